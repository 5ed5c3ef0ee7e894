//! What of a tree was taken over, and what wasn't.

use super::super::consumed::Gap;
use super::{Data, NodeId, Tree};

/// How much of a node a user took over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd)]
pub(super) enum Taken {
    No,
    /// The node, and not what is in it.
    Alone,
    /// The node with all that is in it.
    Whole,
}

impl Tree {
    /// Says that the document has what is here, with all that is in it.
    pub fn take(&self, id: NodeId) {
        let node = self.node(id);
        if let Data::Scalar(..) = node.data {
            return node.taken.set(Taken::Whole);
        }
        let mut open = vec![id];
        while let Some(id) = open.pop() {
            let node = self.node(id);
            if node.taken.replace(Taken::Whole) == Taken::Whole {
                continue;
            }
            match &node.data {
                Data::Scalar(..) => {}
                Data::Seq(items) => open.extend(items),
                Data::Map(members) => open.extend(members.iter().map(|(_, value)| value)),
                Data::Alias(target) => open.push(*target),
            }
        }
    }

    /// Says that what is in a mapping or list is taken one by one; what a mapping merges (`<<`) is entered as well.
    pub fn enter(&self, id: NodeId) {
        self.enter_at(id, 0, &mut 20_000);
    }

    /// The node and what an alias leads to, and nothing of what is in it.
    pub(super) fn take_alone(&self, id: NodeId) {
        for id in [id, self.resolve(id)] {
            let taken = &self.node(id).taken;
            if taken.get() == Taken::No {
                taken.set(Taken::Alone);
            }
        }
    }

    fn enter_at(&self, id: NodeId, depth: usize, budget: &mut usize) {
        if matches!(self.data(id), Data::Scalar(..)) {
            return;
        }
        self.take_alone(id);
        let Data::Map(members) = self.data(id) else { return };
        if self.json || depth > 8 {
            return;
        }
        for (_, merge) in members.iter().filter(|(key, _)| self.text(*key) == Some("<<")) {
            let Some(left) = budget.checked_sub(1) else { return };
            *budget = left;
            self.enter_at(*merge, depth + 1, budget);
            if let Data::Seq(items) = self.data(*merge) {
                items.iter().for_each(|item| self.enter_at(*item, depth + 1, budget));
            }
        }
    }

    /// What wasn't taken, in the order of the text. A mapping or list counts as one where nothing in it was taken.
    pub fn gaps(&self) -> Vec<Gap> {
        let mut gaps = Vec::new();
        let mut rests = vec![Rest::Nothing; self.nodes.len()];
        for root in &self.roots {
            match self.rest(*root, &mut rests) {
                Rest::All if !self.is_null(*root) => gaps.push(self.gap(None, *root, &[])),
                Rest::Some => self.find_gaps(*root, &rests, &mut Vec::new(), &mut gaps),
                _ => {}
            }
        }
        gaps
    }

    fn children(&self, id: NodeId) -> impl Iterator<Item = (Option<NodeId>, NodeId)> {
        let (items, members): (&[NodeId], &[(NodeId, NodeId)]) = match &self.node(id).data {
            Data::Seq(items) => (items, &[]),
            Data::Map(members) => (&[], members),
            _ => (&[], &[]),
        };
        let items = items.iter().map(|item| (None, *item));
        items.chain(members.iter().map(|(key, value)| (Some(*key), *value)))
    }

    /// How much of each node below wasn't taken. Aliases aren't followed: what they represent is in the tree itself.
    fn rest(&self, id: NodeId, rests: &mut [Rest]) -> Rest {
        let own = self.node(id).taken.get();
        if own == Taken::Whole {
            return Rest::Nothing;
        }
        let (mut left, mut taken, mut empty) = (false, own != Taken::No, true);
        for (_, child) in self.children(id) {
            let rest = self.rest(child, rests);
            left |= rest != Rest::Nothing;
            taken |= rest != Rest::All;
            empty = false;
        }
        let rest = match (left || empty && !taken, taken) {
            (false, _) => Rest::Nothing,
            (true, true) => Rest::Some,
            (true, false) => Rest::All,
        };
        rests[id.0 as usize] = rest;
        rest
    }

    fn find_gaps<'t>(&'t self, id: NodeId, rests: &[Rest], path: &mut Vec<&'t str>, gaps: &mut Vec<Gap>) {
        for (key, child) in self.children(id) {
            match rests[child.0 as usize] {
                Rest::All => gaps.push(self.gap(key, child, path)),
                Rest::Some => {
                    path.push(key.and_then(|key| self.text(key)).unwrap_or_default());
                    self.find_gaps(child, rests, path, gaps);
                    path.pop();
                }
                Rest::Nothing => {}
            }
        }
    }

    fn gap(&self, key: Option<NodeId>, value: NodeId, path: &[&str]) -> Gap {
        let name = key.and_then(|key| self.text(key)).unwrap_or_default().to_owned();
        let key = key.map(|key| self.span(key));
        let value = self.span(value);
        let start = key.as_ref().map_or(value.start, |key| key.start);
        let span = start..value.end.max(key.map_or(0, |key| key.end));
        Gap { span, value: value.start, name, parent: path.iter().map(|it| (*it).to_owned()).collect() }
    }
}

/// How much of a node no one took.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rest {
    All,
    Some,
    Nothing,
}
