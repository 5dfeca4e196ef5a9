//! Properties of numbers that hold in every language that has a pack.

#![cfg(feature = "compile")]

use std::path::Path;

use sourcelight::annotation::{Annotation, Detail, NumberSort, Value};
use sourcelight::find::numbers;
use sourcelight::pack::schema::{Numbers, compile};
use sourcelight::{Document, Pack};

/// A word that no language has, to stand for what is counted.
const NOUN: &str = "zzz";

struct Language {
    name: String,
    numbers: Numbers,
    pack: Pack,
}

fn languages() -> Vec<Language> {
    let folders = compile::folders(Path::new("packs")).expect("packs/ is there");
    let language = |folder: &std::path::PathBuf| {
        let schema = compile::schema(folder).unwrap_or_else(|e| panic!("{e}"));
        Language { name: folder.display().to_string(), pack: Pack::from(&schema), numbers: schema.numbers }
    };
    folders.iter().map(language).filter(|l| !l.numbers.words.atoms.is_empty()).collect()
}

#[test]
fn whole_numbers_written_out_read_back() {
    for language in languages() {
        for thousand in 0..1000_u64 {
            check(&language, (thousand * 1000..thousand * 1000 + 1000).collect());
        }
        // From a million up, a sample that falls on every size evenly.
        let mut random = Random(0x5eed);
        check(&language, vec![1_000_000, 10_u64.pow(15)]);
        for _ in 0..100 {
            check(&language, (0..100).map(|_| random.below(15)).collect());
        }
    }
}

#[test]
fn whole_numbers_in_grouped_digits_read_back() {
    for language in languages() {
        let mut random = Random(0xd161);
        for &separator in &language.numbers.digits.group {
            let numbers: Vec<u64> = (0..2000).map(|_| random.below(15)).collect();
            let texts: Vec<String> = numbers.iter().map(|&n| grouped(n, separator)).collect();
            read_back(&language, &numbers, &texts);
        }
    }
}

/// Every ordinal of a pack is the place that it names.
#[test]
fn ordinals_read_back() {
    for language in languages() {
        let atoms = &language.numbers.words.atoms;
        let ordinals = atoms.iter().flat_map(|a| a.ordinals.first().map(|word| (a.value, word)));
        let mut seen = 0;
        for (number, word) in ordinals.filter(|(number, _)| *number >= 3.0) {
            let text = format!("X {word} {NOUN}");
            let found = find(&language, &text);
            let right = found.iter().any(|a| {
                matches!(&a.detail, Detail::Number(n) if n.sort == NumberSort::Ordinal && n.value == Value::Exact(number))
            });
            assert!(right, "{}: {text:?} is the place {number}, not {found:?}", language.name);
            seen += 1;
        }
        assert!(seen >= 20, "{} has {seen} ordinals", language.name);
    }
}

/// Shares, ranges, amounts of money and measures of numbers by chance mean what their numbers do.
#[test]
fn shares_ranges_and_units_read_back() {
    for language in languages() {
        let numbers = &language.numbers;
        let mut random = Random(0xabcd);
        let euro = numbers.currencies.iter().find(|c| c.code == "EUR" && c.factor.is_none()).expect("a euro");
        let metre = numbers.units.iter().find(|u| u.code == "m" && !u.names.is_empty()).expect("a metre");
        let (share, range) = (&numbers.pairs.share[0], &numbers.pairs.range[0]);
        for _ in 0..300 {
            // Numbers that nobody takes for a year, a score or a part of a date.
            let a = 2 + random.next() % 7;
            let b = a + 2 + random.next() % 10;
            let (one, two) = (spelled(numbers, a), spelled(numbers, b));
            let part = a as f64 / b as f64;
            only(&language, &format!("{one} {share} {two}"), Value::Exact(part), "");
            let between = Value::Between(Some(a as f64), Some(b as f64));
            only(&language, &format!("{one} {range} {two} {NOUN}"), between, "");
            only(&language, &format!("{one} {range} {two} {}", euro.names[0]), between, "EUR");
            let n = 3000 + random.below(6);
            only(&language, &format!("{} {}", spelled(numbers, n), euro.names[0]), Value::Exact(n as f64), "EUR");
            only(&language, &format!("{n} {}", metre.names[0]), Value::Exact(n as f64), "m");
            only(&language, &format!("{}{n}", euro.symbols[0]), Value::Exact(n as f64), "EUR");
        }
    }
}

/// One thing is found, with this value, and this unit where it has one.
fn only(language: &Language, text: &str, wanted: Value, unit: &str) {
    let found = find(language, text);
    let same = |value: Value| match (value, wanted) {
        (Value::Exact(a), Value::Exact(b)) => (a - b).abs() < 1e-9 * b.max(1.0),
        (a, b) => a == b,
    };
    let right = match found.as_slice() {
        [one] => match &one.detail {
            Detail::Number(number) => unit.is_empty() && same(number.value),
            Detail::Quantity(quantity) => quantity.unit == unit && same(quantity.value),
            _ => false,
        },
        _ => false,
    };
    assert!(right, "{}: {text:?} is {wanted:?} {unit}, not {found:?}", language.name);
}

/// What cannot be read stays unresolved; nothing is invented.
#[test]
fn absurd_numbers_stay_unresolved() {
    for language in languages() {
        for text in ["1.2.3.4", "99999999999999999999", "10^400", "1e999", "12.34,56.78", "1,2,3.4.5,6", "10^"] {
            let found = find(&language, text);
            let invented = found.iter().filter_map(value).any(|v| v != Value::Unresolved);
            assert!(!invented, "{}: {text} is read as {found:?}", language.name);
        }
    }
}

fn check(language: &Language, numbers: Vec<u64>) {
    let texts: Vec<String> = numbers.iter().map(|&n| spelled(&language.numbers, n)).collect();
    read_back(language, &numbers, &texts);
}

/// Every text, in a paragraph of its own, is found whole and means its number.
fn read_back(language: &Language, numbers: &[u64], texts: &[String]) {
    let mut all = String::new();
    let mut places = Vec::new();
    for text in texts {
        places.push(all.len() as u32);
        all.push_str(text);
        all.push_str(&format!(" {NOUN}\n\n"));
    }
    let found = find(language, &all);
    let mut left = found.as_slice();
    for ((&number, text), &start) in numbers.iter().zip(texts).zip(&places) {
        let end = start + text.len() as u32;
        let (here, rest) = left.split_at(left.partition_point(|a| a.span.start < end));
        left = rest;
        let right = match here {
            [one] => one.span.start == start && one.span.end == end && value(one) == Some(Value::Exact(number as f64)),
            _ => false,
        };
        assert!(right, "{}: {text:?} is {number}, not {here:?}", language.name);
    }
}

fn find(language: &Language, text: &str) -> Vec<Annotation> {
    let document = Document::parse(text, &language.pack.boundaries);
    let mut found = Vec::new();
    numbers::find(&document, &language.pack, &mut found);
    found
}

fn value(annotation: &Annotation) -> Option<Value> {
    match &annotation.detail {
        Detail::Number(number) => Some(number.value),
        Detail::Quantity(quantity) => Some(quantity.value),
        _ => None,
    }
}

fn word(numbers: &Numbers, value: f64) -> Option<&str> {
    let atom = numbers.words.atoms.iter().find(|a| a.value == value && !a.whole && !a.pack && !a.forms.is_empty())?;
    atom.forms.first().map(String::as_str)
}

/// A number written out by the pack's own rules.
fn spelled(numbers: &Numbers, n: u64) -> String {
    let text = joined(numbers, n);
    let alone = &numbers.words.spelling.one_alone;
    // Where one is a word of its own, it may have a form of its own.
    match (alone.is_empty(), text.strip_suffix(word(numbers, 1.0).unwrap_or_default())) {
        (false, Some(before)) if n % 10 == 1 && (before.is_empty() || before.ends_with(' ')) => {
            format!("{before}{alone}")
        }
        _ => text,
    }
}

fn joined(numbers: &Numbers, n: u64) -> String {
    let rules = &numbers.words.spelling;
    if n <= 20 || n < 100 && n.is_multiple_of(10) {
        return word(numbers, n as f64).expect("every pack has words up to a hundred").to_owned();
    }
    if n < 100 {
        let (tens, units) = (joined(numbers, n / 10 * 10), joined(numbers, n % 10));
        let (first, second) = if numbers.words.tens_first { (tens, units) } else { (units, tens) };
        let soft = rules.soft_endings.iter().any(|e| first.ends_with(e.as_str()));
        let link = if soft { &rules.units_tens_soft } else { &rules.units_tens };
        return format!("{first}{link}{second}");
    }
    let scales = [100, 1000, 10_u64.pow(6), 10_u64.pow(9), 10_u64.pow(12), 10_u64.pow(15)];
    let scale = *scales.iter().rev().find(|&&s| s <= n).expect("a hundred is not above n");
    let (times, rest) = (n / scale, n % scale);
    let atom = numbers.words.atoms.iter().find(|a| a.value == scale as f64 && !a.pack).expect("every scale has a word");
    let before = match scale {
        100 => &rules.before_hundred,
        1000 => &rules.before_thousand,
        _ => &rules.before_scale,
    };
    let mut text = String::new();
    if times > 1 || !atom.alone {
        text = format!("{}{before}", spelled_times(numbers, times, before));
    }
    text.push_str(&atom.forms[0]);
    if rest > 0 {
        let after = match (scale, rest < 100) {
            (100, _) => &rules.after_hundred,
            (_, true) => &rules.after_scale_small,
            (_, false) => &rules.after_scale,
        };
        text.push_str(after);
        text.push_str(&joined(numbers, rest));
    }
    text
}

fn spelled_times(numbers: &Numbers, times: u64, before: &str) -> String {
    if before.is_empty() { joined(numbers, times) } else { spelled(numbers, times) }
}

fn grouped(n: u64, separator: char) -> String {
    let digits = n.to_string();
    let mut text = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(c);
    }
    text
}

/// Numbers by chance, the same in every run (xorshift).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// A number of up to so many digits, every count of digits as likely.
    fn below(&mut self, digits: u32) -> u64 {
        let size = 10_u64.pow(1 + (self.next() % u64::from(digits)) as u32);
        self.next() % size
    }
}
