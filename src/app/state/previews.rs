//! Which generated texts are in view, and how they are shown.

use cognito_client_builder::program::Scope;
use cognito_client_builder::schema::{Family, Vocabulary};
use cognito_client_builder::targets::{Generated, TARGETS, target};
use leptos::prelude::*;

use crate::app::browser;
use crate::app::browser::address;

/// Where it is kept which targets were in view last.
pub const STORED: &str = "cognito-client-builder/targets";

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
}
