//! Names of arguments and values of an API as they are written, which may go on in the next line after an underscore.

use leptos::prelude::*;

/// The name in pieces, with a place to break the line after each underscore. Copied, it is the name.
pub fn identifier(name: &str) -> AnyView {
    name.split_inclusive('_').map(|piece| view! { {piece.to_owned()} <wbr /> }).collect_view().into_any()
}
