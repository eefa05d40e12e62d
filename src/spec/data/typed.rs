//! Resolved data as what the typed spec is read from, titles as they are written.

use serde::de::value::{Error, MapDeserializer, SeqDeserializer};
use serde::de::{Deserializer, Error as _, IntoDeserializer, Unexpected, Visitor};
use serde::forward_to_deserialize_any;

use super::Data;

impl<'de> IntoDeserializer<'de> for &'de Data {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

/// As of YAML in which every scalar is a text: a group is a map, a choice a text.
impl<'de> Deserializer<'de> for &'de Data {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            Data::Text(text) => visitor.visit_str(&text.text),
            Data::List(items) => {
                let mut items = SeqDeserializer::new(items.iter());
                let made = visitor.visit_seq(&mut items)?;
                items.end()?;
                Ok(made)
            }
            Data::Map(entries) => {
                let entries = entries.iter().map(|(key, value)| (key.as_str(), value));
                let mut entries = MapDeserializer::new(entries);
                let made = visitor.visit_map(&mut entries)?;
                entries.end()?;
                Ok(made)
            }
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            Data::Map(_) => self.deserialize_any(visitor),
            Data::Text(text) => Err(Error::invalid_type(Unexpected::Str(&text.text), &visitor)),
            // A list would pass for a group's values in their order.
            Data::List(_) => Err(Error::invalid_type(Unexpected::Seq, &visitor)),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_map(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self {
            Data::Text(text) => visitor.visit_enum(text.text.as_str().into_deserializer()),
            Data::List(_) => Err(Error::invalid_type(Unexpected::Seq, &visitor)),
            Data::Map(_) => Err(Error::invalid_type(Unexpected::Map, &visitor)),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct seq tuple tuple_struct identifier
    }
}
