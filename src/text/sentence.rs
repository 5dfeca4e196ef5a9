//! Where sentences end.

use std::collections::HashSet;

use super::tokenize::{Case, Token, TokenKind};

/// What a language knows of its sentences' ends.
#[derive(Debug, Clone, Default)]
pub struct Boundaries {
    /// Hashes (folded) of words that carry a full stop without ending a sentence.
    pub abbreviations: HashSet<u64>,
}

/// The ends of the sentences in one block's tokens: each the index of the token after a sentence's last.
pub fn ends(text: &str, tokens: &[Token], boundaries: &Boundaries) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut i = 0;
    while i < tokens.len() {
        let at = i;
        i += 1;
        if !is_stop(&tokens[at]) {
            continue;
        }
        while i < tokens.len() && tokens[i].glued && closes(&tokens[i]) {
            i += 1;
        }
        let Some(next) = tokens.get(i) else { break };
        let abbreviated = tokens[at].is_mark('.') && at > 0 && tokens[at].glued && {
            let before = &tokens[at - 1];
            let initial = before.case == Case::Title && before.span.len() <= 2;
            initial || boundaries.abbreviations.contains(&before.folded)
        };
        if !next.glued && !abbreviated && begins(text, tokens, i) {
            ends.push(i);
        }
    }
    if !tokens.is_empty() {
        ends.push(tokens.len());
    }
    ends
}

fn is_stop(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Mark('.' | '!' | '?' | '…' | '。' | '؟' | '।'))
}

fn closes(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Mark('"' | '”' | '’' | '\'' | '»' | ')' | ']' | '.' | '!' | '?' | '…' | '“' | '‘'))
}

/// Whether a sentence may begin here: with anything but a small letter, quotation marks passed over.
fn begins(text: &str, tokens: &[Token], at: usize) -> bool {
    let first = tokens[at..]
        .iter()
        .take(4)
        .find(|t| !matches!(t.kind, TokenKind::Mark('"' | '“' | '„' | '‘' | '\'' | '«' | '(' | '[' | '”' | '’' | '»')));
    first.is_none_or(|t| t.case != Case::Lower && !text[t.span.range()].starts_with([',', ';']))
}
