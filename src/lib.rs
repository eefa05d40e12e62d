//! hongtou (红头) compiles a structured campaign spec into Chinese official documents (公文) in the
//! red-header format of GB/T 9704-2012, as DOCX and HTML.
//!
//! # The way of the data
//!
//! [`compile::compile`] goes through these steps in order, once; each works on what the one before
//! it gave:
//!
//! 1. [`source`]: the bytes of a file become text, and every byte of it knows its line and column.
//!    What Chinese keyboards and Windows programs do to YAML is read where it is unambiguous.
//! 2. [`yaml`]: text becomes a tree of nodes with their places. Values stay text.
//! 3. [`spec`]: the tree is held against the table of keys ([`spec::schema`]), Chinese keys take
//!    their English names, dates and numbers their printed form, look-ups their values. The
//!    result is twofold: [`spec::Spec`], typed, for the slots of a document, and [`spec::Data`],
//!    by name, for templates. [`spec::schedule`] makes columns and rows of the schedule's tasks.
//! 4. [`templates`] and [`render`]: a template and the data give the Markdown of one part.
//! 5. [`markdown`]: Markdown becomes blocks, labelled 一、 （一） 1. （1）; [`image`] judges the
//!    pictures that it names. (Its [`markdown::escape`] is what the steps before it use to keep a
//!    value from being read as Markdown.) An attachment that is a file comes in here, Markdown as
//!    it is and CSV or XLSX through [`tables`]; what lies beside the spec is had from [`files`].
//! 6. [`doc`]: the tree. Slots from the spec and blocks from the Markdown make a sheet, sheets make
//!    a document.
//! 7. [`title`] and [`layout`]: what depends on the page and must be the same in both formats: where
//!    titles and marks break, how large a mark is, whether page 1 shows some of the text, how wide
//!    columns and how large pictures are, whether a sheet lies on its side, and where seals stand.
//! 8. [`docx`] and [`html`]: the tree and a [`profile`] give the bytes of a file. A
//!    [`compile::Draft`] does this for one document after the other, so that whoever writes them to
//!    the disk need not wait for the last.
//!
//! Of the spec alone are made, without a template, [`calendar`] and [`timeline`]: the schedule as an
//! iCalendar file and as a picture, both from the days that [`agenda`] computes with [`deadline`].
//!
//! Where files go is told by [`naming`], [`archive`] puts many into one, and [`register`] is the table
//! of them all.
//!
//! # The way for departments
//!
//! A department's version goes the same way; [`compile::Campaign`] goes it for many:
//!
//! 1. [`compile::Campaign::new`] reads the spec once (steps 1 to 3 as far as nothing is looked up);
//!    [`departments`] reads who they are, from the spec, a file or a stream, and
//!    [`compile::Campaign::employ`] sees which tasks are whose ([`departments::owners`]).
//! 2. [`compile::Campaign::version`] puts what is the department's own (addressees, number, variables,
//!    attachments) into the tree before anything is looked up, and its view
//!    ([`departments::view`]) on the schedule that was read. From there on it is a spec like any other.
//! 3. A memo keeps the sheets that versions have in common, a [`docx::Press`] what their files have.
//!    Threads share both; with or without them, a document's bytes are the same.
//! 4. [`compile::Campaign::fingerprint`] tells, without compiling, whether a version would be what it
//!    was; a [`compile::Recipe`] tells it of one document, before that is rendered. What was made, and
//!    where, is kept by the program, which also names, packs and registers it.
//!
//! Beside the way stand [`profile`] (the standard as data, in the lengths of [`units`]), [`house`]
//! (the YAML files that change it), [`diag`]
//! (findings), [`many`] (what copies of a tree share) and [`catalog`] with [`lang`] (every word that
//! a person reads). [`changes`] goes the way twice, for two versions of a spec, and tells what differs.
//!
//! # What always holds
//!
//! - **The library does no I/O.** It opens no file, reads no clock, no locale and no environment,
//!   and prints nothing: text comes in, bytes and findings go out. Files, streams and arguments
//!   are the program's; for a file that a spec names it asks [`files::Files`], and never for one
//!   outside of the spec's directory.
//! - **The way goes one way.** No step is gone through again, and no backend looks at the spec:
//!   what a backend needs is in the tree or in the profile. DOCX and HTML know nothing of each
//!   other.
//! - **A spec is data.** It has no conditions, no loops and no functions; a look-up is a path of
//!   names. What has logic is a template.
//! - **The same input gives the same bytes.** Nothing is ordered by a hash, dated by a clock or
//!   numbered at random.
//! - **Findings are data.** A [`diag::Finding`] is a code, a place and arguments; its words are
//!   chosen when somebody reads it. Findings are gathered, never thrown: each step goes on as far
//!   as it can, so that one run names all faults. No fault of a user's text panics.
//! - **Nothing is dropped and nothing is guessed.** A key that is not known and Markdown that has
//!   no form in an official document are findings, at the very character.
//! - **Files are whole or not at all.** A document with an error is not made; the program replaces
//!   a file in one step, leaves alone one whose bytes are the same, and writes nowhere but below
//!   the directory it was given.
//! - **Formatting is in styles.** Blocks name a [`profile::Role`]; what a role looks like stands in
//!   the profile, each figure with its clause.
//!
//! # Glossary
//!
//! The field's terms and the one English name that the code has for each. Clauses are those of
//! GB/T 9704-2012.
//!
//! | Term | Name | What it is |
//! | --- | --- | --- |
//! | 公文 | official document | what is made; a [`doc::Document`] |
//! | 文种 | kind | which of the fifteen it is: 通知, 请示, 函 … ([`spec::DocKind`]) |
//! | 发文机关 | issuer | who issues it ([`spec::Issuer`]) |
//! | 发文机关标志 | mark | the issuer's name in red, with 文件 (7.2.4; [`doc::RedHead::mark`]) |
//! | 机关代字 | code | the issuer's short name inside the document number |
//! | 发文字号 | document number, `doc_number` | code, 〔year〕 and serial (7.2.5; [`spec::DocNumber`]) |
//! | 版头 | red head | what stands above the red rule, with it (7.2; [`doc::RedHead`]) |
//! | 份号 | copy number | six digits (7.2.1; [`doc::RedHead::copy_number`]) |
//! | 密级和保密期限 | secrecy | 机密★1年 (7.2.2; [`doc::RedHead::secrecy`]) |
//! | 紧急程度 | urgency | 特急, 加急 (7.2.3; [`doc::RedHead::urgency`]) |
//! | 签发人 | signers | who signs an upward document (7.2.6; [`doc::RedHead::signers`]) |
//! | 联合行文 | joint issue | several issuers, the sponsor first ([`doc::Mark`]) |
//! | 文件, 信函, 命令, 纪要 | format | what the first page looks like (7.2, 10; [`doc::Format`]) |
//! | 红色分隔线 | red rule | the line below the number (7.2.7; [`profile::Rule`]) |
//! | 标题 | title | issuer, matter and kind (7.3.1; [`doc::Sheet::title`]) |
//! | 事由 | matter | what stands between 关于 and 的 |
//! | 题注 | title note | which meeting adopted it, and when ([`doc::Sheet::title_note`]) |
//! | 主送机关 | addressee | to whom it is sent (7.3.2; [`doc::Sheet::addressee`]) |
//! | 正文 | body | the text (7.3.3; [`doc::Block`]) |
//! | 结语 | closing | the phrase that a kind's text ends with: 妥否，请批示。 |
//! | 结构层次序数 | label | 一、 （一） 1. （1） ([`profile::Numbering`]) |
//! | 附件说明 | attachment note | the list of attachments below the body (7.3.4; [`doc::Sheet::attachment_note`]) |
//! | 发文机关署名 | signature | the issuer's name above the date (7.3.5; [`doc::Signature`]) |
//! | 印章 | seal | what is put over the issuer's name and the date (7.3.5.1; [`doc::Signing`]) |
//! | 签名章 | stamp | the signature of who heads the issuer, in its place (7.3.5.3; [`doc::Stamp`]) |
//! | 职务 | title of a signer | what stands left of the stamp (7.3.5.3) |
//! | 成文日期 | date | the day on which it was signed (7.3.5; [`spec::Date`]) |
//! | 附注 | remark | what stands in （） below the date (7.3.6; [`doc::Sheet::remark`]) |
//! | 出席, 请假, 列席 | attendance | who was there, of minutes (10.3; [`doc::Sheet::attendance`]) |
//! | 附件 | attachment | what is bound behind the issued text (7.3.7; [`spec::Attachment`]) |
//! | 合订, 单订 | bound together, apart | whether an attachment is in the bundle (7.3.7; [`spec::Bound`]) |
//! | 图题 | caption | what stands below a picture ([`doc::Figure::caption`]) |
//! | 附件顺序号 | attachment label | “附件1” over an attachment (7.3.7; [`doc::Sheet::attachment_label`]) |
//! | 页码 | page number | — 1 — (7.5; [`profile::PageNumber`]) |
//! | 版记 | imprint | 抄送机关, 印发机关 and 印发日期 at the foot of the last page (7.4; [`doc::Imprint`]) |
//! | 版式 | house profile | what a house changes of the standard ([`house`]) |
//! | 套打 | pre-printed paper | paper that has the red head already ([`profile::Preprinted`]) |
//! | 版心 | type area | the part of the page that text fills, 156 × 225 mm (5.2.1) |
//! | 天头, 订口 | top margin, binding margin | 37 mm and 28 mm (5.2.1; [`profile::Page`]) |
//! | 字, 行 | character, line | the units of the text grid: 28 characters, 22 lines (5.2.3; [`profile::Grid`]) |
//! | 活动 | campaign | what a spec describes |
//! | 实施方案 | plan | [`spec::Plan`] |
//! | 公文, 通知 | text, notice | the issued text, of any kind ([`spec::Notice`]) |
//! | 印发 | issue | the issued part carries the red head ([`spec::Issued`]) |
//! | 工作安排表 | schedule | the table of tasks ([`spec::schedule::Schedule`]) |
//! | 环节 | stage | tasks that belong together ([`spec::schedule::Stage`]) |
//! | 完成时限 | deadline | by when a task is done |
//! | 时间轴 | timeline | the schedule as a picture ([`timeline`]) |
//! | 责任单位 | owners | who does it |
//! | 部门 | department | a unit that has a version of its own ([`departments::Department`]) |
//! | 名单 | list | which departments there are ([`departments::Departments`]) |
//! | 组 | group | a name that stands for several departments ([`departments::Group`]) |
//! | 视图 | view | the schedule that a department sees: 仅本部门, 标出, 全部 ([`departments::View`]) |
//! | 份数 | copies | how many are printed ([`departments::Department::copies`]) |
//! | 分发登记 | register | which files went to whom ([`register`]) |
//! | 合订本 | bundle | all parts in order, as they are sent |

pub mod agenda;
pub mod archive;
pub mod calendar;
pub mod catalog;
pub mod changes;
pub mod compile;
pub mod deadline;
pub mod departments;
pub mod diag;
pub mod digest;
pub mod doc;
pub mod docx;
pub mod edit;
pub mod files;
pub mod house;
pub mod html;
pub mod image;
pub mod lang;
pub mod layout;
pub mod many;
pub mod markdown;
pub mod naming;
pub mod outline;
pub mod profile;
pub mod register;
pub mod render;
pub mod reschedule;
pub mod source;
pub mod spec;
pub mod tables;
pub mod templates;
pub mod timeline;
pub mod title;
pub mod units;
pub mod yaml;
