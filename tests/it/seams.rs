//! Harmless text, cut at every position and put beside references, in every notation that is read and written: what
//! comes in is what comes out, and literal text never becomes an expression.

use cognito_client_builder::document::text::{joined, write};
use cognito_client_builder::document::{Document, Part, Reference, Value};
use cognito_client_builder::edit::edit;
use cognito_client_builder::import::{Options, SourceFile, import};
use cognito_client_builder::program::Scope;
use cognito_client_builder::targets::{generate, target};
use serde_json::{Map, Value as Json, json};

/// The pieces of a text: literal, or the value of the parameter.
type Pieces = Vec<Option<String>>;

fn texts(length: usize) -> Vec<String> {
    let mut all = vec![String::new()];
    let mut last = all.clone();
    for _ in 0..length {
        last = last.iter().flat_map(|text| ["$", "%", "{", "}", "x", "!"].map(|it| format!("{text}{it}"))).collect();
        all.extend(last.iter().cloned());
    }
    all
}

/// Texts cut in two, and texts around a reference.
fn samples() -> Vec<Pieces> {
    let mut all = Vec::new();
    let longer = texts(2);
    let known = [
        "a$${x}b", "%%{x}$", "$${", "${x}", "$${x}", "${!x}", "${x:y}", "{{x}}", "$%{", "%${x}", "$${}$", "100%", "$1",
        "\\${x}",
    ];
    for text in longer.iter().map(String::as_str).chain(known) {
        let cuts = (1..text.len()).map(|at| vec![Some(text[..at].to_owned()), Some(text[at..].to_owned())]);
        all.extend(cuts);
    }
    let short = texts(1);
    for (before, after) in texts(2).iter().flat_map(|it| short.iter().map(move |other| (it, other))) {
        all.push(vec![Some(before.clone()), None, Some(after.clone())]);
        all.push(vec![Some(after.clone()), None, Some(before.clone())]);
    }
    for text in known {
        all.push(vec![Some(text.to_owned()), None, Some(text.to_owned())]);
    }
    all.push(vec![None, None, Some("$".to_owned()), None, Some("{".to_owned()), None]);
    all
}

fn parts(pieces: &Pieces) -> Vec<Part> {
    let part = |piece: &Option<String>| match piece {
        Some(text) => Part::Literal(text.clone()),
        None => Part::Reference(Reference::Variable("tier".to_owned())),
    };
    pieces.iter().map(part).collect()
}

fn labels(count: usize) -> Vec<String> {
    (0..count).map(|index| format!("C{index}Client")).collect()
}

/// The names of all clients, as values.
fn names(text: &str, file: &str) -> Vec<Value> {
    let import = import(&[SourceFile::new(file.to_owned(), text.to_owned())], &Options::default());
    values(&import.document)
}

fn values(document: &Document) -> Vec<Value> {
    document.clients.iter().map(|client| client.value("name").unwrap_or(Value::Text(String::new()))).collect()
}

fn compare(what: &str, samples: &[Pieces], expected: &[Value], actual: &[Value]) {
    assert_eq!(actual.len(), expected.len(), "{what}");
    for ((pieces, expected), actual) in samples.iter().zip(expected).zip(actual) {
        assert_eq!(actual, expected, "{what}: {pieces:?}");
    }
}

fn template(samples: &[Pieces], name: impl Fn(&Pieces) -> Json) -> String {
    let resources: Map<String, Json> = labels(samples.len())
        .into_iter()
        .zip(samples)
        .map(|(label, pieces)| {
            let properties = json!({ "ClientName": name(pieces), "UserPoolId": "eu-west-1_a" });
            (label, json!({ "Type": "AWS::Cognito::UserPoolClient", "Properties": properties }))
        })
        .collect();
    json!({ "Parameters": { "Tier": { "Type": "String" } }, "Resources": resources }).to_string()
}

fn cloudformation_piece(piece: &Option<String>) -> Json {
    piece.as_ref().map_or_else(|| json!({ "Ref": "Tier" }), |text| json!(text))
}

#[test]
fn importers_keep_literal_text() {
    let samples = samples();
    let expected: Vec<Value> = samples.iter().map(|it| joined(parts(it))).collect();
    let join =
        |pieces: &Pieces| json!({ "Fn::Join": ["", pieces.iter().map(cloudformation_piece).collect::<Vec<_>>()] });
    compare("Fn::Join", &samples, &expected, &names(&template(&samples, join), "template.json"));
    let nested = |pieces: &Pieces| {
        let pieces = pieces.iter().map(|it| json!({ "Fn::Join": ["", ["", cloudformation_piece(it)]] }));
        json!({ "Fn::Join": ["", pieces.collect::<Vec<_>>()] })
    };
    compare("Fn::Join in Fn::Join", &samples, &expected, &names(&template(&samples, nested), "template.json"));
    // The only escape of Fn::Sub is ${!; text that it cannot say is a value of its own.
    let sub = |pieces: &Pieces| {
        let mut values = Map::new();
        let mut text = String::new();
        for (index, piece) in pieces.iter().enumerate() {
            match piece {
                None => text.push_str("${Tier}"),
                Some(literal) if literal.contains("${") || pieces.iter().flatten().count() == pieces.len() => {
                    text.push_str(&format!("${{P{index}}}"));
                    values.insert(format!("P{index}"), json!(literal));
                }
                Some(literal) => text.push_str(literal),
            }
        }
        json!({ "Fn::Sub": [text, values] })
    };
    compare("Fn::Sub", &samples, &expected, &names(&template(&samples, sub), "template.json"));

    let pulumi = |pieces: &Pieces| {
        let text = |piece: &Option<String>| piece.as_ref().map_or("${tier}".to_owned(), |it| it.replace('$', "$$"));
        pieces.iter().map(text).collect::<String>()
    };
    let resources = labels(samples.len()).into_iter().zip(&samples).map(|(label, pieces)| {
        let properties = json!({ "name": pulumi(pieces), "userPoolId": "eu-west-1_a" });
        (label, json!({ "type": "aws:cognito:UserPoolClient", "properties": properties }))
    });
    let resources: Map<String, Json> = resources.collect();
    let config = json!({ "tier": { "type": "string" } });
    let program = json!({ "name": "n", "runtime": "yaml", "config": config, "resources": resources }).to_string();
    compare("Pulumi", &samples, &expected, &names(&program, "Pulumi.yaml"));

    let bodies = labels(samples.len()).into_iter().zip(&samples);
    let bodies: Map<String, Json> =
        bodies.map(|(label, pieces)| (label, json!({ "name": write(parts(pieces)) }))).collect();
    let terraform = json!({ "resource": { "aws_cognito_user_pool_client": bodies } });
    compare("Terraform JSON", &samples, &expected, &names(&terraform.to_string(), "main.tf.json"));

    let quoted = |text: &str| text.replace('\\', "\\\\").replace('"', "\\\"");
    let blocks: String = labels(samples.len())
        .into_iter()
        .zip(&samples)
        .map(|(label, pieces)| {
            // Quotes inside of an expression are no end of the text.
            let name = write(parts(pieces));
            let name = name.split("${\"").map(|it| {
                it.split_once("\"}").map_or_else(|| quoted(it), |(a, b)| format!("${{\"{a}\"}}{}", quoted(b)))
            });
            let name = name.collect::<String>();
            format!("resource \"aws_cognito_user_pool_client\" \"{label}\" {{\n  name = \"{name}\"\n}}\n")
        })
        .collect();
    compare("HCL", &samples, &expected, &names(&blocks, "main.tf"));

    // The API has no references.
    let literals: Vec<Pieces> = samples.iter().filter(|it| it.iter().all(Option::is_some)).cloned().collect();
    let expected: Vec<Value> = literals.iter().map(|it| joined(parts(it))).collect();
    let clients = literals.iter().enumerate().map(|(index, pieces)| {
        let name: String = pieces.iter().flatten().map(String::as_str).collect();
        json!({ "UserPoolClient": { "UserPoolId": "eu-west-1_a", "ClientId": format!("c{index}"), "ClientName": name } })
    });
    for (index, client) in clients.enumerate() {
        compare("API", &literals[index..=index], &expected[index..=index], &names(&client.to_string(), "client.json"));
    }
}

#[test]
fn targets_keep_literal_text() {
    let samples = samples();
    let expected: Vec<Value> = samples.iter().map(|it| joined(parts(it))).collect();
    let bodies = labels(samples.len()).into_iter().zip(&samples);
    let bodies: Map<String, Json> = bodies
        .map(|(label, pieces)| (label, json!({ "name": write(parts(pieces)), "user_pool_id": "eu-west-1_a" })))
        .collect();
    let document = json!({
        "resource": { "aws_cognito_user_pool_client": bodies },
        "variable": { "tier": { "type": "string" } },
    });
    let document = Document::from_json(&document).unwrap();
    compare("document", &samples, &expected, &values(&document));
    for id in [
        "terraform-hcl",
        "terraform-json",
        "cloudformation-yaml",
        "cloudformation-json",
        "pulumi-aws-yaml",
        "pulumi-aws-native-yaml",
    ] {
        let target = target(id).unwrap();
        let generated = generate(&document, target, Scope::Complete);
        assert!(generated.omissions.is_empty(), "{id}: {:?}", generated.omissions);
        compare(id, &samples, &expected, &names(&generated.text(), target.file_name));
    }
}

#[test]
fn edits_keep_literal_text() {
    let samples = samples();
    let expected: Vec<Value> = samples.iter().map(|it| joined(parts(it))).collect();
    let labels = labels(samples.len());
    let lines = |line: &dyn Fn(&str) -> String| labels.iter().map(|it| line(it)).collect::<String>();
    let yaml = |label: &str| {
        format!(
            "  {label}:\n    Type: AWS::Cognito::UserPoolClient\n    Properties:\n      ClientName: old\n      UserPoolId: p\n"
        )
    };
    let pulumi = |label: &str| {
        format!(
            "  {label}:\n    type: aws:cognito:UserPoolClient\n    properties:\n      name: old\n      userPoolId: p\n"
        )
    };
    let hcl = |label: &str| format!("resource \"aws_cognito_user_pool_client\" \"{label}\" {{\n  name = \"old\"\n}}\n");
    for (file, text) in [
        ("template.yaml", format!("Parameters:\n  Tier:\n    Type: String\nResources:\n{}", lines(&yaml))),
        ("template.json", template(&samples, |_| json!("old"))),
        (
            "Pulumi.yaml",
            format!("name: n\nruntime: yaml\nconfig:\n  tier:\n    type: string\nresources:\n{}", lines(&pulumi)),
        ),
        ("main.tf", format!("variable \"tier\" {{}}\n{}", lines(&hcl))),
    ] {
        let files = [SourceFile::new(file.to_owned(), text)];
        let mut document = import(&files, &Options::default()).document;
        let name = cognito_client_builder::schema::field("name").unwrap().id;
        for (client, pieces) in document.clients.iter_mut().zip(&samples) {
            std::sync::Arc::make_mut(client).set(name, Some(json!(write(parts(pieces)))));
        }
        let edited = edit(&files, &document, &Options::default());
        assert!(edited.notes.is_empty(), "{file}: {:?}", edited.notes.first());
        compare(file, &samples, &expected, &names(&edited.files[0].text, file));
    }
}
