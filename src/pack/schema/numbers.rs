//! Numbers, units and approximators, as people write them: `numbers.toml`, or the files of `numbers/`.

use serde::{Deserialize, Serialize};

use super::Problems;

/// Numbers, units and approximators of a language.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", serde(default, deny_unknown_fields))]
pub struct Numbers {
    /// Numbers in digits.
    pub digits: Digits,
    /// Numbers in words.
    pub words: Words,
    /// Words that stand for a part.
    pub fractions: Fractions,
    /// Two numbers that make one: ranges, and shares such as `one in three`.
    pub pairs: Pairs,
    /// Words that say how exact a number is.
    pub approximators: Vec<Approximator>,
    /// Units.
    pub units: Vec<Unit>,
    /// Currencies: units of money, with their ISO 4217 codes, whose symbols may stand before the number too.
    pub currencies: Vec<Unit>,
    /// Units that are named together with smaller ones.
    pub parts: Vec<Part>,
    /// Endings of units' names that in a compound may belong to what follows (`s` in `100-metersprint`).
    pub plural_endings: Vec<String>,
    /// Ages of people.
    pub ages: Ages,
    /// Results of matches.
    pub scores: Scores,
    /// What looks like a number and is none, and what makes a number an ordinal.
    pub contexts: Contexts,
    /// How the words for what is counted are told from the words around them.
    pub counted: Counted,
}

/// Numbers in digits.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", serde(default, deny_unknown_fields))]
pub struct Digits {
    /// Characters that part groups of digits (`.` in `10.000`); `" "` is any kind of space.
    pub group: Vec<char>,
    /// The character before a decimal part.
    pub decimal: char,
    /// Endings that make an ordinal of digits (`th` in `20th`).
    pub ordinal: Vec<String>,
    /// Words that mean the decimal sign (`two point five`).
    pub point: Vec<String>,
}

/// Numbers in words.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", serde(default, deny_unknown_fields))]
pub struct Words {
    /// The words numbers are made of.
    pub atoms: Vec<Atom>,
    /// Whether the tens stand before the units (`twenty-one`, not `eenentwintig`).
    pub tens_first: bool,
    /// Words between parts of a number (`and` in `a hundred and five`).
    pub links: Vec<String>,
    /// Articles that stand for one before a word such as `hundred` or `dozen`.
    pub articles: Vec<String>,
    /// Words that take a scale word as their unit and leave the number open (`a few` in `a few thousand`), with the
    /// least number they stand for.
    pub several: Vec<Several>,
    /// Words between two vague numbers (`of` in `hundreds of thousands`), `""` where nothing may stand there.
    pub vague_links: Vec<String>,
    /// Endings of a number word that make it about so many (`tal` in `twintigtal`).
    pub about_endings: Vec<String>,
    /// Endings of a number word that make it so many times (`maal` in `tweemaal`).
    pub times_endings: Vec<String>,
    /// Shortened scale words that follow digits (`mln`).
    pub scales: Vec<Scale>,
    /// Words for a sign below zero (`minus`).
    pub minus: Vec<String>,
    /// Number words that also mean something else, and when they count.
    pub restricted: Vec<Restricted>,
    /// How numbers are spelled; reading is more lenient.
    pub spelling: Spelling,
}

/// One of the words numbers are made of.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", serde(default, deny_unknown_fields))]
pub struct Atom {
    /// What it means. Parts below 1, 1 to 9, 10 to 19, the tens below 100, 100, and what is larger are put together
    /// each in its own way.
    pub value: f64,
    /// Its forms, the usual one first.
    pub forms: Vec<String>,
    /// The forms of its ordinal, the usual one first.
    pub ordinals: Vec<String>,
    /// The forms that mean many of it (`hundreds`).
    pub many: Vec<String>,
    /// Whether it means one of it where no number stands before it (`honderd`, but not `million`).
    pub alone: bool,
    /// Whether it is counted as scale words are (`two dozen`), though it is none.
    pub pack: bool,
    /// Whether its forms stand only by themselves, never in a longer number word (`twice`).
    pub whole: bool,
}

/// A word such as `a few`, which counts only before a scale word.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", serde(default, deny_unknown_fields))]
pub struct Several {
    /// Its forms.
    pub forms: Vec<String>,
    /// The least number it stands for.
    pub least: f64,
}

/// A shortened scale word.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", serde(default, deny_unknown_fields))]
pub struct Scale {
    /// What the number before it is multiplied by.
    pub value: f64,
    /// Its forms; capitals count.
    pub forms: Vec<String>,
    /// Whether it counts only with money (`£2m`).
    pub money: bool,
    /// Whether it counts before plurals too (`4m people`).
    pub before_plurals: bool,
    /// Plurals before which it does not (`100m hurdles`).
    pub not_before: Vec<String>,
    /// Whether it must touch the digits, unless nothing comes after it.
    pub glued: bool,
}

/// A number word that also means something else.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", serde(default, deny_unknown_fields))]
pub struct Restricted {
    /// Its forms.
    pub forms: Vec<String>,
    /// Whether it never counts by itself, only in a range, share or longer number.
    pub never: bool,
    /// Words before it after which it does not count.
    pub not_after: Vec<String>,
    /// Words behind it before which it does not count.
    pub not_before: Vec<String>,
    /// Words behind it without which it does not count, if there are any; `""` is the end of a clause.
    pub only_before: Vec<String>,
    /// Words before it without which it does not count, if there are any.
    pub only_after: Vec<String>,
    /// Whether it counts only before a word that can be counted.
    pub only_before_noun: bool,
    /// Words before it after which it counts all the same (`the first`).
    pub free_after: Vec<String>,
    /// Words before it after which it counts only before a word that can be counted (`for a second`).
    pub noun_after: Vec<String>,
    /// Whether it counts only where its sentence does not begin with it.
    pub not_first: bool,
    /// Whether it does not count before a noun with a comma and a name behind it (`One activist, Anna Smith,`).
    pub not_introducing: bool,
}

/// How numbers are spelled in full, from which texts for tests and readers are made.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", serde(default, deny_unknown_fields))]
pub struct Spelling {
    /// The form of one where it is a word of its own, if it has one.
    pub one_alone: String,
    /// Between units and tens, in the order of the language.
    pub units_tens: String,
    /// The same where the first part ends in one of `soft_endings`.
    pub units_tens_soft: String,
    /// Endings that ask for the soft form.
    pub soft_endings: Vec<String>,
    /// Between a number and the word for hundred.
    pub before_hundred: String,
    /// Between the word for hundred and what follows.
    pub after_hundred: String,
    /// Between a number and the word for thousand.
    pub before_thousand: String,
    /// Between a number and a scale word above a thousand.
    pub before_scale: String,
    /// Between a scale word and what follows.
    pub after_scale: String,
    /// The same where what follows is below a hundred.
    pub after_scale_small: String,
}

/// Words that stand for a part.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", serde(default, deny_unknown_fields))]
pub struct Fractions {
    /// Words and phrases with their value (`half`, `driekwart`).
    pub words: Vec<Fraction>,
    /// Words for parts that take a number before them (`quarters` in `three quarters`), besides the ordinals.
    pub denominators: Vec<Fraction>,
    /// Ending that makes an ordinal the name of several parts (`s` in `two thirds`); empty where there is none.
    pub plural: String,
    /// Articles that stand for one before a part (`a third`).
    pub articles: Vec<String>,
    /// Words behind an ordinal that make a fraction of it after such an article (`of` in `a third of`).
    pub before: Vec<String>,
    /// Words before the article that do the same (`by a third`).
    pub after: Vec<String>,
    /// Words for one half that are added to a number (`and a half`), as phrases with the link.
    pub halves: Vec<String>,
}

/// A word or phrase with its value.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", serde(default, deny_unknown_fields))]
pub struct Fraction {
    /// Its forms.
    pub forms: Vec<String>,
    /// Its value.
    pub value: f64,
}

/// Two numbers that make one.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", serde(default, deny_unknown_fields))]
pub struct Pairs {
    /// Words and signs between the bounds of a range (`to`).
    pub range: Vec<String>,
    /// Pairs of words around a range (`between`, `and`).
    pub around: Vec<Around>,
    /// Words between two numbers of which the second is one more (`two or three`).
    pub either: Vec<String>,
    /// Words between the numbers of a share (`in` in `one in three`).
    pub share: Vec<String>,
    /// The same where nothing that is counted may follow (`of the` in `1 of the 3`).
    pub members: Vec<String>,
    /// Words between a lower and an upper bound that both have their approximator (`more than 10 but less than 20`).
    pub bounds: Vec<String>,
    /// Words before the first number of a range or of a change (`from`).
    pub openers: Vec<String>,
    /// Words between two numbers of which the first has the unit of the second, that make no range: the values of a
    /// change (`naar`), the sides of an area (`by`). An approximator that is one of them is none in a change.
    pub change: Vec<String>,
    /// Words after which what follows an opener is a change, not a range (`rose from 10 to 15`).
    pub changes: Vec<String>,
}

/// A pair of words around a range.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", serde(default, deny_unknown_fields))]
pub struct Around {
    /// Words before the lower bound.
    pub before: Vec<String>,
    /// Words before the upper bound.
    pub between: Vec<String>,
}

/// Words that say how exact a number is.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", serde(deny_unknown_fields))]
pub struct Approximator {
    /// What they say.
    pub means: Exactness,
    /// Words before the number.
    #[cfg_attr(feature = "compile", serde(default))]
    pub before: Vec<String>,
    /// Words behind the number.
    #[cfg_attr(feature = "compile", serde(default))]
    pub after: Vec<String>,
    /// Words further before which `before` means something else (`rose` in `rose to 10`).
    #[cfg_attr(feature = "compile", serde(default))]
    pub not_after: Vec<String>,
}

/// What words before or behind a number say of its exactness.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Exactness {
    About,
    AtLeast,
    AtMost,
    MoreThan,
    LessThan,
    Almost,
}

/// A unit, or a currency.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", serde(default, deny_unknown_fields))]
pub struct Unit {
    /// Its UCUM code, or `%`.
    pub code: String,
    /// What it measures (`length`); left out for currencies.
    pub dimension: String,
    /// What a number is multiplied by to be in the unit of the code, below 0 where the name says so (`degrees below
    /// zero`); 1 where it is left out.
    pub factor: Option<f64>,
    /// Its names, capitals or not.
    pub names: Vec<String>,
    /// Its symbols; capitals count.
    pub symbols: Vec<String>,
    /// Endings of adjectives with a number before them (`jarig` in `35-jarige`, `year-old` in `35-year-old`).
    pub endings: Vec<String>,
    /// Words near by without which this reading is left for that of another unit with the same form.
    pub cues: Vec<String>,
    /// The least number that is enough without cues.
    pub from: Option<f64>,
    /// Words of the whole article: of the readings of a form, the one whose words are there most often is meant.
    pub places: Vec<String>,
    /// Symbols that count only where they touch the digits (`in` in `5in`).
    pub glued: Vec<String>,
}

/// Two units that are named together (`5 feet 2 inches`).
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", serde(default, deny_unknown_fields))]
pub struct Part {
    /// Code of the larger.
    pub whole: String,
    /// Code of the smaller.
    pub part: String,
    /// How many of the smaller go into the larger.
    pub per: f64,
    /// Whether the name of the smaller may be left out (`één meter twintig`).
    pub silent: bool,
}

/// Ages of people.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", serde(default, deny_unknown_fields))]
pub struct Ages {
    /// Words before a bare number that make it an age in years (`aged`).
    pub before: Vec<String>,
    /// Words before a number that make it an age where one of `units` follows, or nothing that can be counted (`she is`).
    pub before_alone: Vec<String>,
    /// Words before an ordinal that make it the age from that birthday on (`op zijn` in `op zijn twaalfde`).
    pub before_ordinal: Vec<String>,
    /// Words for people, or the ends of them, of whom an age is told with `of` (`a boy of eight`).
    pub people: Vec<String>,
    /// Those of them, or their ends, of whom a small number counts the children (`a mother of three`).
    pub parents: Vec<String>,
    /// Words between such a word and the age (`of`).
    pub of: Vec<String>,
    /// Units of age that are units of time elsewhere (`years`).
    pub units: Vec<AgeUnit>,
    /// Whether a number between commas or brackets after a name is an age (`Andrew Smith, 49,`).
    pub after_names: bool,
}

/// A unit of age.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", serde(default, deny_unknown_fields))]
pub struct AgeUnit {
    /// Its UCUM code.
    pub code: String,
    /// Its names.
    pub names: Vec<String>,
}

/// Results of matches.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", serde(default, deny_unknown_fields))]
pub struct Scores {
    /// Words in whose sentence `1-3` is a result (`won`); `3-1` needs none.
    pub cues: Vec<String>,
}

/// What looks like a number and is none, and what makes a number an ordinal.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", serde(default, deny_unknown_fields))]
pub struct Contexts {
    /// Words after which a number is a place in a series or on a scale (`week 22`).
    pub series: Vec<String>,
    /// Longer phrases with such a word that make no series (`every day` in `every day 300 people`).
    pub each: Vec<String>,
    /// Words after which a number is a name (`article 12`, `Boeing 737`); where one has a capital, capitals count.
    pub identifiers: Vec<String>,
    /// Phrases with a number word that do not count (`op één lijn`).
    pub idioms: Vec<String>,
    /// Units of time: a number before one is a length of time, which is a date, if anything.
    pub durations: Vec<String>,
    /// Forms that are no numbers: `#` is a digit, `@` a capital letter (`#### @@` for a postcode).
    pub patterns: Vec<String>,
}

/// How the words for what is counted are told from the words around them.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", serde(default, deny_unknown_fields))]
pub struct Counted {
    /// Words that may stand between number and noun and are passed over (`of the`).
    pub skip: Vec<String>,
    /// Words between a quantity and what it is of (`of`), before or behind.
    pub holders: Vec<String>,
    /// Words that follow a length and say in which direction it is (`hoog`).
    pub sizes: Vec<String>,
    /// Words that are never part of it: prepositions, conjunctions, verbs of every text.
    pub stop: Vec<String>,
    /// Endings of words that come before the noun (adjectives).
    pub adjectives: Vec<String>,
    /// Endings of nouns that have such an ending too (`olie`).
    pub nouns: Vec<String>,
    /// Endings of plural nouns; where there are any, a plural is looked for.
    pub plurals: Vec<String>,
    /// Endings behind an apostrophe that belong to the noun (`s` in `foto's`).
    pub clitics: Vec<String>,
    /// Plural nouns without such an ending.
    pub plural_words: Vec<String>,
}

impl Numbers {
    /// Reports what cannot be.
    pub fn check(&self, problems: &mut Problems) {
        let Self { digits, words, fractions, pairs, units, currencies, parts, ages, contexts, .. } = self;
        let grouped = digits.group.contains(&digits.decimal);
        problems.require(!grouped, "digits.group", "must not hold the sign before decimals too");
        words.check(problems);
        fractions.check(problems);
        for (i, around) in pairs.around.iter().enumerate() {
            let fine = !around.before.is_empty() && !around.between.is_empty();
            problems.require(fine, format!("pairs.around[{i}]"), "must have words `before` and `between`");
        }
        for (i, approximator) in self.approximators.iter().enumerate() {
            let fine = !approximator.before.is_empty() || !approximator.after.is_empty();
            problems.require(fine, format!("approximators[{i}]"), "must have words `before` or `after` the number");
        }
        for (i, unit) in units.iter().enumerate() {
            let place = || format!("units[{i}] `{}`", unit.code);
            let written = [&unit.names, &unit.symbols, &unit.endings, &unit.glued];
            problems.require(is_code(&unit.code), place(), "`code` must be a UCUM code, without spaces");
            problems.require(!unit.dimension.is_empty(), place(), "`dimension` must say what it measures");
            require_forms(problems, &written, place, "`names`, `symbols` or `endings`");
            require_factor(problems, unit.factor, place);
        }
        for (i, currency) in currencies.iter().enumerate() {
            let place = || format!("currencies[{i}] `{}`", currency.code);
            let iso = currency.code.len() == 3 && currency.code.bytes().all(|b| b.is_ascii_uppercase());
            problems.require(iso, place(), "`code` must be the three capitals of ISO 4217");
            problems.require(currency.dimension.is_empty(), place(), "`dimension` is money; leave it out");
            require_forms(problems, &[&currency.names, &currency.symbols], place, "`names` or `symbols`");
            require_factor(problems, currency.factor, place);
        }
        for (i, part) in parts.iter().enumerate() {
            let place = || format!("parts[{i}]");
            let known =
                |code: &String| units.iter().any(|u| u.code == *code) || currencies.iter().any(|c| c.code == *code);
            problems.require(
                known(&part.whole),
                place(),
                format!("`whole` must be the code of a unit, not `{}`", part.whole),
            );
            problems.require(
                known(&part.part),
                place(),
                format!("`part` must be the code of a unit, not `{}`", part.part),
            );
            problems.require(part.per > 1.0, place(), "`per` must be above 1");
        }
        for (i, unit) in ages.units.iter().enumerate() {
            let place = || format!("ages.units[{i}] `{}`", unit.code);
            problems.require(is_code(&unit.code), place(), "`code` must be a UCUM code, without spaces");
            require_forms(problems, &[&unit.names], place, "`names`");
        }
        for (i, pattern) in contexts.patterns.iter().enumerate() {
            let fine = pattern.starts_with('#');
            problems.require(fine, format!("contexts.patterns[{i}] `{pattern}`"), "must begin with a digit, `#`");
        }
    }
}

impl Words {
    fn check(&self, problems: &mut Problems) {
        for (i, atom) in self.atoms.iter().enumerate() {
            let place = || format!("words.atoms[{i}] `{}`", atom.value);
            problems.require(atom.value >= 0.0 && atom.value.is_finite(), place(), "`value` must be 0 or more");
            require_forms(problems, &[&atom.forms, &atom.ordinals, &atom.many], place, "`forms`, `ordinals` or `many`");
        }
        for (i, several) in self.several.iter().enumerate() {
            let place = || format!("words.several[{i}]");
            problems.require(several.least > 0.0, place(), "`least` must be above 0");
            require_forms(problems, &[&several.forms], place, "`forms`");
        }
        for (i, scale) in self.scales.iter().enumerate() {
            let place = || format!("words.scales[{i}]");
            problems.require(scale.value > 1.0, place(), "`value` must be above 1");
            require_forms(problems, &[&scale.forms], place, "`forms`");
        }
        for (i, rule) in self.restricted.iter().enumerate() {
            require_forms(problems, &[&rule.forms], || format!("words.restricted[{i}]"), "`forms`");
        }
    }
}

impl Fractions {
    fn check(&self, problems: &mut Problems) {
        for (i, word) in self.words.iter().enumerate() {
            let place = || format!("fractions.words[{i}]");
            problems.require(word.value > 0.0, place(), "`value` must be above 0, the share of the whole");
            require_forms(problems, &[&word.forms], place, "`forms`");
        }
        for (i, word) in self.denominators.iter().enumerate() {
            let place = || format!("fractions.denominators[{i}]");
            problems.require(word.value > 1.0, place(), "`value` must be above 1, how many such parts make a whole");
            require_forms(problems, &[&word.forms], place, "`forms`");
        }
    }
}

/// Reports forms that are missing, empty, or padded with space, which no text can match.
fn require_forms(problems: &mut Problems, lists: &[&Vec<String>], place: impl Fn() -> String, fields: &str) {
    let mut forms = lists.iter().flat_map(|list| list.iter()).peekable();
    problems.require(forms.peek().is_some(), place(), format!("must have {fields}"));
    let empty = |f: &String| f.is_empty() || f.trim() != f;
    let remedy = |form: &String| format!("form `{form}` must hold a word, without space around it");
    for form in forms.filter(|f| empty(f)) {
        problems.add(place(), remedy(form));
    }
}

fn require_factor(problems: &mut Problems, factor: Option<f64>, place: impl Fn() -> String) {
    let fine = factor.is_none_or(|f| f != 0.0 && f.is_finite());
    problems.require(fine, place(), "`factor` must not be 0; leave it out for 1");
}

fn is_code(code: &str) -> bool {
    !code.is_empty() && !code.contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrong_data_is_reported_with_place_and_remedy() {
        let check = |toml: &str, wanted: &[&str]| {
            let numbers: Numbers = toml::from_str(toml).unwrap_or_else(|e| panic!("{toml}: {e}"));
            let mut problems = Problems::new("packs/xx");
            problems.file("numbers", |p| numbers.check(p));
            let found: Vec<String> = problems.found().iter().map(ToString::to_string).collect();
            assert_eq!(found.len(), wanted.len(), "{toml}: {found:?}");
            for (found, wanted) in found.iter().zip(wanted) {
                assert!(found.contains("packs/xx/numbers.toml") && found.contains(wanted), "{toml}: {found}");
            }
        };
        let metre = "[[units]]\ncode = \"m\"\ndimension = \"length\"\nnames = [\"metre\"]\n";
        check(metre, &[]);
        check("digits = { group = [\".\"], decimal = \".\" }", &["digits.group: must not hold the sign"]);
        check(&format!("{metre}factor = 0.0"), &["units[0] `m`: `factor` must not be 0"]);
        check("[[units]]\ncode = \"m\"\ndimension = \"length\"", &["units[0] `m`: must have `names`"]);
        check("[[units]]\ncode = \"\"\nnames = [\"metre\"]", &["`code` must be a UCUM code", "`dimension` must say"]);
        check("[[currencies]]\ncode = \"euro\"\nnames = [\"euro\"]", &["currencies[0] `euro`: `code` must be"]);
        check(
            &format!("{metre}[[parts]]\nwhole = \"m\"\npart = \"cm\"\nper = 100"),
            &["parts[0]: `part` must be the code"],
        );
        check(
            "[[words.atoms]]\nvalue = -1.0\nforms = [\" one\"]",
            &["`value` must be 0 or more", "form ` one` must hold"],
        );
        check("[[words.scales]]\nvalue = 0.0\nforms = [\"mn\"]", &["words.scales[0]: `value` must be above 1"]);
        check("[[words.several]]\nforms = [\"few\"]", &["words.several[0]: `least` must be above 0"]);
        check("[[words.restricted]]\nnever = true", &["words.restricted[0]: must have `forms`"]);
        check("[[fractions.words]]\nforms = [\"half\"]", &["fractions.words[0]: `value` must be above 0"]);
        check(
            "[[fractions.denominators]]\nvalue = 1\nforms = [\"half\"]",
            &["fractions.denominators[0]: `value` must be"],
        );
        check("[[pairs.around]]\nbefore = [\"between\"]", &["pairs.around[0]: must have words"]);
        check("[[approximators]]\nmeans = \"about\"", &["approximators[0]: must have words"]);
        check("[[ages.units]]\ncode = \"a\"", &["ages.units[0] `a`: must have `names`"]);
        check("contexts = { patterns = [\"@@\"] }", &["contexts.patterns[0] `@@`: must begin with a digit"]);
    }
}
