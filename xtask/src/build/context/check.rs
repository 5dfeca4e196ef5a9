//! What cannot be in the context of numbers, each problem with its place and its remedy.

use std::collections::HashSet;

use sourcelight::pack::schema::Problems;

use super::schema::{Context, Wording};

impl Context {
    /// Reports what cannot be.
    pub fn check(&self, problems: &mut Problems) {
        self.check_units(problems);
        self.check_words(problems);
        self.check_yardsticks(problems);
    }

    /// What a unit measures: a dimension, `money`, or a thing in braces.
    pub fn dimension<'a>(&'a self, unit: &'a str) -> Option<&'a str> {
        if let Some(thing) = unit.strip_prefix('{').and_then(|u| u.strip_suffix('}')) {
            return self.things.iter().any(|t| t.id == thing).then_some(unit);
        }
        let known = self.units.iter().find(|u| u.code == unit).map(|u| u.dimension.as_str());
        let iso = unit.len() == 3 && unit.bytes().all(|b| b.is_ascii_uppercase());
        known.or(iso.then_some("money"))
    }

    fn check_units(&self, problems: &mut Problems) {
        let mut codes = HashSet::new();
        for (i, unit) in self.units.iter().enumerate() {
            let place = format!("units[{i}] `{}`", unit.code);
            problems.require(codes.insert(&unit.code), &place, "stands twice; keep one");
            problems.require(unit.factor > 0.0 && unit.factor.is_finite(), &place, "`factor` must be above 0");
            problems.require(!unit.dimension.is_empty(), &place, "`dimension` must say what it measures");
        }
        for (i, conversion) in self.conversions.iter().enumerate() {
            let place = format!("conversions[{i}]");
            let fine = !conversion.from.is_empty() && !conversion.to.is_empty();
            problems.require(fine, &place, "must have units `from` and `to`");
            let first = conversion.from.first().and_then(|u| self.dimension(u));
            for unit in conversion.from.iter().chain(&conversion.to) {
                match self.dimension(unit) {
                    None => problems.add(&place, format!("`{unit}` must be one of `units`")),
                    other => {
                        problems.require(other == first, &place, format!("`{unit}` must measure what the first does"))
                    }
                }
            }
        }
    }

    fn check_words(&self, problems: &mut Problems) {
        for (i, thing) in self.things.iter().enumerate() {
            let place = format!("things[{i}] `{}`", thing.id);
            problems.require(!thing.nouns.is_empty(), &place, "must have `nouns`");
            lower(problems, &place, thing.nouns.iter().chain(&thing.endings));
        }
        for (i, sense) in self.senses.iter().enumerate() {
            let place = format!("senses[{i}] `{}`", sense.id);
            problems.require(!sense.words.is_empty(), &place, "must have `words`");
            lower(problems, &place, sense.words.iter());
        }
        for (i, wording) in self.wordings.iter().enumerate() {
            let place = format!("wordings[{i}]");
            problems.require(!wording.of.is_empty(), &place, "must say what it is for in `of`");
            for (field, text, place_holder) in wording.templates() {
                let ratio = place_holder.is_some();
                let fine = text.contains("{name}") && place_holder.is_none_or(|p| text.contains(p));
                let needs = place_holder.map_or("`{name}`".to_owned(), |p| format!("`{{name}}` and `{p}`"));
                problems.require(
                    fine || ratio && text.is_empty(),
                    format!("{place}.{field}"),
                    format!("must hold {needs}"),
                );
            }
        }
        for (field, ratios, above) in [
            ("multiples", &self.multiples, 1.0),
            ("parts", &self.parts, 0.0),
            ("shares", &self.shares, 0.0),
            ("scales", &self.scales, 1.0),
        ] {
            for (i, ratio) in ratios.iter().enumerate() {
                let fine = ratio.value > above && (above > 0.0 || ratio.value <= 1.0) && !ratio.words.is_empty();
                let range = if above > 0.0 { "above 1" } else { "above 0 and not above 1" };
                problems.require(fine, format!("{field}[{i}]"), format!("must have `words` and a `value` {range}"));
            }
        }
    }

    fn check_yardsticks(&self, problems: &mut Problems) {
        let mut names = HashSet::new();
        for (i, yardstick) in self.yardsticks.iter().enumerate() {
            let place = format!("yardsticks[{i}] `{}`", yardstick.name);
            problems.require(!yardstick.name.trim().is_empty(), &place, "must have a `name`");
            problems.require(names.insert((&yardstick.name, &yardstick.unit)), &place, "stands twice; keep one");
            problems.require(!yardstick.source.trim().is_empty(), &place, "`source` must name who gives the value");
            let year = (1000..=2100).contains(&yardstick.year);
            problems.require(year, &place, "`year` must be the year that the value is of");
            let sense = yardstick.sense.is_empty() || self.senses.iter().any(|s| s.id == yardstick.sense);
            problems.require(sense, &place, format!("`sense` must be one of `senses`, not `{}`", yardstick.sense));
            let Some(dimension) = self.dimension(&yardstick.unit) else {
                problems.add(
                    &place,
                    format!(
                        "`unit` must be a code of `units`, an ISO 4217 code or a thing in braces, not `{}`",
                        yardstick.unit
                    ),
                );
                continue;
            };
            problems.require(dimension == "temperature" || yardstick.value > 0.0, &place, "`value` must be above 0");
            let worded = self.wordings.iter().any(|w| w.of.iter().any(|of| of == dimension || *of == yardstick.sense));
            problems.require(worded, &place, format!("`wordings` must have one of `{dimension}`"));
        }
    }
}

impl Wording {
    /// Each template with its field, and the place for a ratio that it must have.
    fn templates(&self) -> [(&'static str, &str, Option<&'static str>); 5] {
        [
            ("same", &self.same, None),
            ("less", &self.less, None),
            ("more", &self.more, None),
            ("times", &self.times, Some("{times}")),
            ("part", &self.part, Some("{part}")),
        ]
    }
}

fn lower<'a>(problems: &mut Problems, place: &str, words: impl Iterator<Item = &'a String>) {
    for word in words.filter(|w| w.is_empty() || w.trim() != *w || **w != w.to_lowercase()) {
        problems.add(place, format!("`{word}` must be a word in lower case, without space around it"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrong_data_is_reported_with_place_and_remedy() {
        let check = |toml: &str, wanted: &[&str]| {
            let context: Context = toml::from_str(toml).unwrap_or_else(|e| panic!("{toml}: {e}"));
            let mut problems = Problems::new("packs/xx");
            problems.file("context", |p| context.check(p));
            let found: Vec<String> = problems.found().iter().map(ToString::to_string).collect();
            assert_eq!(found.len(), wanted.len(), "{toml}: {found:?}");
            for (found, wanted) in found.iter().zip(wanted) {
                assert!(found.contains("packs/xx/context.toml") && found.contains(wanted), "{toml}: {found}");
            }
        };
        let metre = "[[units]]\ncode = \"m\"\ndimension = \"length\"\nfactor = 1\n";
        let wording =
            "[[wordings]]\nof = [\"length\"]\nsame = \"as {name}\"\nless = \"below {name}\"\nmore = \"above {name}\"\n";
        let tower =
            "[[yardsticks]]\nname = \"a tower\"\nvalue = 300\nunit = \"m\"\nyear = 2022\nsource = \"its owner\"\n";
        check(&format!("{metre}{wording}{tower}"), &[]);
        check(&format!("{metre}{tower}"), &["yardsticks[0] `a tower`: `wordings` must have one of `length`"]);
        check(&format!("{metre}{wording}{tower}sense = \"height\""), &["`sense` must be one of `senses`"]);
        check(&format!("{wording}{tower}"), &["`unit` must be a code of `units`"]);
        check(&format!("{metre}{wording}{tower}{tower}"), &["yardsticks[1] `a tower`: stands twice"]);
        check("[[units]]\ncode = \"m\"\ndimension = \"length\"", &["units[0] `m`: `factor` must be above 0"]);
        check(&format!("{metre}[[conversions]]\nfrom = [\"m\"]\nto = [\"ell\"]"), &["`ell` must be one of `units`"]);
        check("[[things]]\nid = \"people\"\nnouns = [\"People\"]", &["`People` must be a word in lower case"]);
        check(&wording.replace("as {name}", "so"), &["wordings[0].same: must hold `{name}`"]);
        check(
            "[[multiples]]\nvalue = 0.5\nwords = \"half\"",
            &["multiples[0]: must have `words` and a `value` above 1"],
        );
    }
}
