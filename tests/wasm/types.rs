//! Reads `src/wasm/types.d.ts` and holds real values against it.
//!
//! It understands what that file uses: interfaces with `extends`, optional fields, unions, arrays, string literals,
//! `true`, and the primitive types. Anything else is an error, so that nothing goes unchecked by accident.

use std::collections::{BTreeMap, BTreeSet};

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The declarations of a file of types.
pub struct Declarations {
    all: BTreeMap<String, Declaration>,
    /// What was met in values: `Article.text`, and `Approximation = about` for a literal.
    met: BTreeSet<String>,
}

#[derive(Clone)]
enum Declaration {
    Interface(Vec<Field>),
    Alias(Type),
}

#[derive(Clone)]
struct Field {
    owner: String,
    name: String,
    optional: bool,
    of: Type,
}

#[derive(Clone, PartialEq)]
enum Type {
    Text,
    Number,
    Boolean,
    True,
    Literal(String),
    Named(String),
    List(Box<Type>),
    Either(Vec<Type>),
}

impl Declarations {
    /// Reads declarations.
    pub fn read(source: &str) -> Self {
        let mut reader = Reader { tokens: tokens(source), next: 0 };
        let mut all = BTreeMap::new();
        while reader.next < reader.tokens.len() {
            let (name, declaration) = reader.declaration(&all);
            assert!(all.insert(name.clone(), declaration).is_none(), "{name} is declared twice");
        }
        Self { all, met: BTreeSet::new() }
    }

    /// Holds a value against the type called `name`: what is wrong, with its place, if anything.
    pub fn check(&mut self, name: &str, value: &JsValue) -> Result<(), String> {
        self.matches(value, &Type::Named(name.to_owned()), name, name)
    }

    /// What is declared but was never met in a value: fields, and literals of aliases.
    pub fn unmet(&self, root: &str) -> Vec<String> {
        let mut declared = BTreeSet::new();
        self.reach(root, &mut BTreeSet::new(), &mut declared);
        declared.difference(&self.met).cloned().collect()
    }

    fn reach(&self, name: &str, seen: &mut BTreeSet<String>, out: &mut BTreeSet<String>) {
        if !seen.insert(name.to_owned()) {
            return;
        }
        match &self.all[name] {
            Declaration::Interface(fields) => {
                for field in fields {
                    out.insert(format!("{}.{}", field.owner, field.name));
                    self.reach_type(&field.of, &format!("{}.{}", field.owner, field.name), seen, out);
                }
            }
            Declaration::Alias(of) => self.reach_type(of, name, seen, out),
        }
    }

    fn reach_type(&self, of: &Type, place: &str, seen: &mut BTreeSet<String>, out: &mut BTreeSet<String>) {
        match of {
            Type::Text | Type::Number | Type::Boolean | Type::True => {}
            Type::Literal(text) => {
                out.insert(format!("{place} = {text}"));
            }
            Type::Named(name) => self.reach(name, seen, out),
            Type::List(of) => self.reach_type(of, place, seen, out),
            Type::Either(all) => all.iter().for_each(|of| self.reach_type(of, place, seen, out)),
        }
    }

    /// `path` says where in the value, `place` where in the declarations.
    fn matches(&mut self, value: &JsValue, of: &Type, path: &str, place: &str) -> Result<(), String> {
        let wrong = |wanted: &str| Err(format!("{path} is {}, not {wanted}", shown(value)));
        match of {
            Type::Text => {
                if value.is_string() {
                    Ok(())
                } else {
                    wrong("a string")
                }
            }
            Type::Number => match value.as_f64() {
                Some(number) if number.is_finite() => Ok(()),
                _ => wrong("a number"),
            },
            Type::Boolean => {
                if value.as_bool().is_some() {
                    Ok(())
                } else {
                    wrong("a boolean")
                }
            }
            Type::True => {
                if value.is_truthy() && value.as_bool().is_some() {
                    Ok(())
                } else {
                    wrong("true")
                }
            }
            Type::Literal(text) => match value.as_string() {
                Some(there) if there == *text => {
                    self.met.insert(format!("{place} = {text}"));
                    Ok(())
                }
                _ => wrong(&format!("{text:?}")),
            },
            Type::List(of) => {
                if !Array::is_array(value) {
                    return wrong("an array");
                }
                let items: Array = value.clone().unchecked_into();
                items
                    .iter()
                    .enumerate()
                    .try_for_each(|(i, item)| self.matches(&item, of, &format!("{path}[{i}]"), place))
            }
            Type::Named(name) => match self.all.get(name).cloned() {
                Some(Declaration::Interface(fields)) => self.object(value, name, &fields, path),
                Some(Declaration::Alias(of)) => self.matches(value, &of, path, name),
                None => Err(format!("{name} is not declared")),
            },
            Type::Either(all) => self.either(value, all, path, place),
        }
    }

    fn either(&mut self, value: &JsValue, all: &[Type], path: &str, place: &str) -> Result<(), String> {
        // Of objects, the one meant is the one whose `kind` fits; its faults are the ones to tell.
        if value.is_object() {
            let kind = Reflect::get(value, &"kind".into()).unwrap_or(JsValue::UNDEFINED);
            for of in all {
                let Type::Named(name) = of else { continue };
                let Some(Declaration::Interface(fields)) = self.all.get(name).cloned() else { continue };
                let Some(field) = fields.iter().find(|f| f.name == "kind") else { continue };
                if self.matches(&kind, &field.of, path, &format!("{}.kind", field.owner)).is_ok() {
                    return self.matches(value, of, path, place);
                }
            }
        }
        match all.iter().any(|of| self.matches(value, of, path, place).is_ok()) {
            true => Ok(()),
            false => Err(format!("{path} is {}, which is none of {place}", shown(value))),
        }
    }

    fn object(&mut self, value: &JsValue, name: &str, fields: &[Field], path: &str) -> Result<(), String> {
        let plain = value.is_object()
            && Object::get_prototype_of(value).loose_eq(
                &Reflect::get(&js_sys::global(), &"Object".into())
                    .and_then(|object| Reflect::get(&object, &"prototype".into()))
                    .unwrap_or(JsValue::NULL),
            );
        if !plain {
            return Err(format!("{path} is {}, not a plain object ({name})", shown(value)));
        }
        let object: &Object = value.unchecked_ref();
        let keys: Vec<String> = Object::keys(object).iter().filter_map(|k| k.as_string()).collect();
        if let Some(extra) = keys.iter().find(|k| fields.iter().all(|f| f.name != **k)) {
            return Err(format!("{path}.{extra} is not declared in {name}"));
        }
        for field in fields {
            let path = format!("{path}.{}", field.name);
            if !keys.contains(&field.name) {
                match field.optional {
                    true => continue,
                    false => return Err(format!("{path} is missing")),
                }
            }
            let place = format!("{}.{}", field.owner, field.name);
            let inner =
                Reflect::get(value, &field.name.as_str().into()).map_err(|_| format!("{path} cannot be read"))?;
            self.matches(&inner, &field.of, &path, &place)?;
            self.met.insert(place);
        }
        Ok(())
    }
}

fn shown(value: &JsValue) -> String {
    let text = js_sys::JSON::stringify(value).ok().and_then(|text| text.as_string());
    text.unwrap_or_else(|| format!("{value:?}")).chars().take(80).collect()
}

struct Reader {
    tokens: Vec<String>,
    next: usize,
}

impl Reader {
    fn declaration(&mut self, known: &BTreeMap<String, Declaration>) -> (String, Declaration) {
        self.eat("export");
        match self.take().as_str() {
            "interface" => {
                let name = self.take();
                let mut fields = Vec::new();
                if self.eat("extends") {
                    loop {
                        let base = self.take();
                        match known.get(&base) {
                            Some(Declaration::Interface(inherited)) => fields.extend(inherited.iter().cloned()),
                            _ => panic!("{name} extends {base}, which is no interface above it"),
                        }
                        if !self.eat(",") {
                            break;
                        }
                    }
                }
                self.need("{");
                while !self.eat("}") {
                    let field = self.take();
                    let optional = self.eat("?");
                    self.need(":");
                    fields.push(Field { owner: name.clone(), name: field, optional, of: self.either() });
                    self.eat(";");
                }
                (name, Declaration::Interface(fields))
            }
            "type" => {
                let name = self.take();
                self.need("=");
                let of = self.either();
                self.eat(";");
                (name, Declaration::Alias(of))
            }
            other => panic!("types.d.ts: a declaration cannot begin with `{other}`"),
        }
    }

    fn either(&mut self) -> Type {
        self.eat("|");
        let mut all = vec![self.one()];
        while self.eat("|") {
            all.push(self.one());
        }
        if all.len() == 1 { all.remove(0) } else { Type::Either(all) }
    }

    fn one(&mut self) -> Type {
        let token = self.take();
        let mut of = match token.as_str() {
            "string" => Type::Text,
            "number" => Type::Number,
            "boolean" => Type::Boolean,
            "true" => Type::True,
            literal if literal.starts_with('"') => Type::Literal(literal.trim_matches('"').to_owned()),
            name if name.starts_with(|c: char| c.is_ascii_uppercase()) => Type::Named(name.to_owned()),
            other => panic!("types.d.ts: `{other}` is no type that this test can check; teach it"),
        };
        while self.eat("[") {
            self.need("]");
            of = Type::List(Box::new(of));
        }
        of
    }

    fn take(&mut self) -> String {
        self.next += 1;
        self.tokens.get(self.next - 1).cloned().unwrap_or_else(|| panic!("types.d.ts ends too early"))
    }

    fn eat(&mut self, token: &str) -> bool {
        let there = self.tokens.get(self.next).is_some_and(|t| t == token);
        self.next += usize::from(there);
        there
    }

    fn need(&mut self, token: &str) {
        let there = self.take();
        assert_eq!(there, token, "types.d.ts, near {:?}", &self.tokens[self.next.saturating_sub(6)..self.next]);
    }
}

/// Words, string literals and marks; comments left out.
fn tokens(source: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if first == '"' {
            rest[1..].find('"').map_or(rest.len(), |end| end + 2)
        } else if first.is_alphanumeric() || first == '_' {
            rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        let (token, after) = rest.split_at(length);
        if !token.trim().is_empty() && !token.starts_with("//") && !token.starts_with("/*") {
            out.push(token.to_owned());
        }
        rest = after;
    }
    out
}
