//! Text layout: a small layout algebra, and each language's literals and punctuation. Must not know Cognito.
//!
//! Fixed syntax is [`Doc::token`] and its siblings, which take only `&'static str`. User input enters only through the
//! functions of a language in [`syntax`], which escape it. Tokens carry a [`Role`] for their color, and the field that
//! made them, so that nothing needs to parse the text again.

mod render;
pub mod syntax;

pub use render::{Line, Span, render};

use std::borrow::Cow;

use crate::schema::FieldId;

/// What a piece of text is, for its color.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    Plain,
    Punctuation,
    /// A word of the language or of the tool: `resource`, `!Ref`, `Properties`.
    Keyword,
    /// The name of an argument or key.
    Name,
    String,
    Number,
    /// `true`, `false`, `null`.
    Constant,
    Reference,
    Comment,
}

impl Role {
    /// The role as a word, for class names.
    pub const fn id(self) -> &'static str {
        match self {
            Role::Plain => "plain",
            Role::Punctuation => "punctuation",
            Role::Keyword => "keyword",
            Role::Name => "name",
            Role::String => "string",
            Role::Number => "number",
            Role::Constant => "constant",
            Role::Reference => "reference",
            Role::Comment => "comment",
        }
    }
}

/// A text before it is laid out.
#[derive(Debug, Clone, PartialEq)]
pub struct Doc(Node);

#[derive(Debug, Clone, PartialEq)]
enum Node {
    Text(Role, Cow<'static, str>),
    /// Always a line break.
    Line,
    /// No text; keeps the groups around it broken.
    Broken,
    /// A line break in a broken group, the text otherwise.
    Break(&'static str),
    /// Only in a broken group: trailing commas.
    IfBroken(&'static str),
    Concat(Vec<Doc>),
    /// Broken only where it doesn't fit the rest of the line.
    Group(Box<Doc>),
    /// The first where its first line fits, else the second.
    Either(Box<Doc>, Box<Doc>),
    Indent(usize, Box<Doc>),
    Prefixed(usize, Box<Doc>),
    /// Lines of two columns, the second aligned.
    Columns(Vec<(Doc, Doc)>),
    Field(FieldId, Box<Doc>),
}

impl Doc {
    /// Fixed punctuation.
    pub const fn token(text: &'static str) -> Doc {
        Doc(Node::Text(Role::Punctuation, Cow::Borrowed(text)))
    }

    /// A fixed word.
    pub const fn keyword(text: &'static str) -> Doc {
        Doc(Node::Text(Role::Keyword, Cow::Borrowed(text)))
    }

    /// A fixed key or argument name.
    pub const fn name(text: &'static str) -> Doc {
        Doc(Node::Text(Role::Name, Cow::Borrowed(text)))
    }

    /// Fixed text of any role.
    pub const fn fixed(role: Role, text: &'static str) -> Doc {
        Doc(Node::Text(role, Cow::Borrowed(text)))
    }

    pub const fn line() -> Doc {
        Doc(Node::Line)
    }

    /// A space, or a line break in a group that doesn't fit.
    pub const fn soft_line() -> Doc {
        Doc(Node::Break(" "))
    }

    /// Nothing, or a line break in a group that doesn't fit.
    pub const fn soft_break() -> Doc {
        Doc(Node::Break(""))
    }

    /// No text, but the groups around it don't go on one line.
    pub const fn broken() -> Doc {
        Doc(Node::Broken)
    }

    /// Text that is there only in a group that doesn't fit.
    pub const fn if_broken(text: &'static str) -> Doc {
        Doc(Node::IfBroken(text))
    }

    pub const fn nil() -> Doc {
        Doc(Node::Concat(Vec::new()))
    }

    pub fn concat(docs: impl IntoIterator<Item = Doc>) -> Doc {
        Doc(Node::Concat(docs.into_iter().collect()))
    }

    /// `docs` with `separator` between them.
    pub fn join(docs: impl IntoIterator<Item = Doc>, separator: &Doc) -> Doc {
        let mut all = Vec::new();
        for doc in docs {
            if !all.is_empty() {
                all.push(separator.clone());
            }
            all.push(doc);
        }
        Doc(Node::Concat(all))
    }

    pub fn group(self) -> Doc {
        Doc(Node::Group(Box::new(self)))
    }

    /// This, where its first line fits; else `otherwise`.
    pub fn or(self, otherwise: Doc) -> Doc {
        Doc(Node::Either(Box::new(self), Box::new(otherwise)))
    }

    /// Indents the lines that begin inside by `by` more columns.
    pub fn indent(self, by: usize) -> Doc {
        Doc(Node::Indent(by, Box::new(self)))
    }

    /// Puts `columns` spaces before the first line and indents the others by as many: a fragment of whole lines.
    pub fn prefixed(self, columns: usize) -> Doc {
        Doc(Node::Prefixed(columns, Box::new(self)))
    }

    /// Lines of two columns; the second begins in the same column in all of them.
    pub fn columns(rows: Vec<(Doc, Doc)>) -> Doc {
        Doc(Node::Columns(rows))
    }

    /// Marks the text as made by a field.
    pub fn field(self, field: Option<FieldId>) -> Doc {
        match field {
            Some(field) => Doc(Node::Field(field, Box::new(self))),
            None => self,
        }
    }

    /// Text that a language made safe. Only the languages may call it.
    fn text(role: Role, text: impl Into<Cow<'static, str>>) -> Doc {
        Doc(Node::Text(role, text.into()))
    }

    /// The number of characters on one line; `None` where it has a line break that can't be avoided.
    pub fn flat_width(&self) -> Option<usize> {
        self.measure(|text| text.chars().count())
    }

    /// The width on one line, as `width` measures texts.
    fn measure(&self, width: fn(&str) -> usize) -> Option<usize> {
        match &self.0 {
            Node::Text(_, text) => (!text.contains('\n')).then(|| width(text)),
            Node::Line | Node::Broken => None,
            Node::Break(text) => Some(text.len()),
            Node::IfBroken(_) => Some(0),
            Node::Concat(docs) => docs.iter().map(|doc| doc.measure(width)).sum(),
            Node::Group(doc) | Node::Either(doc, _) | Node::Indent(_, doc) | Node::Field(_, doc) => doc.measure(width),
            Node::Prefixed(by, doc) => doc.measure(width).map(|width| width + by),
            Node::Columns(rows) => match rows.as_slice() {
                [] => Some(0),
                [(left, right)] => Some(left.measure(width)? + right.measure(width)?),
                _ => None,
            },
        }
    }

    /// The width up to where the line can break; with `after`, what follows on it, where it can't.
    fn first_line(&self, flat: bool, after: usize) -> usize {
        match &self.0 {
            Node::Text(_, text) => match text.split_once('\n') {
                Some((first, _)) => columns(first),
                None => columns(text) + after,
            },
            Node::Line => 0,
            Node::Broken => after,
            Node::Break(text) if flat => text.len() + after,
            Node::Break(_) => 0,
            Node::IfBroken(_) if flat => after,
            Node::IfBroken(text) => text.len() + after,
            Node::Concat(docs) => docs.iter().rev().fold(after, |after, doc| doc.first_line(flat, after)),
            Node::Group(doc) | Node::Either(doc, _) | Node::Indent(_, doc) | Node::Field(_, doc) => {
                doc.first_line(flat, after)
            }
            Node::Prefixed(by, doc) => by + doc.first_line(flat, after),
            Node::Columns(rows) => match rows.as_slice() {
                [] => after,
                [(left, right)] => left.first_line(flat, right.first_line(flat, after)),
                [(left, right), ..] => left.first_line(flat, right.first_line(flat, 0)),
            },
        }
    }
}

/// The columns that formatters hold against a line's width: two for a wide character, none for the accents that join the
/// character before.
fn columns(text: &str) -> usize {
    let wide = |c: char| match c {
        '\u{300}'..='\u{36f}' => 0,
        '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{303e}' | '\u{3041}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' => 2,
        '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe6f}' | '\u{ff01}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}' => 2,
        '\u{231a}' | '\u{231b}' | '\u{2329}' | '\u{232a}' | '\u{23e9}'..='\u{23ec}' | '\u{23f0}' | '\u{23f3}' => 2,
        '\u{25fd}' | '\u{25fe}' | '\u{2614}' | '\u{2615}' | '\u{2648}'..='\u{2653}' | '\u{267f}' | '\u{2693}' => 2,
        '\u{26a1}' | '\u{26aa}' | '\u{26ab}' | '\u{26bd}' | '\u{26be}' | '\u{26c4}' | '\u{26c5}' | '\u{26ce}' => 2,
        '\u{26d4}' | '\u{26ea}' | '\u{26f2}' | '\u{26f3}' | '\u{26f5}' | '\u{26fa}' | '\u{26fd}' | '\u{2705}' => 2,
        '\u{270a}' | '\u{270b}' | '\u{2728}' | '\u{274c}' | '\u{274e}' | '\u{2753}'..='\u{2755}' | '\u{2757}' => 2,
        '\u{2795}'..='\u{2797}' | '\u{27b0}' | '\u{27bf}' | '\u{2b1b}' | '\u{2b1c}' | '\u{2b50}' | '\u{2b55}' => 2,
        '\u{a960}'..='\u{a97c}' | '\u{17000}'..='\u{18d1e}' | '\u{1b000}'..='\u{1b2fb}' => 2,
        '\u{1f300}'..='\u{1f64f}' | '\u{1f680}'..='\u{1f6ff}' | '\u{1f900}'..='\u{1f9ff}' => 2,
        '\u{20000}'..='\u{3fffd}' => 2,
        _ => 1,
    };
    if text.is_ascii() { text.len() } else { text.chars().map(wide).sum() }
}
