//! What every token of a sentence can be in a date.

use crate::pack::dates::{Dates, Strength, Word, slot};
use crate::pack::schema::dates::Writing;
use crate::text::{Case, Document, Token, TokenKind};

/// What tokens that begin at one place can be.
#[derive(Debug, Clone, Copy)]
pub struct Atom {
    /// The slot it fits.
    pub slot: u16,
    /// What it means there.
    pub value: i32,
    /// How many tokens it takes.
    pub tokens: usize,
    /// The part of the day that it means too, as an index plus one.
    pub part: u8,
}

/// The tokens of a sentence with what each can be.
#[derive(Debug, Default)]
pub struct Reading {
    atoms: Vec<Atom>,
    /// For every token, where its atoms begin.
    starts: Vec<usize>,
}

/// What the last digit counts for in thousandths, by how many decimals there are.
const DECIMALS: [i32; 4] = [1000, 100, 10, 1];

impl Reading {
    /// Reads the tokens of a sentence; what was read before is forgotten.
    pub fn read(&mut self, document: &Document, tokens: &[Token], dates: &Dates) {
        self.atoms.clear();
        self.starts.clear();
        for (i, token) in tokens.iter().enumerate() {
            self.starts.push(self.atoms.len());
            match token.kind {
                TokenKind::Number => self.number(document.slice(token.span), &tokens[i..], dates),
                TokenKind::Word | TokenKind::Link | TokenKind::Mark(_) => {}
            }
            let single = dates.words.get(&tokens[i..=i]);
            let longest = dates.words.longest(&tokens[i..]).filter(|(len, _)| *len > 1);
            let words = single.map(|words| (1, words)).into_iter().chain(longest);
            for (len, words) in words {
                for word in words {
                    self.word(*word, len, tokens, i, dates.names_are);
                }
            }
        }
        self.starts.push(self.atoms.len());
    }

    /// What tokens that begin with this one can be.
    pub fn at(&self, token: usize) -> &[Atom] {
        match (self.starts.get(token), self.starts.get(token + 1)) {
            (Some(&from), Some(&to)) => self.atoms.get(from..to).unwrap_or_default(),
            _ => &[],
        }
    }

    fn push(&mut self, slot: u16, value: i32, tokens: usize) {
        self.atoms.push(Atom { slot, value, tokens, part: 0 });
    }

    fn word(&mut self, word: Word, len: usize, tokens: &[Token], at: usize, names_are: Writing) {
        let token = &tokens[at];
        if word.capitals && token.case != Case::Upper {
            return;
        }
        let as_written = match names_are {
            Writing::Lower => matches!(token.case, Case::Lower | Case::Upper) || begins(tokens, at),
            Writing::Capital => token.is_capitalised() || word.slot == slot::SEASON,
        };
        let alone = match word.strength {
            Strength::Plain => false,
            Strength::Name => as_written,
            // `Jan` is a man where no number stands beside it.
            Strength::Short if !as_written && !beside_number(tokens, at, len) && !self.is_shifted(at) => return,
            Strength::Short => false,
            Strength::Ambiguous if names_are == Writing::Capital && !as_written => {
                if word.slot == slot::MONTH {
                    self.push(slot::MONTH_DOUBTFUL, word.value, len);
                }
                return;
            }
            Strength::Ambiguous => false,
        };
        let atom = Atom { slot: word.slot, value: word.value, tokens: len, part: word.part };
        self.atoms.push(atom);
        if alone {
            self.atoms.push(Atom { slot: slot::alone(word.slot), ..atom });
        }
        // A short form takes its full stop along, unless that ends the sentence, perhaps inside quotation marks.
        let short = matches!(word.slot, slot::MONTH | slot::WEEKDAY | slot::UNIT | slot::UNIT_ONE | slot::UNIT_MANY);
        let dotted = tokens.get(at + len).is_some_and(|t| t.is_mark('.') && t.glued);
        let goes_on = |t: &Token| !t.glued || matches!(t.kind, TokenKind::Mark(',' | ';' | ':' | '-'));
        if short && !alone && dotted && tokens.get(at + len + 1).is_some_and(goes_on) {
            self.atoms.push(Atom { tokens: len + 1, ..atom });
        }
    }

    /// Whether a word for the last or the next stands right before a token.
    fn is_shifted(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| {
            let from = self.starts.get(before).copied().unwrap_or_default();
            self.atoms.iter().skip(from).any(|a| a.slot == slot::SHIFT)
        })
    }

    /// What digits can be.
    fn number(&mut self, text: &str, tokens: &[Token], dates: &Dates) {
        let mut parts = [0_i32; 3];
        let mut lengths = [0_usize; 3];
        let mut separators = ['.'; 2];
        let mut count = 0;
        for c in text.chars() {
            match c.to_digit(10) {
                Some(digit) => {
                    parts[count] = parts[count].saturating_mul(10).saturating_add(digit as i32);
                    lengths[count] += 1;
                }
                None if count < 2 => {
                    separators[count] = c;
                    count += 1;
                }
                None => return,
            }
        }
        let ([a, b, c], [a_len, b_len, c_len]) = (parts, lengths);
        match count {
            0 => {
                self.digits(a, a_len);
                if ends_ordinal(tokens, dates) && a_len <= 3 {
                    self.push(slot::NTH, a, 2);
                    if (1..=31).contains(&a) {
                        self.push(slot::DAY, a, 2);
                    }
                }
            }
            1 => {
                if separators[0] == '.' && a_len <= 2 && b_len == 2 && a < 24 && b < 60 {
                    self.push(slot::DOTTED_TIME, a * 60 + b, 1);
                }
                for (slot, day, month) in [(slot::DAY_DOT_MONTH, a, b), (slot::MONTH_DOT_DAY, b, a)] {
                    if separators[0] == '.'
                        && a_len.max(b_len) <= 2
                        && (1..=12).contains(&month)
                        && (1..=31).contains(&day)
                    {
                        self.push(slot, month * 100 + day, 1);
                    }
                }
                if a_len == 2 && a < 60 && b_len <= 3 {
                    self.push(slot::RACE_SECONDS, a * 1000 + b * DECIMALS[b_len], 1);
                }
                // One decimal is read after the other sign too; more could be anything.
                let decimals = if dates.decimal_comma { ',' } else { '.' };
                if separators[0] == decimals || b_len == 1 {
                    if let (0..=2_000_000, 1..=3) = (a, b_len) {
                        self.push(slot::N, a * 1000 + b * DECIMALS[b_len], 1);
                    }
                } else if b_len == 3 && (0..2_000).contains(&a) {
                    self.push(slot::N, (a * 1000 + b) * 1000, 1);
                }
            }
            _ => {
                let raced = a_len <= 2 && b_len == 2 && b < 60;
                if raced && separators == ['.', ','] && c_len <= 3 {
                    self.push(slot::SURE_RACE_TIME, (a * 60 + b) * 1000 + c * DECIMALS[c_len], 1);
                }
                // Of `2.09.47` day and month would be written alike.
                let no_day = a_len == 1 && b_len == 2 && c_len == 2 && !(10..=12).contains(&b);
                if raced && separators == ['.', '.'] && c_len == 2 && c < 60 {
                    let slot = if no_day { slot::SURE_RACE_TIME } else { slot::RACE_TIME };
                    self.push(slot, ((a * 60 + b) * 60 + c) * 1000, 1);
                }
                if separators == ['.', '.'] && a_len <= 2 && b_len <= 2 && matches!(c_len, 2 | 4) && !no_day {
                    let year = if c_len == 2 { full_year(c) } else { c };
                    self.push(slot::DOTTED_DATE, year * 10_000 + b * 100 + a, 1);
                }
            }
        }
    }

    fn digits(&mut self, value: i32, len: usize) {
        if len <= 2 {
            let ranges = [(slot::DAY, 1, 31), (slot::MONTH_NUMBER, 1, 12), (slot::HOUR, 0, 24), (slot::WEEK, 1, 53)];
            for (slot, from, to) in ranges {
                if (from..=to).contains(&value) {
                    self.push(slot, value, 1);
                }
            }
        }
        if len == 2 {
            self.push(slot::SHORT_YEAR, value, 1);
            if value < 60 {
                self.push(slot::MINUTE, value, 1);
                self.push(slot::SECOND, value, 1);
            }
        }
        if len == 4 {
            if (1000..2200).contains(&value) {
                self.push(slot::YEAR, value, 1);
            }
            if (1900..2100).contains(&value) {
                self.push(slot::YEAR_ALONE, value, 1);
            }
            if value / 100 < 24 && value % 100 < 60 {
                self.push(slot::HHMM, value / 100 * 60 + value % 100, 1);
            }
        }
        if len == 8 && (1900..2100).contains(&(value / 10_000)) {
            self.push(slot::COMPACT_DATE, value, 1);
        }
        if value <= 2_000_000 {
            self.push(slot::N, value * 1000, 1);
        }
    }
}

fn beside_number(tokens: &[Token], at: usize, len: usize) -> bool {
    let near = |i: usize| tokens.get(i).is_some_and(|t| t.is_number());
    let from = at.saturating_sub(2);
    (from..at).chain(at + len..at + len + 2).any(near)
}

/// Whether the first of these tokens, digits, is followed by what makes an ordinal of it.
fn ends_ordinal(tokens: &[Token], dates: &Dates) -> bool {
    let ending = tokens.get(1..2).filter(|t| t[0].glued).and_then(|t| dates.words.get(t));
    ending.is_some_and(|words| words.iter().any(|w| w.slot == slot::ORDINAL_ENDING))
}

/// Whether a token begins its sentence, or what is said in it.
fn begins(tokens: &[Token], at: usize) -> bool {
    at == 0
        || tokens.get(at - 1).is_some_and(|before| match before.kind {
            TokenKind::Mark(mark) => !matches!(mark, ',' | ')' | '-' | '/' | '&') || !tokens[at].glued && mark == '-',
            TokenKind::Word | TokenKind::Number | TokenKind::Link => false,
        })
}

/// A year of two digits: of this century up to 40, else of the last.
pub fn full_year(short: i32) -> i32 {
    if short < 40 { 2000 + short } else { 1900 + short }
}
