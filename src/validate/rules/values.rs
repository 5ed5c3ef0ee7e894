//! What Terraform rejects when it evaluates an expression.

use super::*;

pub(super) static RULES: &[Rule] = &[Rule {
    id: "expression-refused",
    title: "Expression without a value",
    explanation: || "Terraform evaluates every expression on plan. An expression that it rejects stops the plan: a wrong type, a missing key, null in a string, a circular local.",
    enforced_by: PLAN,
    sources: || &["https://developer.hashicorp.com/terraform/language/expressions"],
    families: TERRAFORM,
    told: Told::Values,
    ..Rule::DEFAULTS
}];

/// The finding for an expression that Terraform rejects.
pub(in super::super) fn refused(client: &str, argument: &str, expression: &str, reason: &str) -> Finding {
    let mut finding = Hit::new(format!("{}: {reason}", shorten(expression))).into_finding(&RULES[0], client);
    finding.field = field(argument).map(|it| it.id);
    argument.clone_into(&mut finding.argument);
    finding.arguments = vec![argument.to_owned()];
    finding
}
