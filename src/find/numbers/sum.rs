//! How number words add up, one word after the other.

use super::exact::Exact;
use crate::pack::numbers::{Atom, Class, Form};

/// A number that is being put together. Each `push` says whether the word can follow what is there; after a `false`
/// nothing has changed.
#[derive(Debug, Clone, Copy)]
pub struct Sum {
    /// Whether tens come before units.
    tens_first: bool,
    /// What is complete: everything up to the last scale word.
    total: f64,
    /// The last addend of `total`, which a further scale word multiplies (`hundred thousand million`).
    addend: Exact,
    /// What stands after the last scale word.
    group: Exact,
    place: Place,
    /// The next scale word must be smaller.
    ceiling: f64,
    /// Whether a linking word waits for its number.
    linked: Option<Joint>,
    /// How many scale words have multiplied one another.
    scales: u8,
    /// Whether what stands there is a part of a whole, or ends with one.
    fraction: bool,
    /// What stood in `group` before the last linking word.
    before_link: f64,
}

/// Where the sum stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Empty,
    /// Digits.
    Literal,
    Unit,
    Tens,
    /// Below a hundred all is said.
    Closed,
    Hundreds,
    Scaled,
    /// Nothing but a scale word may follow.
    Part,
    /// Nothing may follow.
    Done,
}

/// How two words of a number stand together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joint {
    /// In one word.
    Inside,
    /// With a hyphen.
    Hyphen,
    /// As words of their own.
    Space,
}

impl Sum {
    /// Nothing yet.
    pub fn new(tens_first: bool) -> Self {
        Self {
            tens_first,
            total: 0.0,
            addend: Exact::new(0.0),
            group: Exact::new(0.0),
            place: Place::Empty,
            ceiling: f64::INFINITY,
            linked: None,
            scales: 0,
            fraction: false,
            before_link: 0.0,
        }
    }

    /// Whether nothing is there yet.
    pub fn is_empty(&self) -> bool {
        self.place == Place::Empty
    }

    /// Whether what is there is a number.
    pub fn is_complete(&self) -> bool {
        self.place != Place::Empty && self.linked.is_none()
    }

    /// Whether it ends with tens, which units may follow.
    pub fn is_tens(&self) -> bool {
        self.tens_first && self.place == Place::Tens
    }

    /// Whether a part of a whole is in it.
    pub fn has_fraction(&self) -> bool {
        self.fraction
    }

    /// Its value; none where no number is that large.
    pub fn value(&self) -> Option<f64> {
        let value = self.exact().value();
        (value.is_finite() && value.abs() < 1e21).then_some(value)
    }

    /// Its value before it is rounded.
    pub fn exact(&self) -> Exact {
        match (self.total == 0.0, self.place) {
            (true, _) => self.group,
            (false, Place::Scaled) if self.total == self.addend.value() => self.addend,
            (false, _) => Exact::new(self.total + self.group.value()),
        }
    }

    /// A linking word (`and`).
    pub fn push_link(&mut self, joint: Joint) -> bool {
        let fits = match self.place {
            Place::Unit => !self.tens_first && joint != Joint::Space,
            Place::Hundreds | Place::Scaled => true,
            Place::Empty | Place::Literal | Place::Tens | Place::Closed | Place::Part | Place::Done => false,
        };
        if fits && self.linked.is_none() {
            self.linked = Some(joint);
            self.before_link = self.group.value();
            return true;
        }
        false
    }

    /// A number word.
    pub fn push(&mut self, atom: Atom, joint: Joint) -> bool {
        let fits = match atom.class {
            Class::Link => return self.push_link(joint),
            Class::Zero => self.set(Place::Empty, Place::Done, atom.value),
            Class::Unit => self.push_unit(atom.value),
            Class::Teen => self.below_hundred(atom.value, Place::Closed),
            Class::Tens => self.push_tens(atom.value, joint),
            Class::Part => self.push_half(atom.value),
            Class::Hundred => self.push_hundred(atom, joint),
            Class::Scale => self.push_scale(atom.value, atom.alone || atom.form == Form::Ordinal, joint),
            Class::Pack => self.push_pack(atom),
        };
        if fits {
            self.linked = None;
        }
        fits
    }

    /// Digits; after a scale word only small ones (`4 thousand 300`).
    pub fn push_literal(&mut self, value: Exact) -> bool {
        let fits = match self.place {
            Place::Empty => true,
            Place::Hundreds => self.linked.is_some() && value.value() < 100.0,
            Place::Scaled => value.value() < self.ceiling,
            Place::Literal | Place::Unit | Place::Tens | Place::Closed | Place::Part | Place::Done => false,
        };
        if !fits {
            return false;
        }
        self.group = if self.place == Place::Hundreds { add(self.group, value.value()) } else { value };
        self.place = if self.place == Place::Hundreds { Place::Done } else { Place::Literal };
        self.linked = None;
        true
    }

    /// A part of a whole after a number (`two and a half`) or by itself; `scaled` where a scale word comes after it.
    pub fn push_fraction(&mut self, value: f64, scaled: bool) -> bool {
        match self.place {
            // `zero point eight`
            Place::Part | Place::Done if self.exact().value() != 0.0 => return false,
            Place::Empty
            | Place::Literal
            | Place::Unit
            | Place::Tens
            | Place::Closed
            | Place::Hundreds
            | Place::Part
            | Place::Done => {
                self.group = add(self.group, value);
                self.place = Place::Part;
            }
            // `one billion and a half million`
            Place::Scaled if scaled => {
                self.group = Exact::new(value);
                self.place = Place::Part;
            }
            // `one million and a half`: half a million.
            Place::Scaled => {
                self.group = Exact::new(self.ceiling * value);
                self.place = Place::Done;
            }
        }
        self.linked = None;
        self.fraction = true;
        true
    }

    /// Divides all by `denominator`, so that `three` and `fifths` make a fraction.
    pub fn divide(&mut self, denominator: f64) {
        let value = self.exact().value() / denominator;
        *self = Self { group: Exact::new(value), place: Place::Part, fraction: true, ..Self::new(self.tens_first) };
    }

    /// A scale word or its short form.
    pub fn push_scale(&mut self, scale: f64, alone: bool, joint: Joint) -> bool {
        match self.place {
            Place::Empty if alone => self.close(Exact::new(1.0), scale),
            Place::Scaled if scale < self.ceiling => {
                alone && joint != Joint::Hyphen && self.close(Exact::new(1.0), scale)
            }
            Place::Scaled if self.linked.is_none() && self.scales < 3 => {
                // `hundred thousand million`: all that was multiplied so far is multiplied again.
                let before = self.addend.value();
                self.addend = self.addend.times(scale);
                self.total += self.addend.value() - before;
                self.ceiling = scale;
                self.scales += 1;
                true
            }
            Place::Literal | Place::Unit | Place::Tens | Place::Closed | Place::Hundreds | Place::Part => {
                let fits = scale < self.ceiling && self.linked.is_none();
                fits && self.close(self.group, scale)
            }
            Place::Empty | Place::Scaled | Place::Done => false,
        }
    }

    fn push_unit(&mut self, value: f64) -> bool {
        match self.place {
            Place::Tens if self.tens_first && self.linked.is_none() => {
                self.group = add(self.group, value);
                self.place = Place::Closed;
                true
            }
            _ => self.below_hundred(value, Place::Unit),
        }
    }

    fn push_tens(&mut self, value: f64, joint: Joint) -> bool {
        if self.place == Place::Unit && !self.tens_first {
            // `eenentwintig`, `een-en-twintig`; in words of their own they are two numbers.
            let together = self.linked.is_some_and(|link| link != Joint::Space) && joint != Joint::Space;
            if together {
                self.group = add(self.group, value);
                self.place = Place::Closed;
            }
            return together;
        }
        self.below_hundred(value, Place::Tens)
    }

    fn below_hundred(&mut self, value: f64, then: Place) -> bool {
        match self.place {
            Place::Empty | Place::Hundreds | Place::Scaled if value < self.ceiling => {
                self.group = if self.place == Place::Hundreds { add(self.group, value) } else { Exact::new(value) };
                self.place = then;
                true
            }
            _ => false,
        }
    }

    /// A half inside a number word (`tweeënhalf`).
    fn push_half(&mut self, value: f64) -> bool {
        let fits = match self.place {
            Place::Unit => self.linked.is_some(),
            Place::Tens | Place::Closed | Place::Literal => true,
            Place::Empty | Place::Hundreds | Place::Scaled | Place::Part | Place::Done => false,
        };
        fits && self.push_fraction(value, false)
    }

    fn push_hundred(&mut self, atom: Atom, joint: Joint) -> bool {
        let times = match self.place {
            Place::Unit | Place::Tens | Place::Closed | Place::Literal | Place::Part => {
                let group = self.group.value();
                // `twenty-five hundred`, but not `two hundred five hundred`
                let fits = self.linked.is_none() && group < 100.0 || self.place == Place::Literal;
                if !fits || group * 100.0 >= self.ceiling {
                    return false;
                }
                self.group
            }
            Place::Empty | Place::Scaled
                if (atom.alone || atom.form == Form::Ordinal) && joint != Joint::Hyphen && self.ceiling > 100.0 =>
            {
                Exact::new(1.0)
            }
            Place::Empty | Place::Scaled | Place::Hundreds | Place::Done => return false,
        };
        self.group = times.times(100.0);
        self.place = Place::Hundreds;
        true
    }

    fn push_pack(&mut self, atom: Atom) -> bool {
        let fits = match self.place {
            Place::Empty => atom.alone,
            Place::Literal | Place::Unit | Place::Tens | Place::Closed | Place::Hundreds | Place::Part => {
                self.linked.is_none()
            }
            Place::Scaled => {
                self.group = self.addend;
                self.total -= self.addend.value();
                true
            }
            Place::Done => false,
        };
        if fits {
            // `three hundred and two dozen`
            let before = self.before_link;
            let times = match self.place {
                Place::Empty => Exact::new(1.0),
                _ if before > 0.0 => Exact::new(self.group.value() - before),
                _ => self.group,
            };
            self.group = times.times(atom.value);
            if before > 0.0 {
                self.group = add(self.group, before);
            }
            self.place = Place::Done;
        }
        fits
    }

    fn set(&mut self, from: Place, to: Place, value: f64) -> bool {
        let fits = self.place == from;
        if fits {
            self.group = Exact::new(value);
            self.place = to;
        }
        fits
    }

    fn close(&mut self, times: Exact, scale: f64) -> bool {
        self.addend = times.times(scale);
        self.total += self.addend.value();
        self.group = Exact::new(0.0);
        self.before_link = 0.0;
        self.place = Place::Scaled;
        self.ceiling = scale;
        true
    }
}

fn add(group: Exact, value: f64) -> Exact {
    if group.value() == 0.0 { Exact::new(value) } else { Exact::new(group.value() + value) }
}
