//! Values to and from JavaScript, as `types.d.ts` declares them.

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::annotation::Certainty;
use crate::export::Output;
use crate::pack::languages::{Detection, Languages};
use crate::text::Document;
use crate::text::sentence::Boundaries;

/// How an article is to be read.
pub struct Options {
    /// Language of a loaded pack.
    pub lang: String,
    /// Day of the article, ISO 8601.
    pub date: Option<String>,
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
pub fn options(value: &JsValue) -> Result<Options, JsError> {
    Ok(Options { lang: text(value, "options", "lang")?, date: optional_text(value, "options", "date")? })
}

/// The document of an input.
pub fn document(value: &JsValue, boundaries: &Boundaries) -> Result<Document, JsError> {
    let content = text(value, "input", "content")?;
    match text(value, "input", "format")?.as_str() {
        "text" => Ok(Document::parse(content, boundaries)),
        "html" => Ok(Document::parse_html(&content, boundaries)),
        other => Err(JsError::new(&["input.format is `", other, "`; it must be `text` or `html`"].concat())),
    }
}

/// The string at `object.name`; `object` is what the caller knows the value as.
fn text(value: &JsValue, object: &str, name: &str) -> Result<String, JsError> {
    optional_text(value, object, name)?
        .ok_or_else(|| JsError::new(&[object, ".", name, " is missing; it must be a string"].concat()))
}

/// The same where it may be left out.
fn optional_text(value: &JsValue, object: &str, name: &str) -> Result<Option<String>, JsError> {
    if !value.is_object() {
        return Err(JsError::new(&[object, " must be an object with `", name, "`"].concat()));
    }
    let found = js_sys::Reflect::get(value, &name.into()).unwrap_or(JsValue::UNDEFINED);
    match found.as_string() {
        Some(text) => Ok(Some(text)),
        None if found.is_undefined() || found.is_null() => Ok(None),
        None => Err(JsError::new(&[object, ".", name, " must be a string"].concat())),
    }
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
