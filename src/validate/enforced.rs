//! Who refuses what a finding is about, and when. Must not know how that is shown.

use std::fmt;

/// Who refuses it, and when; nothing ends with a full stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EnforcedBy<T = &'static str> {
    /// Tools and AWS: `"Terraform, when it plans; AWS, when the change is applied"`.
    Tools(T),
    /// No tool and nothing at AWS, and what happens instead: `"; AWS does it silently"`.
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
    /// Who refuses it, as a sentence; empty where that is not known.
    pub fn sentence(&self) -> String {
        match self {
            EnforcedBy::Tools(who) if who.as_ref().is_empty() => String::new(),
            EnforcedBy::Tools(who) => format!("Enforced by: {}.", who.as_ref()),
            EnforcedBy::Nothing(instead) if instead.as_ref().is_empty() => {
                "No tool and nothing at AWS refuses it.".to_owned()
            }
            EnforcedBy::Nothing(instead) => format!("No tool refuses it{}.", instead.as_ref()),
        }
    }

    /// Whether there is nothing to tell: who it is is not known, or it is accepted and nothing else happens.
    pub fn is_plain(&self) -> bool {
        let (EnforcedBy::Tools(text) | EnforcedBy::Nothing(text)) = self;
        text.as_ref().is_empty()
    }
}

/// As scripts get it: without a sentence around it.
impl<T: AsRef<str>> fmt::Display for EnforcedBy<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            EnforcedBy::Tools(who) => f.write_str(who.as_ref()),
            EnforcedBy::Nothing(instead) => write!(f, "Nobody{}", instead.as_ref()),
        }
    }
}
