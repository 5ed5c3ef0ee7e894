//! A pattern as instructions, and their run: all threads at once, the preferred one first.

use std::rc::Rc;

use super::Failure;
use super::parse::{Look, Node, Set};

/// The most instructions of a pattern.
const LARGEST: usize = 20_000;
/// The most steps of one search.
const MOST_STEPS: usize = 10_000_000;

enum Instruction {
    One(Rc<Set>, usize),
    Look(Look, usize),
    /// The first is preferred.
    Split(usize, usize),
    Save(usize, usize),
    Match,
}

/// Where groups begin and end.
pub type Slots = Rc<Vec<Option<usize>>>;

pub struct Program {
    instructions: Vec<Instruction>,
    start: usize,
    slots: usize,
}

impl Program {
    pub fn new(node: &Node, groups: usize) -> Result<Self, Failure> {
        let mut program = Program { instructions: Vec::new(), start: 0, slots: 2 * (groups + 1) };
        // From the end to the start, so that each knows what follows it.
        let end = program.push(Instruction::Match)?;
        let end = program.push(Instruction::Save(1, end))?;
        let body = program.compile(node, end)?;
        program.start = program.push(Instruction::Save(0, body))?;
        Ok(program)
    }

    fn push(&mut self, instruction: Instruction) -> Result<usize, Failure> {
        if self.instructions.len() >= LARGEST {
            return Err(Failure::Beyond);
        }
        self.instructions.push(instruction);
        Ok(self.instructions.len() - 1)
    }

    /// Where the instructions of a node begin, behind which `next` follows.
    fn compile(&mut self, node: &Node, next: usize) -> Result<usize, Failure> {
        match node {
            Node::Empty => Ok(next),
            Node::One(set) => self.push(Instruction::One(Rc::clone(set), next)),
            Node::Look(look) => self.push(Instruction::Look(*look, next)),
            Node::Group(group, inner) => {
                let end = self.push(Instruction::Save(2 * group + 1, next))?;
                let body = self.compile(inner, end)?;
                self.push(Instruction::Save(2 * group, body))
            }
            Node::All(all) => all.iter().rev().try_fold(next, |next, it| self.compile(it, next)),
            Node::Either(all) => {
                let mut starts = all.iter().map(|it| self.compile(it, next)).collect::<Result<Vec<_>, _>>()?;
                let mut start = starts.pop().unwrap_or(next);
                while let Some(before) = starts.pop() {
                    start = self.push(Instruction::Split(before, start))?;
                }
                Ok(start)
            }
            Node::Repeat { of, .. } if matches!(**of, Node::Empty) => Ok(next),
            // What is repeated without end is the same as that repeated without end.
            Node::Repeat { of, least, most, greedy } if same_again(of, *least, *most, *greedy) => {
                self.compile(of, next)
            }
            Node::Repeat { of, least, most: None, greedy } => {
                let start = match least {
                    0 => self.star(of, *greedy, next)?,
                    _ => self.plus(of, *greedy, next)?,
                };
                (1..*least).try_fold(start, |next, _| self.compile(of, next))
            }
            Node::Repeat { of, least, most: Some(most), greedy } => {
                // x{2,4} is xx(x(x)?)?
                let mut start = next;
                for _ in *least..*most {
                    let inner = self.compile(of, start)?;
                    start = self.split(inner, next, *greedy)?;
                }
                (0..*least).try_fold(start, |next, _| self.compile(of, next))
            }
        }
    }

    fn split(&mut self, inner: usize, next: usize, greedy: bool) -> Result<usize, Failure> {
        self.push(if greedy { Instruction::Split(inner, next) } else { Instruction::Split(next, inner) })
    }

    fn plus(&mut self, of: &Node, greedy: bool, next: usize) -> Result<usize, Failure> {
        let again = self.split(next, next, greedy)?;
        let inner = self.compile(of, again)?;
        self.instructions[again] =
            if greedy { Instruction::Split(inner, next) } else { Instruction::Split(next, inner) };
        Ok(inner)
    }

    fn star(&mut self, of: &Node, greedy: bool, next: usize) -> Result<usize, Failure> {
        let inner = self.plus(of, greedy, next)?;
        // What may be empty is asked once whether it is; of the others, before each round.
        self.split(inner, next, greedy)
    }

    /// The preferred match that begins first.
    pub fn run(&self, text: &str, from: usize) -> Result<Option<Slots>, Failure> {
        let mut run = Run {
            program: self,
            text,
            steps: 0,
            round: 0,
            seen: vec![0; self.instructions.len()],
            waiting: Vec::new(),
        };
        let none: Slots = Rc::new(vec![None; self.slots]);
        let (mut now, mut then): (Vec<(usize, Slots)>, Vec<(usize, Slots)>) = (Vec::new(), Vec::new());
        let mut matched = None;
        let mut at = from;
        run.round = 1;
        loop {
            if matched.is_none() {
                run.follow(&mut now, self.start, &none, at)?;
            }
            if now.is_empty() && (matched.is_some() || at >= text.len()) {
                return Ok(matched);
            }
            let next = text[at..].chars().next();
            run.round += 1;
            for (place, slots) in now.drain(..) {
                run.spend()?;
                match (&self.instructions[place], next) {
                    (Instruction::Match, _) => {
                        matched = Some(slots);
                        break;
                    }
                    (Instruction::One(set, after), Some(c)) if set.holds(c) => {
                        run.follow(&mut then, *after, &slots, at + c.len_utf8())?;
                    }
                    _ => {}
                }
            }
            let Some(c) = next else { return Ok(matched) };
            at += c.len_utf8();
            std::mem::swap(&mut now, &mut then);
        }
    }
}

/// Whether a repetition of this node adds nothing to it: `(?:a*)*`.
fn same_again(of: &Node, least: u32, most: Option<u32>, greedy: bool) -> bool {
    let is_sign = matches!((least, most), (0 | 1, None) | (0, Some(1)));
    let same = |it: &Node| match it {
        Node::Repeat { least: other, most: another, greedy: way, .. } => {
            (*other, *another, *way) == (least, most, greedy)
        }
        _ => false,
    };
    is_sign && same(of)
}

struct Run<'p> {
    program: &'p Program,
    text: &'p str,
    steps: usize,
    /// Which character this is about; what has its number in `seen` is among its threads.
    round: usize,
    seen: Vec<usize>,
    waiting: Vec<(usize, Slots)>,
}

impl Run<'_> {
    fn spend(&mut self) -> Result<(), Failure> {
        self.steps += 1;
        if self.steps > MOST_STEPS { Err(Failure::Beyond) } else { Ok(()) }
    }

    /// Adds what a thread evaluates to without a character, in order of preference.
    fn follow(
        &mut self,
        threads: &mut Vec<(usize, Slots)>,
        place: usize,
        slots: &Slots,
        at: usize,
    ) -> Result<(), Failure> {
        self.waiting.push((place, Rc::clone(slots)));
        while let Some((place, slots)) = self.waiting.pop() {
            self.spend()?;
            if std::mem::replace(&mut self.seen[place], self.round) == self.round {
                continue;
            }
            match &self.program.instructions[place] {
                Instruction::One(..) | Instruction::Match => threads.push((place, slots)),
                Instruction::Look(look, next) => {
                    if self.holds(*look, at) {
                        self.waiting.push((*next, slots));
                    }
                }
                Instruction::Split(first, second) => {
                    self.waiting.push((*second, Rc::clone(&slots)));
                    self.waiting.push((*first, slots));
                }
                Instruction::Save(slot, next) => {
                    let mut slots = slots;
                    Rc::make_mut(&mut slots)[*slot] = Some(at);
                    self.waiting.push((*next, slots));
                }
            }
        }
        Ok(())
    }

    fn holds(&self, look: Look, at: usize) -> bool {
        let bytes = self.text.as_bytes();
        let (before, behind) = (at.checked_sub(1).map(|it| bytes[it]), bytes.get(at).copied());
        let is_word = |byte: Option<u8>| byte.is_some_and(|it| it.is_ascii_alphanumeric() || it == b'_');
        match look {
            Look::Start => before.is_none(),
            Look::End => behind.is_none(),
            Look::LineStart => before.is_none_or(|it| it == b'\n'),
            Look::LineEnd => behind.is_none_or(|it| it == b'\n'),
            Look::Word => is_word(before) != is_word(behind),
            Look::NoWord => is_word(before) == is_word(behind),
        }
    }
}
