//! Every sentence that the library has for a user, in one file to read from top to bottom: `tests/words.txt`, written
//! by `UPDATE=1`. Tables are printed whole. Of messages with values in them, the cases and fixtures give the examples:
//! one for each form of a sentence.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use cognito_client_builder::document::Document;
use cognito_client_builder::explain::{changes, next_steps, summary};
use cognito_client_builder::facts::Tools;
use cognito_client_builder::import::{Options, import};
use cognito_client_builder::presets::PRESETS;
use cognito_client_builder::program::Scope;
use cognito_client_builder::schema::{Argument, FAMILIES, GROUPS, Kind, Resources, SECTIONS, SUPPORTING, fields};
use cognito_client_builder::targets::{TARGETS, VARIANTS, generate};
use cognito_client_builder::validate::{DEFAULT_FAMILIES, Family, Finding, rule, rules, validate_for};
use serde_json::Value as Json;

use crate::generate::{cases, document};
use crate::import::{expect, fixtures, folder};

/// Sentences, one for each form: what differs only in a number, an address, a quoted text or a name is the same
/// sentence.
#[derive(Default)]
struct Sentences(BTreeMap<String, String>);

impl Sentences {
    fn add(&mut self, text: &str) {
        self.add_as(form(text), text);
    }

    fn add_as(&mut self, form: String, text: &str) {
        if !text.trim().is_empty() {
            self.0.entry(form).or_insert_with(|| text.replace('\n', " / "));
        }
    }

    fn print(&self, title: &str) -> String {
        let mut text = format!("\n# {title}\n\n");
        for sentence in self.0.values() {
            writeln!(text, "{sentence}").unwrap();
        }
        text
    }
}

/// The words of a text that are words: no code, quotes or numbers.
fn form(text: &str) -> String {
    let mut quoted = false;
    let words = text.split_whitespace().filter(|word| {
        let opens = word.contains('\u{201c}');
        let was = quoted;
        quoted = (quoted || opens) && !word.contains('\u{201d}');
        let plain = |c: char| c.is_alphabetic() || matches!(c, ',' | '.' | ':' | ';' | '\'' | '-' | '?');
        let unit = word.trim_end_matches(['.', ',', 's']);
        !was && !opens
            && word.chars().all(plain)
            && !word.trim_end_matches(['.', ',', ':']).contains('.')
            && !matches!(unit, "second" | "minute" | "hour" | "day")
    });
    words.collect::<Vec<_>>().join(" ")
}

fn line(text: &mut String, parts: &[&str]) {
    let parts: Vec<&str> = parts.iter().copied().filter(|it| !it.is_empty()).collect();
    writeln!(text, "{}", parts.join(" | ")).unwrap();
}

/// The words of an argument, without those that `told` says already.
fn argument(text: &mut String, path: &str, argument: &Argument) {
    writeln!(text, "\n## {path}").unwrap();
    line(text, &[argument.label, (argument.summary)(), (argument.details)()]);
    line(text, &["Default", argument.default.effective]);
    for support in argument.support.iter().filter(|it| !it.why.is_empty()) {
        line(text, &[support.family.id, support.why]);
    }
    let listed = match argument.kind {
        Kind::Enum(choices) | Kind::Set(Some(choices)) => choices(),
        _ => (argument.suggestions)(),
    };
    for choice in listed {
        line(text, &[choice.value, choice.label, choice.meaning, choice.since]);
    }
}

fn tables() -> String {
    let mut text = String::from("# Groups and sections\n\n");
    GROUPS.iter().for_each(|it| line(&mut text, &[it.title, it.summary]));
    SECTIONS.iter().for_each(|it| line(&mut text, &[it.title, it.summary]));
    text += "\n# Arguments\n";
    fields().iter().for_each(|it| argument(&mut text, &it.path, it.argument));
    text += "\n# Supporting resources\n\n";
    SUPPORTING.iter().for_each(|it| line(&mut text, &[it.terraform, it.label]));
    text += "\n# Targets\n\n";
    for target in TARGETS.iter().copied().chain(VARIANTS.iter().map(|it| it.target)) {
        line(&mut text, &[target.id, target.group, target.label, (target.summary)()]);
    }
    text += "\n# Tools\n\n";
    for family in FAMILIES {
        let resources = match family.resources {
            Resources::Some(_, why) | Resources::None(why) => why(),
            _ => "",
        };
        line(
            &mut text,
            &[family.id, family.product.unwrap_or(""), family.provider.unwrap_or(""), resources, (family.lifecycle)()],
        );
    }
    text += "\n# Presets\n\n";
    PRESETS.iter().for_each(|it| line(&mut text, &[it.title, it.summary]));
    text
}

/// The documents of the cases of one rule, with the families in view.
fn of_rule(id: &str) -> Vec<(Document, Vec<Family>, Tools)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/cases/rules/{id}.json"));
    let Ok(text) = std::fs::read_to_string(path) else { return Vec::new() };
    let cases: Json = serde_json::from_str(&text).unwrap();
    cases["must"].as_array().unwrap().iter().map(crate::rules::setting).collect()
}

fn rules_and_findings() -> String {
    let mut text = String::from("\n# Rules\n");
    let mut found: BTreeMap<&str, (Sentences, Sentences)> = BTreeMap::new();
    let mut add = |findings: Vec<Finding>| {
        for finding in findings {
            let (messages, fixes) = found.entry(finding.rule).or_default();
            let usual =
                rule(finding.rule).is_some_and(|it| it.enforced_by.to_string() == finding.enforced_by.to_string());
            let by = if usual { String::new() } else { format!(" ({})", finding.enforced_by.sentence()) };
            messages.add(&format!("{}{by}", finding.message));
            finding.fixes.iter().for_each(|it| fixes.add(&it.label()));
        }
    };
    for (document, families, tools) in rules().flat_map(|rule| of_rule(rule.id)) {
        add(validate_for(&document, &tools, &families));
    }
    for (_, folder) in cases() {
        let families: Vec<Family> = FAMILIES.to_vec();
        add(validate_for(&document(&folder), &Tools::default(), &families));
    }
    for preset in PRESETS {
        add(validate_for(&preset.document(), &Tools::default(), DEFAULT_FAMILIES));
    }
    for rule in rules() {
        writeln!(text, "\n## {}", rule.id).unwrap();
        line(&mut text, &[rule.title, (rule.explanation)(), &rule.enforced_by.sentence()]);
        if let Some((messages, fixes)) = found.get(rule.id) {
            messages.0.values().for_each(|it| writeln!(text, "- {it}").unwrap());
            fixes.0.values().for_each(|it| writeln!(text, "  [{it}]").unwrap());
        }
    }
    text
}

/// What the page tells of the documents that the tests have.
fn explanations() -> String {
    let (mut told, mut steps, mut changed) = (Sentences::default(), Sentences::default(), Sentences::default());
    let of_cases = cases().into_iter().map(|(_, folder)| document(&folder));
    let of_rules = rules().flat_map(|rule| of_rule(rule.id)).map(|it| it.0);
    let documents: Vec<Document> = of_cases.chain(PRESETS.iter().map(|it| it.document())).chain(of_rules).collect();
    for document in &documents {
        for client in &document.clients {
            for section in summary(document, client) {
                told.add(section.title);
                section.sentences.iter().for_each(|it| told.add(&it.text));
            }
            next_steps(document, client).iter().for_each(|it| steps.add(&format!("{}: {}", it.title, it.text)));
        }
    }
    let clients: Vec<_> = documents.iter().flat_map(|it| &it.clients).collect();
    for pair in clients.windows(2) {
        for (base, now) in [(pair[0], pair[1]), (pair[1], pair[0])] {
            for it in changes(base, now) {
                // What Terraform keeps, and what the API resets to, are values.
                let first: Vec<&str> = it.sentence.split(' ').take(2).collect();
                let form = format!("{} {}", first.join(" "), it.sentence.matches(": removing").count());
                changed.add_as(form, &it.sentence);
            }
        }
    }
    told.print("Summary") + &steps.print("Next steps") + &changed.print("Changes")
}

/// What generated code says: omissions with their reasons, and comments.
fn generated() -> String {
    let (mut omitted, mut comments) = (Sentences::default(), Sentences::default());
    for (_, folder) in cases() {
        let document = document(&folder);
        for target in TARGETS.iter().copied().chain(VARIANTS.iter().map(|it| it.target)) {
            let generated = generate(&document, target, Scope::Complete);
            generated.omissions.iter().for_each(|it| omitted.add(&it.reason));
            let text = generated.text();
            // The names of resources are no words, whatever the tool makes of them.
            let plain = |word: &str| word.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
            let clients = document.clients.iter().map(|it| it.label.as_str());
            let labels: Vec<String> =
                clients.chain(document.resources().map(|it| it.1)).map(plain).filter(|it| it.len() > 1).collect();
            let is_name = |word: &&str| labels.iter().any(|label| plain(word).starts_with(label));
            let mut add = |comment: &str| {
                let words: Vec<&str> = comment.split_whitespace().filter(|word| !is_name(word)).collect();
                // A table of variables is none of ours.
                if !comment.starts_with("  ") {
                    comments.add_as(form(&words.join(" ")), comment);
                }
            };
            let mut comment = String::new();
            for line in text.lines().chain([""]) {
                let line = line.trim();
                let words = ["# ", "// "].iter().find_map(|mark| line.strip_prefix(mark));
                match words {
                    // A sentence that goes on in the next line.
                    Some(words) if !comment.is_empty() && !comment.ends_with(['.', ':', '?']) => {
                        comment = format!("{comment} {words}");
                    }
                    _ => {
                        add(&comment);
                        comment = words.unwrap_or_default().to_owned();
                    }
                }
            }
        }
    }
    omitted.print("Omissions") + &comments.print("Comments in generated text")
}

/// What importers find in the fixtures, and what could not be put back into their files.
fn imports() -> String {
    let (mut found, mut notes) = (Sentences::default(), Sentences::default());
    for (name, files) in fixtures() {
        import(&files, &Options::default()).findings.iter().for_each(|it| found.add(&it.message));
        for edited in crate::edit::edits_of(&folder().join(name), &files) {
            edited.notes.iter().for_each(|it| notes.add(&it.message));
        }
    }
    found.print("Import findings") + &notes.print("Notes on edits")
}

/// Terms that this project has another word for, as whole words, with the term to use.
const AVOID: &[(&str, &str)] = &[
    ("left out", "not set, omitted, skipped, or removed"),
    ("leave out", "unset, omit, or skip"),
    ("leaves out", "omits"),
    ("leaving out", "removing"),
    ("taken out", "removed"),
    ("take back", "revert"),
    ("taken back", "reverted"),
    ("stands for", "means"),
    ("stand for", "mean"),
    ("stands in", "is in"),
    ("beside", "next to"),
    ("has to", "must"),
    ("have to", "must"),
    ("refuse", "reject"),
    ("refuses", "rejects"),
    ("refused", "rejected"),
    ("mend", "fix"),
    ("mended", "fixed"),
    ("repair", "fix"),
    ("repairs", "fixes"),
    ("repaired", "fixed"),
    ("withdraw", "reopen"),
    ("to the letter", "exactly"),
    ("are the most", "the maximum is"),
    ("worth knowing", "info"),
    ("to be weighed", "caution"),
    ("whoever", "anyone who"),
    ("somebody", "anyone, or name the actor"),
    ("anybody", "anyone"),
    ("nobody", "no one"),
    ("person", "user"),
    ("people", "users"),
    ("the machine", "the service"),
    ("around the clients", "supporting resources"),
    ("user pool client", "app client"),
    ("user pool clients", "app clients"),
    ("log in", "sign in"),
    ("logs in", "signs in"),
    ("user name", "username"),
    ("renew", "refresh"),
    ("renews", "refreshes"),
    ("renewal", "refresh"),
    ("trade", "exchange"),
    ("trades", "exchanges"),
    ("application", "app"),
    ("applications", "apps"),
    ("adopt", "import"),
    ("adopts", "imports"),
    ("tier", "feature plan"),
    ("tiers", "feature plans"),
    ("cannot", "can't"),
    ("do not", "don't"),
    ("does not", "doesn't"),
    ("is not", "isn't"),
    // British spelling.
    ("recognise", "recognize"),
    ("recognised", "recognized"),
    ("behaviour", "behavior"),
    ("colour", "color"),
    ("spelt", "spelled"),
    ("cancelled", "canceled"),
    ("licence", "license"),
    ("catalogue", "catalog"),
    ("grey", "gray"),
    ("centre", "center"),
    ("favourite", "favorite"),
    ("organisation", "organization"),
    ("initialise", "initialize"),
    ("synchronise", "synchronize"),
    ("customise", "customize"),
    ("analyse", "analyze"),
    ("whilst", "while"),
];

/// Quotes, and names that a case or AWS gave.
const QUOTED: &[&str] = &[
    "Single-quoted strings are not allowed",
    "did not find expected key",
    "a user has to answer",
    "Application Load Balancer",
    "AWS::Serverless::Application",
    "Skipped Application",
    "Where the application is.",
    "[Long, people,",
];

/// The words of a text in lower case, a space around each; quoted values are none of ours.
fn words(text: &str) -> String {
    let mut own = QUOTED.iter().fold(text.to_owned(), |text, quote| text.replace(quote, ""));
    while let Some((before, rest)) = own.split_once('\u{201c}') {
        own = format!("{before} {}", rest.split_once('\u{201d}').map_or("", |it| it.1));
    }
    let edge = |c: char| !c.is_alphanumeric() && !matches!(c, '_' | '/' | '$' | '{' | '}' | '@');
    let own = own.replace([',', ';', ':'], " , ");
    let words = own.split_whitespace().map(|word| word.trim_matches(edge).to_lowercase());
    format!(" {} ", words.collect::<Vec<_>>().join(" "))
}

/// What is wrong with the words of a text.
fn slips(text: &str) -> Vec<String> {
    let all = words(text);
    let term = |(avoid, instead): &(&str, &str)| {
        all.contains(&format!(" {avoid} ")).then(|| format!("{avoid:?} ({instead}): {text}"))
    };
    let mut slips: Vec<String> = AVOID.iter().filter_map(term).collect();
    let sentences = text.split_inclusive([' ', '|']).fold(vec![String::new()], |mut all, word| {
        all.last_mut().unwrap().push_str(word);
        if word.trim_end().ends_with(['.', '?', '!', '|']) {
            all.push(String::new());
        }
        all
    });
    let is_word = |word: &&str| word.chars().any(char::is_alphabetic) && !word.contains(|c: char| c.is_ascii_digit());
    let long = |it: &&String| it.split_whitespace().filter(is_word).count() > 25;
    slips.extend(sentences.iter().filter(long).map(|it| format!("a sentence of more than 25 words: {it}")));
    slips
}

/// The string literals of Rust, outside of comments.
fn literals(source: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = source;
    while let Some(at) = rest.find(['"', '\'', '/']) {
        let (mark, after) = (rest.as_bytes()[at], &rest[at + 1..]);
        rest = match mark {
            b'/' if after.starts_with('/') => after.split_once('\n').map_or("", |it| it.1),
            b'"' => {
                let raw = rest[..at].ends_with('r');
                let mut escaped = false;
                let end = after.find(|c| {
                    let ends = c == '"' && !escaped;
                    escaped = c == '\\' && !escaped && !raw;
                    ends
                });
                let text = &after[..end.unwrap_or(after.len())];
                let lines: Vec<&str> = text.split("\\\n").map(str::trim_start).collect();
                found.push(lines.concat().replace("\\u{201c}", "\u{201c}").replace("\\u{201d}", "\u{201d}"));
                &after[(text.len() + 1).min(after.len())..]
            }
            // A character, and not the name of a lifetime.
            b'\'' if after.starts_with('\\') => after[2..].split_once('\'').map_or("", |it| it.1),
            b'\'' if after.chars().nth(1) == Some('\'') => &after[after.chars().next().unwrap().len_utf8() + 1..],
            _ => after,
        };
    }
    found
}

/// The texts of the sources, of the first HTML and of the script that starts the page. What the evaluation says is
/// Terraform's, and what rules quote is AWS's.
fn written() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |path: &Path| std::fs::read_to_string(path).unwrap();
    let mut folders = vec![root.join("src")];
    let mut texts = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.extend((!path.ends_with("src/evaluate")).then_some(path));
            } else if path.extension().is_some_and(|it| it == "rs") {
                // Of the messages that are explained, the explanations are ours, and whole sentences.
                let quotes = path.ends_with("answer/entries.rs");
                texts.extend(literals(&read(&path)).into_iter().filter(|it| !quotes || it.ends_with('.')));
            }
        }
    }
    let script = read(&root.join("start.js"));
    let lines = script.lines().filter(|it| !it.trim_start().starts_with("//"));
    texts.extend(lines.flat_map(|it| it.split(['"', '`']).skip(1).step_by(2)).map(str::to_owned));
    texts.extend(read(&root.join("index.html")).split(['<', '>']).map(str::to_owned));
    let of_aws: Vec<&str> = rules().filter_map(|it| (it.aws_says)()).collect();
    texts.retain(|it| it.contains(' ') && !of_aws.contains(&it.as_str()));
    texts
}

#[test]
fn words_follow_the_glossary() {
    let mut wrong: Vec<String> = text().lines().flat_map(slips).collect();
    wrong.extend(written().iter().flat_map(|it| slips(it)));
    assert!(wrong.is_empty(), "{} slips:\n{}", wrong.len(), wrong.join("\n"));
    assert_eq!(literals("a(\"b \\\" c\", 'd', '\"', &'e f) // \"g\"\nr\"h\""), ["b \\\" c", "h"]);
    for (text, slip) in
        [("AWS refuses it.", "refuse"), ("Grey, and left out.", "left out"), (&"a ".repeat(26), "sentence")]
    {
        assert!(slips(text).iter().any(|it| it.contains(slip)), "{text}");
    }
    assert!(slips("\u{201c}left out\u{201d} isn't a valid value.").is_empty());
}

fn text() -> String {
    tables() + &rules_and_findings() + &explanations() + &generated() + &imports()
}

#[test]
fn every_message_is_in_the_printed_file() {
    let text = text();
    let mut wrong = Vec::new();
    expect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/words.txt"), &text, &mut wrong);
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}
