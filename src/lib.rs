//! hongtou (红头) compiles a structured campaign spec into Chinese official documents in the
//! red-header format of GB/T 9704-2012, as DOCX and HTML.

pub mod catalog;
pub mod compile;
pub mod diag;
pub mod doc;
pub mod docx;
pub mod html;
pub mod lang;
pub mod layout;
pub mod markdown;
pub mod profile;
pub mod render;
pub mod schedule;
pub mod source;
pub mod spec;
pub mod templates;
pub mod units;
pub mod yaml;
