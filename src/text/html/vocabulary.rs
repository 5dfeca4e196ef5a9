//! The web's own words: elements, and what pages call their parts in classes and roles.

/// An element, as far as an article's text needs to know it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tag {
    /// The page itself.
    Root,
    /// No element but text.
    Text,
    Article,
    Main,
    Header,
    /// Headings of the first order.
    Title,
    /// Other headings.
    Heading,
    Paragraph,
    Item,
    List,
    Blockquote,
    Pre,
    Address,
    Figure,
    Figcaption,
    Table,
    Row,
    Cell,
    /// Any other block.
    Block,
    Link,
    Span,
    Strong,
    Quote,
    Raised,
    Time,
    Break,
    /// A line across.
    Rule,
    /// What stands beside an article: menus, forms, side columns.
    Aside,
    /// The foot of a page, of an article, or of a quotation.
    Footer,
    /// What is no text: pictures, controls, scripts.
    Nothing,
}

impl Tag {
    /// Whether it begins and ends a block.
    pub fn is_block(self) -> bool {
        !matches!(
            self,
            Tag::Text | Tag::Link | Tag::Span | Tag::Strong | Tag::Quote | Tag::Raised | Tag::Time | Tag::Break
        )
    }

    /// Whether an end tag from inside does not reach beyond it.
    pub fn is_barrier(self) -> bool {
        matches!(self, Tag::Table | Tag::Cell | Tag::Root)
    }
}

/// The element of a name; none for those that change nothing, such as `em`.
pub fn tag(name: &str) -> Option<Tag> {
    let mut small = [0; 12];
    let place = small.get_mut(..name.len())?;
    place.copy_from_slice(name.as_bytes());
    place.make_ascii_lowercase();
    Some(match std::str::from_utf8(place).ok()? {
        "article" => Tag::Article,
        "main" => Tag::Main,
        "header" => Tag::Header,
        "h1" => Tag::Title,
        "h2" | "h3" | "h4" | "h5" | "h6" => Tag::Heading,
        "p" => Tag::Paragraph,
        "li" | "dt" | "dd" => Tag::Item,
        "ul" | "ol" | "dl" => Tag::List,
        "blockquote" => Tag::Blockquote,
        "pre" | "listing" => Tag::Pre,
        "address" => Tag::Address,
        "figure" => Tag::Figure,
        "figcaption" | "caption" => Tag::Figcaption,
        "table" => Tag::Table,
        "tr" => Tag::Row,
        "td" | "th" => Tag::Cell,
        "div" | "section" | "body" | "html" | "center" | "fieldset" | "details" | "summary" | "hgroup" | "tbody"
        | "thead" | "tfoot" => Tag::Block,
        "a" => Tag::Link,
        "span" | "label" => Tag::Span,
        "b" | "strong" => Tag::Strong,
        "q" => Tag::Quote,
        "sup" => Tag::Raised,
        "time" => Tag::Time,
        "br" => Tag::Break,
        "hr" => Tag::Rule,
        "nav" | "aside" | "form" | "menu" | "dialog" | "search" => Tag::Aside,
        "footer" => Tag::Footer,
        "svg" | "math" | "noscript" | "template" | "object" | "video" | "audio" | "canvas" | "select" | "button"
        | "datalist" | "map" | "progress" | "meter" | "rp" | "rt" => Tag::Nothing,
        // An element of the page's own making is a box more often than not.
        custom if custom.contains('-') => Tag::Block,
        _ => return None,
    })
}

/// Whether an element never has content, so that no end tag is waited for.
pub fn is_void(tag: Tag) -> bool {
    matches!(tag, Tag::Break | Tag::Rule)
}

/// Roles of what stands beside an article.
pub const ASIDE_ROLES: &[&str] = &[
    "navigation",
    "banner",
    "contentinfo",
    "complementary",
    "search",
    "dialog",
    "alertdialog",
    "menu",
    "menubar",
    "toolbar",
    "tablist",
    "form",
    "alert",
    "status",
    "tooltip",
];

/// Words in the classes and ids of what stands beside an article.
pub const ASIDE_WORDS: &[&str] = &[
    "nav",
    "navbar",
    "navigation",
    "menu",
    "submenu",
    "breadcrumb",
    "breadcrumbs",
    "sidebar",
    "footer",
    "share",
    "sharing",
    "sharebar",
    "shares",
    "social",
    "socials",
    "related",
    "recommended",
    "recommendation",
    "recommendations",
    "promo",
    "promos",
    "promoted",
    "sponsor",
    "sponsored",
    "advert",
    "adverts",
    "advertisement",
    "advertising",
    "ad",
    "ads",
    "adslot",
    "banner",
    "cookie",
    "cookies",
    "consent",
    "gdpr",
    "newsletter",
    "subscribe",
    "subscription",
    "signup",
    "popup",
    "modal",
    "overlay",
    "toolbar",
    "tags",
    "taglist",
    "outbrain",
    "taboola",
    "trending",
    "popular",
    "mostread",
    "readmore",
    "pagination",
    "pager",
    "comments",
    "comment",
    "disqus",
    "skip",
    "skiplink",
    "pullquote",
    "aside",
    "bio",
    "noprint",
    "login",
    "register",
    "infobox",
    "navbox",
    "reflist",
    "references",
    "catlinks",
    "editsection",
    "toc",
    "hatnote",
];

/// Classes of what is there for machines and readers of screens only.
pub const HIDDEN_CLASSES: &[&str] = &[
    "sr-only",
    "visually-hidden",
    "visuallyhidden",
    "screen-reader-text",
    "screen-reader-only",
    "sr_only",
    "u-hidden",
    "a11y-hidden",
    "assistive-text",
    "is-hidden",
    "offscreen",
    "mw-editsection",
    "hide-accessible",
];

/// Words in the classes of what says who wrote it and when.
pub const BYLINE_WORDS: &[&str] = &[
    "byline",
    "bylines",
    "author",
    "authors",
    "dateline",
    "timestamp",
    "pubdate",
    "published",
    "publication",
    "metadata",
    "datetime",
    "date",
    "contributor",
    "contributors",
    "writer",
    "posted",
    "meta",
];

/// Words in the classes of captions and credits of pictures.
pub const CAPTION_WORDS: &[&str] = &["caption", "figcaption", "credit", "credits", "copyright", "photographer"];

/// Classes of an article's own text.
pub const BODY_CLASSES: &[&str] = &[
    "article-body",
    "articlebody",
    "article__body",
    "article-content",
    "article__content",
    "article-text",
    "entry-content",
    "post-content",
    "post-body",
    "story-body",
    "story-content",
    "storybody",
    "body-content",
    "content-body",
    "body-copy",
    "article_body",
    "articlecontent",
    "story__body",
    "post__content",
    "c-article-content",
];
