//! JSON as a tree, and taking the tree apart with errors that name the place.
//!
//! `serde_json` reads and writes the text. Rows are taken apart here and not by derived code, which is compiled once for
//! every type of row and was a sixth of the app's download. Knows nothing of what the rows mean.

use std::{fmt, vec};

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{MapAccess, SeqAccess, Visitor},
};

use crate::wire::error::WireError;

/// A JSON value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Json {
    Null,
    Bool(bool),
    /// A whole number from 0.
    Whole(u64),
    /// A whole number below 0.
    Negative(i64),
    /// Any other number. Nothing of ours has one and its value is not kept: reading and printing it is code, too.
    OtherNumber,
    Text(String),
    List(Vec<Json>),
    /// In the order written.
    Object(Vec<(String, Json)>),
}

/// Reads a text. The error carries the parser's words.
pub(super) fn parse(text: &str) -> Result<Json, WireError> {
    serde_json::from_str(text).map_err(|error| WireError::Syntax(error.to_string()))
}

/// The value at `what` is not what it should be.
fn mismatch(what: &str, expected: &str) -> WireError {
    WireError::Syntax([what, " is not ", expected].concat())
}

/// Writing.
impl Json {
    /// The JSON text.
    pub(super) fn to_text(&self) -> String {
        // Keys are strings and memory takes whatever is written, so this can't fail; were it to, nothing reads "" back.
        serde_json::to_string(self).unwrap_or_default()
    }

    pub(super) fn text(text: impl AsRef<str>) -> Json {
        Json::Text(text.as_ref().to_owned())
    }

    pub(super) fn texts(texts: &[String]) -> Json {
        Json::List(texts.iter().map(Json::text).collect())
    }

    pub(super) fn index(number: usize) -> Json {
        Json::Whole(number as u64)
    }

    pub(super) fn signed(number: i64) -> Json {
        u64::try_from(number).map_or(Json::Negative(number), Json::Whole)
    }

    pub(super) fn object(fields: Vec<(&str, Json)>) -> Json {
        let mut named = Vec::with_capacity(fields.len());
        for (name, value) in fields {
            named.push((name.to_owned(), value));
        }
        Json::Object(named)
    }

    /// One variant of several, with what it carries.
    pub(super) fn variant(name: &str, carried: Json) -> Json {
        Json::Object(vec![(name.to_owned(), carried)])
    }
}

/// Reading. `what` names the value in errors.
impl Json {
    pub(super) fn into_text(self, what: &str) -> Result<String, WireError> {
        match self {
            Json::Text(text) => Ok(text),
            _ => Err(mismatch(what, "a text")),
        }
    }

    pub(super) fn to_bool(&self, what: &str) -> Result<bool, WireError> {
        match self {
            Json::Bool(value) => Ok(*value),
            _ => Err(mismatch(what, "true or false")),
        }
    }

    fn to_whole(&self, what: &str, max: u64) -> Result<u64, WireError> {
        match self {
            Json::Whole(number) if *number <= max => Ok(*number),
            _ => Err(mismatch(what, "a whole number of that size")),
        }
    }

    pub(super) fn to_u64(&self, what: &str) -> Result<u64, WireError> {
        self.to_whole(what, u64::MAX)
    }

    pub(super) fn to_u32(&self, what: &str) -> Result<u32, WireError> {
        Ok(self.to_whole(what, u64::from(u32::MAX))? as u32)
    }

    pub(super) fn to_u16(&self, what: &str) -> Result<u16, WireError> {
        Ok(self.to_whole(what, u64::from(u16::MAX))? as u16)
    }

    pub(super) fn to_u8(&self, what: &str) -> Result<u8, WireError> {
        Ok(self.to_whole(what, u64::from(u8::MAX))? as u8)
    }

    pub(super) fn to_index(&self, what: &str) -> Result<usize, WireError> {
        Ok(self.to_whole(what, usize::MAX as u64)? as usize)
    }

    pub(super) fn to_i64(&self, what: &str) -> Result<i64, WireError> {
        match self {
            Json::Negative(number) => Ok(*number),
            _ => Ok(self.to_whole(what, i64::MAX as u64)? as i64),
        }
    }

    pub(super) fn to_i16(&self, what: &str) -> Result<i16, WireError> {
        i16::try_from(self.to_i64(what)?).map_err(|_| mismatch(what, "a whole number of that size"))
    }

    pub(super) fn into_list(self, what: &str) -> Result<Vec<Json>, WireError> {
        match self {
            Json::List(values) => Ok(values),
            _ => Err(mismatch(what, "a list")),
        }
    }

    pub(super) fn into_texts(self, what: &str) -> Result<Vec<String>, WireError> {
        let mut texts = Vec::new();
        for value in self.into_list(what)? {
            texts.push(value.into_text(what)?);
        }
        Ok(texts)
    }

    pub(super) fn into_pairs(self, what: &str) -> Result<Vec<(String, String)>, WireError> {
        let mut pairs = Vec::new();
        for value in self.into_list(what)? {
            pairs.push(value.into_pair(what)?);
        }
        Ok(pairs)
    }

    pub(super) fn into_pair(self, what: &str) -> Result<(String, String), WireError> {
        let mut row = self.into_row(what, 2)?;
        Ok((row.next().into_text(what)?, row.next().into_text(what)?))
    }

    pub(super) fn to_indices(&self, what: &str) -> Result<Vec<usize>, WireError> {
        let mut indices = Vec::new();
        for value in self.as_list(what)? {
            indices.push(value.to_index(what)?);
        }
        Ok(indices)
    }

    pub(super) fn as_list(&self, what: &str) -> Result<&[Json], WireError> {
        match self {
            Json::List(values) => Ok(values),
            _ => Err(mismatch(what, "a list")),
        }
    }

    /// A list of exactly that many values.
    pub(super) fn into_row(self, what: &str, n_values: usize) -> Result<Row, WireError> {
        match self {
            Json::List(values) if values.len() == n_values => Ok(Row(values.into_iter())),
            _ => Err(mismatch(what, "a row of the right length")),
        }
    }

    pub(super) fn into_fields(self, what: &str) -> Result<Fields, WireError> {
        match self {
            Json::Object(fields) => Ok(Fields(fields)),
            _ => Err(mismatch(what, "an object")),
        }
    }

    /// One of several variants: its name and what it carries, null if nothing.
    pub(super) fn into_variant(self, what: &str) -> Result<(String, Json), WireError> {
        match self {
            Json::Text(name) => Ok((name, Json::Null)),
            Json::Object(mut fields) if fields.len() == 1 => fields.pop().ok_or_else(|| mismatch(what, "a variant")),
            _ => Err(mismatch(what, "a variant")),
        }
    }
}

/// The values of a row, one after another.
pub(super) struct Row(vec::IntoIter<Json>);

impl Row {
    /// The next value; null past the end, which `into_row` made sure of.
    pub(super) fn next(&mut self) -> Json {
        self.0.next().unwrap_or(Json::Null)
    }
}

/// The fields of an object.
pub(super) struct Fields(Vec<(String, Json)>);

impl Fields {
    /// Takes a field out; `None` when it is not there.
    pub(super) fn take_if_there(&mut self, name: &str) -> Result<Option<Json>, WireError> {
        let idx_of = |fields: &[(String, Json)]| fields.iter().position(|(key, _)| key == name);
        let Some(field_idx) = idx_of(&self.0) else {
            return Ok(None);
        };
        let (_, value) = self.0.swap_remove(field_idx);
        match idx_of(&self.0) {
            None => Ok(Some(value)),
            Some(_) => Err(WireError::Syntax([name, " is there twice"].concat())),
        }
    }

    /// Takes a field out that has to be there.
    pub(super) fn take(&mut self, name: &str) -> Result<Json, WireError> {
        self.take_if_there(name)?
            .ok_or_else(|| WireError::Syntax([name, " is missing"].concat()))
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Json::Null | Json::OtherNumber => serializer.serialize_unit(),
            Json::Bool(value) => serializer.serialize_bool(*value),
            Json::Whole(number) => serializer.serialize_u64(*number),
            Json::Negative(number) => serializer.serialize_i64(*number),
            Json::Text(text) => serializer.serialize_str(text),
            Json::List(values) => serializer.collect_seq(values),
            Json::Object(fields) => serializer.collect_map(fields.iter().map(|(key, value)| (key, value))),
        }
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Json, D::Error> {
        deserializer.deserialize_any(JsonVisitor)
    }
}

struct JsonVisitor;

impl<'de> Visitor<'de> for JsonVisitor {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON value")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Bool(value))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Json, E> {
        Ok(Json::Whole(number))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Json, E> {
        Ok(Json::signed(number))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Json, E> {
        Ok(Json::OtherNumber)
    }

    fn visit_str<E>(self, text: &str) -> Result<Json, E> {
        Ok(Json::text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Json, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = seq.next_element()? {
            values.push(value);
        }
        Ok(Json::List(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Json, A::Error> {
        let mut fields = Vec::new();
        while let Some(field) = map.next_entry()? {
            fields.push(field);
        }
        Ok(Json::Object(fields))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &str) {
        assert_eq!(parse(text).unwrap().to_text(), expect);
    }

    #[test]
    fn what_is_read_is_written_as_it_was() {
        check(
            r#"{"b":[1,-2,18446744073709551615,-9223372036854775808],"a":"追\"问\n","":{},"n":null,"t":true}"#,
            r#"{"b":[1,-2,18446744073709551615,-9223372036854775808],"a":"追\"问\n","":{},"n":null,"t":true}"#,
        );
        check("[1.0,18446744073709551616,1e3]", "[null,null,null]");
        check("-0", "null");
    }

    #[test]
    fn numbers_fit_or_are_refused() {
        let value = |text| parse(text).unwrap();
        assert_eq!(value("255").to_u8("x"), Ok(255));
        assert_eq!(
            value("256").to_u8("x"),
            Err(mismatch("x", "a whole number of that size"))
        );
        assert!(value("-1").to_u64("x").is_err());
        assert!(value("1.0").to_u64("x").is_err());
        assert_eq!(value("-32768").to_i16("x"), Ok(i16::MIN));
        assert!(value("-32769").to_i16("x").is_err());
        assert_eq!(value("9223372036854775807").to_i64("x"), Ok(i64::MAX));
        assert!(value("9223372036854775808").to_i64("x").is_err());
    }

    #[test]
    fn a_field_is_there_once() {
        let mut fields = parse(r#"{"a":1,"b":2,"a":3}"#).unwrap().into_fields("x").unwrap();
        assert_eq!(fields.take("b"), Ok(Json::Whole(2)));
        assert_eq!(fields.take("a"), Err(WireError::Syntax("a is there twice".to_owned())));
        assert_eq!(fields.take("c"), Err(WireError::Syntax("c is missing".to_owned())));
        assert_eq!(fields.take_if_there("c"), Ok(None));
    }

    #[test]
    fn what_is_too_deep_or_broken_is_refused() {
        assert!(parse(&"[".repeat(100_000)).is_err());
        assert!(parse("[1,]").is_err());
        assert!(parse("[1] 2").is_err());
    }
}
