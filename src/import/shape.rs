//! What can be changed in place: where the members of a body are in the text, and how they are laid out there. The same
//! for every format, so that there is one way to change them all.

use std::ops::Range;

/// The arguments of a resource or block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Body {
    /// From the opening to the closing brace, both included; where there are none, from the first member to the last.
    pub span: Range<usize>,
    pub layout: Layout,
    /// In the order of the text.
    pub members: Vec<Member>,
    /// Whether aliases elsewhere represent it, too.
    pub shared: bool,
}

/// How members and elements follow each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Layout {
    /// `name = value` lines and blocks.
    Hcl,
    /// `name = value` lines without braces around them.
    Fragment,
    /// YAML's lines of one indentation.
    Lines,
    /// Between brackets or braces, commas between.
    Flow,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Member {
    /// Terraform's name of the argument; `None` for what the document doesn't have.
    pub key: Option<String>,
    /// The member with its name.
    pub span: Range<usize>,
    pub name: Range<usize>,
    /// The value; for an HCL block, from its brace on.
    pub value: Range<usize>,
    pub shape: Shape,
    /// Whether aliases elsewhere represent the value, or a part of it, too.
    pub shared: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Shape {
    Scalar,
    List(List),
    /// A block or mapping.
    Body(Body),
    /// Anything that is changed as a whole: expressions, repeated blocks, aliases.
    Whole,
    /// A block that a function gives, which the document doesn't have.
    Computed,
}

/// A literal list, its elements one by one as the document has them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct List {
    pub span: Range<usize>,
    pub layout: Layout,
    pub elements: Vec<Range<usize>>,
}

impl Body {
    /// Each argument with its Terraform path, those in blocks included.
    pub fn origins(&self) -> Vec<super::ArgumentOrigin> {
        let mut origins = Vec::new();
        self.collect("", &mut origins);
        origins
    }

    /// Every place that something in it has; those of a member in the order of the text.
    pub fn places(&self) -> Vec<Range<usize>> {
        let mut places = vec![self.span.clone()];
        for member in &self.members {
            places.extend([member.span.clone(), member.name.clone(), member.value.clone()]);
            places.push(member.name.end..member.value.start);
            match &member.shape {
                Shape::Body(body) => places.extend(body.places()),
                Shape::List(list) => {
                    places.push(list.span.clone());
                    places.extend(list.elements.iter().cloned());
                }
                Shape::Scalar | Shape::Whole | Shape::Computed => {}
            }
        }
        places
    }

    fn collect(&self, prefix: &str, origins: &mut Vec<super::ArgumentOrigin>) {
        for member in &self.members {
            let Some(key) = &member.key else { continue };
            let path = format!("{prefix}{key}");
            if let Shape::Body(body) = &member.shape {
                origins.push(super::ArgumentOrigin {
                    path: path.clone(),
                    span: member.span.clone(),
                    value: member.value.clone(),
                });
                body.collect(&format!("{path}."), origins);
            } else {
                origins.push(super::ArgumentOrigin { path, span: member.span.clone(), value: member.value.clone() });
            }
        }
    }
}
