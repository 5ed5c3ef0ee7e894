//! What the client on screen will do, in sentences, and what to do with it next.

use cognito_client_builder::explain::{self, Sentence, Step, Tone};
use leptos::prelude::*;

use crate::app::browser;
use crate::app::parts::findings::to_argument;
use crate::app::parts::icons;
use crate::app::parts::icons::icon;
use crate::app::state::page::Page;

/// The summary, live.
pub fn summary(page: Page) -> AnyView {
    let sections = Memo::new(move |_| {
        let client = page.workspace.client()?;
        Some(page.workspace.with_document(|document| explain::summary(document, &client)))
    });
    let steps = Memo::new(move |_| {
        let client = page.workspace.client()?;
        Some(page.workspace.with_document(|document| explain::next_steps(document, &client)))
    });
    let told = move || {
        sections.get().into_iter().flatten().map(|section| {
            let sentences = section.sentences.into_iter().map(|it| sentence(page, it)).collect_view();
            view! { <section class="read" id=format!("does-{}", section.id)><h3>{section.title}</h3><ul class="sentences">{sentences}</ul></section> }
        })
        .collect_view()
    };
    let next = move || steps.get().into_iter().flatten().map(|it| step(page, it)).collect_view();
    view! {
        <header class="read-head">
            <p class="headline">
                <strong>{move || page.label()}</strong> ": what it does, including AWS defaults"
            </p>
        </header>
        {told}
        <section class="read">
            <h3>"Next steps"</h3>
            <p class="read-about">"For this client. Replace the words in capitals."</p>
            {next}
        </section>
    }
    .into_any()
}

fn sentence(page: Page, sentence: Sentence) -> AnyView {
    let arguments = sentence.arguments.iter().map(|path| to_argument(page, path)).collect_view();
    let tone = match sentence.tone {
        Tone::Plain => "plain",
        Tone::Caution => "caution",
    };
    view! {
        <li data-tone=tone>
            {(sentence.tone == Tone::Caution).then(|| view! { {icon(icons::WARNING)} <span class="off-screen">"Caution: "</span> })}
            <span>
                {sentence.text} " "
                {sentence.default.then(|| view! { <span class="badge by-default">"default"</span> })}
                " " <span class="arguments">{arguments}</span>
            </span>
        </li>
    }
    .into_any()
}

fn step(page: Page, step: Step) -> AnyView {
    let code = step.code.clone();
    let name = step.title;
    view! {
        <article class="step" id=format!("step-{}", step.id)>
            <header>
                <h4>{step.title}</h4>
                <button
                    type="button"
                    class="chip"
                    aria-label=format!("Copy: {name}")
                    on:click=move |_| {
                        browser::copy(code.clone(), move |done| {
                            page.say(if done { format!("Copied {name}") } else { "Couldn't copy. Select the text, and copy it with the keyboard.".to_owned() });
                        });
                    }
                >
                    {icon(icons::COPY)} "Copy"
                </button>
            </header>
            <p>{step.text}</p>
            <pre tabindex="0" translate="no">{with_placeholders(&step.code, &step.placeholders)}</pre>
        </article>
    }
    .into_any()
}

/// The code with what is to be filled in marked.
fn with_placeholders(code: &str, placeholders: &[&str]) -> Vec<AnyView> {
    let mut parts = Vec::new();
    let mut rest = code;
    while let Some((at, word)) = placeholders.iter().filter_map(|word| Some((rest.find(word)?, *word))).min() {
        let (before, from) = rest.split_at(at);
        parts.push(before.to_owned().into_any());
        parts.push(view! { <mark>{word.to_owned()}</mark> }.into_any());
        rest = &from[word.len()..];
    }
    parts.push(rest.to_owned().into_any());
    parts
}
