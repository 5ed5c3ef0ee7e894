//! Closures that follow signals, of one type for each thing that they give. Leptos makes the code around a closure once
//! for each type, and that is several times what most closures here are.

use leptos::prelude::*;

use crate::app::state::page::Page;

/// A part of the page.
pub fn view(make: impl FnMut() -> AnyView + Send + 'static) -> AnyView {
    let make: Box<dyn FnMut() -> AnyView + Send> = Box::new(make);
    make.into_any()
}

/// Whether something is so: for attributes, classes and properties.
pub fn flag(is: impl Fn() -> bool + Send + Sync + 'static) -> Signal<bool> {
    Signal::derive(is)
}

/// Words, for attributes and between tags.
pub fn text<T: ToString>(says: impl Fn() -> T + Send + Sync + 'static) -> Signal<String> {
    Signal::derive(move || says().to_string())
}

/// Runs `run` now, and whenever what it reads changes.
pub fn effect(run: impl FnMut() + 'static) {
    let mut run: Box<dyn FnMut()> = Box::new(run);
    Effect::new(move |_| run());
}

/// What is in no first view: made once the form is rendered.
pub fn later(page: Page, make: impl Fn(Page) -> AnyView + Send + 'static) -> AnyView {
    let make: Box<dyn Fn(Page) -> AnyView + Send> = Box::new(make);
    view(move || if page.visit.stands.get() { make(page) } else { ().into_any() })
}
