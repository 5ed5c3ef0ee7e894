//! Files that are chosen or dropped, and reading them beside the page. Decides nothing about what is in them.

use std::rc::Rc;

use cognito_client_builder::import::SourceFile;
use js_sys::{Array, Function, Promise, Reflect};
use leptos::prelude::document;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, Event, HtmlInputElement, MessageEvent, Worker, WorkerOptions, WorkerType};

/// The most files that are taken from a folder.
const MOST_FILES: usize = 500;
/// The largest file that is taken, in bytes.
const MOST_BYTES: f64 = (16 << 20) as f64;
/// What is taken from a folder: what other files hold is not read here.
const ENDINGS: &[&str] = &[".tf", ".tfvars", ".json", ".yaml", ".yml", ".template", ".tfstate"];
/// Folders of tools, which hold copies.
const SKIPPED: &[&str] = &["node_modules", ".git", ".terraform", ".serverless", "cdk.out", ".aws-sam"];

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

fn is_wanted(path: &str) -> bool {
    let mut parts = path.split('/');
    !parts.any(|part| SKIPPED.contains(&part)) && ENDINGS.iter().any(|ending| path.ends_with(ending))
}

async fn read(file: &JsValue, name: String) -> Option<SourceFile> {
    if get(file, "size").as_f64().is_none_or(|size| size > MOST_BYTES) {
        return None;
    }
    let text = JsFuture::from(file.dyn_ref::<Blob>()?.text()).await.ok()?.as_string()?;
    Some(SourceFile::new(name, text))
}

/// Reads the files that a person chose in a dialog of the browser.
pub fn chosen(event: &Event, done: impl FnOnce(Vec<SourceFile>) + 'static) {
    let Some(input) = event.target().and_then(|it| it.dyn_into::<HtmlInputElement>().ok()) else { return };
    let list = Array::from(&get(&input, "files"));
    spawn_local(async move {
        let mut files = Vec::new();
        for file in list.iter().take(20_000) {
            let path = text_of(&file, "webkitRelativePath");
            let folder = !path.is_empty();
            if files.len() >= MOST_FILES || folder && !is_wanted(&path) {
                continue;
            }
            let name = if folder { path } else { text_of(&file, "name") };
            files.extend(read(&file, name).await);
        }
        // The same files can be chosen again.
        input.set_value("");
        done(files);
    });
}

/// Whether an event of dragging is about files.
pub fn is_dragged(event: &Event) -> bool {
    let kinds = Array::from(&get(&get(event, "dataTransfer"), "types"));
    kinds.iter().any(|kind| kind.as_string().is_some_and(|kind| kind == "Files"))
}

/// Reads files and folders that were dropped.
pub fn dropped(event: &Event, done: impl FnOnce(Vec<SourceFile>) + 'static) {
    let items = Array::from(&get(&get(event, "dataTransfer"), "items"));
    // The list is gone after the event.
    let mut entries: Vec<JsValue> = items
        .iter()
        .filter_map(|item| get(&item, "webkitGetAsEntry").dyn_into::<Function>().ok()?.call0(&item).ok())
        .filter(JsValue::is_object)
        .collect();
    entries.reverse();
    let single: Vec<String> = entries.iter().map(|entry| text_of(entry, "fullPath")).collect();
    spawn_local(async move {
        let mut files = Vec::new();
        while let Some(entry) = entries.pop() {
            let path = text_of(&entry, "fullPath");
            if files.len() >= MOST_FILES {
                break;
            }
            if get(&entry, "isDirectory").is_truthy() {
                if SKIPPED.contains(&text_of(&entry, "name").as_str()) {
                    continue;
                }
                let Ok(make) = get(&entry, "createReader").dyn_into::<Function>() else { continue };
                let Ok(reader) = make.call0(&entry) else { continue };
                // It gives a hundred at a time.
                while let Ok(batch) = promised(&reader, "readEntries").await {
                    let batch = Array::from(&batch);
                    if batch.length() == 0 {
                        break;
                    }
                    entries.extend(batch.iter());
                }
            } else if single.contains(&path) || is_wanted(&path) {
                let Ok(file) = promised(&entry, "file").await else { continue };
                files.extend(read(&file, path.trim_start_matches('/').to_owned()).await);
            }
        }
        files.sort_by(|a: &SourceFile, b| a.name.cmp(&b.name));
        done(files);
    });
}

/// Reads an import beside the page. Dropped, it stops.
pub struct Reader {
    worker: Worker,
    _heard: Closure<dyn FnMut(MessageEvent)>,
    _failed: Closure<dyn FnMut(Event)>,
}

impl Reader {
    /// Hands over files as JSON and a format's id; tells how far it is, in percent, and at last the result.
    pub fn start(
        files: String,
        format: &str,
        mut progress: impl FnMut(u32) + 'static,
        done: impl FnOnce(Result<String, String>) + 'static,
    ) -> Option<Reader> {
        let base = document().base_uri().ok().flatten()?;
        let address = |file: &str| web_sys::Url::new_with_base(file, &base).map(|url| url.href()).ok();
        let program = document().query_selector("meta[name=application]").ok().flatten()?;
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(&address("./import.js")?, &options).ok()?;
        let done = Rc::new(std::cell::RefCell::new(Some(done)));
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
            if let Some(done) = finished.borrow_mut().take() {
                done(result);
            }
        });
        let failed = Closure::<dyn FnMut(Event)>::new(move |_| {
            if let Some(done) = done.borrow_mut().take() {
                done(Err("The text could not be read: a part of this page could not be loaded.".to_owned()));
            }
        });
        worker.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        worker.set_onerror(Some(failed.as_ref().unchecked_ref()));
        let message = js_sys::Object::new();
        for (key, value) in [
            ("module", address(&program.get_attribute("data-module")?)?),
            ("wasm", address(&program.get_attribute("data-wasm")?)?),
            ("files", files),
            ("format", format.to_owned()),
        ] {
            let _ = Reflect::set(&message, &JsValue::from_str(key), &JsValue::from_str(&value));
        }
        worker.post_message(&message).ok()?;
        Some(Reader { worker, _heard: heard, _failed: failed })
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}
