//! The page: panic hook, mount, script interface.

mod app;

use app::edges::{self, failure, script};
use app::parts::notices::NoticeList;
use app::shell::App;
use app::state::notices::Notices;
use leptos::prelude::*;

fn main() {
    // Next to the page (public/worker.js) only functions are called.
    if web_sys::window().is_none() {
        return;
    }
    failure::install();
    mount_to_body(|| {
        let notices = Notices::new();
        let (workspace, address) = edges::begin(notices);
        provide_context(notices);
        provide_context(workspace);
        edges::follow(workspace, address, notices);
        script::serve(workspace);
        view! {
            <NoticeList />
            <App />
        }
    });
}
