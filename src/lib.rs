//! hongtou (红头) compiles a structured campaign spec into Chinese official documents in the
//! red-header format of GB/T 9704-2012, as DOCX and HTML.

pub mod catalog;
pub mod compile;
pub mod diag;
pub mod doc;
pub mod docx;
pub mod html;
pub mod lang;
pub mod profile;
pub mod source;
pub mod templates;
pub mod units;
