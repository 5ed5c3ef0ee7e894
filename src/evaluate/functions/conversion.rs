//! From type to type, and what is sensitive.

use super::super::types::Type;
use super::super::value::{Data, Value};
use super::{Function, Gives, Parameter, Run, any};

const ANYTHING: Parameter = any("v").or_null().or_unknown().or_dynamic().with_marks();

pub(super) static FUNCTIONS: &[Function] = &[
    Function::new("tobool", &[ANYTHING], Gives::By(|it| to(it, Type::Bool)), Run::Typed(convert)).or_null(),
    Function::new("tolist", &[ANYTHING], Gives::By(|it| to(it, Type::list(Type::Dynamic))), Run::Typed(convert))
        .or_null(),
    Function::new("tomap", &[ANYTHING], Gives::By(|it| to(it, Type::map(Type::Dynamic))), Run::Typed(convert))
        .or_null(),
    Function::new("tonumber", &[ANYTHING], Gives::By(|it| to(it, Type::Number)), Run::Typed(convert)).or_null(),
    Function::new("toset", &[ANYTHING], Gives::By(|it| to(it, Type::set(Type::Dynamic))), Run::Typed(convert))
        .or_null(),
    Function::new("tostring", &[ANYTHING], Gives::By(|it| to(it, Type::String)), Run::Typed(convert)).or_null(),
    Function::new("sensitive", &[ANYTHING], Gives::By(own), Run::Plain(|it| Ok(it[0].clone().revealed().marked(true))))
        .or_null(),
    Function::new(
        "nonsensitive",
        &[ANYTHING],
        Gives::By(own),
        Run::Plain(|it| Ok(Value { sensitive: false, ..it[0].clone() })),
    )
    .or_null(),
    Function::new("issensitive", &[ANYTHING], Gives::Bool, Run::Plain(issensitive)),
    // What is ephemeral is never known here.
    Function::new("ephemeralasnull", &[ANYTHING], Gives::By(own), Run::Plain(|it| Ok(it[0].clone()))).or_null(),
];

fn own(arguments: &[Value]) -> Result<Type, String> {
    Ok(arguments[0].kind.clone())
}

fn to(arguments: &[Value], wanted: Type) -> Result<Type, String> {
    let value = &arguments[0];
    let refuse = |why: String| {
        let kind = value.kind.friendly();
        let kind = if kind == "object" || kind == "tuple" { kind } else { format!("{kind} value") };
        format!("cannot convert {kind} to {}: {why}", wanted.friendly())
    };
    if value.kind != wanted && !value.kind.converts_to(&wanted, true) {
        return Err(refuse(super::super::value::mismatch(&value.kind, &wanted)));
    }
    Ok(value.clone().convert(&wanted).map_err(refuse)?.kind)
}

fn convert(arguments: &[Value], kind: &Type) -> Result<Value, String> {
    let value = arguments[0].clone();
    if value.is_untyped_null() {
        return Ok(Value::null(kind.clone()).marked(value.sensitive));
    }
    value.convert(kind)
}

fn issensitive(arguments: &[Value]) -> Result<Value, String> {
    let value = &arguments[0];
    if !value.sensitive && matches!(value.data, Data::Unknown { .. }) {
        // It may turn out to be.
        return Ok(Value::pending(Type::Bool));
    }
    Ok(Value::bool(value.sensitive))
}
