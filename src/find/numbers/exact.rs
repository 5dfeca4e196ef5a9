//! A number without the rounding that decimals in binary bring.

/// Powers of ten that are exact in 64 bits of floating point.
const POWERS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
];

/// A number as digits and the place of its decimal point, so that `4,1` times a million is 4100000 and not a hair less.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Exact {
    digits: f64,
    exponent: i32,
}

impl Exact {
    /// A whole number, or one that needs no exactness.
    pub fn new(value: f64) -> Self {
        Self { digits: value, exponent: 0 }
    }

    /// `digits` with the decimal point so many places from the right.
    pub fn decimal(digits: u64, places: u32) -> Self {
        Self { digits: digits as f64, exponent: -(places as i32) }
    }

    /// The number times `factor`.
    pub fn times(self, factor: f64) -> Self {
        match POWERS.iter().position(|&p| p == factor) {
            Some(power) => Self { exponent: self.exponent + power as i32, ..self },
            None if factor > 0.0 && factor < 1.0 => match POWERS.iter().position(|&p| p == (1.0 / factor).round()) {
                Some(power) if POWERS[power] * factor == 1.0 => Self { exponent: self.exponent - power as i32, ..self },
                Some(_) | None => Self::new(self.value() * factor),
            },
            None => Self { digits: self.digits * factor, ..self },
        }
    }

    /// Its value, rounded once.
    pub fn value(self) -> f64 {
        let power = |n: u32| POWERS.get(n as usize).copied().unwrap_or(f64::INFINITY);
        if self.exponent >= 0 {
            self.digits * power(self.exponent.unsigned_abs())
        } else {
            self.digits / power(self.exponent.unsigned_abs())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_rounded_once() {
        assert_eq!(Exact::decimal(41, 1).times(1e9).value(), 4_100_000_000.0);
        assert_eq!(Exact::decimal(111, 2).times(0.01).value(), 0.0111);
        assert_eq!(Exact::new(15.0).times(0.1).value(), 1.5);
    }
}
