//! Terraform's types, how they are written, and which of several types is the one that all convert to.
//!
//! Source of the rules: Terraform 1.11 on go-cty 1.16 (package `convert`), tried with `terraform console`.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// The type of a value, or what a declaration wants one to be.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Type {
    /// Not known yet; in a declaration, `any`.
    Dynamic,
    Bool,
    Number,
    String,
    List(Box<Type>),
    Set(Box<Type>),
    Map(Box<Type>),
    Object(Attributes),
    Tuple(Vec<Type>),
}

/// The attributes of an object type.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Attributes {
    pub types: BTreeMap<String, Type>,
    /// Those that a value may lack; only in declarations.
    pub optional: BTreeSet<String>,
}

impl Type {
    pub fn list(element: Type) -> Type {
        Type::List(Box::new(element))
    }

    pub fn set(element: Type) -> Type {
        Type::Set(Box::new(element))
    }

    pub fn map(element: Type) -> Type {
        Type::Map(Box::new(element))
    }

    pub fn object(types: BTreeMap<String, Type>) -> Type {
        Type::Object(Attributes { types, optional: BTreeSet::new() })
    }

    pub fn is_primitive(&self) -> bool {
        matches!(self, Type::Bool | Type::Number | Type::String)
    }

    /// Whether it is a list, set or map: all elements have one type.
    pub fn is_collection(&self) -> bool {
        matches!(self, Type::List(_) | Type::Set(_) | Type::Map(_))
    }

    /// The one type of the elements of a list, set or map.
    pub fn element(&self) -> Option<&Type> {
        match self {
            Type::List(element) | Type::Set(element) | Type::Map(element) => Some(element),
            _ => None,
        }
    }

    /// Whether something in it isn't known yet.
    pub fn has_dynamic(&self) -> bool {
        match self {
            Type::Dynamic => true,
            Type::Bool | Type::Number | Type::String => false,
            Type::List(element) | Type::Set(element) | Type::Map(element) => element.has_dynamic(),
            Type::Object(attributes) => attributes.types.values().any(Type::has_dynamic),
            Type::Tuple(elements) => elements.iter().any(Type::has_dynamic),
        }
    }

    /// Whether it is the other type, with types of its own where that one has any.
    pub fn conforms_to(&self, other: &Type) -> bool {
        match (self, other) {
            (_, Type::Dynamic) => true,
            (Type::List(a), Type::List(b)) | (Type::Set(a), Type::Set(b)) | (Type::Map(a), Type::Map(b)) => {
                a.conforms_to(b)
            }
            (Type::Object(a), Type::Object(b)) => {
                a.types.keys().eq(b.types.keys())
                    && a.types.values().zip(b.types.values()).all(|(a, b)| a.conforms_to(b))
            }
            (Type::Tuple(a), Type::Tuple(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.conforms_to(b)),
            (a, b) => a == b,
        }
    }

    /// The type without a word on what is optional: that of a value.
    pub fn without_optional(&self) -> Type {
        match self {
            Type::Dynamic | Type::Bool | Type::Number | Type::String => self.clone(),
            Type::List(element) => Type::list(element.without_optional()),
            Type::Set(element) => Type::set(element.without_optional()),
            Type::Map(element) => Type::map(element.without_optional()),
            Type::Object(attributes) => {
                Type::object(attributes.types.iter().map(|(name, it)| (name.clone(), it.without_optional())).collect())
            }
            Type::Tuple(elements) => Type::Tuple(elements.iter().map(Type::without_optional).collect()),
        }
    }

    /// The name in Terraform's messages: `list of string`, `object`.
    pub fn friendly(&self) -> String {
        match self {
            Type::Dynamic => "dynamic".to_owned(),
            Type::Bool => "bool".to_owned(),
            Type::Number => "number".to_owned(),
            Type::String => "string".to_owned(),
            Type::List(element) => format!("list of {}", element.friendly()),
            Type::Set(element) => format!("set of {}", element.friendly()),
            Type::Map(element) => format!("map of {}", element.friendly()),
            Type::Object(_) => "object".to_owned(),
            Type::Tuple(_) => "tuple".to_owned(),
        }
    }

    /// As a declaration writes it: `list(string)`, `object({ a = number })`.
    pub fn written(&self) -> String {
        match self {
            Type::Dynamic => "any".to_owned(),
            Type::Bool | Type::Number | Type::String => self.friendly(),
            Type::List(element) => format!("list({})", element.written()),
            Type::Set(element) => format!("set({})", element.written()),
            Type::Map(element) => format!("map({})", element.written()),
            Type::Object(attributes) => {
                let each = attributes.types.iter().map(|(name, it)| {
                    if attributes.optional.contains(name) {
                        format!("{name} = optional({})", it.written())
                    } else {
                        format!("{name} = {}", it.written())
                    }
                });
                format!("object({{ {} }})", each.collect::<Vec<_>>().join(", "))
            }
            Type::Tuple(elements) => {
                format!("tuple([{}])", elements.iter().map(Type::written).collect::<Vec<_>>().join(", "))
            }
        }
    }

    /// Whether every value of this type can be asked to become one of `wanted`. Without `unsafely`, only where none can
    /// fail and nothing is lost.
    pub fn converts_to(&self, wanted: &Type, unsafely: bool) -> bool {
        match (self, wanted) {
            (_, Type::Dynamic) => true,
            (Type::Dynamic, _) => unsafely,
            (a, b) if a.is_primitive() && b.is_primitive() => match (a, b) {
                (Type::Number | Type::Bool, Type::String) => true,
                (Type::String, Type::Number | Type::Bool) => unsafely,
                // A type isn't converted to itself; callers compare first.
                _ => false,
            },
            (Type::Object(have), Type::Object(want)) => {
                want.types.iter().all(|(name, want_type)| match have.types.get(name) {
                    Some(it) => it.same_or_converts(want_type, unsafely),
                    None => want.optional.contains(name),
                })
            }
            (Type::Tuple(have), Type::Tuple(want)) => {
                have.len() == want.len() && have.iter().zip(want).all(|(a, b)| a.same_or_converts(b, unsafely))
            }
            (Type::List(a) | Type::Set(a), Type::List(b)) => a.same_or_converts(b, unsafely),
            (Type::List(a), Type::Set(b)) => unsafely && a.same_or_converts(b, unsafely),
            (Type::Set(a), Type::Set(b)) => a.same_or_converts(b, unsafely),
            (Type::Map(a), Type::Map(b)) => a.same_or_converts(b, unsafely),
            (Type::Tuple(have), Type::List(b) | Type::Set(b)) => {
                // Elements of any type must find one of their own. Several kinds of nothing known are no type, except
                // where all of them are.
                if **b == Type::Dynamic {
                    return have.is_empty()
                        || unify(have, unsafely)
                            .is_some_and(|it| it != Type::Dynamic || have.iter().all(|it| *it == Type::Dynamic));
                }
                have.iter().all(|a| a.same_or_converts(b, unsafely))
            }
            (Type::Object(have), Type::Map(b)) => {
                let types: Vec<Type> = have.types.values().cloned().collect();
                if **b == Type::Dynamic {
                    return types.is_empty() || unify(&types, unsafely).is_some();
                }
                types.iter().all(|a| a.same_or_converts(b, unsafely))
            }
            (Type::Map(a), Type::Object(want)) => {
                unsafely
                    && want
                        .types
                        .iter()
                        .all(|(name, b)| a.same_or_converts(b, unsafely) || want.optional.contains(name))
            }
            _ => false,
        }
    }

    pub(super) fn same_or_converts(&self, wanted: &Type, unsafely: bool) -> bool {
        self == wanted || self.converts_to(wanted, unsafely)
    }

    /// What a value of unknown content has for a type after a conversion: `wanted`, with its own types where any will do.
    pub(super) fn filled_from(&self, have: &Type) -> Type {
        if *have == Type::Dynamic {
            return self.clone();
        }
        let unified = |types: Vec<Type>, element: &Type| match unify(&types, true) {
            Some(it) => element.filled_from(&it),
            None => element.clone(),
        };
        match (self, have) {
            (Type::Dynamic, _) => have.clone(),
            (Type::Map(element), Type::Map(it)) => Type::map(element.filled_from(it)),
            (Type::Map(element), Type::Object(it)) => Type::map(unified(it.types.values().cloned().collect(), element)),
            (Type::Set(element), Type::Set(it) | Type::List(it)) => Type::set(element.filled_from(it)),
            (Type::Set(element), Type::Tuple(it)) => Type::set(unified(it.clone(), element)),
            (Type::List(element), Type::Set(it) | Type::List(it)) => Type::list(element.filled_from(it)),
            (Type::List(element), Type::Tuple(it)) => Type::list(unified(it.clone(), element)),
            (Type::Tuple(elements), Type::Tuple(it)) if elements.len() == it.len() => {
                Type::Tuple(elements.iter().zip(it).map(|(a, b)| a.filled_from(b)).collect())
            }
            (Type::Object(attributes), Type::Map(it)) => {
                Type::object(attributes.types.iter().map(|(name, a)| (name.clone(), a.filled_from(it))).collect())
            }
            (Type::Object(attributes), Type::Object(it)) => Type::object(
                attributes
                    .types
                    .iter()
                    .map(|(name, a)| (name.clone(), it.types.get(name).map_or(a.clone(), |b| a.filled_from(b))))
                    .collect(),
            ),
            _ => self.clone(),
        }
    }
}

/// The one type that values of all the types can become; `None` where there is none, or no type at all. With `unsafely`,
/// one that some values of them may fail to become.
pub fn unify(types: &[Type], unsafely: bool) -> Option<Type> {
    let first = types.first()?;
    let count = |is: fn(&Type) -> bool| types.iter().filter(|it| is(it)).count();
    let dynamic = count(|it| *it == Type::Dynamic);
    let (maps, lists, sets) = (
        count(|it| matches!(it, Type::Map(_))),
        count(|it| matches!(it, Type::List(_))),
        count(|it| matches!(it, Type::Set(_))),
    );
    let (objects, tuples) = (count(|it| matches!(it, Type::Object(_))), count(|it| matches!(it, Type::Tuple(_))));
    let all = types.len();
    // What one not yet known will turn out to be may change which type it is.
    let elements = |of: fn(Type) -> Type| {
        if dynamic > 0 {
            return Some(Type::Dynamic);
        }
        let inner: Vec<Type> = types.iter().filter_map(|it| it.element().cloned()).collect();
        unify(&inner, unsafely).map(of)
    };
    if maps > 0 && maps + dynamic == all {
        return elements(Type::map);
    }
    if maps > 0 && maps + objects + dynamic == all {
        if let Some(found) = replaced(types, unsafely, |it| matches!(it, Type::Object(_)), objects_to_map)
            && matches!(found, Type::Map(_))
        {
            return Some(found);
        }
    } else if lists > 0 && lists + dynamic == all {
        return elements(Type::list);
    } else if lists > 0 && lists + tuples + dynamic == all {
        if let Some(found) = replaced(types, unsafely, |it| matches!(it, Type::Tuple(_)), tuples_to_list)
            && matches!(found, Type::List(_))
        {
            return Some(found);
        }
    } else if sets > 0 && sets + dynamic == all {
        return elements(Type::set);
    } else if objects > 0 && objects + dynamic == all {
        return if dynamic > 0 { Some(Type::Dynamic) } else { unify_objects(types, unsafely) };
    } else if tuples > 0 && tuples + dynamic == all {
        return if dynamic > 0 { Some(Type::Dynamic) } else { unify_tuples(types, unsafely) };
    } else if objects > 0 && tuples > 0 {
        return None;
    }
    if types.iter().all(|it| it == first) {
        return Some(first.clone());
    }
    by_preference(types)
        .into_iter()
        .find(|wanted| types.iter().all(|it| it.same_or_converts(wanted, unsafely)))
        .cloned()
}

fn replaced(
    types: &[Type],
    unsafely: bool,
    is: fn(&Type) -> bool,
    common: fn(&[Type], bool) -> Option<Type>,
) -> Option<Type> {
    let some: Vec<Type> = types.iter().filter(|it| is(it)).cloned().collect();
    let one = common(&some, unsafely)?;
    let all: Vec<Type> = types.iter().map(|it| if is(it) { one.clone() } else { it.clone() }).collect();
    unify(&all, unsafely)
}

fn unify_objects(types: &[Type], unsafely: bool) -> Option<Type> {
    let all: Vec<&Attributes> =
        types.iter().filter_map(|it| if let Type::Object(it) = it { Some(it) } else { None }).collect();
    let first = all.first()?;
    if all.iter().any(|it| it.types.len() != first.types.len() || !it.types.keys().eq(first.types.keys())) {
        return objects_to_map(types, unsafely);
    }
    let mut unified = BTreeMap::new();
    for name in first.types.keys() {
        let across: Vec<Type> = all.iter().filter_map(|it| it.types.get(name).cloned()).collect();
        unified.insert(name.clone(), unify(&across, unsafely)?);
    }
    let wanted = Type::object(unified);
    if types.iter().all(|it| it.same_or_converts(&wanted, unsafely)) {
        Some(wanted)
    } else {
        objects_to_map(types, unsafely)
    }
}

fn objects_to_map(types: &[Type], unsafely: bool) -> Option<Type> {
    let inner: Vec<Type> = types
        .iter()
        .filter_map(|it| if let Type::Object(it) = it { Some(it.types.values().cloned()) } else { None })
        .flatten()
        .collect();
    let wanted = Type::map(unify(&inner, unsafely)?);
    types.iter().all(|it| it.same_or_converts(&wanted, unsafely)).then_some(wanted)
}

fn unify_tuples(types: &[Type], unsafely: bool) -> Option<Type> {
    let all: Vec<&Vec<Type>> =
        types.iter().filter_map(|it| if let Type::Tuple(it) = it { Some(it) } else { None }).collect();
    let first = all.first()?;
    if all.iter().any(|it| it.len() != first.len()) {
        return tuples_to_list(types, unsafely);
    }
    let mut unified = Vec::new();
    for index in 0..first.len() {
        let across: Vec<Type> = all.iter().map(|it| it[index].clone()).collect();
        unified.push(unify(&across, unsafely)?);
    }
    let wanted = Type::Tuple(unified);
    if types.iter().all(|it| it.same_or_converts(&wanted, unsafely)) {
        Some(wanted)
    } else {
        tuples_to_list(types, unsafely)
    }
}

fn tuples_to_list(types: &[Type], unsafely: bool) -> Option<Type> {
    let inner: Vec<Type> = types
        .iter()
        .filter_map(|it| if let Type::Tuple(it) = it { Some(it.clone()) } else { None })
        .flatten()
        .collect();
    let wanted = Type::list(unify(&inner, unsafely)?);
    types.iter().all(|it| it.same_or_converts(&wanted, unsafely)).then_some(wanted)
}

/// The types in the order in which they are tried: one that others convert to without loss comes before those.
fn by_preference(types: &[Type]) -> Vec<&Type> {
    let mut waiting: Vec<&Type> = types.iter().collect();
    let mut sorted = Vec::with_capacity(waiting.len());
    while !waiting.is_empty() {
        let first = waiting.iter().position(|it| !waiting.iter().any(|other| preference(other, it).is_lt()));
        sorted.push(waiting.remove(first.unwrap_or(0)));
    }
    sorted
}

/// `Less` where `a` is tried before `b`.
fn preference(a: &Type, b: &Type) -> Ordering {
    let across = |pairs: &mut dyn Iterator<Item = Ordering>| {
        let (mut less, mut greater) = (false, false);
        for order in pairs {
            less |= order.is_lt();
            greater |= order.is_gt();
        }
        match (less, greater) {
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
            _ => Ordering::Equal,
        }
    };
    match (a, b) {
        (Type::Dynamic, Type::Dynamic) => Ordering::Equal,
        (_, Type::Dynamic) => Ordering::Less,
        (Type::Dynamic, _) => Ordering::Greater,
        (Type::String, Type::Bool | Type::Number) => Ordering::Less,
        (Type::Bool | Type::Number, Type::String) => Ordering::Greater,
        (Type::List(a), Type::List(b)) | (Type::Set(a), Type::Set(b)) | (Type::Map(a), Type::Map(b)) => {
            preference(a, b)
        }
        (Type::List(_) | Type::Tuple(_), Type::Set(_))
        | (Type::List(_), Type::Tuple(_))
        | (Type::Map(_), Type::Object(_)) => Ordering::Less,
        (Type::Set(_), Type::List(_) | Type::Tuple(_))
        | (Type::Tuple(_), Type::List(_))
        | (Type::Object(_), Type::Map(_)) => Ordering::Greater,
        (Type::Object(a), Type::Object(b)) if a.types.keys().eq(b.types.keys()) => {
            across(&mut a.types.values().zip(b.types.values()).map(|(a, b)| preference(a, b)))
        }
        (Type::Tuple(a), Type::Tuple(b)) if a.len() == b.len() => {
            across(&mut a.iter().zip(b).map(|(a, b)| preference(a, b)))
        }
        _ => Ordering::Equal,
    }
}
