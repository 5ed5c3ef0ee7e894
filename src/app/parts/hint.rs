//! What a choice means, over the page, while it is pointed at or has the focus. Knows no choice: the words are those that
//! a screen reader reads with it. Where nothing can be pointed at, the style shows them in place.

use leptos::ev;
use leptos::prelude::*;

use crate::app::browser;
use crate::app::parts::live;
use crate::app::state::page::Page;

/// The place of the words.
pub fn host(_: Page) -> AnyView {
    let shown = RwSignal::new(None::<browser::Hint>);
    let show = move |hint: Option<browser::Hint>| {
        if shown.with_untracked(|now| *now != hint) {
            shown.set(hint);
        }
    };
    let listeners = [
        window_event_listener(ev::pointerover, move |event| show(browser::hint(&event))),
        window_event_listener(ev::focusin, move |event| show(browser::hint(&event))),
        window_event_listener(ev::scroll, move |_| show(None)),
        window_event_listener(ev::keydown, move |event| {
            if event.key() == "Escape" {
                show(None);
            }
        }),
    ];
    on_cleanup(move || listeners.into_iter().for_each(|listener| listener.remove()));
    live::view(move || {
        let hint = shown.get().filter(|hint| !hint.words.is_empty());
        let place = |hint: browser::Hint| {
            let (x, y) = (format!("{}px", hint.left), format!("{}px", hint.top));
            view! {
                <div class="meaning" class:above=hint.above aria-hidden="true" style:left=x style:top=y>
                    {hint.words}
                </div>
            }
        };
        hint.map(place).into_any()
    })
}
