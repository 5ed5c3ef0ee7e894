//! The browser, as far as the form and the previews need it: focus, clipboard, files, theme. Decides nothing.

pub mod address;
pub mod files;
pub mod painter;

use std::cell::{Cell, RefCell};

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use leptos::prelude::{document, window};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Blob, BlobPropertyBag, HtmlAnchorElement, HtmlDialogElement, HtmlElement, HtmlInputElement, HtmlTextAreaElement,
    ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition, Url,
};

pub use js_sys::Function;
pub use web_sys::{ClipboardEvent, Element, Event, KeyboardEvent, MouseEvent};

/// Where the choice of a theme is kept.
const THEME: &str = "cognito-client-builder/theme";

/// Where it is kept that single keys aren't shortcuts.
const SINGLE_KEYS: &str = "cognito-client-builder/single-keys";

thread_local! {
    static RETURN: RefCell<Option<HtmlElement>> = const { RefCell::new(None) };
    static SCROLL: Cell<f64> = const { Cell::new(0.0) };
    /// The lines that are brought into view after the next frame: the text, an element in it, and how far down in that.
    static LINES: RefCell<Vec<(Element, Element, f64)>> = const { RefCell::new(Vec::new()) };
}

/// Runs something later.
pub fn after(milliseconds: u32, run: impl FnOnce() + 'static) {
    Timeout::new(milliseconds, run).forget();
}

fn find(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok()?
}

pub fn by_id(id: &str) -> Option<Element> {
    document().get_element_by_id(id)
}

/// Takes an element of the static page away.
pub fn remove(id: &str) {
    if let Some(element) = by_id(id) {
        element.remove();
    }
}

fn active() -> Option<HtmlElement> {
    document().active_element()?.dyn_into().ok()
}

/// Keeps what has the focus, for [`restore_focus`].
pub fn remember_focus() {
    RETURN.with(|slot| *slot.borrow_mut() = active());
}

pub fn restore_focus() {
    if let Some(element) = RETURN.with(|slot| slot.borrow_mut().take()) {
        let _ = element.focus();
    }
}

/// Where the element with the focus is in the window: left, top, right, bottom.
pub fn focus_rectangle() -> [f64; 4] {
    active().map_or([0.0; 4], |element| {
        let it = element.get_bounding_client_rect();
        [it.left(), it.top(), it.right(), it.bottom()]
    })
}

/// Marks the page as a whole, for its styles.
pub fn mark(attribute: &str) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute(attribute, "");
    }
}

/// Shows whether files that are dragged would be taken.
pub fn mark_dropping(on: bool) {
    let Some(root) = document().document_element() else { return };
    let _ = if on { root.set_attribute("data-dropping", "") } else { root.remove_attribute("data-dropping") };
}

/// Whether there is room for one half of the page only, as in style/layout.css.
pub fn is_narrow() -> bool {
    window().match_media("(width < 56rem)").ok().flatten().is_some_and(|it| it.matches())
}

/// Width and height of the window.
pub fn window_size() -> (f64, f64) {
    let size = |value: Result<JsValue, JsValue>| value.ok().and_then(|it| it.as_f64()).unwrap_or(0.0);
    (size(window().inner_width()), size(window().inner_height()))
}

/// Puts the focus into an element: now, or as soon as it is there. What is typed next shall arrive there.
pub fn focus_soon(id: String) {
    match by_id(&id).map(Element::dyn_into::<HtmlElement>) {
        Some(Ok(element)) => drop(element.focus()),
        _ => after(0, move || focus_first(&format!("[id='{id}']"))),
    }
}

pub fn focus_first(selector: &str) {
    if let Some(Ok(element)) = find(selector).map(Element::dyn_into::<HtmlElement>) {
        let _ = element.focus();
    }
}

/// Moves the focus among the elements of a list as a key says.
pub fn move_focus(selector: &str, key: &str) {
    let Ok(all) = document().query_selector_all(selector) else { return };
    let here = active();
    let item = |index: u32| all.get(index).and_then(|node| node.dyn_into::<HtmlElement>().ok());
    let count = all.length();
    if count == 0 {
        return;
    }
    let at = (0..count).find(|index| item(*index) == here);
    let next = match (key, at) {
        ("Home", _) | (_, None) => 0,
        ("End", _) => count - 1,
        ("ArrowDown" | "ArrowRight", Some(at)) => (at + 1) % count,
        (_, Some(at)) => (at + count - 1) % count,
    };
    if let Some(element) = item(next) {
        let _ = element.focus();
    }
}

/// The controls of a field that arrow keys get to. Of radio buttons one; they have the keys to the sides for themselves.
const CONTROLS: &str = "input:not(:disabled, [type=radio]:not(:checked), .row *), .row .input, .segment:first-child input, \
                        button:not(:disabled, .row *), select, textarea:not(.row *), summary, a[href]";

/// Moves the focus to the next control of the field that has it, as an arrow key says; in the row of a list, to the
/// buttons of the row. Returns whether it did.
pub fn step_in_field(event: &KeyboardEvent) -> bool {
    if event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key() {
        return false;
    }
    let Some(target) = event.target().and_then(|it| it.dyn_into::<Element>().ok()) else { return false };
    let (forward, aside) = match event.key().as_str() {
        "ArrowDown" => (true, false),
        "ArrowUp" => (false, false),
        "ArrowRight" => (true, true),
        "ArrowLeft" => (false, true),
        _ => return false,
    };
    let (within, selector) = match aside {
        true if at_edge(&target, forward) => (".row", "input, textarea, button:not(:disabled)"),
        false if !matches!(target.tag_name().as_str(), "TEXTAREA" | "SELECT") || at_edge(&target, forward) => {
            (".field", CONTROLS)
        }
        _ => return false,
    };
    let Ok(Some(field)) = target.closest(within) else { return false };
    let Ok(all) = field.query_selector_all(selector) else { return false };
    let controls: Vec<HtmlElement> = (0..all.length())
        .filter_map(|index| all.get(index)?.dyn_into().ok())
        // What is in a field of this one is a stop of its own, and what is folded away is nowhere.
        .filter(|it: &HtmlElement| aside || it.closest(".field").ok().flatten().as_ref() == Some(&field))
        .filter(|it| it.offset_width() > 0)
        .collect();
    let Some(at) = controls.iter().position(|it| it.is_same_node(Some(&target))) else { return false };
    let next = if forward { controls.get(at + 1) } else { at.checked_sub(1).and_then(|at| controls.get(at)) };
    next.is_some_and(|it| it.focus().is_ok())
}

const BAR: &str = "[role=toolbar], .contents ul, .views";
const IN_BAR: &str = "button:not([hidden]), li:not([hidden]) > a";

fn in_bar(bar: &Element) -> Vec<HtmlElement> {
    let Ok(all) = bar.query_selector_all(IN_BAR) else { return Vec::new() };
    (0..all.length()).filter_map(|index| all.get(index)?.dyn_into().ok()).collect()
}

/// Makes one tab stop of the buttons of a bar: the first.
pub fn one_stop(bar: &Element) {
    for (index, button) in in_bar(bar).iter().enumerate() {
        button.set_tab_index(if index == 0 { 0 } else { -1 });
    }
}

/// Makes the button of a bar that has the focus its tab stop.
pub fn keep_stop(event: &Event) {
    let Some(target) = event.target().and_then(|it| it.dyn_into::<HtmlElement>().ok()) else { return };
    let Ok(Some(bar)) = target.closest(BAR) else { return };
    for button in in_bar(&bar) {
        button.set_tab_index(if button == target { 0 } else { -1 });
    }
}

/// Moves the focus in a bar, round and round, as an arrow key says. Returns whether it did.
pub fn step_in_bar(event: &KeyboardEvent) -> bool {
    let Some(target) = event.target().and_then(|it| it.dyn_into::<HtmlElement>().ok()) else { return false };
    let Ok(Some(bar)) = target.closest(BAR) else { return false };
    let buttons = in_bar(&bar);
    let Some(at) = buttons.iter().position(|it| *it == target) else { return false };
    let next = match event.key().as_str() {
        "ArrowRight" | "ArrowDown" => (at + 1) % buttons.len(),
        "ArrowLeft" | "ArrowUp" => (at + buttons.len() - 1) % buttons.len(),
        "Home" => 0,
        "End" => buttons.len() - 1,
        _ => return false,
    };
    buttons[next].focus().is_ok()
}

/// The id of the last of some elements that begins at or above a line of the window.
pub fn last_above(ids: &[String], line: f64) -> Option<usize> {
    ids.iter().rposition(|id| by_id(id).is_some_and(|element| element.get_bounding_client_rect().top() <= line))
}

/// Whether the caret of a box can go no further; so for everything that has no caret.
fn at_edge(element: &Element, forward: bool) -> bool {
    let caret = |start: Option<u32>, end: Option<u32>, length: usize| match (start, end) {
        (Some(start), Some(end)) => start == end && if forward { end as usize == length } else { start == 0 },
        _ => true,
    };
    let units = |text: String| text.encode_utf16().count();
    if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
        caret(input.selection_start().ok().flatten(), input.selection_end().ok().flatten(), units(input.value()))
    } else if let Some(area) = element.dyn_ref::<HtmlTextAreaElement>() {
        caret(area.selection_start().ok().flatten(), area.selection_end().ok().flatten(), units(area.value()))
    } else {
        element.tag_name() != "SELECT"
    }
}

fn scroll_into_view(element: &Element, block: ScrollLogicalPosition) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(block);
    // Instant where less motion is wanted.
    let calm = window().match_media("(prefers-reduced-motion: reduce)").ok().flatten().is_some_and(|it| it.matches());
    options.set_behavior(if calm { ScrollBehavior::Instant } else { ScrollBehavior::Smooth });
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Brings the top of an element into view.
pub fn scroll_to(id: &str) {
    if let Some(element) = by_id(id) {
        scroll_into_view(&element, ScrollLogicalPosition::Start);
    }
}

/// Puts the focus into an argument's control, after what changes now has changed.
pub fn focus_field(path: &str) {
    let id = format!("arg-{path}");
    after(0, move || {
        if let Some(field) = by_id(&id) {
            focus_in(&field, &[]);
        }
    });
}

/// Puts the focus into the control that is wrong, or else to a fix, and brings what is wrong into view.
pub fn go_to_problem(path: &str) {
    let path = path.to_owned();
    after(0, move || {
        let Some(field) = by_id(&format!("arg-{path}")) else { return };
        focus_in(&field, &[".findings .fix"]);
        let finding = field.query_selector("[data-severity=error], [data-severity=warning]").ok().flatten();
        scroll_into_view(finding.as_ref().unwrap_or(&field), ScrollLogicalPosition::Center);
    });
}

/// Puts the focus into the first that there is: what is wrong, what is asked for, what is chosen, anything.
fn focus_in(field: &Element, asked: &[&str]) {
    // Folded controls can't have the focus.
    while let Ok(Some(around)) = field.closest("details:not([open])") {
        let _ = around.set_attribute("open", "");
    }
    let usual = ["input:checked", "input:enabled, textarea, select", "button"];
    let control = ["[aria-invalid=true]"]
        .iter()
        .chain(asked)
        .chain(&usual)
        .find_map(|selector| field.query_selector(&format!(".field-control :is({selector})")).ok().flatten());
    if let Some(Ok(control)) = control.map(Element::dyn_into::<HtmlElement>) {
        let _ = control.focus();
    }
}

/// Brings an argument's field into view and the focus into its control.
pub fn go_to_field(path: &str) {
    let path = path.to_owned();
    // After what hides the form, or covers it, is gone.
    after(0, move || {
        let Some(field) = by_id(&format!("arg-{path}")) else { return };
        focus_in(&field, &[]);
        // What doesn't fit begins at the top, with its name.
        let fits = field.get_bounding_client_rect().height() < 0.6 * window_size().1;
        scroll_into_view(&field, if fits { ScrollLogicalPosition::Center } else { ScrollLogicalPosition::Start });
    });
}

/// The path of the field that an event happened in.
pub fn field_of(event: &Event) -> Option<String> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest("[data-argument]").ok()??.get_attribute("data-argument")
}

/// The number behind `data-f` at or above the place of an event.
pub fn line_of(event: &Event) -> Option<usize> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest("[data-f]").ok()??.get_attribute("data-f")?.parse().ok()
}

/// What an element means, and where there is room for it, in whole pixels of the window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    pub words: String,
    pub left: i32,
    pub top: i32,
    /// Whether `top` is where it ends.
    pub above: bool,
}

/// The words that describe the option at or above the place of an event.
pub fn hint(event: &Event) -> Option<Hint> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let option = target.closest(".option").ok()??;
    let words = option.query_selector("small").ok()??.text_content()?.trim().to_owned();
    let place = option.get_bounding_client_rect();
    let above = window_size().1 - place.bottom() < 96.0;
    let top = if above { place.top() } else { place.bottom() };
    Some(Hint { words, left: place.left() as i32, top: top as i32, above })
}

/// Whether the `details` of an event are open.
pub fn is_open(event: &Event) -> bool {
    let target: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
    target.is_some_and(|target| target.has_attribute("open"))
}

/// Whether what an event of `content-visibility` is about comes near the view, and not out of it.
pub fn comes_near(event: &Event) -> bool {
    !js_sys::Reflect::get(event, &JsValue::from_str("skipped")).is_ok_and(|it| it.is_truthy())
}

/// Whether the focus is next to the element that an event happened in.
pub fn has_focus_beside(event: &Event) -> bool {
    let target: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
    let around = target.and_then(|target| target.parent_element());
    around.is_some_and(|around| around.contains(active().as_deref().map(AsRef::as_ref)))
}

/// Whether text is selected, so that a click was the end of a selection.
pub fn is_selecting() -> bool {
    window().get_selection().ok().flatten().is_some_and(|selection| !selection.is_collapsed())
}

/// Whether a key that was pressed belongs to a text box.
pub fn in_text_box(event: &Event) -> bool {
    let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return false };
    target.dyn_ref::<HtmlTextAreaElement>().is_some()
        || target
            .dyn_ref::<HtmlInputElement>()
            .is_some_and(|input| !matches!(input.type_().as_str(), "checkbox" | "radio" | "button"))
}

/// Whether a dialog of the page is open.
pub fn in_dialog() -> bool {
    find("dialog[open]").is_some()
}

/// The text of the box that an event happened in.
pub fn value_of(event: &Event) -> String {
    let Some(target) = event.target() else { return String::new() };
    match target.dyn_into::<HtmlInputElement>() {
        Ok(input) => input.value(),
        Err(target) => target.dyn_into::<HtmlTextAreaElement>().map(|it| it.value()).unwrap_or_default(),
    }
}

/// Puts `text` where the caret of a text box is or was, and returns the whole.
pub fn insert_at_caret(id: &str, text: &str) -> Option<String> {
    let element = by_id(id)?;
    let (value, start, end) = match element.dyn_ref::<HtmlInputElement>() {
        Some(input) => (input.value(), input.selection_start().ok()??, input.selection_end().ok()??),
        None => {
            let area = element.dyn_ref::<HtmlTextAreaElement>()?;
            (area.value(), area.selection_start().ok()??, area.selection_end().ok()??)
        }
    };
    // The browser counts in UTF-16.
    let units: Vec<u16> = value.encode_utf16().collect();
    let before = String::from_utf16_lossy(units.get(..start as usize)?);
    let behind = String::from_utf16_lossy(units.get(end as usize..)?);
    Some(format!("{before}{text}{behind}"))
}

/// Whether all of a text box is selected.
pub fn all_selected(event: &Event) -> bool {
    let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else {
        return false;
    };
    let end = input.value().encode_utf16().count() as u32;
    input.selection_start().ok().flatten() == Some(0) && input.selection_end().ok().flatten() == Some(end)
}

/// The text that a paste brings.
pub fn pasted(event: &web_sys::ClipboardEvent) -> Option<String> {
    let data = js_sys::Reflect::get(event, &JsValue::from_str("clipboardData")).ok()?;
    let read: js_sys::Function = js_sys::Reflect::get(&data, &JsValue::from_str("getData")).ok()?.dyn_into().ok()?;
    read.call1(&data, &JsValue::from_str("text")).ok()?.as_string()
}

/// Copies a text and tells how it went: copied, or rejected by the browser.
pub fn copy(text: String, done: impl FnOnce(bool) + 'static) {
    spawn_local(async move {
        // Missing on a page without https.
        let clipboard = js_sys::Reflect::get(&window().navigator(), &JsValue::from_str("clipboard")).ok();
        let clipboard = clipboard.filter(|it| it.is_object()).map(|it| it.unchecked_into::<web_sys::Clipboard>());
        let copied = match clipboard {
            Some(clipboard) => JsFuture::from(clipboard.write_text(&text)).await.is_ok(),
            None => false,
        };
        done(copied || copy_the_old_way(&text).unwrap_or(false));
    });
}

fn copy_the_old_way(text: &str) -> Option<bool> {
    let before = active();
    let area: HtmlTextAreaElement = document().create_element("textarea").ok()?.dyn_into().ok()?;
    area.set_class_name("off-screen");
    area.set_value(text);
    let parent = before
        .as_ref()
        .and_then(|it| it.closest("dialog").ok().flatten())
        .or_else(|| document().body().map(Into::into))?;
    parent.append_child(&area).ok()?;
    area.select();
    let html = document();
    let command: js_sys::Function =
        js_sys::Reflect::get(&html, &JsValue::from_str("execCommand")).ok()?.dyn_into().ok()?;
    let copied = command.call1(&html, &JsValue::from_str("copy")).ok().and_then(|it| it.as_bool());
    area.remove();
    if let Some(before) = before {
        let _ = before.focus();
    }
    copied
}

/// Selects the text of an element, for the user to copy.
pub fn select_text(id: &str) {
    if let (Some(element), Ok(Some(selection))) = (by_id(id), window().get_selection()) {
        let _ = selection.select_all_children(&element);
    }
}

/// Saves a text as a file.
pub fn download(name: &str, text: &str) {
    download_bytes(name, text.as_bytes(), "text/plain;charset=utf-8");
}

/// Saves bytes as a file.
pub fn download_bytes(name: &str, bytes: &[u8], kind: &str) {
    let save = || -> Result<(), JsValue> {
        let options = BlobPropertyBag::new();
        options.set_type(kind);
        let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
        let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options)?;
        let url = Url::create_object_url_with_blob(&blob)?;
        let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
        link.set_href(&url);
        link.set_download(name);
        link.click();
        after(10_000, move || drop(Url::revoke_object_url(&url)));
        Ok(())
    };
    let _ = save();
}

/// The chosen theme; `None` follows the system.
pub fn theme() -> Option<String> {
    stored(THEME).filter(|theme| theme == "light" || theme == "dark")
}

/// Keeps the choice of a theme.
pub fn keep_theme(theme: Option<&str>) {
    store(THEME, theme);
}

/// Whether single keys are shortcuts.
pub fn single_keys() -> bool {
    stored(SINGLE_KEYS).is_none()
}

/// Keeps whether single keys are shortcuts.
pub fn keep_single_keys(on: bool) {
    store(SINGLE_KEYS, (!on).then_some("off"));
}

/// A text that is kept in the browser.
pub fn stored(key: &str) -> Option<String> {
    web_sys::window()?.local_storage().ok()??.get_item(key).ok()?
}

/// Keeps a text in the browser, or nothing any more. Fails where the storage is full or switched off.
pub fn store(key: &str, text: Option<&str>) -> bool {
    let Some(Ok(Some(storage))) = web_sys::window().map(|window| window.local_storage()) else { return false };
    let stored = match text {
        Some(text) => storage.set_item(key, text),
        None => storage.remove_item(key),
    };
    stored.is_ok()
}

/// Shows the page in a theme.
pub fn show_theme(theme: Option<&str>) {
    let Some(root) = document().document_element() else { return };
    let _ = match theme {
        Some(theme) => root.set_attribute("data-theme", theme),
        None => root.remove_attribute("data-theme"),
    };
}

/// Whether keys are called as on a Mac.
pub fn is_mac() -> bool {
    window().navigator().platform().is_ok_and(|platform| platform.starts_with("Mac") || platform.starts_with("iP"))
}

/// Runs something once what changed now is on screen: to read the layout then costs nothing.
pub fn after_frame(run: impl FnOnce() + 'static) {
    let run = Closure::once_into_js(move || after(0, run));
    let _ = window().request_animation_frame(run.unchecked_ref());
}

/// Brings a line of a preview into view, without moving the page. The place is an element, and how far down in it.
pub fn show_line(pre: &Element, (element, part): (Element, f64)) {
    let waits = LINES.with_borrow_mut(|lines| {
        let waits = !lines.is_empty();
        lines.retain(|(of, ..)| of != pre);
        lines.push((pre.clone(), element, part));
        waits
    });
    if !waits {
        after_frame(|| {
            for (pre, element, part) in LINES.take() {
                if let Some(panel) = pre.parent_element() {
                    show_now(&panel, &element, part);
                }
            }
        });
    }
}

fn show_now(panel: &Element, element: &Element, part: f64) {
    let (room, place) = (panel.get_bounding_client_rect(), element.get_bounding_client_rect());
    let top = place.top() + part * place.height();
    let bottom = if part > 0.0 { top } else { place.bottom() };
    if room.height() == 0.0 || (top >= room.top() && bottom <= room.bottom()) {
        return;
    }
    panel.set_scroll_top(panel.scroll_top() + (top - room.top() - room.height() / 3.0) as i32);
}

/// Brings a tab into view in its strip, without moving the page.
pub fn into_strip(id: &str) {
    let Some(tab) = by_id(id) else { return };
    let Ok(Some(strip)) = tab.closest("[role=tablist]") else { return };
    let (room, tab) = (strip.get_bounding_client_rect(), tab.get_bounding_client_rect());
    let by = if tab.left() < room.left() {
        tab.left() - room.left() - 24.0
    } else if tab.right() > room.right() {
        tab.right() - room.right() + 24.0
    } else {
        return;
    };
    strip.set_scroll_left(strip.scroll_left() + by as i32);
}

/// Names the page after what is on screen.
pub fn title(client: Option<&str>) {
    const PRODUCT: &str = "Amazon Cognito app client builder";
    document().set_title(&client.map_or_else(|| PRODUCT.to_owned(), |client| format!("{client} \u{b7} {PRODUCT}")));
}

/// Presses what has the focus.
pub fn click_focused() {
    if let Some(element) = active() {
        element.click();
    }
}

/// Selects the text of a text box and puts the focus there.
pub fn select_input(id: &str) {
    if let Some(Ok(input)) = by_id(id).map(Element::dyn_into::<HtmlInputElement>) {
        let _ = input.focus();
        input.select();
    }
}

/// Whether an event happened in the element itself, not in what it contains.
pub fn is_its_own_target(event: &Event) -> bool {
    event.target().is_some() && event.target() == event.current_target()
}

/// Brings an element of a list into view within the list.
pub fn into_list(id: &str) {
    if let Some(element) = by_id(id) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Keeps where the page is scrolled to, for [`scroll_back`].
pub fn keep_scroll() {
    SCROLL.set(window().scroll_y().unwrap_or(0.0));
}

pub fn scroll_back() {
    window().scroll_to_with_x_and_y(0.0, SCROLL.get());
}

pub fn scroll_up() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// Puts a text into a text area of the static page.
pub fn fill(id: &str, text: &str) {
    if let Some(area) = element::<HtmlTextAreaElement>(id) {
        area.set_value(text);
    }
}

/// Opens a dialog of the static page. Works after a panic, too.
pub fn show_dialog(id: &str) {
    if let Some(dialog) = element::<HtmlDialogElement>(id) {
        // Fails where it is open already.
        let _ = dialog.show_modal();
    }
}

fn element<T: wasm_bindgen::JsCast>(id: &str) -> Option<T> {
    web_sys::window()?.document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// A number between 0 and 1.
pub fn random() -> f64 {
    js_sys::Math::random()
}

/// The time, as a text that sorts.
pub fn now() -> String {
    js_sys::Date::new_0().to_iso_string().into()
}

/// Runs something at each event of the window, as long as the page is there.
pub fn on_window(event: &'static str, run: impl Fn() + 'static) {
    if let Some(window) = web_sys::window() {
        EventListener::new(&window, event, move |_| run()).forget();
    }
}

/// Runs something after a pause in which it isn't asked for again.
#[derive(Default)]
pub struct Pause(RefCell<Option<Timeout>>);

impl Pause {
    pub fn begin(&self, milliseconds: u32, run: impl FnOnce() + 'static) {
        self.0.replace(Some(Timeout::new(milliseconds, run)));
    }
}

/// Tells a function of a script how far something is.
pub fn tell(watch: &Function, done: usize, total: usize) {
    let _ = watch.call2(&JsValue::NULL, &JsValue::from_f64(done as f64), &JsValue::from_f64(total as f64));
}
