//! Rows of schedules as Tera's values: the schedules of departments are made of the same ones.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use tera::Value;

use crate::spec::schedule::Cell;

/// The most bytes of text in the rows that are kept; when there are more, all are forgotten, and
/// those that are wanted come back.
const MOST: usize = 1 << 20;

/// The values of rows that came before. A value is made of its row and of nothing else.
#[derive(Debug, Default)]
pub struct RowValues {
    known: Mutex<Known>,
}

#[derive(Debug, Default)]
struct Known {
    values: BTreeMap<Vec<Cell>, Value>,
    /// How many bytes their texts have.
    bytes: usize,
}

impl RowValues {
    /// These rows as a value.
    #[must_use]
    pub fn of(&self, rows: Vec<Vec<Cell>>) -> Value {
        // Whoever panicked left what is known whole.
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        Value::from(rows.into_iter().map(|row| known.value(row)).collect::<Vec<Value>>())
    }
}

impl Known {
    fn value(&mut self, row: Vec<Cell>) -> Value {
        if let Some(value) = self.values.get(&row) {
            return value.clone();
        }
        let value = Value::from_serializable(&row);
        let bytes: usize = row.iter().map(|cell| cell.text.len()).sum();
        if self.bytes + bytes > MOST {
            *self = Self::default();
        }
        self.bytes += bytes;
        self.values.insert(row, value.clone());
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_the_value_that_it_would_be_and_what_is_kept_has_a_bound() {
        let known = RowValues::default();
        for n in 0..120 {
            let text = format!("{}{}", n % 40, "长".repeat(10_000));
            let cell = |own| Cell { text: text.clone(), joined: false, own };
            let rows = vec![vec![cell(n % 2 == 0), cell(false)], vec![cell(true)]];
            assert_eq!(known.of(rows.clone()), Value::from_serializable(&rows));
            assert!(known.known.lock().unwrap().bytes <= MOST);
        }
    }
}
