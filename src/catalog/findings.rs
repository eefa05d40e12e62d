//! The codes, their weights and their words. Codes are stable: a number is never used again.
//!
//! HT1 reading the file, HT2 the spec, HT3 look-ups, HT4 templates, HT5 Markdown, HT6 files,
//! HT7 tables and texts that are attachments, HT8 changing a spec, HT9 departments and names of
//! files.

use crate::diag::Severity::{self, Error, Note, Warning};

/// What is known of a code.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// `HT201`.
    pub code: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// Message and hint in Chinese, with `{name}` placeholders.
    pub zh: (&'static str, &'static str),
    /// Message and hint in English, with the same placeholders.
    pub en: (&'static str, &'static str),
}

macro_rules! codes {
    ($($name:ident $code:literal $severity:ident
        zh: $zh:literal, $zh_hint:literal;
        en: $en:literal, $en_hint:literal;)*) => {
        /// What can be found wrong or remarkable, one variant a rule.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Code {
            $(#[doc = $en] $name,)*
        }

        impl Code {
            /// All of them, in the order of their numbers.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The code's number, weight and words.
            #[must_use]
            pub const fn entry(self) -> Entry {
                match self {
                    $(Self::$name => Entry {
                        code: $code,
                        severity: $severity,
                        zh: ($zh, $zh_hint),
                        en: ($en, $en_hint),
                    },)*
                }
            }
        }
    };
}

codes! {
    YamlSyntax "HT101" Error
        zh: "YAML 语法错误（{detail}）", "{advice}";
        en: "YAML syntax error ({detail})", "{advice}";
    FullWidthSyntax "HT102" Warning
        zh: "这里的 {found} 是全角符号，YAML 的语法符号须用半角", "已按 {fix} 读取；请改为：{line}";
        en: "full-width {found} where YAML wants its half-width sign", "read as {fix}; write: {line}";
    FullWidthAmbiguous "HT103" Error
        zh: "这里的 {found} 是全角符号，YAML 不把它当作语法", "如果是语法，请改为：{line}\n如果是正文，请给整个值加上半角引号";
        en: "full-width {found}, which YAML does not take as syntax", "if syntax is meant, write: {line}\nif it is text, put the whole value in half-width quotes";
    TabIndent "HT104" Error
        zh: "缩进里有{char}，YAML 的缩进只能用半角空格", "请把它换成半角空格，与同级的行对齐";
        en: "{char} in the indentation; YAML indents with plain spaces only", "replace it by plain spaces, in line with its neighbours";
    ByteOrderMark "HT105" Note
        zh: "文件开头有字节顺序标记（BOM）", "已跳过；另存为“UTF-8（无 BOM）”即可去掉";
        en: "the file begins with a byte-order mark", "skipped; save the file as “UTF-8 without BOM” to be rid of it";
    CarriageReturns "HT106" Note
        zh: "文件用 Windows 换行（CRLF）", "已照常读取；无须改动";
        en: "the file has Windows line ends (CRLF)", "read as they are; nothing needs to be changed";
    Gb18030 "HT107" Warning
        zh: "文件不是 UTF-8 编码，已按 GB18030 读取", "请核对文字，并把文件另存为 UTF-8";
        en: "the file is not UTF-8; it was read as GB18030", "check the text and save the file as UTF-8";
    UnknownEncoding "HT108" Error
        zh: "文件既不是 UTF-8 也不是 GB18030 编码", "请把文件另存为 UTF-8";
        en: "the file is neither UTF-8 nor GB18030", "save the file as UTF-8";
    ControlCharacter "HT109" Error
        zh: "有不可见的控制字符 {char}", "请删去它；多半是从别的软件粘贴进来的";
        en: "invisible control character {char}", "delete it; it was probably pasted from another program";
    DuplicateKey "HT110" Error
        zh: "键“{key}”重复出现（前一处在第 {line} 行）", "请留下一处，删去另一处";
        en: "the key “{key}” stands twice (first on line {line})", "keep one and delete the other";
    SeveralDocuments "HT111" Error
        zh: "一个文件里有多个 YAML 文档", "请删去“---”，或分成几个文件";
        en: "several YAML documents in one file", "delete the “---”, or make them several files";
    TooDeep "HT112" Error
        zh: "嵌套或引用过多，无法读取", "请减少嵌套层数或别名（*名称）的使用";
        en: "nested or aliased too often to be read", "nest less deeply, or use fewer aliases (*name)";
    UnknownAlias "HT113" Error
        zh: "没有名为“{name}”的锚点", "请先用“&{name}”定义，或给这个值加上引号";
        en: "there is no anchor “{name}”", "define it first with “&{name}”, or put the value in quotes";
    ChineseQuotes "HT114" Warning
        zh: "整个值用中文引号括着，引号会照样印出来", "不要引号，请写：{line}\n要印引号，请在外面再加一对半角引号，本提示便不再出现";
        en: "the whole value stands in Chinese quotes, which will be printed", "without quotes, write: {line}\nto print them, put half-width quotes around the whole, and this warning goes";
    MissingSpace "HT115" Error
        zh: "“{found}”后面缺空格", "请改为：{line}";
        en: "no space after the “{found}”", "write: {line}";
    UnquotedLookup "HT116" Error
        zh: "以“{{”开头的值要加半角引号", "请改为：{line}";
        en: "a value that begins with “{{” needs half-width quotes", "write: {line}";
    BodyWithoutBar "HT117" Error
        zh: "正文没有写在“|”下面，“#”开头的行成了注释", "请改为“{key}: |”，正文从下一行起，比“{key}”多缩进两格";
        en: "the text does not stand below a “|”, so lines with “#” are comments", "write “{key}: |” and the text from the next line on, indented by two more than “{key}”";
    CommentInValue "HT118" Warning
        zh: "从这个“#”起是注释，不会印出来", "要印出来，请写：{line}";
        en: "from this “#” on it is a comment and not printed", "to print it, write: {line}";

    UnknownKey "HT201" Error
        zh: "{where}没有“{key}”这个键", "{advice}";
        en: "{where} has no key “{key}”", "{advice}";
    MissingKey "HT202" Error
        zh: "{where}缺少“{key}”（{zh}）", "请加上，例如：{example}";
        en: "{where} lacks “{key}” ({zh})", "add it, for example: {example}";
    WrongType "HT203" Error
        zh: "“{key}”应是{wanted}，这里是{found}", "例如：{example}";
        en: "“{key}” should be {wanted}, here it is {found}", "for example: {example}";
    BadDate "HT204" Error
        zh: "“{text}”不是日期", "请写成 2018-05-21 或 2018年5月21日";
        en: "“{text}” is not a date", "write 2018-05-21 or 2018年5月21日";
    ImpossibleDate "HT205" Error
        zh: "没有“{text}”这一天", "{advice}";
        en: "there is no day “{text}”", "{advice}";
    BadDocNumber "HT206" Error
        zh: "“{text}”不是发文字号", "请写成：机关代字〔年份〕序号号，例如 常儿医委〔2018〕33号";
        en: "“{text}” is not a document number", "write code〔year〕serial号, for example 常儿医委〔2018〕33号";
    DocNumberForm "HT207" Warning
        zh: "发文字号“{text}”的写法不合标准（7.2.5）", "已印成：{fixed}";
        en: "the document number “{text}” is not written as 7.2.5 wants it", "printed as {fixed}";
    BadChoice "HT208" Error
        zh: "“{key}”不能是“{text}”", "可选：{choices}";
        en: "“{key}” cannot be “{text}”", "one of: {choices}";
    EmptyValue "HT209" Error
        zh: "“{key}”是空的", "请填写，或删去这一行";
        en: "“{key}” is empty", "fill it in, or delete the line";
    DuplicateId "HT210" Error
        zh: "编号“{id}”重复（前一处在第 {line} 行）", "每个编号只能用一次";
        en: "the id “{id}” is used twice (first on line {line})", "use each id once";
    BadId "HT211" Error
        zh: "“{id}”不能作编号", "编号只用小写字母、数字和连字符，以字母开头，最多 64 个，例如 kickoff-meeting";
        en: "“{id}” cannot be an id", "an id has small letters, digits and hyphens, at most 64, and begins with a letter, for example kickoff-meeting";
    ReservedId "HT212" Error
        zh: "“{id}”不能作文件名：程序或系统自己要用", "请换一个编号，例如 {id}-1";
        en: "“{id}” cannot name a file: the program or the system uses it", "use another id, for example {id}-1";
    NothingToIssue "HT213" Error
        zh: "“issue_as”（印发形式）是“{text}”，但没有“{text}”这一部分", "请加上“{text}:”，或改用：{choices}";
        en: "“issue_as” is “{text}”, but the spec has no such part", "add “{text}:”, or use: {choices}";
    BadPattern "HT214" Error
        zh: "“{text}”不是编号样式", "请写第一项的编号，例如：一、 （一） 1. （1） ①";
        en: "“{text}” is no numbering pattern", "write the label of the first item, for example: 一、 （一） 1. （1） ①";
    PatternCount "HT215" Error
        zh: "编号样式有 {count} 个，应是 4 个", "例如：numbering: [一、, （一）, 1., （1）]";
        en: "{count} numbering patterns; there are four levels", "for example: numbering: [一、, （一）, 1., （1）]";
    AttachmentReference "HT216" Error
        zh: "不能以“{text}”为附件", "{advice}";
        en: "“{text}” cannot be an attachment", "{advice}";
    TwoSources "HT217" Error
        zh: "“{first}”和“{second}”只能写一个", "请删去其中一个";
        en: "“{first}” and “{second}” exclude each other", "delete one of them";
    NotASpec "HT218" Error
        zh: "文件的顶层不是“键: 值”的形式", "活动文件以“issuer:”（发文机关）等键开头；可用 hongtou new campaign 目录 生成一份";
        en: "the file is not a list of “key: value” lines", "a campaign begins with keys such as “issuer:”; hongtou new campaign DIR writes one";
    NoDocuments "HT219" Error
        zh: "活动文件里既没有通知也没有实施方案", "请加上“notice:”（通知）、“plan:”（实施方案），或写明 kind（文种）并加上“text:”（公文）";
        en: "the spec has neither a notice nor a plan", "add “notice:” or “plan:”, or say its kind and add “text:”";
    BadCopyNumber "HT220" Error
        zh: "“{text}”不是份号", "份号是六位以内的数字，例如 000001（7.2.1）";
        en: "“{text}” is no copy number", "a copy number has at most six digits, for example 000001 (7.2.1)";
    BadSecrecy "HT221" Error
        zh: "“{text}”不是密级和保密期限", "写成：绝密、机密或秘密，有期限的在★后写明，例如 机密★1年（7.2.2）";
        en: "“{text}” is no degree of secrecy", "write 绝密, 机密 or 秘密, and after ★ for how long, for example 机密★1年 (7.2.2)";
    SecrecyWithoutNumber "HT222" Error
        zh: "涉密公文没有份号", "请在“head:”（版头）下加上 copy_number: 000001（7.2.1）";
        en: "a classified document without a copy number", "add copy_number: 000001 under “head:” (7.2.1)";
    RequestToSeveral "HT223" Error
        zh: "请示有 {count} 个主送机关", "请示只主送一个上级机关，其他机关用抄送（imprint 下的 cc）";
        en: "a 请示 to {count} addressees", "a 请示 goes to one; others get copies (cc under imprint)";
    UpwardUnsigned "HT224" Warning
        zh: "上行文没有签发人", "请在“head:”（版头）下加上 signers: [姓名]（7.2.6）";
        en: "an upward document without a signer", "add signers: [name] under “head:” (7.2.6)";
    LongMark "HT225" Error
        zh: "发文机关标志有 {count} 个字，最多 {most} 个", "{advice}";
        en: "the mark has {count} characters; {most} are the most", "{advice}";
    SealSize "HT232" Error
        zh: "“{text}”不是印章直径", "写毫米数，{least} 至 {most}，例如 seal_size: 42";
        en: "“{text}” is not the width of a seal", "write millimetres from {least} to {most}, for example seal_size: 42";
    SealKind "HT233" Error
        zh: "“{path}”不是 PNG 图片", "印章和签名章不能遮住文字，请另存为透明背景的 PNG";
        en: "“{path}” is not a PNG picture", "a seal must not hide the text: save it as a PNG with a transparent background";
    SealOpaque "HT236" Warning
        zh: "“{path}”没有透明背景，会遮住署名和日期", "请去掉白底，另存为透明背景的 PNG";
        en: "“{path}” has no transparency and hides the name and the date", "take out its white background and save it as a transparent PNG";
    SignatureCount "HT237" Error
        zh: "“{key}”有 {count} 项，发文机关有 {issuers} 个", "每个发文机关一项，顺序与 issuer 的 name、joint 相同";
        en: "“{key}” has {count} entries for {issuers} issuers", "write one an issuer, in the order of name and joint under issuer";
    StampWithoutSigner "HT238" Error
        zh: "加盖签名章的公文没有签名人", "请在“signature:”（署名）下加上 signer: 姓名（7.3.5.3）";
        en: "a signature stamp without a signer", "add signer: name under “signature:” (7.3.5.3)";
    TooManySeals "HT239" Error
        zh: "{count} 个机关的印章或签名章在一页里排不下", "请改用 form: unsealed（不加盖印章），或缩小 seal_size（印章直径）";
        en: "the seals or stamps of {count} issuers do not fit on a page", "use form: unsealed, or a smaller seal_size";
    FileMissing "HT240" Error
        zh: "没有文件“{path}”", "路径从写它的文件所在的目录算起，用“/”分隔；请检查名称、扩展名和大小写";
        en: "there is no file “{path}”", "a path begins at the directory of the file in which it stands, with “/”; check the name, the extension and the case";
    FileOutside "HT241" Error
        zh: "“{path}”在活动文件的目录之外", "请把文件放在活动文件旁边或下层目录里，写相对路径，例如 图/流程图.png";
        en: "“{path}” lies outside the spec's directory", "put the file beside the spec or below it and write a relative path, for example figures/flow.png";
    FileUnreadable "HT242" Error
        zh: "读不了文件“{path}”（{detail}）", "请检查文件的权限，并关掉正在用它的程序";
        en: "cannot read the file “{path}” ({detail})", "check its permissions, and close programs that have it open";
    NotAPicture "HT243" Error
        zh: "“{path}”不是可用的图片", "图片用 PNG 或 JPEG（网页还可用 SVG）；请另存为其中一种，只改扩展名不行";
        en: "“{path}” is not a picture that can be used", "pictures are PNG or JPEG (in HTML also SVG); save it as one of these, a new extension is not enough";
    PictureBroken "HT244" Error
        zh: "图片“{path}”已损坏或不完整", "请重新导出或复制一份";
        en: "the picture “{path}” is damaged or incomplete", "export or copy it again";
    PictureTooLarge "HT245" Error
        zh: "图片“{path}”有 {count} 百万像素，须少于 40 百万", "请缩小后再用；印满版心的宽度，2000 像素就够";
        en: "the picture “{path}” has {count} megapixels; it must have fewer than 40", "scale it down: 2000 pixels fill the width of the type area";
    PictureWithoutAlt "HT246" Warning
        zh: "图片没有说明文字", "请在方括号里写明图上是什么，供看不到图的人读，例如 ![报名流程图]({path})";
        en: "a picture without alternative text", "say in the square brackets what it shows, for those who do not see it, for example ![registration flow chart]({path})";
    SvgWithoutPng "HT247" Error
        zh: "“{path}”旁边没有 Word 要用的“{png}”", "SVG 只印在网页里，Word 文件用同名的 PNG；请导出一份，宽 2000 像素左右";
        en: "there is no “{png}” beside “{path}” for Word", "SVG is shown in HTML, DOCX shows the PNG of the same name; export one, about 2000 pixels wide";
    PictureTurned "HT248" Error
        zh: "照片“{path}”要旋转后才是正的，而 Word 不会旋转它", "请用看图软件把它转正后另存（或存成 PNG）";
        en: "the photograph “{path}” is stored turned or mirrored, and Word shows it so", "turn it upright in a picture viewer and save it again (or as PNG)";
    PictureSyntax "HT249" Error
        zh: "图片的写法不对", "独占一行，写成 ![说明文字](图/流程图.png \"图1 流程图\")；路径里有空格时写 <图/流程 图.png>；要定宽度时末尾加 {width=80mm}";
        en: "malformed picture", "on a line of its own: ![alternative text](figures/flow.png \"Figure 1\"); a path with spaces is <figures/flow chart.png>; for a width add {width=80mm}";
    UnknownProfile "HT250" Error
        zh: "没有版式“{name}”", "{advice}";
        en: "there is no profile “{name}”", "{advice}";
    ProfileUnreadable "HT251" Error
        zh: "读不了版式文件“{path}”（{detail}）", "版式文件放在活动文件旁边，或旁边的 profiles/ 目录里";
        en: "cannot read the profile “{path}” ({detail})", "a profile lies beside the spec, or in a profiles/ folder there";
    ProfileCycle "HT252" Error
        zh: "版式的继承绕成了圈：{chain}", "请让其中一个继承 gbt9704";
        en: "profiles inherit in a circle: {chain}", "let one of them inherit gbt9704";
    NotAProfile "HT253" Error
        zh: "版式文件的顶层不是“键: 值”的形式", "例如：grid: {chars: 26}；全部键见 hongtou profile keys";
        en: "the profile is not a list of “key: value” lines", "for example: grid: {chars: 26}; hongtou profile keys lists the keys";
    BadProfileValue "HT254" Error
        zh: "“{key}”不能是“{text}”", "{advice}";
        en: "“{key}” cannot be “{text}”", "{advice}";
    GridTooTight "HT255" Error
        zh: "{width} × {height} 毫米的版心排不下 {size}字 {lines} 行、每行 {chars} 字", "请减少行数或字数，或改用小一些的字号、窄一些的页边";
        en: "a type area of {width} × {height} mm has no room for {lines} lines of {chars} characters of {size}", "ask for fewer lines or characters, for smaller type, or for narrower margins";
    ImprintPageInHtml "HT256" Note
        zh: "版式要求版记在偶数页上，HTML 做不到，版记仍在末页", "以 DOCX 为准；只要 DOCX 时加上 --format docx，本说明便不再出现";
        en: "the profile wants 版记 on an even page; HTML has no way to do so and keeps it on the last page", "the DOCX is right; with --format docx this note goes";
    TitleOfAnotherKind "HT260" Warning
        zh: "标题的文种是“{found}”，kind（文种）是“{kind}”", "请改标题，或写 kind: {key}（{found}）";
        en: "the title says {found}, the kind is {kind}", "change the title, or write kind: {key}";
    AddressedToAll "HT261" Warning
        zh: "{kind}一般没有主送机关", "请删去主送（to）；{kind}是向社会或全体发布的";
        en: "a {kind} usually has no addressee", "delete “to”: a {kind} is published";
    NoAddressee "HT262" Warning
        zh: "{kind}没有主送机关", "请加上，例如：to: 某某市人民政府";
        en: "a {kind} without an addressee", "add one, for example: to: 某某市人民政府";
    NoTitleNote "HT263" Warning
        zh: "{kind}没有题注", "请在“text:”（公文）下加上，例如：title_note: 2026年1月16日某某会议通过";
        en: "a {kind} without a note below its title (题注)", "add under “text:”, for example: title_note: 2026年1月16日某某会议通过";
    ReportAsks "HT264" Warning
        zh: "报告里有请示事项（“{text}”）", "报告不得夹带请示事项；请删去，或另写请示";
        en: "a 报告 that asks for something (“{text}”)", "a 报告 carries no request; delete it, or write a 请示";
    FormatOfAnotherKind "HT265" Warning
        zh: "“{format}”不是{kind}的格式", "命令格式（order）用于命令，纪要格式（minutes）用于纪要；请删去 format，或改 kind（文种）";
        en: "“{format}” is not the format of a {kind}", "order is for 命令, minutes is for 纪要; delete “format”, or change the kind";
    AddresseeMoved "HT270" Note
        zh: "主送机关太长，首页显示不出正文", "已移到版记，排在抄送上面（7.3.2）；要留在首页，请用统称，例如 各有关单位";
        en: "the addressees are too long for page 1 to show any of the text", "moved to the imprint, above 抄送 (7.3.2); a common name such as 各有关单位 would stay";
    NoTextOnFirstPage "HT271" Warning
        zh: "首页显示不出正文（7.3.3）", "请缩短标题或发文机关标志；联合行文可在 issuer 下写 joint_mark: sponsor，标志只印主办机关";
        en: "page 1 shows none of the text (7.3.3)", "shorten the title or the mark; of a joint issue, joint_mark: sponsor under issuer has the sponsor alone in the mark";
    NumberBesideSigners "HT272" Error
        zh: "发文字号“{text}”太长，旁边排不下签发人", "发文字号与最后一个签发人同处一行（7.2.6）；请改用简短的机关代字";
        en: "“{text}” is too long: there is no room for the signers beside it", "it stands on the line of the last signer (7.2.6); use a shorter code";
    SponsorAlone "HT273" Note
        zh: "{count} 个机关的名称在标志里排不下，标志只印主办机关", "7.2.4 许可；请在 issuer 下写明 joint_mark: sponsor";
        en: "the mark has no room for the names of {count} issuers and shows the sponsor alone", "7.2.4 allows it; say so with joint_mark: sponsor under issuer";
    TallImprint "HT274" Error
        zh: "版记比一页还高", "版记要整个排在末页上（7.4）；请用统称缩短{names}";
        en: "the imprint is taller than a page", "it stands whole on the last page (7.4); use common names in {names}";
    OpenDocNumber "HT275" Note
        zh: "发文字号“{number}”的序号还没有填", "定稿时把 × 换成序号，并核对成文日期";
        en: "the serial of the document number “{number}” is still open", "put the serial in the place of ×, and see to the date";
    ImpossibleDeadline "HT280" Error
        zh: "“{text}”不可能：{detail}", "请改成日历上有的日期";
        en: "“{text}” cannot be: {detail}", "write a day that the calendar has";
    DeadlineTwice "HT281" Error
        zh: "完成时限写了两次：deadline 和 after", "只写其中一个：after 会推算出完成时限";
        en: "the deadline is given twice: “deadline” and “after”", "keep one of them: “after” reckons it";
    UnknownTask "HT282" Error
        zh: "没有编号为“{id}”的任务", "{advice}";
        en: "there is no task with the id “{id}”", "{advice}";
    AfterCycle "HT283" Error
        zh: "任务的先后绕成了圈：{chain}", "请给其中一项直接写出完成时限（deadline）";
        en: "tasks wait for each other in a circle: {chain}", "give one of them a deadline of its own";
    BadWait "HT284" Error
        zh: "“{text}”不是一段时间", "写成 3日、5个工作日、2周或1个月";
        en: "“{text}” is no length of time", "write 3日, 5个工作日, 2周 or 1个月";
    NotReckonable "HT285" Error
        zh: "“{id}”的完成时限“{text}”不是确定的一天，推算不出这一项", "请把它写成某日前，或者给这一项直接写出完成时限";
        en: "the deadline “{text}” of “{id}” is no certain day to reckon from", "make it a day, or give this task a deadline of its own";
    NoHolidays "HT286" Error
        zh: "没有{year}年的节假日安排，算不出工作日", "已有{first}年至{last}年的；请改用日（天）数，或直接写出完成时限";
        en: "the public holidays of {year} are not known, so working days cannot be counted", "known are {first} to {last}; count days instead, or write the deadline itself";
    EmptyWindow "HT287" Error
        zh: "“{name}”没有写明日期的任务，推算不出起止时间", "请直接写出起止时间，或给任务写上完成时限";
        en: "no task of “{name}” has a day from which its window could be reckoned", "write the window, or give its tasks deadlines";
    UnreadDeadline "HT288" Warning
        zh: "“{name}”的{field}“{text}”读不出日期：不能移动、比较，也进不了日历", "请写成 7月25日前、7月10日至20日、8月底前 这样";
        en: "no date can be read from the {field} “{text}” of “{name}”: it cannot be moved, compared or put in the calendar", "write it like 7月25日前, 7月10日至20日 or 8月底前";
    WrongWeekday "HT289" Warning
        zh: "“{text}”不对：{date}是{weekday}", "请改正日期或者星期";
        en: "“{text}” is wrong: {date} is {weekday}", "correct the day, or the day of the week";
    EndsFirst "HT290" Warning
        zh: "“{text}”的结束早于开始", "请改正；跨年的写明年份，例如 11月至次年2月";
        en: "“{text}” ends before it begins", "correct it; where it runs into the next year, say so: 11月至次年2月";
    IntoNextYear "HT291" Warning
        zh: "“{text}”没写年份，只能读成{first}到{last}", "写反了的请改正；确是跨年的写明年份，例如 9月至次年6月";
        en: "“{text}” names no year and can only be {first} to {last}", "if it is the wrong way round, turn it; if it runs into the next year, say so: 9月至次年6月";
    WindowWord "HT292" Error
        zh: "“{text}”不是起止时间", "要由各项任务推算，请写“自动”";
        en: "“{text}” is no window", "write 自动 (or auto) to have it reckoned from the tasks";
    OutsideWindow "HT293" Warning
        zh: "“{text}”不在“{name}”的起止时间（{window}）之内", "请改正其中一个；起止时间写“自动”，就由各项任务推算";
        en: "“{text}” is not within the window of “{name}” ({window})", "correct one of them; the window 自动 is reckoned from the tasks";
    PastDeadline "HT294" Warning
        zh: "“{text}”早于成文日期{date}", "请改正；本来如此的（例如已经完成），给这一项写上 past: yes（已过）";
        en: "“{text}” is before the document's date {date}", "correct it; if it is meant (the task is done, say), add past: yes to the task";

    LookupSyntax "HT301" Error
        zh: "这个引用写得不对（{detail}）", "引用写成 {{ 路径 }}，例如 {{ issuer.name }}；正文里的“{{”写成“\\{{”";
        en: "malformed look-up ({detail})", "a look-up is {{ path }}, for example {{ issuer.name }}; a literal “{{” is “\\{{”";
    UnknownName "HT302" Error
        zh: "没有“{name}”这个名称", "{advice}";
        en: "there is nothing named “{name}”", "{advice}";
    NotText "HT303" Error
        zh: "“{name}”不是一段文字，不能直接引用", "{advice}";
        en: "“{name}” is not a text", "{advice}";
    LookupCycle "HT304" Error
        zh: "引用绕成了圈：{chain}", "请让其中一处直接写出文字";
        en: "look-ups go round in a circle: {chain}", "write one of them out";
    Statement "HT305" Error
        zh: "活动文件里不能写模板语句“{%”", "活动文件只有数据和 {{ 引用 }}；语句请写进模板";
        en: "template statement “{%” in a spec", "a spec holds data and {{ look-ups }}; statements belong in a template";
    TooCoarse "HT306" Error
        zh: "“{text}”不能这样概括：它不落在一个这样的时段里", "请去掉 form，或者把完成时限写得更具体";
        en: "“{text}” cannot be said so: it does not lie in one such time", "leave form out, or make the deadline more exact";
    NoDepartment "HT307" Error
        zh: "这里引用了部门，而现在做的不是哪个部门的一份", "各部门的都做：hongtou batch 活动文件；只做一个：hongtou build 活动文件 --department 名称";
        en: "a look-up of the department, but this is no department's version", "make those of all: hongtou batch SPEC; of one: hongtou build SPEC --department NAME";
    NotGiven "HT308" Error
        zh: "{what}“{id}”没有写 {field}", "请在工作安排表里给它写上，或者不要引用它";
        en: "{what} “{id}” has no {field}", "give it one in the schedule, or do not refer to it";

    TemplateSyntax "HT401" Error
        zh: "模板语法错误（{detail}）", "请对照内置模板修改：hongtou templates --show {name}";
        en: "template syntax error ({detail})", "compare it with the built-in one: hongtou templates --show {name}";
    TemplateRender "HT402" Error
        zh: "模板出错（{detail}）", "{advice}";
        en: "the template fails ({detail})", "{advice}";
    TemplateMissing "HT403" Error
        zh: "没有模板“{name}”", "现有：{choices}";
        en: "there is no template “{name}”", "there are: {choices}";
    TemplateUnknownFile "HT404" Warning
        zh: "模板目录里的“{name}”没有用处", "{advice}";
        en: "nothing uses the template “{name}”", "{advice}";

    MarkdownUnsupported "HT501" Error
        zh: "公文里不能有{what}", "{advice}";
        en: "an official document has no {what}", "{advice}";
    HeadingTooDeep "HT502" Error
        zh: "标题第 {depth} 层太深，公文只有四层", "请用 # 至 ####，或改成列表";
        en: "heading level {depth}: official documents have four", "use # to ####, or a list";
    LevelSkipped "HT503" Warning
        zh: "标题从第 {from} 层跳到了第 {to} 层", "按标准应依次用“一、”“（一）”“1.”“（1）”";
        en: "headings jump from level {from} to level {to}", "the levels are 一、 （一） 1. （1）, one after the other";
    EmptyHeading "HT504" Error
        zh: "标题是空的", "请写上标题，或删去“#”";
        en: "empty heading", "write the heading, or delete the “#”";
    TableShape "HT505" Error
        zh: "表格的这一行有 {found} 格，表头有 {wanted} 格", "请用“|”补齐或删去多余的格；与上格合并写“^^”，与左格合并写“<<”";
        en: "this row has {found} cells, the head has {wanted}", "add or delete cells; “^^” joins the cell above, “<<” the one to the left";
    TableMerge "HT506" Error
        zh: "“{mark}”处没有可以合并的格", "“^^”须在表头之下，“<<”不能在第一格，合并后的格须是矩形";
        en: "nothing to join at “{mark}”", "“^^” stands below the head, “<<” not in the first cell, and what is joined is a rectangle";
    EmptyDocument "HT507" Warning
        zh: "“{name}”没有正文", "请填写正文，或从活动文件里删去它";
        en: "“{name}” has no text", "write it, or delete it from the spec";
    RunInAlone "HT508" Warning
        zh: "以“。”结尾的标题后面没有可以领起的段落", "要独立成行，请删去末尾的“。”";
        en: "a heading that ends in 。 leads no paragraph", "delete the 。 for a heading that stands alone";
    LabelInLine "HT509" Warning
        zh: "这一行以“{label}”开头，却接在上一行后面，已另起一段", "分段请空一行；标题请用“#”开头，编号由程序加";
        en: "this line begins with “{label}” right below another; it begins a paragraph of its own", "leave an empty line between paragraphs; headings begin with “#” and are numbered by the program";
    GluedHeading "HT510" Error
        zh: "“{found}”后面缺空格，成了正文", "标题请写成：{fix}；若“#”是正文，请写成“\\#”";
        en: "no space after “{found}”, so it is text", "for a heading write: {fix}; a literal “#” is “\\#”";
    TableWithoutRule "HT511" Error
        zh: "这一行像表格，但表头下面没有“| --- |”这一行", "请在表头下面加一行：{fix}；若“|”是正文，请写成“\\|”";
        en: "this looks like a table, but there is no “| --- |” line below its head", "add below the head: {fix}; a literal “|” is “\\|”";
    EmptyItem "HT512" Error
        zh: "列表项是空的", "请写上内容，或删去这一项";
        en: "empty list item", "write it, or delete it";

    CannotRead "HT601" Error
        zh: "读不了“{path}”（{detail}）", "请检查路径和权限";
        en: "cannot read “{path}” ({detail})", "check the path and its permissions";
    CannotWrite "HT602" Error
        zh: "写不了“{path}”（{detail}）", "请检查目录的权限和磁盘空间，并关掉正在用它的程序";
        en: "cannot write “{path}” ({detail})", "check the directory's permissions and free space, and close programs that have it open";
    NoSpecs "HT603" Error
        zh: "“{path}”里没有活动文件", "活动文件是顶层有“issuer:”（发文机关）的 .yaml；可用 hongtou new campaign 目录 生成一份";
        en: "no campaign specs in “{path}”", "a spec is a .yaml with a top-level “issuer:”; hongtou new campaign DIR writes one";
    UnknownDocument "HT604" Error
        zh: "这个活动没有“{name}”这份文件", "可选：{choices}";
        en: "this campaign has no document “{name}”", "one of: {choices}";
    OutputClash "HT605" Error
        zh: "“{first}”和“{second}”会写到同一个地方“{path}”", "请分开生成，或改其中一个文件名";
        en: "“{first}” and “{second}” would both write to “{path}”", "build them apart, or rename one";
    FileExists "HT606" Error
        zh: "“{path}”已经有了，不会覆盖", "请换一个目录，或先移走它";
        en: "“{path}” exists and is not overwritten", "choose another directory, or move it away";
    BadSetting "HT607" Error
        zh: "没法照“--set {text}”填写", "写成 --set 键=值，例如 --set issuer.name=某某市医院；可设的键：{choices}";
        en: "cannot follow “--set {text}”", "write --set key=value, for example --set issuer.name=某某市医院; keys: {choices}";
    EditedByHand "HT608" Error
        zh: "“{path}”在生成之后被改过，没有覆盖", "要保留改动，请把它改名；要用新的取代它，请加 --overwrite";
        en: "“{path}” was changed since it was made, and is not overwritten", "rename it to keep the changes, or add --overwrite to replace it";
    NotOurs "HT609" Error
        zh: "“{path}”不是从这里生成的，没有覆盖", "请换一个目录，或加 --overwrite 取代它";
        en: "“{path}” was not made here, and is not overwritten", "choose another directory, or add --overwrite to replace it";
    Stale "HT610" Error
        zh: "“{path}”不是最新的（{detail}）", "请去掉 --check 再运行一次，重新生成";
        en: "“{path}” is not up to date ({detail})", "run this without --check to make it anew";
    OtherSpec "HT611" Error
        zh: "“{path}”里的文件是由另一个活动文件“{other}”生成的，没有写入", "请用 --out 写到另一个目录；确要取代那些文件，请加 --overwrite";
        en: "the files in “{path}” were made of another spec, “{other}”; nothing was written", "give another directory with --out, or add --overwrite to replace those files";
    LeftOver "HT612" Warning
        zh: "活动文件里已经没有《{title}》，还留着“{path}”", "不再需要就加 --prune 删去；要留着，请改名或移到别处";
        en: "《{title}》 is no longer in the spec, but “{path}” is still there", "remove it with --prune; rename or move it to keep it";
    LeftOverInCheck "HT613" Error
        zh: "活动文件里已经没有《{title}》，还留着“{path}”", "请运行 hongtou build --prune 删去它；要留着，请改名或移到别处";
        en: "《{title}》 is no longer in the spec, but “{path}” is still there", "remove it with hongtou build --prune; rename or move it to keep it";
    LeftOverEdited "HT614" Warning
        zh: "活动文件里已经没有《{title}》，还留着“{path}”；它在生成之后被改过，不会删去", "请自行删去；要留着，请改名或移到别处";
        en: "《{title}》 is no longer in the spec, but “{path}” is still there; it was changed since it was made and is not removed", "remove it yourself; rename or move it to keep it";
    LeftOverEditedInCheck "HT615" Error
        zh: "活动文件里已经没有《{title}》，还留着“{path}”；它在生成之后被改过，--prune 不会删去", "请自行删去；要留着，请改名或移到别处";
        en: "《{title}》 is no longer in the spec, but “{path}” is still there; it was changed since it was made, and --prune leaves it", "remove it yourself; rename or move it to keep it";
    SpecGone "HT616" Warning
        zh: "活动文件“{other}”已经没有了，还留着由它编成的“{path}”", "不再需要就自行删去这个目录；要留着，请移到别处";
        en: "the spec “{other}” is gone, but “{path}”, which was made of it, is still there", "remove the directory if nobody needs it; move it elsewhere to keep it";
    SpecGoneInCheck "HT617" Error
        zh: "活动文件“{other}”已经没有了，还留着由它编成的“{path}”", "不再需要就自行删去这个目录；要留着，请移到别处";
        en: "the spec “{other}” is gone, but “{path}”, which was made of it, is still there", "remove the directory if nobody needs it; move it elsewhere to keep it";
    OfABatch "HT618" Error
        zh: "“{path}”是 hongtou batch 的输出目录，没有写入", "请用 --out 写到另一个目录；要在那里补做一个部门，请用 hongtou batch --department";
        en: "“{path}” is the output directory of hongtou batch; nothing was written", "give another directory with --out; hongtou batch --department makes one department's files there";

    AttachmentKind "HT701" Error
        zh: "不能以“{path}”为附件：扩展名不是 .md、.csv 或 .xlsx", "{advice}";
        en: "“{path}” cannot be an attachment: its extension is not .md, .csv or .xlsx", "{advice}";
    TableBroken "HT702" Error
        zh: "打不开工作簿（{detail}）", "请用 Excel 或 WPS 打开，另存为 .xlsx";
        en: "the workbook cannot be opened ({detail})", "open it in Excel or WPS and save it as .xlsx";
    TableProtected "HT703" Error
        zh: "工作簿有打开密码", "请在 Excel 或 WPS 里取消密码后保存";
        en: "the workbook is protected by a password", "take the password away in Excel or WPS and save it";
    EmptyTable "HT704" Error
        zh: "表格是空的", "表格取自第一张没有隐藏的工作表（或整个 CSV 文件），第一行是表头；请填写内容";
        en: "the table is empty", "it is read from the first sheet that is not hidden (or the whole CSV file), the first row being the head; fill it in";
    TableFormula "HT705" Error
        zh: "单元格 {cell} 的公式出错（{found}）", "请在 Excel 或 WPS 里改正公式，或填上数值";
        en: "the formula of cell {cell} fails ({found})", "mend it in Excel or WPS, or write the value";
    TableCharacter "HT706" Error
        zh: "单元格 {cell} 里有不可见的控制字符 {char}", "请重新输入这一格的内容；多半是从别的软件粘贴进来的";
        en: "invisible control character {char} in cell {cell}", "type the cell anew; it was probably pasted from another program";
    TableTooLarge "HT707" Error
        zh: "表格太大，一直到 {cell}", "请检查远处的单元格里有没有误填的内容；印不下的表请拆开";
        en: "the table is too large: it reaches to {cell}", "look for an entry far off that nobody meant; divide a table that large";
    CsvShape "HT708" Error
        zh: "这一行有 {found} 格，表头有 {wanted} 格", "请用“,”补齐或删去多余的格；格里有“,”时，给整格加上半角引号";
        en: "this row has {found} cells, the head has {wanted}", "add or delete cells; a cell with a comma in it needs half-width quotes around it";
    CsvSeparator "HT709" Error
        zh: "表头没有分成几格：格与格之间是“{found}”，不是“,”", "请把文件另存为“CSV UTF-8（逗号分隔）”";
        en: "the head is one cell: “{found}” stands between its cells, not a comma", "save the file as “CSV UTF-8 (comma delimited)”";
    CsvQuote "HT710" Error
        zh: "这一行有半角引号没有结束", "请在这一格末尾补上引号；引号本身是内容时写两个";
        en: "a half-width quote of this row is never closed", "close it at the end of its cell; a literal quote is written twice";
    TableUncalculated "HT711" Error
        zh: "单元格 {cell} 的公式（{formula}）还没有算出值", "请用 Excel 或 WPS 打开并保存一次，或填上数值";
        en: "the formula of cell {cell} ({formula}) has no value yet", "open and save the file once in Excel or WPS, or write the value";

    NotADeadline "HT801" Error
        zh: "“{text}”不是完成时限", "写成 7月25日前、7月10日至20日、8月底前 这样";
        en: "“{text}” is no deadline", "write it like 7月25日前, 7月10日至20日 or 8月底前";
    NoDeadline "HT802" Error
        zh: "“{name}”没有完成时限", "请先在活动文件里给它写上 deadline（完成时限）";
        en: "“{name}” has no deadline", "give it a “deadline” in the spec first";
    FollowsAnother "HT803" Error
        zh: "“{name}”的完成时限由“{id}”推算", "请移动“{id}”，或修改 after 的 wait（间隔）";
        en: "the deadline of “{name}” is reckoned from “{id}”", "move “{id}”, or change the “wait” of its “after”";
    SharedValue "HT804" Error
        zh: "这个值由锚点（&）和别名（*）共用，改了它别处也会变", "请先在活动文件里把它分开写";
        en: "this value is shared by an anchor (&) and its aliases (*); others would change with it", "write them out apart in the spec first";
    NotEditable "HT805" Error
        zh: "这个值没法原地改成“{text}”", "请在编辑器里把它改写成一行“{text}”";
        en: "this value cannot be changed into “{text}” in its place", "write it on one line in an editor: “{text}”";
    BeforeIssue "HT806" Error
        zh: "“{text}”早于成文日期{date}", "确要如此请加 --force";
        en: "“{text}” is before the document's date {date}", "add --force if it is meant";
    TooCoarseToMove "HT807" Error
        zh: "“{text}”没有细到那样的单位，不能这样移动", "{advice}";
        en: "“{text}” is not said finely enough to be moved so", "{advice}";
    NotMovable "HT808" Error
        zh: "从“{text}”里读不出日子，不能移动", "请用 --to 写出新的时限";
        en: "no day can be read from “{text}”, so it cannot be moved", "write the new one with --to";
    UnknownStage "HT809" Error
        zh: "没有“{name}”这个环节", "{advice}";
        en: "there is no stage “{name}”", "{advice}";
    ChangedMeanwhile "HT810" Error
        zh: "“{path}”刚才被别的程序改过，没有写入", "请再运行一次";
        en: "“{path}” was changed by another program meanwhile; nothing was written", "run the command again";
    WrittenElsewhere "HT811" Error
        zh: "“{name}”的完成时限是引用来的", "请修改它引用的那一处";
        en: "the deadline of “{name}” is looked up", "change what it looks up";
    StartsBeforeIssue "HT812" Warning
        zh: "“{text}”从成文日期{date}之前开始", "请核对";
        en: "“{text}” begins before the document's date {date}", "check that it is meant";
    BackwardsDeadline "HT813" Error
        zh: "“{text}”的结束早于开始", "跨年的写明年份，例如 11月至次年2月；确要如此请加 --force";
        en: "“{text}” ends before it begins", "where it runs into the next year, say so: 11月至次年2月; add --force if it is meant";
    UnknownDistance "HT814" Error
        zh: "从“{old}”到“{text}”算不出移了几天，其后各项无从移动", "请用 --shift 写明移动多少";
        en: "from “{old}” to “{text}” is no certain number of days, by which the rest could be moved", "say with --shift by how much";
    SameStageName "HT815" Error
        zh: "叫“{name}”的环节不止一个，在第{lines}行", "请用 --stage 写环节的编号（id）指明是哪一个；没有编号的先补上";
        en: "more than one stage is called “{name}”: on lines {lines}", "say which with --stage and its id; give an id to those that have none";
    NotInGit "HT820" Error
        zh: "git 里读不出“{path}”（{detail}）", "写成“版本:路径”，路径从仓库的根目录写起，例如 HEAD~1:campaign.yaml；git log 可查版本";
        en: "git cannot read “{path}” ({detail})", "write REVISION:PATH, the path from the repository's root, for example HEAD~1:campaign.yaml; git log lists the revisions";
    RedlineOverBuilt "HT821" Error
        zh: "“{path}”里是编成的公文，修订稿会盖掉它们", "请用 --out 写到别的目录";
        en: "“{path}” holds built documents, which the redlines would replace", "write them to another directory with --out";
    NotByThisCommand "HT822" Error
        zh: "“{path}”已经有了，不是这个命令写的{kind}，没有覆盖", "请换一个文件名或目录；确要取代，请先移走它";
        en: "“{path}” exists, is no {kind} that this command wrote, and was not written over", "choose another name or directory; to replace it, move it away first";

    EmptyDepartments "HT901" Error
        zh: "名单里没有部门", "名单每项一个部门，至少写明名称（name）；表格第一行是列名，下面每行一个部门";
        en: "the list has no departments", "an entry for each, with its name at the least; a table has the columns' names in its first row and a department in every row below";
    NotADepartmentList "HT902" Error
        zh: "文件不是部门名单", "写成列表，每项如“- name: 医务科”，或写在“list:”（名单）下";
        en: "the file is no list of departments", "write a list of entries such as “- name: 医务科”, by itself or under “list:”";
    ListKind "HT903" Error
        zh: "不能从“{path}”读取部门名单", "{advice}";
        en: "“{path}” cannot be read as a list of departments", "{advice}";
    UnknownSheet "HT904" Error
        zh: "工作簿里没有工作表“{name}”", "{advice}";
        en: "the workbook has no sheet “{name}”", "{advice}";
    NoNameColumn "HT905" Error
        zh: "没有一列是部门名称", "表头要有这一列，在前 {count} 个有内容的行里找；这一行的列有：{choices}；请把其中一列改名为“名称”，或在活动文件里写明，例如 columns: {name: 单位名称}";
        en: "no column has the departments' names", "the header needs one, and is looked for in the first {count} rows that are not empty; the columns here are: {choices}; call one of them “name” or 名称, or say in the spec which it is, for example columns: {name: 单位名称}";
    MissingColumn "HT906" Error
        zh: "“{path}”里没有“{name}”这一列", "{advice}";
        en: "“{path}” has no column “{name}”", "{advice}";
    DuplicateColumn "HT907" Error
        zh: "“{name}”有两列：第 {first} 列和第 {second} 列", "请给其中一列改名，或删去它";
        en: "“{name}” has two columns, {first} and {second}", "rename or delete one of them";
    UnnamedColumn "HT908" Warning
        zh: "第 {name} 列没有列名，没有读取（例如“{text}”）", "请在表头里给它写上名称，或删去这一列";
        en: "column {name} has no name and is not read (“{text}”, for one)", "give it a name in the header, or delete it";
    NamelessDepartment "HT909" Error
        zh: "没有部门名称（“{name}”这一项）", "请填写，或删去整行";
        en: "a department without a name (“{name}”)", "fill it in, or delete the whole line";
    DuplicateDepartment "HT910" Error
        zh: "“{name}”已经是第 {line} 行那个部门的名称或别名", "名称和别名各归一个部门；请改名，或删去重复的";
        en: "“{name}” is a name or an alias of the department on line {line} already", "a name belongs to one department; change it, or delete what is there twice";
    DepartmentAndGroup "HT911" Error
        zh: "“{name}”既是部门又是组", "请给组换一个名称";
        en: "“{name}” is both a department and a group", "give the group another name";
    UnknownMember "HT912" Error
        zh: "“{group}”里的“{name}”不在名单里", "{advice}";
        en: "“{name}” in “{group}” is not in the list", "{advice}";
    EmptyGroup "HT913" Error
        zh: "组“{name}”里没有部门", "请写明部门的名称，或写 all（全部），或在部门的“groups”（所属）里写上它";
        en: "the group “{name}” has no departments", "name them, write all, or name it in the “groups” of departments";
    CyclicGroup "HT914" Error
        zh: "组绕成了圈：{chain}", "请从其中一个里删去下一个";
        en: "groups are in each other in a circle: {chain}", "take the next one out of one of them";
    BadCopies "HT915" Error
        zh: "“{text}”不是份数", "写 1 至 999999 的整数，例如 3";
        en: "“{text}” is no number of copies", "write a whole number from 1 to 999999, for example 3";
    BadCopyNumbers "HT916" Error
        zh: "“{text}”不是份号", "写一个号，或从小到大的起止号，各六位以内，例如 000101-000103（7.2.1）";
        en: "“{text}” is no series of copy numbers", "write one, or the first and the last, each of at most six digits, for example 000101-000103 (7.2.1)";
    CopyNumbersTwice "HT917" Error
        zh: "份号 {text} 给了“{name}”，又给了“{other}”", "每个份号只有一份（7.2.1）；请改其中一处";
        en: "the copy number {text} is given to “{name}” and to “{other}”", "every copy has a number of its own (7.2.1); change one of them";
    NoSuchDocument "HT918" Error
        zh: "这个活动没有“{name}”这份文件", "可选：{choices}";
        en: "this campaign has no document “{name}”", "one of: {choices}";
    BadJson "HT919" Error
        zh: "这一行不是部门的 JSON（{detail}）", "每行一个对象，例如 {\"name\": \"医务科\"}";
        en: "this line is no department in JSON ({detail})", "an object on every line, for example {\"name\": \"医务科\"}";
    BadJsonValue "HT920" Error
        zh: "“{key}”应是{wanted}", "例如 {\"name\": \"医务科\", \"aliases\": [\"医务部\"], \"copies\": 3}";
        en: "“{key}” should be {wanted}", "for example {\"name\": \"医务科\", \"aliases\": [\"医务部\"], \"copies\": 3}";
    UnusedListKey "HT921" Warning
        zh: "“{key}”在这里没有用：名单不是 {kinds} 文件", "请删去";
        en: "“{key}” is of no use here: the list is no {kinds} file", "delete it";
    HeaderTooFar "HT922" Error
        zh: "看来第 {line} 行才是表头，可表头只在前 {count} 个有内容的行里找", "请删去表头上面的几行";
        en: "row {line} looks like the header, which is looked for in the first {count} rows that are not empty", "delete some of the rows above it";
    MergedName "HT923" Error
        zh: "部门名称的单元格 {cells}（“{text}”）合并了几行", "一行一个部门：请取消合并，把这几行并成一行，或给每行写上各自的名称";
        en: "the cell of a department's name, {cells} (“{text}”), is merged over several rows", "a department is one row: take the merge apart, and make one row of these or give each a name of its own";
    MembersElsewhere "HT924" Warning
        zh: "“{group}”有 {count} 个成员不在这份名单里，例如{names}", "名单是用 --departments 给的，代替了活动文件自己的；只是其中一部分部门的，不用理会，否则请核对名称";
        en: "“{group}” names departments that this list does not have ({count}), such as {names}", "the list was given with --departments in place of the spec's own: if it is a part of that, all is well; if not, check the names";
    ManyCopyNumbers "HT925" Error
        zh: "“{text}”有 {count} 个份号，一个部门最多 {most} 个", "每个份号是一个文件（7.2.1）；请核对起止号，或把它分成几个部门";
        en: "“{text}” is {count} copy numbers; a department has {most} at most", "each number is a file of its own (7.2.1); check the first and the last, or make several departments of this one";
    CopiesAndNumbers "HT926" Warning
        zh: "份数是 {text}，份号却有 {count} 个", "每个份号是一份（7.2.1），带份号的文件按份号登记，份数只用于不带份号的；请核对";
        en: "the number of copies is {text}, that of copy numbers {count}", "every number is a copy (7.2.1): what carries one is registered as one copy, and 份数 counts for the rest; check them";
    UnknownOwner "HT930" Warning
        zh: "责任单位“{name}”不在部门名单里", "{advice}";
        en: "the owner “{name}” is not in the list of departments", "{advice}";
    GroupWithoutDepartment "HT931" Warning
        zh: "责任单位“{name}”是一个组，名单里没有部门属于它", "请在 groups（组）里写上它的成员，名称与名单一致，或给部门写上 groups（所属）";
        en: "the owner “{name}” is a group to which no department of the list belongs", "write its members in “groups” as the list names them, or the group in the departments' own “groups”";
    DepartmentWithoutTask "HT932" Warning
        zh: "名单里有 {count} 个部门在安排表里没有任务：{names}", "请核对任务的责任单位和部门的别名；视图是 only（仅本部门）的，不会得到安排表";
        en: "departments without a task in the schedule: {count} ({names})", "check the tasks' owners and the departments' aliases; one whose view is “only” gets no schedule";
    EverybodysGroup "HT933" Warning
        zh: "“{name}”说它属于“{group}”，而“{group}”在这里代表所有部门", "名单不是写在文件里的，要让它只代表说了属于它的部门，请在 groups（组）里写上“{group}: []”";
        en: "“{name}” says that it belongs to “{group}”, which means every department here", "the list is in no file; for “{group}” to mean those that say so, write “{group}: []” in “groups”";
    TaskOfNobody "HT934" Warning
        zh: "“{name}”没有责任单位，视图是 only（仅本部门）的安排表里都没有它", "请给它写上 owners（责任单位）；大家都有份的写“各科室”";
        en: "“{name}” has no owner, so that no schedule of the view “only” has it", "write its “owners”; 各科室 for everybody";
    PathSyntax "HT950" Error
        zh: "路径写得不对（{detail}）", "路径由文字、“/”和 {{ 名称 }} 组成，例如 \"{{ number }}-{{ title }}\"";
        en: "malformed path ({detail})", "a path is text, “/” and {{ names }}, for example \"{{ number }}-{{ title }}\"";
    PathName "HT951" Error
        zh: "路径里没有“{name}”这个名称", "{advice}";
        en: "a path has no “{name}”", "{advice}";
    PathVariable "HT952" Error
        zh: "“{department}”没有变量“{name}”，定不了文件的路径", "请在它的 vars（变量）下写上“{name}”，或从路径里去掉它";
        en: "“{department}” has no variable “{name}”, which the path of its files needs", "write “{name}” among its vars, or take it out of the path";
    PathNothing "HT953" Error
        zh: "路径的这一段没有内容：这里引用的都是空的", "请填写它，或在这一段里加上别的名称，例如 {{ document }}";
        en: "nothing is left of this part of the path: what it names is empty", "fill it in, or add another name to this part, for example {{ document }}";
    PathClash "HT954" Error
        zh: "“{first}”和“{second}”会写成同一个文件“{path}”", "Windows 和 macOS 上大小写不同也算同名；{advice}";
        en: "“{first}” and “{second}” would be one file “{path}”", "Windows and macOS do not tell small letters from capitals; {advice}";
    PathMadeSafe "HT955" Note
        zh: "“{from}”不能作文件名，已写成“{to}”", "Windows、macOS 和 Linux 都存得下的名称：没有 / \\ : * ? \" < > | 和看不见的字符，不以“.”开头或结尾，不是 CON 等设备名";
        en: "“{from}” cannot be the name of a file and became “{to}”", "a name that Windows, macOS and Linux can store has no / \\ : * ? \" < > | and nothing invisible, no full stop at its ends, and is no device such as CON";
    PathCut "HT956" Warning
        zh: "文件名太长（{count} 字节，最多 {most}），已截成“{to}”", "请给部门写上简称（short），或在路径里用短一些的名称";
        en: "a name of {count} bytes, where {most} are the most, was cut to “{to}”", "give the department a short name (short), or use shorter values in the path";
    PathLong "HT957" Warning
        zh: "路径有 {count} 个字符，放在较深的目录里 Windows 可能打不开：“{path}”", "请给部门写上简称（short），或在路径里用短一些的名称";
        en: "a path of {count} characters, which Windows may not open in a deep directory: “{path}”", "give the department a short name (short), or use shorter values in the path";
    OldPath "HT958" Warning
        zh: "《{title}》现在写到别处，还留着“{path}”", "不再需要就加 --prune 删去（改过的不会删）；要留着，请改名或移到别处";
        en: "《{title}》 is written elsewhere now, but “{path}” is still there", "remove it with --prune, which leaves what was changed; rename or move it to keep it";
    OldPathInCheck "HT959" Error
        zh: "《{title}》现在写到别处，还留着“{path}”", "请运行 hongtou build --prune 删去它；要留着，请改名或移到别处";
        en: "《{title}》 is written elsewhere now, but “{path}” is still there", "remove it with hongtou build --prune; rename or move it to keep it";
    NoDepartments "HT970" Error
        zh: "活动文件没有部门名单", "请写明 departments（部门），或用 --departments 指定名单文件";
        en: "the spec has no list of departments", "write departments, or give a file with --departments";
    NoSuchDepartment "HT971" Error
        zh: "名单里没有“{name}”", "{advice}";
        en: "the list has no “{name}”", "{advice}";
    DepartmentTwice "HT972" Error
        zh: "“{name}”来了两次，后一次没有做", "每个部门只写一行";
        en: "“{name}” came twice; the second was not made", "a line for each department";
    Ownerless "HT973" Warning
        zh: "“{path}”是以前做的，现在没有哪个部门要它", "不再需要就加 --prune 删除";
        en: "“{path}” was made before, and no department has it now", "remove it with --prune";
    OwnerlessEdited "HT974" Warning
        zh: "“{path}”现在没有哪个部门要它，但有人改过，没有删除", "请看过之后自己删除";
        en: "no department has “{path}” now, but somebody changed it; it was not removed", "look at it, and remove it yourself";
    OwnerlessInCheck "HT975" Error
        zh: "“{path}”是以前做的，现在没有哪个部门要它", "不再需要就运行 hongtou batch --prune 删除";
        en: "“{path}” was made before, and no department has it now", "remove it with hongtou batch --prune";
    PathTaken "HT976" Error
        zh: "“{path}”已经是前面一个部门的文件，这个部门没有做", "请改它的名称或简称（short），或在路径里加上能分开它们的名称；Windows 和 macOS 上大小写不同也算同名";
        en: "“{path}” is the file of a department that came before; this one was not made", "change its name or short name (short), or add a name to the path that tells the two apart; Windows and macOS do not tell small letters from capitals";
    OfABuild "HT977" Error
        zh: "“{path}”是 hongtou build 的输出目录，没有写入", "请用 --out 写到另一个目录";
        en: "“{path}” is the output directory of hongtou build; nothing was written", "give another directory with --out";
    EmptyStream "HT978" Error
        zh: "标准输入里没有部门", "每行一个部门，例如 {\"name\": \"医务科\"}；请检查管道里前面的命令";
        en: "there are no departments on standard input", "one on every line, for example {\"name\": \"医务科\"}; check the command before it in the pipe";
    BatchRunning "HT979" Error
        zh: "另一个 hongtou batch 正在写“{path}”，这一个没有写入", "请等它结束再运行，或用 --out 写到另一个目录";
        en: "another hongtou batch is writing to “{path}”; this one wrote nothing", "run it again when that one has ended, or give another directory with --out";
    NothingPruned "HT980" Warning
        zh: "有部门没有做成，--prune 没有删除任何文件", "改好错误后再运行一次";
        en: "some departments could not be made; --prune removed nothing", "mend the errors and run it again";
    OwnerlessEditedInCheck "HT985" Error
        zh: "“{path}”现在没有哪个部门要它，但有人改过", "--prune 不删改过的；请看过之后自己删除";
        en: "no department has “{path}” now, but somebody changed it", "--prune leaves what was changed: look at it, and remove it yourself";
    LinkedDirectory "HT986" Error
        zh: "“{path}”要经过“{other}”，而它是通往别处的链接，没有写入", "请移走这个链接，目录会重新建立；要全部写到别处，请用 --out";
        en: "the way to “{path}” is through “{other}”, a link that leads elsewhere; nothing was written", "move the link away, and a directory will be made; to write everything elsewhere use --out";
    OtherParts "HT987" Error
        zh: "“{path}”里是按“{other}”做的，与这一次的份数不同，没有写入", "一个目录只用一种 --shard I/N 的 N；请用 --out 写到另一个目录";
        en: "“{path}” holds what was made as “{other}”, which are other parts than these; nothing was written", "the N of --shard I/N is the same for all of a directory; give another directory with --out";
}

impl Code {
    /// The code of a number such as `HT201`.
    #[must_use]
    pub fn numbered(number: &str) -> Option<Self> {
        Self::ALL.iter().find(|code| code.entry().code == number).copied()
    }

    /// The names of the placeholders in its texts.
    #[must_use]
    pub fn placeholders(self) -> Vec<&'static str> {
        let Entry { zh, en, .. } = self.entry();
        let mut names: Vec<_> =
            [zh.0, zh.1, en.0, en.1].into_iter().flat_map(placeholders).collect();
        names.sort_unstable();
        names.dedup();
        names
    }
}

/// The names of the placeholders in a text.
fn placeholders(text: &str) -> Vec<&str> {
    let tails = text.split('{').skip(1).filter_map(|tail| tail.split_once('}'));
    let names = tails.map(|(name, _)| name);
    let is_name = |name: &&str| !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase());
    names.filter(is_name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_unique_and_in_order() {
        let codes: Vec<_> = Code::ALL.iter().map(|c| c.entry().code).collect();
        assert!(codes.is_sorted_by(|a, b| a < b), "{codes:?}");
    }

    #[test]
    fn both_languages_say_the_same_things() {
        for code in Code::ALL {
            let entry = code.entry();
            let all = |(message, hint): (&'static str, &'static str)| {
                let mut names = placeholders(message);
                names.extend(placeholders(hint));
                names.sort_unstable();
                names.dedup();
                names
            };
            assert_eq!(all(entry.zh), all(entry.en), "{}", entry.code);
        }
    }
}
