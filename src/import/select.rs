//! Which files of a folder are read, and which of the files that were read count. Decides by names alone.
//!
//! What a user chooses is read: a chosen folder is never skipped for its name. Below it, folders of copies aren't
//! entered, and folders that a tool writes (`cdk.out`) wait: they are read if nothing else in the folder holds
//! anything.

use std::collections::{HashMap, HashSet};

use super::format;

/// A file that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// With its folders, the chosen one first: `project/cdk.out/App.template.json`.
    pub path: String,
    /// Chosen by itself, rather than found in a folder.
    pub alone: bool,
}

/// Which of the candidates to read, by index.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Selection {
    pub first: Vec<usize>,
    /// What a tool wrote: read if the first ones hold nothing.
    pub later: Vec<usize>,
    /// What holds those files.
    pub outputs: Vec<OutputFolder>,
}

/// A folder that a tool wrote into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputFolder {
    pub path: String,
    pub tool: &'static str,
    /// How many files in it could be read.
    pub files: usize,
}

impl OutputFolder {
    fn count(&self) -> String {
        if self.files == 1 { "1 file".to_owned() } else { format!("{} files", self.files) }
    }

    /// What is said when its files weren't read.
    pub fn skipped(&self) -> String {
        let OutputFolder { path, tool, .. } = self;
        let files = self.count();
        format!(
            "Skipped {path} ({files}): {tool} generates it from your other files. To read it, open that folder itself."
        )
    }

    /// What is said when they were.
    pub fn read(&self) -> String {
        let OutputFolder { path, tool, .. } = self;
        format!(
            "Read {path}, which {tool} generates: the other files contain nothing for this page. {tool} overwrites changes in it."
        )
    }
}

/// A folder that a tool writes.
struct Output {
    folder: &'static str,
    tool: &'static str,
    /// Whether a file in it is configuration; by its path below the folder.
    holds: fn(&str) -> bool,
}

/// Folders that tools write. What they hold next to configuration is of no use here.
const OUTPUTS: &[Output] = &[
    Output {
        folder: "cdk.out",
        tool: "AWS CDK",
        holds: |path| {
            let template = [".template.json", ".template.yaml", ".template.yml"].iter().any(|end| path.ends_with(end));
            template && !path.split('/').any(|part| part.starts_with("asset."))
        },
    },
    Output { folder: "cdktf.out", tool: "CDKTF", holds: |path| base_name(path) == "cdk.tf.json" },
    Output {
        folder: ".serverless",
        tool: "Serverless Framework",
        holds: |path| {
            ["cloudformation-template-update-stack.json", "compiled-cloudformation-template.json"]
                .contains(&base_name(path))
        },
    },
    Output {
        folder: ".aws-sam",
        tool: "AWS SAM",
        holds: |path| {
            path.starts_with("build/") && ["template.yaml", "template.yml", "template.json"].contains(&base_name(path))
        },
    },
];

/// Folders of copies of what others wrote.
const COPIES: &[&str] = &["node_modules", ".git", ".terraform", ".terragrunt-cache"];

fn base_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// The folders of a path below the chosen one, each with the path up to it and the path after it.
fn folders(path: &str) -> impl Iterator<Item = (&str, &str, &str)> {
    path.match_indices('/').skip(1).map(|(end, _)| {
        let start = path[..end].rfind('/').map_or(0, |at| at + 1);
        (&path[..end], &path[start..end], &path[end + 1..])
    })
}

/// Whether to look into a folder, by its path with the chosen folder first.
pub fn enters(folder: &str) -> bool {
    let below = folder.trim_matches('/').split_once('/').map_or("", |(_, below)| below);
    !below.split('/').any(|part| COPIES.contains(&part) || part.starts_with("asset.") && folder.contains("cdk.out/"))
}

fn is_wanted(path: &str) -> bool {
    format::has_ending(path) && format::other(path).is_none()
}

/// Decides which files to read.
pub fn select(candidates: &[Candidate]) -> Selection {
    let mut selection = Selection::default();
    let mut outputs: HashMap<&str, usize> = HashMap::new();
    // A chosen folder that a tool wrote: the same files of it are of use as in a project.
    let chosen = |path: &str| {
        let (root, below) = path.split_once('/')?;
        let output = OUTPUTS.iter().find(|output| output.folder == root)?;
        (output.holds)(below).then_some(root.to_owned())
    };
    let roots: HashSet<String> = candidates.iter().filter(|it| !it.alone).filter_map(|it| chosen(&it.path)).collect();
    for (index, Candidate { path, alone }) in candidates.iter().enumerate() {
        if *alone {
            selection.first.push(index);
            continue;
        }
        if !enters(path.rsplit_once('/').map_or("", |(folder, _)| folder)) || !is_wanted(path) {
            continue;
        }
        let output = folders(path).find_map(|(whole, name, below)| {
            OUTPUTS.iter().find(|output| output.folder == name).map(|output| (whole, output, below))
        });
        match output {
            Some((whole, output, below)) => {
                if (output.holds)(below) {
                    selection.later.push(index);
                    let at = *outputs.entry(whole).or_insert_with(|| {
                        let folder = OutputFolder { path: whole.to_owned(), tool: output.tool, files: 0 };
                        selection.outputs.push(folder);
                        selection.outputs.len() - 1
                    });
                    selection.outputs[at].files += 1;
                }
            }
            None => {
                let root = path.split('/').next().unwrap_or_default();
                if !roots.contains(root) || chosen(path).is_some() {
                    selection.first.push(index);
                }
            }
        }
    }
    selection
}

/// Why a file of Terraform's configuration doesn't count next to the others; by file.
pub(super) fn passed_over<'a>(names: impl Iterator<Item = &'a str>) -> Vec<Option<String>> {
    let names: Vec<&str> = names.collect();
    let all: HashSet<&str> = names.iter().copied().filter(|name| !name.is_empty()).collect();
    let folder = |name: &'a str| name.rsplit_once(['/', '\\']).map_or("", |(folder, _)| folder);
    let is_override = |stem: &str| base_name(stem) == "override" || stem.ends_with("_override");
    let stems: Vec<Option<(&str, &str)>> = names.iter().map(|name| format::terraform_stem(name)).collect();
    let plain: HashSet<&str> = names
        .iter()
        .zip(&stems)
        .filter_map(|(name, stem)| stem.filter(|(stem, _)| !is_override(stem)).map(|_| folder(name)))
        .collect();
    names
        .iter()
        .zip(&stems)
        .map(|(name, stem)| {
            let (stem, ending) = (*stem)?;
            let twin = ending.starts_with(".tf").then(|| format!("{stem}{}", ending.replacen(".tf", ".tofu", 1)));
            if let Some(twin) = twin.filter(|twin| all.contains(twin.as_str())) {
                let (name, twin) = (base_name(name), base_name(&twin));
                return Some(format!(
                    "Skipped {name}: OpenTofu reads {twin} instead. Terraform reads {name} and ignores {twin}. To open what Terraform reads, open {name} without {twin}."
                ));
            }
            (is_override(stem) && plain.contains(folder(name))).then(|| {
                let name = base_name(name);
                format!(
                    "Skipped {name}: Terraform merges its blocks into those of the other files, and this page doesn't. Terraform may apply other values than the ones here. It stays in your file."
                )
            })
        })
        .collect()
}
