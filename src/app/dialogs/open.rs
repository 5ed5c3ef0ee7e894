//! What a person has already: pasted, dropped or chosen files. They are read here, shown with what was found in them,
//! and given back with what was changed since. The files' texts stay in the memory of this page: a secret in them
//! reaches neither the document nor the storage.

use std::collections::HashSet;
use std::sync::Arc;

use cognito_client_builder::document::Document;
use cognito_client_builder::import::select::OutputFolder;
use cognito_client_builder::import::{Format, SourceFile};
use cognito_client_builder::targets::target;
use leptos::html;
use leptos::prelude::*;
use serde_json::Value as Json;

use crate::app::browser;
use crate::app::browser::files::{self as browser_files, Chosen, Worker};
use crate::app::edges::script;
use crate::app::parts::icons::{self, icon};
use crate::app::side::View;
use crate::app::state::page::{Dialog, Half, Page};

/// Longer texts are read beside the page, so that it does not stand still; in bytes.
pub const AT_ONCE: usize = 200_000;

/// The most findings that are shown.
const MOST_FINDINGS: usize = 200;

/// Files that were opened, and what was read from them.
#[derive(Debug, PartialEq)]
pub struct Pasted {
    pub files: Vec<SourceFile>,
    /// The document as it was read.
    pub document: Document,
    /// By file.
    formats: Vec<Option<Format>>,
    findings: Vec<Found>,
    /// What is known of files that were not read, as sentences.
    notes: Vec<String>,
    /// Whether everything in the files is in the document.
    complete: bool,
    /// The bytes of secrets, by file.
    secrets: Vec<(usize, usize, usize)>,
    /// What the files say of variables and locals: the reference, the value, who says it.
    pub known: Vec<(String, String, String)>,
}

/// A finding about the text of a file.
#[derive(Debug, Clone, PartialEq)]
struct Found {
    severity: String,
    file: usize,
    line: usize,
    column: usize,
    message: String,
    /// What to write into the file, with places in UTF-16.
    fix: Vec<(usize, usize, String)>,
}

impl Pasted {
    /// From what `script::import` gives.
    fn read(files: Vec<SourceFile>, import: &Json) -> Result<Self, String> {
        let list = |key: &str| import[key].as_array().cloned().unwrap_or_default();
        let text = |json: &Json, key: &str| json[key].as_str().unwrap_or_default().to_owned();
        let number = |json: &Json, key: &str| json[key].as_u64().unwrap_or(0) as usize;
        Ok(Pasted {
            files,
            document: Document::from_json(&import["document"])?,
            formats: list("formats").iter().map(|id| Format::from_id(id.as_str()?)).collect(),
            findings: list("findings")
                .iter()
                .map(|it| Found {
                    severity: text(it, "severity"),
                    file: number(it, "index"),
                    line: number(it, "line"),
                    column: number(it, "column"),
                    message: text(it, "message"),
                    fix: it["fix"]
                        .as_array()
                        .into_iter()
                        .flatten()
                        .map(|it| (number(it, "start"), number(it, "end"), text(it, "text")))
                        .collect(),
                })
                .collect(),
            notes: Vec::new(),
            complete: import["complete"] == Json::Bool(true),
            secrets: list("secrets")
                .iter()
                .map(|it| (number(it, "index"), number(it, "start"), number(it, "end")))
                .collect(),
            known: list("known")
                .iter()
                .map(|it| (text(it, "reference"), it["value"].to_string(), text(it, "saidBy")))
                .collect(),
        })
    }

    /// Leaves out files that came with a folder and are something else: a manifest of packages is no fault of the user.
    fn leave_out_others(&mut self, in_folder: &HashSet<String>) {
        let is_other = |index: usize| {
            let mut found = self.findings.iter().filter(|it| it.file == index);
            let only =
                found.next().is_some_and(|it| it.message.starts_with("This is no format")) && found.next().is_none();
            only && self.formats[index].is_none() && in_folder.contains(&self.files[index].name)
        };
        let others: Vec<bool> = (0..self.files.len()).map(is_other).collect();
        let names: Vec<String> = (0..others.len()).filter(|it| others[*it]).map(|it| self.file_name(it)).collect();
        if names.is_empty() {
            return;
        }
        let place = |index: usize| index - others[..index].iter().filter(|it| **it).count();
        let (mut file, mut format) = (others.iter(), others.iter());
        self.files.retain(|_| file.next() == Some(&false));
        self.formats.retain(|_| format.next() == Some(&false));
        self.findings.retain(|it| !others[it.file]);
        self.findings.iter_mut().for_each(|it| it.file = place(it.file));
        self.secrets.iter_mut().for_each(|it| it.0 = place(it.0));
        let shown = names.iter().take(5).map(String::as_str).collect::<Vec<_>>().join(", ");
        let more = if names.len() > 5 { ", \u{2026}" } else { "" };
        self.notes.push(match names.len() {
            1 => format!("Skipped 1 file in another format: {shown}."),
            many => format!("Skipped {many} files in other formats: {shown}{more}."),
        });
    }

    /// The files after the fix of a finding.
    fn fixed(&self, found: &Found) -> Vec<SourceFile> {
        let mut files = self.files.clone();
        if let Some(file) = files.get_mut(found.file) {
            let units: Vec<u16> = file.text.encode_utf16().collect();
            let mut text = String::with_capacity(file.text.len());
            let mut at = 0;
            for (start, end, new) in &found.fix {
                text.push_str(&String::from_utf16_lossy(units.get(at..*start).unwrap_or_default()));
                text.push_str(new);
                at = *end;
            }
            text.push_str(&String::from_utf16_lossy(units.get(at..).unwrap_or_default()));
            file.text = text;
        }
        files
    }

    /// The id of the target that writes what was read.
    fn target(&self) -> Option<&'static str> {
        let id = match self.formats.iter().flatten().next()? {
            Format::TerraformHcl | Format::TerraformVariables => "terraform-hcl",
            Format::TerraformJson => "terraform-json",
            Format::CloudFormationYaml | Format::Serverless => "cloudformation-yaml",
            Format::CloudFormationJson => "cloudformation-json",
            Format::PulumiYaml if self.files.iter().any(|file| file.text.contains("aws-native:")) => {
                "pulumi-aws-native-yaml"
            }
            Format::PulumiYaml => "pulumi-aws-yaml",
            Format::ApiInput => "aws-cli",
            _ => return None,
        };
        target(id).map(|target| target.id)
    }

    fn is_empty(&self) -> bool {
        self.document.clients.is_empty() && self.document.resources().next().is_none()
    }

    /// What a sentence calls it.
    pub fn name(&self) -> String {
        match self.files.as_slice() {
            [file] if !file.name.is_empty() => file.base_name().to_owned(),
            [_] => "what you pasted".to_owned(),
            files => format!("{} files", files.len()),
        }
    }

    /// A file's name; `other` where it has none.
    pub fn name_of(&self, index: usize, other: &str) -> String {
        match self.files.get(index) {
            Some(file) if !file.name.is_empty() => file.name.clone(),
            _ => other.to_owned(),
        }
    }

    fn file_name(&self, index: usize) -> String {
        self.name_of(index, "pasted text")
    }

    /// The name under which a text without one is saved.
    pub fn file_name_for(&self, index: usize) -> String {
        let ending = match self.formats.get(index).copied().flatten() {
            Some(Format::TerraformHcl) => "tf",
            Some(Format::TerraformVariables) => "tfvars",
            Some(Format::CloudFormationYaml | Format::Serverless | Format::PulumiYaml) => "yaml",
            _ => "json",
        };
        format!("client.{ending}")
    }

    /// A line of a file as it may be shown.
    fn line(&self, file: usize, line: usize) -> String {
        let text = self.files.get(file).map_or("", |file| &file.text);
        self.hide(text.lines().nth(line.saturating_sub(1)).unwrap_or_default().trim_end())
    }

    /// A text as it may be shown: with dots in place of the secrets of the files.
    pub fn hide(&self, text: &str) -> String {
        let mut text = text.to_owned();
        for (file, start, end) in &self.secrets {
            let secret = self.files.get(*file).and_then(|file| file.text.get(*start..*end)).unwrap_or_default();
            let secret = secret.trim_matches(['"', '\'']);
            if !secret.is_empty() && text.contains(secret) {
                text = text.replace(secret, "\u{2022}\u{2022}\u{2022}\u{2022}\u{2022}\u{2022}");
            }
        }
        text
    }

    pub fn has_secrets(&self) -> bool {
        !self.secrets.is_empty()
    }
}

/// Where an import stands.
#[derive(Debug, Clone, PartialEq)]
enum Progress {
    Idle,
    /// In percent.
    Reading(u32),
    Refused(String),
}

/// The dialog: a box to paste into, and the ways to files.
pub fn dialog(page: Page) -> AnyView {
    let area = NodeRef::<html::Textarea>::new();
    let format = RwSignal::new(None::<Format>);
    let progress = RwSignal::new(Progress::Idle);
    let running = StoredValue::new_local(None::<Worker>);
    let read = move |chosen: Chosen| {
        running.set_value(None);
        open(page, chosen, format.get_untracked(), None, progress, running);
    };
    let paste = move |_| {
        let text = area.get_untracked().map(|area| area.value()).unwrap_or_default();
        if text.trim().is_empty() {
            progress.set(Progress::Refused("There is nothing to open yet.".to_owned()));
        } else {
            read(Chosen::of(vec![SourceFile::new("", text)]));
        }
    };
    let chosen = move |event: web_sys::Event| browser_files::chosen(&event, read);
    on_cleanup(move || running.set_value(None));
    let formats = Format::ALL.iter().map(|it| view! { <option value=it.id()>{it.label()}</option> }).collect_view();
    let pick = move |label: &'static str, folder: bool| {
        view! {
            <label class="chip file-chip">
                {icon(if folder { icons::LAYERS } else { icons::OPEN })}
                {label}
                <input type="file" class="off-screen" multiple prop:webkitdirectory=folder on:change=chosen />
            </label>
        }
        .into_any()
    };
    let busy = move || matches!(progress.get(), Progress::Reading(_));
    let body = view! {
        <p>
            "Terraform (.tf, .tfvars, JSON, state or plan), CloudFormation, SAM, Serverless, Pulumi YAML, what "
            <code>"aws cognito-idp describe-user-pool-client"</code> " prints, or a link of this page. It is read in this page and sent nowhere; undo brings back what is on screen."
        </p>
        <label class="editor">
            <span>"Paste it here"</span>
            <textarea
                node_ref=area
                id="paste"
                class="input"
                rows="14"
                autofocus
                spellcheck="false"
                autocomplete="off"
                aria-describedby="open-refused"
                aria-invalid=move || matches!(progress.get(), Progress::Refused(_)).to_string()
            ></textarea>
        </label>
        <p class="error" id="open-refused" role="alert">
            {move || if let Progress::Refused(why) = progress.get() { why } else { String::new() }}
        </p>
        <div class="open-foot">
            {pick("Choose files\u{2026}", false)} {pick("Choose a folder\u{2026}", true)}
            <label class="format">
                <span>"Format"</span>
                <select class="input" on:change=move |event| format.set(Format::from_id(&event_target_value(&event)))>
                    <option value="">"Recognise it"</option>
                    {formats}
                </select>
            </label>
            <button type="button" class="primary" disabled=busy on:click=paste>"Open"</button>
        </div>
        <div class="progress" hidden=move || !busy()>
            <progress max="100" aria-label="Reading" prop:value=move || if let Progress::Reading(percent) = progress.get() { percent } else { 0 }></progress>
            <button type="button" class="quiet" on:click=move |_| {
                running.set_value(None);
                progress.set(Progress::Idle);
            }>"Cancel"</button>
        </div>
        <p class="open-hint">"Files and folders can also be dropped anywhere on the page."</p>
    };
    body.into_any()
}

/// Reads files that were dropped on the page, or a text that was pasted beside every box.
pub fn receive(page: Page, chosen: Chosen) {
    receive_keeping(page, chosen, None);
}

/// What was on screen when files are read again after a fix: what was read of them before, and what it became.
struct Kept {
    read: Document,
    now: Document,
}

/// Reads the files again with the fix of a finding. Changes since they were read stay.
fn fix(page: Page, pasted: &Pasted, found: &Found) {
    let kept = Kept { read: pasted.document.clone(), now: page.workspace.document_untracked() };
    receive_keeping(page, Chosen::of(pasted.fixed(found)), Some(kept));
}

fn receive_keeping(page: Page, chosen: Chosen, kept: Option<Kept>) {
    let progress = RwSignal::new(Progress::Idle);
    let running = StoredValue::new_local(None::<Worker>);
    open(page, chosen, None, kept, progress, running);
    Effect::new(move |_| match progress.get() {
        Progress::Refused(why) => {
            page.say(why);
            running.set_value(None);
        }
        Progress::Reading(percent) => page.say(format!("Reading: {percent} %")),
        Progress::Idle => {}
    });
}

/// Reads files and shows what they hold. What takes long goes on beside the page as long as the reader is kept.
fn open(
    page: Page,
    chosen: Chosen,
    format: Option<Format>,
    kept: Option<Kept>,
    progress: RwSignal<Progress>,
    running: StoredValue<Option<Worker>, LocalStorage>,
) {
    let Chosen { files, in_folder, later, outputs, refused } = chosen;
    if files.is_empty() && later.is_empty() {
        let why = match refused.is_empty() {
            true => "There was no text file that can be read here.".to_owned(),
            false => refused.join(" "),
        };
        progress.set(Progress::Refused(why));
        return;
    }
    let id = format.map_or("", Format::id);
    let json = script::files_to_json(&files);
    let finish = move |result: Result<String, String>| {
        let pasted = result.and_then(|text| {
            let import: Json = serde_json::from_str(&text).map_err(|error| error.to_string())?;
            Pasted::read(files, &import)
        });
        let mut pasted = match pasted {
            Ok(pasted) => pasted,
            Err(why) => return progress.set(Progress::Refused(why)),
        };
        pasted.leave_out_others(&in_folder);
        if pasted.is_empty() && !later.is_empty() {
            // What a tool wrote is not a user's file.
            let told = outputs.iter().map(OutputFolder::read).chain(refused).collect();
            let rest = Chosen { files: later, in_folder, refused: told, ..Chosen::default() };
            return open(page, rest, format, None, progress, running);
        }
        pasted.notes.extend(refused);
        pasted.notes.extend(outputs.iter().map(OutputFolder::skipped));
        if pasted.is_empty() {
            progress.set(Progress::Refused(nothing(&pasted)));
        } else {
            progress.set(Progress::Idle);
            show(page, pasted, kept);
        }
    };
    if json.len() <= AT_ONCE {
        finish(script::import(&json, id, None));
    } else {
        progress.set(Progress::Reading(0));
        running.set_value(Worker::start(
            "importFiles",
            &[&json, id],
            move |percent| progress.set(Progress::Reading(percent)),
            finish,
        ));
    }
}

/// Why there is nothing to show.
fn nothing(pasted: &Pasted) -> String {
    let error = pasted.findings.iter().find(|it| it.severity == "error");
    let Some(found) = error.or_else(|| pasted.findings.first().filter(|_| !pasted.complete)) else {
        let nothing = "There is no user pool client in it, and nothing that belongs to one.".to_owned();
        return [vec![nothing], pasted.notes.clone()].concat().join(" ");
    };
    if error.is_none() {
        // What was not read may well hold one.
        let (message, line, column) = (&found.message, found.line, found.column);
        return format!("No user pool client was read. {message} (line {line}, column {column})");
    }
    match pasted.formats.get(found.file) {
        Some(None) if !found.message.starts_with("This is not JSON") => found.message.clone(),
        _ => format!("{} (line {}, column {})", found.message, found.line, found.column),
    }
}

/// Puts what was read on screen: its review first.
fn show(page: Page, pasted: Pasted, kept: Option<Kept>) {
    let clients = pasted.document.clients.len();
    let said = match clients {
        1 => format!("Opened {} with 1 client", pasted.name()),
        _ => format!("Opened {} with {clients} clients", pasted.name()),
    };
    let unread = pasted.findings.iter().filter(|it| it.severity == "error").count();
    let said = match unread {
        0 => said,
        1 => format!("{said}; 1 place could not be read"),
        many => format!("{said}; {many} places could not be read"),
    };
    let target = pasted.target();
    // Where the fix lets more be read, that is shown, and undo brings the changes back.
    let changed = kept.filter(|it| it.read == pasted.document && it.now != it.read).map(|it| it.now);
    page.asks.set(false);
    page.open_files(pasted, said);
    if let Some(changed) = changed {
        page.workspace.change(|document| *document = changed);
    }
    // Findings are about the tools in view: begin with the tool of the file.
    if let Some(target) = target {
        page.target.set(target);
    }
    page.view.set(View::Review);
    browser::after(0, move || {
        if browser::is_narrow() {
            page.half.set(Half::Preview);
            browser::scroll_up();
        }
        browser::focus_first("#side-view");
    });
}

/// What was read, at the head of the review.
pub fn told(page: Page) -> AnyView {
    view! { {move || page.pasted.get().map(|pasted| told_of(page, &pasted))} }.into_any()
}

fn told_of(page: Page, pasted: &Arc<Pasted>) -> AnyView {
    let files: Vec<String> = pasted
        .formats
        .iter()
        .enumerate()
        .take(8)
        .map(|(at, format)| format!("{} ({})", pasted.file_name(at), format.map_or("not read", Format::label)))
        .collect();
    let more = pasted.files.len().saturating_sub(files.len());
    let mut list = files.join(", ");
    if more > 0 {
        list.push_str(&format!(" and {more} more"));
    }
    let secret = pasted.has_secrets().then(|| {
        view! {
            <p class="finding" data-severity="warning">
                {icon(icons::WARNING)}
                <span>"There was a client secret in it. It was taken out: it is in no document, no link and no storage of this page. Wherever the text came from still has it."</span>
            </p>
        }
    });
    let known = (!pasted.known.is_empty()).then(|| {
        let rows = pasted
            .known
            .iter()
            .take(MOST_FINDINGS)
            .map(|(reference, value, by)| view! { <li><code>{reference.clone()}</code> " is " <code>{value.clone()}</code> <span class="said-by">" (" {by.clone()} ")"</span></li> })
            .collect_view();
        view! { <details class="known"><summary>"What the files say of variables"</summary><ul>{rows}</ul></details> }
    });
    let count = pasted.findings.len() + pasted.notes.len();
    // What could not be read comes first.
    let rank = |found: &&Found| ["error", "warning"].iter().position(|it| *it == found.severity).unwrap_or(2);
    let mut ordered: Vec<&Found> = pasted.findings.iter().collect();
    ordered.sort_by_key(rank);
    let rows = ordered.into_iter().take(MOST_FINDINGS).map(|found| finding(page, pasted, found)).collect_view();
    let notes = pasted.notes.iter().map(|note| view! { <li><p>{note.clone()}</p></li> }.into_any()).collect_view();
    let findings = (count > 0).then(|| {
        let open = count <= 5 || !pasted.notes.is_empty() || pasted.findings.iter().any(|it| it.severity != "info");
        view! {
            <details class="known" open=open>
                <summary>{if count == 1 { "1 thing to know about the text".to_owned() } else { format!("{count} things to know about the text") }}</summary>
                <ul class="found-list">{notes}{rows}</ul>
            </details>
        }
    });
    view! {
        <section class="read told">
            <p>"Read: " {list} ". " {(pasted.complete && pasted.notes.is_empty()).then_some("Everything in it is in the document.")}</p>
            {secret}
            {findings}
            {known}
            <div class="chips">
                <button type="button" class="chip" on:click=move |_| page.view.set(View::Files)>{icon(icons::OPEN)} "Your files, with what you change"</button>
                <button type="button" class="chip" on:click=move |_| page.dialog.set(Some(Dialog::Open))>"Open something else\u{2026}"</button>
            </div>
        </section>
    }
    .into_any()
}

fn finding(page: Page, pasted: &Arc<Pasted>, found: &Found) -> AnyView {
    let place = format!("{}:{}:{}", pasted.file_name(found.file), found.line, found.column);
    let line: String = pasted.line(found.file, found.line).chars().take(200).collect();
    let button = (!found.fix.is_empty()).then(|| {
        let label = if found.fix.len() == 1 { "Fix" } else { "Fix all" };
        let name = format!("{label}: {}", found.message);
        let (pasted, found) = (pasted.clone(), found.clone());
        view! {
            <button type="button" class="chip" aria-label=name on:click=move |_| fix(page, &pasted, &found)>{label}</button>
        }
    });
    view! {
        <li data-severity=found.severity.clone()>
            <p>
                {(found.severity == "error").then(|| icon(icons::ERROR))}
                <span class="off-screen">{found.severity.clone()} ": "</span> {found.message.clone()} " " <code class="place">{place}</code>
            </p>
            <pre class="source-line" translate="no">{line}</pre>
            {button}
        </li>
    }
    .into_any()
}
