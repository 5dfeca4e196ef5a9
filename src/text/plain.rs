//! The blocks of plain text, as people paste it.

use super::chars::{closes_bracket, closes_quotation, is_bullet, is_dash, is_invisible, is_stop};
use super::{Span, document::Found, shapes::Hint};
use crate::text::strings::cut;

/// Blocks of plain text: lines and groups of lines, hard-wrapped lines taken together.
///
/// A blank line always parts. Within a group of lines, a line goes on in the next where the text was broken at a fixed
/// width, or breaks off in the middle of a sentence.
pub fn blocks(text: &str) -> Vec<Found> {
    let mut lines = lines(text);
    // One line is no list: what it begins with may be a minus.
    let mut full = lines.iter_mut().filter(|l| !l.span.is_empty());
    if let (Some(line), None) = (full.next(), full.next()) {
        line.bullet = 0;
    }
    let width = wrap_width(text, &lines);
    let mut found: Vec<Found> = Vec::new();
    let mut open: Option<Line> = None;
    for line in lines {
        if line.span.is_empty() {
            open = None;
            continue;
        }
        let goes_on = open.is_some_and(|before| joins(text, before, line, width));
        open = Some(line);
        match found.last_mut() {
            Some(last) if goes_on => last.span.end = line.span.end,
            _ => {
                let (span, hint) = match line.bullet {
                    0 => (line.span, Hint::Any),
                    bullet => (Span::new(line.span.start + bullet, line.span.end), Hint::Item),
                };
                found.push(Found { span, hint, quotation: false });
            }
        }
    }
    found
}

/// A line without outer white space.
#[derive(Debug, Clone, Copy)]
struct Line {
    span: Span,
    /// Its length in characters; cut off above any width that text is wrapped at.
    length: u32,
    /// How many bytes the sign of a list's item and the space after it take.
    bullet: u32,
}

/// No one wraps text at more characters than this.
const WIDEST: u32 = 110;
/// Nor at fewer, so that a few short lines, such as a verse, are not one paragraph.
const NARROWEST: u32 = 40;

fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let bytes = text.as_bytes();
    let (mut start, mut i) = (0, 0);
    while i <= bytes.len() {
        let length = match bytes.get(i) {
            None => 1,
            Some(b'\n' | 0x0b | 0x0c) => 1,
            Some(b'\r') => 1 + usize::from(bytes.get(i + 1) == Some(&b'\n')),
            // U+0085, U+2028 and U+2029.
            Some(0xc2) if bytes[i..].starts_with(&[0xc2, 0x85]) => 2,
            Some(0xe2)
                if bytes[i..].starts_with(&[0xe2, 0x80, 0xa8]) || bytes[i..].starts_with(&[0xe2, 0x80, 0xa9]) =>
            {
                3
            }
            Some(_) => {
                i += 1;
                continue;
            }
        };
        lines.push(line(text, start, i));
        i += length;
        start = i;
    }
    lines
}

fn line(text: &str, start: usize, end: usize) -> Line {
    let blank = |c: char| c.is_whitespace() || is_invisible(c);
    let whole = cut(text, start..end);
    let inner = whole.trim_start_matches(blank);
    let from = end - inner.len();
    let inner = inner.trim_end_matches(blank);
    let span = Span::new(from as u32, (from + inner.len()) as u32);
    let length = inner.chars().take(2 * WIDEST as usize).count() as u32;
    Line { span, length, bullet: bullet(inner) }
}

/// How many bytes the sign of a list's item takes at the start of a line, with the space after it.
fn bullet(line: &str) -> u32 {
    let Some(sign) = line.chars().next().filter(|&c| is_bullet(c)) else { return 0 };
    let rest = cut(line, sign.len_utf8()..);
    let item = rest.trim_start();
    // Only a real item: not `-5 degrees`, and not a row of stars.
    let real = item.len() < rest.len() && item.chars().next().is_some_and(|c| !is_bullet(c));
    if real { (line.len() - item.len()) as u32 } else { 0 }
}

/// The width at which the text's lines are broken, if they are.
fn wrap_width(text: &str, lines: &[Line]) -> Option<u32> {
    let pairs = || lines.windows(2).filter(|p| !p[0].span.is_empty() && !p[1].span.is_empty());
    let width = pairs().map(|p| p[0].length).filter(|&l| l <= WIDEST).max()?;
    let (mut all, mut full, mut open) = (0, 0, 0);
    for pair in pairs() {
        all += 1;
        if is_full(text, pair[0], pair[1], width) {
            full += 1;
            open += u32::from(!is_closed(text, pair[0]));
        }
    }
    (width >= NARROWEST && open >= 2 && full * 10 >= all * 6).then_some(width)
}

/// Whether a line goes on in the next one.
fn joins(text: &str, before: Line, line: Line, width: Option<u32>) -> bool {
    if line.bullet > 0 {
        return false;
    }
    if width.is_some_and(|width| is_full(text, before, line, width)) {
        return true;
    }
    let (first, second) = (&text[before.span.range()], &text[line.span.range()]);
    let breaks_off = first.ends_with([',', '-', '\u{ad}']) || before.length >= NARROWEST || before.bullet > 0;
    breaks_off && !is_closed(text, before) && second.starts_with(char::is_lowercase)
}

/// Whether the next line's first word would not have fitted on this line any more.
fn is_full(text: &str, line: Line, next: Line, width: u32) -> bool {
    let word = text[next.span.range()].chars().take(WIDEST as usize).take_while(|c| !c.is_whitespace()).count() as u32;
    line.length <= width && line.length + 1 + word > width
}

/// Whether a line ends as a sentence does.
fn is_closed(text: &str, line: Line) -> bool {
    let inner = text[line.span.range()].trim_end_matches(|c| closes_quotation(c) || closes_bracket(c));
    inner.ends_with(|c| is_stop(c) || c == ':' || (is_dash(c) && c != '-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, wanted: &[&str]) {
        let found: Vec<&str> = blocks(text).iter().map(|f| &text[f.span.range()]).collect();
        assert_eq!(found, wanted, "{text:?}");
    }

    #[test]
    fn blank_lines_and_line_ends_part() {
        check("", &[]);
        check(" \n\t\r\n\u{feff} ", &[]);
        check("\u{feff}One\n\n\n Two \n", &["One", "Two"]);
        check(
            "One\r\n\r\nTwo\r\rThree\u{2029}Four\u{2028}Five\u{85}Six\u{c}Seven",
            &["One", "Two", "Three", "Four", "Five", "Six", "Seven"],
        );
        check("A title\nA sentence.\nAnother.", &["A title", "A sentence.", "Another."]);
    }

    #[test]
    fn wrapped_lines_are_one_block() {
        let text = "Title of the piece\n\nThis is a paragraph that was broken at forty-eight\ncharacters, as mail and \
                    old pages do it. The text\ngoes on here, and ends with a short line.\n\nThe next one begins here and \
                    is broken as well as\nthe first.";
        check(
            text,
            &[
                "Title of the piece",
                "This is a paragraph that was broken at forty-eight\ncharacters, as mail and old pages do it. The text\ngoes \
             on here, and ends with a short line.",
                "The next one begins here and is broken as well as\nthe first.",
            ],
        );
    }

    #[test]
    fn a_line_that_breaks_off_goes_on() {
        check(
            "The plan was made by a group of people who\nnever met.",
            &["The plan was made by a group of people who\nnever met."],
        );
        check("Roses are red\nviolets are blue", &["Roses are red", "violets are blue"]);
    }

    #[test]
    fn items_stand_alone() {
        check("- one\n• two\n* * *\n-5 degrees\n1. three", &["one", "two", "* * *", "-5 degrees", "1. three"]);
    }
}
