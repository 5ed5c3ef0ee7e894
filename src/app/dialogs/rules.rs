//! All rules, each with its explanation, an example and an address of its own: `#rule=ID`.

use cognito_client_builder::document::Document;
use cognito_client_builder::explain::explain;
use cognito_client_builder::validate::{Rule, Told, rule, rules};
use leptos::prelude::*;

use crate::app::browser;
use crate::app::browser::address;
use crate::app::parts::findings::{icon_of, source, to_argument};
use crate::app::parts::frame::frame;
use crate::app::parts::icons;
use crate::app::parts::icons::icon;
use crate::app::state::page::Page;
use crate::app::state::shown::Dialog;

/// The list of all rules, searched by typing.
pub fn all(page: Page) -> AnyView {
    let typed = RwSignal::new(String::new());
    let list = move || {
        let words: Vec<String> = typed.with(|typed| typed.split_whitespace().map(str::to_lowercase).collect());
        // A pasted message has words around AWS's sentence.
        let answers = typed.with(|typed| explain(typed, None, None));
        let quoted = |rule: &Rule| answers.iter().any(|it| it.rule == rule.id);
        let found: Vec<&'static Rule> = rules().filter(|rule| is_found(rule, &words) || quoted(rule)).collect();
        let none = (found.is_empty() && answers.is_empty()).then(|| view! { <li>"No matches"</li> });
        let open = move |_| page.shown.dialog.set(Some(Dialog::Answer(typed.get_untracked())));
        let explain = (!answers.is_empty()).then(|| {
            view! { <li><button type="button" class="chip" on:click=open>"Explain this message\u{2026}"</button></li> }
        });
        let rows = found
            .into_iter()
            .map(|rule| {
                view! {
                    <li data-severity=rule.severity.id()>
                        {icon_of(rule.severity)}
                        <a
                            href=format!("#rule={}", rule.id)
                            on:click=move |event| {
                                event.prevent_default();
                                page.shown.dialog.set(Some(Dialog::Rule(rule.id)));
                            }
                        >
                            {rule.title}
                        </a>
                        <span class="rule-meta">
                            {rule.severity.id()} {rule.risk.then_some(", risk")}
                        </span>
                    </li>
                }
            })
            .collect_view();
        view! { {explain} {rows} {none} }
    };
    let body = view! {
        <p>"Each rule, with who rejects the value and when."</p>
        <label class="ask">
            <span>"Search rules and AWS messages"</span>
            <input
                class="input"
                type="search"
                autofocus
                spellcheck="false"
                autocomplete="off"
                on:input=move |event| typed.set(browser::value_of(&event))
            />
        </label>
        <ul class="rules">{list}</ul>
    };
    frame(page, "All rules", body.into_any())
}

fn is_found(rule: &Rule, words: &[String]) -> bool {
    if words.is_empty() {
        return true;
    }
    let text = format!(
        "{} {} {} {} {} {}",
        rule.id,
        rule.number,
        rule.title,
        (rule.explanation)(),
        (rule.aws_says)().unwrap_or_default(),
        rule.arguments.join(" "),
    );
    let text = text.to_lowercase();
    words.iter().all(|word| text.contains(word.as_str()))
}

/// One rule.
pub fn one(page: Page, id: &str) -> AnyView {
    let Some(rule) = rule(id) else {
        let body = view! {
            <p>"No rule has this ID. Check its spelling."</p>
            {to_all(page)}
        };
        return frame(page, "Unknown rule", body.into_any());
    };
    let arguments = rule.arguments.iter().map(|path| to_argument(page, path)).collect_view();
    let sources = (rule.sources)().iter().map(|url| view! { <li>{source(url)}</li> }).collect_view();
    let told = match rule.told {
        Told::Summary => "Shown in Summary.",
        Told::Changes => "Shown in Changes.",
        Told::Values => "Shown when an expression is evaluated.",
        Told::Client(_) | Told::Check | Told::Document(_) => "",
    };
    let address = move |_| {
        browser::copy(address::rule(rule.id), move |done| {
            page.say(if done { "Copied link to rule" } else { "Couldn't copy the link." });
        });
    };
    let example = rule.example().map(|json| {
        let text = serde_json::to_string_pretty(&json).unwrap_or_default();
        let open = move |_| {
            if let Ok(document) = Document::from_json(&json) {
                page.open(document, format!("Opened the example of \u{201c}{}\u{201d}", rule.title));
            }
        };
        view! {
            <h3>"Example that triggers this rule"</h3>
            <pre class="example" tabindex="0" translate="no">{text}</pre>
            <div><button type="button" class="chip" on:click=open>{icon(icons::OPEN)} "Open example"</button></div>
        }
    });
    let body = view! {
        <p class="rule-meta">
            <span class="rule-severity" data-severity=rule.severity.id()>{icon_of(rule.severity)} {rule.severity.id()}</span>
            " " <code>{rule.id}</code> {rule.risk.then_some(" · can be accepted as a risk")}
        </p>
        <p class="rule-why">{(rule.explanation)()}</p>
        <p>{rule.enforced_by.sentence()} " " {told}</p>
        <p hidden=(rule.takes)().is_empty()>"No fix adds what is missing: " {(rule.takes)()}</p>
        {(rule.aws_says)().map(|text| view! { <p class="aws-says">"AWS says: " <q>{text}</q></p> })}
        <p hidden=rule.arguments.is_empty()>"Arguments: " <span class="arguments">{arguments}</span></p>
        <ul class="sources">{sources}</ul>
        {example}
        <div class="chips">
            <button type="button" class="chip" on:click=address>{icon(icons::LINK)} "Copy link to rule"</button>
            {to_all(page)}
        </div>
    };
    frame(page, rule.title, body.into_any())
}

fn to_all(page: Page) -> AnyView {
    view! {
        <button type="button" class="chip" on:click=move |_| page.shown.dialog.set(Some(Dialog::Rules))>
            {icon(icons::LAYERS)} "All rules"
        </button>
    }
    .into_any()
}
