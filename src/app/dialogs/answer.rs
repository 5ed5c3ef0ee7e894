//! What an error message or a request is about, with the way to the argument and the fixes. The text stays in this
//! dialog: closing it drops the text.

use cognito_client_builder::explain::{Answer, Difference, Verdict, explain};
use cognito_client_builder::validate::Fix;
use leptos::prelude::*;

use crate::app::browser;
use crate::app::parts::findings::{source, to_argument_of};
use crate::app::parts::icons;
use crate::app::parts::icons::icon;
use crate::app::state::page::Page;

/// The dialog for a text; an empty one is asked for.
pub fn answer(page: Page, text: String) -> AnyView {
    let asks = text.trim().is_empty();
    if !asks {
        // Another dialog may have had the focus.
        browser::after(0, || browser::focus_first(".dialog .tool"));
    }
    let text = RwSignal::new(text);
    let list = move || {
        let client = page.workspace.client().map(|client| client.label.clone());
        let answers =
            text.with(|text| page.workspace.with_document(|document| explain(text, Some(document), client.as_deref())));
        if answers.is_empty() {
            let said = if text.with(|text| text.trim().is_empty()) { "" } else { "No known error or request." };
            return view! { <p role="status">{said}</p> }.into_any();
        }
        let several = page.workspace.with_document(|document| document.clients.len()) > 1;
        let rows = answers.into_iter().map(|answer| row(page, answer, several)).collect_view();
        view! { <ul class="answers">{rows}</ul> }.into_any()
    };
    view! {
        <p>"It is read in this page and never uploaded. Secrets, codes, and tokens aren't stored or shown."</p>
        {asks.then(|| view! {
            <label class="editor">
                <span>"Error message, sign-in or sign-out URL, or token request"</span>
                <textarea
                    class="input"
                    rows="6"
                    autofocus
                    spellcheck="false"
                    autocomplete="off"
                    on:input=move |event| text.set(browser::value_of(&event))
                ></textarea>
            </label>
        })}
        {list}
    }
    .into_any()
}

fn row(page: Page, answer: Answer, several: bool) -> AnyView {
    let Answer { rule, title, client, arguments, message, verdict, parameter, difference, reference, fixes, .. } =
        answer;
    let mark = match verdict {
        Verdict::Rejected | Verdict::Cause => icons::ERROR,
        Verdict::Accepted => icons::CHECK,
        Verdict::Elsewhere | Verdict::Unknown => icons::INFO,
    };
    let of = (several && !client.is_empty())
        .then(|| view! { <p class="rule-meta">"Client " <code>{client.clone()}</code></p> });
    let arguments = arguments.iter().map(|path| view! { {to_argument_of(page, &client, path)} " " }).collect_view();
    let fixes = fixes.into_iter().map(|fix| fix_button(page, fix)).collect_view();
    view! {
        <li data-rule=rule data-verdict=verdict.id() data-parameter=parameter>
            {icon(mark)}
            <div>
                <h3>{title}</h3>
                {of}
                <p>{message}</p>
                {difference.map(compared)}
                <p class="arguments">{arguments}</p>
                <div class="chips">{fixes}</div>
                {reference.map(source)}
            </div>
        </li>
    }
    .into_any()
}

/// Two URLs, with what differs marked.
fn compared(difference: Difference) -> AnyView {
    let line = |name: &'static str, url: &str, end: usize| {
        let (before, part, after) = (&url[..difference.start], &url[difference.start..end], &url[end..]);
        view! {
            <dt>{name}</dt>
            <dd><code translate="no">{before.to_owned()} <mark>{part.to_owned()}</mark> {after.to_owned()}</code></dd>
        }
        .into_any()
    };
    let sent = line("Request", &difference.sent, difference.sent_end);
    let listed = line("Client", &difference.listed, difference.listed_end);
    view! { <dl class="compared">{sent} {listed}</dl> }.into_any()
}

fn fix_button(page: Page, fix: Fix) -> AnyView {
    let label = fix.label();
    let said = label.clone();
    let press = move |_| {
        page.workspace.change(|now| *now = fix.apply(now));
        page.say_undoable(said.clone());
        browser::focus_first(".dialog .tool");
    };
    view! { <button type="button" class="fix" on:click=press>{label}</button> }.into_any()
}
