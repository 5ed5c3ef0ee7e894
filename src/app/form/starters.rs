//! The question that a first visit begins with.

use cognito_client_builder::presets::first_document;
use cognito_client_builder::targets::target;
use leptos::prelude::*;

use crate::app::browser;
use crate::app::parts::buttons::quiet;
use crate::app::parts::cards::cards;
use crate::app::parts::{icons, live};
use crate::app::state::page::Page;
use crate::app::state::shown::Dialog;

/// The tools to ask for, each with the target that most of its users want.
const TOOLS: [(&str, &str); 5] = [
    ("Terraform", "terraform-hcl"),
    ("CloudFormation", "cloudformation-yaml"),
    ("AWS CDK", "cdk-typescript"),
    ("Pulumi", "pulumi-aws-typescript"),
    ("AWS CLI", "aws-cli"),
];

/// Which tool the previews are for. It is asked once: the next visit begins with the same.
fn tools(page: Page) -> AnyView {
    let choice = |(name, id): (&'static str, &'static str)| {
        let Some(target) = target(id) else { return ().into_any() };
        let on = live::flag(move || page.previews.families.with(|all| all.first() == Some(&target.family)));
        view! {
            <label class="segment">
                <input type="radio" name="tool" prop:checked=on on:change=move |_| page.previews.target.set(target.id) />
                <span>{name}</span>
            </label>
        }
        .into_any()
    };
    view! {
        <div class="starters-tools">
            <span id="tools-title">"I use"</span>
            <div class="segments" role="radiogroup" aria-labelledby="tools-title">{TOOLS.map(choice).collect_view()}</div>
        </div>
    }
    .into_any()
}

/// The question that a first visit begins with.
pub fn starters(page: Page) -> AnyView {
    // Not asked of a user who brought a document along; still there while the first fields are filled in.
    let first = first_document();
    let own =
        Memo::new(move |_| page.workspace.with_document(|now| now.clients.len() == 1 && now.rest() == first.rest()));
    view! {
        <section class="starters" aria-labelledby="starters-title" hidden=live::flag(move || !page.visit.asks.get() || !own.get())>
            <h3 id="starters-title">"What are you building?"</h3>
            <p>
                "Pick the closest match. You get a complete configuration to edit and copy. Nothing leaves your browser."
            </p>
            <div class="starters-foot">
                {quiet(page, icons::OPEN, "Open configuration", |_| true, |page| page.shown.dialog.set(Some(Dialog::Open)))}
                <span>"or paste it anywhere: code, CLI output, an error message."</span>
            </div>
            {tools(page)}
            {cards(page, Page::start)}
            <div class="starters-foot">
                {quiet(page, icons::DOWN, "Start from scratch", |_| true, |page| {
                    page.visit.asks.set(false);
                    browser::after(0, || browser::focus_first("#form"));
                })}
            </div>
        </section>
    }
    .into_any()
}
