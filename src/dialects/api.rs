//! Input of one call of the API: values alone.

use super::{NOT_IN_TEXT, Node, Write};
use crate::document::Reference;
use crate::schema::{Argument, Vocabulary};

/// Writes the input of a call.
pub struct Writer {
    pub vocabulary: Vocabulary,
}

impl Write for Writer {
    fn name(&self, argument: &Argument) -> Result<String, String> {
        super::named(argument, self.vocabulary)
    }

    fn reference(&self, _: &Reference) -> Result<Node, String> {
        Err("The input of one command can't contain references. Use a literal value.".to_owned())
    }

    fn joined(&self, pieces: Vec<Node>) -> Result<Node, String> {
        super::texts(&pieces).ok_or_else(|| NOT_IN_TEXT.to_owned())
    }
}
