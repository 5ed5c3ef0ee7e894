//! What an error message or a request is about: the argument, the reason, and the fix.
//!
//! Messages are of AWS, of the tools that call it, and of the authorization server, with whatever surrounds them. A rule
//! that quotes AWS's message answers for it; [`entries`] has the messages that no rule quotes, those of sign-in above all.
//! Requests are URLs that an app sends users to, and calls of the token endpoint. Nothing that is pasted is kept.

mod entries;
mod message;
mod request;

pub use request::Difference;

use crate::document::Document;
use crate::document::words::some;
use crate::facts::{ClientFacts, Facts, Tools};
use crate::schema::Kind;
use crate::validate::{DEFAULT_FAMILIES, Finding, Fix, Rule, Severity, Validator, rule, rules};

use entries::{ENTRIES, Entry, Judgment};
use message::{Found, Message, Pattern};

/// What a pasted text is about.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The ID of the rule, or of the error that no rule finds, in kebab case.
    pub rule: &'static str,
    pub title: String,
    /// The client's label; empty if no client of the document is meant.
    pub client: String,
    /// The argument's Terraform path; empty if it is about none.
    pub argument: String,
    /// All arguments that it concerns, `argument` first.
    pub arguments: Vec<String>,
    /// What it means, why, and what to do: whole sentences. Never a secret, a code, or a token.
    pub message: String,
    pub verdict: Verdict,
    /// The parameter of a request.
    pub parameter: Option<String>,
    /// How a URL differs from the closest one that the client lists.
    pub difference: Option<Difference>,
    /// Where to read more.
    pub reference: Option<&'static str>,
    pub fixes: Vec<Fix>,
}

/// What the document has about a message or a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The client causes the error.
    Cause,
    /// The client doesn't cause the error, as far as the document shows.
    Elsewhere,
    /// The document doesn't say.
    Unknown,
    /// The client accepts the parameter.
    Accepted,
    /// AWS rejects the parameter.
    Rejected,
}

impl Verdict {
    /// The verdict as a word.
    pub const fn id(self) -> &'static str {
        match self {
            Verdict::Cause => "cause",
            Verdict::Elsewhere => "elsewhere",
            Verdict::Unknown => "unknown",
            Verdict::Accepted => "accepted",
            Verdict::Rejected => "rejected",
        }
    }
}

/// The most answers for one text.
const MOST_ANSWERS: usize = 24;
/// The most values of an argument that are listed.
const MOST_VALUES: usize = 12;
/// The most clients of a document that are judged for a message.
const MOST_CLIENTS: usize = 200;

/// What a pasted text is about, best match first: an error message, or a request. A request is held against the client
/// with this label, or else against the client that fits best. For a message, the clients that it names come first, then
/// the one with this label. Empty if nothing fits.
pub fn explain(text: &str, document: Option<&Document>, client: Option<&str>) -> Vec<Answer> {
    let empty = Document::default();
    let document = document.unwrap_or(&empty);
    let facts = Facts::new(document, &Tools::default(), DEFAULT_FAMILIES);
    let mut answers = request::parse(text).map(|it| request::judge(&it, &facts, client)).unwrap_or_default();
    let messages = explain_message(&Message::new(text), &facts, client);
    // A log may have both.
    let new = messages.into_iter().filter(|it| answers.iter().all(|answer| answer.rule != it.rule)).collect::<Vec<_>>();
    answers.extend(new);
    answers.truncate(MOST_ANSWERS);
    answers
}

/// Whether a text is a request, so that its answers are a list of parameters.
pub fn is_request(text: &str) -> bool {
    request::parse(text).is_some()
}

/// An error that the text contains: a rule's or an entry's.
struct Match {
    of: Of,
    found: Found,
}

#[derive(Clone, Copy)]
enum Of {
    Rule(&'static Rule),
    Entry(&'static Entry),
}

fn explain_message(message: &Message, facts: &Facts, client: Option<&str>) -> Vec<Answer> {
    let matches = matches(message);
    if matches.is_empty() {
        return Vec::new();
    }
    let clients = Clients::new(message, facts, client);
    let mut answers: Vec<(bool, usize, Answer)> = Vec::new();
    for Match { of, found } in &matches {
        let of = match of {
            Of::Rule(rule) => clients.rule(rule),
            Of::Entry(entry) => clients.entry(entry, found),
        };
        answers.extend(of.into_iter().map(|answer| (answer.verdict == Verdict::Cause, found.weight, answer)));
    }
    crate::document::sort_by_key(&mut answers, |(cause, weight, _)| {
        (std::cmp::Reverse(*cause), std::cmp::Reverse(*weight))
    });
    let mut answers: Vec<Answer> = answers.into_iter().map(|it| it.2).collect();
    // Several rules quote one sentence: once the document shows which of them it is, the others are noise.
    let caused: Vec<Option<&str>> =
        answers.iter().filter(|it| it.verdict == Verdict::Cause).map(|it| says(it.rule)).collect();
    answers.retain(|it| it.verdict == Verdict::Cause || says(it.rule).is_none() || !caused.contains(&says(it.rule)));
    answers
}

fn says(id: &str) -> Option<&'static str> {
    rule(id).and_then(|rule| (rule.aws_says)())
}

/// The errors that a text contains, the most specific first.
fn matches(message: &Message) -> Vec<Match> {
    let mut matches = Vec::new();
    for rule in rules() {
        let Some(says) = (rule.aws_says)() else { continue };
        // AWS says the same of an update.
        let pattern = Pattern::new(&says.replace("creating", "..."));
        if let Some(found) = message.find(&pattern)
            && entries::fits_rule(rule.id, message)
        {
            matches.push(Match { of: Of::Rule(rule), found });
        }
    }
    for entry in ENTRIES {
        let found = entry.says.iter().filter_map(|says| message.find(&Pattern::new(says).unless(entry.not)));
        let Some(found) = found.max_by_key(|found| found.weight) else { continue };
        // "Invalid client" in other words is another server's.
        let spelled = !entry.code || entry.says.iter().any(|it| message.spells(it));
        if spelled && (entry.needs.is_empty() || entry.needs.iter().any(|it| message.contains(it))) {
            matches.push(Match { of: Of::Entry(entry), found });
        }
    }
    // A bare OAuth code says little: it counts if nothing else does, and if it is Cognito's.
    if matches.iter().any(|it| !it.of.is_code()) {
        matches.retain(|it| !it.of.is_code());
    } else if entries::is_foreign(message) {
        matches.clear();
    }
    crate::document::sort_by_key(&mut matches, |it| std::cmp::Reverse(it.found.weight));
    matches
}

impl Of {
    fn is_code(self) -> bool {
        matches!(self, Of::Entry(entry) if entry.code)
    }
}

/// The clients of a document, those that the message names first, then the one on screen.
struct Clients<'m, 'f, 'a> {
    message: &'m Message,
    facts: &'f Facts<'a>,
    known: Vec<ClientFacts<'f, 'a>>,
    findings: Vec<Vec<Finding>>,
}

impl<'m, 'f, 'a> Clients<'m, 'f, 'a> {
    fn new(message: &'m Message, facts: &'f Facts<'a>, on_screen: Option<&str>) -> Self {
        let document = facts.document;
        let validator = Validator::new(document, &Tools::default(), DEFAULT_FAMILIES);
        let mut clients: Vec<_> = document.clients.iter().collect();
        crate::document::sort_by_key(&mut clients, |client| {
            (!message.has(&client.label), on_screen != Some(client.label.as_str()))
        });
        clients.truncate(MOST_CLIENTS);
        Clients {
            message,
            facts,
            known: clients.iter().map(|client| ClientFacts::new(facts, client)).collect(),
            findings: clients.iter().map(|client| validator.client(client)).collect(),
        }
    }

    fn rule(&self, rule: &'static Rule) -> Vec<Answer> {
        let mut answers: Vec<Answer> = self.findings_of(rule.id).map(|it| caused(it, (rule.explanation)())).collect();
        if answers.is_empty() {
            let (verdict, start) = self.not_found();
            answers.push(Answer {
                rule: rule.id,
                title: rule.title.to_owned(),
                client: String::new(),
                argument: rule.arguments.first().copied().unwrap_or_default().to_owned(),
                arguments: rule.arguments.iter().map(|it| (*it).to_owned()).collect(),
                message: join(start, (rule.explanation)()),
                verdict,
                parameter: None,
                difference: None,
                reference: (rule.sources)().first().copied(),
                fixes: Vec::new(),
            });
        }
        answers
    }

    fn findings_of(&self, rule: &str) -> impl Iterator<Item = &Finding> {
        self.findings.iter().flatten().filter(move |it| it.rule == rule).take(8)
    }

    /// The verdict and the first sentence if no client of the document causes the error.
    fn not_found(&self) -> (Verdict, &'static str) {
        match self.known.is_empty() {
            true => (Verdict::Unknown, ""),
            false => (
                Verdict::Elsewhere,
                "No client in this configuration causes this error, so compare it with what is deployed.",
            ),
        }
    }

    fn entry(&self, entry: &'static Entry, found: &Found) -> Vec<Answer> {
        let mut arguments: Vec<String> = entry.arguments.iter().map(|it| (*it).to_owned()).collect();
        let named = entry.names_argument.then(|| entries::argument_in(found, self.message)).flatten();
        if entry.names_argument {
            // Not an argument of a client: it is about another resource.
            let Some(field) = named else { return Vec::new() };
            arguments = vec![field.path.clone()];
        }
        let plain = |client: &str, verdict: Verdict, message: String, fixes: Vec<Fix>| Answer {
            rule: entry.id,
            title: entry.title.to_owned(),
            client: client.to_owned(),
            argument: arguments.first().cloned().unwrap_or_default(),
            arguments: arguments.clone(),
            message,
            verdict,
            parameter: None,
            difference: None,
            reference: Some(entry.source),
            fixes,
        };
        let mut answers: Vec<Answer> =
            entry.rules.iter().flat_map(|rule| self.findings_of(rule)).map(|it| caused(it, entry.meaning)).collect();
        if let Some(field) = named {
            let errors = self.findings.iter().flatten().filter(|it| it.severity == Severity::Error);
            answers.extend(errors.filter(|it| it.arguments.contains(&field.path)).map(|it| caused(it, entry.meaning)));
        }
        answers.truncate(8);
        let look = match named.map(|field| field.argument.kind) {
            Some(Kind::Enum(choices) | Kind::Set(Some(choices))) => {
                let values: Vec<String> = choices().iter().map(|it| it.value.to_owned()).collect();
                format!("The argument accepts {}.", some(&values, MOST_VALUES))
            }
            _ => entry.look.to_owned(),
        };
        let mut elsewhere = None;
        let mut unknown = None;
        for c in &self.known {
            match (entry.judge)(c, self.message) {
                Judgment::Cause(why, fixes) => {
                    answers.push(plain(&c.client.label, Verdict::Cause, join(&why, entry.meaning), fixes));
                }
                Judgment::Elsewhere(why) => elsewhere = elsewhere.or(Some((&c.client.label, why))),
                Judgment::Unknown => unknown = unknown.or(Some(&c.client.label)),
            }
            if answers.len() >= 8 {
                break;
            }
        }
        if !answers.is_empty() {
            return answers;
        }
        let alone = |label: &str| if self.facts.document.clients.len() == 1 { label.to_owned() } else { String::new() };
        vec![match (unknown, elsewhere) {
            (None, Some((label, why))) => {
                let message = join(&join(entry.meaning, &why), &look);
                plain(&alone(label), Verdict::Elsewhere, message, Vec::new())
            }
            (label, _) => {
                let label = label.map(|it| alone(it)).unwrap_or_default();
                plain(&label, Verdict::Unknown, join(entry.meaning, &look), Vec::new())
            }
        }]
    }
}

/// The answer that a finding gives.
fn caused(finding: &Finding, meaning: &str) -> Answer {
    Answer {
        rule: finding.rule,
        title: finding.title.to_owned(),
        client: finding.client.clone(),
        argument: finding.argument.clone(),
        arguments: finding.arguments.clone(),
        message: join(&finding.message, meaning),
        verdict: Verdict::Cause,
        parameter: None,
        difference: None,
        reference: rule(finding.rule).and_then(|rule| (rule.sources)().first().copied()),
        fixes: finding.fixes.clone(),
    }
}

/// Two texts of whole sentences.
fn join(first: &str, second: &str) -> String {
    match (first, second) {
        ("", text) | (text, "") => text.to_owned(),
        (first, second) => format!("{first} {second}"),
    }
}
