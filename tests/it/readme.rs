//! README.md says what the argument table says. `UPDATE=1 cargo test readme` writes it anew.

use cognito_client_builder::schema::GROUPS;
use cognito_client_builder::schema::coverage::coverage as covers;
use cognito_client_builder::schema::coverage::{Coverage, columns};

/// A row for each argument, a column for each family: a version where it is known since when, else yes or no.
fn coverage() -> String {
    let mut text = String::from("| argument |");
    text.extend(columns().map(|(_, name)| format!(" {name} |")));
    text.push_str("\n|---|");
    text.push_str(&"---|".repeat(columns().count()));
    text.push('\n');
    for argument in GROUPS.iter().flat_map(|group| group.arguments) {
        text.push_str(&format!("| `{}` |", argument.key));
        for (family, _) in columns() {
            let cell = match covers(argument, family) {
                Coverage::Yes { since: Some(since), .. } => format!("since {since}"),
                Coverage::Yes { since: None, .. } => "yes".to_owned(),
                Coverage::No(_) => "no".to_owned(),
            };
            text.push_str(&format!(" {cell} |"));
        }
        text.push('\n');
    }
    text
}

#[test]
fn the_readme_has_the_coverage() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
    let readme = std::fs::read_to_string(path).unwrap();
    let (before, rest) = readme.split_once("<!-- coverage:begin -->\n").unwrap();
    let (now, after) = rest.split_once("<!-- coverage:end -->").unwrap();
    if crate::update::update().is_some() {
        let text = format!("{before}<!-- coverage:begin -->\n{}<!-- coverage:end -->{after}", coverage());
        std::fs::write(path, text).unwrap();
        return;
    }
    assert_eq!(now, coverage(), "UPDATE=1 cargo test readme writes it anew");
}

#[test]
fn the_readme_names_every_preset() {
    let readme = include_str!("../../README.md");
    for preset in cognito_client_builder::presets::PRESETS {
        assert!(readme.contains(&format!("`{}`", preset.id)), "{}", preset.id);
    }
}
