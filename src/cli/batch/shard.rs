//! The part of the departments that one of several calls makes.

/// The `number`th part of `count`, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shard {
    number: usize,
    count: usize,
}

impl Shard {
    /// All of them.
    pub const WHOLE: Self = Self { number: 0, count: 1 };

    /// `I/N`, I from 0.
    pub fn parse(text: &str) -> Option<Self> {
        let (number, count) = text.split_once('/')?;
        let shard = Self { number: number.trim().parse().ok()?, count: count.trim().parse().ok()? };
        (shard.number < shard.count).then_some(shard)
    }

    /// Whether a department belongs to it: by its name, so that it stays where it is when the list
    /// grows.
    pub fn has(self, name: &str) -> bool {
        // FNV-1a, which is the same on every machine.
        let hash = name.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        // Its low bits alone are not mixed well enough for small counts.
        (hash ^ (hash >> 32)) % self.count as u64 == self.number as u64
    }

    /// What the names of its own files have before their extension.
    pub fn suffix(self) -> String {
        match self {
            Self::WHOLE => String::new(),
            Self { number, count } => format!("-{number}-of-{count}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_written_as_fractions_from_nought() {
        assert_eq!(Shard::parse("0/1"), Some(Shard::WHOLE));
        assert_eq!(Shard::parse("3/4").map(Shard::suffix).as_deref(), Some("-3-of-4"));
        for bad in ["", "1", "4/4", "-1/4", "1/0", "0/0", "a/b", "1/2/3", "1.5/2"] {
            assert_eq!(Shard::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn every_name_is_in_one_part_and_the_parts_are_about_as_large() {
        for count in [2, 3, 7] {
            let mut sizes = vec![0; count];
            for n in 0..7000 {
                let name = format!("第{n:05}科室");
                let parts = (0..count).map(|number| Shard { number, count });
                let own: Vec<_> = parts.filter(|part| part.has(&name)).collect();
                assert_eq!(own.len(), 1, "{name}");
                sizes[own[0].number] += 1;
            }
            let (least, most) = (sizes.iter().min().unwrap(), sizes.iter().max().unwrap());
            assert!(most * 10 < least * 13, "{sizes:?}");
        }
    }
}
