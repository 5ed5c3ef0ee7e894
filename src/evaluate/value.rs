//! Values of Terraform's expressions: with their type, perhaps null, perhaps unknown, perhaps sensitive.

use std::collections::BTreeMap;

use unicode_normalization::char::{canonical_combining_class, compose, decompose_canonical};

use super::number::Number;
use super::types::{Attributes, Type, unify};

/// The value of an expression.
#[derive(Debug, Clone, PartialEq)]
pub struct Value {
    pub kind: Type,
    pub data: Data,
    /// Whether it came from something sensitive: it is never shown.
    pub sensitive: bool,
}

/// What a value holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Data {
    Null,
    Unknown {
        /// Whether it is certain that it will be something.
        not_null: bool,
    },
    Bool(bool),
    Number(Number),
    Text(String),
    /// Of a list or tuple in order; of a set sorted, each once.
    Items(Vec<Value>),
    /// Of a map or object.
    Members(BTreeMap<String, Value>),
}

impl Value {
    pub fn new(kind: Type, data: Data) -> Self {
        Value { kind, data, sensitive: false }
    }

    pub fn null(kind: Type) -> Self {
        Value::new(kind, Data::Null)
    }

    pub fn unknown(kind: Type) -> Self {
        Value::new(kind, Data::Unknown { not_null: false })
    }

    /// Unknown, and certainly not null.
    pub fn pending(kind: Type) -> Self {
        // Of a type that isn't known nothing is certain.
        let not_null = kind != Type::Dynamic;
        Value::new(kind, Data::Unknown { not_null })
    }

    pub fn dynamic() -> Self {
        Value::unknown(Type::Dynamic)
    }

    pub fn bool(value: bool) -> Self {
        Value::new(Type::Bool, Data::Bool(value))
    }

    pub fn number(value: Number) -> Self {
        Value::new(Type::Number, Data::Number(value))
    }

    /// A text, in the form in which Terraform compares them.
    pub fn text(value: impl Into<String>) -> Self {
        let value = value.into();
        let value = if value.is_ascii() { value } else { normalize(&value) };
        Value::new(Type::String, Data::Text(value))
    }

    pub fn tuple(items: Vec<Value>) -> Self {
        Value::new(Type::Tuple(items.iter().map(|it| it.kind.clone()).collect()), Data::Items(items))
    }

    pub fn object(members: BTreeMap<String, Value>) -> Self {
        let types = members.iter().map(|(name, it)| (name.clone(), it.kind.clone())).collect();
        Value::new(Type::Object(Attributes { types, ..Attributes::default() }), Data::Members(members))
    }

    /// A list of values that have the type already.
    pub fn list(element: Type, items: Vec<Value>) -> Self {
        Value::new(Type::list(element), Data::Items(items))
    }

    /// A map of values that have the type already.
    pub fn map(element: Type, members: BTreeMap<String, Value>) -> Self {
        Value::new(Type::map(element), Data::Members(members))
    }

    /// A set: each value once, in order. An unknown one is kept next to every other.
    pub fn set(element: Type, items: Vec<Value>) -> Self {
        let sensitive = items.iter().any(Value::is_sensitive_within);
        let mut items: Vec<Value> = items.into_iter().map(Value::revealed).collect();
        items.sort_by(in_sets);
        items.dedup_by(|a, b| a.is_wholly_known() && in_sets(a, b).is_eq());
        Value { kind: Type::set(element), data: Data::Items(items), sensitive }
    }

    pub fn is_null(&self) -> bool {
        matches!(self.data, Data::Null)
    }

    pub fn is_known(&self) -> bool {
        !matches!(self.data, Data::Unknown { .. })
    }

    /// Whether nothing in it is unknown.
    pub fn is_wholly_known(&self) -> bool {
        match &self.data {
            Data::Unknown { .. } => false,
            Data::Items(items) => items.iter().all(Value::is_wholly_known),
            Data::Members(members) => members.values().all(Value::is_wholly_known),
            _ => true,
        }
    }

    /// Whether it can never turn out to be null.
    pub fn is_certain(&self) -> bool {
        !matches!(self.data, Data::Null | Data::Unknown { not_null: false })
    }

    /// A literal `null`, which has no type of its own.
    pub fn is_untyped_null(&self) -> bool {
        self.is_null() && self.kind == Type::Dynamic
    }

    /// Whether something in it is unknown, its type included.
    fn holds_untyped(&self) -> bool {
        match &self.data {
            Data::Unknown { .. } => self.kind == Type::Dynamic,
            Data::Items(items) => items.iter().any(Value::holds_untyped),
            Data::Members(members) => members.values().any(Value::holds_untyped),
            _ => false,
        }
    }

    pub fn is_sensitive_within(&self) -> bool {
        self.sensitive
            || match &self.data {
                Data::Items(items) => items.iter().any(Value::is_sensitive_within),
                Data::Members(members) => members.values().any(Value::is_sensitive_within),
                _ => false,
            }
    }

    /// Whether one of its numbers is infinite: `1/0` is one in Terraform, and has no JSON.
    pub fn holds_infinity(&self) -> bool {
        match &self.data {
            Data::Number(number) => number.is_infinite(),
            Data::Items(items) => items.iter().any(Value::holds_infinity),
            Data::Members(members) => members.values().any(Value::holds_infinity),
            _ => false,
        }
    }

    pub fn marked(mut self, sensitive: bool) -> Self {
        self.sensitive |= sensitive;
        self
    }

    /// Without a word on what is sensitive in it.
    pub fn revealed(mut self) -> Self {
        self.sensitive = false;
        match &mut self.data {
            Data::Items(items) => {
                items.iter_mut().for_each(|it| *it = std::mem::replace(it, Value::dynamic()).revealed())
            }
            Data::Members(members) => {
                members.values_mut().for_each(|it| *it = std::mem::replace(it, Value::dynamic()).revealed());
            }
            _ => {}
        }
        self
    }

    pub fn as_text(&self) -> Option<&str> {
        if let Data::Text(text) = &self.data { Some(text) } else { None }
    }

    pub fn as_bool(&self) -> Option<bool> {
        if let Data::Bool(value) = self.data { Some(value) } else { None }
    }

    pub fn as_number(&self) -> Option<&Number> {
        if let Data::Number(number) = &self.data { Some(number) } else { None }
    }

    pub fn items(&self) -> Option<&[Value]> {
        if let Data::Items(items) = &self.data { Some(items) } else { None }
    }

    pub fn members(&self) -> Option<&BTreeMap<String, Value>> {
        if let Data::Members(members) = &self.data { Some(members) } else { None }
    }

    /// What is walked over: key and value, keys of a set being its values.
    pub fn elements(&self) -> Vec<(Value, Value)> {
        match (&self.data, &self.kind) {
            (Data::Items(items), Type::Set(_)) => items.iter().map(|it| (it.clone(), it.clone())).collect(),
            (Data::Items(items), _) => {
                items.iter().enumerate().map(|(index, it)| (Value::number(Number::count(index)), it.clone())).collect()
            }
            (Data::Members(members), _) => {
                members.iter().map(|(name, it)| (Value::text(name.clone()), it.clone())).collect()
            }
            _ => Vec::new(),
        }
    }

    /// How many values are in it, itself included; bounded work is counted in these.
    pub fn weight(&self) -> usize {
        match &self.data {
            Data::Items(items) => 1 + items.iter().map(Value::weight).sum::<usize>(),
            Data::Members(members) => 1 + members.iter().map(|(name, it)| name.len() / 16 + it.weight()).sum::<usize>(),
            Data::Text(text) => 1 + text.len() / 16,
            _ => 1,
        }
    }

    /// A value of the type. Fails in Terraform's words.
    ///
    /// # Errors
    /// What is wrong: "a number is required".
    pub fn convert(self, wanted: &Type) -> Result<Value, String> {
        if self.kind == wanted.without_optional() || *wanted == Type::Dynamic {
            return Ok(self);
        }
        if !self.kind.converts_to(wanted, true) {
            return Err(mismatch(&self.kind, wanted));
        }
        let sensitive = self.sensitive;
        let plain = wanted.without_optional();
        Ok(match self.data {
            Data::Null => Value::null(plain.filled_from(&self.kind)),
            Data::Unknown { not_null } => Value::new(plain.filled_from(&self.kind), Data::Unknown { not_null }),
            data => Value::new(self.kind, data).convert_known(wanted)?,
        }
        .marked(sensitive))
    }

    fn convert_known(self, wanted: &Type) -> Result<Value, String> {
        let kind = self.kind.clone();
        Ok(match (self.data, wanted) {
            (Data::Number(number), Type::String) => Value::text(number.text()),
            (Data::Bool(value), Type::String) => Value::text(if value { "true" } else { "false" }),
            (Data::Text(text), Type::Number) => match Number::parse(&text) {
                Ok(Some(number)) => Value::number(number),
                Ok(None) => return Err("a number is required".to_owned()),
                // Terraform computes with it.
                Err(_) => Value::pending(Type::Number),
            },
            (Data::Text(text), Type::Bool) => match text.as_str() {
                "true" | "1" => Value::bool(true),
                "false" | "0" => Value::bool(false),
                _ if text.eq_ignore_ascii_case("true") || text.eq_ignore_ascii_case("false") => {
                    let lower = text.to_ascii_lowercase();
                    return Err(format!("a bool is required; to convert from string, use lowercase \"{lower}\""));
                }
                _ => return Err("a bool is required".to_owned()),
            },
            (Data::Items(items), Type::Tuple(types)) => {
                Value::tuple(items.into_iter().zip(types).map(|(it, kind)| it.convert(kind)).collect::<Result<_, _>>()?)
            }
            (Data::Items(items), Type::List(element)) => {
                if matches!(kind, Type::Set(_)) && items.iter().any(|it| !it.is_wholly_known()) {
                    // Unknown ones may turn out to be one.
                    return Ok(Value::unknown(Type::list(
                        element.without_optional().filled_from(kind.element().unwrap_or(element)),
                    )));
                }
                let (element, items) = alike(items, element, &kind)?;
                Value::list(element, items)
            }
            (Data::Items(items), Type::Set(element)) => {
                let (element, items) = alike(items, element, &kind)?;
                Value::set(element, items)
            }
            (Data::Members(members), Type::Map(element)) => {
                let (names, items): (Vec<_>, Vec<_>) = members.into_iter().unzip();
                let (element, items) = alike(items, element, &kind)?;
                Value::map(element, names.into_iter().zip(items).collect())
            }
            (Data::Members(mut members), Type::Object(attributes)) => {
                let mut taken = BTreeMap::new();
                for (name, wanted) in &attributes.types {
                    let value = match members.remove(name) {
                        Some(value) => value.convert(wanted)?,
                        None if attributes.optional.contains(name) => Value::null(wanted.without_optional()),
                        None => return Err(format!("map has no element for required attribute \"{name}\"")),
                    };
                    taken.insert(name.clone(), value);
                }
                Value::object(taken)
            }
            (_, wanted) => return Err(mismatch(&kind, wanted)),
        })
    }

    /// Whether two values are equal, as `==` says; unknown where that is.
    pub fn equals(&self, other: &Value) -> Value {
        let sensitive = if self.is_null() != other.is_null() {
            self.sensitive || other.sensitive
        } else {
            self.is_sensitive_within() || other.is_sensitive_within()
        };
        match self.same(other) {
            Some(same) => Value::bool(same),
            None => Value::pending(Type::Bool),
        }
        .marked(sensitive)
    }

    /// `None` where it isn't known.
    fn same(&self, other: &Value) -> Option<bool> {
        if self.is_null() && other.is_certain() || other.is_null() && self.is_certain() {
            return Some(false);
        }
        if !self.is_known() || !other.is_known() {
            let (known, unknown) = if self.is_known() { (self, other) } else { (other, self) };
            let differs =
                known.is_known() && !known.is_null() && !unknown.kind.has_dynamic() && known.kind != unknown.kind;
            return if differs { Some(false) } else { None };
        }
        if self.is_null() || other.is_null() {
            return Some(self.is_null() && other.is_null());
        }
        if self.kind != other.kind {
            // What has no type yet may get the other's.
            let unsettled = self.holds_untyped() || other.holds_untyped();
            let may = self.kind.conforms_to(&other.kind) || other.kind.conforms_to(&self.kind);
            return if unsettled && may { None } else { Some(false) };
        }
        match (&self.data, &other.data) {
            (Data::Items(a), Data::Items(b)) if matches!(self.kind, Type::Set(_)) => {
                if a.iter().chain(b).any(|it| !it.is_wholly_known()) {
                    return None;
                }
                Some(a.len() == b.len() && a.iter().zip(b).all(|(a, b)| in_sets(a, b).is_eq()))
            }
            (Data::Items(a), Data::Items(b)) => {
                if a.len() != b.len() {
                    return Some(false);
                }
                each_same(&mut a.iter().zip(b))
            }
            (Data::Members(a), Data::Members(b)) => {
                if !a.keys().eq(b.keys()) {
                    return Some(false);
                }
                each_same(&mut a.values().zip(b.values()))
            }
            (a, b) => Some(a == b),
        }
    }

    /// As plain JSON; `None` where something in it is unknown or sensitive.
    pub fn to_json(&self) -> Option<serde_json::Value> {
        use serde_json::Value as Json;
        if self.sensitive {
            return None;
        }
        Some(match &self.data {
            Data::Null => Json::Null,
            Data::Unknown { .. } => return None,
            Data::Bool(value) => Json::Bool(*value),
            Data::Number(number) => serde_json::from_str(&number.text()).ok()?,
            Data::Text(text) => Json::String(text.clone()),
            Data::Items(items) => Json::Array(items.iter().map(Value::to_json).collect::<Option<_>>()?),
            Data::Members(members) => Json::Object(
                members.iter().map(|(name, it)| Some((name.clone(), it.to_json()?))).collect::<Option<_>>()?,
            ),
        })
    }

    /// JSON as values, objects and tuples: what `jsondecode` and files of variables give.
    pub fn from_json(json: &serde_json::Value) -> Value {
        use serde_json::Value as Json;
        match json {
            Json::Null => Value::null(Type::Dynamic),
            Json::Bool(value) => Value::bool(*value),
            Json::Number(number) => match Number::parse(&number.to_string()) {
                Ok(Some(number)) => Value::number(number),
                _ => Value::unknown(Type::Number),
            },
            Json::String(text) => Value::text(text.clone()),
            Json::Array(items) => Value::tuple(items.iter().map(Value::from_json).collect()),
            Json::Object(members) => {
                Value::object(members.iter().map(|(name, it)| (name.clone(), Value::from_json(it))).collect())
            }
        }
    }
}

/// Whether all pairs are the same: one that differs decides, then one that isn't known. Terraform stops at the first.
fn each_same(pairs: &mut dyn Iterator<Item = (&Value, &Value)>) -> Option<bool> {
    for (a, b) in pairs {
        match a.same(b) {
            Some(true) => {}
            other => return other,
        }
    }
    Some(true)
}

/// The elements, all of one type. One of a type not known yet fits to any.
fn alike(items: Vec<Value>, element: &Type, from: &Type) -> Result<(Type, Vec<Value>), String> {
    if *element == Type::Dynamic
        && let Some(own) = from.element()
    {
        return Ok((own.clone(), items));
    }
    let mut items: Vec<Value> = items.into_iter().map(|it| it.convert(element)).collect::<Result<_, _>>()?;
    let plain = element.without_optional();
    // Where the type has a place for any, the values decide.
    if !plain.has_dynamic() || items.is_empty() {
        return Ok((plain, items));
    }
    let types: Vec<Type> = items.iter().map(|it| it.kind.clone()).collect();
    let differ = || "all elements must have the same type".to_owned();
    let common = unify(&types, true).ok_or_else(differ)?;
    items = items.into_iter().map(|it| it.convert(&common)).collect::<Result<_, _>>()?;
    let mut typed = items.iter().filter(|it| it.kind != Type::Dynamic);
    let kind = typed.next().map_or(Type::Dynamic, |it| it.kind.clone());
    if typed.any(|it| it.kind != kind) {
        return Err(differ());
    }
    Ok((kind, items))
}

/// Why a type doesn't become another, in Terraform's words.
pub fn mismatch(have: &Type, wanted: &Type) -> String {
    match (have, wanted) {
        (Type::Object(have), Type::Object(want)) => {
            let missing: Vec<String> = want
                .types
                .keys()
                .filter(|name| !have.types.contains_key(*name) && !want.optional.contains(*name))
                .map(|name| format!("\"{name}\""))
                .collect();
            match missing.as_slice() {
                [] => {
                    let wrong = want.types.iter().find_map(|(name, kind)| {
                        let it = have.types.get(name)?;
                        (!it.same_or_converts(kind, true))
                            .then(|| format!("attribute \"{name}\": {}", mismatch(it, kind)))
                    });
                    wrong.unwrap_or_else(|| "incorrect object attributes".to_owned())
                }
                [one] => format!("attribute {one} is required"),
                [one, other] => format!("attributes {one} and {other} are required"),
                [many @ .., last] => format!("attributes {}, and {last} are required", many.join(", ")),
            }
        }
        (Type::Tuple(items), Type::List(element) | Type::Set(element)) => {
            let wrong = items.iter().enumerate().find(|(_, it)| !it.same_or_converts(element, true));
            match wrong {
                Some((index, it)) => format!("element {index}: {}", mismatch(it, element)),
                None => format!("all elements must be {}", element.friendly()),
            }
        }
        (Type::Object(attributes), Type::Map(element)) => {
            let wrong = attributes.types.iter().find(|(_, it)| !it.same_or_converts(element, true));
            match wrong {
                Some((name, it)) => format!("element \"{name}\": {}", mismatch(it, element)),
                None => format!("all elements must be {}", element.friendly()),
            }
        }
        (Type::List(a) | Type::Set(a), Type::List(b)) => format!("incorrect list element type: {}", mismatch(a, b)),
        (Type::List(a) | Type::Set(a), Type::Set(b)) => format!("incorrect set element type: {}", mismatch(a, b)),
        (Type::Map(a), Type::Map(b)) => format!("incorrect map element type: {}", mismatch(a, b)),
        (have, wanted) if have.is_primitive() && wanted.is_primitive() => {
            format!("{} required, but have {}", wanted.friendly(), have.friendly())
        }
        (have, wanted) if wanted.is_primitive() => {
            format!("{} required, but have {}", wanted.friendly(), have.friendly())
        }
        (_, wanted) => format!("{} required", wanted.friendly()),
    }
}

/// The order of values in a set: numbers and texts as one expects, false before true, nulls and unknown ones last; of
/// anything else that of a notation of it.
fn in_sets(a: &Value, b: &Value) -> std::cmp::Ordering {
    let rank = |it: &Value| match it.data {
        Data::Unknown { .. } => 2,
        Data::Null => 1,
        _ => 0,
    };
    rank(a).cmp(&rank(b)).then_with(|| match (&a.data, &b.data) {
        (Data::Text(a), Data::Text(b)) => a.cmp(b),
        (Data::Bool(a), Data::Bool(b)) => a.cmp(b),
        (Data::Number(a), Data::Number(b)) => a.cmp(b),
        _ => {
            let (mut one, mut other) = (String::new(), String::new());
            notation(a, &mut one);
            notation(b, &mut other);
            one.cmp(&other)
        }
    })
}

fn notation(value: &Value, out: &mut String) {
    let between = |open: char, close: char, out: &mut String, items: &mut dyn Iterator<Item = &Value>| {
        out.push(open);
        for item in items {
            notation(item, out);
            out.push(';');
        }
        out.push(close);
    };
    match (&value.data, &value.kind) {
        (Data::Unknown { .. }, _) => out.push('?'),
        (Data::Null, _) => out.push('~'),
        (Data::Bool(true), _) => out.push('T'),
        (Data::Bool(false), _) => out.push('F'),
        (Data::Number(number), _) => out.push_str(&number.text()),
        (Data::Text(text), _) => out.push_str(&format!("{text:?}")),
        (Data::Items(items), Type::Tuple(_)) => between('<', '>', out, &mut items.iter()),
        (Data::Items(items), _) => between('[', ']', out, &mut items.iter()),
        (Data::Members(members), Type::Map(_)) => {
            out.push('{');
            for (name, item) in members {
                out.push_str(&format!("{name:?}:"));
                notation(item, out);
                out.push(';');
            }
            out.push('}');
        }
        (Data::Members(members), _) => between('<', '>', out, &mut members.values()),
    }
}

/// Canonical composition (NFC). The library's own iterator would bring the tables of the other forms.
fn normalize(text: &str) -> String {
    let mut parts: Vec<(u8, char)> = Vec::with_capacity(text.len());
    for c in text.chars() {
        decompose_canonical(c, |c| parts.push((canonical_combining_class(c), c)));
    }
    // Marks between two starters are in the order of their classes.
    for marks in parts.split_mut(|(class, _)| *class == 0) {
        marks.sort_by_key(|(class, _)| *class);
    }
    let mut out: Vec<char> = Vec::with_capacity(parts.len());
    // The starter that marks go into, and the class of what is between.
    let (mut starter, mut between) = (None, None);
    for (class, c) in parts {
        if let Some(at) = starter
            && between.is_none_or(|it: u8| it < class && it != 0)
            && let Some(one) = compose(out[at], c)
        {
            out[at] = one;
            continue;
        }
        if class == 0 {
            (starter, between) = (Some(out.len()), None);
        } else {
            between = Some(class);
        }
        out.push(c);
    }
    out.into_iter().collect()
}
