//! What the fuzz targets share: how an input becomes files, and what holds for whatever is read of them.

use cognito_client_builder::document::Document;
use cognito_client_builder::edit::edit_imported;
use cognito_client_builder::import::{Format, Import, Options, SourceFile, import};

/// Reads a file out of an input: a line with its name and, after a space, the format to read it as; then its text.
pub fn read(input: &str) -> (Vec<SourceFile>, Import) {
    let (head, text) = input.split_once('\n').unwrap_or(("", input));
    let (name, format) = head.split_once(' ').unwrap_or((head, ""));
    let files = vec![SourceFile::new(name, text)];
    let import = import(&files, &Options { format: Format::from_id(format), watch: None });
    (files, import)
}

/// Fails unless what was read is a whole document, findings are about lines that exist, and putting the document back
/// changes nothing.
pub fn holds(files: &[SourceFile], import: &Import) {
    let again = Document::from_json(&import.document.to_json());
    assert!(again.as_ref() == Ok(&import.document), "{again:?} is not {:?}", import.document);
    for finding in &import.findings {
        let lines = files[finding.file].text.lines().count() + 1;
        assert!(finding.line <= lines, "line {} of {lines}", finding.line);
    }
    let edited = edit_imported(files, import, &import.document);
    assert!(edited.files.iter().all(|it| !it.changed), "{edited:?}");
}
