use super::read;
use crate::text::BlockKind;
use crate::text::shapes::Hint;

/// The blocks of a page, each with what the page says it is: `h` heading, `b` byline, `f` caption, `i` item, `a` anything,
/// `p` text; and `>` for a quotation.
fn blocks(html: &str) -> Vec<String> {
    let page = read(html);
    let sign = |hint| match hint {
        Hint::Any => "a",
        Hint::Text => "p",
        Hint::Item => "i",
        Hint::Kind(BlockKind::Head) => "h",
        Hint::Kind(BlockKind::Byline) => "b",
        Hint::Kind(BlockKind::Figure) => "f",
        Hint::Kind(BlockKind::Paragraph) => "P",
    };
    let mut end = 0;
    let mut all = Vec::new();
    for block in &page.blocks {
        assert!(block.span.start >= end && block.span.end as usize <= page.text.len(), "{html}");
        end = block.span.end;
        let quotation = if block.quotation { ">" } else { "" };
        all.push(format!("{}{quotation} {}", sign(block.hint), &page.text[block.span.range()]));
    }
    all
}

fn check(html: &str, wanted: &[&str]) {
    assert_eq!(blocks(html), wanted, "{html}");
}

const LONG: &str =
    "The council bought the old factory at the edge of the village today, and nobody knows what will become of it.";

#[test]
fn an_article_among_other_things() {
    let html = format!(
        r##"<!doctype html><html lang="en-GB"><head><title>Council buys factory | The Paper</title>
        <meta property="article:published_time" content="2024-10-28T17:21:00+01:00">
        <link rel="canonical" href="https://example.org/news/1?a=1&amp;b=2"><style>p {{ color: red }}</style></head>
        <body class="has-sidebar"><a class="skip-link" href="#main">Skip to content</a>
        <header><div class="logo">The Paper</div><nav><ul><li><a href="/">Home</a><li><a href="/s">Sport</a></ul></nav></header>
        <div id="cookie-banner"><p>We use cookies, and we would like to tell you all about them, at length. {LONG}</p></div>
        <main><article class="article related-top">
          <header><h1>Council buys factory</h1><p class="lead"><b>It was cheap, says the councillor.</b></p>
          <div class="article__byline">By <a rel="author" href="/ann">Ann Grey</a></div>
          <time datetime="2024-10-28">28 October 2024</time></header>
          <div class="share-bar"><a href="#">Share</a> <button>Copy link</button></div>
          <figure><img src="x.jpg" alt="A factory"><figcaption>The factory <span class="credit">Photo: Pete Brown</span></figcaption></figure>
          <p>{LONG}</p>
          <aside><h2>Read more</h2><p>{LONG}</p></aside>
          <p>Read also: <a href="/2">Council sells old factory to nobody</a></p>
          <h2>New plans</h2>
          <p>There are <em>plans</em> for houses,<br>shops&nbsp;and a caf&eacute;.</p>
          <ul><li>houses<li>shops</ul>
          <div class="ad-slot"><p>Buy this.</p></div>
          <script>document.write("<p>no</p>")</script>
          <footer><p>More about factories</p></footer>
        </article></main>
        <section class="comments"><p>First! {LONG}</p><p>{LONG}</p><p>{LONG}</p></section>
        <footer><p>© The Paper</p></footer></body></html>"##
    );
    check(
        &html,
        &[
            "h Council buys factory",
            "p It was cheap, says the councillor.",
            "b By Ann Grey",
            "b 28 October 2024",
            "f The factory Photo: Pete Brown",
            &format!("p {LONG}"),
            "h New plans",
            "p There are plans for houses,\nshops\u{a0}and a café.",
            "i houses",
            "i shops",
        ],
    );
    let metadata = read(&html).metadata;
    assert_eq!(metadata.language.as_deref(), Some("en-GB"));
    assert_eq!(metadata.published.as_deref(), Some("2024-10-28T17:21:00+01:00"));
    assert_eq!(metadata.url.as_deref(), Some("https://example.org/news/1?a=1&b=2"));
}

#[test]
fn without_an_article_element_the_densest_part_is_read() {
    let html = format!(
        "<body><div class=top><h1>Title</h1><div>Ann Grey, today</div></div><div id=page><div><a href=1>One</a> <a href=2>Two</a></div>\
         <div class=text><p>{LONG}<p>{LONG} Again.<p>Short.</div><div class=right><p>Something else, of some length.</div></div>"
    );
    check(&html, &["h Title", "p Ann Grey, today", &format!("p {LONG}"), &format!("p {LONG} Again."), "p Short."]);
}

#[test]
fn the_largest_of_several_articles_is_read() {
    let html = format!(
        "<article><h2><a href=1>Another</a></h2><p>Teaser.</p></article><article><h1>This</h1><p>{LONG}</p><p>{LONG} More.</p>\
         </article><article><h2><a href=2>Third</a></h2><p>Teaser.</p></article>"
    );
    check(&html, &["h This", &format!("p {LONG}"), &format!("p {LONG} More.")]);
}

#[test]
fn the_marked_text_keeps_its_title() {
    let html = format!(
        "<div><h1>Title</h1><p class=byline>Ann Grey</p><div itemprop='articleBody'><p>{LONG}</p></div>\
         <div class=more><h3>More</h3><p>Another story, about something else altogether.</p></div></div>"
    );
    check(&html, &["h Title", "b Ann Grey", &format!("p {LONG}")]);
}

#[test]
fn the_whole_page_is_not_thrown_away_for_its_class() {
    check(&format!("<form><div class='comment-enabled sidebar'><p>{LONG}</p></div></form>"), &[&format!("p {LONG}")]);
}

#[test]
fn unclosed_and_wrongly_nested() {
    check("<p>One<p>Two<ul><li>a<li>b</ul>Three.", &["p One", "p Two", "i a", "i b", "p Three."]);
    check("<b><p>One</b> two</p>three", &["a One two", "a three"]);
    check("<div><span>One</div> two.</span>", &["p One", "p two."]);
    check("<h2>Head<h3>Next</h2><p>Text.", &["h Head", "h Next", "p Text."]);
    check("</p></div>One</b>", &["a One"]);
    check("<table><tr><td>A<td>1<tr><td>B<td>2</table>", &["p A\t1", "p B\t2"]);
    check("<p>One<div>Two.</div>three.</p>four.", &["p One", "p Two.", "p three.", "p four."]);
}

#[test]
fn quotations() {
    check("<p>She said <q>no, <q>never</q> </q>and left.", &["p She said “no, ‘never’” and left."]);
    check(
        "<p>He said:<blockquote><p>It is so.<footer>Ann Grey</footer></blockquote>",
        &["p He said:", "p> It is so.", "p Ann Grey"],
    );
}

#[test]
fn notes_and_raised_signs() {
    check(
        "<p>So.<sup><a href='#n1'>1</a></sup> It is 5 km<sup>2</sup>, the 2<sup>nd</sup><sup>[3]</sup>.",
        &["p So. It is 5 km², the 2nd."],
    );
}

#[test]
fn hidden_parts() {
    check(
        "<p>One <span hidden>no</span><span aria-hidden=true>no</span><span style='color: red; display : none'>no</span>\
         <span class='x sr-only'>no</span>two<template><p>no</template><svg><title>no</title><text>no</text></svg>",
        &["p One two"],
    );
}

#[test]
fn spaces_and_breaks() {
    check(
        "<p>  One \n\t two&nbsp; three &nbsp;<br/> four<br><br>five</p>&nbsp;",
        &["p One two\u{a0}three\nfour", "p five"],
    );
    check("<p>foo<b> bar</b><i>baz</i>&shy;x", &["p foo barbazx"]);
    check("<pre>One line\nof text.\n\nAnother.</pre>", &["a One line", "a of text.", "a Another."]);
}

#[test]
fn what_is_no_page() {
    check("", &[]);
    check("Only text, &amp; more.\n\nAnd < more.", &["a Only text, & more.", "a And < more."]);
    check("<", &["a <"]);
    check("<p", &[]);
    check("<!-- only -->", &[]);
}

#[test]
fn a_heavy_line_may_be_a_heading() {
    check(
        "<p><strong>New plans</strong><p>There are <strong>plans</strong>.<p><b>It is so.</b>",
        &["a New plans", "p There are plans.", "p It is so."],
    );
}

#[test]
fn what_search_engines_are_told_is_the_last_resort() {
    let html = format!(
        r#"<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Title", "datePublished": "2024-03-01",
        "articleBody": "{LONG}\n\n{LONG} &amp; {LONG}"}}</script><p>Subscribe to read this.</p>"#
    );
    let long = format!("a {LONG}");
    check(&html, &["h Title", &long, &format!("a {LONG} & {LONG}")]);
    assert_eq!(read(&html).metadata.published.as_deref(), Some("2024-03-01"));
}

#[test]
fn the_day_may_stand_in_the_address() {
    let page = read("<link rel=canonical href='https://example.org/2024/10/28/title'><p>Text.");
    assert_eq!(page.metadata.published.as_deref(), Some("2024-10-28"));
    let page = read("<p>On <time datetime='2023-01-02'>Monday</time>.<meta name=date content='2024-01-02'>");
    assert_eq!(page.metadata.published.as_deref(), Some("2024-01-02"));
}
