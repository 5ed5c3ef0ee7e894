//! Which generated texts are in view, and how they are shown.

use cognito_client_builder::program::Scope;
use cognito_client_builder::schema::{Family, Vocabulary};
use cognito_client_builder::targets::{Generated, TARGETS, target};
use leptos::prelude::*;

use crate::app::browser;
use crate::app::browser::address;

/// Where it is kept which targets were in view last.
const STORED: &str = "cognito-client-builder/targets";

/// Where it is kept which targets were used last.
const STORED_RECENT: &str = "cognito-client-builder/recent-targets";

/// The targets that are a press away before any was used.
const USUAL: [&str; RECENT] = ["terraform-hcl", "cloudformation-yaml", "cdk-typescript"];

/// So many targets are a press away.
const RECENT: usize = 3;

/// The targets that were used last, `first` among them.
fn recent_targets(first: &'static str) -> Vec<&'static str> {
    let stored = browser::stored(STORED_RECENT).unwrap_or_default();
    let mut recent = Vec::new();
    for id in stored.split(',').chain(USUAL).filter_map(|id| target(id).map(|target| target.id)) {
        if recent.len() < RECENT && !recent.contains(&id) {
            recent.push(id);
        }
    }
    used(&mut recent, first);
    recent
}

/// Puts a target among those that were used last. Those that stay keep their places.
fn used(recent: &mut Vec<&'static str>, id: &'static str) {
    if !recent.contains(&id) {
        recent.insert(0, id);
        recent.truncate(RECENT);
    }
}

/// The ids of the targets to begin with: the address's, of which there may be two side by side, else those that were in
/// view last, else the first.
pub fn first_targets() -> (&'static str, Option<&'static str>) {
    let known = |id: &&str| target(id).is_some();
    let mut asked = address::query().targets;
    if !asked.iter().any(|id| known(&id.as_str())) {
        asked = browser::stored(STORED).unwrap_or_default().split(',').map(str::to_owned).collect();
    }
    let mut known = asked.iter().filter_map(|id| target(id)).map(|target| target.id);
    let first = known.next().unwrap_or(TARGETS[0].id);
    // In a part of another page, what is asked for is what there is to choose from.
    (first, known.find(|id| *id != first).filter(|_| !address::query().embed))
}

/// How texts are shown, wherever they are.
#[derive(Clone, Copy)]
pub struct Look {
    pub scope: RwSignal<Scope>,
    pub wrap: RwSignal<bool>,
    pub numbers: RwSignal<bool>,
}

impl Look {
    pub fn new() -> Self {
        Look { scope: RwSignal::new(Scope::Complete), wrap: RwSignal::new(false), numbers: RwSignal::new(false) }
    }
}

/// The generated texts in view. Copies are the same.
#[derive(Clone, Copy)]
pub struct Previews {
    /// The id of the target in view.
    pub target: RwSignal<&'static str>,
    /// The id of the target next to it, if there are two.
    pub second: RwSignal<Option<&'static str>>,
    /// The ids of the targets that were used last.
    pub recent: RwSignal<Vec<&'static str>>,
    /// The ids of targets that are shown in their variant.
    pub alternatives: RwSignal<Vec<&'static str>>,
    pub look: Look,
    /// The families whose previews are in view: findings are about these.
    pub families: Memo<Vec<Family>>,
    /// How the target in view spells the names of arguments.
    pub vocabulary: Memo<Vocabulary>,
    pub texts: [Text; 2],
}

/// The text in one of the two places.
#[derive(Clone, Copy)]
pub struct Text {
    pub generated: StoredValue<Option<Generated>>,
    /// Whether it was copied a moment ago.
    pub copied: RwSignal<bool>,
}

impl Previews {
    pub fn new() -> Self {
        let (first, second) = first_targets();
        let (in_view, second) = (RwSignal::new(first), RwSignal::new(second));
        let text = || Text { generated: StoredValue::new(None), copied: RwSignal::new(false) };
        Previews {
            target: in_view,
            second,
            recent: RwSignal::new(recent_targets(first)),
            alternatives: RwSignal::new(Vec::new()),
            look: Look::new(),
            families: Memo::new(move |_| {
                let in_view = [Some(in_view.get()), second.get()];
                in_view.into_iter().flatten().filter_map(target).map(|target| target.family).collect::<Vec<_>>()
            }),
            vocabulary: Memo::new(move |_| {
                target(in_view.get()).map_or(Vocabulary::Terraform, |target| target.vocabulary)
            }),
            texts: [text(), text()],
        }
    }

    /// Notes what is in view, for now and for the next visit.
    pub fn note_in_view(self) {
        let ids: Vec<&'static str> = std::iter::once(self.target.get()).chain(self.second.get()).collect();
        let mut recent = self.recent.get_untracked();
        for id in &ids {
            used(&mut recent, id);
        }
        browser::store(STORED, Some(&ids.join(",")));
        browser::store(STORED_RECENT, Some(&recent.join(",")));
        if self.recent.with_untracked(|now| *now != recent) {
            self.recent.set(recent);
        }
    }
}
