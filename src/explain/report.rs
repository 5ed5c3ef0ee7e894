//! A review as Markdown, to pass on: what each client will do, what is wrong, what is risky, what was accepted.

use std::fmt::Write as _;

use super::{Tone, summary};
use crate::document::Document;
use crate::document::words::plural;
use crate::facts::Tools;
use crate::schema::Family;
use crate::validate::{Finding, Severity, Validator, count, rule};

/// The most clients that are reported in full; the others are counted.
const MOST_CLIENTS: usize = 100;

/// The report of a document, for the tools that a user has and the families in view; `link` is where it opens.
pub fn report(document: &Document, tools: &Tools, families: &[Family], link: Option<&str>) -> String {
    let validator = Validator::new(document, tools, families);
    let findings: Vec<Vec<Finding>> = document.clients.iter().map(|client| validator.client(client)).collect();
    let counts = count(findings.iter().flatten());
    let mut text = String::from("# Review of Amazon Cognito app clients\n\n");
    let clients = document.clients.len();
    let _ = writeln!(
        text,
        "{}: {}, {}, {}.",
        plural(clients as i64, "client"),
        plural(counts.errors as i64, "error"),
        plural(counts.warnings as i64, "warning"),
        plural(counts.accepted as i64, "accepted risk")
    );
    if let Some(link) = link {
        let _ = writeln!(text, "\n[Open in the builder]({link})");
    }
    for (client, findings) in document.clients.iter().zip(&findings).take(MOST_CLIENTS) {
        let _ = writeln!(text, "\n## {}\n", code(&client.label));
        for section in summary(document, client).iter().filter(|it| matches!(it.id, "sign-in" | "grants" | "tokens")) {
            for sentence in &section.sentences {
                let mark = if sentence.tone == Tone::Caution { " (caution)" } else { "" };
                let _ = writeln!(text, "- {}{mark}", plain(&sentence.text));
            }
        }
        tell(&mut text, "Errors", findings.iter().filter(|it| it.severity == Severity::Error));
        let open = |severity| move |it: &&Finding| it.severity == severity && it.accepted.is_none();
        tell(&mut text, "Warnings", findings.iter().filter(open(Severity::Warning)));
        tell(&mut text, "Info", findings.iter().filter(open(Severity::Info)));
        tell(&mut text, "Accepted risks", findings.iter().filter(|it| it.accepted.is_some()));
    }
    if clients > MOST_CLIENTS {
        let _ = writeln!(text, "\n{} not shown.", plural((clients - MOST_CLIENTS) as i64, "client"));
    }
    let around = [validator.supporting(), validator.notices()].concat();
    tell(&mut text, "Supporting resources", around.iter());
    text
}

fn tell<'a>(text: &mut String, title: &str, findings: impl Iterator<Item = &'a Finding>) {
    for (at, finding) in findings.enumerate() {
        if at == 0 {
            let _ = writeln!(text, "\n### {title}\n");
        }
        let arguments: Vec<String> = finding.arguments.iter().filter(|it| !it.is_empty()).map(|it| code(it)).collect();
        let place = if arguments.is_empty() { String::new() } else { format!(" ({})", arguments.join(", ")) };
        let _ = writeln!(text, "- **{}**{place}: {}", plain(finding.title), plain(&finding.message));
        if !finding.enforced_by.is_plain() {
            let _ = writeln!(text, "  - {}", plain(&finding.enforced_by.sentence()));
        }
        if let Some(says) = finding.aws_says {
            let _ = writeln!(text, "  - AWS says: {}", code(says));
        }
        for fix in &finding.fixes {
            let _ = writeln!(text, "  - Fix: {}", plain(&fix.label()));
        }
        if let Some(note) = &finding.accepted {
            let note = if note.is_empty() { "without a reason".to_owned() } else { plain(note) };
            let _ = writeln!(text, "  - Accepted risk: {note}");
        }
        if let Some(source) = rule(finding.rule).and_then(|rule| (rule.sources)().first()) {
            let _ = writeln!(text, "  - <{source}>");
        }
    }
}

/// Text that Markdown takes as it is: no markup, no HTML, no mention, one line.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~' | '#' | '!' | '@' | '$' => {
                out.push('\\');
                out.push(c);
            }
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') => out.push(' '),
            c => out.push(c),
        }
    }
    // An address isn't a link: it may be the user's.
    out.replace("://", "\\://")
}

/// Text between backticks, more of them than there are in it.
fn code(text: &str) -> String {
    let text: String =
        text.chars().map(|c| if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') { ' ' } else { c }).collect();
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let pad = if text.starts_with('`') || text.ends_with('`') || text.trim().is_empty() { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}
