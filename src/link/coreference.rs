//! Mentions tied to entities.

use crate::annotation::{Annotation, Detail, Entity, EntityKind};
use crate::pack::Pack;
use crate::text::Document;

/// Ties every mention in `annotations` to an entity and returns the entities, in order of first mention.
pub fn link(document: &Document, _pack: &Pack, annotations: &mut [Annotation]) -> Vec<Entity> {
    let mut entities: Vec<Entity> = Vec::new();
    let mut by_name: std::collections::HashMap<(EntityKind, String), usize> = Default::default();
    for (i, annotation) in annotations.iter_mut().enumerate() {
        let Detail::Mention(mention) = &mut annotation.detail else { continue };
        let name = document.slice(annotation.span);
        let entity = *by_name.entry((mention.kind, name.to_owned())).or_insert_with(|| {
            entities.push(Entity {
                kind: mention.kind,
                name: name.to_owned(),
                mentions: Vec::new(),
                roles: Vec::new(),
                gender: None,
                plural: false,
                wikidata: None,
            });
            entities.len() - 1
        });
        mention.entity = Some(entity);
        entities[entity].mentions.push(i);
    }
    entities
}
