//! A number with its sign and its unit: `-5 graden`, `€ 1,5 mln`, `5 feet 2 inches`.

use super::Reader;
use super::adding::times;
use super::exact::Exact;
use super::words::{Amount, Written, is_closing};
use crate::annotation::{NumberSort, Value};
use crate::pack::numbers::{Class, Form};
use crate::text::{Token, TokenKind};

/// A number with its sign and its unit, as it stands in the text.
#[derive(Debug, Clone, Copy)]
pub struct Bound<'a> {
    /// Its first token, of the currency or sign where there is one.
    pub start: usize,
    /// The token of its first digit or word.
    pub number: usize,
    /// The token after it.
    pub end: usize,
    /// The byte after it.
    pub end_byte: u32,
    /// What it means, the sign included.
    pub value: Value,
    /// The number as it was read.
    pub amount: Amount,
    /// The readings of its unit.
    pub readings: Option<&'a [u16]>,
}

impl<'a> Reader<'a> {
    /// A number with its sign and unit.
    pub fn bound(&self, at: usize, linked: bool) -> Option<Bound<'a>> {
        let (sign, next) = self.sign(at);
        let (prefix, next) = match self.prefix(next) {
            Some((readings, after)) => (Some(readings), after),
            None => (None, next),
        };
        let (inner, next) = if prefix.is_some() { self.sign(next) } else { (false, next) };
        let reader = Self { money: prefix.is_some(), ..*self };
        let (prefix, amount) = if let Some(amount) = reader.leading_point(next) {
            (prefix, amount)
        } else if let Some((readings, amount)) = self.glued_currency(next) {
            (prefix.or(Some(readings)), amount)
        } else {
            (prefix, reader.number(next, linked)?)
        };
        // A currency's name before a number in words is a noun of its own.
        if prefix.is_some() && amount.written == Written::Words {
            return None;
        }
        let negative = sign || inner;
        let mut bound = Bound {
            start: at,
            number: next,
            end: amount.end,
            end_byte: amount.end_byte,
            value: if negative { times(amount.value, -1.0) } else { amount.value },
            amount,
            readings: prefix,
        };
        if let Some(suffix) = reader.suffix(&amount) {
            // `$10 dollars` says it twice; `$10 a kilo` does not.
            let same = prefix.is_none_or(|p| self.shares_dimension(p, suffix.readings));
            let meant = self.reading(suffix.readings, suffix.end, bound.value).is_some();
            if same && meant && amount.sort != NumberSort::Ordinal {
                bound.end = suffix.end;
                bound.end_byte = suffix.end_byte;
                bound.readings = Some(suffix.readings);
                self.late_scale(&mut bound);
            }
        }
        if linked && bound.readings.is_some() {
            self.smaller_part(&mut bound);
        }
        Some(bound)
    }

    /// `Rs500`, `USD1,200`: letters for a currency in one word with the digits.
    fn glued_currency(&self, at: usize) -> Option<(&'a [u16], Amount)> {
        self.token(at).filter(|t| t.is_word())?;
        let word = self.document.word(at);
        let letters = word.find(|c: char| c.is_ascii_digit())?;
        let (symbol, digits) = word.split_at_checked(letters)?;
        if !digits.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let readings = self.pack.measures.before.get_word(symbol)?;
        let mut all = digits.to_owned();
        let mut end = at + 1;
        while self.token(end).is_some_and(|t| t.glued && (t.is_mark(',') || t.is_mark('.')))
            && self.token(end + 1).is_some_and(|t| t.glued && t.is_number())
        {
            all.push_str(self.document.word(end));
            all.push_str(self.document.word(end + 1));
            end += 2;
        }
        let reader = Self { money: true, ..*self };
        let amount = reader.number_from(at, self.read(&all)?, end)?;
        // `R415` is a road and `NIS2` a law, `R4.9 billion` is money.
        (symbol.len() > 1 && all.len() > 1 || amount.scaled).then_some((readings, amount))
    }

    /// Whether a minus stands at a token, and the token after it.
    fn sign(&self, at: usize) -> (bool, usize) {
        let Some(token) = self.token(at) else { return (false, at) };
        let next = self.token(at + 1);
        let number_before = self.before(at).is_some_and(|t| t.is_number());
        match token.kind {
            TokenKind::Mark('-' | '−' | '–')
                if (!token.glued || self.opens(at))
                    && next.is_some_and(|t| {
                        t.glued
                            && (t.is_number() || self.prefix(at + 1).is_some() || self.leading_point(at + 1).is_some())
                    }) =>
            {
                (!number_before, at + 1)
            }
            // With a space it is a dash or marks an item, unless nothing but the number stands there.
            TokenKind::Mark('-' | '−') if at == self.start && next.is_some_and(|t| t.is_number()) => {
                let alone = self.number(at + 1, true).is_some_and(|a| a.end == self.end);
                if alone { (true, at + 1) } else { (false, at) }
            }
            TokenKind::Mark('+') if !token.glued && next.is_some_and(|t| t.glued && t.is_number()) => (false, at + 1),
            TokenKind::Word if self.pack.minus.contains_key(&token.folded) && !number_before => {
                let number = self.token(at + 1).is_some_and(|t| !t.glued) && self.begins_number(at + 1);
                if number { (true, at + 1) } else { (false, at) }
            }
            TokenKind::Word | TokenKind::Number | TokenKind::Link | TokenKind::Mark(_) => (false, at),
        }
    }

    /// Whether what stands before a token opens something (`(-5`, `€-5`).
    fn opens(&self, at: usize) -> bool {
        self.before(at).is_some_and(|t| {
            matches!(
                t.kind,
                TokenKind::Mark(
                    '(' | '['
                        | '-'
                        | '−'
                        | '"'
                        | '“'
                        | '„'
                        | '‘'
                        | '€'
                        | '$'
                        | '£'
                        | '¥'
                        | '<'
                        | '>'
                        | '='
                        | '≥'
                        | '≤'
                )
            )
        })
    }

    fn begins_number(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| t.is_number()) || self.divide(at).is_some()
    }

    /// `.08`: decimals without a nought before them.
    fn leading_point(&self, at: usize) -> Option<Amount> {
        let point = self.token(at)?;
        let digits = self.token(at + 1).filter(|t| t.glued && t.is_number())?;
        let sign = point.is_mark('.') || point.is_mark(',');
        let opens = !point.glued || self.opens(at);
        let word = self.document.slice(digits.span);
        if !sign || !opens || !word.bytes().all(|b| b.is_ascii_digit()) || word.len() > 15 {
            return None;
        }
        self.number_from(at, Exact::decimal(word.parse().ok()?, word.len() as u32), at + 2)
    }

    /// Whether two forms have a dimension in common.
    fn shares_dimension(&self, a: &[u16], b: &[u16]) -> bool {
        let list = &self.pack.measures.list;
        a.iter().any(|&i| {
            b.iter().any(|&j| match (list.get(i as usize), list.get(j as usize)) {
                (Some(x), Some(y)) => x.dimension == y.dimension,
                _ => false,
            })
        })
    }

    /// `3 euro en 50 cent`, `5 feet 2 inches`: a second number with a smaller unit of the same kind.
    fn smaller_part(&self, bound: &mut Bound<'a>) {
        let (Value::Exact(whole), Some(readings)) = (bound.value, bound.readings) else { return };
        if whole.fract() != 0.0 || bound.amount.scaled {
            return;
        }
        let link = self.token(bound.end).is_some_and(|t| !t.glued && self.pack.links.contains_key(&t.folded));
        // `six-foot-two`
        let tied = self.token(bound.end).is_some_and(|t| t.glued && t.is_mark('-'));
        let at = bound.end + usize::from(link || tied);
        if self.token(at).is_none_or(|t| t.glued != tied) || self.date_at(at).is_some() || !self.begins_number(at) {
            return;
        }
        let Some(amount) = self.number(at, false) else { return };
        let Value::Exact(part) = amount.value else { return };
        let Some(measure) = self.reading(readings, bound.end, bound.value) else { return };
        let Some(suffix) = self.suffix(&amount).filter(|_| !tied) else {
            // `15 dollar 50`, `één meter twintig`: two digits, where nothing else can be meant.
            let Some(per) = self.pack.measures.per_silent(measure) else { return };
            let money = measure.dimension == "money";
            // `one dollar and two`, but not `$100 and 50`
            let words = link && money && amount.written == Written::Words;
            let least = if words || per < 100.0 { 1.0 } else { 10.0 };
            let two = amount.end == at + 1 && (least..per).contains(&part) && amount.written != Written::Digits;
            let two = two && (words || bound.end > bound.amount.end);
            let ends = match self.token(amount.end) {
                Some(_) if tied => true,
                Some(t) if words => is_closing(t) || self.pack.links.contains_key(&t.folded),
                Some(t) if money && link => is_closing(t),
                Some(t) if money => !t.glued && self.nothing_counted(amount.end) || is_closing(t),
                Some(t) => is_closing(t) || !link && self.is_adjective_of_size(t),
                None => true,
            };
            if two && ends {
                bound.value = Value::Exact((whole * per + part) / per);
                bound.end = amount.end;
                bound.end_byte = amount.end_byte;
            }
            return;
        };
        for smaller in suffix.readings.iter().filter_map(|&i| self.pack.measures.list.get(i as usize)) {
            let per = match self.pack.measures.per(measure, smaller) {
                Some(per) if part < per => per,
                Some(_) | None => continue,
            };
            bound.value = Value::Exact(Exact::new(whole * per + part).value() / per);
            bound.end = suffix.end;
            bound.end_byte = suffix.end_byte;
            return;
        }
    }

    /// Whether a word can follow a length (`één meter twintig hoog`).
    fn is_adjective_of_size(&self, token: &Token) -> bool {
        self.pack.counted.sizes.contains_key(&token.folded)
    }

    /// `75 USD million`: a scale word behind the currency.
    fn late_scale(&self, bound: &mut Bound<'a>) {
        let Some(readings) = bound.readings.filter(|_| !bound.amount.scaled) else { return };
        let scale = self.single(bound.end).filter(|a| a.class == Class::Scale && a.form == Form::Cardinal);
        let (Some(scale), Value::Exact(value)) = (scale, bound.value) else { return };
        let money = self.reading(readings, bound.end, bound.value).is_some_and(|m| m.dimension == "money");
        if money && self.token(bound.end).is_some_and(|t| !t.glued) {
            bound.value = Value::Exact(Exact::new(value).times(scale.value).value());
            bound.amount.scaled = true;
            bound.amount.factor = scale.value;
            bound.end_byte = self.end_byte(bound.end + 1);
            bound.end += 1;
        }
    }

    /// Whether a number touches letters or digits that make it something else (`24703L202`, `12b`).
    pub fn is_broken(&self, bound: &Bound<'_>) -> bool {
        if bound.end_byte < self.end_byte(bound.end) {
            return false;
        }
        let Some(next) = self.token(bound.end).filter(|t| t.glued) else { return false };
        match next.kind {
            TokenKind::Word => !self.is_clitic(bound.end),
            TokenKind::Number | TokenKind::Link => true,
            TokenKind::Mark('@' | '_' | '\\' | '#') => true,
            TokenKind::Mark('/') => bound.readings.is_none() && self.token(bound.end + 1).is_some_and(|t| t.glued),
            TokenKind::Mark(_) => false,
        }
    }
}
