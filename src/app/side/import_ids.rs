//! The IDs of the existing client, for targets that adopt it.

use cognito_client_builder::document::Document;
use leptos::prelude::*;

use crate::app::browser;
use crate::app::parts::findings;
use crate::app::state::pane::Pane;

/// The IDs under which AWS knows the client on screen, where the target adopts what exists.
#[inline(never)] // Keep out of the first-load chunk.
pub fn import_ids(pane: Pane) -> AnyView {
    let page = pane.page;
    let adopts = Memo::new(move |_| pane.now().adopts);
    let label = Memo::new(move |_| page.workspace.client().map(|client| client.label.clone()).unwrap_or_default());
    let id = Memo::new(move |_| {
        label.with(|label| {
            page.workspace.with_document(|document| document.import_id(label).unwrap_or_default().to_owned())
        })
    });
    let half = move |first: bool| {
        id.with(|id| {
            let (pool, client) = id.split_once('/').unwrap_or((id, ""));
            if first { pool.to_owned() } else { client.to_owned() }
        })
    };
    let write = move |first: bool, text: String| {
        let other = untrack(|| half(!first));
        let id = if first { format!("{text}/{other}") } else { format!("{other}/{text}") };
        let id = (id != "/").then_some(id);
        let label = label.get_untracked();
        page.workspace.change(|document: &mut Document| *document = document.with_import_id(&label, id.as_deref()));
    };
    let findings = Memo::new(move |_| {
        page.checked
            .findings
            .with(|all| all.iter().filter(|it| it.argument == "import.id").cloned().collect::<Vec<_>>())
    });
    let ask = move |first: bool, name: &'static str, seen: &'static str, example: &'static str| {
        view! {
            <label class="ask">
                <span>{seen} " " <code>{name}</code></span>
                <input
                    class="input"
                    type="text"
                    spellcheck="false"
                    autocomplete="off"
                    autocapitalize="off"
                    placeholder=example
                    aria-describedby=pane.id("import-findings")
                    aria-invalid=move || findings.with(|all| !all.is_empty()).to_string()
                    prop:value=move || half(first)
                    on:input=move |event| write(first, browser::value_of(&event))
                    on:blur=move |_| page.workspace.pause()
                />
            </label>
        }
        .into_any()
    };
    view! {
        <div class="import" role="group" aria-label="IDs of the existing client" hidden=move || !adopts.get()>
            {ask(true, "user_pool_id", "User pool ID", "eu-west-1_AbCdEf123")}
            {ask(false, "client_id", "Client ID", "3ho4ek12345678909nh3fmhpko")}
            <div class="findings" id=pane.id("import-findings")>
                {move || findings.get().into_iter().map(findings::beside).collect_view()}
            </div>
        </div>
    }
    .into_any()
}
