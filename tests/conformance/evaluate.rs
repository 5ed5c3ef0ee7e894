//! Evaluates each line of standard input, a JSON string that is an expression, and prints a line of JSON: the value's
//! type and the value, or why there is none. For comparison with `terraform console`.

use std::cell::Cell;
use std::io::BufRead;

use cognito_client_builder::evaluate::expression::{Evaluator, Fault, MAX_STEPS, Scope};
use cognito_client_builder::evaluate::value::Value;

struct Nothing;

impl Scope for Nothing {
    fn lookup(&self, path: &[&str]) -> Result<(Value, usize), Fault> {
        Err(Fault::Refused(format!("There is no {}.", path.join("."))))
    }
}

fn main() {
    for line in std::io::stdin().lock().lines() {
        let source: String = serde_json::from_str(&line.expect("a line")).expect("a JSON string");
        let out = match source.parse::<hcl_edit::expr::Expression>() {
            Err(error) => serde_json::json!({ "syntax": error.to_string() }),
            Ok(expression) => {
                let steps = Cell::new(MAX_STEPS);
                match Evaluator::new(&Nothing, &steps).evaluate(&expression) {
                    Ok(value) => serde_json::json!({
                        "type": value.kind.written(),
                        "known": value.is_wholly_known(),
                        "infinite": value.holds_infinity(),
                        "sensitive": value.is_sensitive_within(),
                        "value": value.to_json(),
                    }),
                    Err(Fault::Refused(message)) => serde_json::json!({ "error": message }),
                    Err(fault) => serde_json::json!({ "known": false, "ours": fault.message() }),
                }
            }
        };
        println!("{out}");
    }
}
