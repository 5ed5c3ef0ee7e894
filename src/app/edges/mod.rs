//! What is around the page and follows the document, or the document it: the address, the storage, the text that is kept
//! for a failure.

pub mod failure;
mod link;
mod revision;
pub mod script;
mod storage;

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use cognito_client_builder::presets::{Preset, first_document, preset};
use leptos::prelude::*;

use link::Address;
use revision::Revision;

use crate::app::browser;
use crate::app::browser::address;
use crate::app::parts::live;
use crate::app::state::notices::Notices;
use crate::app::state::workspace::Workspace;

/// How long nothing must change before the link and the storage follow, in milliseconds. Browsers reject changes of the
/// address that come faster than three a second (Safari: 100 in 30 s).
const PAUSE: u32 = 400;

/// What a notice is about.
const OPENED: &str = "opened";

/// The state to begin with: the document of the link, else the one that was saved, else the first one.
pub fn begin(notices: Notices) -> (Workspace, Address) {
    // What is in another page has nothing to do with what a user does in a page of their own.
    let embed = address::query().embed;
    let stored = if embed { None } else { storage::restore(notices) };
    let linked = link::read(notices);
    let revision = revision(stored.as_ref(), linked.as_ref());
    let address = Address::new(linked.as_ref().map(|linked| linked.document.clone()), revision, notices);
    // A link says all; without one the address may name what to start from.
    let preset = address::query().preset.and_then(|id| preset(&id)).filter(|_| !address::is_link());
    if stored.is_none() && linked.is_none() {
        let workspace = Workspace::new(first_document());
        if let Some(preset) = preset {
            workspace.open(preset.document());
        }
        return (workspace, address);
    }
    (go_on(stored, linked, preset, &address, notices), address)
}

/// Whether what was saved is a later state of the document in the address: the page was left before the address followed.
fn is_later(stored: &storage::Stored, linked: &link::Linked) -> bool {
    let pair = stored.revision.as_ref().zip(linked.revision.as_ref());
    pair.is_some_and(|(stored, linked)| stored.follows(linked))
}

/// The revision that the visit begins with. Only the entry of the history tells that this tab was here before.
fn revision(stored: Option<&storage::Stored>, linked: Option<&link::Linked>) -> Revision {
    let later = stored.zip(linked).filter(|(stored, linked)| is_later(stored, linked));
    let revision = later.and_then(|(stored, _)| stored.revision.clone());
    let known = revision.or_else(|| linked.and_then(|linked| linked.revision.clone()));
    known.unwrap_or_else(link::new_revision)
}

/// The state of a visit with a document: one that was saved, one of a link, or both.
#[inline(never)] // Keep out of the first-load chunk.
fn go_on(
    stored: Option<storage::Stored>,
    linked: Option<link::Linked>,
    preset: Option<&'static Preset>,
    address: &Address,
    notices: Notices,
) -> Workspace {
    // The storage is later than the fragment: the fragment follows it.
    let behind = stored.as_ref().zip(linked.as_ref()).is_some_and(|(stored, linked)| is_later(stored, linked));
    let foreign = !behind && linked.as_ref().is_some_and(|linked| !linked.own);
    let linked = linked.filter(|_| !behind);
    let workspace = match (stored, linked) {
        (None, linked) => Workspace::new(linked.map_or_else(first_document, |linked| linked.document)),
        (Some(stored), Some(linked)) if linked.own && linked.document != stored.document => {
            Workspace::new(linked.document)
        }
        (Some(stored), linked) => {
            let other = linked.filter(|linked| linked.document != stored.document);
            let workspace = Workspace::new(stored.document);
            workspace.select(stored.selected);
            // No one's work is lost by opening what another user sent.
            if let Some(linked) = other {
                workspace.open(linked.document);
                notices.say(OPENED, "Opened the configuration from the link. Undo restores your previous one.");
            } else if let Some(preset) = preset {
                workspace.open(preset.document());
                let title = preset.title;
                notices.say(OPENED, format!("Opened {title}. Undo restores your previous configuration."));
            }
            workspace
        }
    };
    let document = workspace.document_untracked();
    let text = document.to_json().to_string();
    failure::keep(&text);
    // Whoever copies the address on return passes on what is on screen; but a damaged link stays, to be looked at.
    if behind || !address::is_link() {
        address.write(&document, text.len());
    } else if foreign {
        address.mark_seen();
    }
    workspace
}

/// Lets the address and the storage follow the document, and the document the address.
pub fn follow(workspace: Workspace, address: Address, notices: Notices) {
    let embed = address::query().embed;
    let dirty = Rc::new(Cell::new(false));
    let save = {
        let dirty = Rc::clone(&dirty);
        move || {
            if dirty.replace(false) {
                let document = workspace.document_untracked();
                let text = document.to_json().to_string();
                failure::keep(&text);
                let revision = address.next();
                if !embed {
                    storage::save(untrack(|| workspace.selected()), &revision, &text, notices);
                }
                address.write(&document, text.len());
            }
        }
    };
    let pause = browser::Pause::default();
    let later = save.clone();
    // Compared with what was there when this began, since a script may change it before the effect first runs.
    let seen = RefCell::new((workspace.document_untracked(), untrack(|| workspace.selected())));
    live::effect(move || {
        let now = (workspace.document(), workspace.selected());
        let before = seen.replace(now.clone());
        if !Arc::ptr_eq(&before.0, &now.0) || before.1 != now.1 {
            dirty.set(true);
            notices.clear(OPENED);
            pause.begin(PAUSE, later.clone());
        }
    });
    // A page that is hidden may never be seen again.
    let hidden = save.clone();
    browser::on_window("pagehide", hidden);
    browser::on_window("visibilitychange", save);
    browser::on_window("hashchange", move || address.follow(workspace));
}
