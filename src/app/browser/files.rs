//! Files that are chosen or dropped, and work that is done beside the page. Decides nothing about what is in them.

use std::cell::RefCell;
use std::rc::Rc;

use cognito_client_builder::import::SourceFile;
use js_sys::{Array, Function, Promise, Reflect};
use leptos::prelude::document;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, Event, HtmlInputElement, MessageEvent, WorkerOptions, WorkerType};

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
    let data = get(event, "dataTransfer");
    let items = Array::from(&get(&data, "items"));
    // Where there are no entries, files are all that can be dropped.
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
        let mut files = Vec::new();
        if entries.is_empty() {
            for file in list.iter().take(MOST_FILES) {
                files.extend(read(&file, text_of(&file, "name")).await);
            }
        }
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

/// A function of the program that runs beside the page. Dropped, it stops.
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
                done(Err("A part of this page could not be loaded. Check the connection and try again.".to_owned()));
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
