//! Which tool supports which argument: what the README and the page show of it.

use super::{Argument, FAMILIES, Family};

/// The families that are reported apart, with their names.
pub fn columns() -> impl Iterator<Item = (Family, &'static str)> {
    FAMILIES.iter().filter_map(|family| Some((*family, family.product?)))
}

/// Whether a tool supports an argument.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Coverage {
    /// Under this name, and since this version where it is known.
    Yes { name: String, since: Option<&'static str> },
    /// The reason, where there is more to say than that it can't.
    No(&'static str),
}

/// Whether `family` supports `argument`.
pub fn coverage(argument: &'static Argument, family: Family) -> Coverage {
    let support = argument.support(family);
    match argument.name(family.vocabulary).filter(|_| support.supported) {
        Some(name) => Coverage::Yes { name, since: support.since },
        None => Coverage::No(support.why),
    }
}
