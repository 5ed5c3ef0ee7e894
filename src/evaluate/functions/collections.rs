//! Lists, sets, maps, objects.

use std::collections::BTreeMap;

use super::super::number::Number;
use super::super::types::{Type, unify};
use super::super::value::{Data, Value};
use super::{BEYOND, Function, Gives, Parameter, Run, Wanted, any, number, of, text, whole};

const ANY_MARKED: Parameter = any("list").with_marks();
const ANY_SEEN: Parameter = any("value").or_null().or_unknown().or_dynamic().with_marks();

pub(super) static FUNCTIONS: &[Function] = &[
    Function::new("alltrue", &[of("list", Wanted::Bools)], Gives::Bool, Run::Plain(|it| every(it, true))),
    Function::new("anytrue", &[of("list", Wanted::Bools)], Gives::Bool, Run::Plain(|it| every(it, false))),
    Function::new(
        "chunklist",
        &[of("list", Wanted::AnyList).with_marks(), number("size")],
        Gives::By(|it| Ok(Type::list(it[0].kind.clone()))),
        Run::Plain(chunklist),
    ),
    Function::new("coalesce", &[], Gives::By(coalesce_type), Run::Typed(coalesce))
        .and_more(any("vals").or_null().or_unknown().or_dynamic().with_marks()),
    Function::new("coalescelist", &[], Gives::By(coalescelist_type), Run::Plain(coalescelist))
        .and_more(any("vals").or_null().or_unknown().or_dynamic()),
    Function::new("compact", &[of("list", Wanted::Texts)], Gives::Texts, Run::Plain(compact)),
    Function::new("concat", &[], Gives::By(concat_type), Run::Typed(concat)).and_more(any("seqs").with_marks()),
    Function::new("contains", &[any("list"), any("value").or_null()], Gives::Bool, Run::Plain(contains)),
    Function::new("distinct", &[of("list", Wanted::AnyList)], Gives::By(same_type), Run::Plain(distinct)),
    Function::new("element", &[ANY_MARKED, number("index")], Gives::By(element_type), Run::Plain(element)).or_null(),
    Function::new("flatten", &[ANY_MARKED], Gives::By(flatten_type), Run::Plain(flatten)),
    Function::new("index", &[any("list"), any("value")], Gives::Number, Run::Plain(index)),
    Function::new("keys", &[any("inputMap").or_unknown().with_marks()], Gives::By(keys_type), Run::Typed(keys)),
    Function::new("length", &[any("value").or_unknown().or_dynamic().with_marks()], Gives::Number, Run::Plain(length)),
    Function::new(
        "list",
        &[],
        Gives::By(|_| Err("it is no longer available; use tolist([...])".to_owned())),
        Run::Impure,
    )
    .and_more(ANY_SEEN),
    Function::new(
        "lookup",
        &[any("inputMap").or_unknown().with_marks(), text("key").or_unknown().with_marks()],
        Gives::By(lookup_type),
        Run::Typed(lookup),
    )
    .and_more(ANY_SEEN)
    .or_null(),
    Function::new(
        "map",
        &[],
        Gives::By(|_| Err("it is no longer available; use tomap({...})".to_owned())),
        Run::Impure,
    )
    .and_more(ANY_SEEN),
    Function::new(
        "matchkeys",
        &[of("values", Wanted::AnyList), of("keys", Wanted::AnyList), of("searchset", Wanted::AnyList)],
        Gives::By(matchkeys_type),
        Run::Plain(matchkeys),
    ),
    Function::new("merge", &[], Gives::By(merge_type), Run::Typed(merge))
        .and_more(any("maps").or_null().or_dynamic().with_marks()),
    Function::new("one", &[any("list")], Gives::By(one_type), Run::Typed(one)).or_null(),
    Function::new("range", &[], Gives::By(|_| Ok(Type::list(Type::Number))), Run::Plain(range))
        .and_more(number("params")),
    Function::new("reverse", &[ANY_MARKED], Gives::By(reverse_type), Run::Typed(reverse)),
    Function::new(
        "setintersection",
        &[of("first_set", Wanted::AnySet)],
        Gives::By(common_set),
        Run::Typed(|it, kind| sets(it, kind, Sets::Intersection)),
    )
    .and_more(of("other_sets", Wanted::AnySet)),
    Function::new("setproduct", &[], Gives::By(setproduct_type), Run::Typed(setproduct))
        .and_more(any("sets").or_unknown().with_marks()),
    Function::new(
        "setsubtract",
        &[of("a", Wanted::AnySet), of("b", Wanted::AnySet)],
        Gives::By(common_set),
        Run::Typed(|it, kind| sets(it, kind, Sets::Difference)),
    ),
    Function::new(
        "setunion",
        &[of("first_set", Wanted::AnySet)],
        Gives::By(common_set),
        Run::Typed(|it, kind| sets(it, kind, Sets::Union)),
    )
    .and_more(of("other_sets", Wanted::AnySet)),
    Function::new(
        "slice",
        &[ANY_MARKED, number("start_index"), number("end_index")],
        Gives::By(slice_type),
        Run::Typed(slice),
    ),
    Function::new("sort", &[of("list", Wanted::Texts)], Gives::Texts, Run::Plain(sort)),
    Function::new("sum", &[any("list")], Gives::Number, Run::Plain(sum)),
    Function::new(
        "transpose",
        &[of("values", Wanted::TextsByName)],
        Gives::By(|_| Ok(Type::map(Type::list(Type::String)))),
        Run::Plain(transpose),
    ),
    Function::new("values", &[any("mapping").with_marks()], Gives::By(values_type), Run::Typed(values)),
    Function::new(
        "zipmap",
        &[of("keys", Wanted::Texts).with_marks(), any("values").with_marks()],
        Gives::By(zipmap_type),
        Run::Typed(zipmap),
    ),
];

fn is_sequence(kind: &Type) -> bool {
    matches!(kind, Type::List(_) | Type::Set(_) | Type::Tuple(_))
}

fn items(value: &Value) -> &[Value] {
    value.items().unwrap_or_default()
}

fn same_type(arguments: &[Value]) -> Result<Type, String> {
    Ok(arguments[0].kind.clone())
}

/// Whether all are true, or with `all` false whether any is. Null is false.
fn every(arguments: &[Value], all: bool) -> Result<Value, String> {
    let mut unknown = false;
    for item in items(&arguments[0]) {
        if !item.is_known() {
            unknown = true;
        } else if (item.as_bool() == Some(true)) != all {
            return Ok(Value::bool(!all));
        }
    }
    Ok(if unknown { Value::pending(Type::Bool) } else { Value::bool(all) })
}

fn chunklist(arguments: &[Value]) -> Result<Value, String> {
    let list = &arguments[0];
    let size = usize::try_from(whole(arguments, 1)?).map_err(|_| "the size argument must be positive")?;
    let element = list.kind.element().cloned().unwrap_or(Type::Dynamic);
    let chunk = |items: &[Value]| Value::list(element.clone(), items.to_vec());
    let all = items(list);
    let chunks = match size {
        _ if all.is_empty() => Vec::new(),
        0 => vec![chunk(all)],
        size => all.chunks(size).map(chunk).collect(),
    };
    Ok(Value::list(list.kind.clone(), chunks).marked(list.sensitive))
}

fn coalesce_type(arguments: &[Value]) -> Result<Type, String> {
    let kinds: Vec<Type> = arguments.iter().map(|it| it.kind.clone()).collect();
    unify(&kinds, true).ok_or_else(|| "all arguments must have the same type".to_owned())
}

fn coalesce(arguments: &[Value], kind: &Type) -> Result<Value, String> {
    for argument in arguments {
        let value = argument.clone().convert(kind)?;
        if !value.is_known() {
            return Ok(Value::unknown(kind.clone()));
        }
        if !value.is_null() && value.as_text() != Some("") {
            return Ok(value);
        }
    }
    Err("no non-null, non-empty-string arguments".to_owned())
}

fn coalescelist_type(arguments: &[Value]) -> Result<Type, String> {
    let first = arguments.first().ok_or("at least one argument is required")?;
    for argument in arguments {
        if !argument.is_known() {
            return Ok(Type::Dynamic);
        }
        if !matches!(argument.kind, Type::List(_) | Type::Tuple(_)) {
            return Err("coalescelist arguments must be lists or tuples".to_owned());
        }
    }
    Ok(if arguments.iter().all(|it| it.kind == first.kind) { first.kind.clone() } else { Type::Dynamic })
}

fn coalescelist(arguments: &[Value]) -> Result<Value, String> {
    for argument in arguments {
        if !argument.is_known() {
            return Ok(Value::dynamic());
        }
        if !items(argument).is_empty() {
            return Ok(argument.clone());
        }
    }
    Err("no non-null arguments".to_owned())
}

fn compact(arguments: &[Value]) -> Result<Value, String> {
    if !arguments[0].is_wholly_known() {
        return Ok(Value::unknown(Type::list(Type::String)));
    }
    let kept = items(&arguments[0]).iter().filter(|it| !it.is_null() && it.as_text() != Some("")).cloned();
    Ok(Value::list(Type::String, kept.collect()))
}

fn concat_type(arguments: &[Value]) -> Result<Type, String> {
    if arguments.is_empty() {
        return Err("at least one argument is required".to_owned());
    }
    if arguments.iter().all(|it| matches!(it.kind, Type::List(_))) {
        let kinds: Vec<Type> = arguments.iter().map(|it| it.kind.clone()).collect();
        if let Some(common) = unify(&kinds, true) {
            return Ok(common);
        }
    }
    let mut types = Vec::new();
    for argument in arguments {
        match &argument.kind {
            Type::Tuple(elements) => types.extend(elements.iter().cloned()),
            Type::List(_) if !argument.is_known() => return Ok(Type::Dynamic),
            Type::List(element) => types.extend(items(argument).iter().map(|_| (**element).clone())),
            other => return Err(format!("all arguments must be lists or tuples; got {}", other.friendly())),
        }
    }
    Ok(Type::Tuple(types))
}

fn concat(arguments: &[Value], kind: &Type) -> Result<Value, String> {
    let sensitive = arguments.iter().any(|it| it.sensitive);
    let mut all = Vec::new();
    for argument in arguments {
        let list = if matches!(kind, Type::List(_)) { argument.clone().convert(kind)? } else { argument.clone() };
        all.extend(items(&list).iter().cloned());
    }
    Ok(match kind {
        Type::List(element) => Value::list((**element).clone(), all),
        _ => Value::tuple(all),
    }
    .marked(sensitive))
}

fn contains(arguments: &[Value]) -> Result<Value, String> {
    let list = &arguments[0];
    if !is_sequence(&list.kind) {
        return Err("argument must be list, tuple, or set".to_owned());
    }
    let mut unknown = false;
    for item in items(list) {
        match arguments[1].equals(item).as_bool() {
            Some(true) => return Ok(Value::bool(true)),
            Some(false) => {}
            None => unknown = true,
        }
    }
    Ok(if unknown { Value::pending(Type::Bool) } else { Value::bool(false) })
}

fn distinct(arguments: &[Value]) -> Result<Value, String> {
    let list = &arguments[0];
    if !list.is_wholly_known() {
        return Ok(Value::unknown(list.kind.clone()));
    }
    let mut kept: Vec<Value> = Vec::new();
    for item in items(list) {
        if !kept.iter().any(|it| it.equals(item).as_bool() == Some(true)) {
            kept.push(item.clone());
        }
    }
    Ok(Value::new(list.kind.clone(), Data::Items(kept)))
}

/// The place in a list of that length; any whole number is one.
fn around(at: i64, length: usize) -> Result<usize, String> {
    let length = i64::try_from(length).unwrap_or(i64::MAX);
    if length == 0 {
        return Err("cannot use element function with an empty list".to_owned());
    }
    usize::try_from(at.rem_euclid(length)).map_err(|_| "the index is too large".to_owned())
}

fn element_type(arguments: &[Value]) -> Result<Type, String> {
    match &arguments[0].kind {
        Type::List(element) => Ok((**element).clone()),
        Type::Tuple(_) if !arguments[1].is_known() => Ok(Type::Dynamic),
        Type::Tuple(elements) => Ok(elements[around(whole(arguments, 1)?, elements.len())?].clone()),
        other => Err(format!("cannot read elements from {}", other.friendly())),
    }
}

fn element(arguments: &[Value]) -> Result<Value, String> {
    let list = &arguments[0];
    let at = around(whole(arguments, 1)?, items(list).len())?;
    Ok(items(list)[at].clone().marked(list.sensitive))
}

fn flatten_type(arguments: &[Value]) -> Result<Type, String> {
    if !arguments[0].is_wholly_known() {
        return Ok(Type::Dynamic);
    }
    if !is_sequence(&arguments[0].kind) {
        return Err("can only flatten lists, sets and tuples".to_owned());
    }
    Ok(flatten(arguments)?.kind)
}

fn flatten(arguments: &[Value]) -> Result<Value, String> {
    let (mut all, mut sensitive, mut known) = (Vec::new(), false, true);
    flattened(&arguments[0], &mut all, &mut sensitive, &mut known);
    Ok(if known { Value::tuple(all) } else { Value::dynamic() }.marked(sensitive))
}

fn flattened(value: &Value, out: &mut Vec<Value>, sensitive: &mut bool, known: &mut bool) {
    *sensitive |= value.sensitive;
    for item in items(value) {
        // A null list stays an element.
        if item.is_null() || !is_sequence(&item.kind) && item.kind != Type::Dynamic {
            out.push(item.clone());
        } else if !item.is_known() {
            *known = false;
        } else {
            flattened(item, out, sensitive, known);
        }
    }
}

fn index(arguments: &[Value]) -> Result<Value, String> {
    if !matches!(arguments[0].kind, Type::List(_) | Type::Tuple(_)) {
        return Err("argument must be a list or tuple".to_owned());
    }
    if items(&arguments[0]).is_empty() {
        return Err("cannot search an empty list".to_owned());
    }
    for (at, item) in items(&arguments[0]).iter().enumerate() {
        match item.equals(&arguments[1]).as_bool() {
            Some(true) => return Ok(Value::number(Number::count(at))),
            Some(false) => {}
            None => return Ok(Value::unknown(Type::Number)),
        }
    }
    Err("item not found".to_owned())
}

fn keys_type(arguments: &[Value]) -> Result<Type, String> {
    match &arguments[0].kind {
        Type::Map(_) => Ok(Type::list(Type::String)),
        Type::Object(attributes) => Ok(Type::Tuple(attributes.types.keys().map(|_| Type::String).collect())),
        _ => Err("must have map or object type".to_owned()),
    }
}

fn keys(arguments: &[Value], kind: &Type) -> Result<Value, String> {
    let map = &arguments[0];
    let names: Vec<Value> = match (&map.kind, &map.data) {
        // Of an object the type alone tells.
        (Type::Object(attributes), _) => attributes.types.keys().map(|it| Value::text(it.clone())).collect(),
        (_, Data::Members(members)) => members.keys().map(|it| Value::text(it.clone())).collect(),
        _ => return Ok(Value::pending(kind.clone()).marked(map.sensitive)),
    };
    Ok(Value::new(kind.clone(), Data::Items(names)).marked(map.sensitive))
}

fn length(arguments: &[Value]) -> Result<Value, String> {
    let value = &arguments[0];
    let sensitive = value.sensitive;
    let count = match (&value.kind, &value.data) {
        (Type::Tuple(elements), _) => Some(elements.len()),
        (Type::Object(attributes), _) => Some(attributes.types.len()),
        (Type::String, Data::Text(text)) => Some(super::strings::graphemes(text).len()),
        (Type::Set(_), _) if value.is_known() && !value.is_wholly_known() => None,
        (Type::List(_) | Type::Set(_), Data::Items(items)) => Some(items.len()),
        (Type::Map(_), Data::Members(members)) => Some(members.len()),
        (Type::Dynamic | Type::String | Type::List(_) | Type::Set(_) | Type::Map(_), _) => None,
        _ => return Err("argument must be a string, a collection type, or a structural type".to_owned()),
    };
    Ok(match count {
        Some(count) => Value::number(Number::count(count)),
        None => Value::pending(Type::Number),
    }
    .marked(sensitive))
}

fn lookup_type(arguments: &[Value]) -> Result<Type, String> {
    if arguments.len() > 3 {
        return Err(format!("lookup() takes two or three arguments, got {}", arguments.len()));
    }
    match &arguments[0].kind {
        Type::Object(attributes) => {
            let Some(key) = arguments[1].as_text() else { return Ok(Type::Dynamic) };
            match (attributes.types.get(key), arguments.get(2)) {
                (Some(kind), _) => Ok(kind.clone()),
                (None, Some(default)) => Ok(default.kind.clone()),
                (None, None) => Err(format!("the given object has no attribute \"{key}\"")),
            }
        }
        Type::Map(element) => {
            if let Some(default) = arguments.get(2)
                && default.clone().convert(element).is_err()
            {
                return Err("the default value must have the same type as the map elements".to_owned());
            }
            Ok((**element).clone())
        }
        _ => Err("lookup() requires a map as the first argument".to_owned()),
    }
}

fn lookup(arguments: &[Value], kind: &Type) -> Result<Value, String> {
    let (map, key) = (&arguments[0], &arguments[1]);
    let sensitive = map.sensitive || key.sensitive;
    let (Some(members), Some(name)) = (map.members(), key.as_text()) else {
        return Ok(Value::unknown(kind.clone()).marked(sensitive));
    };
    match (members.get(name), arguments.get(2)) {
        (Some(value), _) => Ok(value.clone().marked(sensitive)),
        (None, Some(default)) => Ok(default.clone().convert(kind)?.marked(sensitive)),
        (None, None) if key.sensitive => Err("lookup failed to find key (sensitive value)".to_owned()),
        (None, None) => Err(format!("lookup failed to find key \"{name}\"")),
    }
}

fn matchkeys_type(arguments: &[Value]) -> Result<Type, String> {
    let kinds = [arguments[1].kind.clone(), arguments[2].kind.clone()];
    match unify(&kinds, true) {
        Some(_) => Ok(arguments[0].kind.clone()),
        None => Err("keys and searchset must be of the same type".to_owned()),
    }
}

fn matchkeys(arguments: &[Value]) -> Result<Value, String> {
    let (values, keys, wanted) = (&arguments[0], &arguments[1], &arguments[2]);
    if items(values).len() != items(keys).len() {
        return Err("length of keys and values should be equal".to_owned());
    }
    let common = unify(&[keys.kind.clone(), wanted.kind.clone()], true).unwrap_or(Type::Dynamic);
    let (keys, wanted) = (keys.clone().convert(&common)?, wanted.clone().convert(&common)?);
    let made = |kept: Vec<Value>| Value::new(values.kind.clone(), Data::Items(kept));
    if items(&wanted).is_empty() {
        return Ok(made(Vec::new()));
    }
    if !values.is_wholly_known() || !keys.is_wholly_known() {
        return Ok(Value::unknown(values.kind.clone()));
    }
    let mut kept = Vec::new();
    for (value, key) in items(values).iter().zip(items(&keys)) {
        for search in items(&wanted) {
            match key.equals(search).as_bool() {
                None => return Ok(made(Vec::new())),
                Some(true) => {
                    kept.push(value.clone());
                    break;
                }
                Some(false) => {}
            }
        }
    }
    Ok(made(kept))
}

fn merge_type(arguments: &[Value]) -> Result<Type, String> {
    let mut types = BTreeMap::new();
    let (mut first, mut matching, mut known) = (None::<Type>, true, true);
    for argument in arguments {
        let mut kind = argument.kind.clone();
        match &argument.kind {
            Type::Dynamic => return Ok(Type::Dynamic),
            Type::Object(_) if argument.is_null() => kind = Type::object(BTreeMap::new()),
            Type::Object(attributes) => types.extend(attributes.types.clone()),
            Type::Map(_) if argument.is_null() => {}
            Type::Map(element) => match argument.members() {
                Some(members) => types.extend(members.keys().map(|it| (it.clone(), (**element).clone()))),
                None => known = false,
            },
            other => return Err(format!("arguments must be maps or objects, got \"{}\"", other.friendly())),
        }
        match &first {
            None => first = Some(kind),
            Some(first) => matching &= *first == kind,
        }
    }
    Ok(match first {
        None => Type::object(BTreeMap::new()),
        Some(first) if matching => first,
        _ if known => Type::object(types),
        _ => Type::Dynamic,
    })
}

fn merge(arguments: &[Value], kind: &Type) -> Result<Value, String> {
    let sensitive = arguments.iter().any(|it| it.sensitive);
    let mut members = BTreeMap::new();
    for argument in arguments {
        members.extend(argument.members().cloned().unwrap_or_default());
    }
    Ok(match kind {
        Type::Map(_) => Value::new(kind.clone(), Data::Members(members)),
        _ => Value::object(members),
    }
    .marked(sensitive))
}

fn one_type(arguments: &[Value]) -> Result<Type, String> {
    match &arguments[0].kind {
        Type::List(element) | Type::Set(element) => Ok((**element).clone()),
        Type::Tuple(elements) if elements.is_empty() => Ok(Type::Dynamic),
        Type::Tuple(elements) if elements.len() == 1 => Ok(elements[0].clone()),
        _ => Err("must be a list, set, or tuple value with either zero or one elements".to_owned()),
    }
}

fn one(arguments: &[Value], kind: &Type) -> Result<Value, String> {
    if matches!(arguments[0].kind, Type::Set(_)) && !arguments[0].is_wholly_known() {
        return Ok(Value::unknown(kind.clone()));
    }
    match items(&arguments[0]) {
        [] => Ok(Value::null(kind.clone())),
        [only] => Ok(only.clone()),
        _ => Err("must be a list, set, or tuple value with either zero or one elements".to_owned()),
    }
}

/// The most numbers that Terraform gives.
const LONGEST_RANGE: usize = 1024;

fn range(arguments: &[Value]) -> Result<Value, String> {
    let numbers: Vec<&Number> = arguments.iter().filter_map(Value::as_number).collect();
    let zero = Number::integer(0);
    let toward = |start: &Number, end: &Number| Number::integer(if end < start { -1 } else { 1 });
    let (start, end, step) = match numbers.as_slice() {
        [end] => (zero.clone(), (*end).clone(), toward(&zero, end)),
        [start, end] => ((*start).clone(), (*end).clone(), toward(start, end)),
        [start, end, step] => ((*start).clone(), (*end).clone(), (*step).clone()),
        _ => return Err("must have one, two, or three arguments".to_owned()),
    };
    if step.is_zero() {
        return Err("step must not be zero".to_owned());
    }
    let down = step.is_negative();
    if down && end > start {
        return Err("end must be less than start when step is negative".to_owned());
    }
    if !down && end < start {
        return Err("end must be greater than start when step is positive".to_owned());
    }
    let mut made = Vec::new();
    let mut at = start;
    while if down { at > end } else { at < end } {
        if made.len() >= LONGEST_RANGE {
            return Err("more than 1024 values were generated".to_owned());
        }
        let next = at.add(&step).map_err(|_| "the numbers are too large".to_owned())?;
        made.push(Value::number(at));
        at = next;
    }
    Ok(Value::list(Type::Number, made))
}

fn reverse_type(arguments: &[Value]) -> Result<Type, String> {
    match &arguments[0].kind {
        Type::Tuple(elements) => Ok(Type::Tuple(elements.iter().rev().cloned().collect())),
        Type::List(element) | Type::Set(element) => Ok(Type::list((**element).clone())),
        other => Err(format!("can only reverse list or tuple values, not {}", other.friendly())),
    }
}

fn reverse(arguments: &[Value], kind: &Type) -> Result<Value, String> {
    let list = &arguments[0];
    if matches!(list.kind, Type::Set(_)) && !list.is_wholly_known() {
        return Ok(Value::unknown(kind.clone()).marked(list.sensitive));
    }
    let reversed = items(list).iter().rev().cloned().collect();
    Ok(Value::new(kind.clone(), Data::Items(reversed)).marked(list.sensitive))
}

#[derive(Clone, Copy)]
enum Sets {
    Union,
    Intersection,
    Difference,
}

fn common_set(arguments: &[Value]) -> Result<Type, String> {
    // An empty one of no type has no say.
    let elements: Vec<Type> = arguments
        .iter()
        .filter(|it| !(it.is_known() && items(it).is_empty() && it.kind.element() == Some(&Type::Dynamic)))
        .filter_map(|it| it.kind.element().cloned())
        .collect();
    if elements.is_empty() {
        return Ok(Type::set(Type::Dynamic));
    }
    match unify(&elements, true) {
        Some(common) => Ok(Type::set(common)),
        None => Err("given sets must all have compatible element types".to_owned()),
    }
}

fn sets(arguments: &[Value], kind: &Type, how: Sets) -> Result<Value, String> {
    let all = arguments.iter().map(|it| it.clone().convert(kind)).collect::<Result<Vec<_>, _>>()?;
    if !matches!(how, Sets::Union) && all.iter().any(|it| !it.is_wholly_known()) {
        return Ok(Value::unknown(kind.clone()));
    }
    let holds = |set: &Value, item: &Value| items(set).iter().any(|it| it.equals(item).as_bool() == Some(true));
    let Some((first, others)) = all.split_first() else { return Err("at least one argument is required".to_owned()) };
    let kept: Vec<Value> = match how {
        Sets::Union => all.iter().flat_map(|it| items(it).iter().cloned()).collect(),
        Sets::Intersection => {
            items(first).iter().filter(|it| others.iter().all(|set| holds(set, it))).cloned().collect()
        }
        Sets::Difference => {
            items(first).iter().filter(|it| !others.iter().any(|set| holds(set, it))).cloned().collect()
        }
    };
    Ok(Value::set(kind.element().cloned().unwrap_or(Type::Dynamic), kept))
}

fn setproduct_type(arguments: &[Value]) -> Result<Type, String> {
    if arguments.len() < 2 {
        return Err("at least two arguments are required".to_owned());
    }
    let mut elements = Vec::new();
    let mut lists = true;
    for argument in arguments {
        match &argument.kind {
            Type::Set(element) => {
                lists = false;
                elements.push((**element).clone());
            }
            Type::List(element) => elements.push((**element).clone()),
            Type::Tuple(all) if all.is_empty() => elements.push(Type::Dynamic),
            Type::Tuple(all) => match unify(all, true) {
                Some(common) => elements.push(common),
                None => return Err("all elements must be of the same type".to_owned()),
            },
            _ => return Err("a set or a list is required".to_owned()),
        }
    }
    Ok(if lists { Type::list(Type::Tuple(elements)) } else { Type::set(Type::Tuple(elements)) })
}

/// The most combinations that are made here.
const LARGEST_PRODUCT: usize = 100_000;

fn setproduct(arguments: &[Value], kind: &Type) -> Result<Value, String> {
    let sensitive = arguments.iter().any(|it| it.sensitive);
    let unsure = |it: &Value| !it.is_known() || matches!(it.kind, Type::Set(_)) && !it.is_wholly_known();
    if arguments.iter().any(unsure) {
        return Ok(Value::pending(kind.clone()).marked(sensitive));
    }
    let Some(Type::Tuple(elements)) = kind.element().cloned() else {
        return Err("a set or a list is required".to_owned());
    };
    let total = arguments.iter().map(|it| items(it).len()).try_fold(1_usize, usize::checked_mul).unwrap_or(usize::MAX);
    if total > LARGEST_PRODUCT {
        return Err(BEYOND.to_owned());
    }
    let mut rows: Vec<Vec<Value>> = vec![Vec::new()];
    for (argument, element) in arguments.iter().zip(&elements) {
        let mut longer = Vec::new();
        for row in &rows {
            for item in items(argument) {
                let mut row = row.clone();
                row.push(item.clone().convert(element)?);
                longer.push(row);
            }
        }
        rows = longer;
    }
    let rows: Vec<Value> = rows.into_iter().map(Value::tuple).collect();
    let tuple = rows.first().map_or(Type::Tuple(elements), |it| it.kind.clone());
    // A literal null has no type, and finds none here.
    if rows.iter().any(|it| it.kind != tuple) {
        return Err("inconsistent list element types".to_owned());
    }
    Ok(match kind {
        Type::List(_) => Value::list(tuple, rows),
        _ => Value::set(tuple, rows),
    }
    .marked(sensitive))
}

/// From and to, where they are known.
fn bounds(arguments: &[Value]) -> Result<Option<(usize, usize)>, String> {
    let list = &arguments[0];
    let length = match (&list.kind, &list.data) {
        (Type::Tuple(elements), _) => Some(elements.len()),
        (_, Data::Items(items)) => Some(items.len()),
        _ => None,
    };
    if !arguments[1].is_known() || !arguments[2].is_known() {
        return Ok(None);
    }
    let (from, to) = (whole(arguments, 1)?, whole(arguments, 2)?);
    let from = usize::try_from(from).map_err(|_| "start index must not be less than zero")?;
    let to = usize::try_from(to).map_err(|_| "end index must be greater than or equal to start index")?;
    if let Some(length) = length
        && (from > length || to > length)
    {
        return Err("index must not be greater than the length of the list".to_owned());
    }
    if from > to {
        return Err("start index must not be greater than end index".to_owned());
    }
    Ok(length.map(|_| (from, to)))
}

fn slice_type(arguments: &[Value]) -> Result<Type, String> {
    let between = match &arguments[0].kind {
        Type::List(_) | Type::Tuple(_) => bounds(arguments)?,
        Type::Set(_) => return Err("cannot slice a set, because its elements do not have indices".to_owned()),
        _ => return Err("must be a list or tuple value".to_owned()),
    };
    Ok(match (&arguments[0].kind, between) {
        (Type::Tuple(elements), Some((from, to))) => Type::Tuple(elements[from..to].to_vec()),
        (Type::Tuple(_), None) => Type::Dynamic,
        (kind, _) => kind.clone(),
    })
}

fn slice(arguments: &[Value], kind: &Type) -> Result<Value, String> {
    let list = &arguments[0];
    let Some((from, to)) = bounds(arguments)? else { return Ok(Value::pending(kind.clone())) };
    Ok(Value::new(kind.clone(), Data::Items(items(list)[from..to].to_vec())).marked(list.sensitive))
}

fn sort(arguments: &[Value]) -> Result<Value, String> {
    if !arguments[0].is_wholly_known() {
        return Ok(Value::pending(Type::list(Type::String)));
    }
    let mut texts = Vec::new();
    for (at, item) in items(&arguments[0]).iter().enumerate() {
        texts.push(
            item.as_text().ok_or_else(|| format!("given list element {at} is null; a null string cannot be sorted"))?,
        );
    }
    texts.sort_unstable();
    Ok(Value::list(Type::String, texts.into_iter().map(Value::text).collect()))
}

fn sum(arguments: &[Value]) -> Result<Value, String> {
    let list = &arguments[0];
    if list.kind.is_primitive() {
        return Err("cannot sum noniterable".to_owned());
    }
    if list.elements().is_empty() {
        return Err("cannot sum an empty list".to_owned());
    }
    if !is_sequence(&list.kind) {
        return Err(format!("argument must be list, set, or tuple. Received {}", list.kind.friendly()));
    }
    if !list.is_wholly_known() {
        return Ok(Value::unknown(Type::Number));
    }
    let mut total: Option<Number> = None;
    for item in items(list) {
        let item = item.clone().convert(&Type::Number);
        let Some(item) = item.as_ref().ok().and_then(Value::as_number) else {
            return Err("argument must be list, set, or tuple of number values".to_owned());
        };
        total = Some(match total {
            None => item.clone(),
            Some(total) => total.add(item).map_err(|_| "can't compute sum of opposing infinities".to_owned())?,
        });
    }
    Ok(Value::number(total.unwrap_or_else(|| Number::integer(0))))
}

fn transpose(arguments: &[Value]) -> Result<Value, String> {
    if !arguments[0].is_wholly_known() {
        return Ok(Value::unknown(arguments[0].kind.clone()));
    }
    let mut turned: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, list) in arguments[0].members().into_iter().flatten() {
        if list.is_null() {
            return Err("input must not contain null list".to_owned());
        }
        for item in items(list) {
            let key = item.as_text().ok_or("input list must not contain null string")?;
            turned.entry(key.to_owned()).or_default().push(name.clone());
        }
    }
    let lists = turned.into_iter().map(|(key, mut names)| {
        names.sort();
        (key, Value::list(Type::String, names.into_iter().map(Value::text).collect()))
    });
    Ok(Value::map(Type::list(Type::String), lists.collect()))
}

fn values_type(arguments: &[Value]) -> Result<Type, String> {
    match &arguments[0].kind {
        Type::Map(element) => Ok(Type::list((**element).clone())),
        Type::Object(attributes) => Ok(Type::Tuple(attributes.types.values().cloned().collect())),
        _ => Err("values() requires a map as the first argument".to_owned()),
    }
}

fn values(arguments: &[Value], kind: &Type) -> Result<Value, String> {
    let all = arguments[0].members().into_iter().flat_map(|it| it.values().cloned()).collect();
    Ok(Value::new(kind.clone(), Data::Items(all)).marked(arguments[0].sensitive))
}

fn zipmap_type(arguments: &[Value]) -> Result<Type, String> {
    let (keys, values) = (&arguments[0], &arguments[1]);
    match &values.kind {
        Type::List(element) => Ok(Type::map((**element).clone())),
        Type::Tuple(_) if !keys.is_wholly_known() => Ok(Type::Dynamic),
        Type::Tuple(elements) => {
            let names = items(keys);
            if names.len() != elements.len() {
                return Err(format!(
                    "number of keys ({}) does not match number of values ({})",
                    names.len(),
                    elements.len()
                ));
            }
            let mut types = BTreeMap::new();
            for (at, (name, kind)) in names.iter().zip(elements).enumerate() {
                let name = name.as_text().ok_or_else(|| format!("keys list has null value at index {at}"))?;
                types.insert(name.to_owned(), kind.clone());
            }
            Ok(Type::object(types))
        }
        _ => Err("values argument must be a list or tuple value".to_owned()),
    }
}

fn zipmap(arguments: &[Value], kind: &Type) -> Result<Value, String> {
    let (keys, values) = (&arguments[0], &arguments[1]);
    let sensitive = keys.sensitive || values.sensitive;
    if !keys.is_wholly_known() {
        return Ok(Value::unknown(kind.clone()).marked(sensitive));
    }
    let (names, all) = (items(keys), items(values));
    if names.len() != all.len() {
        return Err(format!("number of keys ({}) does not match number of values ({})", names.len(), all.len()));
    }
    let mut members = BTreeMap::new();
    for (at, (name, value)) in names.iter().zip(all).enumerate() {
        let name = name.as_text().ok_or_else(|| format!("keys list has null value at index {at}"))?;
        members.insert(name.to_owned(), value.clone());
    }
    Ok(Value::new(kind.clone(), Data::Members(members)).marked(sensitive))
}
