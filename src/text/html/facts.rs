//! What a page says of itself: its language, its day, its address, its title.

use super::entities;
use super::json;
use crate::text::Metadata;
use crate::text::strings::cut;

/// What a page says of itself, the best of each kind so far.
#[derive(Debug, Default)]
pub struct Facts {
    language: Option<(u8, String)>,
    published: Option<(u8, String)>,
    url: Option<(u8, String)>,
    title: Option<(u8, String)>,
    /// The article's text as it is given to search engines.
    pub body: Option<String>,
    raw: Raw,
}

/// What the raw text is that comes next.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Raw {
    #[default]
    Nothing,
    Title,
    LinkedData,
}

/// Names of `meta` elements that hold the day of publication, the surest first.
const PUBLISHED: &[&str] = &[
    "article:published_time",
    "og:published_time",
    "og:article:published_time",
    "article.published",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "dcterms.created",
    "dc.date.created",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "publication-date",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "date",
];

impl Facts {
    /// Looks at a start tag. Whether its content is raw text, to be handed to [`Facts::raw`] or dropped.
    pub fn element(&mut self, name: &str, attributes: &[(&str, &str)]) -> bool {
        let get = |wanted: &str| attributes.iter().find(|(n, _)| n.eq_ignore_ascii_case(wanted)).map(|(_, v)| *v);
        let is = |known: &str| name.eq_ignore_ascii_case(known);
        self.raw = Raw::Nothing;
        if is("html") {
            if let Some(lang) = get("lang").or_else(|| get("xml:lang")) {
                self.language(0, lang);
            }
        } else if is("meta") {
            let key = get("property").or_else(|| get("name")).or_else(|| get("itemprop")).or_else(|| get("http-equiv"));
            if let (Some(key), Some(content)) = (key, get("content")) {
                self.meta(key, content);
            }
        } else if is("link") {
            let canonical = get("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical"));
            if let Some(href) = get("href").filter(|_| canonical) {
                keep(&mut self.url, 0, href);
            }
        } else if is("script") {
            let linked = get("type").is_some_and(|t| t.trim().eq_ignore_ascii_case("application/ld+json"));
            self.raw = if linked { Raw::LinkedData } else { Raw::Nothing };
            return true;
        } else if is("title") {
            self.raw = Raw::Title;
            return true;
        } else if let Some(moment) = get("datetime").filter(|_| is("time")) {
            let named =
                get("itemprop").is_some_and(|p| p.eq_ignore_ascii_case("datePublished")) || get("pubdate").is_some();
            self.published(if named { 30 } else { 80 }, moment);
        } else if get("itemprop").is_some_and(|p| p.eq_ignore_ascii_case("datePublished")) {
            self.published(30, get("content").unwrap_or_default());
        }
        ["style", "textarea", "xmp", "iframe", "noembed", "noframes"].iter().any(|raw| is(raw))
    }

    /// Takes the raw text of the last element.
    pub fn raw(&mut self, text: &str) {
        match self.raw {
            Raw::Title => keep(&mut self.title, 9, text),
            Raw::LinkedData => self.linked_data(text),
            Raw::Nothing => {}
        }
    }

    /// The title the page gives itself, without the name of its site.
    pub fn title(&self) -> Option<&str> {
        let (rank, title) = self.title.as_ref()?;
        if *rank < 9 {
            return Some(title);
        }
        let parts = [" | ", " - ", " – ", " — ", " • "].iter().filter_map(|border| title.rfind(border));
        Some(parts.max().map_or(title.as_str(), |end| cut(title, ..end)))
    }

    /// What goes with the article.
    pub fn metadata(&self) -> Metadata {
        let url = self.url.as_ref().map(|(_, url)| url.clone());
        let published = self.published.as_ref().map(|(_, day)| day.clone());
        Metadata {
            language: self.language.as_ref().map(|(_, language)| language.clone()),
            published: published.or_else(|| url.as_deref().and_then(day_of_url)),
            url,
        }
    }

    fn meta(&mut self, key: &str, content: &str) {
        let is = |known: &str| key.eq_ignore_ascii_case(known);
        if is("og:url") {
            keep(&mut self.url, 1, content);
        } else if is("og:title") {
            keep(&mut self.title, 1, content);
        } else if is("content-language") {
            self.language(1, content);
        } else if is("og:locale") {
            self.language(2, content);
        } else if let Some(rank) = PUBLISHED.iter().position(|p| is(p)) {
            self.published(rank as u8 * 2, content);
        }
    }

    fn linked_data(&mut self, text: &str) {
        json::strings(text, |key, value| match key {
            "datePublished" => self.published(1, value),
            "headline" => keep(&mut self.title, 2, value),
            "inLanguage" => self.language(3, value),
            "articleBody" if self.body.as_ref().is_none_or(|b| b.len() < value.len()) => {
                self.body = Some(value.to_owned());
            }
            _ => {}
        });
    }

    fn language(&mut self, rank: u8, tag: &str) {
        let tag = tag.trim().replace('_', "-");
        let fine = (2..=35).contains(&tag.len()) && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        if fine {
            keep(&mut self.language, rank, &tag);
        }
    }

    fn published(&mut self, rank: u8, moment: &str) {
        if let Some(moment) = iso(moment.trim()) {
            keep(&mut self.published, rank, &moment);
        }
    }
}

/// Keeps the value of the lowest rank, and of those the first.
fn keep(kept: &mut Option<(u8, String)>, rank: u8, value: &str) {
    let value = value.trim();
    if value.is_empty() || kept.as_ref().is_some_and(|(r, _)| *r <= rank) {
        return;
    }
    let mut decoded = String::new();
    entities::decode(value, &mut decoded);
    *kept = Some((rank, decoded.split_whitespace().collect::<Vec<_>>().join(" ")));
}

/// A moment in ISO 8601: as it stands, or from `20241028` or `2024/10/28`. None where it says no day that can be.
fn iso(moment: &str) -> Option<String> {
    let bytes = moment.as_bytes();
    let digits = |range: std::ops::Range<usize>| bytes.get(range).filter(|d| d.iter().all(u8::is_ascii_digit));
    let number =
        |range: std::ops::Range<usize>| digits(range).map(|d| d.iter().fold(0, |n, b| n * 10 + u32::from(b - b'0')));
    let (month, day, length) = match bytes.get(4)? {
        b'-' | b'/' if bytes.get(7) == bytes.get(4) => (5, 8, 10),
        b'0'..=b'9' => (4, 6, 8),
        _ => return None,
    };
    let known = (1000..3000).contains(&number(0..4)?)
        && (1..=12).contains(&number(month..month + 2)?)
        && (1..=31).contains(&number(day..day + 2)?);
    if !known || bytes.get(length).is_some_and(u8::is_ascii_digit) || moment.len() > 40 {
        return None;
    }
    let mut written = String::new();
    for part in [0..4, month..month + 2, day..day + 2] {
        if !written.is_empty() {
            written.push('-');
        }
        written.push_str(moment.get(part)?);
    }
    written.push_str(moment.get(length..)?);
    Some(written)
}

/// The day in an address: `/2024/10/28/`, `/2024-10-28-`, `/20241028`.
fn day_of_url(url: &str) -> Option<String> {
    url.split(['/', '?', '_'])
        .find_map(|part| part.get(..10).filter(|p| p.contains('-')).or_else(|| part.get(..8)).and_then(iso))
        .or_else(|| {
            let mut parts = url.split('/').collect::<Vec<_>>();
            parts.retain(|p| !p.is_empty());
            let day = |p: &&[&str]| p[0].len() == 4 && p[1].len() <= 2 && p[2].len() <= 2;
            let padded = |p: &[&str]| format!("{}-{:0>2}-{:0>2}", p[0], p[1], p[2]);
            parts.windows(3).find(day).and_then(|p| iso(&padded(p)))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments() {
        let cases = [
            ("2024-10-28T17:21:00+01:00", Some("2024-10-28T17:21:00+01:00")),
            ("2024/10/28", Some("2024-10-28")),
            ("20241028", Some("2024-10-28")),
            ("2024-13-28", None),
            ("Mon, 28 Oct 2024", None),
            ("2024", None),
            ("ééééééé", None),
        ];
        for (moment, wanted) in cases {
            assert_eq!(iso(moment).as_deref(), wanted, "{moment}");
        }
    }

    #[test]
    fn days_of_addresses() {
        let cases = [
            ("https://example.org/2024/10/28/title", Some("2024-10-28")),
            ("https://example.org/2024/3/5/title", Some("2024-03-05")),
            ("https://example.org/nieuws/2024-10-28-title", Some("2024-10-28")),
            ("https://example.org/art/20241028_12345", Some("2024-10-28")),
            ("https://example.org/art/12345678", None),
            ("https://example.org/a/b/c", None),
        ];
        for (url, wanted) in cases {
            assert_eq!(day_of_url(url).as_deref(), wanted, "{url}");
        }
    }
}
