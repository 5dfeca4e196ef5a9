//! The engine as JavaScript calls it. Plain data crosses: no object here needs to be freed.

mod convert;

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;

use crate::pack::languages::Languages;
use crate::text::Unit;
use crate::text::sentence::Boundaries;
use crate::{Options, Pack, annotate::annotate_with_progress, export::Output};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("types.d.ts");

thread_local! {
    static LANGUAGES: RefCell<Option<Languages>> = const { RefCell::new(None) };
    static PACKS: RefCell<Vec<Rc<Pack>>> = const { RefCell::new(Vec::new()) };
}

/// Loads the index of languages; returns them.
#[wasm_bindgen(js_name = loadLanguages, unchecked_return_type = "Language[]")]
pub fn load_languages(bytes: &[u8]) -> Result<JsValue, JsError> {
    let languages = Languages::load(bytes)?;
    let list = convert::languages(&languages)?;
    LANGUAGES.with(|l| *l.borrow_mut() = Some(languages));
    Ok(list)
}

/// The language of an article, between those of the index.
#[wasm_bindgen(js_name = detectLanguage, unchecked_return_type = "Detection")]
pub fn detect_language(#[wasm_bindgen(unchecked_param_type = "Input")] input: JsValue) -> Result<JsValue, JsError> {
    let document = convert::document(&input, &Boundaries::default())?;
    LANGUAGES.with(|l| match &*l.borrow() {
        Some(languages) => convert::detection(&languages.detect(&document)),
        None => Err(JsError::new("the index of languages is not loaded; call loadLanguages first")),
    })
}

/// Loads a language's pack; returns its language.
#[wasm_bindgen(js_name = loadPack)]
pub fn load_pack(bytes: &[u8]) -> Result<String, JsError> {
    let pack = Pack::load(bytes)?;
    let language = pack.language.clone();
    PACKS.with(|packs| {
        let mut packs = packs.borrow_mut();
        packs.retain(|there| there.language != language);
        packs.push(Rc::new(pack));
    });
    Ok(language)
}

/// Reads an article with a loaded pack. `progress` is called with the share that is done, from 0 to 1.
#[wasm_bindgen(unchecked_return_type = "Article")]
pub fn annotate(
    #[wasm_bindgen(unchecked_param_type = "Input")] input: JsValue,
    #[wasm_bindgen(unchecked_param_type = "Options")] options: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "(done: number) => void")] progress: Option<js_sys::Function>,
) -> Result<JsValue, JsError> {
    let convert::Options { lang, date } = convert::options(&options)?;
    let options = Options { date };
    options.check()?;
    // Shared, not borrowed: what is called on progress may load another pack.
    let pack = PACKS.with(|packs| packs.borrow().iter().find(|p| p.language == lang).cloned()).ok_or_else(|| {
        JsError::new(&["no pack is loaded for the language `", &lang, "`; call loadPack first"].concat())
    })?;
    let document = convert::document(&input, &pack.boundaries)?;
    let mut report = |done: f32| {
        if let Some(progress) = &progress {
            // A page that fails in its own progress bar still gets its article.
            let _ = progress.call1(&JsValue::NULL, &JsValue::from(done));
        }
    };
    let article = annotate_with_progress(document, &pack, &options, &mut report);
    convert::article(&Output::new(&article, Unit::Utf16))
}
