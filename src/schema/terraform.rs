//! Terraform's own language: the blocks of a configuration, what nests in them, and how their arguments are read.
//!
//! From the schemas in hashicorp/terraform 1.14, `internal/configs`. Importers, printers and the recognition of formats
//! loop over it. What a provider defines inside of a block isn't here.

/// How Terraform reads an argument that isn't an expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reads {
    /// An address, a type or a keyword, or a list or object of them: bare in HCL, a plain string in JSON.
    Bare,
    /// A value in which `${` is text: a string of JSON isn't a template.
    Literal,
}

/// Who defines the arguments of a block next to those in the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Others {
    /// Terraform, or the caller of a module: an object is a value, and never a block.
    Values,
    /// The same, without expressions.
    Literals,
    /// Terraform: each is an object of literals, in which these arguments are read otherwise.
    Objects(&'static [(&'static str, Reads)]),
    /// A provider or a backend: an object may be a block or a value.
    Provider,
}

/// A kind of block.
#[derive(Debug)]
pub struct Block {
    pub keyword: &'static str,
    /// How many labels it has.
    pub labels: usize,
    /// Whether it may come only once, or only once with the same labels.
    pub once: bool,
    /// Arguments that aren't expressions.
    pub arguments: &'static [(&'static str, Reads)],
    pub blocks: &'static [Block],
    pub others: Others,
}

const BLOCK: Block = Block { keyword: "", labels: 0, once: false, arguments: &[], blocks: &[], others: Others::Values };

const PRECONDITION: Block = Block { keyword: "precondition", ..BLOCK };
const POSTCONDITION: Block = Block { keyword: "postcondition", ..BLOCK };
const CONNECTION: Block = Block { keyword: "connection", once: true, ..BLOCK };

const PROVISIONER: Block = Block {
    keyword: "provisioner",
    labels: 1,
    arguments: &[("when", Reads::Bare), ("on_failure", Reads::Bare)],
    blocks: &[CONNECTION, ESCAPED_VALUES],
    ..BLOCK
};

/// Arguments of a provider or provisioner whose names Terraform's language has taken.
const ESCAPED: Block = Block { keyword: "_", others: Others::Provider, ..BLOCK };
const ESCAPED_VALUES: Block = Block { keyword: "_", ..BLOCK };

const CONTENT: Block = Block { keyword: "content", once: true, others: Others::Provider, ..BLOCK };

const DYNAMIC: Block =
    Block { keyword: "dynamic", labels: 1, arguments: &[("iterator", Reads::Bare)], blocks: &[CONTENT], ..BLOCK };

const RESOURCE_LIFECYCLE: Block = Block {
    keyword: "lifecycle",
    once: true,
    arguments: &[("ignore_changes", Reads::Bare), ("replace_triggered_by", Reads::Bare)],
    blocks: &[
        PRECONDITION,
        POSTCONDITION,
        Block {
            keyword: "action_trigger",
            arguments: &[("events", Reads::Bare), ("actions", Reads::Bare), ("on_failure", Reads::Bare)],
            ..BLOCK
        },
    ],
    ..BLOCK
};

const DATA_LIFECYCLE: Block =
    Block { keyword: "lifecycle", once: true, blocks: &[PRECONDITION, POSTCONDITION], ..BLOCK };

const REMOVED_LIFECYCLE: Block = Block { keyword: "lifecycle", once: true, ..BLOCK };

/// Addresses of what to wait for, and of the provider's configuration.
const META: &[(&str, Reads)] = &[("depends_on", Reads::Bare), ("provider", Reads::Bare)];

const DATA: Block = Block {
    keyword: "data",
    labels: 2,
    once: true,
    arguments: META,
    blocks: &[DATA_LIFECYCLE, DYNAMIC, ESCAPED],
    others: Others::Provider,
};

/// A resource, whatever its type.
pub static RESOURCE: Block = RESOURCE_OF_ANY_TYPE;

/// A block that a provider defines.
pub static OF_PROVIDER: Block = Block { others: Others::Provider, blocks: &[DYNAMIC], ..BLOCK };

const RESOURCE_OF_ANY_TYPE: Block = Block {
    keyword: "resource",
    labels: 2,
    once: true,
    arguments: META,
    blocks: &[RESOURCE_LIFECYCLE, CONNECTION, PROVISIONER, DYNAMIC, ESCAPED],
    others: Others::Provider,
};

const LITERAL: Block = Block { others: Others::Literals, ..BLOCK };

/// OpenTofu 1.7: how state and plan are encrypted.
const ENCRYPTION: Block = Block {
    keyword: "encryption",
    once: true,
    blocks: &[
        Block { keyword: "key_provider", labels: 2, once: true, ..BLOCK },
        Block { keyword: "method", labels: 2, once: true, arguments: &[("keys", Reads::Bare)], ..BLOCK },
        Block { keyword: "state", once: true, ..ENCRYPTED },
        Block { keyword: "plan", once: true, ..ENCRYPTED },
        Block {
            keyword: "remote_state_data_sources",
            once: true,
            blocks: &[
                Block { keyword: "default", once: true, ..ENCRYPTED },
                Block { keyword: "remote_state_data_source", labels: 1, once: true, ..ENCRYPTED },
            ],
            ..BLOCK
        },
    ],
    ..BLOCK
};

const ENCRYPTED: Block = Block {
    arguments: &[("method", Reads::Bare)],
    blocks: &[Block { keyword: "fallback", once: true, arguments: &[("method", Reads::Bare)], ..BLOCK }],
    ..BLOCK
};

/// The blocks of a configuration, in the order of a file.
pub static BLOCKS: &[Block] = &[
    Block {
        keyword: "terraform",
        arguments: &[("required_version", Reads::Literal), ("experiments", Reads::Bare), ("language", Reads::Bare)],
        blocks: &[
            Block {
                keyword: "required_providers",
                once: true,
                others: Others::Objects(&[("configuration_aliases", Reads::Bare)]),
                ..BLOCK
            },
            Block { keyword: "backend", labels: 1, once: true, others: Others::Provider, ..BLOCK },
            Block {
                keyword: "cloud",
                once: true,
                blocks: &[Block { keyword: "workspaces", once: true, ..LITERAL }],
                ..LITERAL
            },
            Block { keyword: "provider_meta", labels: 1, once: true, ..BLOCK },
            Block { keyword: "state_store", labels: 1, once: true, others: Others::Provider, ..BLOCK },
            ENCRYPTION,
        ],
        others: Others::Values,
        ..BLOCK
    },
    Block {
        keyword: "provider",
        labels: 1,
        arguments: &[("alias", Reads::Literal), ("version", Reads::Literal)],
        blocks: &[ESCAPED, DYNAMIC],
        others: Others::Provider,
        ..BLOCK
    },
    Block {
        keyword: "variable",
        labels: 1,
        once: true,
        arguments: &[("type", Reads::Bare)],
        blocks: &[Block { keyword: "validation", ..BLOCK }],
        others: Others::Literals,
    },
    Block { keyword: "locals", ..BLOCK },
    DATA,
    Block {
        keyword: "ephemeral",
        labels: 2,
        once: true,
        arguments: META,
        blocks: &[DATA_LIFECYCLE, DYNAMIC, ESCAPED],
        others: Others::Provider,
    },
    Block {
        keyword: "module",
        labels: 1,
        once: true,
        arguments: &[
            ("source", Reads::Literal),
            ("version", Reads::Literal),
            ("depends_on", Reads::Bare),
            ("providers", Reads::Bare),
        ],
        blocks: &[ESCAPED_VALUES],
        ..BLOCK
    },
    RESOURCE_OF_ANY_TYPE,
    Block {
        keyword: "action",
        labels: 2,
        once: true,
        arguments: META,
        blocks: &[Block { keyword: "config", once: true, blocks: &[DYNAMIC], others: Others::Provider, ..BLOCK }],
        ..BLOCK
    },
    Block { keyword: "import", arguments: &[("to", Reads::Bare), ("provider", Reads::Bare)], ..BLOCK },
    Block {
        keyword: "output",
        labels: 1,
        once: true,
        arguments: &[
            ("description", Reads::Literal),
            ("deprecated", Reads::Literal),
            ("type", Reads::Bare),
            ("depends_on", Reads::Bare),
        ],
        blocks: &[PRECONDITION, POSTCONDITION],
        ..BLOCK
    },
    Block { keyword: "moved", arguments: &[("from", Reads::Bare), ("to", Reads::Bare)], ..BLOCK },
    Block {
        keyword: "removed",
        arguments: &[("from", Reads::Bare)],
        blocks: &[REMOVED_LIFECYCLE, CONNECTION, PROVISIONER],
        ..BLOCK
    },
    Block { keyword: "check", labels: 1, once: true, blocks: &[DATA, Block { keyword: "assert", ..BLOCK }], ..BLOCK },
];

/// The block of a configuration with that keyword.
pub fn block(keyword: &str) -> Option<&'static Block> {
    BLOCKS.iter().find(|block| block.keyword == keyword)
}

impl Block {
    /// The block that may nest in it under that name.
    pub fn block(&self, keyword: &str) -> Option<&'static Block> {
        self.blocks.iter().find(|block| block.keyword == keyword)
    }

    /// How an argument is read that isn't an expression.
    pub fn reads(&self, argument: &str) -> Option<Reads> {
        let own = self.arguments.iter().find(|(name, _)| *name == argument).map(|(_, reads)| *reads);
        own.or_else(|| matches!(self.others, Others::Literals).then_some(Reads::Literal))
    }
}

/// What of a block that a provider or backend defines is a block, by paths; everything else in it is a value. `None`
/// for blocks that aren't known.
pub fn blocks_inside(keyword: &str, label: &str) -> Option<&'static [&'static str]> {
    Some(match (keyword, label) {
        ("provider", "aws") => {
            &["assume_role", "assume_role_with_web_identity", "default_tags", "endpoints", "ignore_tags"]
        }
        ("backend", "remote") => &["workspaces"],
        ("backend", "kubernetes") => &["exec"],
        ("backend", "oss" | "cos") => &["assume_role"],
        ("backend", _) => &[],
        ("data", "terraform_remote_state") | ("resource", "terraform_data" | "null_resource") => &[],
        _ => return None,
    })
}

/// What Terraform itself accepts in every resource, besides what the resource's type has.
pub fn is_meta(key: &str) -> bool {
    matches!(key, "count" | "for_each") || RESOURCE.block(key).is_some() || RESOURCE.reads(key).is_some()
}

/// Blocks that only other files than a configuration have, with what such a file is.
pub static ELSEWHERE: &[(&str, &str)] = &[
    ("list", QUERY),
    ("run", TEST),
    ("mock_provider", TEST),
    ("override_resource", TEST),
    ("override_data", TEST),
    ("override_module", TEST),
    ("mock_resource", MOCK),
    ("mock_data", MOCK),
    ("component", STACK),
    ("deployment", DEPLOYMENT),
    ("deployment_group", DEPLOYMENT),
    ("identity_token", DEPLOYMENT),
    ("publish_output", DEPLOYMENT),
    ("upstream_input", DEPLOYMENT),
];

const QUERY: &str = "a query file (.tfquery.hcl), which terraform query runs";
const TEST: &str = "a test file (.tftest.hcl), which terraform test runs";
const MOCK: &str = "a file of mock data (.tfmock.hcl) for terraform test";
const STACK: &str = "a stack configuration (.tfcomponent.hcl), which terraform stacks reads";
const DEPLOYMENT: &str = "a deployment configuration (.tfdeploy.hcl), which terraform stacks reads";

/// Files of Terraform and OpenTofu that are no configuration, by the end of their names before `.hcl` or `.json`, with
/// what each is.
pub static OTHER_FILES: &[(&str, &str)] = &[
    (".tfquery", QUERY),
    (".tftest", TEST),
    (".tofutest", TEST),
    (".tfmock", MOCK),
    (".tfcomponent", STACK),
    (".tfstack", STACK),
    (".tfdeploy", DEPLOYMENT),
    (".tfmigrate", "a file of state migrations"),
    (".terraform.lock", "the provider lock file, which terraform init writes"),
];
