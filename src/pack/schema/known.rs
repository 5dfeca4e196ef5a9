//! What is known of the things that gazetteers name: a line of description, and where on earth they are.
//!
//! It is no part of a pack: finding needs none of it, and a page fetches it as JSON to show beside what was found.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Names, Problems, names};

/// The source form of `known.toml`, joined with the lists of `packs/common/known/`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Known {
    /// Things of one sort each; the same for every language.
    pub list: Vec<Things>,
    /// How a thing of each sort is described: `capital = "hoofdstad van {in}"`, where `{in}` is what it lies in.
    pub sort: BTreeMap<String, String>,
    /// What a thing is called inside a description, where the gazetteer's name alone is not right there
    /// (`Q145 = "het Verenigd Koninkrijk"`).
    pub called: BTreeMap<String, String>,
    /// Descriptions of things that no sort describes well.
    pub text: BTreeMap<String, String>,
}

/// Things of one sort.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Things {
    /// Their sort, a key of [`Known::sort`]; empty where each is described on its own.
    pub sort: String,
    /// What they lie in, by Wikidata id, where the line does not say.
    pub within: String,
    /// One a line: its Wikidata id, what it lies in, latitude and longitude in degrees, and its name, which is there
    /// for people to read: `Q84 | Q145 | 51.51 -0.13 | London`. All but the first may be empty.
    pub things: String,
}

/// A line of [`Things::things`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Thing<'a> {
    /// Its Wikidata id.
    pub id: &'a str,
    /// What it lies in.
    pub within: Option<&'a str>,
    /// Degrees north and degrees east.
    pub at: Option<(f32, f32)>,
}

/// What a page gets of one thing.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Told {
    /// Its description, a line in the pack's language.
    pub text: String,
    /// Where it is, in degrees north and degrees east; absent from what is nowhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<(f32, f32)>,
}

impl Known {
    /// What is told of everything that the gazetteers name with an id, by id.
    ///
    /// Reports ids of which nothing is told, and lines that cannot be.
    pub fn told(&self, gazetteers: &Names, problems: &mut Problems) -> BTreeMap<String, Told> {
        let mut called: BTreeMap<&str, &str> = BTreeMap::new();
        for entry in gazetteers.list.iter().flat_map(names::List::entries) {
            let Some(name) = entry.names.first() else { continue };
            for candidate in entry.candidates() {
                called.entry(candidate.id).or_insert(name);
            }
        }
        for id in self.text.keys().chain(self.called.keys()).filter(|id| !names::is_wikidata(id)) {
            problems.add(format!("`{id}`"), "must be `Q` and digits");
        }
        let named: BTreeSet<&str> = called.keys().copied().collect();
        called.extend(self.called.iter().map(|(id, name)| (id.as_str(), name.as_str())));
        let mut told = BTreeMap::new();
        let mut listed = BTreeSet::new();
        for (i, list) in self.list.iter().enumerate() {
            for (line, text) in list.things.lines().enumerate().filter(|(_, text)| !text.trim().is_empty()) {
                let place = format!("list[{i}].things, line {}", line + 1);
                let Some(thing) = Thing::read(text) else {
                    problems.add(place, "must be `Q…`, what it lies in, two degrees and its name, parted by `|`");
                    continue;
                };
                problems.require(
                    listed.insert(thing.id),
                    place.clone(),
                    "must not be listed twice; keep one of its lines",
                );
                if !named.contains(thing.id) {
                    let described = self.text.contains_key(thing.id) || self.sort.contains_key(&list.sort);
                    problems.require(described, place, "needs a `sort` of this language, or `text` of its own");
                    continue;
                }
                let within = thing.within.unwrap_or(&list.within);
                let Some(text) = self.describe(thing.id, &list.sort, called.get(within).copied()) else {
                    problems.add(place, "needs `text` of its own, or a `sort` whose `{in}` is named in this language");
                    continue;
                };
                told.insert(thing.id.to_owned(), Told { text, at: thing.at });
            }
        }
        for id in named {
            let place = format!("names: `{}`", called[id]);
            problems.require(
                told.contains_key(id),
                place,
                "has an id of which `known` tells nothing; add a line for it",
            );
        }
        told
    }

    fn describe(&self, id: &str, sort: &str, within: Option<&str>) -> Option<String> {
        if let Some(text) = self.text.get(id) {
            return Some(text.clone());
        }
        let text = self.sort.get(sort)?;
        match within {
            Some(within) => Some(text.replace("{in}", within)),
            None => (!text.contains("{in}")).then(|| text.clone()),
        }
    }
}

impl<'a> Thing<'a> {
    /// Reads a line; nothing where it cannot be.
    fn read(line: &'a str) -> Option<Self> {
        let mut fields = line.split('|').map(str::trim);
        let mut field = || fields.next().filter(|field| !field.is_empty());
        let id = field()?;
        let within = field();
        let at = match field() {
            None => None,
            Some(degrees) => {
                let (north, east) = degrees.split_once(' ')?;
                let (north, east): (f32, f32) = (north.parse().ok()?, east.trim().parse().ok()?);
                if north.abs() > 90.0 || east.abs() > 180.0 {
                    return None;
                }
                Some((north, east))
            }
        };
        if ![Some(id), within].into_iter().flatten().all(names::is_wikidata) {
            return None;
        }
        Some(Self { id, within, at })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(lines: &str) -> Names {
        toml::from_str(&format!("[[list]]\nkind = \"place\"\nnames = \"\"\"\n{lines}\n\"\"\"")).expect("names")
    }

    fn known() -> Known {
        let things = "Q84 | Q145 | 51.51 -0.13 | London\nQ1 | | | Elsewhere\n".to_owned();
        Known {
            list: vec![Things { sort: "capital".into(), things, ..Things::default() }],
            sort: [("capital".to_owned(), "capital of {in}".to_owned())].into(),
            ..Known::default()
        }
    }

    #[test]
    fn a_sort_describes_its_things_by_what_they_lie_in() {
        let mut problems = Problems::new("known");
        let told = known().told(&names("London | | Q84\nUnited Kingdom | | Q145"), &mut problems);
        assert_eq!(told["Q84"], Told { text: "capital of United Kingdom".into(), at: Some((51.51, -0.13)) });
    }

    #[test]
    fn what_is_named_and_not_told_is_reported() {
        let mut problems = Problems::new("known");
        known().told(&names("Atlantis | | Q2"), &mut problems);
        assert!(problems.found()[0].to_string().contains("Atlantis"));
    }

    #[test]
    fn what_is_listed_twice_or_cannot_be_described_is_reported() {
        let mut twice = known();
        twice.list.push(twice.list[0].clone());
        let mut sortless = known();
        sortless.list[0].sort = "port".to_owned();
        for (known, problems) in [(known(), 0), (twice, 2), (sortless, 2)] {
            let mut found = Problems::new("known");
            known.told(&names("London | | Q84\nUnited Kingdom | | Q145"), &mut found);
            let found = found.found().iter().filter(|p| !p.to_string().contains("tells nothing")).count();
            assert_eq!(found, problems);
        }
    }

    #[test]
    fn every_candidate_of_a_name_has_to_be_told() {
        let mut problems = Problems::new("known");
        let told = known().told(&names("London | | Q84 Q145; Q92561 Q16\nUnited Kingdom | | Q145"), &mut problems);
        assert!(told.contains_key("Q84"));
        assert!(problems.found().iter().any(|p| p.to_string().contains("London")));
    }

    #[test]
    fn a_line_that_cannot_be_is_reported() {
        for line in ["London", "Q84 | Q145 | 51.51", "Q84 | Q145 | 99 0"] {
            assert_eq!(Thing::read(line), None, "{line}");
        }
    }
}
