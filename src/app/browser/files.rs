//! Files that are chosen or dropped, and work that is done in a worker. Decides nothing about what is in them.

use std::cell::RefCell;
use std::collections::HashSet;
use std::rc::Rc;

use cognito_client_builder::import::SourceFile;
use cognito_client_builder::import::select::{self, Candidate, OutputFolder, select};
use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use leptos::prelude::document;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, Event, HtmlInputElement, MessageEvent, WorkerOptions, WorkerType};

/// The most files that are read at once, and that a folder may have.
const MOST_FILES: usize = 500;
const MOST_ENTRIES: usize = 20_000;
/// The largest file that is read, in bytes.
const MOST_BYTES: f64 = (16 << 20) as f64;

/// What was chosen or dropped.
#[derive(Default)]
pub struct Chosen {
    pub files: Vec<SourceFile>,
    /// The names of those that came with a folder.
    pub in_folder: HashSet<String>,
    /// What tools wrote, in `outputs`: to be read if the files hold nothing.
    pub later: Vec<SourceFile>,
    pub outputs: Vec<OutputFolder>,
    /// Sentences about what could not be read.
    pub refused: Vec<String>,
}

impl Chosen {
    /// Files that no folder was chosen for.
    pub fn of(files: Vec<SourceFile>) -> Chosen {
        Chosen { files, ..Chosen::default() }
    }
}

fn get(object: &JsValue, key: &str) -> JsValue {
    Reflect::get(object, &JsValue::from_str(key)).unwrap_or(JsValue::UNDEFINED)
}

fn text_of(object: &JsValue, key: &str) -> String {
    get(object, key).as_string().unwrap_or_default()
}

/// What a method gives that takes a function for its result, and one for its error.
fn promised(object: &JsValue, method: &str) -> JsFuture {
    JsFuture::from(Promise::new(&mut |resolve, reject| {
        if let Ok(method) = get(object, method).dyn_into::<Function>() {
            let _ = method.call2(object, &resolve, &reject);
        }
    }))
}

async fn read(file: &JsValue, name: &str) -> Result<SourceFile, String> {
    if get(file, "size").as_f64().is_none_or(|size| size > MOST_BYTES) {
        let most = MOST_BYTES as usize >> 20;
        return Err(format!("{name} is larger than {most} MB, the maximum."));
    }
    let unreadable = || format!("The browser couldn't read {name}. Check that the file still exists, and try again.");
    let blob = file.dyn_ref::<Blob>().ok_or_else(unreadable)?;
    let buffer = JsFuture::from(blob.array_buffer()).await.map_err(|_| unreadable())?;
    SourceFile::from_bytes(name, &Uint8Array::new(&buffer).to_vec())
}

/// Something that gives a file.
enum Source {
    File(JsValue),
    Entry(JsValue),
}

/// Reads what counts of the files that were found.
async fn read_all(found: Vec<(Candidate, Source)>) -> Chosen {
    let (candidates, sources): (Vec<Candidate>, Vec<Source>) = found.into_iter().unzip();
    let selection = select(&candidates);
    let mut chosen = Chosen { outputs: selection.outputs, ..Chosen::default() };
    let count = selection.first.len() + selection.later.len();
    for (at, index) in selection.first.iter().chain(&selection.later).take(MOST_FILES).enumerate() {
        let Candidate { path, alone } = &candidates[*index];
        let file = match &sources[*index] {
            Source::File(file) => file.clone(),
            Source::Entry(entry) => promised(entry, "file").await.unwrap_or(JsValue::UNDEFINED),
        };
        match read(&file, path).await {
            Ok(file) if at < selection.first.len() => chosen.files.push(file),
            Ok(file) => chosen.later.push(file),
            Err(why) => chosen.refused.push(why),
        }
        if !alone {
            chosen.in_folder.insert(path.clone());
        }
    }
    if count > MOST_FILES {
        let rest = count - MOST_FILES;
        chosen.refused.push(format!("Read {MOST_FILES} files, and skipped {rest} more. Open a smaller folder."));
    }
    for list in [&mut chosen.files, &mut chosen.later] {
        list.sort_by(|a, b| a.name.cmp(&b.name));
    }
    chosen
}

/// Reads the files that a user chose in a dialog of the browser.
pub fn chosen(event: &Event, done: impl FnOnce(Chosen) + 'static) {
    let Some(input) = event.target().and_then(|it| it.dyn_into::<HtmlInputElement>().ok()) else { return };
    let list = Array::from(&get(&input, "files"));
    spawn_local(async move {
        let found = list.iter().take(MOST_ENTRIES).map(|file| {
            let path = text_of(&file, "webkitRelativePath");
            let alone = path.is_empty();
            let path = if alone { text_of(&file, "name") } else { path };
            (Candidate { path, alone }, Source::File(file))
        });
        let chosen = read_all(found.collect()).await;
        // The same files can be chosen again.
        input.set_value("");
        done(chosen);
    });
}

/// Whether an event of dragging is about files.
pub fn is_dragged(event: &Event) -> bool {
    let kinds = Array::from(&get(&get(event, "dataTransfer"), "types"));
    kinds.iter().any(|kind| kind.as_string().is_some_and(|kind| kind == "Files"))
}

/// Reads files and folders that were dropped.
pub fn dropped(event: &Event, done: impl FnOnce(Chosen) + 'static) {
    let data = get(event, "dataTransfer");
    let items = Array::from(&get(&data, "items"));
    // Where there aren't entries, files are all that can be dropped.
    let list = Array::from(&get(&data, "files"));
    // The list is gone after the event.
    let mut entries: Vec<JsValue> = items
        .iter()
        .filter_map(|item| get(&item, "webkitGetAsEntry").dyn_into::<Function>().ok()?.call0(&item).ok())
        .filter(JsValue::is_object)
        .collect();
    entries.reverse();
    let single: Vec<String> = entries.iter().map(|entry| text_of(entry, "fullPath")).collect();
    spawn_local(async move {
        let mut found = Vec::new();
        if entries.is_empty() {
            found.extend(
                list.iter().map(|file| (Candidate { path: text_of(&file, "name"), alone: true }, Source::File(file))),
            );
        }
        while let Some(entry) = entries.pop().filter(|_| found.len() < MOST_ENTRIES) {
            let path = text_of(&entry, "fullPath");
            if !get(&entry, "isDirectory").is_truthy() {
                let alone = single.contains(&path);
                found.push((Candidate { path: path.trim_start_matches('/').to_owned(), alone }, Source::Entry(entry)));
                continue;
            }
            if !select::enters(&path) {
                continue;
            }
            let Ok(make) = get(&entry, "createReader").dyn_into::<Function>() else { continue };
            let Ok(reader) = make.call0(&entry) else { continue };
            // It gives a hundred at a time.
            while let Ok(batch) = promised(&reader, "readEntries").await {
                let batch = Array::from(&batch);
                if batch.length() == 0 || entries.len() > MOST_ENTRIES {
                    break;
                }
                entries.extend(batch.iter());
            }
        }
        done(read_all(found).await);
    });
}

/// A function of the program that runs in a worker. Dropped, it stops.
pub struct Worker {
    worker: web_sys::Worker,
    _heard: Closure<dyn FnMut(MessageEvent)>,
    _failed: Closure<dyn FnMut(Event)>,
}

impl Worker {
    /// Calls a function of the script interface with texts; tells how far it is, in percent, and at last the result.
    pub fn start(
        function: &str,
        values: &[&str],
        mut progress: impl FnMut(u32) + 'static,
        done: impl FnOnce(Result<String, String>) + 'static,
    ) -> Option<Worker> {
        let base = document().base_uri().ok().flatten()?;
        let address = |file: &str| web_sys::Url::new_with_base(file, &base).map(|url| url.href()).ok();
        let program = document().query_selector("meta[name=application]").ok().flatten()?;
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = web_sys::Worker::new_with_options(&address("./worker.js")?, &options).ok()?;
        let done = Rc::new(RefCell::new(Some(done)));
        let finished = Rc::clone(&done);
        let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let data = event.data();
            if let Some(percent) = get(&data, "percent").as_f64() {
                progress(percent as u32);
                return;
            }
            let result = match get(&data, "result").as_string() {
                Some(result) => Ok(result),
                None => Err(text_of(&data, "error")),
            };
            let done = finished.borrow_mut().take();
            if let Some(done) = done {
                done(result);
            }
        });
        let failed = Closure::<dyn FnMut(Event)>::new(move |_| {
            let done = done.borrow_mut().take();
            if let Some(done) = done {
                done(Err("Couldn't load a part of this page. Check your connection, and try again.".to_owned()));
            }
        });
        worker.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        worker.set_onerror(Some(failed.as_ref().unchecked_ref()));
        let message = js_sys::Object::new();
        let values: Array = values.iter().map(|it| JsValue::from_str(it)).collect();
        for (key, value) in [
            ("module", JsValue::from_str(&address(&program.get_attribute("data-module")?)?)),
            ("wasm", JsValue::from_str(&address(&program.get_attribute("data-wasm")?)?)),
            ("function", JsValue::from_str(function)),
            ("values", values.into()),
        ] {
            let _ = Reflect::set(&message, &JsValue::from_str(key), &value);
        }
        worker.post_message(&message).ok()?;
        Some(Worker { worker, _heard: heard, _failed: failed })
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}
