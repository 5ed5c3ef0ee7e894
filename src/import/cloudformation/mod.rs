//! AWS CloudFormation templates in YAML and JSON, what SAM and CDK make of them, and the resources of a
//! `serverless.yml`. References become Terraform's by the table; a function that would have to be evaluated becomes a
//! variable that says what it represents.

mod functions;
mod loops;
mod parameters;
mod resource;
mod serverless;

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::collect::{Collector, origin};
use super::format::is_resource;
use super::tree::{NodeId, Tree};
use super::{Body, Dictionary, Format, Severity};
use crate::dialects::cloudformation::is_function;
use crate::dialects::template;
use crate::document::shorten;
use crate::schema::{ResourceKind, SUPPORTING, USER_POOL_CLIENT};
use loops::Bindings;
pub(super) use serverless::parts;
use serverless::{Project, Role, is_main};

pub fn read(collector: &mut Collector, files: &[usize]) {
    let trees: Vec<(usize, Rc<Tree>)> =
        files.iter().filter_map(|file| Some((*file, collector.take_tree(*file)?))).collect();
    let names: Vec<String> =
        collector.formats.iter().enumerate().map(|(file, _)| collector.file(file).name.clone()).collect();
    let mut by_file: Vec<Option<&Tree>> = vec![None; names.len()];
    trees.iter().for_each(|(file, tree)| by_file[*file] = Some(tree));
    let mut projects = Project::all(&names, &by_file);
    projects.retain(|it| collector.formats[it.file] == Format::Serverless);
    let uses: Vec<serverless::Use> = projects.iter().flat_map(Project::uses).collect();
    let named: Vec<Vec<usize>> = projects.iter().map(Project::named).collect();
    let mut templates: Vec<Template> = Vec::new();
    for (file, tree) in &trees {
        let serverless = collector.formats[*file] == Format::Serverless;
        if !serverless {
            tell_of_shared(collector, *file, tree);
        }
        let mut mine: Vec<(NodeId, Role)> =
            uses.iter().filter(|it| it.file == *file).map(|it| (it.node, it.role.clone())).collect();
        let own = projects.iter().find(|it| it.file == *file);
        let part_of = || named.iter().position(|it| it.contains(file)).map(|at| &projects[at]);
        let project = own.or_else(part_of).or_else(|| projects.first());
        if own.is_some() || mine.is_empty() && part_of().is_none() {
            mine.extend(tree.roots.iter().map(|root| (*root, Role::Section)));
        }
        let shared: Vec<NodeId> = mine
            .iter()
            .enumerate()
            .filter(|(at, it)| mine[..*at].iter().any(|other| other.0 == it.0))
            .map(|it| it.1.0)
            .collect();
        for (root, role) in mine {
            let mut template = Template::new(*file, serverless, tree, root, project);
            template.shared = shared.contains(&root);
            template.declare(collector, &role);
            templates.push(template);
        }
    }
    // The parts of a serverless.yml are files of their own; templates of CloudFormation know nothing of each other.
    if templates.iter().any(|it| it.serverless) {
        let mut all = HashMap::new();
        for template in &templates {
            for (name, target) in &template.targets {
                all.entry(name.clone()).or_insert_with(|| target.clone());
            }
        }
        for template in &mut templates {
            for (name, target) in &all {
                template.targets.entry(name.clone()).or_insert_with(|| target.clone());
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

/// Aliases and merge keys, which CloudFormation itself doesn't take (cfn-lint 1.58.0, W1100 and W1101).
fn tell_of_shared(collector: &mut Collector, file: usize, tree: &Tree) {
    let (alias, merge) = tree.first_shared();
    let (what, first, rules) = match (alias, merge) {
        (None, None) => return,
        (Some(alias), None) => ("YAML aliases (*)", alias, "W1101"),
        (None, Some(merge)) => ("YAML merge keys (<<)", merge, "W1100"),
        (Some(alias), Some(merge)) => {
            let first = if tree.span(alias).start < tree.span(merge).start { alias } else { merge };
            ("YAML aliases (*) and merge keys (<<)", first, "W1100, W1101")
        }
    };
    let message = format!(
        "CloudFormation rejects {what}. Deploy the output of aws cloudformation package or SAM instead (cfn-lint: {rules})."
    );
    collector.info(file, tree.span(first).start, message);
}

/// What a name in the template denotes.
#[derive(Clone)]
enum Target {
    Resource(&'static ResourceKind, String),
    /// A parameter, as the Terraform expression that represents it.
    Parameter(String),
}

/// A resource in the table.
struct Entry {
    key: NodeId,
    node: NodeId,
    kind: &'static ResourceKind,
    label: String,
    /// What the loops around it replace.
    bindings: Bindings,
    /// What makes it and others, so that nothing can be changed in place: a loop, with its line.
    made_by: Option<Rc<str>>,
}

struct Template<'t> {
    file: usize,
    serverless: bool,
    tree: &'t Tree,
    root: NodeId,
    /// The serverless.yml that it belongs to.
    project: Option<&'t Project<'t>>,
    /// Whether several resources are taken from the same place.
    shared: bool,
    dictionary: Dictionary,
    targets: HashMap<String, Target>,
    ours: Vec<Entry>,
    /// Of the resource that is being read.
    bindings: Bindings,
    /// Where something was named already that loops come by again.
    named: HashSet<usize>,
    /// The variables made for what isn't evaluated, by its source.
    stand_ins: HashMap<String, String>,
    depth: usize,
}

impl<'t> Template<'t> {
    fn new(file: usize, serverless: bool, tree: &'t Tree, root: NodeId, project: Option<&'t Project<'t>>) -> Self {
        let long = tree.scalars().filter(|(_, text)| is_function(text)).count();
        Template {
            file,
            serverless,
            tree,
            root,
            project,
            shared: false,
            dictionary: Dictionary { file, long: tree.json || long > tree.count_tags(), ..Dictionary::default() },
            targets: HashMap::new(),
            ours: Vec::new(),
            bindings: Bindings::default(),
            named: HashSet::new(),
            stand_ins: HashMap::new(),
            depth: 0,
        }
    }

    /// Finds out what there is and how it is called: a resource may refer to one that comes later.
    fn declare(&mut self, collector: &mut Collector, role: &Role) {
        let (tree, root, file, serverless) = (self.tree, self.root, self.file, self.serverless);
        match role {
            Role::Section => {}
            Role::Resources => return self.entries(collector, root),
            Role::Resource(logical) => {
                let Some(kind) = tree.get(root, "Type").and_then(|it| tree.text(it)).and_then(kind_of) else { return };
                return self.own(collector, root, root, kind, logical.clone(), &Bindings::default(), None);
            }
        }
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
        for section in &sections {
            tree.enter(*section);
            match tree.get(*section, "Resources") {
                Some(node) => self.entries(collector, node),
                // Pasted without what is around it.
                None if !(serverless && is_main(tree, root)) && !is_resource(tree, root) => {
                    let makes = |(key, node): &(NodeId, NodeId)| {
                        is_resource(tree, *node) || tree.text(*key).is_some_and(makes_resources)
                    };
                    for (key, node) in tree.members(root).filter(makes) {
                        self.entry(collector, key, node, &Bindings::default(), None);
                    }
                }
                None => self.elsewhere(collector, *section, tree.span(*section)),
            }
            if let Some(extensions) = tree.get(*section, "extensions").filter(|_| serverless) {
                let message =
                    "Skipped extensions: it changes resources that Serverless creates. It stays in your file.";
                collector.unread(Severity::Warning, file, tree.span(extensions), message);
            }
            if let Some(parameters) = tree.get(*section, "Parameters") {
                tree.enter(parameters);
                for (key, node) in tree.members(parameters) {
                    self.dictionary.taken.extend(tree.text(key).map(str::to_owned));
                    self.parameter(collector, tree, key, node);
                }
            }
        }
        if is_resource(tree, root) && tree.get(root, "Resources").is_none() {
            // One resource alone, without a name.
            if let Some(kind) = tree.get(root, "Type").and_then(|it| tree.text(it)).and_then(kind_of) {
                let is_client = std::ptr::eq(kind, &raw const USER_POOL_CLIENT);
                let label = collector.free_label(kind.terraform, if is_client { "client" } else { "main" });
                let bindings = Bindings::default();
                self.ours.push(Entry { key: root, node: root, kind, label, bindings, made_by: None });
            }
        }
    }

    fn read(&mut self, collector: &mut Collector) {
        let (tree, root) = (self.tree, self.root);
        for entry in std::mem::take(&mut self.ours) {
            if collector.stopped() {
                return;
            }
            collector.watch(tree.span(entry.key).start);
            self.bindings = entry.bindings.clone();
            self.resource(collector, tree, &entry);
        }
        self.bindings = Bindings::default();
        if self.serverless {
            self.events(collector);
        }
        let top: &[&str] = &["Resources", "Parameters", "AWSTemplateFormatVersion", "Description", "Transform"];
        if !self.serverless && tree.get(root, "Resources").is_some() {
            let body = Body::of_sections(tree, root);
            collector.blocks.push(origin(self.file, "", "root", tree.span(root), Some(body)));
            for (key, value) in tree.members(root) {
                let Some(name) = tree.text(key) else { continue };
                match self.transforms(name, value) {
                    Some(message) => {
                        let span = tree.span(key).start..tree.span(value).end;
                        collector.unread(Severity::Warning, self.file, span, message);
                    }
                    None if top.contains(&name) => {}
                    None if template::SECTIONS.contains(&name) && tree.is_map(value) => {
                        self.section(collector, name, key, value);
                    }
                    None => {
                        let message = format!("Skipped {name}. It stays in your file.");
                        collector.unread(
                            Severity::Info,
                            self.file,
                            tree.span(key).start..tree.span(value).end,
                            message,
                        );
                        self.loops_of(collector, name, value);
                    }
                }
            }
        }
        collector.dictionaries.push(std::mem::take(&mut self.dictionary));
    }

    /// A section that is kept for generated CloudFormation.
    fn section(&mut self, collector: &mut Collector, name: &str, key: NodeId, value: NodeId) {
        let tree = self.tree;
        tree.enter(value);
        let mut other = Vec::new();
        for (own, node) in tree.members(value) {
            let Some(entry) = tree.text(own).filter(|it| !makes_resources(it)) else { continue };
            let Some(json) = self.kept(tree, node) else { continue };
            let path = ["//", template::KEY, name, entry];
            if collector.declared(&path).is_some_and(|it| *it != json) {
                other.push(shorten(entry));
            } else {
                collector.declare(&path, json);
            }
        }
        let at = tree.span(key).start;
        collector.info(
            self.file,
            at,
            format!("{name} are kept for generated CloudFormation. Other tools don't have them."),
        );
        if !other.is_empty() {
            let message = format!(
                "{} of {name} differs in another file. Generated CloudFormation uses the first one.",
                other.join(", ")
            );
            collector.warning(self.file, at, message);
        }
        self.loops_of(collector, name, value);
    }

    /// Names the loops in a section, each at its place.
    fn loops_of(&mut self, collector: &mut Collector, section: &str, value: NodeId) {
        let tree = self.tree;
        for (key, node) in tree.members(value) {
            if let Some(name) = tree.text(key).filter(|it| makes_resources(it)) {
                let why = loops::computed(tree, name, node);
                let message = format!("Skipped {} in {section}: {why}. It stays in your file.", shorten(name));
                collector.unread(Severity::Info, self.file, tree.span(key).start..tree.span(node).end, message);
            }
        }
    }

    /// What a section makes of the whole template, where it may change any of it.
    fn transforms(&self, name: &str, value: NodeId) -> Option<String> {
        let tree = self.tree;
        let macros: Vec<NodeId> = match name {
            "Transform" if tree.is_seq(value) => tree.items(value).to_vec(),
            "Transform" | "Fn::Transform" => vec![value],
            "Modules" => {
                return Some(
                    "Skipped Modules: its files create their own resources. It stays in your file.".to_owned(),
                );
            }
            _ => return None,
        };
        let clauses: Vec<String> = macros
            .into_iter()
            .filter_map(|it| match tree.text(it) {
                // These add nothing to a user pool, or what they add is read.
                Some(name) if name.starts_with("AWS::") && name != "AWS::Include" => None,
                Some(name) => Some(format!("CloudFormation runs the macro {} at deployment", shorten(name))),
                None => Some(loops::computed(tree, "Fn::Transform", it)),
            })
            .collect();
        let why = clauses.join(", and ");
        (!clauses.is_empty())
            .then(|| format!("Skipped {name}: {why}. It can add or change any resource. It stays in your file."))
    }
}

/// Whether a name is none of a resource, but of what makes some.
pub(super) fn makes_resources(name: &str) -> bool {
    loops::is_loop(name) || name == "Fn::Transform"
}

fn kind_of(cloudformation: &str) -> Option<&'static ResourceKind> {
    std::iter::once(&USER_POOL_CLIENT).chain(SUPPORTING).find(|it| it.cloudformation == cloudformation)
}
