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
];

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
