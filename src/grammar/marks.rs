//! Quotation marks and what stands between them.

use std::ops::Range;

use crate::pack::speech::{Shape, Speech, StandsFor, class};
use crate::text::{Document, Token, TokenKind, order};

/// What stands between quotation marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotation {
    /// The token of the opening mark; none where it is missing.
    pub open: Option<usize>,
    /// The token of the closing mark; none where it is missing, or where the next paragraph opens anew.
    pub close: Option<usize>,
    /// The tokens between the marks.
    pub inner: Range<usize>,
    /// The tokens with the marks.
    pub outer: Range<usize>,
    /// Its block.
    pub block: usize,
    /// How many quotations are around it.
    pub depth: u8,
    /// Whether it goes on in the next block, which opens with a mark of its own.
    pub goes_on: bool,
    /// Whether it goes on from the block before.
    pub comes_on: bool,
    /// Whether a dash opens it, as dialogue is printed.
    pub dash: bool,
}

impl Quotation {
    /// Whether it is a whole block that the page sets apart, without marks.
    pub fn set_apart(&self) -> bool {
        self.open.is_none() && self.close.is_none()
    }
}

/// All quotations of a document in text order, the outer before the inner.
pub fn quotations(document: &Document, speech: &Speech) -> Vec<Quotation> {
    let mut found = Vec::new();
    let mut signs = Vec::new();
    // Whether the block before ended inside a quotation of this family.
    let mut open_before: Option<Family> = None;
    for (index, block) in document.blocks().iter().enumerate() {
        let Some(tokens) = block_tokens(document, block) else { continue };
        signs.clear();
        read(document, speech, tokens.clone(), &mut signs);
        let next_opens = |family| opening_family(document, speech, index + 1) == Some(family);
        let from = found.len();
        open_before = pair(&signs, index, tokens.clone(), document, open_before, &next_opens, &mut found);
        let marked = found[from..].iter().any(|q| q.outer.start == tokens.start && q.outer.end + 1 >= tokens.end);
        let start = spoken(document, speech, block.span.start, tokens.clone());
        if !marked && (start.is_some() || block.quotation) {
            let other = |i: usize| document.blocks().get(i).is_some_and(|b| b.quotation) && start.is_none();
            found.insert(
                from,
                Quotation {
                    open: start.map(|_| tokens.start),
                    close: None,
                    inner: start.unwrap_or(tokens.start)..tokens.end,
                    outer: tokens,
                    block: index,
                    depth: 0,
                    goes_on: other(index + 1),
                    comes_on: index > 0 && other(index - 1),
                    dash: start.is_some(),
                },
            );
            found[from + 1..].iter_mut().for_each(|q| q.depth = q.depth.saturating_add(1));
        }
    }
    order::sort(&mut found, |q| (order::outer_first(q.outer.start, q.outer.end), 0));
    found
}

/// The dash before words that are spoken: `– You cannot pass, said the porter.` Dashes open the lines of lists too, so
/// somebody must speak of himself or to another, and a verb of speech follow.
fn spoken(document: &Document, speech: &Speech, byte: u32, tokens: Range<usize>) -> Option<usize> {
    let dash = |c: char| matches!(c, '–' | '—' | '-');
    let words = document.tokens().get(tokens.start..tokens.end.min(tokens.start + 120))?;
    // Where the line was read as one of a list, its dash stands outside the block.
    let outside = document.text().get(..byte as usize)?.trim_end_matches(' ').ends_with(dash);
    let inside = document.word(tokens.start).starts_with(dash) && !words.get(1)?.glued;
    let person = |t: &Token| matches!(speech.stands_for(t), Some(StandsFor::Speaker | StandsFor::Addressee));
    let cue = |t: &Token| speech.forms(t).iter().any(|f| f.shape == Shape::Finite && !f.wants_tail);
    let parted = |w: &[Token]| [',', '?', '!'].iter().any(|&c| w[0].is_mark(c)) && w[1..].iter().any(cue);
    let spoken = (outside || inside) && words.iter().any(person) && words.windows(4).any(parted);
    spoken.then_some(tokens.start + usize::from(inside))
}

fn block_tokens(document: &Document, block: &crate::text::Block) -> Option<Range<usize>> {
    let first = document.sentences().get(block.sentences.start)?;
    let last = document.sentences().get(block.sentences.end.checked_sub(1)?)?;
    Some(first.tokens.start..last.tokens.end)
}

/// Marks that close what others of their family open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Family {
    Double,
    Single,
    Angle,
}

/// What a mark does, as far as its neighbours tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Deed {
    Opens,
    /// It may open, or be an apostrophe.
    MayOpen,
    Closes,
    /// It may close, or be an apostrophe.
    MayClose,
    /// It does whichever there is need of.
    Either,
}

/// A quotation mark.
#[derive(Debug, Clone, Copy)]
struct Sign {
    /// Its first token, and how many tokens it takes (`''` is two).
    at: usize,
    len: usize,
    family: Family,
    deed: Deed,
}

/// The family of the mark a block opens with.
fn opening_family(document: &Document, speech: &Speech, block: usize) -> Option<Family> {
    let tokens = block_tokens(document, document.blocks().get(block)?)?;
    let (family, len, prefers) = sign_at(document, tokens.clone(), tokens.start)?;
    let deed = deed(document, speech, tokens.clone(), tokens.start, len, family, prefers)?;
    matches!(deed, Deed::Opens | Deed::Either).then_some(family)
}

fn read(document: &Document, speech: &Speech, tokens: Range<usize>, out: &mut Vec<Sign>) {
    let mut at = tokens.start;
    while at < tokens.end {
        let Some((family, len, prefers)) = sign_at(document, tokens.clone(), at) else {
            at += 1;
            continue;
        };
        if let Some(deed) = deed(document, speech, tokens.clone(), at, len, family, prefers) {
            out.push(Sign { at, len, family, deed });
        }
        at += len;
    }
}

/// The mark at a token: its family, how many tokens it takes, and whether its form opens (true) or closes (false).
fn sign_at(document: &Document, tokens: Range<usize>, at: usize) -> Option<(Family, usize, Option<bool>)> {
    let TokenKind::Mark(_) = document.tokens().get(at)?.kind else { return None };
    let c = document.word(at).chars().next()?;
    let twice = || {
        let next = document.tokens().get(at + 1).filter(|t| t.glued && at + 1 < tokens.end);
        next.is_some_and(|t| document.slice(t.span) == document.word(at))
    };
    Some(match c {
        '"' | '\u{ff02}' => (Family::Double, 1, None),
        '“' | '‟' | '„' | '〝' => (Family::Double, 1, Some(true)),
        '”' | '〞' => (Family::Double, 1, Some(false)),
        // Old newspapers and typewriters write two commas and two apostrophes.
        ',' if twice() => (Family::Double, 2, Some(true)),
        '`' if twice() => (Family::Double, 2, Some(true)),
        '\'' | '’' if twice() => (Family::Double, 2, None),
        '\'' | '\u{ff07}' => (Family::Single, 1, None),
        '‘' | '‛' | '‚' | '`' => (Family::Single, 1, Some(true)),
        '’' => (Family::Single, 1, Some(false)),
        '«' | '‹' => (Family::Angle, 1, Some(true)),
        '»' | '›' => (Family::Angle, 1, Some(false)),
        _ => return None,
    })
}

/// What a mark does; none for an apostrophe or a sign of measure.
fn deed(
    document: &Document,
    speech: &Speech,
    tokens: Range<usize>,
    at: usize,
    len: usize,
    family: Family,
    prefers: Option<bool>,
) -> Option<Deed> {
    let all = document.tokens();
    let before = at.checked_sub(1).filter(|&i| i >= tokens.start).and_then(|i| all.get(i));
    let after = Some(at + len).filter(|&i| i < tokens.end).and_then(|i| all.get(i));
    let touches_before = before.is_some() && all.get(at).is_some_and(|t| t.glued);
    let touches_after = after.is_some_and(|t| t.glued);
    let low = matches!(document.word(at).chars().next(), Some('„' | '‚' | ','));
    if low {
        return Some(Deed::Opens);
    }
    let single = family == Family::Single;
    match (touches_before, touches_after) {
        (false, true) => {
            let short = after.is_some_and(|t| speech.is(t, class::AFTER_APOSTROPHE) && t.is_word());
            let year = after.is_some_and(|t| t.is_number() && t.span.len() == 2);
            Some(if single && prefers != Some(true) && (short || year) { Deed::MayOpen } else { Deed::Opens })
        }
        (true, false) => {
            if before.is_some_and(|t| t.is_number()) && prefers.is_none() {
                return Some(Deed::MayClose);
            }
            let goes_on = after.is_some_and(|t| t.is_word());
            let genitive = before.is_some_and(|t| t.is_word() && speech.may_take_apostrophe(document.slice(t.span)));
            let weak = single && genitive && goes_on;
            Some(if weak { Deed::MayClose } else { Deed::Closes })
        }
        (true, true) => {
            let (Some(before), Some(after)) = (before, after) else { return Some(Deed::Either) };
            if before.is_number() && prefers != Some(false) && after.is_number() {
                return None;
            }
            let closes = closes_after(after);
            if opens_before(before) {
                // Between two marks (`‘a case’”, said`) its form tells, or what is open.
                let form = prefers.map_or(Deed::Either, |opens| if opens { Deed::Opens } else { Deed::Closes });
                return Some(if closes { form } else { Deed::Opens });
            }
            if closes {
                return Some(if before.is_number() && prefers.is_none() { Deed::MayClose } else { Deed::Closes });
            }
            match (single, prefers) {
                (true, _) => None,
                (false, Some(true)) => Some(Deed::Opens),
                (false, Some(false)) => Some(Deed::Closes),
                (false, None) => Some(Deed::Either),
            }
        }
        (false, false) => Some(match prefers {
            Some(true) => Deed::Opens,
            Some(false) if !single => Deed::Closes,
            Some(false) | None => Deed::Either,
        }),
    }
}

/// Whether what follows this token glued to it opens.
fn opens_before(token: &Token) -> bool {
    let c = match token.kind {
        TokenKind::Mark(c) => c,
        TokenKind::Word | TokenKind::Number | TokenKind::Link => return false,
    };
    matches!(c, '(' | '[' | '{' | '/' | '-' | '–' | '—' | '“' | '„' | '‘' | '«' | '"' | '‚' | '¿' | '¡' | ':' | '\'')
}

/// Whether what stands glued before this token closes.
fn closes_after(token: &Token) -> bool {
    let c = match token.kind {
        TokenKind::Mark(c) => c,
        TokenKind::Word | TokenKind::Number | TokenKind::Link => return false,
    };
    matches!(
        c,
        '.' | ','
            | ';'
            | ':'
            | '!'
            | '?'
            | '…'
            | ')'
            | ']'
            | '}'
            | '”'
            | '’'
            | '»'
            | '"'
            | '-'
            | '–'
            | '—'
            | '/'
            | '\''
    )
}

/// Pairs the marks of one block. Returns the family that is still open at the block's end and goes on in the next.
fn pair(
    signs: &[Sign],
    block: usize,
    tokens: Range<usize>,
    document: &Document,
    open_before: Option<Family>,
    next_opens: &dyn Fn(Family) -> bool,
    out: &mut Vec<Quotation>,
) -> Option<Family> {
    // No family can be open twice, so the stack is never deeper than there are families.
    let mut open: Vec<(Sign, bool)> = Vec::new();
    let quotation = |sign: Option<&Sign>, end: usize, close: Option<&Sign>, depth: usize| {
        let start = sign.map_or(tokens.start, |s| s.at + s.len);
        Quotation {
            open: sign.map(|s| s.at),
            close: close.map(|s| s.at),
            inner: start..end.max(start),
            outer: sign.map_or(start, |s| s.at)..close.map_or(end.max(start), |s| s.at + s.len),
            block,
            depth: depth as u8,
            goes_on: false,
            comes_on: false,
            dash: false,
        }
    };
    for (i, sign) in signs.iter().enumerate() {
        let at = open.iter().rposition(|(s, _)| s.family == sign.family);
        let next = signs[i + 1..].iter().take(4).find(|s| s.family == sign.family).map(|s| s.deed);
        let opens = match sign.deed {
            Deed::Opens => true,
            Deed::MayOpen => at.is_none() && matches!(next, Some(Deed::Closes)),
            Deed::Either => at.is_none(),
            Deed::Closes => false,
            // The apostrophe of a genitive, where a surer mark closes further on.
            Deed::MayClose if sign.family == Family::Single && next == Some(Deed::Closes) => continue,
            Deed::MayClose if at.is_none() => continue,
            Deed::MayClose => false,
        };
        if sign.deed == Deed::MayOpen && !opens {
            continue;
        }
        if opens {
            if let Some(at) = at {
                // The one before lacks its closing mark: a double one ends with its sentence, a single one was none.
                let (lost, _) = open[at];
                if lost.family != Family::Single {
                    let end = end_of_sentence(document, lost.at + lost.len).min(sign.at);
                    out.push(quotation(Some(&lost), end, None, at));
                }
                open.truncate(at);
            }
            let comes_on = sign.at == tokens.start && open_before == Some(sign.family);
            open.push((*sign, comes_on));
            continue;
        }
        // A closing mark of another family closes too, where its own is not open.
        let at = at.or_else(|| {
            let other = open.iter().rposition(|(s, _)| s.family != Family::Single || s.deed == Deed::Opens)?;
            let unlike = sign.family != Family::Single || document.word(sign.at) != "'";
            (sign.deed == Deed::Closes && unlike && next != Some(Deed::Closes)).then_some(other)
        });
        match at {
            Some(at) => {
                let (opening, comes_on) = open[at];
                open.truncate(at);
                let mut found = quotation(Some(&opening), sign.at, Some(sign), at);
                found.comes_on = comes_on;
                if !found.inner.is_empty() {
                    out.push(found);
                }
            }
            None if sign.family != Family::Single && sign.deed == Deed::Closes && open.is_empty() => {
                let before = out.last().filter(|q| q.block == block).map_or(tokens.start, |q| q.outer.end);
                let start = document.sentences().get(document.sentence_of(sign.at)).map_or(before, |s| s.tokens.start);
                let start = start.max(before);
                if start < sign.at {
                    let mut found = quotation(None, sign.at, Some(sign), 0);
                    found.inner.start = start;
                    found.outer.start = start;
                    out.push(found);
                }
            }
            None => {}
        }
    }
    let mut goes_on = None;
    for (depth, (sign, comes_on)) in open.iter().enumerate() {
        let mut found = quotation(Some(sign), tokens.end, None, depth);
        found.comes_on = *comes_on;
        found.goes_on = next_opens(sign.family);
        if found.inner.is_empty() || (sign.family == Family::Single && !found.goes_on && sign.deed != Deed::Opens) {
            continue;
        }
        if found.goes_on {
            goes_on = Some(sign.family);
        }
        out.push(found);
        // What is open inside an unclosed quotation has no end of its own.
        break;
    }
    goes_on
}

fn end_of_sentence(document: &Document, token: usize) -> usize {
    document.sentences().get(document.sentence_of(token)).map_or(token, |s| s.tokens.end)
}
