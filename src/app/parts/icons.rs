//! Our own icons: strokes on a grid of 16.

use leptos::prelude::*;

macro_rules! icons {
    ($($name:ident = $path:literal;)*) => {
        $(pub const $name: &str = $path;)*
    };
}

icons! {
    HASH = "M6.5 2.5 5 13.5m6-11-1.5 11M3 5.8h10.5M2.5 10.2H13";
    NUMBERS = "M6.5 4h7m-7 4h7m-7 4h7M2.5 3.2l.8-.4v2.4M2.5 7.6c.2-.6 1.4-.6 1.4.2 0 .6-1.4.9-1.4 1.6h1.4M2.5 11h1.2l-.6.8c.9 0 .9 1.4-.6 1.1";
    SPLIT = "M2.5 3.5h11v9h-11zM8 3.5v9";
    UNDO = "M6 3.5 3.2 6.3 6 9.1M3.5 6.3h5.7a3.6 3.6 0 0 1 0 7.2H6.5";
    REDO = "m10 3.5 2.8 2.8L10 9.1m2.5-2.8H6.8a3.6 3.6 0 0 0 0 7.2h2.7";
    COPY = "M5.5 5.5h8v8h-8zM3.5 10.5h-1v-8h8v1";
    CHECK = "m3 8.5 3.3 3.3L13 4.7";
    DOWNLOAD = "M8 2.5v8m-3.2-3L8 10.7l3.2-3.2M3 13.5h10";
    PLUS = "M8 3v10M3 8h10";
    UNSET = "M8 13.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zm-3.9-1.6 7.8-7.8";
    CLOSE = "m4 4 8 8m0-8-8 8";
    CHEVRON = "m4.5 6.5 3.5 3.5 3.5-3.5";
    BRACES = "M6 2.5H5A1.5 1.5 0 0 0 3.5 4v2.3L2 8l1.5 1.7V12A1.5 1.5 0 0 0 5 13.5h1m4-11h1A1.5 1.5 0 0 1 12.5 4v2.3L14 8l-1.5 1.7V12a1.5 1.5 0 0 1-1.5 1.5h-1";
    LINK = "m6.6 9.4 2.8-2.8M7.2 5l1.3-1.3a2.7 2.7 0 0 1 3.8 3.8L11 8.8M8.8 11l-1.3 1.3a2.7 2.7 0 0 1-3.8-3.8L5 7.2";
    OPEN = "M2.5 12.8V3.2h4l1.5 2h5.5v7.6z";
    SEARCH = "M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zm3.4-1.1 3.1 3.1";
    CONTRAST = "M8 2.5a5.5 5.5 0 1 0 0 11zm0 0a5.5 5.5 0 0 1 0 11";
    ERROR = "M8 1.8 14.2 8 8 14.2 1.8 8zM8 5.3v3.2m0 2.2v.01";
    WARNING = "M8 2.3 14.3 13.4H1.7zM8 6.3v3.2m0 1.9v.01";
    INFO = "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zm0-6.7V11m0-6v.01";
    EXTERNAL = "M9.5 2.8h3.7v3.7m0-3.7L7.5 8.5M11 9.6v3.6H2.8V5h3.6";
    TRASH = "M2.8 4.5h10.4M6.2 4.3V2.7h3.6v1.6M4.2 4.7l.6 8.6h6.4l.6-8.6";
    DUPLICATE = "M5.5 5.5h8v8h-8zM3.5 10.5h-1v-8h8v1M9.5 7.7v3.6M7.7 9.5h3.6";
    PENCIL = "M10.6 2.9 13 5.3l-7.6 7.6-3 .6.6-3z";
    REPLACE = "M3 6.8A5.1 5.1 0 0 1 12.6 5.4M12.8 2.6v3h-3M13 9.2a5.1 5.1 0 0 1-9.6 1.4m-.2 2.8v-3h3";
    LAYERS = "m8 2.3 6 3.1-6 3.1-6-3.1zM2.3 8.4 8 11.3l5.7-2.9M2.3 11.1 8 14l5.7-2.9";
    WRAP = "M2.5 4h11M2.5 8h8.3a2 2 0 0 1 0 4H8m0 0 1.6-1.5M8 12l1.6 1.5M2.5 12H5";
    SPARK = "M8 2v4.2M8 9.8V14M2 8h4.2M9.8 8H14";
    MORE = "M3.5 8v.01M8 8v.01M12.5 8v.01";
    WRENCH = "M13.3 4.6a3.4 3.4 0 0 1-4.5 4.2l-4.6 4.6-1.6-1.6 4.6-4.6a3.4 3.4 0 0 1 4.2-4.5L9.3 4.8l1.9 1.9z";
    DOWN = "M8 3v9.5M4.2 8.8 8 12.6l3.8-3.8";
}

/// An icon without a meaning of its own: what it says is said in words next to it.
pub fn icon(path: &'static str) -> AnyView {
    view! {
        <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
            <path d=path />
        </svg>
    }
    .into_any()
}

/// The picture of a preset.
pub fn picture(path: &'static str) -> AnyView {
    view! {
        <svg class="icon picture" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
            <path d=path />
        </svg>
    }
    .into_any()
}

/// The mark of the product: a client's bracket around a key.
pub fn mark() -> AnyView {
    view! {
        <svg class="mark" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
            <path class="mark-frame" d="M8.5 3H6a2.5 2.5 0 0 0-2.5 2.5v4L2 12l1.5 2.5v4A2.5 2.5 0 0 0 6 21h2.5M15.5 3H18a2.5 2.5 0 0 1 2.5 2.5v4L22 12l-1.5 2.5v4A2.5 2.5 0 0 1 18 21h-2.5" />
            <path class="mark-key" d="M12 12.2V17m0-1.6h2M12 12.2a2.6 2.6 0 1 0 0-5.2 2.6 2.6 0 0 0 0 5.2z" />
        </svg>
    }
    .into_any()
}
