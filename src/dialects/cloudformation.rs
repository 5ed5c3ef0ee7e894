//! CloudFormation: functions by their long names and tags, pseudo parameters, what resources export, text with references in
//! it. Templates of the Serverless Framework differ in their literal text alone.

use super::{Member, NOT_IN_TEXT, Names, Node, Write, serverless};
use crate::document::{Pseudo, Reference};
use crate::schema::{Argument, Exported, ResourceKind, Vocabulary, resource_kind};

/// A function by its two names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Function {
    /// As a key: `Fn::Join`.
    pub name: &'static str,
    /// As a tag of YAML: `!Join`.
    pub tag: &'static str,
}

macro_rules! functions {
    ($($name:literal)*) => {
        [$(Function { name: concat!("Fn::", $name), tag: concat!("!", $name) }),*]
    };
}

pub const REF: Function = Function { name: "Ref", tag: "!Ref" };
pub const GET_ATT: Function = Function { name: "Fn::GetAtt", tag: "!GetAtt" };

/// The others that give a value. What is in neither is a macro, or needs one.
pub static FUNCTIONS: &[Function] = &functions!(
    "And" "Base64" "Cidr" "Equals" "FindInMap" "GetAZs" "If" "ImportValue" "Join" "Not" "Or" "Select" "Split" "Sub"
);

/// Whether a mapping of this one key is a function, or a macro.
pub fn is_function(key: &str) -> bool {
    key == "Ref" || key.starts_with("Fn::")
}

/// A function's long name by the name of its tag.
pub fn long_name(tag: &str) -> String {
    match tag {
        "Ref" | "Condition" => tag.to_owned(),
        tag => format!("Fn::{tag}"),
    }
}

/// A function in its short form, or as a mapping where its argument has a tag of its own: YAML takes one tag for a value.
/// `None` where there is no such function.
pub fn call(name: &str, argument: Node) -> Option<Node> {
    let function = *FUNCTIONS.iter().find(|it| it.name == name)?;
    Some(match argument {
        Node::Call(..) => Node::Map(vec![Member::new(function.name, argument)]),
        argument => Node::Call(function, Box::new(argument)),
    })
}

/// A reference to a parameter or resource.
pub fn refer(name: &str) -> Node {
    Node::Call(REF, Box::new(Node::Text(name.to_owned())))
}

impl Function {
    /// The argument of the long form: that of `!GetAtt A.B` has a list.
    pub fn long_argument(self, argument: &Node) -> Node {
        match argument {
            Node::Text(text) if self == GET_ATT => {
                let (resource, attribute) = text.split_once('.').unwrap_or((text, ""));
                Node::List(vec![Node::Text(resource.to_owned()), Node::Text(attribute.to_owned())])
            }
            other => other.clone(),
        }
    }
}

/// The pseudo parameters that every tool has something for.
const PSEUDOS: [(Pseudo, &str); 3] =
    [(Pseudo::Region, "AWS::Region"), (Pseudo::AccountId, "AWS::AccountId"), (Pseudo::Partition, "AWS::Partition")];

/// The name of a pseudo parameter.
pub fn pseudo_name(pseudo: Pseudo) -> &'static str {
    PSEUDOS.iter().find(|(it, _)| *it == pseudo).map_or("", |(_, name)| name)
}

/// The pseudo parameter of this name.
pub fn pseudo(name: &str) -> Option<Pseudo> {
    PSEUDOS.iter().find(|(_, it)| *it == name).map(|(pseudo, _)| *pseudo)
}

/// How a template refers to an attribute.
pub fn exported(kind: &str, attribute: &str) -> Option<Exported> {
    Some(resource_kind(kind)?.attributes().iter().find(|it| it.key == attribute)?.cloudformation)
}

/// The attribute that `Ref` of a resource gives, or `GetAtt` with this name.
pub fn attribute(kind: &ResourceKind, name: Option<&str>) -> Option<&'static str> {
    let is_exported = |exported: Exported| match (exported, name) {
        (Exported::Ref, None) => true,
        (Exported::GetAtt(own), Some(name)) => own == name,
        _ => false,
    };
    Some(kind.attributes().iter().find(|it| is_exported(it.cloudformation))?.key)
}

/// The names in the text of `Fn::Sub`.
pub fn substituted(text: &str) -> impl Iterator<Item = &str> {
    let inner = text.match_indices("${").filter_map(|(at, _)| text[at + 2..].split_once('}'));
    inner.map(|(name, _)| name.trim()).filter(|name| !name.starts_with('!'))
}

/// How literal text is written that has `${` in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Literals {
    /// Apart from references, with `Fn::Join`.
    Apart,
    /// As `${!`.
    Escaped,
    /// As variables of the Serverless Framework, which it may hold.
    Serverless,
}

/// Text with references in it.
fn substitution(pieces: Vec<Node>, literals: Literals) -> Result<Node, String> {
    if let Some(text) = super::texts(&pieces) {
        return Ok(text);
    }
    // A dollar sign at the end of a literal would join the brace of the reference after it, and `${!` needs its brace in
    // the same literal.
    let dollar = |pair: &[Node]| matches!(pair, [Node::Text(text), next] if text.ends_with('$') && !matches!(next, Node::Text(_)));
    let is_apart = |piece: &Node| match (piece, literals) {
        (Node::Text(text), Literals::Apart) => text.contains("${"),
        (Node::Text(text), Literals::Escaped) => text.split("${").skip(1).any(|it| !is_closed(it)),
        (Node::Call(function, _), _) => ![REF, GET_ATT].contains(function),
        _ => matches!(piece, Node::Map(_)),
    };
    if pieces.windows(2).any(dollar) || pieces.iter().any(is_apart) {
        let argument = Node::List(vec![Node::Text(String::new()), Node::List(pieces)]);
        return call("Fn::Join", argument).ok_or_else(|| NOT_IN_TEXT.to_owned());
    }
    let mut text = String::new();
    let mut named: Vec<Member> = Vec::new();
    for piece in pieces {
        match &piece {
            Node::Text(literal)
                if literals == Literals::Serverless && literal.starts_with("${") && literal.contains(':') =>
            {
                text.push_str(literal);
            }
            Node::Text(literal) => text.push_str(&literal.replace("${", "${!")),
            Node::Call(_, name) => match &**name {
                Node::Text(name) => text.push_str(&format!("${{{name}}}")),
                _ => return Err(NOT_IN_TEXT.to_owned()),
            },
            Node::Source(source) => match plain_name(source) {
                Some(name) => text.push_str(&format!("${{{name}}}")),
                None => {
                    let at = named.iter().position(|it| it.value == piece).unwrap_or(named.len());
                    let name = format!("Value{}", at + 1);
                    text.push_str(&format!("${{{name}}}"));
                    if at == named.len() {
                        named.push(Member::new(name, piece));
                    }
                }
            },
            _ => return Err(NOT_IN_TEXT.to_owned()),
        }
    }
    let text = Node::Text(text);
    let argument = if named.is_empty() { text } else { Node::List(vec![text, Node::Map(named)]) };
    call("Fn::Sub", argument).ok_or_else(|| NOT_IN_TEXT.to_owned())
}

/// Whether text after `${` has the brace that closes it, and nothing before that a reader could take otherwise.
fn is_closed(text: &str) -> bool {
    text.split_once('}').is_some_and(|(name, _)| !name.contains(['{', '$']) && !name.starts_with('!'))
}

/// The name in `!Ref Name` or `!GetAtt Name.Attribute`.
fn plain_name(source: &str) -> Option<&str> {
    let name = source.strip_prefix("!Ref ").or_else(|| source.strip_prefix("!GetAtt "))?.trim();
    name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | ':')).then_some(name)
}

/// Writes values of a template.
pub struct Writer<N> {
    pub names: N,
    pub literals: Literals,
}

impl<N: Names> Write for Writer<N> {
    fn name(&self, argument: &Argument) -> Result<String, String> {
        super::named(argument, Vocabulary::CloudFormation)
    }

    fn text(&self, text: &str) -> Node {
        Node::Text(match self.literals {
            Literals::Serverless => serverless::escaped(text),
            Literals::Apart | Literals::Escaped => text.to_owned(),
        })
    }

    fn reference(&self, reference: &Reference) -> Result<Node, String> {
        Ok(match reference {
            Reference::Pseudo(pseudo, _) => refer(pseudo_name(*pseudo)),
            Reference::Variable(name) | Reference::External(name) => self.names.variable(name)?,
            Reference::Resource { kind, name, attribute } => {
                let logical = self.names.resource(kind, name)?;
                match exported(kind, attribute) {
                    Some(Exported::Ref) => refer(&logical),
                    Some(Exported::GetAtt(attribute)) => {
                        Node::Call(GET_ATT, Box::new(Node::Text(format!("{logical}.{attribute}"))))
                    }
                    _ => return Err(format!("CloudFormation doesn't export {attribute} of this resource.")),
                }
            }
        })
    }

    fn joined(&self, pieces: Vec<Node>) -> Result<Node, String> {
        substitution(pieces, self.literals)
    }
}
