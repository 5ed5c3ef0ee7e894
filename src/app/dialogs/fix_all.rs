//! The dialog that shows what fixing all errors would change, step by step, before it does.

use cognito_client_builder::validate::{Cause, Change, Repaired, Severity, Step, Validator, count, fix_all_without};
use leptos::prelude::*;

use crate::app::parts::frame::frame;
use crate::app::state::page::Page;

/// The most steps that are listed.
const MOST: usize = 200;

/// One line of the list: a step, or one that was unticked, which may have no place any more.
#[derive(Clone, PartialEq)]
struct Row {
    step: Step,
    on: bool,
}

/// The dialog that says what a fix of all errors would change, before it does. Each step can be left out.
pub fn fix_all(page: Page) -> AnyView {
    let document = page.workspace.document_untracked();
    let (tools, families) = (page.settings.tools.get_untracked(), page.previews.families.get_untracked());
    let unticked = RwSignal::new(Vec::<Step>::new());
    let repaired = {
        let (document, tools, families) = (document.clone(), tools.clone(), families.clone());
        Memo::new(move |_| {
            let without: Vec<Cause> = unticked.with(|all| all.iter().map(|step| step.of.clone()).collect());
            let Repaired { document, steps } = fix_all_without(&document, &tools, &families, &without);
            (document, steps)
        })
    };
    let left = Memo::new(move |_| {
        repaired.with(|(document, _)| {
            let validator = Validator::new(document, &tools, &families);
            let clients = document.clients.iter().map(|client| count(&validator.client(client)).errors).sum::<usize>();
            let supporting = validator.supporting();
            clients + supporting.iter().filter(|it| it.severity == Severity::Error).count()
        })
    });
    let number = Memo::new(move |_| repaired.with(|(_, steps)| steps.len()));
    let rest = move || match left.get() {
        0 => "No errors remain.".to_owned(),
        1 => "1 error remains.".to_owned(),
        many => format!("{many} errors remain."),
    };
    let rows = move || {
        let on = repaired
            .with(|(_, steps)| steps.iter().map(|step| Row { step: step.clone(), on: true }).collect::<Vec<_>>());
        let off = unticked.get().into_iter().map(|step| Row { step, on: false });
        on.into_iter().chain(off).take(MOST).map(|row| line(row, unticked)).collect_view()
    };
    let apply = move |_| {
        let (fixed, steps) = repaired.get_untracked();
        page.workspace.change(|now| *now = fixed);
        page.shown.dialog.set(None);
        page.say_undoable(match steps.len() {
            1 => "Applied 1 fix".to_owned(),
            number => format!("Applied {number} fixes"),
        });
    };
    let body = view! {
        <p role="status">{rest}</p>
        <ul class="fixes">{rows}</ul>
        <div class="dialog-foot">
            <button type="button" class="quiet" on:click=move |_| page.shown.dialog.set(None)>"Cancel"</button>
            <button type="button" class="primary" autofocus disabled=move || number.get() == 0 on:click=apply>
                {move || match number.get() { 1 => "Apply 1 fix".to_owned(), number => format!("Apply {number} fixes") }}
            </button>
        </div>
    };
    frame(page, "Fix all errors", body.into_any())
}

fn line(row: Row, unticked: RwSignal<Vec<Step>>) -> AnyView {
    let Row { step, on } = row;
    let whose = if step.of.client.is_empty() { "Supporting resources".to_owned() } else { step.of.client.clone() };
    let note = step.replaces.then(|| view! { <strong class="fix-replaces">"Replaces the client"</strong> });
    let changes = step.changes.iter().map(change).collect_view();
    let toggled = step.clone();
    view! {
        <li class="fix-step" data-on=on.to_string()>
            <label>
                <input
                    type="checkbox"
                    prop:checked=on
                    on:change=move |_| unticked.update(|all| match on {
                        true => all.push(toggled.clone()),
                        false => all.retain(|it| it.of != toggled.of),
                    })
                />
                <span><code>{whose}</code> " " {step.label.clone()} " " {note}</span>
            </label>
            <dl class="fix-changes">{changes}</dl>
        </li>
    }
    .into_any()
}

fn change(change: &Change) -> AnyView {
    let value = |text: &Option<String>| match text {
        Some(text) => view! { <code>{text.clone()}</code> }.into_any(),
        None => view! { <span class="fix-unset">"not set"</span> }.into_any(),
    };
    view! {
        <dt><code>{change.path.clone()}</code></dt>
        <dd>{value(&change.before)} <span aria-hidden="true">" \u{2192} "</span> <span class="off-screen">" changes to "</span> {value(&change.after)}</dd>
    }
    .into_any()
}
