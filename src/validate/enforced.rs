//! Who rejects a value, and when. Must not know how that is shown.

use std::fmt;

/// Who rejects a value, and when. No text ends with a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EnforcedBy<T = &'static str> {
    /// Tools and AWS: `"Terraform on plan; AWS on apply"`.
    Tools(T),
    /// Neither a tool nor AWS, and what happens instead: `"sign-in fails"`.
    Nothing(T),
}

impl EnforcedBy {
    pub(super) fn to_owned(self) -> EnforcedBy<String> {
        match self {
            EnforcedBy::Tools(who) => EnforcedBy::Tools(who.to_owned()),
            EnforcedBy::Nothing(instead) => EnforcedBy::Nothing(instead.to_owned()),
        }
    }
}

impl<T: AsRef<str>> EnforcedBy<T> {
    /// Who rejects it, as a sentence; empty if unknown.
    pub fn sentence(&self) -> String {
        match self {
            EnforcedBy::Tools(who) if who.as_ref().is_empty() => String::new(),
            EnforcedBy::Tools(who) => format!("Rejected by {}.", who.as_ref()),
            EnforcedBy::Nothing(instead) if instead.as_ref().is_empty() => "AWS and the tools accept this.".to_owned(),
            EnforcedBy::Nothing(instead) => format!("Not rejected, but {}.", instead.as_ref()),
        }
    }

    /// Whether there is nothing to report: unknown, or accepted without consequences.
    pub fn is_plain(&self) -> bool {
        let (EnforcedBy::Tools(text) | EnforcedBy::Nothing(text)) = self;
        text.as_ref().is_empty()
    }
}

/// As scripts get it: not a whole sentence.
impl<T: AsRef<str>> fmt::Display for EnforcedBy<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            EnforcedBy::Tools(who) => f.write_str(who.as_ref()),
            EnforcedBy::Nothing(instead) if instead.as_ref().is_empty() => f.write_str("Nothing"),
            EnforcedBy::Nothing(instead) => write!(f, "Nothing, but {}", instead.as_ref()),
        }
    }
}
