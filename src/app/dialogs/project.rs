//! The files that are needed next to a target's text.

use cognito_client_builder::targets::target;
use leptos::prelude::*;

use crate::app::browser;
use crate::app::parts::frame::frame;
use crate::app::parts::icons;
use crate::app::parts::icons::icon;
use crate::app::state::page::Page;

/// The files that are needed next to a target's text.
pub fn project(page: Page, id: &'static str) -> AnyView {
    let Some(target) = target(id) else { return ().into_any() };
    let files = (target.project)()
        .iter()
        .map(|(name, text)| {
            view! {
                <section class="project-file">
                    <header>
                        <h3><code>{*name}</code></h3>
                        <button type="button" class="chip" aria-label=format!("Copy {name}") on:click=move |_| {
                            browser::copy((*text).to_owned(), move |done| {
                                page.say(if done { format!("Copied {name}") } else { "Couldn't copy. Download the file instead.".to_owned() });
                            });
                        }>{icon(icons::COPY)} "Copy"</button>
                        <button type="button" class="chip" aria-label=format!("Download {name}") on:click=move |_| browser::download(name, text)>
                            {icon(icons::DOWNLOAD)} "Download"
                        </button>
                    </header>
                    <pre class="example" tabindex="0" translate="no">{*text}</pre>
                </section>
            }
        })
        .collect_view();
    let body = view! { <p>"Save these next to " <code>{target.file_name}</code> " to run it:"</p> {files} };
    frame(page, &format!("Project files: {}", target.label), body.into_any())
}
