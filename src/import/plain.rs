//! Files read without what is around their text: decides whether that makes them readable, and puts places of the plain
//! texts back where they are in the files.

use std::ops::Range;

use super::source::Lines;
use super::wrapping::{self, Part};
use super::{Format, Import, ImportFinding, Options, Origin, Severity, SourceFile, read};

/// What was read in place of the files.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Plain {
    pub files: Vec<SourceFile>,
    pub import: Import,
    /// For each plain file the file that it is of, and where; `None` for a file as it is.
    pub sources: Vec<(usize, Option<Part>)>,
}

/// How well a text was read: fewer errors are better, and more of what is configured is.
fn score(import: &Import) -> (usize, usize) {
    let errors = import.findings.iter().filter(|it| it.severity == Severity::Error).count();
    (errors, import.document.clients.len() + import.document.resources().count())
}

fn plain_file(file: &SourceFile, part: &Part) -> SourceFile {
    let name = part.name.clone().unwrap_or_else(|| file.name.clone());
    SourceFile { name, text: part.text(&file.text), encoding: file.encoding }
}

/// The parts of a file that can be read, if it can't be read as it is; and how many of them hold nothing.
fn parts(file: &SourceFile, options: &Options) -> Option<(Vec<Part>, usize)> {
    let quiet = Options { format: options.format, watch: None };
    let whole = read(std::slice::from_ref(file), &quiet);
    let (errors, things) = score(&whole);
    let is_known = |import: &Import| import.formats.first().is_some_and(|it| *it != Format::Unknown);
    if errors == 0 && is_known(&whole) {
        return None;
    }
    let mut best: Option<((usize, usize), Vec<Part>, usize)> = None;
    for parts in wrapping::unwrappings(file) {
        let all = parts.len();
        // A program's output in another fence isn't configuration, and no fault of the text.
        let kept: Vec<Part> = parts
            .into_iter()
            .filter(|part| part.is_blank(&file.text) || is_known(&read(&[plain_file(file, part)], &quiet)))
            .collect();
        if kept.is_empty() {
            continue;
        }
        let files: Vec<SourceFile> = kept.iter().map(|part| plain_file(file, part)).collect();
        let (wrong, found) = score(&read(&files, &quiet));
        let is_better = wrong < errors && found >= things;
        if is_better && best.as_ref().is_none_or(|((least, most), _, _)| wrong < *least && found >= *most) {
            best = Some(((wrong, found), kept, all));
        }
    }
    best.map(|(_, kept, all)| (kept.clone(), all - kept.len()))
}

/// Reads files again without what is around their text, where that makes more of them readable.
pub(super) fn unwrapped(files: &[SourceFile], options: &Options, import: Import) -> Import {
    if import.stopped {
        return import;
    }
    let suspect = |file: usize| {
        let is_wrong = |it: &ImportFinding| it.file == file && it.severity == Severity::Error;
        import.findings.iter().any(is_wrong) && import.formats.get(file) != Some(&Format::Link)
    };
    let found: Vec<Option<(Vec<Part>, usize)>> =
        files.iter().enumerate().map(|(index, file)| suspect(index).then(|| parts(file, options)).flatten()).collect();
    if found.iter().all(Option::is_none) {
        return import;
    }
    let mut plain = Plain { files: Vec::new(), import: Import::default(), sources: Vec::new() };
    let mut told = Vec::new();
    for (index, (file, found)) in files.iter().zip(found).enumerate() {
        match found {
            None => {
                plain.files.push(file.clone());
                plain.sources.push((index, None));
            }
            Some((parts, skipped)) => {
                told.push(around(index, file, &parts, skipped));
                for part in parts {
                    plain.files.push(plain_file(file, &part));
                    plain.sources.push((index, Some(part)));
                }
            }
        }
    }
    plain.import = read(&plain.files, options);
    plain.placed(files, told)
}

/// A finding about what is around the parts of a file.
fn around(index: usize, file: &SourceFile, parts: &[Part], skipped: usize) -> ImportFinding {
    let mut taken: Vec<Range<usize>> = parts.iter().flat_map(|part| part.lines().iter().cloned()).collect();
    taken.sort_by_key(|range| range.start);
    let mut covers = Vec::new();
    let mut at = 0;
    for range in taken.into_iter().chain(std::iter::once(file.text.len()..file.text.len())) {
        if at < range.start && !file.text[at..range.start].trim().is_empty() {
            covers.push(at..range.start);
        }
        at = at.max(range.end);
    }
    let offset = covers.first().map_or(0, |range| range.start);
    let position = Lines::new(&file.text).position(&file.text, offset);
    ImportFinding {
        severity: Severity::Info,
        file: index,
        file_name: file.name.clone(),
        line: position.line,
        column: position.column,
        offset,
        message: wrapping::told(parts, skipped),
        fix: Vec::new(),
        covers,
        cause: None,
    }
}

impl Plain {
    /// What was read, with its places in the files.
    fn placed(self, files: &[SourceFile], told: Vec<ImportFinding>) -> Import {
        let mut import = self.import.clone();
        let places: Vec<_> = self.sources.iter().map(|(_, part)| part.as_ref().map(Part::places)).collect();
        let lines: Vec<Lines> = files.iter().map(|file| Lines::new(&file.text)).collect();
        let file = |plain: &mut usize| *plain = self.sources[*plain].0;
        let span = |plain: usize, span: &mut Range<usize>| {
            if let Some(places) = &places[plain] {
                *span = places.span(span);
            }
        };
        let mut formats = vec![Format::Unknown; files.len()];
        for (format, (index, _)) in import.formats.iter().zip(&self.sources) {
            if formats[*index] == Format::Unknown {
                formats[*index] = *format;
            }
        }
        import.formats = formats;
        for finding in &mut import.findings {
            let plain = finding.file;
            file(&mut finding.file);
            finding.file_name = files[finding.file].name.clone();
            finding.covers.iter_mut().for_each(|it| span(plain, it));
            finding.fix.iter_mut().for_each(|it| span(plain, &mut it.span));
            if let Some(places) = &places[plain] {
                finding.offset = places.place(finding.offset);
                let position = lines[finding.file].position(&files[finding.file].text, finding.offset);
                (finding.line, finding.column) = (position.line, position.column);
            }
        }
        import.findings.extend(told);
        import.findings.sort_by_key(|finding| (finding.file, finding.offset));
        let origins = import.origins.iter_mut().chain(&mut import.resources).chain(&mut import.blocks);
        let place = |origin: &mut Origin| {
            let plain = origin.file;
            file(&mut origin.file);
            span(plain, &mut origin.block);
            span(plain, &mut origin.label);
            for argument in &mut origin.arguments {
                span(plain, &mut argument.span);
                span(plain, &mut argument.value);
            }
            // Changed in the plain text.
            origin.body = None;
        };
        origins.for_each(place);
        for secret in &mut import.secrets {
            let plain = secret.file;
            file(&mut secret.file);
            span(plain, &mut secret.span);
        }
        for mention in &mut import.mentions {
            let plain = mention.file;
            file(&mut mention.file);
            span(plain, &mut mention.span);
        }
        for (plain, offset) in &mut import.broken {
            if let Some(places) = &places[*plain] {
                *offset = places.place(*offset);
            }
            file(plain);
        }
        import.dictionaries.iter_mut().for_each(|it| file(&mut it.file));
        import.plain = Some(Box::new(self));
        import
    }

    /// Whether these are the files that were read.
    pub fn is_of(&self, files: &[SourceFile]) -> bool {
        self.files.iter().zip(&self.sources).all(|(plain, (index, part))| {
            let Some(file) = files.get(*index) else { return false };
            let lines = part.as_ref().map_or(&[][..], Part::lines);
            let is_place = lines.iter().all(|line| file.text.get(line.clone()).is_some());
            is_place && plain.text == part.as_ref().map_or_else(|| file.text.clone(), |part| part.text(&file.text))
        })
    }
}
