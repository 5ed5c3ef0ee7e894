//! What the page has to say that belongs to no argument: a link that could not be read, a document that cannot be saved.

use leptos::prelude::*;

use crate::app::parts::live;

/// The notices on screen; copies are the same list.
#[derive(Clone, Copy)]
pub struct Notices(RwSignal<Vec<Notice>>);

#[derive(Clone, PartialEq)]
struct Notice {
    /// What it is about. A later notice about the same takes its place.
    about: &'static str,
    /// Different for each.
    number: usize,
    message: String,
    /// A text offered for copying.
    text: Option<String>,
}

impl Notices {
    pub fn new() -> Self {
        Notices(RwSignal::new(Vec::new()))
    }

    /// Says something.
    pub fn say(self, about: &'static str, message: impl Into<String>) {
        self.put(about, message.into(), None);
    }

    /// Says something, and offers a text for copying.
    pub fn offer(self, about: &'static str, message: impl Into<String>, text: String) {
        self.put(about, message.into(), Some(text));
    }

    /// Takes a notice away.
    pub fn clear(self, about: &'static str) {
        if self.0.with_untracked(|list| list.iter().any(|notice| notice.about == about)) {
            self.0.update(|list| list.retain(|notice| notice.about != about));
        }
    }

    fn put(self, about: &'static str, message: String, text: Option<String>) {
        self.0.update(|list| {
            let number = list.iter().map(|notice| notice.number + 1).max().unwrap_or(0);
            list.retain(|notice| notice.about != about);
            list.push(Notice { about, number, message, text });
        });
    }
}

/// Shows the notices, the first one first.
#[component]
pub fn NoticeList() -> impl IntoView {
    let notices: Notices = expect_context();
    let show = move |Notice { about, number, message, text }: Notice| {
        let id = format!("notice-{number}");
        let offered = text.map(|text| {
            view! {
                <textarea id=id.clone() readonly rows="6" spellcheck="false" autocomplete="off" aria-label="The text" prop:value=text></textarea>
                <button type="button" data-copy=id>"Copy the text"</button>
                <span role="status"></span>
            }
        });
        view! {
            <div class="notice" role="alert" data-notice=about>
                <p>{message}</p>
                {offered}
                <button type="button" on:click=move |_| notices.clear(about)>"Dismiss"</button>
            </div>
        }
    };
    let any = Memo::new(move |_| notices.0.with(|list| !list.is_empty()));
    let list = live::view(move || {
        match any.get() {
        true => view! {
            <For each=move || notices.0.get() key=|notice| (notice.about, notice.number, notice.message.clone()) children=show />
        }.into_any(),
        false => ().into_any(),
    }
    });
    view! { <section class="notices" aria-label="Notices">{list}</section> }
}
