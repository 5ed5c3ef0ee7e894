//! Who may use whom: the directions that src/lib.rs draws.

use std::path::{Path, PathBuf};

/// A part of the library, and the parts that it may use.
const ALLOWED: &[(&str, &[&str])] = &[
    ("schema", &[]),
    ("document", &["schema"]),
    ("emit", &["schema", "document"]),
    ("dialects", &["schema", "document", "emit"]),
    ("program", &["schema", "document", "dialects"]),
    ("evaluate", &["schema", "document"]),
    ("facts", &["schema", "document"]),
    ("validate", &["schema", "document", "program", "evaluate", "facts"]),
    ("explain", &["schema", "document", "program", "validate", "emit", "facts"]),
    ("presets", &["schema", "document"]),
    ("link", &["document"]),
    ("targets", &["schema", "document", "dialects", "program", "emit"]),
    ("import", &["schema", "document", "dialects", "link", "emit"]),
    ("edit", &["schema", "document", "dialects", "program", "emit", "targets", "import"]),
    ("session", &["schema", "document", "facts", "validate", "targets", "import", "edit"]),
];

/// The layers of the page, and those that each may use.
const LAYERS: &[(&str, &[&str])] = &[
    ("browser", &[]),
    ("state", &["browser"]),
    ("parts", &["browser", "state"]),
    ("form", &["browser", "state", "parts"]),
    ("side", &["browser", "state", "parts"]),
    ("dialogs", &["browser", "state", "parts"]),
    ("edges", &["browser", "state", "parts"]),
    ("shell", &["browser", "state", "parts", "form", "side", "dialogs"]),
];

/// What only `app/browser/` may use, and the file with the functions that scripts call.
const ASKS_BROWSER: &[&str] = &["web_sys", "js_sys", "gloo", "wasm_bindgen", "wasm_bindgen_futures"];
const SCRIPT: (&str, &str) = ("app/edges/script.rs", "wasm_bindgen::prelude::wasm_bindgen");

/// What only the page may use.
const BROWSER: &[&str] = &["leptos", "web_sys", "js_sys", "gloo", "wasm_bindgen", "wasm_bindgen_futures"];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}

#[test]
fn dependencies_point_one_way() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = Vec::new();
    let mut seen = 0;
    for path in sources(&root) {
        let relative = path.strip_prefix(&root).unwrap();
        let first = relative.components().next().unwrap().as_os_str().to_str().unwrap().trim_end_matches(".rs");
        if matches!(first, "app" | "main" | "lib") {
            continue;
        }
        let Some((_, allowed)) = ALLOWED.iter().find(|(part, _)| *part == first) else {
            wrong.push(format!("{first} is not in the table of this test"));
            continue;
        };
        seen += 1;
        for line in std::fs::read_to_string(&path).unwrap().lines() {
            let line = line.trim();
            if line.starts_with("//") {
                continue;
            }
            for used in line.split("crate::").skip(1) {
                let used: String = used.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                let part = ALLOWED.iter().any(|(part, _)| *part == used);
                if part && used != first && !allowed.contains(&used.as_str()) {
                    wrong.push(format!("{} uses {used}: {line}", relative.display()));
                }
            }
            for browser in BROWSER {
                if line.contains(&format!("{browser}::")) {
                    wrong.push(format!("{} uses {browser}: {line}", relative.display()));
                }
            }
        }
    }
    assert!(seen > 20, "only {seen} files were read");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The lines of a file that are no comments.
fn code(path: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(path).unwrap();
    text.lines().map(str::trim).filter(|line| !line.starts_with("//")).map(str::to_owned).collect()
}

fn word(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

#[test]
fn the_page_is_in_layers() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = Vec::new();
    let mut seen = 0;
    for path in sources(&root.join("app")) {
        let relative = path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
        let own = word(relative.trim_start_matches("app/"));
        if relative == "app/mod.rs" {
            continue;
        }
        let Some((_, allowed)) = LAYERS.iter().find(|(layer, _)| *layer == own) else {
            wrong.push(format!("{own} is not in the table of this test"));
            continue;
        };
        seen += 1;
        for line in code(&path) {
            for used in line.split("crate::").skip(1) {
                // Every path through the page begins with its layer, so that this test sees it.
                let Some(path) = used.strip_prefix("app::") else {
                    wrong.push(format!("{relative} names no layer: {line}"));
                    continue;
                };
                let several = path.strip_prefix('{').and_then(|list| list.split('}').next());
                for layer in several.unwrap_or(path).split(',').take(several.map_or(1, |_| usize::MAX)) {
                    let layer = word(layer.trim());
                    if layer != own && !allowed.contains(&layer.as_str()) {
                        wrong.push(format!("{relative} must not use {layer}"));
                    }
                }
            }
            for asked in ASKS_BROWSER {
                let here = line
                    .match_indices(&format!("{asked}::"))
                    .any(|(at, _)| !line[..at].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | ':')));
                if here
                    && own != "browser"
                    && (relative.as_str(), line.trim_start_matches("use ").trim_end_matches(';')) != SCRIPT
                {
                    wrong.push(format!("{relative} asks the browser itself: {line}"));
                }
            }
            if line.contains("super::super") {
                wrong.push(format!("{relative} names no layer: {line}"));
            }
        }
    }
    assert!(seen > 40, "only {seen} files were read");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn layers_are_in_order() {
    for (at, (layer, allowed)) in LAYERS.iter().enumerate() {
        for used in *allowed {
            assert!(LAYERS[..at].iter().any(|(before, _)| before == used), "{layer} uses {used}, which comes after it");
        }
    }
}

#[test]
fn files_of_the_page_use_each_other_in_no_circle() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let name = |path: &Path| {
        let path = path.strip_prefix(&root).unwrap().with_extension("");
        path.to_str().unwrap().replace('\\', "/").trim_end_matches("/mod").replace('/', "::")
    };
    let files = sources(&root.join("app"));
    let modules: Vec<String> = files.iter().map(|path| name(path)).collect();
    // The longest module that a path begins with.
    let module = |path: &str| {
        let within =
            |it: &&String| path.strip_prefix(it.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with(':'));
        modules.iter().filter(within).max_by_key(|it| it.len()).cloned()
    };
    let mut uses: Vec<(String, String)> = Vec::new();
    for (path, own) in files.iter().zip(&modules) {
        let code = code(path);
        for line in code.iter().take_while(|line| !line.contains("#[cfg(test)]")) {
            let path_of =
                |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || matches!(c, '_' | ':')).collect();
            let mut paths: Vec<String> = line.split("crate::").skip(1).map(path_of).collect();
            // A parent names its parts by their last name alone.
            let parts = modules.iter().filter(|it| it.rsplit_once("::").is_some_and(|(parent, _)| parent == own));
            let last = |it: &&String| it.rsplit("::").next().is_some_and(|last| line.contains(&format!("{last}::")));
            paths.extend(parts.filter(last).cloned());
            uses.extend(
                paths.iter().filter_map(|path| module(path)).filter(|it| it != own).map(|it| (own.clone(), it)),
            );
        }
    }
    assert!(uses.len() > 100, "only {} uses were read", uses.len());
    // A module that uses none of what remains is in no circle.
    let mut rest = modules;
    loop {
        let before = rest.len();
        let left = rest.clone();
        rest.retain(|it| uses.iter().any(|(user, used)| user == it && left.contains(used)));
        if rest.len() == before {
            break;
        }
    }
    assert!(rest.is_empty(), "in a circle, or above one: {}", rest.join(", "));
}
