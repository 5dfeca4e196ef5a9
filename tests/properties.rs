//! What holds for every string, in every language there is a pack for.

#![cfg(feature = "compile")]

use std::path::Path;
use std::sync::OnceLock;

use proptest::prelude::*;
use sourcelight::pack::languages::Languages;
use sourcelight::pack::schema::compile;
use sourcelight::text::sentence::Boundaries;
use sourcelight::text::{Offsets, Span, Unit};
use sourcelight::{Article, Document, Options, Pack, annotate};

/// Every pack, and the index of languages.
fn packs() -> &'static (Vec<Pack>, Languages) {
    static PACKS: OnceLock<(Vec<Pack>, Languages)> = OnceLock::new();
    PACKS.get_or_init(|| {
        let folders = compile::folders(Path::new("packs")).expect("packs/ is there");
        // By way of the compiled form, since that is what is used.
        let load =
            |folder: &std::path::PathBuf| Pack::load(&compile::folder(folder).expect("compiles")).expect("loads");
        let index = compile::languages(Path::new("packs")).expect("compiles");
        (folders.iter().map(load).collect(), Languages::load(&index).expect("loads"))
    })
}

/// Reads a text with every pack and checks all that must hold.
fn holds(text: &str, html: bool) -> Result<(), TestCaseError> {
    let (packs, languages) = packs();
    let parse = |boundaries: &Boundaries| match html {
        true => Document::parse_html(text, boundaries),
        false => Document::parse(text, boundaries),
    };
    let bare = parse(&Boundaries::default());
    division(&bare)?;
    prop_assert_eq!(languages.detect(&bare), languages.detect(&parse(&Boundaries::default())));
    for pack in packs {
        for date in [None, Some("2024-02-29".to_owned())] {
            let options = Options { date };
            let article = annotate(parse(&pack.boundaries), pack, &options);
            if !html {
                prop_assert_eq!(article.document.text(), text);
            }
            division(&article.document)?;
            annotations(&article)?;
            let again = annotate(parse(&pack.boundaries), pack, &options);
            prop_assert!(again == article, "the same text gave another article");
        }
    }
    Ok(())
}

/// Whether a span is inside the text, on character boundaries.
fn fits(text: &str, span: Span) -> bool {
    text.get(span.range()).is_some()
}

fn division(document: &Document) -> Result<(), TestCaseError> {
    let text = document.text();
    let mut end = 0;
    for block in document.blocks() {
        prop_assert!(fits(text, block.span) && block.span.start >= end, "block {:?} of {:?}", block, text);
        end = block.span.end;
        let slice = document.slice(block.span);
        prop_assert!(!slice.is_empty() && slice.trim() == slice, "block {:?} has outer space", slice);
        prop_assert!(document.sentences().get(block.sentences.clone()).is_some());
    }
    let mut tokens = 0;
    for (i, sentence) in document.sentences().iter().enumerate() {
        prop_assert_eq!(sentence.tokens.start, tokens, "sentences leave no token out");
        tokens = sentence.tokens.end;
        prop_assert!(!sentence.tokens.is_empty());
        prop_assert_eq!(sentence.span, document.span(sentence.tokens.clone()));
        let block = &document.blocks()[sentence.block];
        prop_assert!(block.span.contains(sentence.span) && block.sentences.contains(&i));
    }
    prop_assert_eq!(tokens, document.tokens().len());
    let mut end = 0;
    for (i, token) in document.tokens().iter().enumerate() {
        prop_assert!(fits(text, token.span) && !token.span.is_empty() && token.span.start >= end);
        prop_assert!(
            !document.slice(token.span).contains(char::is_whitespace),
            "token {:?}",
            document.slice(token.span)
        );
        end = token.span.end;
        prop_assert_eq!(document.token_at(token.span.start), i);
        prop_assert!(document.sentences()[document.sentence_of(i)].tokens.contains(&i));
    }
    Ok(())
}

fn annotations(article: &Article) -> Result<(), TestCaseError> {
    let text = article.document.text();
    let mut open: Vec<Span> = Vec::new();
    let mut before = Span::new(0, u32::MAX);
    for (i, annotation) in article.annotations.iter().enumerate() {
        let span = annotation.span;
        prop_assert!(fits(text, span) && !span.is_empty(), "{:?} of {:?}", annotation, text);
        prop_assert!((span.start, u32::MAX - span.end) >= (before.start, u32::MAX - before.end), "not in order");
        before = span;
        while open.last().is_some_and(|outer| outer.end <= span.start) {
            open.pop();
        }
        prop_assert!(open.last().is_none_or(|outer| outer.contains(span)), "{:?} crosses another in {:?}", span, text);
        open.push(span);
        // The innermost quote or statement before it that holds it.
        let holds =
            |j: &usize| article.annotations[*j].speech().is_some() && article.annotations[*j].span.contains(span);
        prop_assert_eq!(annotation.within, (0..i).rev().find(holds), "within of {:?} in {:?}", span, text);
        for inner in [annotation.evidence.cue].into_iter().chain(annotation.speech().map(|s| s.cue)).flatten() {
            prop_assert!(fits(text, inner), "cue {:?} in {:?}", inner, text);
        }
        if let Some(speech) = annotation.speech() {
            prop_assert!(speech.speaker.is_none_or(|s| fits(text, s)));
            prop_assert!(speech.source.is_none_or(|s| s < article.sources.len()));
            prop_assert!(speech.continues.is_none_or(|s| fits(text, s) && s.start < span.start));
        }
    }
    for entity in &article.entities {
        prop_assert!(!entity.mentions.is_empty() && entity.mentions.is_sorted());
        prop_assert!(entity.mentions.iter().all(|&m| m < article.annotations.len()));
    }
    for source in &article.sources {
        prop_assert!(source.entity.is_none_or(|e| e < article.entities.len()));
        prop_assert!(source.of.is_none_or(|s| s < article.sources.len()));
    }
    Ok(())
}

/// Pieces that articles are made of, and that rules look for.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "\"", "'", "“", "”", "„", "‘", "’", "«", "»", "(", ")", "[", "]", ".", ",", ":", ";", "!", "?", "…", "...", "-",
    "–", " - ", " ", "  ", "\n", "\n\n", "\r\n", "\r", "\u{2028}", "\u{a0}", "\t", "\0", "\u{feff}", "\u{200d}",
    "\u{ad}", "\u{301}", "😀", "👩‍👩‍👧", "🇳🇱", "é", "ß", "İ", "שלום", "مرحبا", "日本", "。", "1", "12", "1.000",
    "10.000,50", "0", "3e", "17.21", "17:21", "2019", "1/2", "½", "€", "$", "%", " procent", " km", "km²", "uur",
    "p.m.", "1e99", "999999999999999999999999", "-5", "3-1", "honderd", "duizend", "miljoen", "een", "één", "drie",
    "vijftig", "eenentwintig", "tientallen", "de helft", "hundred", "thousand", "million", "one", "twenty-one",
    "dozens", "half", "third", "maart", "vorige week", "gisteren", "maandag", "March", "last week", "yesterday",
    "Monday", "eind", "early", "januari 2020", "29 februari", "Anna", "Smit", "Anna Smit", "De Vries", "van der",
    "J.P.", "Rutte", "Brussel", "Groningen", "London", "NAVO", "UN", "de minister", "the minister", "Nederlandse",
    "Dutch", "ministerie van", "University of", "zegt", "zei", "volgens", "aldus", "dat", "naar verluidt", "said",
    "says", "according to", "that", "reportedly", "hij", "zij", "he", "she", "they", "niet", "not", "zou", "would",
    "@anna", "#nieuws", "https://example.org/a?b=c", "a@b.nl", "example.com", "dr.", "enz.", "Inc.", "U.S.", "'s",
    "'t", "*", "<p>", "</p>", "<b>", "<", ">", "&", "&amp;", "&eacute;", "&#8220;",
];

/// Marks and numbers, and what makes quotes of them.
#[rustfmt::skip]
const MARKS: &[&str] = &[
    "\"", "\"", "'", "“", "”", "„", "‘", "’", "«", "»", "(", ")", ".", ",", ":", "?", "...", "-", " ", "\n\n", "1", "2.000", "een",
    "one", "Anna", "zegt", "said", "hij", "dat", "that",
];

/// Pieces of pages.
#[rustfmt::skip]
const MARKUP: &[&str] = &[
    "<p>", "</p>", "<div>", "</div>", "<div class='related share'>", "<article>", "</article>", "<main>", "</main>",
    "<h1>", "</h1>", "<h2>", "<table>", "<tr>", "<td>", "</td>", "</table>", "<ul>", "<li>", "</ul>", "<q>", "</q>",
    "<blockquote>", "</blockquote>", "<a href=x>", "</a>", "<b>", "</b>", "<span hidden>", "</span>", "<br>", "<hr>",
    "<sup>", "</sup>", "<figure>", "<figcaption>", "</figure>", "<pre>", "</pre>", "<script>", "</script>",
    "<script type=application/ld+json>", "{\"articleBody\": \"", "<style>", "<title>", "</title>", "<svg>", "</svg>",
    "<nav>", "</nav>", "<aside>", "<form>", "<!--", "-->", "<![CDATA[", "]]>", "<p class=\"", "\">",
    "<time datetime='2024-10-28'>", "</time>", "<meta property=article:published_time content=2024-10-28>",
    "<footer>", "</footer>", "<div itemprop=articleBody>", "<address>", "&nbsp;", "&#xd800;", "&quot;", "</", "<p =",
    "<html lang=nl>", "A sentence of some length, that goes on for a while and then ends. ",
    "Een zin, zei Anna Smit. ",
];

fn pieces(kinds: &'static [&'static [&'static str]], most: usize) -> impl Strategy<Value = String> {
    let piece = prop::sample::select(kinds.concat());
    let spaced =
        (piece, any::<bool>()).prop_map(|(piece, space)| if space { format!("{piece} ") } else { piece.to_owned() });
    prop::collection::vec(spaced, 0..most).prop_map(|all| all.concat())
}

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, max_shrink_iters: 3000, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config(800))]

    #[test]
    fn any_string(text in any::<String>()) {
        holds(&text, false)?;
        holds(&text, true)?;
    }

    #[test]
    fn any_row_of_pieces(text in pieces(&[PIECES], 60)) {
        holds(&text, false)?;
    }

    #[test]
    fn any_row_of_marks_and_numbers(text in pieces(&[MARKS], 60)) {
        holds(&text, false)?;
    }

    #[test]
    fn any_page(html in pieces(&[MARKUP, MARKUP, PIECES], 80)) {
        holds(&html, true)?;
    }
}

proptest! {
    #![proptest_config(config(500))]

    #[test]
    fn offsets_there_and_back(text in any::<String>(), more in pieces(&[PIECES], 40)) {
        let text = format!("{text}{more}");
        for unit in [Unit::Byte, Unit::Utf16, Unit::CodePoint] {
            let offsets = Offsets::new(&text, unit);
            let mut sweep = offsets.sweep();
            let mut count = 0;
            for (byte, c) in text.char_indices().chain([(text.len(), ' ')]) {
                prop_assert_eq!(offsets.get(byte as u32), count);
                prop_assert_eq!(sweep.get(byte as u32), count);
                prop_assert_eq!(offsets.byte(count), byte as u32);
                count += match unit {
                    Unit::Byte => c.len_utf8(),
                    Unit::Utf16 => c.len_utf16(),
                    Unit::CodePoint => 1,
                } as u32;
            }
            prop_assert_eq!(offsets.byte(u32::MAX), text.len() as u32);
        }
    }
}
