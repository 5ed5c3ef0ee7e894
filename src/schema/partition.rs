//! AWS partitions: which Regions belong to one, and what Cognito is like there.
//!
//! Ids and Regions are those of partitions.json in botocore 1.44.8; where user pools are offered is what its
//! endpoints.json lists. Prefix domains are those of AWS's documentation and of the Public Suffix List.

/// A part of AWS with accounts, ARNs and endpoints of its own.
#[derive(Debug, PartialEq, Eq)]
pub struct Partition {
    /// The second part of its ARNs.
    pub id: &'static str,
    /// How it is called.
    pub label: &'static str,
    /// What the names of its Regions begin with, hyphen included.
    regions: &'static [&'static str],
    /// What is before and after the Region in the host of a prefix domain; `None` where there are no user pools.
    prefix_domain: Option<(&'static str, &'static str)>,
    /// Whether a user pool can have a custom domain.
    pub custom_domains: bool,
    /// Whether a client can send analytics to Amazon Pinpoint.
    pub analytics: bool,
}

const COMMERCIAL: Partition = Partition {
    id: "aws",
    label: "the standard AWS Regions",
    regions: &["us-", "eu-", "ap-", "sa-", "ca-", "me-", "af-", "il-", "mx-"],
    prefix_domain: Some((".auth.", ".amazoncognito.com")),
    custom_domains: true,
    analytics: true,
};

const ISOLATED: Partition = Partition { prefix_domain: None, custom_domains: false, analytics: false, ..COMMERCIAL };

/// All partitions; those whose Regions begin like the ones of another are before it.
pub static PARTITIONS: &[Partition] = &[
    Partition {
        id: "aws-us-gov",
        label: "AWS GovCloud (US)",
        regions: &["us-gov-"],
        prefix_domain: Some((".auth-fips.", ".amazoncognito.com")),
        custom_domains: false,
        analytics: false,
    },
    Partition { id: "aws-cn", label: "AWS China", regions: &["cn-"], ..ISOLATED },
    Partition {
        id: "aws-eusc",
        label: "the AWS European Sovereign Cloud",
        regions: &["eusc-"],
        prefix_domain: Some((".auth.cognito-idp.", ".on.amazonwebservices.eu")),
        custom_domains: true,
        analytics: false,
    },
    Partition { id: "aws-iso", label: "AWS ISO", regions: &["us-iso-"], ..ISOLATED },
    Partition { id: "aws-iso-b", label: "AWS ISOB", regions: &["us-isob-"], ..ISOLATED },
    Partition { id: "aws-iso-e", label: "AWS ISOE", regions: &["eu-isoe-"], ..ISOLATED },
    Partition { id: "aws-iso-f", label: "AWS ISOF", regions: &["us-isof-"], ..ISOLATED },
    COMMERCIAL,
];

impl Partition {
    /// The partition of a Region; `None` where the text is no Region of any.
    pub fn of_region(region: &str) -> Option<&'static Partition> {
        let of = |it: &&Partition| it.regions.iter().any(|start| region.starts_with(start));
        PARTITIONS.iter().find(of).filter(|_| region.ends_with(|c: char| c.is_ascii_digit()))
    }

    /// The partition of a literal ARN; `None` where the text is no ARN, or of a partition that isn't known.
    pub fn of_arn(arn: &str) -> Option<&'static Partition> {
        let id = arn.strip_prefix("arn:")?.split(':').next()?;
        PARTITIONS.iter().find(|it| it.id == id)
    }

    /// The host of a user pool's prefix domain.
    pub fn prefix_host(&self, prefix: &str, region: &str) -> Option<String> {
        self.prefix_domain.map(|(before, after)| format!("{prefix}{before}{region}{after}"))
    }

    /// Whether Cognito user pools are offered.
    pub fn has_user_pools(&self) -> bool {
        self.prefix_domain.is_some()
    }
}
