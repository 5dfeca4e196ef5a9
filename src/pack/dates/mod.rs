//! Calendar and clock, as the finders use them.

mod counts;
pub mod grammar;
pub mod slot;

use super::schema;
use super::schema::dates::{JoinMeaning, Unit, Writing};
use crate::pack::Phrases;
use crate::pack::phrases::Match;
use crate::text::hash;
use grammar::Grammar;

/// Calendar and clock of a language.
#[derive(Debug)]
pub struct Dates {
    /// What words can be in a date.
    pub words: Phrases<Vec<Word>>,
    /// The forms that words make.
    pub grammar: Grammar,
    /// How names are written inside a sentence.
    pub names_are: Writing,
    /// Whether decimals follow a comma.
    pub decimal_comma: bool,
    /// Whether a week begins on Sunday.
    pub sunday_first: bool,
    /// Days with a name, without their names.
    pub holidays: Vec<schema::dates::Holiday>,
    /// From which hour to which each part of the day lasts.
    pub parts: Vec<(u8, u8)>,
    /// What may stand between two dates.
    pub joins: Phrases<Vec<Join>>,
    /// Words that may stand between such a word and the second date.
    pub fillers: Phrases<()>,
    /// Words after which four digits are no year.
    pub no_year_after: Phrases<()>,
    /// Words before which four digits are no year.
    pub no_year_before: Phrases<()>,
    /// Words after which so many years are no age.
    pub lasting: Phrases<()>,
    /// Words that may follow a date whose form is easily mistaken.
    pub after_a_date: Phrases<()>,
    /// Words that tell past from future.
    pub tense: Tense,
}

/// What a word can be in a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// The place it fits, as an index into the slots and after them the lists of words.
    pub slot: u16,
    /// What it means there: a number, or an index.
    pub value: i32,
    /// The part of the day that it means too, as an index into [`Dates::parts`] plus one.
    pub part: u8,
    /// How far it is a date without a number beside it.
    pub strength: Strength,
    /// Whether it counts only in capitals (`UTC`).
    pub capitals: bool,
}

/// How far a word is a date without a number or context beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strength {
    /// It is no name.
    Plain,
    /// A name; where it is written as names are in the language, it can stand alone.
    Name,
    /// The short form of a name.
    Short,
    /// A name that is something else too.
    Ambiguous,
}

/// What stands between two dates.
#[derive(Debug, Clone)]
pub struct Join {
    /// What it makes of them.
    pub means: JoinMeaning,
    /// Words of which one must stand before the first date; none where nothing has to.
    pub after: Phrases<()>,
}

/// Words that tell past from future.
#[derive(Debug)]
pub struct Tense {
    /// Words, and whether they are of the future.
    pub words: Phrases<bool>,
    /// Ends of words of the past.
    pub past_endings: Vec<String>,
    /// Words that have such an end and are none.
    pub not_past: Phrases<()>,
    /// Words right before a date, and whether it is to come.
    pub before: Phrases<bool>,
    /// Ends of verbs in the present.
    pub present_endings: Vec<String>,
    /// Words that have such an end and are none.
    pub not_present: Phrases<()>,
    /// Ends of verbs in the present that only tell where a verb must stand.
    pub plural_endings: Vec<String>,
    /// Whether the verb stands right behind a date that begins the sentence.
    pub verb_second: bool,
    /// Verbs that tell the past with a participle, and the future right beside a date.
    pub copulas: Phrases<()>,
    /// How participles begin and end.
    pub participles: (Vec<String>, Vec<String>),
    /// Words of that form that are none.
    pub not_participle: Phrases<()>,
    /// Words right behind which no finite verb stands.
    pub noun_after: Phrases<()>,
    /// Words that make a clause part of another, so that its verb ends it.
    pub subordinators: Phrases<()>,
}

/// In the slot of seasons, what is added to the month that a year of its own begins in.
pub const TERM: i32 = 16;

/// A unit and how many of it, in one number.
pub fn unit_value(unit: Unit, times: i32) -> i32 {
    unit as i32 | times << 4
}

/// A unit and how many of it, from one number.
pub fn unit_of(value: i32) -> (Unit, i32) {
    use Unit::{Day, Hour, Minute, Month, Second, Week, Weekend, Workday, Year};
    let all = [Second, Minute, Hour, Day, Workday, Weekend, Week, Month, Year];
    (all.get((value & 15) as usize).copied().unwrap_or(Year), value >> 4)
}

impl Dates {
    /// Calendar and clock as a pack gives them, with its number words.
    pub fn new(schema: &schema::Dates, numbers: &schema::Numbers) -> Self {
        let grammar = Grammar::new(schema);
        Self {
            words: words(schema, numbers),
            grammar,
            names_are: schema.names_are,
            decimal_comma: numbers.digits.decimal == ',',
            sunday_first: schema.sunday_first,
            holidays: schema
                .holidays
                .iter()
                .map(|h| schema::dates::Holiday { names: Vec::new(), ..h.clone() })
                .collect(),
            parts: schema.day_parts.iter().map(|p| (p.from, p.to)).collect(),
            joins: joins(schema),
            fillers: schema.fillers.iter().collect(),
            no_year_after: schema.no_year_after.iter().collect(),
            no_year_before: schema.no_year_before.iter().collect(),
            lasting: schema.lasting.iter().collect(),
            after_a_date: schema.after_a_date.iter().collect(),
            tense: tense(&schema.tense),
        }
    }
}

/// Collects what every word can be.
struct Words(Phrases<Vec<Word>>);

impl Words {
    fn add(&mut self, word: &str, slot: u16, value: i32, part: u8, strength: Strength) {
        let Some(entry) = self.0.entry(word) else { return };
        let capitals = slot >= slot::lists() && word.len() > 1 && !word.chars().any(char::is_lowercase);
        let word = Word { slot, value, part, strength, capitals };
        if !entry.iter().any(|w| w.slot == slot && w.value == value) {
            entry.push(word);
        }
    }

    fn plain<'a>(&mut self, words: impl IntoIterator<Item = &'a String>, slot: u16, value: i32) {
        for word in words {
            self.add(word, slot, value, 0, Strength::Plain);
        }
    }

    /// Lists of names, of which the first means `from`; each in a slot for any and one for those that can stand alone.
    fn names(&mut self, lists: &[Vec<String>], slot: u16, from: i32, strength: impl Fn(&String) -> Strength) {
        for (i, names) in lists.iter().enumerate() {
            for name in names {
                self.add(name, slot, from + i as i32, 0, strength(name));
            }
        }
    }
}

fn words(schema: &schema::Dates, numbers: &schema::Numbers) -> Phrases<Vec<Word>> {
    let ordinal_endings = &numbers.digits.ordinal;
    let numbers = &numbers.words;
    let mut all = Words(Phrases::new(Match::Folded));
    let full = |name: &String| match schema.ambiguous.contains(name) {
        true => Strength::Ambiguous,
        false => Strength::Name,
    };
    all.names(&schema.months, slot::MONTH, 1, full);
    let short = |name: &String| match schema.ambiguous.contains(name) {
        true => Strength::Ambiguous,
        false => Strength::Short,
    };
    all.names(&schema.short_months, slot::MONTH, 1, short);
    all.names(&schema.weekdays, slot::WEEKDAY, 1, full);
    all.names(&schema.short_weekdays, slot::WEEKDAY, 1, short);
    all.names(&schema.seasons, slot::SEASON, 0, full);
    for term in &schema.terms {
        all.plain(&term.words, slot::SEASON, TERM + i32::from(term.month));
    }
    for (i, names) in schema.decades.iter().enumerate() {
        all.plain(names, slot::DECADE, 20 + 10 * i as i32);
    }
    all.names(&schema.quarters, slot::QUARTER, 1, |_| Strength::Plain);
    all.names(&schema.halves, slot::HALF, 1, |_| Strength::Plain);
    for words in &schema.units {
        let value = unit_value(words.unit, i32::from(words.times));
        all.plain(words.one.iter().chain(&words.many), slot::UNIT, value);
        all.plain(&words.one, slot::UNIT_ONE, value);
        all.plain(&words.many, slot::UNIT_MANY, value);
        all.plain(words.one.iter().chain(&words.counted), slot::UNIT_COUNTED, value);
        if words.always {
            all.plain(&words.one, slot::UNIT_LENGTH, value);
        }
    }
    for (i, part) in schema.day_parts.iter().enumerate() {
        if part.with_clock {
            all.plain(&part.words, slot::AM_PM, i as i32);
            all.plain(&part.letters, slot::AM_PM_LETTER, i as i32);
        } else {
            all.plain(&part.words, slot::PART_NOUN, i as i32);
            all.plain(&part.adverbs, slot::PART_ADVERB, i as i32);
            all.plain(part.words.iter().chain(&part.adverbs), slot::PART, i as i32);
        }
        if !part.with_clock && schema.weekday_joins_part {
            for (day, names) in schema.weekdays.iter().enumerate() {
                for (name, part) in names.iter().flat_map(|n| part.words.iter().map(move |p| (n, p))) {
                    let joined = format!("{name}{part}");
                    all.add(&joined, slot::WEEKDAY, day as i32 + 1, i as u8 + 1, Strength::Name);
                }
            }
        }
    }
    for day in &schema.days {
        let part = |word: &String| schema.day_parts.iter().position(|p| p.words.contains(word));
        let part = day.part.as_ref().and_then(part).map_or(0, |i| i as u8 + 1);
        for word in &day.words {
            all.add(word, slot::TODAY, i32::from(day.by), part, Strength::Plain);
        }
    }
    for shift in &schema.shifts {
        let value = i32::from(shift.by) * 2 + i32::from(shift.nearest);
        all.plain(&shift.words, slot::SHIFT, value);
        all.plain(&shift.behind, slot::SHIFT_BEHIND, value);
    }
    for (i, holiday) in schema.holidays.iter().enumerate() {
        all.plain(&holiday.names, slot::HOLIDAY, i as i32);
    }
    for (word, value) in counts::cardinals(numbers) {
        all.add(&word, slot::N, value * 1000, 0, Strength::Plain);
        if (1..=12).contains(&value) {
            all.add(&word, slot::HOUR, value, 0, Strength::Plain);
        }
        // Where units stand before tens, a year is one word.
        if !numbers.tens_first && (1..100).contains(&value) {
            for century in &schema.centuries {
                for words in century.words.iter().filter(|w| !w.contains(' ')) {
                    all.add(&format!("{words}{word}"), slot::YEAR, i32::from(century.year) + value, 0, Strength::Plain);
                }
            }
        }
        if (10..60).contains(&value) {
            all.add(&word, slot::MINUTE, value, 0, Strength::Plain);
        }
        // In `October four people` it counts; more than a dozen is counted in digits.
        if (1..=31).contains(&value) && (schema.days_are_counted || value > 12) {
            all.add(&word, slot::DAY, value, 0, Strength::Plain);
        }
        if (1..=31).contains(&value) || value % 10 == 0 {
            for ending in &schema.unit_endings {
                for end in &ending.endings {
                    all.add(
                        &format!("{word}{end}"),
                        slot::ADJECTIVE,
                        unit_value(ending.unit, value),
                        0,
                        Strength::Plain,
                    );
                }
            }
        }
    }
    for (word, value) in counts::ordinals(numbers) {
        all.add(&word, slot::NTH, value, 0, Strength::Plain);
        if (1..=31).contains(&value) {
            all.add(&word, slot::DAY, value, 0, Strength::Plain);
        }
    }
    for (exponent, value) in [(6, 1e6), (9, 1e9)] {
        for atom in numbers.atoms.iter().filter(|a| a.value == value) {
            all.plain(&atom.forms, slot::LARGE, exponent);
        }
    }
    for century in &schema.centuries {
        all.plain(&century.words, slot::CENTURY, i32::from(century.year));
    }
    all.plain(&schema.last, slot::LAST, -1);
    all.plain(&numbers.articles, slot::ONE, 1);
    for sign in &schema.hour_signs {
        for minute in 0..60 {
            all.add(&format!("{sign}{minute:02}"), slot::SIGNED_MINUTE, minute, 0, Strength::Plain);
        }
    }
    for time in &schema.times {
        all.plain(&time.words, slot::CLOCK, i32::from(time.hour) * 60 + i32::from(time.minute));
    }
    for ending in &schema.unit_endings {
        all.plain(&ending.endings, slot::ENDING, unit_value(ending.unit, 1));
    }
    for fraction in &schema.fractions {
        let slot = if fraction.thousandths < 1000 { slot::FRACTION } else { slot::N };
        all.plain(&fraction.words, slot, fraction.thousandths as i32);
    }
    all.plain(ordinal_endings, slot::ORDINAL_ENDING, 0);
    for (i, list) in schema.words.values().enumerate() {
        all.plain(list, slot::lists() + i as u16, 0);
    }
    all.0
}

fn joins(schema: &schema::Dates) -> Phrases<Vec<Join>> {
    let mut all: Phrases<Vec<Join>> = Phrases::new(Match::Folded);
    for join in &schema.joins {
        let after: Phrases<()> = join.after.iter().collect();
        for word in &join.words {
            if let Some(joins) = all.entry(word) {
                joins.push(Join { means: join.means, after: after.clone() });
            }
        }
    }
    all
}

fn tense(schema: &schema::dates::Tense) -> Tense {
    let told = |future: &[String], past: &[String]| {
        let mut words = Phrases::new(Match::Folded);
        for (word, is_future) in future.iter().map(|w| (w, true)).chain(past.iter().map(|w| (w, false))) {
            words.insert(word, is_future);
        }
        words
    };
    Tense {
        words: told(&schema.future, &schema.past),
        past_endings: schema.past_endings.clone(),
        not_past: schema.not_past.iter().collect(),
        before: told(&schema.future_before, &schema.past_before),
        present_endings: schema.present_endings.clone(),
        not_present: schema.not_present.iter().collect(),
        plural_endings: schema.plural_endings.clone(),
        verb_second: schema.verb_second,
        copulas: schema.copulas.iter().collect(),
        participles: (schema.participle_beginnings.clone(), schema.participle_endings.clone()),
        not_participle: schema.not_participle.iter().collect(),
        noun_after: schema.noun_after.iter().collect(),
        subordinators: schema.subordinators.iter().collect(),
    }
}

/// The hash that stands for a slot in forms.
fn slot_key(slot: u16) -> u64 {
    hash::mix(0x0005_107e, u64::from(slot) + 1)
}
