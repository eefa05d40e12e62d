//! What the samples change in their seeds: each change with its line in the seed and its reason.

/// One change.
#[derive(Debug)]
pub struct Amendment {
    /// The line in the seed's file, from 1.
    pub line: usize,
    /// Why.
    pub reason: Reason,
    /// What.
    pub change: Change,
}

/// What is done to a line.
#[derive(Debug)]
pub enum Change {
    /// A paragraph of its own goes in above the line.
    Add(&'static str),
    /// The next line with text joins this one, with a line break between them.
    Join,
    /// A piece that occurs once is replaced. “¶” begins a new paragraph.
    Swap(&'static str, &'static str),
}

/// Why a sample differs from its seed. Clauses are those of GB/T 9704-2012.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The seed is the bare text of a file: the red mark (7.2.4) and, in 2009, the issuer's name
    /// over the date (7.3.5) are missing from it.
    NotInSeed,
    /// The seed has three names for the plan. The one in the notice's title stands in all places.
    OneName,
    /// A title is one paragraph whose lines break where the sense does (7.3.1).
    TitleLines,
    /// The label and the title of an attachment stand on lines of their own (7.3.7).
    LabelAlone,
    /// No blank between a number and its text (7.3.4).
    Blank,
    /// The labels of the levels are 一、 （一） 1. （1） (7.3.3).
    Label,
    /// A number is followed by a point, inside a cell as well (7.3.3).
    CellLabel,
    /// A heading on a line of its own has no full stop.
    HeadingStop,
    /// The name of an attachment has no punctuation after it (7.3.4).
    NoteStop,
    /// The year of a document number stands in 〔〕, and no blank after it (7.2.5).
    NumberBrackets,
    /// The date is in Arabic digits (7.3.5.4).
    DateDigits,
    /// No 、 between adjacent 《》《》 or “”“” (GB/T 15834).
    ListMark,
    /// A range of figures has ～, one of years — (GB/T 15834).
    RangeMark,
    /// Chinese quotation marks in Chinese text (GB/T 15834).
    QuotationMarks,
}

const fn add(line: usize, reason: Reason, text: &'static str) -> Amendment {
    Amendment { line, reason, change: Change::Add(text) }
}

const fn join(line: usize, reason: Reason) -> Amendment {
    Amendment { line, reason, change: Change::Join }
}

const fn swap(line: usize, reason: Reason, from: &'static str, to: &'static str) -> Amendment {
    Amendment { line, reason, change: Change::Swap(from, to) }
}

/// Those of `changzhou-2018`.
pub const CHANGZHOU: &[Amendment] = &[
    add(1, Reason::NotInSeed, "中共常州市儿童医院委员会文件"),
    // The notice's title.
    join(2, Reason::TitleLines),
    swap(2, Reason::TitleLines, "委员会关于印发", "委员会\n关于印发"),
    swap(2, Reason::TitleLines, "解放思想大讨论", "解放思想\n大讨论"),
    swap(2, Reason::TitleLines, "的\n通知", "的通知"),
    // The notice's text.
    swap(6, Reason::OneName, "《中共常州市儿童医院委员会关于", "《关于"),
    // The plan's title.
    join(9, Reason::TitleLines),
    swap(9, Reason::OneName, "中共常州市儿童医院委员会开展", "关于开展"),
    // The plan's introduction.
    swap(12, Reason::ListMark, "要求的通知》、《", "要求的通知》《"),
    // 四（二）, （三） and （五）
    swap(24, Reason::RangeMark, "1-2个", "1～2个"),
    swap(24, Reason::RangeMark, "5-10个", "5～10个"),
    swap(25, Reason::ListMark, "规划纲要》、《", "规划纲要》《"),
    swap(25, Reason::ListMark, "总体规划》、《", "总体规划》《"),
    swap(25, Reason::RangeMark, "2018－2020年", "2018—2020年"),
    swap(27, Reason::RangeMark, "1–2个", "1～2个"),
    // 五（二）3.
    swap(39, Reason::ListMark, "高质量发展”、“", "高质量发展”“"),
    // 六（二）
    swap(46, Reason::ListMark, "爱常州”、“", "爱常州”“"),
    // 附件说明
    swap(50, Reason::Blank, "附件：1. ", "附件：1."),
    swap(51, Reason::Blank, "2. ", "2."),
    // The title of attachment 1, and its 三、1.
    join(54, Reason::TitleLines),
    swap(71, Reason::ListMark, "高质量发展”、“", "高质量发展”“"),
];

/// Those of `lianyungang-2009`.
pub const LIANYUNGANG: &[Amendment] = &[
    add(2, Reason::NotInSeed, "中共连云港市妇幼保健院委员会文件"),
    // The plan's title and introduction.
    join(3, Reason::TitleLines),
    swap(6, Reason::NumberBrackets, "[2009] 37号", "〔2009〕37号"),
    swap(6, Reason::NumberBrackets, "[2009]5号", "〔2009〕5号"),
    // 一、
    swap(8, Reason::QuotationMarks, "\"等级妇幼保健院\"", "“等级妇幼保健院”"),
    // The headings in 三、
    swap(12, Reason::Label, "1、", "（一）"),
    swap(12, Reason::HeadingStop, "大会。", "大会"),
    swap(15, Reason::Label, "2、", "（二）"),
    swap(15, Reason::HeadingStop, "方案。", "方案"),
    swap(18, Reason::Label, "3、", "（三）"),
    swap(18, Reason::HeadingStop, "问题。", "问题"),
    swap(20, Reason::Label, "4、", "（四）"),
    swap(20, Reason::HeadingStop, "创新。", "创新"),
    swap(22, Reason::Label, "(1)、", "1."),
    swap(23, Reason::Label, "(2)、", "2."),
    swap(24, Reason::Label, "(3)、", "3."),
    swap(25, Reason::Label, "5、", "（五）"),
    swap(25, Reason::HeadingStop, "大会。", "大会"),
    swap(26, Reason::Label, "(1)、", "1."),
    swap(27, Reason::Label, "(2)、", "2."),
    swap(29, Reason::Label, "(3)、", "3."),
    // The headings in 四、
    swap(31, Reason::Label, "1、", "（一）"),
    swap(32, Reason::Label, "2、", "（二）"),
    // 附件说明, signature and date
    swap(33, Reason::NoteStop, "计划安排。", "计划安排"),
    add(34, Reason::NotInSeed, "中共连云港市妇幼保健院委员会"),
    swap(34, Reason::DateDigits, "二○○九年七月十六日", "2009年7月16日"),
    // The head of the attachment.
    swap(35, Reason::LabelAlone, "附件：", "附件¶"),
    swap(35, Reason::TitleLines, "活动整改", "活动\n整改"),
    // 相关要求 of the tasks 按照方案中……, 确定几个重点项目…… and 确定完善制度……
    swap(64, Reason::CellLabel, "1、", "1."),
    swap(64, Reason::CellLabel, "2、", "2."),
    swap(64, Reason::CellLabel, "3、", "3."),
    swap(64, Reason::CellLabel, "4、", "4."),
    swap(76, Reason::CellLabel, "1、", "1."),
    swap(76, Reason::CellLabel, "2、", "2."),
    swap(76, Reason::CellLabel, "3、", "3."),
    swap(106, Reason::CellLabel, "1、", "1."),
    swap(106, Reason::CellLabel, "2、", "2."),
    swap(106, Reason::CellLabel, "3、", "3."),
    swap(106, Reason::CellLabel, "4、", "4."),
];
