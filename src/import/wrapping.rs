//! What programs put around pasted text: Markdown fences, the quote marks of mails, the signs of a diff, line numbers, the
//! commands of a shell. Takes it off where that makes the text readable, and maps places back.
//!
//! A text without its wrapping is one or more [`Part`]s; each line of a part is a piece of a line of the text. Knows no
//! format: whether a part can be read is asked of the caller.

use std::ops::Range;

use super::SourceFile;
use super::format;
use crate::document::words::and;

/// The most wrappings around each other that are taken off: a diff in a fence in a quoted mail has three.
const MOST_LAYERS: usize = 6;

/// The most parts of one text.
const MOST_PARTS: usize = 50;

/// A kind of wrapping.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Layer {
    Quote,
    Fence,
    Language,
    Diff,
    Numbers,
    Prompt,
    Indent,
}

impl Layer {
    /// In the order in which they are tried.
    const ALL: [Layer; 7] =
        [Layer::Quote, Layer::Fence, Layer::Prompt, Layer::Language, Layer::Diff, Layer::Numbers, Layer::Indent];

    /// As a sentence lists it.
    const fn label(self) -> &'static str {
        match self {
            Layer::Quote => "quote marks (>)",
            Layer::Fence => "Markdown fences",
            Layer::Language => "the name of the language",
            Layer::Diff => "diff markers",
            Layer::Numbers => "line numbers",
            Layer::Prompt => "shell commands",
            Layer::Indent => "the text around indented code",
        }
    }

    /// Whether a changed text can get it back.
    const fn comes_back(self) -> bool {
        !matches!(self, Layer::Diff | Layer::Numbers)
    }
}

/// Text of a file that is read by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Part {
    /// The name that the wrapping gives it: of a file in a diff, of a file that a command prints.
    pub name: Option<String>,
    /// The bytes of each line in the file, with its line break.
    lines: Vec<Range<usize>>,
    layers: Vec<Layer>,
}

impl Part {
    fn whole(text: &str) -> Part {
        // A byte order mark belongs to no line.
        let mut at = text.len() - text.trim_start_matches('\u{feff}').len();
        let lines = text[at..].split_inclusive('\n').map(|line| {
            let start = at;
            at += line.len();
            start..at
        });
        Part { name: None, lines: lines.collect(), layers: Vec::new() }
    }

    /// Whether nothing is in it.
    pub fn is_blank(&self, file: &str) -> bool {
        self.lines.iter().all(|line| is_blank(file, line))
    }

    /// The text to read.
    pub fn text(&self, file: &str) -> String {
        self.lines.iter().map(|line| &file[line.clone()]).collect()
    }

    /// Places in the file of places in the text.
    pub fn places(&self) -> Places {
        let mut at = 0;
        let starts = self.lines.iter().map(|line| {
            let start = at;
            at += line.len();
            (start, line.clone())
        });
        Places(starts.collect())
    }

    /// The bytes of each line in the file.
    pub fn lines(&self) -> &[Range<usize>] {
        &self.lines
    }

    fn replaced(&self, layer: Layer, name: Option<String>, lines: Vec<Range<usize>>) -> Part {
        let mut layers = self.layers.clone();
        layers.push(layer);
        Part { name: name.or_else(|| self.name.clone()), lines, layers }
    }

    /// Whether the wrapping can be put around a changed text.
    pub fn comes_back(&self) -> bool {
        self.layers.iter().all(|layer| layer.comes_back())
    }
}

/// Places of a part's text in its file.
pub(crate) struct Places(Vec<(usize, Range<usize>)>);

impl Places {
    pub fn place(&self, offset: usize) -> usize {
        let at = self.0.partition_point(|(start, _)| *start <= offset).saturating_sub(1);
        self.0.get(at).map_or(0, |(start, line)| (line.start + offset.saturating_sub(*start)).min(line.end))
    }

    pub fn span(&self, span: &Range<usize>) -> Range<usize> {
        if span.is_empty() {
            let at = self.place(span.start);
            return at..at;
        }
        // The end belongs to the last byte, not to the line after it.
        self.place(span.start)..self.place(span.end - 1) + 1
    }
}

/// The parts of a file after each layer that can be taken off it, the outermost first.
pub(super) fn unwrappings(file: &SourceFile) -> Vec<Vec<Part>> {
    let text = file.text.as_str();
    let mut parts = vec![Part::whole(text)];
    let mut steps = Vec::new();
    for _ in 0..MOST_LAYERS {
        let mut changed = false;
        let mut next = Vec::new();
        for part in parts {
            let taken = Layer::ALL.iter().filter(|layer| !part.layers.contains(layer) || **layer == Layer::Quote);
            match taken.into_iter().find_map(|layer| take_off(*layer, text, &part)) {
                Some(inner) => {
                    changed = true;
                    next.extend(inner);
                }
                None => next.push(part),
            }
        }
        if !changed || next.len() > MOST_PARTS {
            break;
        }
        parts = next;
        steps.push(parts.clone());
    }
    steps
}

/// What is taken off, as a sentence.
pub(super) fn told(parts: &[Part], skipped: usize) -> String {
    let mut layers: Vec<Layer> = Vec::new();
    for layer in parts.iter().flat_map(|part| &part.layers) {
        if !layers.contains(layer) {
            layers.push(*layer);
        }
    }
    let labels: Vec<&str> = layers.iter().map(|layer| layer.label()).collect();
    let mut told = format!("Ignored the text around the configuration: {}.", and(&labels));
    if layers.contains(&Layer::Diff) {
        told.push_str(" Read the new side of the diff. Lines that the diff doesn't show are missing.");
    }
    match skipped {
        0 => {}
        1 => told.push_str(" Ignored 1 block that isn't configuration."),
        _ => told.push_str(&format!(" Ignored {skipped} blocks that aren't configuration.")),
    }
    told
}

fn take_off(layer: Layer, text: &str, part: &Part) -> Option<Vec<Part>> {
    let lines = &part.lines;
    let one = |lines: Vec<Range<usize>>| {
        let is_less = lines.iter().map(Range::len).sum::<usize>() < part.lines.iter().map(Range::len).sum();
        (is_less && !lines.is_empty()).then(|| vec![part.replaced(layer, None, lines)])
    };
    match layer {
        Layer::Quote => one(quoted(text, lines)?),
        Layer::Fence => fenced(text, lines)
            .map(|blocks| blocks.into_iter().map(|block| part.replaced(layer, None, block)).collect()),
        Layer::Language => one(after_language(text, lines)?),
        Layer::Diff => changed(text, lines)
            .map(|files| files.into_iter().map(|(name, lines)| part.replaced(layer, name, lines)).collect()),
        Layer::Numbers => one(numbered(text, lines)?),
        Layer::Prompt => printed(text, lines)
            .map(|files| files.into_iter().map(|(name, lines)| part.replaced(layer, name, lines)).collect()),
        Layer::Indent => one(indented(text, lines)?),
    }
}

/// The text of a line without its line break.
fn bare<'a>(text: &'a str, line: &Range<usize>) -> &'a str {
    text[line.clone()].trim_end_matches(['\n', '\r'])
}

fn is_blank(text: &str, line: &Range<usize>) -> bool {
    text[line.clone()].trim().is_empty()
}

/// A line without its first bytes; never without its line break.
fn without(text: &str, line: &Range<usize>, bytes: usize) -> Range<usize> {
    line.start + bytes.min(bare(text, line).len())..line.end
}

/// The lines with `>` before them, where they are most of the text.
fn quoted(text: &str, lines: &[Range<usize>]) -> Option<Vec<Range<usize>>> {
    let mark = |line: &Range<usize>| {
        let bare = bare(text, line);
        let rest = bare.trim_start_matches(' ').strip_prefix('>')?;
        Some(bare.len() - rest.strip_prefix(' ').unwrap_or(rest).len())
    };
    let all = lines.iter().filter(|line| !is_blank(text, line)).count();
    let kept: Vec<Range<usize>> = lines.iter().filter_map(|line| Some(without(text, line, mark(line)?))).collect();
    (kept.len() >= 2 && 2 * kept.len() >= all).then_some(kept)
}

/// What is between fences of three or more backticks or tildes. A fence without an end goes on to the end of the text;
/// an end without a beginning, as it comes when a text is copied in part, is cut off.
fn fenced(text: &str, lines: &[Range<usize>]) -> Option<Vec<Vec<Range<usize>>>> {
    let fence = |line: &Range<usize>| {
        let rest = bare(text, line).trim_start();
        let mark = rest.chars().next().filter(|c| matches!(c, '`' | '~'))?;
        let count = rest.len() - rest.trim_start_matches(mark).len();
        let info = rest[count..].trim();
        (count >= 3 && !info.contains('`')).then(|| (mark, count, info.is_empty(), bare(text, line).len() - rest.len()))
    };
    let mut blocks = Vec::new();
    let mut open: Option<(char, usize, usize, Vec<Range<usize>>)> = None;
    let mut last = None;
    for (at, line) in lines.iter().enumerate() {
        let found = fence(line);
        match (&mut open, found) {
            (Some((mark, count, _, block)), Some((other, length, true, _))) if other == *mark && length >= *count => {
                blocks.push(std::mem::take(block));
                open = None;
            }
            (Some((_, _, indent, block)), _) => {
                let bare = bare(text, line);
                let spaces = bare.len() - bare.trim_start_matches([' ', '\t']).len();
                block.push(without(text, line, spaces.min(*indent)));
            }
            (None, Some((mark, count, is_bare, indent))) => {
                last = Some((at, is_bare));
                open = Some((mark, count, indent, Vec::new()));
            }
            (None, None) => {}
        }
    }
    if let Some((_, _, _, block)) = open {
        let is_end = block.iter().all(|line| is_blank(text, line));
        match last {
            Some((at, true)) if is_end && blocks.is_empty() => blocks.push(lines[..at].to_vec()),
            _ => blocks.push(block),
        }
    }
    let is_filled = |block: &Vec<Range<usize>>| block.iter().any(|line| !is_blank(text, line));
    match blocks.iter().any(is_filled) {
        true => blocks.retain(is_filled),
        // An empty fence is an empty text.
        false => blocks.truncate(1),
    }
    (!blocks.is_empty()).then_some(blocks)
}

/// The text below a line with the name of a language, as a copy from a chat begins.
fn after_language(text: &str, lines: &[Range<usize>]) -> Option<Vec<Range<usize>>> {
    const WORDS: &[&str] =
        &["hcl", "terraform", "tf", "opentofu", "yaml", "yml", "json", "cloudformation", "copy", "copy code", "code"];
    let first = lines.iter().position(|line| !is_blank(text, line))?;
    let words = lines[first..]
        .iter()
        .take_while(|line| WORDS.contains(&bare(text, line).trim().to_ascii_lowercase().as_str()))
        .count();
    (words > 0).then(|| lines[first + words..].to_vec())
}

/// The new side of a diff, by file.
fn changed(text: &str, lines: &[Range<usize>]) -> Option<Vec<(Option<String>, Vec<Range<usize>>)>> {
    const HEADERS: &[&str] = &[
        "diff ",
        "index ",
        "new file mode",
        "deleted file mode",
        "old mode",
        "new mode",
        "similarity index",
        "dissimilarity index",
        "rename from",
        "rename to",
        "copy from",
        "copy to",
        "Binary files",
        "\\ No newline",
        "=====",
        "Index: ",
    ];
    let is_hunk = |line: &Range<usize>| bare(text, line).starts_with("@@ ");
    let has_head = lines.iter().any(is_hunk)
        || lines
            .windows(2)
            .any(|pair| bare(text, &pair[0]).starts_with("--- ") && bare(text, &pair[1]).starts_with("+++ "));
    let starts = |line: &Range<usize>, signs: &[char]| bare(text, line).starts_with(signs);
    let signed = || lines.iter().filter(|line| !is_blank(text, line));
    // Without a head, every line has a sign.
    let has_signs = signed().all(|line| starts(line, &['+', '-', ' '])) && signed().any(|line| starts(line, &['+']));
    if !has_head && !has_signs {
        return None;
    }
    let mut files: Vec<(Option<String>, Vec<Range<usize>>)> = vec![(None, Vec::new())];
    let mut at = 0;
    while at < lines.len() {
        let line = &lines[at];
        let it = bare(text, line);
        let next = lines.get(at + 1).map_or("", |line| bare(text, line));
        if it.starts_with("--- ") && next.starts_with("+++ ") {
            let name = next[4..].split('\t').next().unwrap_or_default().trim().trim_matches('"');
            let name = name.strip_prefix("b/").unwrap_or(name);
            files.push((Some(name.to_owned()), Vec::new()));
            at += 2;
            continue;
        }
        at += 1;
        let is_header = has_head && (is_hunk(line) || HEADERS.iter().any(|header| it.starts_with(header)));
        if is_header || it.starts_with('-') {
            continue;
        }
        match it.chars().next() {
            Some('+' | ' ') => files.last_mut()?.1.push(without(text, line, 1)),
            None => files.last_mut()?.1.push(line.clone()),
            // Prose before and after it.
            Some(_) => {}
        }
    }
    files.retain(|(_, lines)| lines.iter().any(|line| !is_blank(text, line)));
    (!files.is_empty()).then_some(files)
}

/// The text behind numbers that count the lines.
fn numbered(text: &str, lines: &[Range<usize>]) -> Option<Vec<Range<usize>>> {
    let number = |line: &Range<usize>| {
        let bare = bare(text, line);
        let rest = bare.trim_start();
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let number: u32 = rest.get(..digits.min(7))?.parse().ok()?;
        Some((number, bare.len() - rest.len() + digits))
    };
    let mut before = None;
    let mut found = Vec::new();
    for line in lines.iter().filter(|line| !is_blank(text, line)) {
        let (number, width) = number(line)?;
        if before.is_some_and(|before| number != before + 1) {
            return None;
        }
        before = Some(number);
        found.push((line, width));
    }
    if found.len() < 3 {
        return None;
    }
    let rest = |(line, width): &(&Range<usize>, usize)| &bare(text, line)[*width..];
    let filled = || found.iter().map(rest).filter(|rest| !rest.trim().is_empty());
    // What all have after the number: spaces, perhaps a sign, and spaces again.
    let spaces = |at: usize| {
        let rest = filled().map(|rest| &rest[at..]).filter(|rest| !rest.is_empty());
        rest.map(|rest| rest.len() - rest.trim_start_matches(' ').len()).min().unwrap_or(0)
    };
    let before = spaces(0);
    let sign =
        filled().next()?[before..].chars().next().filter(|c| matches!(c, ':' | '|' | '.' | ')' | '\u{2502}' | '\t'));
    let sign = sign.filter(|sign| filled().all(|rest| rest[before..].starts_with(*sign)));
    let cut = match sign {
        None if before == 0 => return None,
        None => before,
        Some('\t') => before + 1,
        Some(sign) => before + sign.len_utf8() + spaces(before + sign.len_utf8()),
    };
    Some(found.iter().map(|(line, width)| without(text, line, width + cut)).collect())
}

/// What commands print, or put into a file, by file.
fn printed(text: &str, lines: &[Range<usize>]) -> Option<Vec<(Option<String>, Vec<Range<usize>>)>> {
    let mut files: Vec<(Option<String>, Vec<Range<usize>>)> = vec![(None, Vec::new())];
    let mut marker: Option<String> = None;
    let mut goes_on = false;
    let mut commands = 0;
    for line in lines {
        let it = bare(text, line);
        if marker.as_deref().is_some_and(|marker| it.trim() == marker) {
            marker = None;
            files.push((None, Vec::new()));
        } else if marker.is_some() {
            files.last_mut()?.1.push(line.clone());
        } else if goes_on {
            goes_on = it.ends_with('\\');
        } else if let Some(command) = command(it) {
            commands += 1;
            goes_on = command.ends_with('\\');
            marker = command.split_once("<<").map(|(_, word)| {
                let word = word.trim_start_matches('-').split_whitespace().next().unwrap_or_default();
                word.trim_matches(['"', '\'']).to_owned()
            });
            let file = command.split_whitespace().map(|word| word.trim_matches(['"', '\'', '>'])).rev();
            let name = file.into_iter().find(|word| format::has_ending(word)).map(str::to_owned);
            files.push((name, Vec::new()));
        } else {
            files.last_mut()?.1.push(line.clone());
        }
    }
    files.retain(|(_, lines)| lines.iter().any(|line| !is_blank(text, line)));
    (commands > 0 && !files.is_empty()).then_some(files)
}

/// The command on a line that begins with a shell's prompt.
fn command(line: &str) -> Option<&str> {
    let line = line.trim_start();
    for prompt in ["$ ", "% ", "\u{276f} ", "\u{279c} "] {
        if let Some(command) = line.strip_prefix(prompt) {
            return Some(command.trim());
        }
    }
    if matches!(line.trim_end(), "$" | "%") {
        return Some("");
    }
    // alice@host:~/project$ cat main.tf, [alice@host project]$ cat main.tf, PS C:\project> type main.tf
    let end = line.char_indices().take(100).find(|(_, c)| matches!(c, '$' | '#' | '>' | '%'))?.0;
    let (prompt, rest) = line.split_at(end);
    let is_user = prompt.contains('@') && !prompt.contains(['"', '=', '{', '\'']) && !prompt.trim_end().ends_with(':');
    let is_powershell = prompt.starts_with("PS ") && rest.starts_with('>');
    let rest = &rest[1..];
    ((is_user || is_powershell) && (rest.is_empty() || rest.starts_with(' '))).then_some(rest.trim())
}

/// The lines that Markdown takes for code for their indentation, where there is other text around them.
fn indented(text: &str, lines: &[Range<usize>]) -> Option<Vec<Range<usize>>> {
    const WIDTH: usize = 4;
    let width = |line: &Range<usize>| {
        let bare = bare(text, line);
        match bare.strip_prefix('\t') {
            Some(_) => 1,
            None if bare.starts_with("    ") => WIDTH,
            None => 0,
        }
    };
    let mut kept = Vec::new();
    let (mut in_code, mut after_blank, mut prose) = (false, true, false);
    for line in lines {
        let blank = is_blank(text, line);
        let is_code = !blank && width(line) > 0 && (in_code || after_blank);
        if is_code || blank && in_code {
            kept.push(without(text, line, width(line)));
        }
        prose |= !blank && !is_code;
        in_code = is_code || blank && in_code;
        after_blank = blank;
    }
    (prose && !kept.is_empty()).then_some(kept)
}
