//! The tools whose versions a user can give.

/// A tool whose version matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tool {
    /// Terraform's and OpenTofu's AWS provider.
    Provider,
    Terraform,
    OpenTofu,
    /// The prebuilt AWS bindings of CDK for Terraform.
    Cdktf,
    PulumiAws,
    PulumiAwsNative,
    Cdk,
    AwsCli,
}

/// All tools, in the order in which a user is asked.
pub const TOOLS: [Tool; 8] = [
    Tool::Provider,
    Tool::Terraform,
    Tool::OpenTofu,
    Tool::Cdktf,
    Tool::PulumiAws,
    Tool::PulumiAwsNative,
    Tool::Cdk,
    Tool::AwsCli,
];

impl Tool {
    /// Stable: where versions are stored.
    pub const fn id(self) -> &'static str {
        match self {
            Tool::Provider => "terraform-provider-aws",
            Tool::Terraform => "terraform",
            Tool::OpenTofu => "opentofu",
            Tool::Cdktf => "cdktf-provider-aws",
            Tool::PulumiAws => "pulumi-aws",
            Tool::PulumiAwsNative => "pulumi-aws-native",
            Tool::Cdk => "aws-cdk-lib",
            Tool::AwsCli => "aws-cli",
        }
    }

    pub const fn label(self) -> &'static str {
        match self {
            Tool::Provider => "Terraform AWS provider",
            Tool::Terraform => "Terraform",
            Tool::OpenTofu => "OpenTofu",
            Tool::Cdktf => "CDKTF bindings of the AWS provider",
            Tool::PulumiAws => "Pulumi AWS",
            Tool::PulumiAwsNative => "Pulumi AWS Native",
            Tool::Cdk => "AWS CDK",
            Tool::AwsCli => "AWS CLI",
        }
    }
}
