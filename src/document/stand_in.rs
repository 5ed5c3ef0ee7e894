//! Variables that stand in for an expression which only another tool evaluates. The description of the variable says
//! which, `In CloudFormation: !Ref AWS::StackName`: Terraform keeps it, and so do links and saved documents. The notation is
//! written and read here and nowhere else.

use serde_json::Value as Json;

/// A tool whose expressions variables stand in for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Evaluator {
    CloudFormation,
    Serverless,
    Pulumi,
    /// For parameters of a template that stand in for what Terraform refers to.
    Terraform,
}

const EVALUATORS: [Evaluator; 4] =
    [Evaluator::CloudFormation, Evaluator::Serverless, Evaluator::Pulumi, Evaluator::Terraform];

impl Evaluator {
    const fn beginning(self) -> &'static str {
        match self {
            Evaluator::CloudFormation => "In CloudFormation: ",
            Evaluator::Serverless => "In the Serverless Framework: ",
            Evaluator::Pulumi => "In Pulumi: ",
            Evaluator::Terraform => "In Terraform: ",
        }
    }

    /// The description of a variable that stands in for an expression.
    pub fn describe(self, expression: &str) -> String {
        format!("{}{expression}", self.beginning())
    }
}

/// The tool and the expression that a description is about.
pub fn described(description: &str) -> Option<(Evaluator, &str)> {
    EVALUATORS.iter().find_map(|it| Some((*it, description.strip_prefix(it.beginning())?)))
}

/// The tool and the expression that a variable stands in for, by its declaration.
pub fn stands_in(declaration: &Json) -> Option<(Evaluator, &str)> {
    described(declaration.get("description")?.as_str()?)
}
