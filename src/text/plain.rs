//! The blocks of plain text.

use super::{BlockKind, Span};

/// What bylines and credits are known by in a language.
#[derive(Debug, Clone, Default)]
pub struct Shapes {}

/// Blocks of plain text, parted by blank lines, or by line ends where there are no blank lines.
pub fn blocks(text: &str) -> Vec<(BlockKind, Span)> {
    let lines = lines(text);
    let parted = lines.iter().skip_while(|l| l.is_empty()).any(|l| l.is_empty());
    let mut spans: Vec<Span> = Vec::new();
    let mut open = false;
    for line in lines {
        if line.is_empty() {
            open = false;
        } else if open && parted {
            if let Some(last) = spans.last_mut() {
                last.end = line.end;
            }
        } else {
            spans.push(line);
            open = true;
        }
    }
    spans.iter().enumerate().map(|(i, &span)| (kind(&text[span.range()], i), span)).collect()
}

/// Lines without outer white space.
fn lines(text: &str) -> Vec<Span> {
    let mut start = 0;
    text.split('\n')
        .map(|line| {
            let inner = line.trim();
            let lead = (line.len() - line.trim_start().len()) as u32;
            let span = Span::new(start + lead, start + lead + inner.len() as u32);
            start += line.len() as u32 + 1;
            span
        })
        .collect()
}

/// A short block that ends without a full stop is a heading.
fn kind(text: &str, _index: usize) -> BlockKind {
    let ends = text.trim_end_matches(['"', '”', '’', '\'', ')']).ends_with(['.', '!', '?', '…', ':']);
    if text.len() < 200 && !ends { BlockKind::Head } else { BlockKind::Paragraph }
}
