//! The notation of patterns.

use std::rc::Rc;

use super::Failure;
use super::unicode;

/// How deep groups may nest.
const DEEPEST: usize = 200;
/// The most bytes of a pattern, and the most classes of Unicode in it.
const LONGEST: usize = 10_000;
const MOST_CLASSES: usize = 100;
/// The most that anything is repeated, all repetitions around it included.
const MOST: u32 = 1000;

/// Ranges of code points, both ends included.
pub type Class = Vec<(u32, u32)>;

/// What a pattern is made of.
pub enum Node {
    Empty,
    One(Rc<Set>),
    Look(Look),
    Group(usize, Box<Node>),
    All(Vec<Node>),
    Either(Vec<Node>),
    Repeat { of: Box<Node>, least: u32, most: Option<u32>, greedy: bool },
}

/// What one character may be.
pub struct Set {
    pub negated: bool,
    pub items: Vec<Item>,
}

pub struct Item {
    pub negated: bool,
    /// Whether case doesn't matter: what represents its letters is in the class, too.
    pub folds: bool,
    pub class: Class,
}

impl Item {
    fn new(negated: bool, class: Class, flags: Flags) -> Self {
        Item { negated, folds: flags.folds, class: if flags.folds { unicode::closed(class) } else { class } }
    }

    fn holds(&self, c: char) -> bool {
        let within = |c: char| {
            let code = u32::from(c);
            self.class.iter().any(|(start, end)| (*start..=*end).contains(&code))
        };
        (within(c) || self.folds && within(unicode::folded(c))) != self.negated
    }
}

impl Set {
    pub fn holds(&self, c: char) -> bool {
        self.items.iter().any(|it| it.holds(c)) != self.negated
    }
}

/// What holds between two characters.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Look {
    Start,
    End,
    LineStart,
    LineEnd,
    Word,
    NoWord,
}

pub struct Parsed {
    pub node: Node,
    pub names: Vec<Option<String>>,
}

#[derive(Clone, Copy)]
struct Flags {
    folds: bool,
    lines: bool,
    dot_breaks: bool,
    lazy: bool,
}

/// A group that is open.
struct Open {
    group: Option<usize>,
    flags: Flags,
    alternatives: Vec<Node>,
    items: Vec<Node>,
}

impl Open {
    fn new(group: Option<usize>, flags: Flags) -> Self {
        Open { group, flags, alternatives: Vec::new(), items: Vec::new() }
    }

    fn end_alternative(&mut self) {
        let mut items = std::mem::take(&mut self.items);
        self.alternatives.push(match items.len() {
            0 => Node::Empty,
            1 => items.remove(0),
            _ => Node::All(items),
        });
    }

    fn close(mut self) -> Node {
        self.end_alternative();
        let inner = match self.alternatives.len() {
            1 => self.alternatives.remove(0),
            _ => Node::Either(self.alternatives),
        };
        match self.group {
            Some(group) => Node::Group(group, Box::new(inner)),
            None => inner,
        }
    }
}

fn invalid<T>(what: &str) -> Result<T, Failure> {
    Err(Failure::Invalid(what.to_owned()))
}

pub fn parse(source: &str) -> Result<Parsed, Failure> {
    if source.len() > LONGEST || source.matches("\\p").count() + source.matches("\\P").count() > MOST_CLASSES {
        return Err(Failure::Beyond);
    }
    let mut flags = Flags { folds: false, lines: false, dot_breaks: false, lazy: false };
    let mut names = Vec::new();
    let mut outer: Vec<Open> = Vec::new();
    let mut open = Open::new(None, flags);
    let mut repeated = false;
    let mut rest = source;
    while let Some(c) = rest.chars().next() {
        let behind = &rest[c.len_utf8()..];
        let was_repeated = std::mem::take(&mut repeated);
        match c {
            '(' => {
                let group = if let Some(options) = behind.strip_prefix('?') {
                    match special(options, &mut flags)? {
                        Special::Flags(more) => {
                            rest = more;
                            continue;
                        }
                        Special::Group(before, more) => {
                            rest = more;
                            Open::new(None, before)
                        }
                        Special::Named(name, more) => {
                            rest = more;
                            names.push(Some(name.to_owned()));
                            Open::new(Some(names.len()), flags)
                        }
                    }
                } else {
                    rest = behind;
                    names.push(None);
                    Open::new(Some(names.len()), flags)
                };
                if outer.len() >= DEEPEST {
                    return Err(Failure::Beyond);
                }
                outer.push(std::mem::replace(&mut open, group));
                continue;
            }
            ')' => {
                let Some(parent) = outer.pop() else { return invalid("unexpected )") };
                let closed = std::mem::replace(&mut open, parent);
                flags = closed.flags;
                open.items.push(closed.close());
            }
            '|' => open.end_alternative(),
            '*' | '+' | '?' | '{' => {
                let (least, most, mut behind) = match (c, counts(rest)) {
                    ('*', _) => (0, None, behind),
                    ('+', _) => (1, None, behind),
                    ('?', _) => (0, Some(1), behind),
                    (_, Some(found)) => found,
                    // A brace that begins no count is a brace.
                    (_, None) => {
                        open.items.push(literal(c, flags));
                        rest = behind;
                        continue;
                    }
                };
                if least > MOST || most.is_some_and(|it| it > MOST || it < least) {
                    return invalid("invalid repeat count");
                }
                let mut greedy = !flags.lazy;
                if let Some(more) = behind.strip_prefix('?') {
                    behind = more;
                    greedy = !greedy;
                }
                if was_repeated {
                    return invalid("invalid nested repetition operator");
                }
                let Some(of) = open.items.pop() else {
                    return invalid("missing argument to repetition operator");
                };
                let node = Node::Repeat { of: Box::new(of), least, most, greedy };
                if c == '{' && !is_bearable(&node, MOST) {
                    return invalid("invalid repeat count");
                }
                if depth(&node) > DEEPEST * 2 {
                    return Err(Failure::Beyond);
                }
                open.items.push(node);
                repeated = true;
                rest = behind;
                continue;
            }
            '^' => open.items.push(Node::Look(if flags.lines { Look::LineStart } else { Look::Start })),
            '$' => open.items.push(Node::Look(if flags.lines { Look::LineEnd } else { Look::End })),
            '.' => {
                let items = if flags.dot_breaks { Vec::new() } else { vec![item('\n', '\n', flags)] };
                open.items.push(one(true, items));
            }
            '[' => {
                let (set, more) = set(behind, flags)?;
                open.items.push(Node::One(Rc::new(set)));
                rest = more;
                continue;
            }
            '\\' => {
                let letter = behind.chars().next();
                let look = match letter {
                    Some('A') => Some(Look::Start),
                    Some('z') => Some(Look::End),
                    Some('b') => Some(Look::Word),
                    Some('B') => Some(Look::NoWord),
                    _ => None,
                };
                if let Some(look) = look {
                    open.items.push(Node::Look(look));
                    rest = &behind[1..];
                    continue;
                }
                if letter == Some('Q') {
                    let (quoted, more) = behind[1..].split_once("\\E").unwrap_or((&behind[1..], ""));
                    open.items.extend(quoted.chars().map(|c| literal(c, flags)));
                    rest = more;
                    continue;
                }
                if let Some((item, more)) = named_class(rest, flags)? {
                    open.items.push(one(false, vec![item]));
                    rest = more;
                    continue;
                }
                let (c, more) = escape(rest)?;
                open.items.push(literal(c, flags));
                rest = more;
                continue;
            }
            c => open.items.push(literal(c, flags)),
        }
        rest = behind;
    }
    if !outer.is_empty() {
        return invalid("missing closing )");
    }
    Ok(Parsed { node: open.close(), names })
}

fn item(start: char, end: char, flags: Flags) -> Item {
    Item::new(false, vec![(u32::from(start), u32::from(end))], flags)
}

fn one(negated: bool, items: Vec<Item>) -> Node {
    Node::One(Rc::new(Set { negated, items }))
}

fn literal(c: char, flags: Flags) -> Node {
    one(false, vec![item(c, c, flags)])
}

enum Special<'s> {
    /// `(?i)`: flags from here on.
    Flags(&'s str),
    /// `(?i:`, with the flags that come back behind it.
    Group(Flags, &'s str),
    Named(&'s str, &'s str),
}

/// What follows `(?`.
fn special<'s>(options: &'s str, flags: &mut Flags) -> Result<Special<'s>, Failure> {
    let named = options.strip_prefix("P<").or_else(|| options.strip_prefix('<')).filter(|it| !it.is_empty());
    if let Some(named) = named {
        let Some((name, rest)) = named.split_once('>') else { return invalid("invalid named capture") };
        if name.is_empty() || !name.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'_') {
            return invalid("invalid named capture");
        }
        return Ok(Special::Named(name, rest));
    }
    let (mut new, mut value, mut since_minus) = (*flags, true, false);
    for (at, c) in options.char_indices() {
        match c {
            'i' => new.folds = value,
            'm' => new.lines = value,
            's' => new.dot_breaks = value,
            'U' => new.lazy = value,
            '-' if value => {
                value = false;
                since_minus = false;
                continue;
            }
            ':' | ')' if value || since_minus => {
                let before = std::mem::replace(flags, new);
                let rest = &options[at + 1..];
                return Ok(if c == ':' { Special::Group(before, rest) } else { Special::Flags(rest) });
            }
            _ => break,
        }
        since_minus = true;
    }
    invalid("invalid or unsupported Perl syntax")
}

/// `{2}`, `{2,}`, `{2,5}` at the beginning: least, most, and what follows.
fn counts(source: &str) -> Option<(u32, Option<u32>, &str)> {
    let number = |text: &'_ str| -> Option<(u32, usize)> {
        let length = text.bytes().take_while(u8::is_ascii_digit).count();
        let digits = &text[..length];
        if length == 0 || length > 1 && digits.starts_with('0') {
            return None;
        }
        Some((digits.parse().unwrap_or(u32::MAX), length))
    };
    let rest = source.strip_prefix('{')?;
    let (least, length) = number(rest)?;
    let rest = &rest[length..];
    if let Some(rest) = rest.strip_prefix('}') {
        return Some((least, Some(least), rest));
    }
    let rest = rest.strip_prefix(',')?;
    if let Some(rest) = rest.strip_prefix('}') {
        return Some((least, None, rest));
    }
    let (most, length) = number(rest)?;
    Some((least, Some(most), rest[length..].strip_prefix('}')?))
}

/// Whether nested counts evaluate to no more than `most` together.
fn is_bearable(node: &Node, most: u32) -> bool {
    match node {
        Node::Empty | Node::One(_) | Node::Look(_) => true,
        Node::Group(_, inner) => is_bearable(inner, most),
        Node::All(all) | Node::Either(all) => all.iter().all(|it| is_bearable(it, most)),
        Node::Repeat { most: Some(0), .. } => true,
        // `*`, `+` and `?` aren't counts.
        Node::Repeat { of, least: 0 | 1, most: None, .. } | Node::Repeat { of, least: 0, most: Some(1), .. } => {
            is_bearable(of, most)
        }
        Node::Repeat { of, least, most: own, .. } => {
            let count = own.unwrap_or(*least);
            count <= most && is_bearable(of, most / count.max(1))
        }
    }
}

fn depth(node: &Node) -> usize {
    match node {
        Node::Empty | Node::One(_) | Node::Look(_) => 1,
        Node::Group(_, inner) | Node::Repeat { of: inner, .. } => 1 + depth(inner),
        Node::All(all) | Node::Either(all) => 1 + all.iter().map(depth).max().unwrap_or(0),
    }
}

/// What follows `[`.
fn set(source: &str, flags: Flags) -> Result<(Set, &str), Failure> {
    let inner = source.strip_prefix('^');
    let mut found = Set { negated: inner.is_some(), items: Vec::new() };
    let mut rest = inner.unwrap_or(source);
    let mut first = true;
    loop {
        if rest.is_empty() {
            return invalid("missing closing ]");
        }
        if !first && let Some(rest) = rest.strip_prefix(']') {
            return Ok((found, rest));
        }
        first = false;
        if let Some((name, more)) = rest.strip_prefix("[:").and_then(|it| it.split_once(":]")) {
            found.items.push(posix(name, flags)?);
            rest = more;
            continue;
        }
        if let Some((named, more)) = named_class(rest, flags)? {
            found.items.push(named);
            rest = more;
            continue;
        }
        let (start, more) = class_char(rest)?;
        let mut end = start;
        rest = more;
        if let Some(more) = rest.strip_prefix('-').filter(|it| !it.is_empty() && !it.starts_with(']')) {
            (end, rest) = class_char(more)?;
            if end < start {
                return invalid("invalid character class range");
            }
        }
        found.items.push(item(start, end, flags));
    }
}

fn class_char(source: &str) -> Result<(char, &str), Failure> {
    match source.chars().next() {
        None => invalid("missing closing ]"),
        Some('\\') => escape(source),
        Some(c) => Ok((c, &source[c.len_utf8()..])),
    }
}

const WORD: [(char, char); 4] = [('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')];
const SPACE: [(char, char); 3] = [('\t', '\n'), ('\u{c}', '\r'), (' ', ' ')];

fn ascii(negated: bool, ranges: &[(char, char)], flags: Flags) -> Item {
    Item::new(negated, ranges.iter().map(|(start, end)| (u32::from(*start), u32::from(*end))).collect(), flags)
}

/// `alpha` of `[:alpha:]`.
fn posix(name: &str, flags: Flags) -> Result<Item, Failure> {
    let positive = name.strip_prefix('^');
    let ranges: &[(char, char)] = match positive.unwrap_or(name) {
        "alnum" => &[('0', '9'), ('A', 'Z'), ('a', 'z')],
        "alpha" => &[('A', 'Z'), ('a', 'z')],
        "ascii" => &[('\0', '\u{7f}')],
        "blank" => &[('\t', '\t'), (' ', ' ')],
        "cntrl" => &[('\0', '\u{1f}'), ('\u{7f}', '\u{7f}')],
        "digit" => &[('0', '9')],
        "graph" => &[('!', '~')],
        "lower" => &[('a', 'z')],
        "print" => &[(' ', '~')],
        "punct" => &[('!', '/'), (':', '@'), ('[', '`'), ('{', '~')],
        "space" => &[('\t', '\r'), (' ', ' ')],
        "upper" => &[('A', 'Z')],
        "word" => &WORD,
        "xdigit" => &[('0', '9'), ('A', 'F'), ('a', 'f')],
        _ => return invalid("invalid character class range"),
    };
    Ok(ascii(positive.is_some(), ranges, flags))
}

/// `\d`, `\pL`, `\p{Greek}` and their like at the beginning.
fn named_class(source: &str, flags: Flags) -> Result<Option<(Item, &str)>, Failure> {
    let Some(rest) = source.strip_prefix('\\') else { return Ok(None) };
    let Some(letter) = rest.chars().next() else { return Ok(None) };
    let ranges: &[(char, char)] = match letter {
        'd' | 'D' => &[('0', '9')],
        's' | 'S' => &SPACE,
        'w' | 'W' => &WORD,
        'p' | 'P' => {
            let rest = &rest[1..];
            let (name, more) = match rest.strip_prefix('{') {
                Some(inner) => match inner.split_once('}') {
                    Some(found) => found,
                    None => return invalid("invalid character class range"),
                },
                None => rest.split_at(rest.chars().next().map_or(0, char::len_utf8)),
            };
            let positive = name.strip_prefix('^');
            let negated = (letter == 'P') != positive.is_some();
            if name.is_empty() {
                return invalid("invalid character class range");
            }
            // Newer versions of Go know more names.
            let class = unicode::class(positive.unwrap_or(name)).ok_or(Failure::Beyond)?;
            return Ok(Some((Item::new(negated, class, flags), more)));
        }
        _ => return Ok(None),
    };
    Ok(Some((ascii(letter.is_ascii_uppercase(), ranges, flags), &rest[1..])))
}

/// `\n`, `\x41`, `\.` and their like at the beginning.
fn escape(source: &str) -> Result<(char, &str), Failure> {
    let wrong = || invalid("invalid escape sequence");
    let rest = &source[1..];
    let Some(c) = rest.chars().next() else { return invalid("trailing backslash at end of expression") };
    let behind = &rest[c.len_utf8()..];
    let code = |code: u32, rest| match char::from_u32(code) {
        Some(c) => Ok((c, rest)),
        // Half of a pair is in no text.
        None => Err(Failure::Beyond),
    };
    match c {
        '0'..='7' => {
            let digits = rest.bytes().take(3).take_while(|it| (b'0'..=b'7').contains(it)).count();
            if c != '0' && digits < 2 {
                return wrong();
            }
            code(u32::from_str_radix(&rest[..digits], 8).unwrap_or(0), &rest[digits..])
        }
        'x' => {
            let (digits, more) = match behind.strip_prefix('{') {
                Some(inner) => match inner.split_once('}') {
                    Some(found) => found,
                    None => return wrong(),
                },
                None if behind.is_char_boundary(2) && behind.len() >= 2 => behind.split_at(2),
                None => return wrong(),
            };
            if digits.is_empty() || !digits.bytes().all(|it| it.is_ascii_hexdigit()) {
                return wrong();
            }
            match u32::from_str_radix(digits.trim_start_matches('0'), 16) {
                Ok(it) if it <= 0x10_ffff => code(it, more),
                Err(_) if digits.bytes().all(|it| it == b'0') => code(0, more),
                _ => wrong(),
            }
        }
        'a' => Ok(('\u{7}', behind)),
        'f' => Ok(('\u{c}', behind)),
        'n' => Ok(('\n', behind)),
        'r' => Ok(('\r', behind)),
        't' => Ok(('\t', behind)),
        'v' => Ok(('\u{b}', behind)),
        c if c.is_ascii() && !c.is_ascii_alphanumeric() => Ok((c, behind)),
        _ => wrong(),
    }
}
