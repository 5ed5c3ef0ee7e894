//! Which generated texts are in view, and how they are shown.

use cognito_client_builder::program::Scope;
use cognito_client_builder::schema::{Family, Vocabulary};
use cognito_client_builder::targets::{Generated, TARGETS, Target, VARIANTS, target};
use leptos::prelude::*;

use crate::app::browser;
use crate::app::browser::address;
use crate::app::state::page::Page;

/// Where it is kept which targets were in view last.
pub const STORED: &str = "cognito-client-builder/targets";

/// The ids of the targets to begin with: the address's, of which there may be two beside each other, else those that
/// were in view last, else the first.
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
    /// The id of the target beside it, if there are two.
    pub second: RwSignal<Option<&'static str>>,
    /// The ids of targets that are shown in their variant.
    pub alternatives: RwSignal<Vec<&'static str>>,
    pub look: Look,
    /// The families whose previews are in view: findings are about these.
    pub families: Memo<Vec<Family>>,
    /// How the target in view spells the names of arguments.
    pub vocabulary: Memo<Vocabulary>,
    texts: [Text; 2],
}

/// The text in one of the two places.
#[derive(Clone, Copy)]
struct Text {
    generated: StoredValue<Option<Generated>>,
    /// Whether it was copied a moment ago.
    copied: RwSignal<bool>,
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

/// One of the two places for a text. Copies are the same.
#[derive(Clone, Copy)]
pub struct Pane {
    pub page: Page,
    second: bool,
}

impl Pane {
    pub fn first(page: Page) -> Self {
        Pane { page, second: false }
    }

    pub fn second(page: Page) -> Self {
        Pane { page, second: true }
    }

    pub fn is_first(self) -> bool {
        !self.second
    }

    /// In ids of elements.
    pub fn name(self) -> &'static str {
        if self.second { "second" } else { "preview" }
    }

    pub fn id(self, part: &str) -> String {
        format!("{}-{part}", self.name())
    }

    /// The id of the target in view; tracked.
    pub fn target(self) -> &'static str {
        let previews = self.page.previews;
        if self.second { previews.second.get().unwrap_or(TARGETS[0].id) } else { previews.target.get() }
    }

    /// Shows a target here. What is in the other place changes places with it.
    pub fn choose(self, id: &'static str) {
        let Previews { target, second, .. } = self.page.previews;
        let (first, other) = (target.get_untracked(), second.get_untracked());
        if self.second {
            if let (true, Some(other)) = (first == id, other) {
                target.set(other);
            }
            second.set(Some(id));
        } else {
            if other == Some(id) {
                second.set(Some(first));
            }
            target.set(id);
        }
    }

    /// The target in view, in the variant that was chosen; tracked.
    pub fn now(self) -> &'static Target {
        let id = self.target();
        let other = self.page.previews.alternatives.with(|all| all.contains(&id));
        let variant = VARIANTS.iter().find(|variant| other && variant.of == id).map(|variant| variant.target);
        variant.or_else(|| target(id)).unwrap_or(TARGETS[0])
    }

    fn shown(self) -> Text {
        self.page.previews.texts[usize::from(self.second)]
    }

    /// Keeps what is on screen, to be copied.
    pub fn keep(self, generated: Option<Generated>) {
        self.shown().generated.set_value(generated);
    }

    pub fn is_copied(self) -> bool {
        self.shown().copied.get()
    }

    /// The text on screen; empty where none is in view.
    pub fn text(self) -> String {
        let generated = self.shown().generated;
        generated.with_value(|generated| generated.as_ref().map(Generated::text)).unwrap_or_default()
    }

    /// Copies the text, where one is in view.
    pub fn copy(self) {
        let Text { generated, copied } = self.shown();
        if generated.with_value(Option::is_none) {
            return;
        }
        let page = self.page;
        browser::copy(self.text(), move |done| {
            if done {
                copied.set(true);
                page.say(format!("Copied {}", untrack(move || self.now()).file_name));
                browser::after(2_000, move || copied.set(false));
            } else {
                browser::select_text(&self.id("text"));
                page.say("The browser refused to copy. The text is selected: copy it with the keyboard.");
            }
        });
    }
}
