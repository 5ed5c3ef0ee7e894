//! The argument table against the reference: what the tools' own packages say, kept in `tests/reference/`.
//!
//! `user_pool_client.json` holds the client's arguments in all vocabularies and views. `resources.json` holds shapes and
//! names of all resource types: Terraform's from cdktn-provider-aws 25.8.1 (AWS provider 6.69.1), CloudFormation's from
//! the schemas in cfn-lint 1.58.0.

use std::collections::{BTreeMap, BTreeSet};

use cognito_client_builder::schema::*;
use serde_json::Value;

fn reference() -> Value {
    serde_json::from_str(include_str!("../reference/user_pool_client.json")).unwrap()
}

fn resources() -> Value {
    serde_json::from_str(include_str!("../reference/resources.json")).unwrap()
}

fn list(value: &Value) -> Vec<&str> {
    value.as_array().unwrap().iter().map(|item| item.as_str().unwrap()).collect()
}

/// Every field of the form with what the reference says of it.
fn each_field(reference: &Value, mut test: impl FnMut(&Field, &Value)) {
    let mut seen = 0;
    for argument in reference["arguments"].as_array().unwrap() {
        let id = argument["id"].as_str().unwrap();
        test(field(id).unwrap_or_else(|| panic!("{id} is missing")), argument);
        seen += 1;
        for nested in argument["fields"].as_array().into_iter().flatten() {
            let path = format!("{id}.{}", nested["id"].as_str().unwrap());
            test(field(&path).unwrap_or_else(|| panic!("{path} is missing")), nested);
            seen += 1;
        }
    }
    assert_eq!(seen, fields().len(), "the table has fields that the reference lacks");
}

const COLUMNS: [(&str, Vocabulary); 34] = [
    ("terraform", Vocabulary::Terraform),
    ("opentofu", Vocabulary::Terraform),
    ("cdktf_python", Vocabulary::Terraform),
    ("cdktf_typescript", Vocabulary::CdktfCamel),
    ("cdktf_java", Vocabulary::CdktfCamel),
    ("cdktf_csharp", Vocabulary::CdktfPascal),
    ("cdktf_go", Vocabulary::CdktfPascal),
    ("cloudformation", Vocabulary::CloudFormation),
    ("sam", Vocabulary::CloudFormation),
    ("serverless", Vocabulary::CloudFormation),
    ("pulumi_aws_native_typescript", Vocabulary::AwsNativeCamel),
    ("pulumi_aws_native_python", Vocabulary::AwsNativeSnake),
    ("pulumi_aws_native_go", Vocabulary::AwsNativePascal),
    ("pulumi_aws_native_csharp", Vocabulary::AwsNativePascal),
    ("pulumi_aws_native_java", Vocabulary::AwsNativeCamel),
    ("pulumi_aws_native_yaml", Vocabulary::AwsNativeCamel),
    ("pulumi_aws_typescript", Vocabulary::AwsCamel),
    ("pulumi_aws_python", Vocabulary::AwsSnake),
    ("pulumi_aws_go", Vocabulary::AwsPascal),
    ("pulumi_aws_csharp", Vocabulary::AwsPascal),
    ("pulumi_aws_java", Vocabulary::AwsCamel),
    ("pulumi_aws_yaml", Vocabulary::AwsCamel),
    ("cdk_l1_typescript", Vocabulary::CdkL1Camel),
    ("cdk_l1_python", Vocabulary::CdkL1Snake),
    ("cdk_l2_typescript", Vocabulary::CdkL2Camel),
    ("cdk_l2_python", Vocabulary::CdkL2Snake),
    ("aws_cli_create", Vocabulary::AwsCliCreate),
    ("aws_cli_update", Vocabulary::AwsCliUpdate),
    ("api_create", Vocabulary::Api),
    ("api_update", Vocabulary::ApiUpdate),
    ("boto3_create", Vocabulary::Api),
    ("boto3_update", Vocabulary::ApiUpdate),
    ("mineiros_client_key", Vocabulary::MineirosKey),
    ("mineiros_default_variable", Vocabulary::MineirosDefault),
];

#[test]
fn names_are_those_of_the_packages() {
    each_field(&reference(), |field, expected| {
        let names = expected["names"].as_object().unwrap();
        assert_eq!(names.len(), COLUMNS.len(), "{}", field.path);
        for (column, vocabulary) in COLUMNS {
            let expected = &names.get(column).unwrap_or_else(|| panic!("no column {column}"));
            assert_eq!(field.argument.name(vocabulary).as_deref(), expected.as_str(), "{} in {column}", field.path);
        }
    });
}

#[test]
fn every_field_is_in_one_section() {
    let placed: Vec<_> = SECTIONS.iter().flat_map(Section::fields).map(|field| field.id).collect();
    assert_eq!(placed.len(), fields().len());
    for field in fields() {
        assert_eq!(SECTIONS.iter().filter(|section| section.holds(field)).count(), 1, "{}", field.path);
    }
}

#[test]
fn groups_and_order_are_kept() {
    let reference = reference();
    let groups: Vec<_> = GROUPS.iter().map(|group| group.id).collect();
    assert_eq!(groups, list(&reference["groups"]));

    let top: Vec<_> = fields().iter().filter(|field| field.parent.is_none()).collect();
    let paths: Vec<_> = top.iter().map(|field| (field.group.id, field.path.as_str())).collect();
    let mut expected: Vec<_> = reference["arguments"].as_array().unwrap().iter().collect();
    expected.sort_by_key(|argument| argument["order"].as_i64());
    let expected: Vec<_> = expected
        .iter()
        .map(|argument| (argument["group"].as_str().unwrap(), argument["id"].as_str().unwrap()))
        .collect();
    assert_eq!(paths, expected);

    each_field(&reference, |field, expected| {
        let nested: Vec<_> = field.id.children().map(|child| child.argument.key).collect();
        let expected = expected["fields"].as_array().into_iter().flatten();
        let expected: Vec<_> = expected.map(|nested| nested["id"].as_str().unwrap()).collect();
        assert_eq!(nested, expected, "{}", field.path);
    });

    let of_kind: Vec<_> = USER_POOL_CLIENT.arguments().map(|argument| argument.key).collect();
    assert_eq!(of_kind, top.iter().map(|field| field.argument.key).collect::<Vec<_>>());
}

#[test]
fn kinds_suggestions_and_references_are_kept() {
    let reference = reference();
    each_field(&reference, |field, expected| {
        let path = field.path.as_str();
        let argument = field.argument;
        let (kind, choices) = match argument.kind {
            Kind::Text => ("string", None),
            Kind::Enum(choices) => ("string", Some(choices)),
            Kind::Bool => ("boolean", None),
            Kind::Integer => ("integer", None),
            Kind::Set(choices) => ("set(string)", choices),
            Kind::Block(_) => ("object", None),
            other => panic!("{path}: {other:?}"),
        };
        assert_eq!(kind, expected["type"], "{path}");
        let listed = expected["enum"].as_str().or(expected["item_enum"].as_str());
        match listed {
            Some(name) => assert_eq!(
                choices.unwrap_or_else(|| panic!("{path} has choices"))().iter().map(|c| c.value).collect::<Vec<_>>(),
                enum_values(&reference, name).iter().map(|value| value["value"].as_str().unwrap()).collect::<Vec<_>>(),
                "{path}"
            ),
            None => assert!(choices.is_none(), "{path} has no choices"),
        }

        let suggestions: Vec<_> = (argument.suggestions)().iter().map(|choice| choice.value).collect();
        let expected_suggestions = match expected["item_suggestions"].as_str() {
            None => vec![],
            Some("standard_attributes") => reference["standard_attributes"]
                .as_array()
                .unwrap()
                .iter()
                .filter(|a| a[if path == "write_attributes" { "writable" } else { "readable" }] == true)
                .map(|attribute| attribute["name"].as_str().unwrap())
                .collect(),
            Some(name) => list(&reference["suggestions"][name]),
        };
        assert_eq!(suggestions, expected_suggestions, "{path}");

        let referent = argument.refers_to.map(|referent| match referent {
            Referent::UserPool => "user_pool",
            Referent::ResourceServerScope => "resource_server_scope",
            Referent::IdentityProvider => "identity_provider",
            Referent::PinpointApp | Referent::PinpointArn => "pinpoint_app",
            Referent::IamRole => "iam_role",
        });
        assert_eq!(referent, expected["reference"].as_str(), "{path}");
        assert_eq!(argument.unit, expected["unit"].as_str(), "{path}");
        assert_eq!(argument.unit_argument, expected["unit_field"].as_str(), "{path}");
    });
}

/// One view of the limits on a value.
#[derive(Debug, Default, PartialEq)]
struct View {
    length: Option<(usize, usize)>,
    range: Option<(i64, i64)>,
    duration: Option<(i64, i64)>,
    max_items: Option<usize>,
    pattern: Option<String>,
    values: Option<Vec<String>>,
    item: Option<Box<View>>,
}

impl View {
    fn of_table(argument: &Argument, enforcer: Enforcer) -> View {
        let mut view = View::default();
        for check in argument.checks.iter().filter(|check| check.by.contains(&enforcer)) {
            view.add(&check.limit, argument.key);
        }
        let family = match enforcer {
            Enforcer::Api => Family::Api,
            Enforcer::CloudFormation => Family::CloudFormation,
            Enforcer::TerraformPlan => Family::Terraform,
        };
        if let Kind::Enum(choices) | Kind::Set(Some(choices)) = argument.kind {
            let known = choices().iter().filter(|choice| !choice.unknown_to.contains(&family));
            view.values = Some(known.map(|choice| choice.value.to_owned()).collect());
        }
        view
    }

    fn add(&mut self, limit: &Limit, key: &str) {
        let again = match *limit {
            Limit::Length { min, max } => self.length.replace((min, max)).is_some(),
            Limit::Range { min, max } => self.range.replace((min, max)).is_some(),
            Limit::Duration { min, max } => self.duration.replace((min, max)).is_some(),
            Limit::Items { max } => self.max_items.replace(max).is_some(),
            Limit::Pattern(pattern) => self.pattern.replace(pattern.text().to_owned()).is_some(),
            Limit::Each(limit) => {
                self.item.get_or_insert_default().add(limit, key);
                false
            }
        };
        assert!(!again, "{key}: two limits of one sort by one enforcer");
    }

    fn of_reference(reference: &Value, view: &str, constraints: &Value) -> View {
        let number = |key: &str| constraints[key].as_i64();
        let pair = |min: &str, max: &str| number(min).zip(number(max));
        assert!(number("min_items").unwrap_or(0) == 0, "a smallest number of items has no place in the table");
        let values = constraints["enum_ref"]
            .as_str()
            .map(|name| list(&reference["enums"][name]["views"][view]).into_iter().map(str::to_owned).collect());
        // A pattern that is not anchored is satisfied by one right character; the table has the anchored ones only.
        let anchored = constraints["pattern_anchored"] != false;
        let pattern = constraints["pattern"].as_str().filter(|_| anchored).map(|pattern| {
            let pattern = pattern.strip_prefix('^').unwrap_or(pattern);
            pattern.strip_suffix('$').unwrap_or(pattern).to_owned()
        });
        let item = constraints.get("item").map(|item| View::of_reference(reference, view, item));
        View {
            length: pair("min_length", "max_length").map(|(min, max)| (min as usize, max as usize)),
            range: pair("min", "max"),
            duration: None,
            max_items: number("max_items").map(|max| max as usize),
            pattern,
            values,
            item: item.filter(|item| *item != View::default()).map(Box::new),
        }
    }
}

#[test]
fn limits_are_those_of_each_view() {
    let reference = reference();
    each_field(&reference, |field, expected| {
        for (view, enforcer) in [
            ("api", Enforcer::Api),
            ("cloudformation", Enforcer::CloudFormation),
            ("terraform_plan", Enforcer::TerraformPlan),
        ] {
            let constraints = &expected["constraints"][view];
            let mut wanted = View::of_reference(&reference, view, constraints);
            let range = &expected["effective_range_seconds"];
            if range.is_object() && enforcer != Enforcer::CloudFormation {
                wanted.duration = range["min"].as_i64().zip(range["max"].as_i64());
            }
            if field.argument.is_block() && enforcer == Enforcer::TerraformPlan {
                assert_eq!(wanted.max_items.take(), Some(1), "{}: a block comes once", field.path);
            }
            assert_eq!(View::of_table(field.argument, enforcer), wanted, "{} in the {view} view", field.path);

            let family = match enforcer {
                Enforcer::Api => Family::Api,
                Enforcer::CloudFormation => Family::CloudFormation,
                Enforcer::TerraformPlan => Family::Terraform,
            };
            if let Some(required) = constraints["required_fields"].as_array() {
                let required: BTreeSet<_> = required.iter().map(|key| key.as_str().unwrap()).collect();
                for nested in field.id.children() {
                    let name = match enforcer {
                        Enforcer::TerraformPlan => nested.argument.key.to_owned(),
                        _ => nested.argument.name(Vocabulary::CloudFormation).unwrap(),
                    };
                    let says = nested.argument.required.contains(&family);
                    assert_eq!(says, required.contains(name.as_str()), "{} in the {view} view", nested.path);
                }
            }
        }
    });
}

fn enum_values<'a>(reference: &'a Value, name: &str) -> &'a [Value] {
    reference["enums"][name]["values"].as_array().unwrap()
}

#[test]
fn choices_are_those_of_the_reference() {
    let reference = reference();
    let mut compared = BTreeSet::new();
    each_field(&reference, |field, expected| {
        let (Kind::Enum(choices) | Kind::Set(Some(choices))) = field.argument.kind else { return };
        let name = expected["enum"].as_str().or(expected["item_enum"].as_str()).unwrap();
        compared.insert(name.to_owned());
        for (choice, expected) in choices().iter().zip(enum_values(&reference, name)) {
            let value = choice.value;
            assert_eq!(value, expected["value"]);
            let standing = match expected["status"].as_str().unwrap() {
                "recommended" => Standing::Recommended,
                "normal" | "default" => Standing::Normal,
                "server side only" => Standing::ServerSide,
                "legacy" => Standing::Legacy,
                "insecure" => Standing::Insecure,
                "new" => Standing::New,
                "documented only" => Standing::DocumentedOnly,
                other => panic!("{other}"),
            };
            assert_eq!(choice.standing, standing, "{value}");
            assert_eq!(choice.replaced_by, expected["replaced_by"].as_str(), "{value}");
            assert!(choice.replaced_by.is_none_or(|other| choices().iter().any(|choice| choice.value == other)));
            for (target, accepts) in expected["accepted_by"].as_object().unwrap() {
                let known = !choice.unknown_to.contains(&family(target));
                assert_eq!(known, accepts.as_bool().unwrap(), "{value} in {target}");
            }
            if let Some(cdk) = expected.get("cdk_l2") {
                assert_eq!(choice.unknown_to.contains(&Family::CdkL2), cdk.is_null(), "{value} in CDK's L2");
            }
            if let Some(seconds) = expected["seconds"].as_i64() {
                assert_eq!(seconds_per(value), Some(seconds));
            }
        }
    });
    let all = reference["enums"].as_object().unwrap().keys().cloned().collect();
    assert_eq!(compared, all);
}

#[test]
fn standard_attributes_are_those_of_the_reference() {
    let table: Vec<_> = STANDARD_ATTRIBUTES.iter().map(|attribute| (attribute.name, attribute.writable)).collect();
    let reference = reference();
    let expected = reference["standard_attributes"].as_array().unwrap();
    assert!(expected.iter().all(|attribute| attribute["readable"] == true));
    let expected: Vec<_> = expected.iter().map(|a| (a["name"].as_str().unwrap(), a["writable"] == true)).collect();
    assert_eq!(table, expected);
}

fn literal(value: &Value) -> Option<Vec<String>> {
    match value {
        Value::Null => None,
        Value::Array(items) => Some(items.iter().map(|item| item.as_str().unwrap().to_owned()).collect()),
        Value::String(text) => Some(vec![text.clone()]),
        other => Some(vec![other.to_string()]),
    }
}

fn literal_of_table(value: Literal) -> Vec<String> {
    match value {
        Literal::Bool(value) => vec![value.to_string()],
        Literal::Integer(value) => vec![value.to_string()],
        Literal::Text(value) => vec![value.to_owned()],
        Literal::Texts(values) => values.iter().map(|value| (*value).to_owned()).collect(),
    }
}

#[test]
fn defaults_are_those_of_the_reference() {
    each_field(&reference(), |field, expected| {
        let default = field.argument.default;
        let wanted = &expected["default"];
        if let Some(units) = wanted["value"].as_object() {
            for nested in field.id.children() {
                assert_eq!(nested.argument.default.value.map(literal_of_table), literal(&units[nested.argument.key]));
            }
            assert_eq!(units.len(), field.id.children().count());
        } else {
            assert_eq!(default.value.map(literal_of_table), literal(&wanted["value"]), "{}", field.path);
        }
        if let Some(unit) = wanted["unit"].as_str() {
            let in_effect = cognito_client_builder::schema::field(field.argument.unit_argument.unwrap()).unwrap();
            assert_eq!(in_effect.argument.default.value, Some(Literal::Text(unit.to_owned().leak())), "{}", field.path);
        }
        let elsewhere: BTreeMap<_, _> =
            default.elsewhere.iter().map(|(family, value)| (format!("{family:?}"), literal_of_table(*value))).collect();
        let wanted = wanted["by_target"].as_object().into_iter().flatten();
        let wanted: BTreeMap<_, _> = wanted
            .filter(|(target, value)| *target != "console" && literal(value) != default.value.map(literal_of_table))
            .map(|(target, value)| (format!("{:?}", family(target)), literal(value).unwrap()))
            .collect();
        assert_eq!(elsewhere, wanted, "{}", field.path);
    });
}

#[test]
fn replacement_is_that_of_the_reference() {
    each_field(&reference(), |field, expected| {
        let mut tools = expected["forces_replacement"].as_object().into_iter().flatten();
        assert_eq!(field.argument.replaces, tools.any(|(_, value)| value == true), "{}", field.path);
    });
}

fn family(target: &str) -> Family {
    match target {
        "terraform" => Family::Terraform,
        "opentofu" => Family::OpenTofu,
        "cdktf" => Family::Cdktf,
        "cloudformation" => Family::CloudFormation,
        "pulumi_aws_native" => Family::PulumiAwsNative,
        "pulumi_aws" => Family::PulumiAws,
        "cdk_l1" => Family::CdkL1,
        "cdk_l2" => Family::CdkL2,
        "api" | "api_create" => Family::Api,
        "aws_cli" | "aws_cli_create" => Family::AwsCli,
        "api_update" | "aws_cli_update" => Family::ApiUpdate,
        "mineiros" => Family::Mineiros,
        other => panic!("{other}"),
    }
}

#[test]
fn required_arguments_are_those_of_each_family() {
    each_field(&reference(), |field, expected| {
        for (target, required) in expected["required"].as_object().unwrap() {
            let says = field.argument.required.contains(&family(target));
            assert_eq!(says, required.as_bool().unwrap(), "{} in {target}", field.path);
        }
        if expected["required"].as_object().unwrap().is_empty() {
            assert!(field.argument.required.is_empty(), "{}", field.path);
        }
    });
}

#[test]
fn support_is_that_of_each_family() {
    each_field(&reference(), |field, expected| {
        let path = field.path.as_str();
        let Some(targets) = expected["support"].as_object() else {
            assert!(field.argument.support.is_empty(), "{path}: support of a nested argument is that of its block");
            return;
        };
        for (target, expected) in targets {
            let support = field.argument.support(family(target));
            assert_eq!(support.supported, expected["supported"].as_bool().unwrap(), "{path} in {target}");
            assert_eq!(support.since, expected["since"].as_str(), "{path} in {target}");
        }
        for (family, vocabulary) in [
            (Family::CloudFormation, Vocabulary::CloudFormation),
            (Family::PulumiAwsNative, Vocabulary::AwsNativeCamel),
            (Family::PulumiAws, Vocabulary::AwsCamel),
            (Family::CdkL1, Vocabulary::CdkL1Camel),
            (Family::CdkL2, Vocabulary::CdkL2Camel),
            (Family::AwsCli, Vocabulary::AwsCliCreate),
            (Family::ApiUpdate, Vocabulary::ApiUpdate),
            (Family::Mineiros, Vocabulary::MineirosKey),
        ] {
            let named = field.argument.name(vocabulary).is_some();
            assert_eq!(named, field.argument.support(family).supported, "{path} in {family:?}");
        }
        let families: BTreeSet<_> = field.argument.support.iter().map(|it| format!("{:?}", it.family)).collect();
        assert_eq!(families.len(), field.argument.support.len(), "{path}: a family comes once");
        for support in field.argument.support {
            assert_eq!(support.supported, support.why.is_empty(), "{path}: {support:?}");
            assert!(support.why.is_empty() || is_text(support.why), "{path}: {}", support.why);
        }
    });
}

/// Whole sentences.
fn is_text(text: &str) -> bool {
    text.ends_with('.') && text.starts_with(char::is_uppercase)
}

fn each_argument(arguments: &'static [Argument], path: &str, visit: &mut impl FnMut(&str, &'static Argument)) {
    for argument in arguments {
        let path = if path.is_empty() { argument.key.to_owned() } else { format!("{path}.{}", argument.key) };
        visit(&path, argument);
        if let Kind::Block(inner) | Kind::Blocks(inner) = argument.kind {
            each_argument(inner(), &path, visit);
        }
    }
}

fn all_kinds() -> impl Iterator<Item = &'static ResourceKind> {
    std::iter::once(&USER_POOL_CLIENT).chain(SUPPORTING)
}

#[test]
fn help_is_well_formed() {
    for field in fields() {
        let (path, argument) = (field.path.as_str(), field.argument);
        assert!(is_text((argument.summary)()), "{path}: {}", (argument.summary)());
        assert!((argument.summary)().chars().count() <= 90, "{path}: {}", (argument.summary)());
        assert!(
            (argument.details)().is_empty() || (argument.details)().ends_with('.'),
            "{path}: {}",
            (argument.details)()
        );
        assert!(argument.label.starts_with(char::is_uppercase) && !argument.label.ends_with('.'), "{path}");
        let effective = argument.default.effective;
        assert!(!effective.is_empty() && !effective.ends_with('.'), "{path}: {effective}");
        for text in [(argument.summary)(), (argument.details)(), effective] {
            assert!(!text.contains('`') && !text.contains("  ") && text.trim() == text, "{path}: {text}");
        }
    }
    for group in &GROUPS {
        assert!(is_text(group.summary), "{}", group.summary);
    }
}

#[test]
fn keys_and_choices_are_unique() {
    let mut types = BTreeSet::new();
    for kind in all_kinds() {
        assert!(types.insert(kind.terraform) && types.insert(kind.cloudformation), "{}", kind.terraform);
        assert!(resource_kind(kind.terraform).is_some_and(|found| std::ptr::eq(found, kind)));
        let mut paths = BTreeSet::new();
        for group in (kind.arguments)() {
            each_argument(group, "", &mut |path, argument| {
                assert!(paths.insert(path.to_owned()), "{path} comes twice");
                let snake = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
                assert!(argument.key.chars().all(snake), "{path}");
                let listed = match argument.kind {
                    Kind::Enum(choices) => choices(),
                    Kind::Set(choices) => choices.map_or(&[][..], |it| it()),
                    _ => &[],
                };
                for choices in [listed, (argument.suggestions)()] {
                    let values: BTreeSet<_> = choices.iter().map(|choice| choice.value).collect();
                    assert_eq!(values.len(), choices.len(), "{path}");
                    for choice in choices {
                        assert!(!choice.value.is_empty() && !choice.label.is_empty(), "{path}: {choice:?}");
                        assert!(choice.meaning.is_empty() || is_text(choice.meaning), "{path}: {choice:?}");
                    }
                }
            });
        }
        for attribute in kind.attributes() {
            if let Exported::Argument(key) = attribute.cloudformation {
                assert!(kind.argument(key).is_some(), "{}.{}", kind.terraform, attribute.key);
            }
        }
    }
    let mut placed = BTreeSet::new();
    assert!(GROUPS.iter().flat_map(|group| group.arguments).all(|argument| placed.insert(argument.key)));
    assert_eq!(placed.len(), USER_POOL_CLIENT.arguments().count());
}

#[test]
fn units_are_arguments_that_hold_a_unit() {
    for field in fields() {
        if let Some(path) = field.argument.unit_argument {
            let unit = cognito_client_builder::schema::field(path).unwrap_or_else(|| panic!("{path}"));
            let Kind::Enum(choices) = unit.argument.kind else { panic!("{path}") };
            assert!(choices().iter().all(|choice| seconds_per(choice.value).is_some()));
            assert!(unit.argument.default.value.is_some(), "{path}");
        }
        let durations = field.argument.checks.iter().filter(|check| matches!(check.limit, Limit::Duration { .. }));
        assert_eq!(durations.count() > 0, field.argument.unit_argument.is_some(), "{}", field.path);
    }
}

#[test]
fn defaults_satisfy_their_own_checks() {
    fn satisfies(field: &Field, value: Literal, limit: &Limit) -> bool {
        match (limit, value) {
            (Limit::Length { min, max }, Literal::Text(text)) => (*min..=*max).contains(&text.chars().count()),
            (Limit::Range { min, max }, Literal::Integer(number)) => (*min..=*max).contains(&number),
            (Limit::Duration { min, max }, Literal::Integer(number)) => {
                let unit = cognito_client_builder::schema::field(field.argument.unit_argument.unwrap()).unwrap();
                let Some(Literal::Text(unit)) = unit.argument.default.value else { panic!("{}", field.path) };
                (*min..=*max).contains(&(number * seconds_per(unit).unwrap()))
            }
            (Limit::Items { max }, Literal::Texts(texts)) => texts.len() <= *max,
            (Limit::Each(limit), Literal::Texts(texts)) => {
                texts.iter().all(|text| satisfies(field, Literal::Text(text), limit))
            }
            // No default needs more than ASCII that every pattern allows.
            (Limit::Pattern(_), Literal::Text(text)) => text.chars().all(|c| c.is_ascii_graphic()),
            _ => panic!("{}: {limit:?} for {value:?}", field.path),
        }
    }
    for field in fields() {
        let default = field.argument.default;
        for value in default.value.into_iter().chain(default.elsewhere.iter().map(|(_, value)| *value)) {
            for check in field.argument.checks {
                assert!(satisfies(field, value, &check.limit), "{}: {:?}", field.path, check.limit);
            }
            match (field.argument.kind, value) {
                (Kind::Bool, Literal::Bool(_)) | (Kind::Integer, Literal::Integer(_)) => {}
                (Kind::Text, Literal::Text(_)) | (Kind::Set(None), Literal::Texts(_)) => {}
                (Kind::Enum(choices), Literal::Text(text)) => assert!(choices().iter().any(|c| c.value == text)),
                (Kind::Set(Some(choices)), Literal::Texts(texts)) => {
                    assert!(texts.iter().all(|text| choices().iter().any(|c| c.value == *text)));
                }
                other => panic!("{}: {other:?}", field.path),
            }
        }
    }
}

#[test]
fn resources_are_those_of_terraform_and_cloudformation() {
    let resources = resources();
    assert_eq!(resources.as_object().unwrap().len(), all_kinds().count());
    for kind in all_kinds() {
        let reference = &resources[kind.terraform];
        assert_eq!(kind.cloudformation, reference["cloudformation"]["type"]);
        let terraform = reference["terraform"]["arguments"].as_object().unwrap();
        let properties = reference["cloudformation"]["properties"].as_object().unwrap();

        let blocks: BTreeSet<_> = (kind.blocks)().iter().copied().collect();
        let expected = terraform.iter().filter(|(_, it)| it.get("block").is_some()).map(|(path, _)| path.as_str());
        assert_eq!(blocks, expected.collect(), "{}", kind.terraform);

        for attribute in kind.attributes() {
            let exported = list(&reference["terraform"]["attributes"]);
            let known = exported.contains(&attribute.key) || terraform.contains_key(attribute.key);
            assert!(known, "{}.{}", kind.terraform, attribute.key);
            if let Exported::GetAtt(name) = attribute.cloudformation {
                let exported = list(&reference["cloudformation"]["attributes"]);
                assert!(exported.contains(&name), "{} has no {name}", kind.cloudformation);
            }
        }
        for group in (kind.arguments)() {
            compare(kind, group, "", "", terraform, properties);
        }
        // Create-only in CloudFormation means replaced here.
        for name in list(&reference["cloudformation"]["create_only"]) {
            let argument = kind.arguments().find(|it| it.name(Vocabulary::CloudFormation).as_deref() == Some(name));
            assert!(argument.is_none_or(|it| it.replaces), "{}.{name}", kind.cloudformation);
        }
    }
}

/// The arguments of one level with what Terraform and CloudFormation call them.
fn compare(
    kind: &ResourceKind,
    arguments: &'static [Argument],
    path: &str,
    property: &str,
    terraform: &serde_json::Map<String, Value>,
    properties: &serde_json::Map<String, Value>,
) {
    let below = |path: &str, key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
    for argument in arguments.iter().filter(|it| !it.is_comment()) {
        let path = below(path, argument.key);
        let at = format!("{}.{path}", kind.terraform);
        let expected = terraform.get(&path).unwrap_or_else(|| panic!("Terraform has no {at}"));
        let client = kind.terraform == USER_POOL_CLIENT.terraform;
        let shape = match argument.kind {
            Kind::Text | Kind::Enum(_) | Kind::Policy => "string",
            Kind::Bool => "boolean",
            Kind::Integer => "integer",
            Kind::Set(_) | Kind::List => "list",
            Kind::Map => "map",
            // The newer provider framework knows no block that comes once.
            Kind::Block(_) if client => "many",
            Kind::Block(_) => "one",
            Kind::Blocks(_) => "many",
        };
        assert_eq!(shape, expected.get("block").unwrap_or(&expected["type"]), "{at}");
        let required = argument.required.contains(&Family::Terraform);
        assert_eq!(required, expected["required"] == true, "{at} required by Terraform");

        let Some(name) = argument.name(Vocabulary::CloudFormation) else { continue };
        let property = below(property, &name);
        let expected = properties.get(&property).unwrap_or_else(|| panic!("CloudFormation has no {property}: {at}"));
        let shape = match argument.kind {
            Kind::Text | Kind::Enum(_) => "string",
            Kind::Bool => "boolean",
            Kind::Integer => "integer",
            Kind::Set(_) | Kind::List => "array",
            Kind::Map if expected["type"] == "json" => "json",
            Kind::Map => "object",
            Kind::Policy => "json",
            Kind::Block(_) => "one",
            Kind::Blocks(_) => "many",
        };
        assert_eq!(shape, expected.get("object").unwrap_or(&expected["type"]), "{at} is {property}");
        let required = argument.required.contains(&Family::CloudFormation);
        assert_eq!(required, expected["required"] == true, "{at} required by CloudFormation");
        if let Kind::Enum(choices) | Kind::Set(Some(choices)) = argument.kind {
            let known = choices().iter().filter(|choice| !choice.unknown_to.contains(&Family::CloudFormation));
            let known: BTreeSet<_> = known.map(|choice| choice.value).collect();
            assert_eq!(known, list(&expected["enum"]).into_iter().collect(), "{at}");
        }
        for check in argument.checks.iter().filter(|check| check.by.contains(&Enforcer::CloudFormation)) {
            match check.limit {
                Limit::Length { min, max } => {
                    assert_eq!(
                        (expected["min_length"].as_u64(), expected["max_length"].as_u64()),
                        (Some(min as u64), Some(max as u64)),
                        "{at}"
                    );
                }
                Limit::Range { min, max } => {
                    assert_eq!((expected["min"].as_i64(), expected["max"].as_i64()), (Some(min), Some(max)), "{at}");
                }
                _ => {}
            }
        }
        if let Kind::Block(inner) | Kind::Blocks(inner) = argument.kind {
            compare(kind, inner(), &path, &property, terraform, properties);
        }
    }
}

/// A misspelt path would make a rule silent.
#[test]
fn paths_that_code_names_are_in_the_table() {
    for path in arg::ALL {
        assert!(field(path).is_some(), "{path} is not in the table");
    }
}

#[test]
fn every_limit_of_an_argument_is_reported_by_a_rule_of_its_own() {
    use cognito_client_builder::validate::rule;
    fn kind(limit: Limit) -> &'static str {
        match limit {
            Limit::Length { .. } => "length",
            Limit::Range { .. } => "range",
            Limit::Duration { .. } => "duration",
            Limit::Items { .. } => "item-count",
            Limit::Pattern(_) => "pattern",
            Limit::Each(limit) => kind(*limit),
        }
    }
    let mut used = BTreeSet::new();
    for field in fields() {
        let mut kinds: Vec<&str> = field.argument.checks.iter().map(|check| kind(check.limit)).collect();
        kinds.extend(matches!(field.argument.kind, Kind::Enum(_) | Kind::Set(Some(_))).then_some("unknown-value"));
        kinds.extend((!field.argument.required.is_empty()).then_some("required"));
        kinds.extend(kinds.contains(&"duration").then_some("zero"));
        for kind in kinds {
            let id = field.rule(kind).unwrap_or_else(|| panic!("{}: no rule reports its {kind}", field.path));
            let rule = rule(id).unwrap_or_else(|| panic!("{}: {id} is no rule", field.path));
            let mut own = rule.arguments.iter().filter(|it| field.path.starts_with(**it));
            assert!(rule.arguments.is_empty() || own.next().is_some(), "{}: {id} is about others", field.path);
            used.insert((field.path.as_str(), id));
        }
        for (kind, id) in field.argument.rules {
            let inside = fields().iter().any(|it| it.parent == Some(field.id));
            assert!(inside || used.contains(&(field.path.as_str(), *id)), "{}: {id} for {kind:?}", field.path);
        }
    }
    assert!(used.len() > 25, "{used:?}");
}
