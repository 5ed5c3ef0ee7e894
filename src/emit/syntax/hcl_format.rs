//! Expressions and whole files of a user, with the white space that `terraform fmt` gives them: HashiCorp's
//! rules (package hclwrite), token by token. Nothing but white space between tokens changes.

use crate::document::heredoc::{line_of_heredoc, opening};

/// What a piece of an expression is, as far as the white space around it depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Word,
    Number,
    /// Text inside quotes, or between the sequences of a template.
    Literal,
    OpenQuote,
    CloseQuote,
    /// `<<` with its marker and the line break.
    OpenHeredoc,
    /// The marker with the white space around it.
    CloseHeredoc,
    /// `${`, `%{`, with or without `~`.
    Sequence,
    SequenceEnd,
    Open(u8),
    Close(u8),
    Newline,
    /// To the end of the line, without the line break.
    LineComment,
    /// A comment between `/*` and `*/`.
    Comment,
    /// Everything else, told apart by its text.
    Operator,
}

#[derive(Debug, Clone, Copy)]
struct Token<'a> {
    kind: Kind,
    text: &'a str,
}

impl Token<'_> {
    fn is(&self, operator: &str) -> bool {
        self.kind == Kind::Operator && self.text == operator
    }

    fn brackets(&self) -> i32 {
        match self.kind {
            Kind::Open(_) | Kind::Sequence => 1,
            Kind::Close(_) | Kind::SequenceEnd => -1,
            _ => 0,
        }
    }
}

/// The lines of a whole expression, the first without indentation; `None` where it can't be read. Comes in parentheses
/// where it must, to be after an equals sign.
pub(super) fn expression(source: &str) -> Option<Vec<String>> {
    let source = source.replace("\r\n", "\n");
    let tokens = scan(source.trim(), Mode::Expression)?;
    let mut depth = 0;
    let mut open_ended = false;
    let first_line = tokens.iter().position(|token| token.kind == Kind::Newline);
    for (index, token) in tokens.iter().enumerate() {
        depth += token.brackets();
        open_ended |= match token.kind {
            Kind::Newline => depth == 0,
            Kind::LineComment => depth == 0 || first_line.is_none_or(|end| index < end),
            // The columns of the line that it begins on depend on what is before.
            Kind::Operator => token.is("=") && first_line.is_some_and(|end| index < end),
            _ => false,
        };
    }
    if !open_ended {
        return Some(lines(&tokens, 0));
    }
    // Inside parentheses line breaks mean nothing, and a comment at the end can't reach what follows.
    let mut inside = vec!["(".to_owned()];
    inside.extend(lines(&tokens, 1));
    inside.push(")".to_owned());
    Some(inside)
}

/// The lines of one or more `${...}` and `%{...}`; `None` where they can't be read.
pub(super) fn template(source: &str) -> Option<Vec<String>> {
    let source = source.replace("\r\n", "\n");
    let tokens = scan(&source, Mode::Template)?;
    // Where text is between them, white space is text.
    if tokens.iter().any(|token| token.kind == Kind::LineComment) {
        return None;
    }
    Some(lines(&tokens, 0))
}

/// Whether an equals sign is in one of the sequences of a template.
pub(super) fn has_equals(source: &str) -> bool {
    scan(source, Mode::Template).is_some_and(|tokens| tokens.iter().any(|token| token.is("=")))
}

/// A file, or some of its blocks; `None` where it can't be read.
pub(crate) fn file(source: &str) -> Option<String> {
    let text = source.trim_start_matches('\u{feff}');
    let breaks = text.matches('\n').count();
    let crlf = text.matches("\r\n").count();
    if crlf > 0 {
        let plain = (crlf == breaks).then(|| text.replace("\r\n", "\n"))?;
        return Some(file(&plain)?.replace('\n', "\r\n"));
    }
    let tokens = scan(text, Mode::File)?;
    let mark = &source[..source.len() - text.len()];
    Some(format!("{mark}{}", laid_out(&tokens, 0, true).join("\n")))
}

#[derive(Clone, Copy, PartialEq)]
enum Mode {
    Expression,
    /// The characters of a template between its quotes.
    Template,
    File,
}

fn scan(source: &str, mode: Mode) -> Option<Vec<Token<'_>>> {
    /// What is open.
    enum Open<'a> {
        /// A heredoc's marker, and whether a line begins.
        Heredoc(&'a str, bool),
        /// A template: the characters of the whole part, or a quoted text.
        Template,
        Quote,
        Sequence,
        Bracket(u8),
    }
    let bytes = source.as_bytes();
    let mut tokens = Vec::new();
    let mut open = if mode == Mode::Template { vec![Open::Template] } else { Vec::new() };
    let mut index = 0;
    while index < bytes.len() {
        let start = index;
        let rest = &source[start..];
        if let Some(Open::Heredoc(marker, begins)) = open.last_mut() {
            let line = if *begins { rest.split('\n').next()? } else { "" };
            if *begins && line.trim() == *marker {
                index += line.len();
                tokens.push(Token { kind: Kind::CloseHeredoc, text: &source[start..index] });
                open.pop();
                continue;
            }
            index += line_of_heredoc(rest);
            *begins = source[..index].ends_with('\n');
            if index > start {
                tokens.push(Token { kind: Kind::Literal, text: &source[start..index] });
                continue;
            }
        }
        if let Some(Open::Template | Open::Quote | Open::Heredoc(..)) = open.last() {
            let quoted = matches!(open.last(), Some(Open::Quote));
            if rest.starts_with("${") || rest.starts_with("%{") {
                index += if rest[2..].starts_with('~') { 3 } else { 2 };
                tokens.push(Token { kind: Kind::Sequence, text: &source[start..index] });
                open.push(Open::Sequence);
                continue;
            }
            if quoted && rest.starts_with('"') {
                index += 1;
                tokens.push(Token { kind: Kind::CloseQuote, text: "\"" });
                open.pop();
                continue;
            }
            index += literal(rest, quoted);
            if mode == Mode::File && source[start..index].contains('\n') {
                return None;
            }
            tokens.push(Token { kind: Kind::Literal, text: &source[start..index] });
            continue;
        }
        let first = rest.chars().next()?;
        let kind = match first {
            ' ' | '\t' => {
                index += 1;
                continue;
            }
            '\n' => {
                index += 1;
                Kind::Newline
            }
            '#' => {
                index += rest.find('\n').unwrap_or(rest.len());
                Kind::LineComment
            }
            '/' if rest.starts_with("//") => {
                index += rest.find('\n').unwrap_or(rest.len());
                Kind::LineComment
            }
            '/' if rest.starts_with("/*") => {
                index += rest.find("*/")? + 2;
                // Its own line breaks would make lines that no one indents.
                if mode != Mode::File && source[start..index].contains('\n') {
                    return None;
                }
                Kind::Comment
            }
            '"' => {
                index += 1;
                open.push(Open::Quote);
                Kind::OpenQuote
            }
            '(' | '[' | '{' => {
                index += 1;
                open.push(Open::Bracket(bytes[start]));
                Kind::Open(bytes[start])
            }
            '~' if rest.starts_with("~}") && matches!(open.last(), Some(Open::Sequence)) => {
                index += 2;
                open.pop();
                Kind::SequenceEnd
            }
            '}' if matches!(open.last(), Some(Open::Sequence)) => {
                index += 1;
                open.pop();
                Kind::SequenceEnd
            }
            ')' | ']' | '}' => {
                index += 1;
                let Some(Open::Bracket(opened)) = open.pop() else { return None };
                if !matches!((opened, first), (b'(', ')') | (b'[', ']') | (b'{', '}')) {
                    return None;
                }
                Kind::Close(bytes[start])
            }
            '<' if mode == Mode::File && rest.starts_with("<<") => {
                let (length, marker, _) = opening(rest)?;
                index += length;
                open.push(Open::Heredoc(marker, true));
                Kind::OpenHeredoc
            }
            c if c == '_' || c.is_alphabetic() => {
                index += rest.find(|c: char| !(c == '_' || c == '-' || c.is_alphanumeric())).unwrap_or(rest.len());
                Kind::Word
            }
            c if c.is_ascii_digit() => {
                index += number(rest);
                Kind::Number
            }
            _ => {
                const LONG: [&str; 9] = ["...", "==", "!=", ">=", "<=", "&&", "||", "=>", "::"];
                if rest.starts_with("<<") {
                    return None;
                }
                index += LONG.iter().find(|it| rest.starts_with(**it)).map_or(first.len_utf8(), |it| it.len());
                if !"=+-*/%!<>?:,.&|".contains(first) {
                    return None;
                }
                Kind::Operator
            }
        };
        tokens.push(Token { kind, text: &source[start..index] });
    }
    let closed = if mode == Mode::Template { matches!(open.as_slice(), [Open::Template]) } else { open.is_empty() };
    closed.then_some(tokens)
}

/// The length of the literal text that a template begins with.
fn literal(text: &str, quoted: bool) -> usize {
    let bytes = text.as_bytes();
    let mut end = 0;
    while let Some(byte) = bytes.get(end) {
        match (byte, bytes.get(end + 1), bytes.get(end + 2)) {
            (b'$' | b'%', Some(next), Some(b'{')) if next == byte => end += 3,
            (b'$' | b'%', Some(b'{'), _) => break,
            (b'"', ..) if quoted => break,
            (b'\\', Some(_), _) if quoted => {
                end += 1 + text[end + 1..].chars().next().map_or(0, char::len_utf8);
            }
            _ => end += 1,
        }
    }
    end
}

/// The length of the number that `text` begins with.
fn number(text: &str) -> usize {
    let digits = |from: usize| text[from..].bytes().take_while(u8::is_ascii_digit).count();
    let mut length = digits(0);
    if text[length..].starts_with('.') && digits(length + 1) > 0 {
        length += 1 + digits(length + 1);
    }
    if text[length..].starts_with(['e', 'E']) {
        let sign = usize::from(text[length + 1..].starts_with(['+', '-']));
        if digits(length + 1 + sign) > 0 {
            length += 1 + sign + digits(length + 1 + sign);
        }
    }
    length
}

/// One line in the three columns that neighbors share.
#[derive(Default)]
struct Cells {
    lead: String,
    /// From the equals sign on.
    assign: String,
    comment: String,
}

/// An expression, the first line without indentation.
fn lines(tokens: &[Token], level: usize) -> Vec<String> {
    laid_out(tokens, level, level > 0)
}

fn laid_out(tokens: &[Token], level: usize, indent_first: bool) -> Vec<String> {
    let mut rows = Vec::new();
    let mut levels: Vec<i32> = vec![1; level];
    for (index, line) in tokens.split(|token| token.kind == Kind::Newline).enumerate() {
        let (line, comment) = match line {
            [line @ .., last] if !line.is_empty() && last.kind == Kind::LineComment => (line, last.text),
            line => (line, ""),
        };
        // What an equals sign begins is a column of its own where it ends on the same line.
        let equals = (1..line.len()).find(|at| line[*at].is("="));
        let equals = equals.filter(|at| line[*at..].iter().map(Token::brackets).sum::<i32>() == 0);
        let (lead, assign) = line.split_at(equals.unwrap_or(line.len()));
        // A heredoc ends the count of what the line opens.
        let counted = lead.iter().position(|it| it.kind == Kind::OpenHeredoc).unwrap_or(lead.len());
        let net: i32 = lead[..counted].iter().map(Token::brackets).sum();
        let mut closed = -net;
        while closed > 0
            && let Some(last) = levels.last_mut()
        {
            if closed < *last {
                *last -= closed;
                break;
            }
            closed -= *last;
            levels.pop();
        }
        let indent = " ".repeat(2 * levels.len());
        if net > 0 {
            levels.push(net);
        }
        // The first line may be behind something else.
        let indent = if line.is_empty() || index == 0 && !indent_first { String::new() } else { indent };
        let lead = indent + &spaced(lead);
        rows.push(Cells { lead, assign: spaced(assign), comment: comment.to_owned() });
    }
    align(&mut rows, |row| &row.assign);
    for row in &mut rows {
        row.lead.push_str(&row.assign);
    }
    // A comment alone on its line begins it.
    align(&mut rows, |row| if row.lead.trim().is_empty() { "" } else { &row.comment });
    rows.into_iter().map(|row| row.lead + &row.comment).collect()
}

/// Makes what comes next begin in the same column in neighboring lines that have it.
fn align(rows: &mut [Cells], next: fn(&Cells) -> &str) {
    for chain in rows.chunk_by_mut(|a, b| next(a).is_empty() == next(b).is_empty()) {
        if chain.iter().any(|row| next(row).is_empty()) {
            continue;
        }
        let widest = chain.iter().map(|row| row.lead.chars().count()).max().unwrap_or(0);
        for row in chain {
            let gap = widest + 1 - row.lead.chars().count();
            row.lead.push_str(&" ".repeat(gap));
        }
    }
}

fn spaced(tokens: &[Token]) -> String {
    let mut text = String::new();
    for (index, token) in tokens.iter().enumerate() {
        text.push_str(token.text);
        let before = index.checked_sub(1).map(|before| &tokens[before]);
        if let Some(after) = tokens.get(index + 1)
            && space_between(before, token, after)
        {
            text.push(' ');
        }
    }
    text
}

/// hclwrite's `spaceAfterToken`.
fn space_between(before: Option<&Token>, token: &Token, after: &Token) -> bool {
    use Kind::*;
    match (token.kind, after.kind) {
        (Word, Open(b'(')) => false,
        (Word, _) if after.is("::") => false,
        (_, Word) if token.is("::") => false,
        _ if token.is(".") || after.is(".") || after.is(",") || after.is("...") => false,
        _ if token.is(",") => true,
        (Literal | OpenQuote | OpenHeredoc, _) | (_, Literal | CloseQuote | CloseHeredoc) => false,
        (Word, _) if token.text == "in" && before.is_some_and(|before| before.kind == Word) => true,
        (Word | Number | Close(_) | SequenceEnd, Open(b'[')) => false,
        _ if token.is("!") => false,
        _ if token.is("-") => before.is_some_and(|before| match before.kind {
            Open(_) => false,
            Operator => !matches!(
                before.text,
                "=" | ":"
                    | ","
                    | "?"
                    | "+"
                    | "*"
                    | "/"
                    | "%"
                    | "-"
                    | "=="
                    | "!="
                    | ">"
                    | ">="
                    | "<"
                    | "<="
                    | "&&"
                    | "||"
                    | "!"
            ),
            _ => true,
        }),
        (Open(b'{'), Close(b'}')) => false,
        (Open(b'{'), _) | (_, Close(b'}')) => true,
        (Sequence, Open(b'{')) | (Close(b'}'), SequenceEnd) => true,
        (SequenceEnd, Sequence) => false,
        (Open(_) | Sequence, _) | (_, Close(_) | SequenceEnd) => false,
        _ => true,
    }
}
