//! Numbers in digits: `10.000`, `1 300,50`, `.08`, `1e10`.

use super::Reader;
use super::exact::Exact;
use crate::text::{Token, TokenKind};

/// A number in digits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Literal {
    /// What it means; none where it cannot be read, or holds more than can be told apart.
    pub value: Option<Exact>,
    /// The token after it.
    pub end: usize,
    /// Whether it holds no sign between its digits.
    pub plain: bool,
}

/// How many digits a number may have for each to count.
const DIGITS: usize = 15;

impl Reader<'_> {
    /// The number in digits at a token, its groups in tokens of their own included.
    pub fn literal(&self, at: usize) -> Option<Literal> {
        let first = self.token(at)?;
        if !first.is_number() {
            return None;
        }
        let word = self.document.word(at);
        let plain = word.bytes().all(|b| b.is_ascii_digit());
        if plain
            && word.len() <= 3
            && !word.starts_with('0')
            && let Some(grouped) = self.grouped(at)
        {
            return Some(grouped);
        }
        let (value, end) = match (self.read(word), self.power(at + 1)) {
            (value, Power::None) => (value, at + 1),
            (Some(value), Power::Of(power, end)) => (raise(value, power), end),
            (None, Power::Of(_, end)) | (_, Power::Beyond(end)) => (None, end),
        };
        Some(Literal { value, end, plain: plain && end == at + 1 })
    }

    /// `1 234 567` and `1'000`, whose groups are tokens of their own.
    fn grouped(&self, at: usize) -> Option<Literal> {
        let mut all = String::from(self.document.word(at));
        let mut end = at + 1;
        let mut separator = None;
        while let Some((next, found)) = self.next_group(end) {
            if separator.is_some_and(|s| s != found) {
                break;
            }
            separator = Some(found);
            let word = self.document.word(next);
            all.push_str(word);
            end = next + 1;
            if word.len() > 3 {
                break;
            }
        }
        separator?;
        Some(Literal { value: self.read(&all), end, plain: false })
    }

    /// The token with three more digits, perhaps with decimals behind, and the sign or space before it.
    fn next_group(&self, at: usize) -> Option<(usize, char)> {
        let token = self.token(at)?;
        let (next, separator) = match token.kind {
            TokenKind::Number if !token.glued => (at, self.space_before(token)?),
            TokenKind::Mark(c) if token.glued && self.pack.digits.group.contains(&c) => (at + 1, c),
            TokenKind::Mark(_) | TokenKind::Word | TokenKind::Number | TokenKind::Link => return None,
        };
        let group = self.token(next)?;
        let word = self.document.word(next);
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        let decimals = word.get(digits..)?;
        let fits = group.is_number()
            && digits == 3
            && (next == at || group.glued)
            && (decimals.is_empty() || decimals.starts_with(self.pack.digits.decimal));
        // `1 400m` is a group, `B 100 200-serie` is none.
        let after = self.token(next + 1);
        let goes_on = after.is_some_and(|t| t.glued && t.is_mark('-'));
        (fits && !goes_on && self.date_at(next).is_none()).then_some((next, separator))
    }

    /// The one space before a token, where the language groups with spaces.
    fn space_before(&self, token: &Token) -> Option<char> {
        if !self.pack.digits.group.contains(&' ') {
            return None;
        }
        let before = self.document.text().get(..token.span.start as usize)?;
        let mut chars = before.chars().rev();
        let space = chars.next()?;
        let only = !chars.next()?.is_whitespace();
        (only && space.is_whitespace() && space != '\n' && space != '\t').then_some(space)
    }

    /// What digits with dots and commas between them mean.
    pub fn read(&self, word: &str) -> Option<Exact> {
        let decimal = self.pack.digits.decimal;
        let groups = |c: char| c != decimal && self.pack.digits.group.contains(&c);
        let (head, tail) = match word.rsplit_once(['.', ',']) {
            None => return number(word, ""),
            Some(parts) => parts,
        };
        let last = word[head.len()..].chars().next()?;
        let signs = head.chars().filter(|c| !c.is_ascii_digit()).count();
        let inner = head.chars().find(|c| !c.is_ascii_digit());
        let uniform = head.chars().filter(|c| !c.is_ascii_digit()).all(|c| Some(c) == inner);
        let three = tail.len() == 3;
        match inner {
            // `1.234` and `1,5`
            None if last == decimal => number(head, tail),
            None if groups(last) && three && head.len() <= 3 && !head.starts_with('0') => number(word, ""),
            // A foreign decimal sign: `4.5` in a language that groups with dots.
            None => number(head, tail),
            // `1.234.567`, in either use of the signs
            Some(c) if c == last && uniform && well_grouped(word, c) => number(word, ""),
            // `1.300,50` and, foreign, `1,300.50`
            Some(c) if c != last && uniform && well_grouped(head, c) => number(head, tail),
            // `12,34,567` as South Asia groups
            Some(c) if c == last && uniform && three && signs >= 1 && by_twos(head, c) && groups(c) => number(word, ""),
            Some(c) if c != last && last == decimal && uniform && south_asian(head, c) => number(head, tail),
            Some(_) => None,
        }
    }

    /// A power of ten behind a number: `e10`, `x10^6`, `× 10⁶`, `^6`.
    fn power(&self, at: usize) -> Power {
        let times = matches!(self.document.word(at), "×" | "·" | "*" | "x");
        if times && self.token(at + 1).is_some_and(|t| t.is_number()) {
            return match self.exponent(at + 2) {
                Power::Of(Exponent::Of(power), end) if self.document.word(at + 1) == "10" => {
                    Power::Of(Exponent::Ten(power), end)
                }
                Power::Of(..) | Power::Beyond(_) | Power::None => Power::None,
            };
        }
        self.exponent(at)
    }

    fn exponent(&self, at: usize) -> Power {
        let Some(token) = self.token(at).filter(|t| t.glued) else { return Power::None };
        let word = self.document.word(at);
        match token.kind {
            TokenKind::Mark('^') => match self.signed(at + 1) {
                Some((power, end)) => Power::Of(Exponent::Of(power), end),
                None => Power::Beyond(at + 1),
            },
            // Behind other numbers it is the mark of a note.
            TokenKind::Mark(c) if raised(c).is_some() && self.document.word(at - 1) == "10" => {
                let (mut power, mut sign, mut end) = (0, 1, at);
                while let Some(TokenKind::Mark(c)) = self.token(end).filter(|t| t.glued).map(|t| t.kind)
                    && let Some(digit) = raised(c)
                {
                    (power, sign) = if digit < 0 { (power, -1) } else { ((power * 10 + digit).min(999), sign) };
                    end += 1;
                }
                Power::Of(Exponent::Of(power * sign), end)
            }
            TokenKind::Word if word.starts_with(['e', 'E']) => match word[1..].parse::<i32>() {
                Ok(power) => Power::Of(Exponent::Ten(power), at + 1),
                Err(_) if word.len() > 1 && word[1..].bytes().all(|b| b.is_ascii_digit()) => Power::Beyond(at + 1),
                Err(_) if word.len() == 1 => match self.token(at + 1).map(|t| t.kind) {
                    Some(TokenKind::Mark('+' | '-' | '−')) => match self.signed(at + 1) {
                        Some((power, end)) => Power::Of(Exponent::Ten(power), end),
                        None => Power::None,
                    },
                    _ => Power::None,
                },
                Err(_) => Power::None,
            },
            TokenKind::Word if word == "x10" => match self.exponent(at + 1) {
                Power::Of(Exponent::Of(power), end) => Power::Of(Exponent::Ten(power), end),
                other => other,
            },
            TokenKind::Word | TokenKind::Number | TokenKind::Link | TokenKind::Mark(_) => Power::None,
        }
    }

    /// A glued whole number with or without a sign.
    fn signed(&self, at: usize) -> Option<(i32, usize)> {
        let sign = self.token(at).filter(|t| t.glued)?;
        let (negative, next) = match sign.kind {
            TokenKind::Mark('-' | '−') => (true, at + 1),
            TokenKind::Mark('+') => (false, at + 1),
            TokenKind::Number => (false, at),
            TokenKind::Word | TokenKind::Link | TokenKind::Mark(_) => return None,
        };
        self.token(next).filter(|t| t.glued && t.is_number())?;
        // What is too long to be read becomes what no number has.
        let power = self.document.word(next).parse::<i32>().unwrap_or(i32::MAX);
        Some((if negative { -power } else { power }, next + 1))
    }
}

/// What a raised digit means; -1 for the raised minus.
fn raised(c: char) -> Option<i32> {
    "⁻⁰¹²³⁴⁵⁶⁷⁸⁹".chars().zip(-1..).find(|&(r, _)| r == c).map(|(_, digit)| digit)
}

enum Power {
    None,
    /// The exponent and the token after it.
    Of(Exponent, usize),
    /// An exponent that cannot be read; the token after it.
    Beyond(usize),
}

#[derive(Clone, Copy)]
enum Exponent {
    /// The number times ten to this power.
    Ten(i32),
    /// The number to this power.
    Of(i32),
}

fn raise(value: Exact, exponent: Exponent) -> Option<Exact> {
    let read = match exponent {
        Exponent::Ten(power @ 0..=18) => value.times(10_f64.powi(power)).value(),
        Exponent::Ten(power @ -18..=-1) => value.value() / 10_f64.powi(-power),
        Exponent::Of(power @ -64..=64) => value.value().powi(power),
        Exponent::Ten(_) | Exponent::Of(_) => return None,
    };
    (read.is_finite() && read.abs() <= 1e18).then(|| Exact::new(read))
}

/// A whole and a decimal part, other signs left out; none where there are more digits than count.
fn number(whole: &str, decimals: &str) -> Option<Exact> {
    let mut digits = 0_u64;
    let mut count = 0;
    for b in whole.bytes().filter(u8::is_ascii_digit) {
        count += usize::from(count > 0 || b != b'0');
        if count > DIGITS {
            return None;
        }
        digits = digits * 10 + u64::from(b - b'0');
    }
    let mut places = 0;
    for b in decimals.bytes() {
        count += usize::from(count > 0 || b != b'0');
        if count > DIGITS {
            break;
        }
        digits = digits * 10 + u64::from(b - b'0');
        places += 1;
        if places == 18 {
            break;
        }
    }
    Some(Exact::decimal(digits, places))
}

/// One to three digits, and then groups of three.
fn well_grouped(text: &str, separator: char) -> bool {
    let mut groups = text.split(separator);
    let first = groups.next().is_some_and(|g| (1..=3).contains(&g.len()) && !g.starts_with('0'));
    first && groups.all(|g| g.len() == 3)
}

/// One or two digits, and then groups of two.
fn by_twos(text: &str, separator: char) -> bool {
    let mut groups = text.split(separator);
    groups.next().is_some_and(|g| (1..=2).contains(&g.len()) && !g.starts_with('0')) && groups.all(|g| g.len() == 2)
}

fn south_asian(text: &str, separator: char) -> bool {
    text.rsplit_once(separator).is_some_and(|(head, last)| last.len() == 3 && by_twos(head, separator))
}
