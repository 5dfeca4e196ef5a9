//! The engine as a browser has it: real values, real strings of JavaScript, a worker of its own.

#![cfg(target_arch = "wasm32")]

mod types;

use std::collections::HashMap;

use js_sys::{Array, Function, JsString, Object, Reflect};
use sourcelight::wasm;
use types::Declarations;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_dedicated_worker);

const LANGUAGES: &[u8] = include_bytes!("../../www/dist/packs/languages.pack");
const DUTCH: &[u8] = include_bytes!("../../www/dist/packs/nl.pack");
const ENGLISH: &[u8] = include_bytes!("../../www/dist/packs/en.pack");
const DUTCH_ARTICLE: &str = include_str!("../../benches/articles/nl.txt");
const ENGLISH_ARTICLE: &str = include_str!("../../benches/articles/en.txt");
/// What the articles above happen not to have, in few words.
const RARE_ARTICLE: &str = include_str!("rare.html");
const TYPES: &str = include_str!("../../src/wasm/types.d.ts");

#[wasm_bindgen_test]
fn the_index_names_the_languages() {
    let list = must(wasm::load_languages(LANGUAGES));
    must_be(&mut Declarations::read(&format!("{TYPES} export type Languages = Language[];")), "Languages", &list);
    let tags: Vec<String> = Array::from(&list).iter().map(|l| text(&l, "lang")).collect();
    assert!(tags.contains(&"nl".to_owned()) && tags.contains(&"en".to_owned()), "{tags:?}");
}

#[wasm_bindgen_test]
fn the_language_of_an_article_is_detected() {
    must(wasm::load_languages(LANGUAGES));
    let mut types = Declarations::read(TYPES);
    for (article, lang) in [(DUTCH_ARTICLE, "nl"), (ENGLISH_ARTICLE, "en")] {
        let detection = must(wasm::detect_language(input(article)));
        must_be(&mut types, "Detection", &detection);
        assert_eq!((text(&detection, "lang").as_str(), text(&detection, "certainty").as_str()), (lang, "high"));
    }
    for nothing in ["", "\0", "12 34", "🦉🦉🦉", "今日は"] {
        let detection = must(wasm::detect_language(input(nothing)));
        must_be(&mut types, "Detection", &detection);
        assert!(get(&detection, "lang").is_undefined(), "{nothing:?} is in no language: {detection:?}");
    }
}

#[wasm_bindgen_test]
fn what_comes_out_is_what_the_types_say() {
    let mut types = Declarations::read(TYPES);
    for (lang, pack, article) in [("nl", DUTCH, DUTCH_ARTICLE), ("en", ENGLISH, ENGLISH_ARTICLE)] {
        assert_eq!(must(wasm::load_pack(pack)), lang);
        for date in [Some("2026-03-14"), None] {
            let read = must(wasm::annotate(input(article), options(lang, date), None));
            must_be(&mut types, "Article", &read);
            assert_eq!(text(&read, "lang"), lang);
            consistent(&read);
        }
    }
}

#[wasm_bindgen_test]
fn what_the_types_say_comes_out() {
    let mut types = Declarations::read(TYPES);
    for (lang, pack, article) in [("nl", DUTCH, DUTCH_ARTICLE), ("en", ENGLISH, ENGLISH_ARTICLE)] {
        must(wasm::load_pack(pack));
        must_be(&mut types, "Article", &must(wasm::annotate(input(article), options(lang, Some("2026-03-14")), None)));
    }
    let rare = object(&[("content", RARE_ARTICLE), ("format", "html")]);
    must_be(&mut types, "Article", &must(wasm::annotate(rare, options("en", Some("2026-03-14")), None)));
    // A declaration that nothing ever fits would promise what does not come.
    let unmet = types.unmet("Article");
    assert!(unmet.is_empty(), "never met in an article of ours: {unmet:?}");
}

#[wasm_bindgen_test]
fn html_comes_in_as_well() {
    let mut types = Declarations::read(TYPES);
    must(wasm::load_pack(ENGLISH));
    let html = "<h1>Trams &amp; trains</h1><p>About 1,200 people came.</p><script>let x = 7;</script>";
    let read = must(wasm::annotate(object(&[("content", html), ("format", "html")]), options("en", None), None));
    must_be(&mut types, "Article", &read);
    assert!(text(&read, "text").contains("Trams & trains"), "{}", text(&read, "text"));
    assert!(!text(&read, "text").contains("let x"));
    consistent(&read);
}

#[wasm_bindgen_test]
fn offsets_count_as_javascript_counts() {
    must(wasm::load_pack(DUTCH));
    must(wasm::load_pack(ENGLISH));
    let long = ENGLISH_ARTICLE.replace(' ', " 🚋 ");
    for (lang, content) in [
        ("nl", "🦉🦉 \"Het kostte 1.200 euro 💶\", zei Femke Aldering. 👩‍👩‍👧 Op 3 mei 2025 waren er 40 uilen 🦉."),
        ("en", "🎻 “It cost £1,200 💷,” said Harriet Penrose. 👩‍👩‍👧 On 3 May 2025 there were 40 owls 🦉."),
        ("en", "e\u{301}te\u{301} Ｆｕｌｌ 12 𝟙𝟚 \u{200d}\u{feff} İstanbul ﬁve ẞ 30"),
        ("en", long.as_str()),
    ] {
        consistent(&must(wasm::annotate(input(content), options(lang, None), None)));
    }
}

#[wasm_bindgen_test]
fn any_string_of_javascript_is_read() {
    must(wasm::load_pack(DUTCH));
    let mut types = Declarations::read(TYPES);
    let half = |units: &[u16]| JsValue::from(JsString::from_char_code(units));
    let mut strings: Vec<JsValue> = [
        "",
        " ",
        "\n",
        "\r\n\r\n",
        "\0",
        "a\0b 12\0",
        "\u{feff}Tiel",
        "\u{202e}12 juni\u{202c} מספר 15 ١٢٣ שלום \"עולם\"",
        "\"",
        "“„”‘’«»",
        "1",
        "1.",
        ".1",
        "-",
        "\u{10ffff}",
        "volgens",
        "zegt",
        "\" zei",
        "…",
        "0000000000000000000000001",
        "9999999999999999999999999999999999999999",
        "31 februari 2025",
        "1/0",
        "€",
        "%",
        "<b>",
        "&amp;",
    ]
    .into_iter()
    .map(JsValue::from)
    .collect();
    strings.push(half(&[0xd83e]));
    strings.push(half(&[0xdd89, 0xd83e]));
    strings.push(half(&[0x22, 0xd83e, 0x22, 0x20, 0x31, 0x32, 0xdd89, 0x33]));
    for content in strings {
        for format in ["text", "html"] {
            let given = Object::new();
            set(&given, "content", &content);
            set(&given, "format", &format.into());
            let read = must(wasm::annotate(given.into(), options("nl", None), None));
            must_be(&mut types, "Article", &read);
            consistent(&read);
        }
    }
}

#[wasm_bindgen_test]
fn half_a_surrogate_pair_keeps_its_place() {
    must(wasm::load_pack(ENGLISH));
    let content = JsString::from_char_code(&[0x61, 0xd83e, 0x20, 0x37, 0x20, 0x6f, 0x77, 0x6c, 0x73]);
    let given = Object::new();
    set(&given, "content", &content);
    set(&given, "format", &"text".into());
    let read = must(wasm::annotate(given.into(), options("en", None), None));
    // What cannot be said in Unicode is replaced by one unit, so that the page's own string has the same offsets.
    assert_eq!(text(&read, "text"), "a\u{fffd} 7 owls");
}

#[wasm_bindgen_test]
fn a_megabyte_is_read() {
    must(wasm::load_pack(DUTCH));
    let content = DUTCH_ARTICLE.repeat(1_000_000 / DUTCH_ARTICLE.len() + 1);
    let read = must(wasm::annotate(input(&content), options("nl", Some("2026-03-14")), None));
    assert_eq!(text(&read, "text").len(), content.len());
    consistent(&read);
}

#[wasm_bindgen_test]
fn the_same_article_is_read_the_same() {
    must(wasm::load_pack(DUTCH));
    let read = || js_sys::JSON::stringify(&must(wasm::annotate(input(DUTCH_ARTICLE), options("nl", None), None))).ok();
    let first = read();
    must(wasm::load_pack(DUTCH));
    assert!(first == read(), "a pack that is loaded twice reads the same");
}

#[wasm_bindgen_test]
fn progress_is_told_from_nothing_to_all() {
    must(wasm::load_pack(DUTCH));
    let told = Array::new();
    let push = Closure::<dyn Fn(JsValue)>::new({
        let told = told.clone();
        move |done| {
            told.push(&done);
        }
    });
    let function: &Function = push.as_ref().unchecked_ref();
    must(wasm::annotate(input(DUTCH_ARTICLE), options("nl", None), Some(function.clone())));
    let told: Vec<f64> = told.iter().filter_map(|done| done.as_f64()).collect();
    assert!(told.len() > 1 && told.is_sorted() && told[0] >= 0.0, "{told:?}");
    assert_eq!(told.last(), Some(&1.0));
}

#[wasm_bindgen_test]
fn a_progress_bar_that_fails_does_no_harm() {
    must(wasm::load_pack(DUTCH));
    let fails = Function::new_no_args("throw new Error('no bar')");
    consistent(&must(wasm::annotate(input("Er waren 12 mensen."), options("nl", None), Some(fails))));
}

#[wasm_bindgen_test]
fn a_progress_bar_may_call_the_engine() {
    must(wasm::load_pack(DUTCH));
    let again = Closure::<dyn Fn(JsValue)>::new(|_| {
        must(wasm::load_pack(DUTCH));
        must(wasm::annotate(input("Er waren 12 mensen."), options("nl", None), None));
    });
    let function: &Function = again.as_ref().unchecked_ref();
    must(wasm::annotate(input("Er waren 13 mensen."), options("nl", None), Some(function.clone())));
}

#[wasm_bindgen_test]
fn errors_name_the_place_and_the_remedy() {
    must(wasm::load_pack(DUTCH));
    let mut cut = DUTCH.to_vec();
    cut.truncate(DUTCH.len() / 2);
    let mut other_version = DUTCH.to_vec();
    other_version[11] = 0xff;
    for (bytes, what) in [
        (&b""[..], "nothing"),
        (b"<!doctype html>", "a page"),
        (&cut, "half a pack"),
        (&other_version, "a pack of another version"),
    ] {
        fails(wasm::load_pack(bytes).map(JsValue::from), &["pack: ", "cargo xtask build"], what);
        fails(wasm::load_languages(bytes), &["pack: ", "cargo xtask build"], what);
    }
    let article = || input("Er waren 12 mensen.");
    fails(wasm::annotate(article(), options("xx", None), None), &["`xx`", "loadPack"], "a language without a pack");
    fails(wasm::annotate(article(), JsValue::UNDEFINED, None), &["options"], "no options");
    fails(wasm::annotate(article(), Object::new().into(), None), &["options", "lang"], "options without a language");
    fails(wasm::annotate(article(), object(&[("lang", "nl"), ("date", "soon")]), None), &["date", "soon"], "no date");
    fails(wasm::annotate(JsValue::NULL, options("nl", None), None), &["input"], "no input");
    fails(wasm::annotate("text".into(), options("nl", None), None), &["input"], "a string for an input");
    let pdf = object(&[("content", "x"), ("format", "pdf")]);
    fails(wasm::annotate(pdf, options("nl", None), None), &["input", "pdf", "text", "html"], "another format");
    // Whatever failed, the engine goes on.
    consistent(&must(wasm::annotate(article(), options("nl", None), None)));
}

fn fails(result: Result<JsValue, JsError>, words: &[&str], what: &str) {
    let error: JsValue = match result {
        Ok(value) => panic!("{what} is accepted: {value:?}"),
        Err(error) => error.into(),
    };
    let error: js_sys::Error = error.dyn_into().unwrap_or_else(|e| panic!("{what}: {e:?} is no Error of JavaScript"));
    let message = String::from(error.message());
    for word in words {
        assert!(message.contains(word), "{what}: `{message}` does not say `{word}`");
    }
}

/// What holds for every article: see `docs/architecture.md`.
fn consistent(article: &JsValue) {
    let whole = JsString::from(get(article, "text"));
    let list = |name: &str| Array::from(&get(article, name)).iter().collect::<Vec<_>>();
    let (annotations, entities, sources) = (list("annotations"), list("entities"), list("sources"));
    let by_id = |of: &[JsValue]| of.iter().map(|v| (text(v, "id"), v.clone())).collect::<HashMap<_, _>>();
    let (annotation_ids, entity_ids, source_ids) = (by_id(&annotations), by_id(&entities), by_id(&sources));
    let named = |ids: &HashMap<String, JsValue>, value: &JsValue, field: &str| {
        let id = get(value, field).as_string()?;
        let found = ids.get(&id).cloned();
        assert!(found.is_some(), "{field} of {value:?} names nothing");
        found
    };
    let span = |value: &JsValue| {
        let number = |name: &str| get(value, name).as_f64().unwrap_or(-1.0);
        let (start, end) = (number("start"), number("end"));
        assert!(start.fract() == 0.0 && end.fract() == 0.0, "{value:?} counts whole units");
        assert!(0.0 <= start && start <= end && end <= f64::from(whole.length()), "{value:?} is inside the text");
        let border = |at: u32| {
            let unit = |at: u32| whole.char_code_at(at) as u32;
            at == 0 || at == whole.length() || unit(at) & 0xfc00 != 0xdc00 || unit(at - 1) & 0xfc00 != 0xd800
        };
        let (start, end) = (start as u32, end as u32);
        assert!(border(start) && border(end), "{value:?} is not on a border of characters");
        (start, end)
    };
    assert!(annotation_ids.len() == annotations.len() && entity_ids.len() == entities.len());
    assert!(source_ids.len() == sources.len(), "every id is one thing's");

    let mut open: Vec<(u32, u32)> = Vec::new();
    let mut before = (0, u32::MAX);
    for annotation in &annotations {
        let (start, end) = span(annotation);
        assert!(start < end, "{annotation:?} has no text");
        assert!(
            get(annotation, "text") == JsValue::from(whole.slice(start, end)),
            "{annotation:?} says another text than its span"
        );
        assert!(before.0 < start || (before.0 == start && before.1 >= end), "{annotation:?} is out of order");
        before = (start, end);
        while open.last().is_some_and(|outer| outer.1 <= start) {
            open.pop();
        }
        assert!(open.last().is_none_or(|outer| outer.1 >= end), "{annotation:?} lies across {open:?}");
        open.push((start, end));
        for cue in [get(annotation, "cue"), get(&get(annotation, "evidence"), "cue")] {
            if !cue.is_undefined() {
                span(&cue);
            }
        }
        named(&entity_ids, annotation, "entity");
        named(&source_ids, annotation, "source");
        named(&annotation_ids, annotation, "continues");
        if let Some(outer) = named(&annotation_ids, annotation, "in") {
            let (outer_start, outer_end) = span(&outer);
            assert!(outer_start <= start && end <= outer_end, "{annotation:?} is not in {outer:?}");
            assert!(["quote", "statement"].contains(&text(&outer, "kind").as_str()), "{outer:?} is no speech");
        }
    }
    for name in ["blocks", "sentences"] {
        let mut at = 0;
        for item in list(name) {
            let (start, end) = span(&item);
            assert!(at <= start, "{name}: {item:?} is out of order");
            at = end;
        }
    }
    for entity in &entities {
        let mentions = Array::from(&get(entity, "mentions"));
        assert!(mentions.length() > 0, "{entity:?} is mentioned nowhere");
        for mention in mentions.iter() {
            let mention = mention.as_string().and_then(|id| annotation_ids.get(&id));
            assert!(
                mention.is_some_and(|m| get(m, "entity") == get(entity, "id")),
                "{entity:?}: its mentions are others'"
            );
        }
    }
    for source in &sources {
        named(&entity_ids, source, "entity");
        named(&source_ids, source, "of");
    }
}

fn must_be(types: &mut Declarations, name: &str, value: &JsValue) {
    if let Err(wrong) = types.check(name, value) {
        panic!("src/wasm/types.d.ts says otherwise: {wrong}");
    }
}

fn must<T>(result: Result<T, JsError>) -> T {
    result.unwrap_or_else(|e| panic!("{:?}", JsValue::from(e)))
}

fn input(content: &str) -> JsValue {
    object(&[("content", content), ("format", "text")])
}

fn options(lang: &str, date: Option<&str>) -> JsValue {
    let fields = [("lang", lang), ("date", date.unwrap_or_default())];
    object(&fields[..1 + usize::from(date.is_some())])
}

fn object(fields: &[(&str, &str)]) -> JsValue {
    let object = Object::new();
    for (name, value) in fields {
        set(&object, name, &JsValue::from(*value));
    }
    object.into()
}

fn set(object: &Object, name: &str, value: &JsValue) {
    assert!(Reflect::set(object, &name.into(), value).unwrap_or(false));
}

fn get(value: &JsValue, name: &str) -> JsValue {
    Reflect::get(value, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

fn text(value: &JsValue, name: &str) -> String {
    get(value, name).as_string().unwrap_or_default()
}
