//! Values to and from JavaScript, as `types.d.ts` declares them.

use serde::{Deserialize, Serialize};
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::annotation::Certainty;
use crate::export::Output;
use crate::pack::languages::{Detection, Languages};
use crate::text::Document;
use crate::text::sentence::Boundaries;

/// How an article is to be read.
#[derive(Deserialize)]
pub struct Options {
    /// Language of a loaded pack.
    pub lang: String,
    /// Day of the article, ISO 8601.
    pub date: Option<String>,
}

#[derive(Deserialize)]
struct Input {
    content: String,
    format: Format,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Format {
    Text,
    Html,
}

#[derive(Serialize)]
struct LanguageItem<'a> {
    lang: &'a str,
    name: &'a str,
}

#[derive(Serialize)]
struct DetectionItem<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    lang: Option<&'a str>,
    certainty: Certainty,
}

/// The options of a call.
pub fn options(value: JsValue) -> Result<Options, JsError> {
    serde_wasm_bindgen::from_value(value).map_err(|e| JsError::new(&format!("options: {e}")))
}

/// The document of an input.
pub fn document(value: JsValue, boundaries: &Boundaries) -> Result<Document, JsError> {
    let input: Input = serde_wasm_bindgen::from_value(value).map_err(|e| JsError::new(&format!("input: {e}")))?;
    Ok(match input.format {
        Format::Text => Document::parse(input.content, boundaries),
        Format::Html => Document::parse_html(&input.content, boundaries),
    })
}

/// The list of languages.
pub fn languages(languages: &Languages) -> Result<JsValue, JsError> {
    plain(&languages.iter().map(|(lang, name)| LanguageItem { lang, name }).collect::<Vec<_>>())
}

/// The language of a text.
pub fn detection(detection: &Detection) -> Result<JsValue, JsError> {
    plain(&DetectionItem { lang: detection.language.as_deref(), certainty: detection.certainty })
}

/// An article.
pub fn article(output: &Output) -> Result<JsValue, JsError> {
    plain(output)
}

/// Plain objects and arrays, never `Map`.
fn plain<T: Serialize>(value: &T) -> Result<JsValue, JsError> {
    value.serialize(&Serializer::json_compatible()).map_err(|e| JsError::new(&e.to_string()))
}
