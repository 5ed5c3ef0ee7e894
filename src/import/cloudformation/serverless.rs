//! Variables of the Serverless Framework: `${self:custom.domain}`, `${env:STAGE}`.

use super::super::collect::Collector;
use super::super::names;
use super::super::properties::Wanted;
use super::super::tree::Tree;
use super::Template;

impl Template<'_> {
    /// `${self:custom.domain}` as a variable; with the value that the file gives it as its default.
    pub(super) fn serverless_variable(
        &mut self,
        collector: &mut Collector,
        tree: &Tree,
        whole: &str,
        at: usize,
        wanted: Wanted,
    ) -> String {
        let inner = whole.trim_start_matches("${").trim_end_matches('}');
        let path = inner.split_once(':').map_or(inner, |(_, path)| path);
        let path = path.split(',').next().unwrap_or_default().trim();
        let name = names::snake(path.rsplit(['.', '/', '~']).find(|it| !it.is_empty()).unwrap_or_default());
        let fresh = self.stand_ins.len();
        let variable = self.stand_in(collector, whole, &name, at, wanted);
        let plain = inner.strip_prefix("self:").filter(|path| !path.contains(['$', ',']));
        if self.stand_ins.len() > fresh
            && let Some(path) = plain
            && let Some(node) = tree.path(self.root, &path.trim().split('.').collect::<Vec<_>>())
            && let Some(value) = tree.peek_json(node).filter(|it| !it.is_null() && !it.to_string().contains("${"))
        {
            collector.known_default(format!("var.{variable}"), value);
        }
        format!("var.{variable}")
    }
}

/// `self:`, `env:`, `opt:`, `file(...)` and the like; CloudFormation's own names have no single colon.
pub(super) fn is_serverless(name: &str) -> bool {
    let name = name.trim();
    !name.starts_with("AWS::") && (name.contains(':') || name.contains('('))
}

/// The byte of the brace that closes what was opened before the text.
pub(super) fn closing(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' if depth == 0 => return Some(at),
            b'}' => depth -= 1,
            _ => {}
        }
    }
    None
}
