//! The address bar: the document in the fragment, the view in the query.
//!
//! The fragment is `d=`, what `link` makes of the document, and perhaps `&at=` with the path of an argument to go to:
//! `#d=2LgkVuqtWKi1KVbJSSs5PSVWqBQA&at=callback_urls`. A fragment without `d=` is such a path alone (`#callback_urls`),
//! and becomes the second form once there is a document to tell of. The path is forgotten when the document changes: it
//! is where the user came in, not where they are. `#rule=implicit-grant` is the address of a rule, alone or after a
//! document.
//!
//! The fragment of the present entry of the history is replaced, never an entry added, so Back leaves the page.
//! `edges/link` decides when.

use cognito_client_builder::document::Document;
use cognito_client_builder::link;
use wasm_bindgen::JsValue;
use web_sys::{UrlSearchParams, window};

/// What the query says about the view.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// The ids after `target=`, in order. Whether there are such targets isn't known here.
    pub targets: Vec<String>,
    /// `embed=1`: the page is in a part of another one.
    pub embed: bool,
    /// The paths after `fields=`, in order. Whether there are such arguments isn't known here.
    pub fields: Vec<String>,
    /// What is after `preset=`. Whether there is such a preset isn't known here.
    pub preset: Option<String>,
    /// What is after `theme=`: `light`, `dark` or `auto`.
    pub theme: Option<&'static str>,
    /// What is after `view=`. Whether there is such a view isn't known here.
    pub view: Option<String>,
}

/// Reads the query.
pub fn query() -> Query {
    let search = window().and_then(|window| window.location().search().ok()).unwrap_or_default();
    let Ok(parameters) = UrlSearchParams::new_with_str(&search) else { return Query::default() };
    let list = |name: &str| parameters.get(name).unwrap_or_default();
    let theme = list("theme");
    let words = |name: &str| -> Vec<String> {
        list(name).split(',').map(str::trim).filter(|id| !id.is_empty()).map(str::to_owned).collect()
    };
    Query {
        targets: words("target"),
        embed: list("embed") == "1",
        fields: words("fields"),
        preset: parameters.get("preset"),
        view: parameters.get("view"),
        theme: ["light", "dark", "auto"].into_iter().find(|known| *known == theme),
    }
}

/// The path of the argument that the address points to, as written there.
pub fn at() -> Option<String> {
    Fragment::of(&hash()).at.map(str::to_owned)
}

/// The id of the rule that the address points to, as written there.
pub fn asked_rule() -> Option<String> {
    Fragment::of(&hash()).rule.map(str::to_owned)
}

/// The address of a rule.
pub fn rule(id: &str) -> String {
    format!("{}#rule={id}", page())
}

/// The address of an argument in the page. Whole, since what begins with # is taken for a way past the navigation.
pub fn argument(path: &str) -> String {
    format!("{}#{path}", page())
}

/// The address of the page, without a fragment.
fn page() -> String {
    let href = window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    href.split('#').next().unwrap_or_default().to_owned()
}

/// The whole address under which the document opens. It may be longer than some programs take.
pub fn link(document: &Document) -> String {
    format!("{}#d={}", page(), link::encode(document))
}

/// The address under which the document opens in a page of its own.
pub fn link_to_page(document: &Document) -> String {
    let location = window().map(|window| window.location());
    let part = |read: fn(&web_sys::Location) -> Result<String, JsValue>| {
        location.as_ref().and_then(|location| read(location).ok()).unwrap_or_default()
    };
    format!("{}{}#d={}", part(web_sys::Location::origin), part(web_sys::Location::pathname), link::encode(document))
}

/// Whether the address holds a document, be it a damaged one.
pub fn is_link() -> bool {
    Fragment::of(&hash()).document.is_some()
}

/// The state that [`replace`] gave the present entry of the history; empty where there is none.
pub fn entry() -> String {
    window().and_then(|window| window.history().ok()?.state().ok()?.as_string()).unwrap_or_default()
}

/// Sets the state of the present entry of the history, and the fragment of its address if there is one.
pub fn replace(state: &str, fragment: Option<&str>) {
    let Some(window) = window() else { return };
    let (Ok(history), location) = (window.history(), window.location()) else { return };
    let page = || location.pathname().unwrap_or_default() + &location.search().unwrap_or_default();
    let address = fragment.map(|fragment| page() + fragment);
    // Rejected in a frame without an address of its own, where no link is read.
    let _ = history.replace_state_with_url(&JsValue::from_str(state), "", address.as_deref());
}

/// A text without the percent signs with which the browser writes other characters than ASCII.
pub fn decoded(text: &str) -> Option<String> {
    js_sys::decode_uri_component(text).ok()?.as_string()
}

/// The fragment, as the browser has it.
pub fn hash() -> String {
    window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// A fragment taken apart.
#[derive(Debug, PartialEq, Eq, Default)]
pub struct Fragment<'a> {
    /// What follows `d=`, with text that doesn't belong to it.
    pub document: Option<&'a str>,
    at: Option<&'a str>,
    rule: Option<&'a str>,
}

impl<'a> Fragment<'a> {
    pub fn of(hash: &'a str) -> Self {
        let hash = hash.strip_prefix('#').unwrap_or(hash);
        let part = |name: &str| hash.split('&').find_map(|part| part.strip_prefix(name));
        let begin = if hash.starts_with("d=") { Some(2) } else { hash.find("&d=").map(|at| at + 3) };
        let document = begin.map(|begin| {
            let rest = &hash[begin..];
            let end = ["&at=", "&rule="].iter().filter_map(|key| rest.find(key)).min();
            &rest[..end.unwrap_or(rest.len())]
        });
        let rule = part("rule=").filter(|rule| !rule.is_empty());
        let at = if document.is_some() || rule.is_some() { part("at=") } else { Some(hash) };
        Fragment { document, at: at.filter(|at| !at.is_empty()), rule }
    }

    /// The place next to the document, as it is written there.
    pub fn place(&self) -> Option<String> {
        let at = self.at.map(|at| format!("at={at}"));
        at.or_else(|| self.rule.map(|rule| format!("rule={rule}")))
    }
}

#[cfg(test)]
mod tests {
    use super::Fragment;

    #[test]
    fn fragments_are_taken_apart() {
        let of = |hash| {
            let Fragment { document, at, .. } = Fragment::of(hash);
            (document, at)
        };
        assert_eq!(of(""), (None, None));
        assert_eq!(of("#"), (None, None));
        assert_eq!(of("#callback_urls"), (None, Some("callback_urls")));
        assert_eq!(of("#d=1abc"), (Some("1abc"), None));
        assert_eq!(of("#d="), (Some(""), None));
        assert_eq!(of("#d=1abc&at="), (Some("1abc"), None));
        assert_eq!(
            of("#d=1a-_c&at=token_validity_units.id_token"),
            (Some("1a-_c"), Some("token_validity_units.id_token"))
        );
        assert_eq!(of("#at=name&d=1"), (Some("1"), Some("name")));
        assert_eq!(of("#d=1abc&utm_source=chat&at=name"), (Some("1abc&utm_source=chat"), Some("name")));
        assert_eq!(of("#d=1abc).%20And"), (Some("1abc).%20And"), None));
        assert_eq!(
            Fragment::of("#rule=implicit-grant"),
            Fragment { rule: Some("implicit-grant"), ..Fragment::default() }
        );
        assert_eq!(of("#rule=implicit-grant&d=1"), (Some("1"), None));
    }
}
