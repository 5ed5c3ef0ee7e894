//! How a whole file of YAML or JSON is written, for places that don't show it themselves.

/// What a text shows of its author's habits. Counted once for each file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Habits {
    /// One level of indentation.
    pub unit: String,
    /// How far dashes are under the name above them.
    pub dash: String,
    /// Lists are rather in brackets than an element a line: of YAML, and of JSON.
    pub brackets: bool,
    pub short_lists: bool,
    /// Spaces inside of braces, and of brackets.
    pub spaces: [bool; 2],
}

impl Habits {
    pub fn of(text: &str, yaml: bool) -> Habits {
        let count = |pattern: &str| text.matches(pattern).count();
        let dashes = text.lines().filter(|line| line.trim_start().starts_with("- ")).count();
        let (tight, spaced) = (count("{\""), count("{ "));
        let unit = unit(text);
        Habits {
            dash: dash(text).unwrap_or_else(|| unit.clone()),
            unit,
            brackets: count(": [") > dashes,
            short_lists: !(text.contains("[\n") || text.contains("[\r\n")) && text.contains('['),
            spaces: [spaced >= tight.max(1) || !yaml && tight == 0, count("[ ") > count("[\"")],
        }
    }
}

/// The first step by which a line is further in than the one above.
fn unit(text: &str) -> String {
    let mut above = "";
    for line in text.lines().take(5000).filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#')) {
        let margin = &line[..line.len() - line.trim_start().len()];
        if margin.len() > above.len() {
            return margin.strip_prefix(above).unwrap_or("  ").to_owned();
        }
        above = margin;
    }
    "  ".to_owned()
}

fn dash(text: &str) -> Option<String> {
    let width = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let mut above = "";
    for line in text.lines().take(5000) {
        let is_list = above.trim_end().ends_with(':') && !above.trim_start().starts_with('-');
        if is_list && line.trim_start().starts_with("- ") {
            return width(line).checked_sub(width(above)).map(|it| " ".repeat(it));
        }
        above = line;
    }
    None
}
