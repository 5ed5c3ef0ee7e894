//! What a user has already: pasted, dropped or chosen files. They are read here, shown with what was found in them, and
//! given back with what was changed since. The files' texts stay in the memory of this page: a secret in them reaches
//! neither the document nor the storage.

use cognito_client_builder::import::{Format, SourceFile};
use leptos::html;
use leptos::prelude::*;

use crate::app::browser::Event;
use crate::app::browser::files;
use crate::app::browser::files::{Chosen, Worker};
use crate::app::parts::icons;
use crate::app::parts::icons::icon;
use crate::app::state::opening;
use crate::app::state::opening::Progress;
use crate::app::state::page::Page;

/// The dialog: a box to paste into, and the ways to files.
pub fn dialog(page: Page) -> AnyView {
    let area = NodeRef::<html::Textarea>::new();
    let format = RwSignal::new(None::<Format>);
    let progress = RwSignal::new(Progress::Idle);
    let running = StoredValue::new_local(None::<Worker>);
    let read = move |chosen: Chosen| {
        running.set_value(None);
        opening::open(page, chosen, format.get_untracked(), None, progress, running);
    };
    let paste = move |_| {
        let text = area.get_untracked().map(|area| area.value()).unwrap_or_default();
        if text.trim().is_empty() {
            progress.set(Progress::Refused("Nothing to open yet.".to_owned()));
        } else {
            read(Chosen::of(vec![SourceFile::new("", text)]));
        }
    };
    let chosen = move |event: Event| files::chosen(&event, read);
    on_cleanup(move || running.set_value(None));
    let formats = Format::all().map(|it| view! { <option value=it.id()>{it.label()}</option> }).collect_view();
    let pick = move |label: &'static str, folder: bool| {
        view! {
            <label class="chip file-chip">
                {icon(if folder { icons::LAYERS } else { icons::OPEN })}
                {label}
                <input type="file" class="off-screen" multiple prop:webkitdirectory=folder on:change=chosen />
            </label>
        }
        .into_any()
    };
    let busy = move || matches!(progress.get(), Progress::Reading(_));
    let body = view! {
        <p>
            "Terraform (.tf, .tfvars, JSON, state, or plan), CloudFormation, SAM, Serverless, Pulumi YAML, the output of "
            <code>"aws cognito-idp describe-user-pool-client"</code> ", or a link of this page. Files are read in this page and never uploaded. You can undo this."
        </p>
        <label class="editor">
            <span>"Paste here"</span>
            <textarea
                node_ref=area
                id="paste"
                class="input"
                rows="14"
                autofocus
                spellcheck="false"
                autocomplete="off"
                aria-describedby="open-refused"
                aria-invalid=move || matches!(progress.get(), Progress::Refused(_)).to_string()
            ></textarea>
        </label>
        <p class="error" id="open-refused" role="alert">
            {move || if let Progress::Refused(why) = progress.get() { why } else { String::new() }}
        </p>
        <div class="open-foot">
            {pick("Choose files\u{2026}", false)} {pick("Choose a folder\u{2026}", true)}
            <label class="format">
                <span>"Format"</span>
                <select class="input" on:change=move |event| format.set(Format::from_id(&event_target_value(&event)))>
                    <option value="">"Detect automatically"</option>
                    {formats}
                </select>
            </label>
            <button type="button" class="primary" disabled=busy on:click=paste>"Open"</button>
        </div>
        <div class="progress" hidden=move || !busy()>
            <progress max="100" aria-label="Reading" prop:value=move || if let Progress::Reading(percent) = progress.get() { percent } else { 0 }></progress>
            <button type="button" class="quiet" on:click=move |_| {
                running.set_value(None);
                progress.set(Progress::Idle);
            }>"Cancel"</button>
        </div>
        <p class="open-hint">"You can also drop files and folders anywhere on the page."</p>
    };
    body.into_any()
}
