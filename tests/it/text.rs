//! Text as typed and what it means.

use cognito_client_builder::document::text::{escape, joined, parse, print, write};
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
fn references_have_their_target() {
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
fn printed_values_round_trip() {
    for typed in
        ["a${var.b}c", "%{ if x }a\"\n%{ else }b%{ endif }", "a ${~ var.x ~} b", "$${${var.x}", "${var.x}${var.y}"]
    {
        let value = parse(typed).unwrap();
        assert_eq!(parse(&print(&value)), Ok(value), "{typed:?}");
    }
}

/// Every text of these characters, up to a length.
fn texts(characters: &[char], length: usize) -> Vec<String> {
    let mut all = vec![String::new()];
    let mut last = all.clone();
    for _ in 0..length {
        last = last.iter().flat_map(|text| characters.iter().map(move |c| format!("{text}{c}"))).collect();
        all.extend(last.iter().cloned());
    }
    all
}

/// What is literal stays literal, however it is cut into pieces and whatever stands beside it. Terraform 1.11.4 reads
/// each of these texts the same, as JSON, in quotes and in a heredoc.
#[test]
fn literal_text_is_never_an_expression() {
    for meant in texts(&['$', '%', '{', 'x'], 5) {
        assert_eq!(parse(&escape(&meant)), Ok(text(&meant)), "{meant:?}");
        if meant.len() <= 4 {
            for at in 0..=meant.len() {
                let pieces = [&meant[..at], &meant[at..]].map(|it| Part::Literal(it.to_owned()));
                assert_eq!(write(pieces.clone()), escape(&meant), "{pieces:?}");
                assert_eq!(print(&Value::Template(pieces.to_vec())), escape(&meant), "{pieces:?}");
            }
        }
    }
    let small = texts(&['$', '%', '{', 'x'], 2);
    let others = [
        Part::Reference(variable("d")),
        Part::Verbatim("${lower(var.d)}".to_owned()),
        Part::Verbatim("%{ if var.d }".to_owned()),
    ];
    for other in others {
        for (before, after) in small.iter().flat_map(|before| small.iter().map(move |after| (before, after))) {
            let is_directive = matches!(&other, Part::Verbatim(it) if it.starts_with('%'));
            let end = is_directive.then(|| Part::Verbatim("%{ endif }".to_owned()));
            let parts = [Part::Literal(before.clone()), other.clone(), Part::Literal(after.clone())];
            let value = joined(parts.into_iter().chain(end));
            let written = print(&value);
            if is_directive {
                // What is in a directive stays as it is written.
                assert_eq!(parse(&written).map(|it| print(&it)), Ok(written));
                continue;
            }
            // An expression alone is no text.
            let value = match value {
                Value::Template(parts) if matches!(parts.as_slice(), [Part::Verbatim(it)] if it.starts_with('$')) => {
                    Value::Verbatim("lower(var.d)".to_owned())
                }
                other => other,
            };
            assert_eq!(parse(&written), Ok(value), "{written}");
        }
    }
}

/// A constant between `${` and `}` is the text that Terraform 1.11.4 makes of it.
#[test]
fn constants_in_a_text_are_text() {
    let dollar = |rest: &str| {
        let mut parts = vec![Part::Literal(rest.to_owned()), Part::Reference(variable("d"))];
        parts.retain(|it| !matches!(it, Part::Literal(text) if text.is_empty()));
        Value::Template(parts)
    };
    for (typed, meant) in [
        (r#"${"$"}${var.d}"#, dollar("$")),
        (r#"${"$$"}${var.d}"#, dollar("$$")),
        (r#"x${("$")}${var.d}"#, dollar("x$")),
        (r#"${"%"}${var.d}"#, dollar("%")),
        (r#"${"$"}{x}"#, text("${x}")),
        (r#"${"%"}{x}"#, text("%{x}")),
        (r#"a${"$${x}"}b"#, text("a${x}b")),
        (r#"a${5}b${true}"#, text("a5btrue")),
        (r#"${"a "}b"#, text("a b")),
    ] {
        assert_eq!(parse(typed), Ok(meant), "{typed}");
    }
    // A strip marker takes white space of texts, and none of a constant.
    let typed = r#"${"a "}${~ var.d }"#;
    assert_eq!(print(&parse(typed).unwrap()), typed);
    // Terraform writes 1.50 as 1.5.
    assert!(parse("a${1.50}").unwrap().is_verbatim());
}

#[test]
fn incomplete_and_hostile_expressions_are_rejected() {
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

/// A key that occurs twice: Terraform 1.11.4 uses the last value, and the text stays as it was typed.
#[test]
fn objects_may_repeat_a_key() {
    for source in [
        "{ a = 1, a = 2 }.a",
        "{ a = 1, \"a\" = 2, (\"a\") = 3 }[\"a\"]",
        "{\n  é = \"ü\" # , }\n  é : [{ x = 1, x = 2 }]\n}",
        "lookup({ for k, v in { a = \"}\", a = \"{\" } : k => v }, \"a\", \"${{ b = 1, b = 2 }.b}\")",
    ] {
        for typed in [format!("${{{source}}}"), format!("https://${{{source}}}/")] {
            let value = parse(&typed).unwrap_or_else(|error| panic!("{typed}: {error}"));
            assert_eq!(print(&value), typed);
        }
    }
    // What does not close is named as ever, and nothing of it panics.
    for source in ["${{ a = 1, a = 2 ]}", "${{ a = 1, a = \"é }", "${{ é = {, é = { }", "${{ a = 1, a = \\\"é\\"] {
        assert!(parse(source).is_err(), "{source}");
    }
}
