//! Mentions tied to entities.
//!
//! Mentions of one kind belong together where they have the same name, are known to mean the same thing (`VS`,
//! `Verenigde Staten`), or one is a form that the other goes by: a surname, a first name, initials, an acronym, the
//! first word of an organisation. A short form goes to whom it was last used for, so that after `Anna Jansen` the name
//! `Jansen` is hers, even if the article began with `Piet Jansen`; but `meneer Jansen` stays his, and `burgemeester
//! Jansen` is who was called so.

mod forms;
mod roles;
mod ties;

use crate::annotation::{Annotation, Detail, Entity, EntityKind};
use crate::pack::Pack;
use crate::pack::names::Names;
use crate::pack::schema::names::Candidate;
use crate::text::{Document, hash};

use forms::Form;

/// Ties every mention in `annotations` to an entity and returns the entities, in order of first mention.
pub fn link(document: &Document, pack: &Pack, annotations: &mut [Annotation]) -> Vec<Entity> {
    let names = &pack.names;
    let mentions: Vec<usize> =
        (0..annotations.len()).filter(|&i| matches!(annotations[i].detail, Detail::Mention(_))).collect();
    let forms: Vec<Form> = mentions.iter().filter_map(|&i| Form::of(document, names, &annotations[i])).collect();
    let firsts = ties::find(document, &forms);

    let mut entities: Vec<Entity> = Vec::new();
    let mut number_of: hash::HashMap<usize> = hash::HashMap::default();
    for ((&i, form), first) in mentions.iter().zip(&forms).zip(firsts) {
        let number = *number_of.entry(first as u64).or_insert_with(|| {
            entities.push(unnamed(form.kind));
            entities.len() - 1
        });
        if let Detail::Mention(mention) = &mut annotations[i].detail {
            mention.entity = Some(number);
        }
        let entity = &mut entities[number];
        entity.mentions.push(i);
        let text = document.slice(form.span);
        // A group's first word is as full as any other; of other names the longest says most.
        if entity.name.is_empty() || (form.kind != EntityKind::Group && text.len() > entity.name.len()) {
            text.clone_into(&mut entity.name);
        }
        if form.kind == EntityKind::Person {
            // A title tells better than a first name, and the first of either better than a later one.
            entity.gender = form.around.gender.or(entity.gender).or(form.gender);
            for role in &form.around.roles {
                if !entity.roles.contains(role) {
                    entity.roles.push(role.clone());
                }
            }
        }
        if let Some(item) =
            form.item.filter(|&item| names.may_be(item, entity.gender)).and_then(|item| names.items.get(item as usize))
        {
            entity.plural |= item.plural;
            if entity.wikidata.is_none() {
                entity.wikidata.clone_from(&item.wikidata);
            }
        }
    }
    for entity in &mut entities {
        entity.wikidata = entity.wikidata.take().and_then(|ids| sure(&ids, names, &forms).map(str::to_owned));
    }
    entities
}

/// The one of a name's Wikidata items that the article's other names speak for; see [`Candidate`].
fn sure<'a>(ids: &'a str, names: &Names, forms: &[Form]) -> Option<&'a str> {
    let named = |id: &str| forms.iter().any(|form| form.named(names) == Some(id));
    let mut sure = Candidate::all(ids).filter_map(|Candidate { id, others }| {
        let (mut asked, mut met) = (false, false);
        for other in others.split_whitespace() {
            match other.strip_prefix('-') {
                Some(other) if named(other) => return None,
                Some(_) => {}
                None => (asked, met) = (true, met || named(other)),
            }
        }
        (met || !asked).then_some(id)
    });
    let only = sure.next()?;
    sure.next().is_none().then_some(only)
}

fn unnamed(kind: EntityKind) -> Entity {
    Entity {
        kind,
        name: String::new(),
        mentions: Vec::new(),
        roles: Vec::new(),
        gender: None,
        plural: kind == EntityKind::Group,
        wikidata: None,
    }
}
