//! Expressions and templates of HCL, to values. What names refer to, a [`Scope`] knows.

use std::cell::Cell;
use std::collections::BTreeMap;

use hcl_edit::expr::{
    BinaryOp, BinaryOperator, Conditional, Expression, ForExpr, FuncCall, Object, ObjectKey, Traversal,
    TraversalOperator, UnaryOp, UnaryOperator,
};
use hcl_edit::template::{Directive, Element, Strip, Template};

use super::functions;
use super::number::{Number, NumberError};
use super::types::{Type, unify};
use super::value::{Data, Value};

/// How many steps one evaluation may take, a step being a node of an expression or an element of a result.
pub const MAX_STEPS: u64 = 4_000_000;

/// Why an expression has no value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// Terraform rejects it; in a sentence close to Terraform's.
    Refused(String),
    /// Terraform may compute it, and this program doesn't.
    Ours(String),
    /// It takes more steps than are taken here: the whole evaluation ends.
    Limit(&'static str),
}

impl Fault {
    pub fn message(&self) -> &str {
        match self {
            Fault::Refused(message) | Fault::Ours(message) => message,
            Fault::Limit(message) => message,
        }
    }
}

impl Fault {
    /// Itself, where Terraform rejects.
    ///
    /// # Errors
    /// Itself, where Terraform may find a value.
    fn if_refused(self) -> Result<Fault, Fault> {
        if matches!(self, Fault::Refused(_)) { Ok(self) } else { Err(self) }
    }
}

impl From<String> for Fault {
    fn from(message: String) -> Self {
        Fault::Refused(message)
    }
}

impl From<NumberError> for Fault {
    fn from(error: NumberError) -> Self {
        match error {
            NumberError::NotANumber => refused("The result of this calculation isn't a number."),
            NumberError::TooLarge => Fault::Ours("A number has more digits than the builder computes.".to_owned()),
        }
    }
}

pub type Outcome = Result<Value, Fault>;

pub(super) fn refused(message: impl Into<String>) -> Fault {
    Fault::Refused(message.into())
}

/// What names refer to.
pub trait Scope {
    /// The value of a name with the attributes that follow it (`["var", "urls"]`), and how many of the attributes it
    /// covers. The path never is empty.
    ///
    /// # Errors
    /// Where there is nothing of that name.
    fn lookup(&self, path: &[&str]) -> Result<(Value, usize), Fault>;

    /// Notes why a value is unknown, as a sentence.
    fn because(&self, _reason: String) {}
}

/// Evaluates expressions within one scope, with one budget.
pub struct Evaluator<'s> {
    scope: &'s dyn Scope,
    steps: &'s Cell<u64>,
    /// The variables of `for`, innermost last.
    names: Vec<(String, Value)>,
}

impl<'s> Evaluator<'s> {
    /// `steps` counts down; several evaluations may share it.
    pub fn new(scope: &'s dyn Scope, steps: &'s Cell<u64>) -> Self {
        Evaluator { scope, steps, names: Vec::new() }
    }

    /// Takes steps off the budget.
    ///
    /// # Errors
    /// [`Fault::Limit`] when it is used up.
    pub fn spend(&self, steps: usize) -> Result<(), Fault> {
        let steps = u64::try_from(steps).unwrap_or(u64::MAX);
        match self.steps.get().checked_sub(steps) {
            Some(rest) => {
                self.steps.set(rest);
                Ok(())
            }
            None => Err(Fault::Limit("The expression takes more steps than the builder computes.")),
        }
    }

    /// Notes why a value is unknown, as a sentence.
    pub(super) fn because(&self, reason: String) {
        self.scope.because(reason);
    }

    pub fn evaluate(&mut self, expression: &Expression) -> Outcome {
        self.spend(1)?;
        match expression {
            Expression::Null(_) => Ok(Value::null(Type::Dynamic)),
            Expression::Bool(value) => Ok(Value::bool(*value.value())),
            Expression::Number(number) => {
                // The digits as written: the parser's own number has rounded them.
                let written = number.as_repr().map_or_else(|| number.value().to_string(), |it| (**it).to_owned());
                let digits: String = written.chars().filter(|c| !c.is_whitespace()).collect();
                match Number::parse(&digits)? {
                    Some(number) => Ok(Value::number(number)),
                    None => Err(refused("Not a number.")),
                }
            }
            Expression::String(text) => Ok(Value::text(text.value().clone())),
            Expression::Array(items) => {
                let items = items.iter().map(|item| self.evaluate(item)).collect::<Result<Vec<_>, _>>()?;
                Ok(Value::tuple(items))
            }
            Expression::Object(object) => self.object(object),
            Expression::StringTemplate(template) => {
                let elements: Vec<&Element> = template.iter().collect();
                self.template(&elements, true)
            }
            Expression::HeredocTemplate(heredoc) => self.elements(&heredoc.template),
            Expression::Parenthesis(inner) => self.evaluate(inner.inner()),
            Expression::Variable(name) => self.name(name.as_str()),
            Expression::Conditional(conditional) => self.conditional(conditional),
            Expression::FuncCall(call) => self.call(call),
            Expression::Traversal(traversal) => self.traversal(traversal),
            Expression::UnaryOp(operation) => self.unary(operation),
            Expression::BinaryOp(operation) => self.binary(operation),
            Expression::ForExpr(it) => self.for_expression(it),
        }
    }

    /// A template. Heredocs in expressions are to be made quoted templates before, since they have rules of their own.
    pub fn elements(&mut self, template: &Template) -> Outcome {
        let elements: Vec<&Element> = template.iter().collect();
        self.template(&elements, false)
    }

    fn name(&mut self, name: &str) -> Outcome {
        if let Some((_, value)) = self.names.iter().rev().find(|(other, _)| other == name) {
            return Ok(value.clone());
        }
        let (value, _) = self.scope.lookup(&[name])?;
        Ok(value)
    }

    fn object(&mut self, object: &Object) -> Outcome {
        let mut members = BTreeMap::new();
        let (mut known, mut sensitive) = (true, false);
        for (key, value) in object.iter() {
            let name = self.key(key)?;
            let value = self.evaluate(value.expr())?;
            if name.is_null() {
                return Err(refused("A null value can't be used as a key."));
            }
            sensitive |= name.sensitive;
            let name =
                name.convert(&Type::String).map_err(|it| refused(format!("Can't use this value as a key: {it}.")))?;
            match name.data {
                Data::Text(name) => drop(members.insert(name, value)),
                _ => known = false,
            }
        }
        Ok(if known { Value::object(members) } else { Value::dynamic() }.marked(sensitive))
    }

    fn key(&mut self, key: &ObjectKey) -> Outcome {
        match key {
            ObjectKey::Ident(name) => Ok(Value::text(name.as_str())),
            // A word alone is a key, not a reference.
            ObjectKey::Expression(Expression::Variable(name)) => Ok(Value::text(name.as_str())),
            ObjectKey::Expression(Expression::Null(_)) => Ok(Value::text("null")),
            ObjectKey::Expression(expression) => self.evaluate(expression),
        }
    }

    fn conditional(&mut self, conditional: &Conditional) -> Outcome {
        // Both arms have a say in the type, also the one that isn't taken.
        let arms = [self.arm(&conditional.true_expr)?, self.arm(&conditional.false_expr)?];
        let typed = |this: &mut Self, arm: &Outcome, expression| match arm {
            Ok(value) => Ok(value.clone()),
            Err(_) => this.typed(expression),
        };
        let types = [typed(self, &arms[0], &conditional.true_expr)?, typed(self, &arms[1], &conditional.false_expr)?];
        let Some(common) = common(&types) else {
            return Err(refused(format!(
                "The true and false result expressions must have consistent types: {} and {}.",
                types[0].kind.friendly(),
                types[1].kind.friendly()
            )));
        };
        let condition = self.evaluate(&conditional.cond_expr)?;
        if condition.is_null() {
            return Err(refused("The condition value is null. Conditions must either be true or false."));
        }
        let sensitive = condition.sensitive || arms.iter().flatten().any(|it| it.sensitive);
        if !condition.is_known() {
            if condition.kind != Type::Dynamic && !condition.kind.same_or_converts(&Type::Bool, true) {
                return Err(refused("The condition expression must be of type bool."));
            }
            let both = |is: fn(&Value) -> bool| arms.iter().all(|it| it.as_ref().is_ok_and(is));
            let value = if both(Value::is_null) {
                Value::null(common)
            } else if both(Value::is_certain) {
                Value::pending(common)
            } else {
                Value::unknown(common)
            };
            return Ok(value.marked(sensitive));
        }
        let condition =
            condition.convert(&Type::Bool).map_err(|_| refused("The condition expression must be of type bool."))?;
        let [yes, no] = arms;
        let taken = if condition.as_bool() == Some(true) { yes } else { no }?;
        let taken =
            taken.convert(&common).map_err(|it| refused(format!("The result value has the wrong type: {it}.")))?;
        Ok(taken.marked(sensitive))
    }

    /// The value of one arm; that it has none matters only if it is taken.
    fn arm(&mut self, expression: &Expression) -> Result<Outcome, Fault> {
        match self.evaluate(expression) {
            Ok(value) => Ok(Ok(value)),
            Err(fault) => Ok(Err(fault.if_refused()?)),
        }
    }

    /// A value of the type that Terraform gives to an expression, even to one that it rejects: a tuple stays a tuple,
    /// whatever is wrong with its elements. The types of a conditional's arms must agree, taken or not.
    fn typed(&mut self, expression: &Expression) -> Outcome {
        let fault = match self.evaluate(expression) {
            Ok(value) => return Ok(value),
            Err(fault) => fault.if_refused()?,
        };
        Ok(match expression {
            Expression::Array(items) => {
                Value::tuple(items.iter().map(|it| self.typed(it)).collect::<Result<Vec<_>, _>>()?)
            }
            Expression::Object(object) => {
                let mut members = BTreeMap::new();
                for (key, value) in object.iter() {
                    let name = match self.key(key) {
                        Ok(name) => name,
                        Err(fault) => return fault.if_refused().map(|_| Value::dynamic()),
                    };
                    let value = self.typed(value.expr())?;
                    match name.convert(&Type::String).ok().as_ref().and_then(Value::as_text) {
                        Some(name) => drop(members.insert(name.to_owned(), value)),
                        None => return Ok(Value::dynamic()),
                    }
                }
                Value::object(members)
            }
            Expression::Parenthesis(inner) => self.typed(inner.inner())?,
            Expression::StringTemplate(template) => match template.as_single_element() {
                Some(Element::Interpolation(only)) => self.typed(&only.expr)?,
                _ => Value::pending(Type::String),
            },
            Expression::HeredocTemplate(_) => Value::pending(Type::String),
            Expression::UnaryOp(operation) => Value::unknown(match operation.operator.value() {
                UnaryOperator::Neg => Type::Number,
                UnaryOperator::Not => Type::Bool,
            }),
            Expression::BinaryOp(operation) => Value::unknown(match operation.operator.value() {
                BinaryOperator::Plus
                | BinaryOperator::Minus
                | BinaryOperator::Mul
                | BinaryOperator::Div
                | BinaryOperator::Mod => Type::Number,
                _ => Type::Bool,
            }),
            Expression::Conditional(it) => {
                let arms = [self.typed(&it.true_expr)?, self.typed(&it.false_expr)?];
                let Some(common) = common(&arms) else { return Ok(Value::dynamic()) };
                let condition = match self.arm(&it.cond_expr)? {
                    // Of an unknown one, Terraform goes on with the type.
                    Ok(condition) => condition.convert(&Type::Bool).ok().and_then(|it| it.as_bool()),
                    Err(_) => None,
                };
                let [yes, no] = arms;
                match condition {
                    Some(condition) => {
                        let taken = if condition { yes } else { no };
                        taken.convert(&common).unwrap_or_else(|_| Value::unknown(common))
                    }
                    None => Value::unknown(common),
                }
            }
            Expression::Traversal(traversal) => {
                let mut value = match &traversal.expr {
                    // What a name refers to, the scope says of the whole path.
                    Expression::Variable(_) => return Ok(Value::dynamic()),
                    other => self.typed(other)?,
                };
                for operator in &traversal.operators {
                    let next = match operator.value() {
                        TraversalOperator::GetAttr(name) => attribute(&value, name.as_str()),
                        TraversalOperator::Index(key) => {
                            let key = self.typed(key)?;
                            index(&value, key)
                        }
                        _ => Err(fault.clone()),
                    };
                    let Ok(next) = next else { return Ok(Value::dynamic()) };
                    value = next;
                }
                value
            }
            _ => Value::dynamic(),
        })
    }

    fn call(&mut self, call: &FuncCall) -> Outcome {
        let mut name = String::new();
        for part in &call.name.namespace {
            name.push_str(part.as_str());
            name.push_str("::");
        }
        name.push_str(call.name.name.as_str());
        let name = name.strip_prefix("core::").unwrap_or(&name);
        // These two look at whether there is a value at all.
        if let "can" | "try" = name {
            if !functions::exists(name) || call.args.is_empty() {
                return Err(refused(format!("Not enough arguments to function \"{name}\".")));
            }
            return self.attempt(name == "can", call);
        }
        if name.starts_with("provider::") {
            for argument in call.args.iter() {
                self.evaluate(argument)?;
            }
            self.because(format!("Only the provider computes {name}."));
            return Ok(Value::dynamic());
        }
        if !functions::exists(name) {
            return Err(refused(format!("There is no function named \"{name}\".")));
        }
        let mut arguments = Vec::with_capacity(call.args.len());
        for argument in call.args.iter() {
            arguments.push(self.evaluate(argument)?);
        }
        if call.args.expand_final()
            && let Some(last) = arguments.pop()
        {
            if last.is_null() {
                return Err(refused("The expanding argument (indicated by ...) must not be null."));
            }
            if !last.is_known() {
                return match last.kind {
                    Type::Tuple(_) | Type::List(_) | Type::Set(_) | Type::Dynamic => {
                        Ok(Value::dynamic().marked(last.sensitive))
                    }
                    _ => {
                        Err(refused("The expanding argument (indicated by ...) must be of a tuple, list, or set type."))
                    }
                };
            }
            if !matches!(last.kind, Type::Tuple(_) | Type::List(_) | Type::Set(_)) {
                return Err(refused(
                    "The expanding argument (indicated by ...) must be of a tuple, list, or set type.",
                ));
            }
            let sensitive = last.sensitive;
            arguments.extend(last.elements().into_iter().map(|(_, it)| it.marked(sensitive)));
        }
        functions::call(self, name, arguments)
    }

    fn attempt(&mut self, only_whether: bool, call: &FuncCall) -> Outcome {
        if only_whether {
            if call.args.len() != 1 {
                return Err(refused("Too many arguments to function \"can\"."));
            }
            return match call.args.iter().next().map(|it| self.evaluate(it)) {
                Some(Err(fault)) => fault.if_refused().map(|_| Value::bool(false)),
                None => Ok(Value::bool(false)),
                // What is unknown now may fail later.
                Some(Ok(value)) if !value.is_wholly_known() => Ok(Value::pending(Type::Bool)),
                Some(Ok(_)) => Ok(Value::bool(true)),
            };
        }
        let mut all = Vec::new();
        for argument in call.args.iter() {
            match self.evaluate(argument) {
                Err(fault) => all.push(fault.if_refused()?.message().to_owned()),
                Ok(value) if !value.is_wholly_known() => return Ok(Value::dynamic()),
                Ok(value) => return Ok(value),
            }
        }
        Err(refused(format!("No expression in the call succeeded: {}", all.join("; "))))
    }

    fn traversal(&mut self, traversal: &Traversal) -> Outcome {
        let operators: Vec<&TraversalOperator> = traversal.operators.iter().map(|it| it.value()).collect();
        let (mut value, mut rest) = match &traversal.expr {
            Expression::Variable(name) if !self.names.iter().any(|(other, _)| other == name.as_str()) => {
                let mut path = vec![name.as_str()];
                for operator in &operators {
                    let TraversalOperator::GetAttr(name) = operator else { break };
                    path.push(name.as_str());
                }
                let (value, used) = self.scope.lookup(&path)?;
                (value, &operators[used.min(operators.len())..])
            }
            other => (self.evaluate(other)?, operators.as_slice()),
        };
        while let Some((operator, behind)) = rest.split_first() {
            self.spend(1)?;
            rest = behind;
            value = match operator {
                TraversalOperator::GetAttr(name) => attribute(&value, name.as_str())?,
                TraversalOperator::Index(key) => {
                    let key = self.evaluate(key)?;
                    index(&value, key)?
                }
                TraversalOperator::LegacyIndex(key) => {
                    let key = usize::try_from(*key.value()).map_err(|_| refused("This index is too large."))?;
                    index(&value, Value::number(Number::count(key)))?
                }
                TraversalOperator::AttrSplat(_) => {
                    // `.*` goes on for attributes only.
                    let here = rest.iter().take_while(|it| matches!(it, TraversalOperator::GetAttr(_))).count();
                    let (each, after) = rest.split_at(here);
                    rest = after;
                    self.splat(value, each)?
                }
                TraversalOperator::FullSplat(_) => {
                    let each = std::mem::take(&mut rest);
                    self.splat(value, each)?
                }
            };
        }
        Ok(value)
    }

    fn splat(&mut self, source: Value, each: &[&TraversalOperator]) -> Outcome {
        let sequence = matches!(source.kind, Type::Tuple(_) | Type::List(_) | Type::Set(_));
        let sensitive = source.sensitive;
        if source.is_null() {
            return if sequence {
                Err(refused("Splat expressions (with the * symbol) cannot be applied to null sequences."))
            } else {
                Ok(Value::tuple(Vec::new()).marked(sensitive))
            };
        }
        if source.kind == Type::Dynamic {
            return Ok(Value::dynamic().marked(sensitive));
        }
        let mut uncertain = false;
        let source = if sequence {
            source
        } else {
            // One thing that isn't a sequence is a sequence of one; of none, if it turns out to be null.
            uncertain = !source.is_known() && !source.is_certain();
            Value::tuple(vec![source])
        };
        if !source.is_known() {
            let kind = match &source.kind {
                Type::Tuple(items) => Type::Tuple(
                    items
                        .iter()
                        .map(|it| Ok(self.each(Value::unknown(it.clone()), each)?.kind))
                        .collect::<Result<_, Fault>>()?,
                ),
                other => {
                    let element = other.element().cloned().unwrap_or(Type::Dynamic);
                    Type::list(self.each(Value::unknown(element), each)?.kind)
                }
            };
            return Ok(Value::pending(kind).marked(sensitive));
        }
        let kind = source.kind.clone();
        let mut items = Vec::new();
        for (_, item) in source.elements() {
            items.push(self.each(item, each)?);
        }
        if uncertain {
            return Ok(Value::dynamic().marked(sensitive));
        }
        let result = match kind {
            Type::Tuple(_) => Value::tuple(items),
            other => {
                let element = match items.first() {
                    Some(first) => first.kind.clone(),
                    None => {
                        let element = other.element().cloned().unwrap_or(Type::Dynamic);
                        self.each(Value::unknown(element), each)?.kind
                    }
                };
                if items.iter().any(|it| it.kind != element) {
                    return Err(refused("The second level of splat expression produced elements of different types."));
                }
                Value::list(element, items)
            }
        };
        Ok(result.marked(sensitive))
    }

    /// What follows a splat, of one element.
    fn each(&mut self, mut value: Value, operators: &[&TraversalOperator]) -> Outcome {
        let mut rest = operators;
        while let Some((operator, behind)) = rest.split_first() {
            self.spend(1)?;
            rest = behind;
            value = match operator {
                TraversalOperator::GetAttr(name) => attribute(&value, name.as_str())?,
                TraversalOperator::Index(key) => {
                    let key = self.evaluate(key)?;
                    index(&value, key)?
                }
                TraversalOperator::LegacyIndex(key) => {
                    let key = usize::try_from(*key.value()).map_err(|_| refused("This index is too large."))?;
                    index(&value, Value::number(Number::count(key)))?
                }
                TraversalOperator::AttrSplat(_) | TraversalOperator::FullSplat(_) => {
                    return self.splat(value, std::mem::take(&mut rest));
                }
            };
        }
        Ok(value)
    }

    fn unary(&mut self, operation: &UnaryOp) -> Outcome {
        let value = self.evaluate(&operation.expr)?;
        let wanted = match operation.operator.value() {
            UnaryOperator::Neg => Type::Number,
            UnaryOperator::Not => Type::Bool,
        };
        let value = operand(value, &wanted, "unary")?;
        let sensitive = value.sensitive;
        Ok(match &value.data {
            Data::Number(number) => Value::number(number.negate()),
            Data::Bool(it) => Value::bool(!it),
            _ => Value::pending(wanted),
        }
        .marked(sensitive))
    }

    fn binary(&mut self, operation: &BinaryOp) -> Outcome {
        use BinaryOperator as Op;
        let operator = *operation.operator.value();
        if matches!(operator, Op::And | Op::Or) {
            return self.logical(operation, operator == Op::Or);
        }
        let left = self.evaluate(&operation.lhs_expr)?;
        let right = self.evaluate(&operation.rhs_expr)?;
        match operator {
            Op::Eq => return Ok(left.equals(&right)),
            Op::NotEq => {
                let equal = left.equals(&right);
                let sensitive = equal.sensitive;
                let value = match equal.as_bool() {
                    Some(it) => Value::bool(!it),
                    None => equal,
                };
                return Ok(value.marked(sensitive));
            }
            _ => {}
        }
        let left = operand(left, &Type::Number, "left")?;
        let right = operand(right, &Type::Number, "right")?;
        let sensitive = left.sensitive || right.sensitive;
        let compares = matches!(operator, Op::Less | Op::LessEq | Op::Greater | Op::GreaterEq);
        let (Some(a), Some(b)) = (left.as_number(), right.as_number()) else {
            let kind = if compares { Type::Bool } else { Type::Number };
            return Ok(Value::pending(kind).marked(sensitive));
        };
        Ok(match operator {
            Op::Less => Value::bool(a < b),
            Op::LessEq => Value::bool(a <= b),
            Op::Greater => Value::bool(a > b),
            Op::GreaterEq => Value::bool(a >= b),
            Op::Plus => Value::number(a.add(b)?),
            Op::Minus => Value::number(a.subtract(b)?),
            Op::Mul => Value::number(a.multiply(b)?),
            Op::Div => Value::number(a.divide(b)?),
            Op::Mod => Value::number(a.modulo(b)?),
            Op::Eq | Op::NotEq | Op::And | Op::Or => return Err(refused("Operation failed.")),
        }
        .marked(sensitive))
    }

    /// `&&` and `||`. The operand that decides alone makes the other one's failure not matter, as of Terraform 1.12.
    fn logical(&mut self, operation: &BinaryOp, deciding: bool) -> Outcome {
        let mut side = |expression: &Expression, which: &str| -> Result<Outcome, Fault> {
            Ok(match self.arm(expression)? {
                Ok(value) => Ok(operand(value, &Type::Bool, which)?),
                fault => fault,
            })
        };
        let left = side(&operation.lhs_expr, "left")?;
        if let Ok(left) = &left
            && left.as_bool() == Some(deciding)
        {
            return Ok(left.clone());
        }
        let (left, right) = (left?, side(&operation.rhs_expr, "right")?);
        let right = right?;
        let sensitive = left.sensitive || right.sensitive;
        Ok(match (left.as_bool(), right.as_bool()) {
            (Some(a), Some(b)) => Value::bool(if deciding { a || b } else { a && b }),
            (Some(it), None) | (None, Some(it)) if it == deciding => Value::bool(deciding),
            _ => Value::pending(Type::Bool),
        }
        .marked(sensitive))
    }

    fn for_expression(&mut self, it: &ForExpr) -> Outcome {
        let key_name = it.intro.key_var.as_ref().map(|it| it.as_str());
        let value_name = it.intro.value_var.as_str();
        let collection = self.evaluate(&it.intro.collection_expr)?;
        let mut sensitive = collection.sensitive;
        let Some(elements) = self.iterated(&collection)? else { return Ok(Value::dynamic().marked(sensitive)) };
        let mut known = true;
        let (mut items, mut groups) = (Vec::new(), BTreeMap::<String, Vec<Value>>::new());
        for (key, value) in elements {
            let depth = self.names.len();
            self.names.extend(key_name.map(|name| (name.to_owned(), key)));
            self.names.push((value_name.to_owned(), value));
            let made = self.one(it);
            self.names.truncate(depth);
            match made? {
                Made::Skipped { marked } => sensitive |= marked,
                Made::Unknown => known = false,
                Made::Item(value, marked) => {
                    sensitive |= marked;
                    items.push(value);
                }
                Made::Member(name, value, marked) => {
                    sensitive |= marked;
                    let group = groups.entry(name.clone()).or_default();
                    if !group.is_empty() && !it.grouping {
                        return Err(refused(format!(
                            "Two different items produced the key \"{name}\" in this 'for' expression."
                        )));
                    }
                    group.push(value);
                }
            }
        }
        let value = if !known {
            Value::dynamic()
        } else if it.key_expr.is_none() {
            Value::tuple(items)
        } else {
            let members = groups.into_iter().map(|(name, mut values)| {
                let value = if it.grouping { Value::tuple(values) } else { values.remove(0) };
                (name, value)
            });
            Value::object(members.collect())
        };
        Ok(value.marked(sensitive))
    }

    /// What is walked over; `None` where it isn't known.
    fn iterated(&self, collection: &Value) -> Result<Option<Vec<(Value, Value)>>, Fault> {
        if collection.is_null() {
            return Err(refused("A null value cannot be used as the collection in a 'for' expression."));
        }
        if collection.kind.is_primitive() {
            let kind = collection.kind.friendly();
            return Err(refused(format!(
                "A value of type {kind} cannot be used as the collection in a 'for' expression."
            )));
        }
        if !collection.is_known() || matches!(collection.kind, Type::Set(_)) && !collection.is_wholly_known() {
            return Ok(None);
        }
        self.spend(collection.weight())?;
        Ok(Some(collection.elements()))
    }

    fn one(&mut self, it: &ForExpr) -> Result<Made, Fault> {
        let mut marked = false;
        if let Some(condition) = &it.cond {
            let include = self.evaluate(&condition.expr)?;
            if include.is_null() {
                return Err(refused("The value of the 'if' clause must not be null."));
            }
            marked |= include.sensitive;
            let include = include
                .convert(&Type::Bool)
                .map_err(|it| refused(format!("The 'if' clause value is invalid: {it}.")))?;
            match include.as_bool() {
                None => return Ok(Made::Unknown),
                Some(false) => return Ok(Made::Skipped { marked }),
                Some(true) => {}
            }
        }
        let Some(key) = &it.key_expr else { return Ok(Made::Item(self.evaluate(&it.value_expr)?, marked)) };
        let key = self.evaluate(key)?;
        if key.is_null() {
            return Err(refused("Key expression in 'for' expression must not produce a null value."));
        }
        marked |= key.sensitive;
        if !key.is_known() {
            return Ok(Made::Unknown);
        }
        let key = key
            .convert(&Type::String)
            .map_err(|it| refused(format!("The key expression produced an invalid result: {it}.")))?;
        let name = key.as_text().unwrap_or_default().to_owned();
        Ok(Made::Member(name, self.evaluate(&it.value_expr)?, marked))
    }

    // Templates

    /// `quoted`: it is in quotes, where a backslash escapes; the parser leaves those within directives to us.
    fn template(&mut self, elements: &[&Element], quoted: bool) -> Outcome {
        if let [Element::Interpolation(only)] = elements {
            return self.evaluate(&only.expr);
        }
        let mut pieces = Vec::new();
        for (index, element) in elements.iter().enumerate() {
            match element {
                Element::Literal(text) => {
                    let before = index.checked_sub(1).is_some_and(|it| strips(elements[it]).1);
                    let after = elements.get(index + 1).is_some_and(|it| strips(it).0);
                    pieces.push(Value::text(stripped(text.as_str(), before, after)));
                }
                Element::Interpolation(it) => pieces.push(self.evaluate(&it.expr)?),
                Element::Directive(it) => pieces.push(self.directive(it, quoted)?),
            }
        }
        self.joined(pieces)
    }

    fn joined(&self, pieces: Vec<Value>) -> Outcome {
        let (mut text, mut known, mut sensitive) = (String::new(), true, false);
        for piece in pieces {
            if piece.is_null() {
                return Err(refused(
                    "The expression result is null. Cannot include a null value in a string template.",
                ));
            }
            sensitive |= piece.sensitive;
            if piece.kind != Type::Dynamic && !piece.kind.same_or_converts(&Type::String, false) {
                let have = super::value::mismatch(&piece.kind, &Type::String);
                return Err(refused(format!("Cannot include the given value in a string template: {have}.")));
            }
            let piece = piece
                .convert(&Type::String)
                .map_err(|it| refused(format!("Cannot include the given value in a string template: {it}.")))?;
            match piece.as_text() {
                Some(it) => text.push_str(it),
                None => known = false,
            }
            self.spend(text.len() / 64)?;
        }
        Ok(if known { Value::text(text) } else { Value::pending(Type::String) }.marked(sensitive))
    }

    fn inner(&mut self, template: &Template, start: bool, end: bool, quoted: bool) -> Outcome {
        let elements: Vec<&Element> = template.iter().collect();
        let mut pieces = Vec::new();
        for (index, element) in elements.iter().enumerate() {
            match element {
                Element::Literal(text) => {
                    let before = index.checked_sub(1).map_or(start, |it| strips(elements[it]).1);
                    let after = elements.get(index + 1).map_or(end, |it| strips(it).0);
                    let text = if quoted { crate::document::text::unescape(text) } else { text.as_str().into() };
                    pieces.push(Value::text(stripped(&text, before, after)));
                }
                Element::Interpolation(it) => pieces.push(self.evaluate(&it.expr)?),
                Element::Directive(it) => pieces.push(self.directive(it, quoted)?),
            }
        }
        self.joined(pieces)
    }

    fn directive(&mut self, directive: &Directive, quoted: bool) -> Outcome {
        match directive {
            Directive::If(it) => {
                let condition = self.evaluate(&it.if_expr.cond_expr)?;
                let (first, last) = (ends(it.if_expr.strip), ends(it.endif_expr.strip));
                let middle = it.else_expr.as_ref().map(|it| ends(it.strip));
                let yes_end = middle.map_or(last.0, |it| it.0);
                let yes = self.inner(&it.if_expr.template, first.1, yes_end, quoted);
                let no = match &it.else_expr {
                    Some(it) => self.inner(&it.template, middle.is_some_and(|it| it.1), last.0, quoted),
                    None => Ok(Value::text("")),
                };
                if condition.is_null() {
                    return Err(refused("The condition value is null. Conditions must either be true or false."));
                }
                let sensitive = condition.sensitive;
                let condition = condition
                    .convert(&Type::Bool)
                    .map_err(|_| refused("The condition expression must be of type bool."))?;
                Ok(match condition.as_bool() {
                    Some(true) => yes?,
                    Some(false) => no?,
                    None => Value::pending(Type::String),
                }
                .marked(sensitive))
            }
            Directive::For(it) => {
                let collection = self.evaluate(&it.for_expr.collection_expr)?;
                let sensitive = collection.sensitive;
                let Some(elements) = self.iterated(&collection)? else {
                    return Ok(Value::pending(Type::String).marked(sensitive));
                };
                let (start, end) = (ends(it.for_expr.strip).1, ends(it.endfor_expr.strip).0);
                let mut pieces = Vec::new();
                for (key, value) in elements {
                    let depth = self.names.len();
                    self.names.extend(it.for_expr.key_var.as_ref().map(|name| (name.as_str().to_owned(), key)));
                    self.names.push((it.for_expr.value_var.as_str().to_owned(), value));
                    let made = self.inner(&it.for_expr.template, start, end, quoted);
                    self.names.truncate(depth);
                    pieces.push(made?);
                }
                Ok(self.joined(pieces)?.marked(sensitive))
            }
        }
    }
}

/// The type that both arms of a conditional become; `None` where there is none.
fn common(arms: &[Value; 2]) -> Option<Type> {
    match arms {
        [it, other] | [other, it] if it.is_untyped_null() => Some(other.kind.clone()),
        [it, other] if it.kind == Type::Dynamic || other.kind == Type::Dynamic => Some(Type::Dynamic),
        [it, other] => unify(&[it.kind.clone(), other.kind.clone()], true),
    }
}

/// What one round of a `for` gives.
enum Made {
    Skipped { marked: bool },
    Unknown,
    Item(Value, bool),
    Member(String, Value, bool),
}

/// Whether a marker strips the text before, and that behind.
fn ends(strip: Strip) -> (bool, bool) {
    (strip.strip_start(), strip.strip_end())
}

fn strips(element: &Element) -> (bool, bool) {
    match element {
        Element::Literal(_) => (false, false),
        Element::Interpolation(it) => ends(it.strip),
        Element::Directive(it) => match &**it {
            Directive::If(it) => (it.if_expr.strip.strip_start(), it.endif_expr.strip.strip_end()),
            Directive::For(it) => (it.for_expr.strip.strip_start(), it.endfor_expr.strip.strip_end()),
        },
    }
}

/// A text without the white space that strip markers before and behind it take off.
fn stripped(text: &str, before: bool, after: bool) -> &str {
    let text = if before { text.trim_start() } else { text };
    if after { text.trim_end() } else { text }
}

fn operand(value: Value, wanted: &Type, which: &str) -> Outcome {
    let value = value.convert(wanted).map_err(|it| refused(format!("Unsuitable value for {which} operand: {it}.")))?;
    if value.is_null() {
        return Err(refused(format!("Unsuitable value for {which} operand: argument must not be null.")));
    }
    Ok(value)
}

/// `value.name`
fn attribute(value: &Value, name: &str) -> Outcome {
    if value.is_null() {
        return Err(refused("This value is null, so it does not have any attributes."));
    }
    let sensitive = value.sensitive;
    Ok(match (&value.kind, &value.data) {
        (Type::Dynamic, _) => Value::dynamic(),
        (Type::Object(attributes), data) => {
            let Some(kind) = attributes.types.get(name) else {
                return Err(refused(format!("This object does not have an attribute named \"{name}\".")));
            };
            match data {
                Data::Members(members) => members.get(name).cloned().unwrap_or_else(|| Value::null(kind.clone())),
                _ => Value::unknown(kind.clone()),
            }
        }
        (Type::Map(element), Data::Members(members)) => match members.get(name) {
            Some(it) => it.clone(),
            None => {
                return Err(refused(format!(
                    "This map does not have an element with the key \"{name}\" ({}).",
                    element.friendly()
                )));
            }
        },
        (Type::Map(element), _) => Value::unknown((**element).clone()),
        _ => return Err(refused("This value does not have any attributes.")),
    }
    .marked(sensitive))
}

/// `collection[key]`
pub(super) fn index(value: &Value, key: Value) -> Outcome {
    if value.is_null() {
        return Err(refused("This value is null, so it does not have any indices."));
    }
    if key.is_null() {
        return Err(refused("Can't use a null value as an indexing key."));
    }
    let sensitive = value.sensitive || key.sensitive;
    if value.kind == Type::Dynamic || key.kind == Type::Dynamic {
        return Ok(Value::dynamic().marked(sensitive));
    }
    let not_there =
        |why: &str| refused(format!("The given key does not identify an element in this collection value{why}."));
    let as_kind = |wanted: &Type| key.clone().convert(wanted).map_err(|it| not_there(&format!(": {it}")));
    Ok(match (&value.kind, &value.data) {
        (Type::List(_) | Type::Tuple(_), data) => {
            let key = as_kind(&Type::Number)?;
            let element = value.kind.element().cloned().unwrap_or(Type::Dynamic);
            match (data, key.as_number()) {
                (_, None) => Value::unknown(element),
                (Data::Items(items), Some(at)) => match at.to_usize().and_then(|at| items.get(at)) {
                    Some(it) => it.clone(),
                    None if at.to_integer().is_none() => {
                        return Err(not_there(": indexing a sequence requires a whole number"));
                    }
                    None if at.is_negative() => {
                        return Err(not_there(": a negative number is not a valid index for a sequence"));
                    }
                    None => return Err(not_there("")),
                },
                (_, Some(at)) => match (&value.kind, at.to_usize()) {
                    (Type::Tuple(types), Some(at)) => match types.get(at) {
                        Some(kind) => Value::unknown(kind.clone()),
                        None => return Err(not_there("")),
                    },
                    _ => Value::unknown(element),
                },
            }
        }
        (Type::Map(element), data) => {
            let key = as_kind(&Type::String)?;
            match (data, key.as_text()) {
                (Data::Members(members), Some(name)) => members.get(name).ok_or_else(|| not_there(""))?.clone(),
                _ => Value::unknown((**element).clone()),
            }
        }
        (Type::Object(attributes), data) => {
            let key = as_kind(&Type::String)?;
            match key.as_text() {
                None => Value::dynamic(),
                Some(name) => {
                    let kind = attributes.types.get(name).ok_or_else(|| not_there(""))?;
                    match data {
                        Data::Members(members) => {
                            members.get(name).cloned().unwrap_or_else(|| Value::null(kind.clone()))
                        }
                        _ => Value::unknown(kind.clone()),
                    }
                }
            }
        }
        (Type::Set(_), _) => {
            return Err(refused(
                "Elements of a set are identified only by their value and don't have any separate index or key.",
            ));
        }
        _ => return Err(refused("This value does not have any indices.")),
    }
    .marked(sensitive))
}
