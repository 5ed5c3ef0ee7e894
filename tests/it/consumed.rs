//! What an import says of itself is so: whatever it did not take over is named with its place, and where it calls
//! itself complete, everything in the text counts. `ROUNDS` says how many places of each text are tried.

use cognito_client_builder::document::Document;
use cognito_client_builder::edit::diff::unified;
use cognito_client_builder::import::{Format, Import, Options, SourceFile, import};
use cognito_client_builder::program::Scope;
use cognito_client_builder::targets::{generate, target};
use serde_json::Value as Json;

use crate::edit::READABLE;
use crate::generate_documents::{Random, Style, document};
use crate::import::fixtures;

fn read(files: &[SourceFile]) -> Import {
    import(files, &Options::default())
}

fn covers(import: &Import, file: usize, at: usize) -> bool {
    import.findings.iter().any(|it| it.file == file && it.covers.iter().any(|span| span.contains(&at)))
        || import.secrets.iter().any(|it| it.file == file && it.span.contains(&at))
}

/// The words of a text, and the numbers.
fn words(text: &str) -> Vec<std::ops::Range<usize>> {
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (is_word(c), start) {
            (true, None) => start = Some(at),
            (false, Some(begin)) => {
                words.push(begin..at);
                start = None;
            }
            _ => {}
        }
    }
    words
}

/// Another word of the same kind.
fn other(word: &str) -> String {
    let (head, last) = word.split_at(word.len() - 1);
    let last = match last {
        "9" => "8",
        digit if digit.starts_with(|c: char| c.is_ascii_digit()) => "9",
        "q" => "z",
        _ => "q",
    };
    format!("{head}{last}")
}

/// Whether a comment begins before the place, on its line.
fn is_comment(text: &str, at: usize) -> bool {
    let line = text[..at].rfind('\n').map_or(0, |it| it + 1);
    let before = &text[line..at];
    if before.contains("\"//\":") {
        return true;
    }
    let begins = |mark: &str| before.match_indices(mark).any(|(at, _)| at == 0 || before[..at].ends_with([' ', '\t']));
    begins("#") || begins("//") || text[..at].rfind("/*").is_some_and(|open| !text[open..at].contains("*/"))
}

fn line_at(text: &str, at: usize) -> (usize, &str) {
    let start = text[..at].rfind('\n').map_or(0, |it| it + 1);
    let end = text[at..].find('\n').map_or(text.len(), |it| at + it);
    (text[..at].matches('\n').count() + 1, &text[start..end])
}

/// The places, in the files from that one on, whose change neither the document nor a finding shows.
fn silent(name: &str, files: &[SourceFile], from: usize, most: usize) -> Vec<String> {
    let before = read(files);
    let document = before.document.to_json();
    let told = |import: &Import| import.findings.iter().map(|it| it.message.clone()).collect::<Vec<_>>();
    let said = told(&before);
    let mut silent = Vec::new();
    for (file, source) in files.iter().enumerate().skip(from) {
        let words = words(&source.text);
        let step = words.len().div_ceil(most).max(1);
        for word in words.into_iter().step_by(step) {
            let at = word.start;
            if covers(&before, file, at)
                || is_comment(&source.text, at)
                || is_of_the_format(before.formats[file], &source.text, at)
            {
                continue;
            }
            let mut changed = files.to_vec();
            changed[file].text.replace_range(word.clone(), &other(&source.text[word.clone()]));
            let after = read(&changed);
            let shown = after.document.to_json() != document
                || covers(&after, file, word.start)
                || after.formats != before.formats
                || told(&after).iter().any(|it| !said.contains(it));
            if !shown {
                let (line, text) = line_at(&source.text, word.start);
                silent.push(format!("{name} {}:{line} {:?} in {text}", source.name, &source.text[word]));
            }
        }
    }
    silent
}

/// What says how to read the text, and nothing else: a directive of YAML, the address of a link before its document.
fn is_of_the_format(format: Format, text: &str, at: usize) -> bool {
    match format {
        Format::Link => text.find("#d=").is_some_and(|document| at < document),
        Format::CloudFormationYaml => line_at(text, at).1.starts_with('%'),
        _ => false,
    }
}

fn rounds(usual: usize) -> usize {
    std::env::var("ROUNDS").ok().and_then(|it| it.parse().ok()).unwrap_or(usual)
}

#[test]
fn every_word_of_a_fixture_counts_or_is_named() {
    let mut wrong = Vec::new();
    for (name, files) in fixtures() {
        wrong.extend(silent(&name, &files, 0, rounds(80)));
    }
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}

/// Generated texts, each as a file with the name that its target gives it.
fn generated(count: usize) -> Vec<(String, Vec<SourceFile>)> {
    let mut random = Random::new(11);
    let mut texts = Vec::new();
    for round in 0..count {
        let document = Document::from_json(&document(&mut random, Style::Valid)).unwrap();
        for target in READABLE.iter().map(|id| target(id).unwrap()) {
            let text = generate(&document, target, Scope::Complete).text();
            texts.push((format!("{} {round}", target.id), vec![SourceFile::new(target.file_name, text)]));
        }
    }
    texts
}

#[test]
fn duplicate_declarations_are_read_or_reported() {
    let mut wrong = Vec::new();
    for (name, mut files) in fixtures() {
        let copies = files.len();
        let again = |it: &SourceFile| {
            SourceFile::new(it.name.replacen(it.base_name(), &format!("again-{}", it.base_name()), 1), it.text.clone())
        };
        files.extend(files.clone().iter().map(again));
        wrong.extend(silent(&name, &files, copies, rounds(30)));
    }
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_word_of_a_generated_text_counts_or_is_named() {
    let mut wrong = Vec::new();
    for (name, files) in generated(rounds(12).min(60)) {
        wrong.extend(silent(&name, &files, 0, rounds(25)));
    }
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong[..wrong.len().min(60)].join("\n"));
}

/// Harmless text that can be found again.
const MARKER: &str = "markerword";

/// The text with something that nobody knows put before each of its lines, in each way that its format has.
fn with_marker(text: &str) -> Vec<String> {
    let mut texts = Vec::new();
    let mut at = 0;
    let is_json = text.trim_start().starts_with(['{', '[']);
    for line in text.split_inclusive('\n') {
        let indent: String = line.chars().take_while(|c| matches!(c, ' ' | '\t')).collect();
        for unknown in [
            format!("unknown_member: {MARKER}"),
            format!("unknown_member:\n{indent}  unknown_key:\n{indent}    - {MARKER}"),
            format!("- {MARKER}"),
            format!("\"unknown_member\": \"{MARKER}\","),
            format!("\"unknown_member\": {{ \"unknown_key\": [\"{MARKER}\"] }},"),
            format!("\"{MARKER}\","),
            format!("unknown_member = \"{MARKER}\""),
            format!("unknown_block {{\n{indent}  unknown_argument = [\"{MARKER}\"]\n{indent}}}"),
            format!("---\nunknown_document: {MARKER}\n---"),
        ] {
            if is_json && !unknown.starts_with('"') {
                // Not JSON, but now and then YAML that means something else.
                continue;
            }
            texts.push(format!("{}{indent}{unknown}\n{}", &text[..at], &text[at..]));
        }
        at += line.len();
    }
    texts
}

fn lost_markers(name: &str, files: &[SourceFile], most: usize) -> Vec<String> {
    let mut lost = Vec::new();
    for (file, source) in files.iter().enumerate() {
        let texts = with_marker(&source.text);
        // No common factor with the ways of a format.
        let step = texts.len().div_ceil(most).max(1);
        let step = if step.is_multiple_of(3) { step + 1 } else { step };
        for text in texts.into_iter().step_by(step) {
            let at = text.find(MARKER).unwrap();
            let mut changed = files.to_vec();
            changed[file].text = text;
            let import = read(&changed);
            if is_comment(&changed[file].text, at) {
                continue;
            }
            if !covers(&import, file, at) && !import.document.to_json().to_string().contains(MARKER) {
                let text = &changed[file].text;
                let (line, marked) = line_at(text, at);
                let before: Vec<&str> = text.lines().skip(line.saturating_sub(4)).take(5).collect();
                lost.push(format!("{name} {}:{line} {marked}\n{}", source.name, before.join("\n")));
            }
        }
    }
    lost
}

#[test]
fn unknown_content_is_kept_or_reported() {
    let mut wrong = Vec::new();
    for (name, files) in fixtures() {
        wrong.extend(lost_markers(&name, &files, rounds(60)));
    }
    for (name, files) in generated(rounds(4).min(20)) {
        wrong.extend(lost_markers(&name, &files, rounds(60)));
    }
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong[..wrong.len().min(60)].join("\n\n"));
}

/// The target that writes a format.
fn target_of(format: Format, text: &str) -> Option<&'static str> {
    Some(match format {
        Format::TerraformHcl => "terraform-hcl",
        Format::TerraformJson => "terraform-json",
        Format::CloudFormationYaml => "cloudformation-yaml",
        Format::CloudFormationJson => "cloudformation-json",
        Format::PulumiYaml if text.contains("aws-native:") => "pulumi-aws-native-yaml",
        Format::PulumiYaml => "pulumi-aws-yaml",
        _ => return None,
    })
}

#[test]
fn complete_documents_round_trip() {
    let mut wrong = Vec::new();
    let mut complete = 0;
    let given = fixtures().into_iter().map(|it| (it, false));
    let written = generated(rounds(30).min(200)).into_iter().map(|it| (it, true));
    for ((name, files), is_written) in given.chain(written) {
        let import = read(&files);
        let Some(id) = target_of(import.formats[0], &files[0].text).filter(|_| import.is_complete()) else { continue };
        let target = target(id).unwrap();
        let written = generate(&import.document, target, Scope::Complete);
        if !written.omissions.is_empty() {
            continue;
        }
        complete += 1;
        let text = written.text();
        let again = read(&[SourceFile::new(target.file_name, text.clone())]);
        let pretty = |json: &Json| serde_json::to_string_pretty(json).unwrap();
        let (first, second) = if is_written {
            let (first, second) = (import.document.to_json(), again.document.to_json());
            if first == second {
                continue;
            }
            (pretty(&first), pretty(&second))
        } else {
            // What somebody else wrote comes back as we write it: `"true"` as true, declarations first.
            (text, generate(&again.document, target, Scope::Complete).text())
        };
        if first != second {
            wrong.push(format!("{name}\n{}", unified(id, &first, &second)));
        }
    }
    println!("{complete} were complete");
    assert!(complete > 60, "{complete}");
    assert!(wrong.is_empty(), "{} of {complete}:\n{}", wrong.len(), wrong[..wrong.len().min(12)].join("\n"));
}

/// The files cut off, and with lines that are missing or come twice.
fn damaged(text: &str, random: &mut Random) -> Vec<String> {
    let boundary = |at: usize| (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let mut texts: Vec<String> = (0..64).map(|part| text[..boundary(text.len() * part / 64)].to_owned()).collect();
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    for _ in 0..32 {
        let at = random.below(lines.len());
        let mut changed = lines.clone();
        match random.below(3) {
            0 => drop(changed.remove(at)),
            1 => changed.insert(at, lines[at]),
            _ => changed.insert(random.below(lines.len()), lines[at]),
        }
        texts.push(changed.concat());
    }
    texts
}

/// What of an import would be shown, kept or passed on.
fn everything(import: &Import) -> String {
    let mut text = import.document.to_json().to_string();
    text.extend(import.findings.iter().map(|it| it.message.as_str()));
    for known in &import.known {
        text.push_str(&format!("{} {} {}", known.reference, known.value, known.said_by));
    }
    text
}

#[test]
fn damaged_text_is_read_with_places_in_it_and_no_secret() {
    let mut random = Random::new(64);
    let mut wrong = Vec::new();
    for (name, files) in fixtures() {
        let whole = read(&files);
        for file in 0..files.len() {
            let secrets: Vec<&str> = whole
                .secrets
                .iter()
                .filter(|it| it.file == file)
                .map(|it| &files[file].text[it.span.clone()])
                .collect();
            for text in damaged(&files[file].text, &mut random) {
                let mut files = files.clone();
                files[file].text = text;
                let import = read(&files);
                for finding in &import.findings {
                    let text = &files[finding.file].text;
                    let spans = finding.covers.iter().cloned().chain(std::iter::once(finding.offset..finding.offset));
                    for span in spans {
                        if text.get(span.clone()).is_none() {
                            wrong.push(format!("{name}: {span:?} of {} for {}", text.len(), finding.message));
                        }
                    }
                    if finding.line > text.lines().count().max(1) + 1 {
                        wrong.push(format!("{name}: line {} for {}", finding.line, finding.message));
                    }
                }
                let everything = everything(&import);
                let text = &files[file].text;
                // The part of a secret that a cut left is one too.
                let left = |secret: &str| {
                    let part = (8..=secret.len()).rev().map(|end| &secret[..end]).find(|it| text.contains(*it))?;
                    // Without its name beside it, nothing says what it is.
                    let named = |line: &str| line.to_ascii_lowercase().contains("secret");
                    let on_named_lines = text.lines().filter(|it| it.contains(part)).any(named);
                    on_named_lines.then(|| part.to_owned())
                };
                for secret in secrets.iter().filter_map(|it| left(it)) {
                    if everything.contains(&secret) {
                        wrong.push(format!("{name}: {secret} is in it:\n{text}"));
                    }
                }
            }
        }
    }
    wrong.dedup();
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong[..wrong.len().min(10)].join("\n\n"));
}
