//! Text as typed and what it means.

use cognito_client_builder::document::text::{escape, parse, print};
use cognito_client_builder::document::{Part, Reference, Value};

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn variable(name: &str) -> Reference {
    Reference::Variable(name.to_owned())
}

#[test]
fn dollar_and_percent_are_doubled_to_be_themselves() {
    for (typed, meant) in [
        ("", ""),
        ("plain", "plain"),
        ("$", "$"),
        ("100%", "100%"),
        ("$${x}", "${x}"),
        ("%%{x}", "%{x}"),
        ("$$${x}", "$${x}"),
        ("a\\n\"b\"", "a\\n\"b\""),
        ("\u{2028}\u{1f511}", "\u{2028}\u{1f511}"),
        ("${\"x\"}", "x"),
    ] {
        assert_eq!(parse(typed), Ok(text(meant)), "{typed:?}");
        assert_eq!(parse(&escape(meant)), Ok(text(meant)), "{meant:?}");
    }
}

/// Names alone are read without the parser, and mean what it would say.
#[test]
fn the_short_way_is_the_parsers() {
    for source in [
        "var.a",
        "var.a.b",
        "local.x",
        "a.b",
        "a.b.c",
        "a.b.c.d",
        "each.key",
        "count.index",
        "data.aws_region.r.name",
        "data.x.y.z",
        "true.a",
        "null.a",
        "false",
        "for.a",
        "if.a.b",
        "a",
        "a-b.c_d.e",
        "_a.b.c",
        "module.m.out",
        "a.0.b",
    ] {
        assert_eq!(parse(&format!("${{{source}}}")), parse(&format!("${{ {source}}}")), "{source}");
    }
}

#[test]
fn references_say_what_they_denote() {
    let pool = Reference::Resource {
        kind: "aws_cognito_user_pool".to_owned(),
        name: "pool".to_owned(),
        attribute: "id".to_owned(),
    };
    for (typed, meant) in [
        ("${aws_cognito_user_pool.pool.id}", Value::Reference(pool.clone())),
        ("${ var.domain }", Value::Reference(variable("domain"))),
        ("${local.a.b}", Value::Reference(Reference::External("local.a.b".to_owned()))),
        ("${module.m.ids[0]}", Value::Reference(Reference::External("module.m.ids[0]".to_owned()))),
        ("${5}", Value::Integer(5)),
        ("${true}", Value::Bool(true)),
        ("${each.value}", Value::Verbatim("each.value".to_owned())),
        ("${lower(var.x)}", Value::Verbatim("lower(var.x)".to_owned())),
        (
            "https://${var.domain}/cb",
            Value::Template(vec![
                Part::Literal("https://".to_owned()),
                Part::Reference(variable("domain")),
                Part::Literal("/cb".to_owned()),
            ]),
        ),
    ] {
        assert_eq!(parse(typed), Ok(meant), "{typed:?}");
    }
    assert_eq!(print(&Value::Reference(pool)), "${aws_cognito_user_pool.pool.id}");
}

#[test]
fn what_is_printed_reads_the_same() {
    for typed in
        ["a${var.b}c", "%{ if x }a\"\n%{ else }b%{ endif }", "a ${~ var.x ~} b", "$${${var.x}", "${var.x}${var.y}"]
    {
        let value = parse(typed).unwrap();
        assert_eq!(parse(&print(&value)), Ok(value), "{typed:?}");
    }
}

#[test]
fn unfinished_and_hostile_expressions_are_refused_not_fatal() {
    for typed in ["${", "${var", "%{ if", "${}", "a ${b c} d", "${)}"] {
        assert!(parse(typed).is_err(), "{typed:?}");
    }
    // As little stack as a browser gives, so that what passes here cannot overflow there.
    let deep = std::thread::Builder::new().stack_size(1 << 20).spawn(|| {
        for (open, close) in
            [("(", ")"), ("[", "]"), ("!", ""), ("-", ""), ("a ? b : ", ""), ("\"${", "}\""), ("f(", ")"), ("{a=", "}")]
        {
            for count in [10, 100, 10_000] {
                let _ = parse(&format!("${{{}x{}}}", open.repeat(count), close.repeat(count)));
            }
        }
    });
    deep.unwrap().join().unwrap();
}
