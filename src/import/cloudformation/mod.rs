//! AWS CloudFormation templates in YAML and JSON, what SAM and CDK make of them, and the resources of a
//! `serverless.yml`. References become Terraform's by the table; a function that would have to be evaluated becomes a
//! variable that says what it stands for.

mod functions;
mod parameters;
mod resource;
mod serverless;

use std::collections::HashMap;
use std::rc::Rc;

use super::collect::{Collector, origin};
use super::format::is_resource;
use super::names;
use super::tree::{NodeId, Tree};
use super::{Body, Dictionary, Format};
use crate::document::shorten;
use crate::schema::{ResourceKind, SUPPORTING, USER_POOL_CLIENT};

pub fn read(collector: &mut Collector, files: &[usize]) {
    let trees: Vec<(usize, Rc<Tree>)> =
        files.iter().filter_map(|file| Some((*file, collector.take_tree(*file)?))).collect();
    let mut templates: Vec<Template> = Vec::new();
    for (file, tree) in &trees {
        for root in &tree.roots {
            let mut template = Template::new(*file, collector.formats[*file] == Format::Serverless, tree, *root);
            template.declare(collector);
            templates.push(template);
        }
    }
    // The parts of a serverless.yml are files of their own; templates of CloudFormation know nothing of each other.
    if templates.iter().any(|it| it.serverless) {
        let mut all = HashMap::new();
        for template in &templates {
            for (name, target) in &template.targets {
                all.entry(*name).or_insert_with(|| target.clone());
            }
        }
        for template in &mut templates {
            for (name, target) in &all {
                template.targets.entry(name).or_insert_with(|| target.clone());
            }
        }
    }
    for mut template in templates {
        if collector.stopped() {
            return;
        }
        let file = template.file;
        template.read(collector);
        collector.file_done(file);
    }
}

/// What a name in the template denotes.
#[derive(Clone)]
enum Target {
    Resource(&'static ResourceKind, String),
    /// A parameter, as the Terraform expression that stands for it.
    Parameter(String),
}

struct Template<'t> {
    file: usize,
    serverless: bool,
    tree: &'t Tree,
    root: NodeId,
    dictionary: Dictionary,
    targets: HashMap<&'t str, Target>,
    /// The resources that the table knows: name, body, kind, label.
    ours: Vec<(NodeId, NodeId, &'static ResourceKind, String)>,
    /// The variables made for what is not evaluated, by its source.
    stand_ins: HashMap<String, String>,
    depth: usize,
}

impl<'t> Template<'t> {
    fn new(file: usize, serverless: bool, tree: &'t Tree, root: NodeId) -> Self {
        let long = tree.scalars().filter(|(_, text)| *text == "Ref" || text.starts_with("Fn::")).count();
        Template {
            file,
            serverless,
            tree,
            root,
            dictionary: Dictionary { file, long: tree.json || long > tree.count_tags(), ..Dictionary::default() },
            targets: HashMap::new(),
            ours: Vec::new(),
            stand_ins: HashMap::new(),
            depth: 0,
        }
    }

    /// Finds out what there is and how it is called: a resource may refer to one that comes later.
    fn declare(&mut self, collector: &mut Collector) {
        let (tree, root, file, serverless) = (self.tree, self.root, self.file, self.serverless);
        let sections: Vec<NodeId> = match tree.get(root, "resources").filter(|_| serverless) {
            Some(list) if tree.is_seq(list) => tree.items(list).to_vec(),
            Some(one) => vec![one],
            None => vec![root],
        };
        tree.enter(root);
        if let Some(version) = tree.get(root, "AWSTemplateFormatVersion")
            && tree.text(version) == Some("2010-09-09")
        {
            // The only one there is; every template that is written has it.
            tree.take(version);
        }
        let mut resources: Vec<(NodeId, NodeId)> = Vec::new();
        for section in &sections {
            tree.enter(*section);
            match tree.get(*section, "Resources") {
                Some(node) => {
                    tree.enter(node);
                    resources.extend(tree.members(node));
                }
                // Pasted without what is around it.
                None if !serverless && !is_resource(tree, root) => {
                    resources.extend(tree.members(root).filter(|(_, node)| is_resource(tree, *node)));
                }
                None => {
                    if let Some(text) = tree.text(*section) {
                        let message = format!("{} is in another file; drop that one too.", shorten(text));
                        collector.warning(file, tree.span(*section).start, message);
                    }
                }
            }
            if let Some(parameters) = tree.get(*section, "Parameters") {
                tree.enter(parameters);
                for (key, node) in tree.members(parameters) {
                    self.dictionary.taken.extend(tree.text(key).map(str::to_owned));
                    self.parameter(collector, tree, key, node);
                }
            }
        }
        for (key, node) in &resources {
            self.dictionary.taken.extend(tree.text(*key).map(str::to_owned));
            let (Some(logical), Some(kind)) = (tree.text(*key), tree.get(*node, "Type").and_then(|it| tree.text(it)))
            else {
                continue;
            };
            match kind_of(kind) {
                Some(kind) => {
                    let label = collector.free_label(kind.terraform, &names::label(kind, logical));
                    self.targets.insert(logical, Target::Resource(kind, label.clone()));
                    self.dictionary.resources.push((kind.terraform, label.clone(), logical.to_owned()));
                    self.ours.push((*key, *node, kind, label));
                }
                None => {
                    let message = format!("{logical} ({kind}) stays in your file; the document does not have it.");
                    collector.info(file, tree.span(*key).start, message);
                }
            }
        }
        if is_resource(tree, root) && tree.get(root, "Resources").is_none() {
            // One resource alone, without a name.
            if let Some(kind) = tree.get(root, "Type").and_then(|it| tree.text(it)).and_then(kind_of) {
                let is_client = std::ptr::eq(kind, &raw const USER_POOL_CLIENT);
                let label = collector.free_label(kind.terraform, if is_client { "client" } else { "main" });
                self.ours.push((root, root, kind, label));
            }
        }
    }

    fn read(&mut self, collector: &mut Collector) {
        let (tree, root) = (self.tree, self.root);
        for (key, node, kind, label) in std::mem::take(&mut self.ours) {
            if collector.stopped() {
                return;
            }
            collector.watch(tree.span(key).start);
            self.resource(collector, tree, key, node, kind, &label);
        }
        let top: &[&str] = &["Resources", "Parameters", "AWSTemplateFormatVersion", "Description", "Transform"];
        if !self.serverless && tree.get(root, "Resources").is_some() {
            let body = Body::of_sections(tree, root);
            collector.blocks.push(origin(self.file, "", "root", tree.span(root), Some(body)));
            for (key, _) in tree.members(root) {
                if let Some(name) = tree.text(key).filter(|name| !top.contains(name)) {
                    let message = format!("{name} stays in your file; the document does not have it.");
                    collector.info(self.file, tree.span(key).start, message);
                }
            }
        }
        collector.dictionaries.push(std::mem::take(&mut self.dictionary));
    }
}

fn kind_of(cloudformation: &str) -> Option<&'static ResourceKind> {
    std::iter::once(&USER_POOL_CLIENT).chain(SUPPORTING).find(|it| it.cloudformation == cloudformation)
}
