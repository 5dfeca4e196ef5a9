//! Quotes in headings that stand again in the text, where it says whose words they are.

use crate::annotation::{Annotation, Detail, Resolved, Source, SourceKind};
use crate::grammar::Reading;
use crate::text::{BlockKind, Span};

/// How many quotes in headings are looked for.
const MOST: usize = 8;

/// Gives quotes in headings the source of the quote further on that holds their words in their order.
pub(super) fn tie(reading: &Reading<'_>, sources: &[Source], annotations: &mut [Annotation]) {
    // `Director leaves: “…”` says less than the text does.
    let vague = |s: usize| sources.get(s).is_some_and(|s| s.kind == SourceKind::Unnamed);
    let heading = |a: &Annotation| {
        let block = reading.block(reading.document.token_at(a.span.start));
        reading.document.blocks().get(block).is_some_and(|b| b.kind == BlockKind::Head)
    };
    let quotes: Vec<usize> =
        (0..annotations.len()).filter(|&i| matches!(annotations[i].detail, Detail::Quote(_))).collect();
    let heads = quotes.iter().copied().enumerate().filter(|&(_, i)| heading(&annotations[i])).take(MOST);
    for (place, head) in heads.collect::<Vec<_>>() {
        let wanted = words(reading, annotations[head].span);
        let holds = |&&i: &&usize| {
            let mut own = words(reading, annotations[i].span).into_iter();
            !heading(&annotations[i]) && wanted.iter().all(|w| own.any(|o| o == *w))
        };
        let found = quotes[place + 1..].iter().find(holds).filter(|_| wanted.len() > 1);
        let source = found.and_then(|&i| annotations[i].speech()).and_then(|s| s.source);
        if let Some(speech) = annotations[head]
            .speech_mut()
            .filter(|s| (s.speaker.is_none() || s.source.is_some_and(vague)) && source.is_some())
        {
            speech.source = source;
            speech.resolved = Some(Resolved::Next);
        }
    }
}

fn words(reading: &Reading<'_>, span: Span) -> Vec<u64> {
    let tokens = reading.document.tokens_in(span).filter_map(|i| reading.token(i));
    tokens.filter(|t| t.is_word()).map(|t| t.folded).collect()
}
