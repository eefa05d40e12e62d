//! Help texts, progress and results.

macro_rules! phrases {
    ($($name:ident zh: $zh:literal; en: $en:literal;)*) => {
        /// A phrase of the program's own, one variant a text.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Phrase {
            $(#[doc = concat!("```text\n", $en, "\n```")] $name,)*
        }

        impl Phrase {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// Chinese and English, with `{name}` placeholders.
            #[must_use]
            pub const fn both(self) -> (&'static str, &'static str) {
                match self {
                    $(Self::$name => ($zh, $en),)*
                }
            }
        }
    };
}

phrases! {
    // Help: the program.
    About
        zh: "公文编译器：把一份 YAML 活动文件编成 DOCX 和 HTML 公文（GB/T 9704-2012）";
        en: "Compiles a YAML campaign into Chinese official documents (GB/T 9704-2012), DOCX and HTML";
    Usage
        zh: "hongtou <命令> [选项]";
        en: "hongtou <COMMAND> [OPTIONS]";
    Examples
        zh: "  hongtou new campaign 质量提升活动\n  hongtou new 请示 购置设备\n      写一份带注释的活动文件\n  hongtou build 质量提升活动/campaign.yaml --out out\n      编出其中的全部公文\n  hongtou batch 质量提升活动/campaign.yaml --out out\n      为名单里的每个部门各编一份\n  hongtou build --help\n      查看一个命令的详细说明";
        en: "  hongtou new campaign quality-drive\n  hongtou new request new-scanner\n      write a commented campaign to start from\n  hongtou build quality-drive/campaign.yaml --out out\n      make all of its documents\n  hongtou batch quality-drive/campaign.yaml --out out\n      make a version for each department of its list\n  hongtou build --help\n      more about one command";
    ExitCodes
        zh: "退出码：0 正常（可以有警告）；1 文件里有错误；2 命令用法不对，或无法读写";
        en: "Exit codes: 0 fine (perhaps with warnings); 1 faults in the files; 2 bad usage, or a file could not be read or written";
    HeadUsage zh: "用法："; en: "Usage:";
    HeadCommands zh: "命令："; en: "Commands:";
    HeadArguments zh: "参数："; en: "Arguments:";
    HeadOptions zh: "选项："; en: "Options:";
    HeadExamples zh: "示例："; en: "Examples:";

    // Help: options that all commands have.
    OptHelp zh: "显示说明"; en: "Show this help";
    OptVersion zh: "显示版本"; en: "Show the version";
    OptLang
        zh: "界面语言：zh 或 en（不写时按系统语言，否则用中文）";
        en: "Language: zh or en (else that of the locale, else Chinese)";
    ValueLang zh: "语言"; en: "LANG";
    ValueDir zh: "目录"; en: "DIR";
    HelpAbout zh: "显示一个命令的说明"; en: "Show help for a command";
    HelpUsage zh: "hongtou help [命令]"; en: "hongtou help [COMMAND]";
    HelpExamples zh: "  hongtou help build"; en: "  hongtou help build";
    HelpCommand zh: "命令的名称"; en: "The command's name";
    ValueCommand zh: "命令"; en: "COMMAND";
    OptTemplates
        zh: "模板目录，按文件名取代内置模板；可写多次，后面的优先";
        en: "Directory of templates that replace the built-in ones by name;\nmay be given several times, the last one wins";

    // Help: build.
    BatchAbout zh: "为每个部门各编一份"; en: "Make every department its version of the documents";
    BatchLong
        zh: "名单写在活动文件的“部门”（departments）里，或在 CSV、XLSX、YAML 文件里。每个部门得到主送自己的通知和标出自己任务的\n安排表；发文字号、份号、变量、附件、视图都可以各不相同。再运行一次只写有变化的文件，中断了也由它接着做完。\n输出目录里的 manifest.csv 是分发登记，manifest.json 供程序读取。";
        en: "The list stands in the spec (departments), or in a CSV, XLSX or YAML file. Every department gets a notice addressed\nto it and the schedule with its own tasks marked; number, copy numbers, variables, attachments and view may be its own.\nAnother run writes only what changed, and finishes one that was cut off. In the output directory manifest.csv is the\nregister of distribution, and manifest.json is for programs.";
    BatchUsage zh: "hongtou batch <活动文件> [选项]"; en: "hongtou batch <SPEC> [OPTIONS]";
    BatchExamples
        zh: "  hongtou batch campaign.yaml --out out\n      名单里的各部门各一份\n  hongtou batch campaign.yaml --departments 通讯录.xlsx\n      用另一个名单\n  hongtou batch campaign.yaml --department 医务科 --format docx\n      只做一个部门，只要 DOCX";
        en: "  hongtou batch campaign.yaml --out out\n      a version for each department of the list\n  hongtou batch campaign.yaml --departments contacts.xlsx\n      with another list\n  hongtou batch campaign.yaml --department 医务科 --format docx\n      one department alone, as DOCX alone";
    BatchSpec zh: "活动文件"; en: "The spec";
    BatchDepartments
        zh: "名单：CSV、XLSX、YAML 或 JSON Lines 文件；“-”从标准输入读，每行一个 JSON 对象";
        en: "The list: a CSV, XLSX, YAML or JSON Lines file; “-” for standard input, a JSON object a line";
    BatchDepartment zh: "只做这个部门（名称、简称或别名），可写多次"; en: "Make this department alone (name, short name or alias); may be given several times";
    BatchJobs zh: "同时工作的线程数（默认按处理器核数）"; en: "How many threads work (default: all cores)";
    BatchShard zh: "只做第 I 份（从 0 起），共 N 份；各份互不重叠，合起来就是全部"; en: "Make part I (from 0) of N alone; the parts do not overlap, and together are the whole";
    BatchShardForm zh: "写成 I/N，I 从 0 起，小于 N，例如 0/4"; en: "write I/N, I from 0 and below N, for example 0/4";
    BatchFailFast zh: "有一个部门出错就停下（默认做完其余的）"; en: "Stop at the first department that fails (by default the others are made)";
    BatchZip
        zh: "装进 zip：department 每个部门一个，all 全部装进一个（清单也在里面）";
        en: "Put the files into zip archives: department for one each, all for one (with the manifest in it)";
    BatchTar
        zh: "不写到目录，作为 tar 流送到标准输出（清单在最后）";
        en: "Write no directory, but a tar stream to standard output (the manifest comes last)";
    TarTerminal
        zh: "--tar 要送到文件或另一个程序，不能送到终端";
        en: "--tar goes to a file or another program, not to a terminal";
    ValueZip zh: "department|all"; en: "department|all";
    BatchDryRun
        zh: "只检查名单：重名、缺项、文件路径，不做也不写";
        en: "Check the list alone: names, fields, the files' paths; make and write nothing";
    BatchChecked
        zh: "名单里有 {departments}，没有写文件";
        en: "the list has {departments}; nothing was written";
    BatchPrune zh: "删除名单里已经没有的部门的文件（手改过的保留）"; en: "Remove the files of departments that are no longer listed (those changed by hand stay)";
    ValueCount zh: "个数"; en: "N";
    ValueShard zh: "I/N"; en: "I/N";
    BatchJoint zh: "、"; en: ", ";
    BatchOf zh: "  = 部门: {names}"; en: "  = departments: {names}";
    BatchOfMany zh: "  = 部门: {names} 等 {count} 个"; en: "  = departments: {names} and others, {count} in all";
    OneDepartment zh: "{count} 个部门"; en: "{count} department";
    CountDepartments zh: "{count} 个部门"; en: "{count} departments";
    OneFile zh: "{count} 个文件"; en: "{count} file";
    Files zh: "{count} 个文件"; en: "{count} files";
    BatchDone
        zh: "{departments}，{files}（写出 {written}，未变 {unchanged}），用时 {seconds} 秒，每秒 {rate} 个";
        en: "{departments}, {files} ({written} written, {unchanged} unchanged) in {seconds} s, {rate} a second";
    BatchLooked
        zh: "{departments}：{files}，用时 {seconds} 秒；没有写文件";
        en: "{departments}: {files} ({seconds} s); nothing was written";
    CheckCurrent zh: "{files}最新"; en: "{files} up to date";
    CheckStale zh: "，{count} 个过期"; en: ", {count} stale";
    CheckMissing zh: "，{count} 个没有"; en: ", {count} missing";
    CheckEdited zh: "，{count} 个改过"; en: ", {count} edited";
    CheckForeign zh: "，{count} 个不是这里做的"; en: ", {count} not made here";
    CheckLeft zh: "，{count} 个多余"; en: ", {count} left over";
    BatchStale zh: "另有 {count} 个文件不是最新的"; en: "{count} more files are not up to date";
    BatchFailed zh: "没有做全：{departments}；原因见下，改正后再运行一次，只补这些"; en: "not complete: {departments}; the reasons are below; mend them and run this again, which makes only these";
    BatchStopped zh: "已停下；再运行一次，从停下的地方接着做"; en: "stopped; run this again to go on from here";
    RemovedFile zh: "删除  {path}"; en: "removed    {path}";
    Advance zh: "{bar} {done}/{all} 个部门，每秒 {rate} 个，还要 {left} 秒"; en: "{bar} {done}/{all} departments, {rate} a second, {left} s left";
    AdvanceOpen zh: "{done} 个部门，每秒 {rate} 个"; en: "{done} departments, {rate} a second";
    BuildAbout zh: "编出公文"; en: "Make the documents";
    BuildLong
        zh: "把活动文件编成通知、方案、附件和合订本（bundle），每份有 DOCX 和 HTML。\n\n写到哪里：只给一个文件时，直接写进 --out 的目录；给一个目录时，其中每个活动文件\n写进与它同名（去掉扩展名）的子目录；给多个文件或目录时，各写进以自己名称命名的\n子目录，重名的改用上级目录的名称。内容没有变化的文件不会重写。\n一个目录属于写进去的那个活动文件：另一个活动文件不会写进去（除非加 --overwrite）。\n活动文件里已经没有的公文，留下的文件会指出来，加 --prune 删去。\n\n活动文件旁边的 templates/ 目录会按文件名取代内置模板，--templates 再取代它。\n\n活动文件有部门名单时，这里编的是总的一份；每个部门各编一份用 hongtou batch。";
        en: "Makes a campaign's notice, plan, attachments and bundle, each as DOCX and HTML.\n\nWhere they go: a single file is written right into the --out directory; for a directory,\neach spec in it goes to the subdirectory of its own path without the extension; of several\nfiles or directories, each goes to a subdirectory with its own name, or with its parent\nfolder's name where names clash. A file whose content has not changed is not rewritten.\nA directory belongs to the spec that was built into it: no other is built there (except with\n--overwrite). Files of documents that are no longer in the spec are named, and removed with\n--prune.\n\nA templates/ folder next to a spec replaces built-in templates by name, and --templates\nreplaces both.\n\nOf a spec with a list of departments this makes the one for all; hongtou batch makes a version\nfor each department.";
    BuildUsage
        zh: "hongtou build <活动文件或目录>... [--out <目录>] [选项]";
        en: "hongtou build <SPEC>... [--out <DIR>] [OPTIONS]";
    BuildExamples
        zh: "  hongtou build campaign.yaml\n  hongtou build campaign.yaml --out out --only notice,schedule\n  hongtou build samples --out out --format docx\n  hongtou build a/campaign.yaml b/campaign.yaml --templates 本院模板";
        en: "  hongtou build campaign.yaml\n  hongtou build campaign.yaml --out out --only notice,schedule\n  hongtou build samples --out out --format docx\n  hongtou build a/campaign.yaml b/campaign.yaml --templates our-templates";
    BuildSpec
        zh: "活动文件，或含有活动文件的目录（找其中顶层有 issuer 的 .yaml，\n不看隐藏目录和 templates 目录）";
        en: "Campaign file, or directory of campaign files (every .yaml with a top-level\n“issuer”; hidden folders and folders named templates are skipped)";
    ValueSpec zh: "活动文件或目录"; en: "SPEC";
    BuildOut zh: "写到这个目录（默认 out）"; en: "Write into this directory (default: out)";
    BuildDepartment
        zh: "编这个部门的一份（名称、简称或别名），与 hongtou batch 编的相同";
        en: "Make this department's version (name, short name or alias), the same as hongtou batch does";
    BuildOnly
        zh: "只编这几份，例如 notice,schedule（bundle 是合订本）";
        en: "Only these documents, for example notice,schedule";
    ValueNames zh: "名称,…"; en: "NAME,…";
    BuildFormat
        zh: "只要这些格式：docx、html（默认两种都要）";
        en: "Only these formats: docx, html (default: both)";
    BuildCheck
        zh: "不写文件，只检查：有文件不是最新的，就以 1 退出";
        en: "Write nothing; end with 1 when a file is not up to date";
    BuildOverwrite
        zh: "连生成之后被改过的文件也取代";
        en: "Replace even files that were changed since they were made";
    BuildPrune
        zh: "删去活动文件里已经没有的公文留下的文件（被改过的不删）";
        en: "Remove the files of documents that are no longer in the spec\n(not those that were changed since)";
    ValueFormats zh: "格式,…"; en: "FORMAT,…";

    // Help: new.
    NewAbout zh: "写一份带注释的活动文件作开头"; en: "Write a commented campaign to start from";
    NewLong
        zh: "在目录里写一份带注释的活动文件，不改就能编译。不会覆盖已有的文件。\n\n种类是 campaign（一次活动：通知、方案、工作安排表、附件），或十五个文种之一：\n决议、决定、命令、公报、公告、通告、意见、通知、通报、报告、请示、批复、议案、函、纪要，\n写中文或英文名（request）都可以。\n\ncampaign 的末尾有部门名单的写法：hongtou batch 按名单为每个部门各编一份。";
        en: "Writes a commented campaign into the directory; it builds as it is. No file is ever\noverwritten.\n\nKIND is campaign (a notice with its plan, schedule and attachments) or one of the fifteen\nkinds of official documents, by its English or Chinese name: resolution, decision, order,\ncommunique, announcement, notification, opinion, notice, circular, report, request (请示),\nreply, motion, letter, minutes.\n\nA campaign ends with how to list departments: hongtou batch makes a version for each of them.";
    NewUsage
        zh: "hongtou new <种类> <目录> [--set <键=值>]...";
        en: "hongtou new <KIND> <DIR> [--set <KEY=VALUE>]...";
    NewExamples
        zh: "  hongtou new campaign 质量提升活动\n  hongtou new campaign 质量提升活动 --set issuer.name=某某市人民医院 --set date=2024-03-01";
        en: "  hongtou new campaign quality-drive\n  hongtou new campaign quality-drive --set issuer.name=某某市人民医院 --set date=2024-03-01";
    NewKind
        zh: "种类，例如 campaign、请示（hongtou templates 列出的“种类/种类.yaml”）";
        en: "What to begin, for example campaign or request (any KIND/KIND.yaml in hongtou\ntemplates)";
    ValueKind zh: "种类"; en: "KIND";
    NewDir zh: "写到这个目录（没有时会建立）"; en: "Directory to write into (made if missing)";
    NewSet
        zh: "填写一项，例如 issuer.name=某某市人民医院（键也可写中文名：\n发文机关.名称=…）；列表写 to=各党支部,各科室；可写多次";
        en: "Fill in a value, for example issuer.name=某某市人民医院, or a\nlist, to=各党支部,各科室; may be given several times";
    ValueSetting zh: "键=值"; en: "KEY=VALUE";

    // Help: templates.
    TemplatesAbout zh: "列出模板，或显示一个模板的内容"; en: "List the templates, or show one";
    TemplatesLong
        zh: "列出可用的模板。把一个模板的内容存到自己的模板目录里、用同样的名称，就可以改它。";
        en: "Lists the templates there are. To change one, save its text in a folder of your own\nunder the same name.";
    TemplatesUsage
        zh: "hongtou templates [--show <名称>] [--templates <目录>]...";
        en: "hongtou templates [--show <NAME>] [--templates <DIR>]...";
    TemplatesExamples
        zh: "  hongtou templates\n  hongtou templates --show campaign/campaign.yaml\n  hongtou templates --show campaign/campaign.yaml > 本院模板/campaign/campaign.yaml";
        en: "  hongtou templates\n  hongtou templates --show campaign/campaign.yaml\n  hongtou templates --show campaign/campaign.yaml > our-templates/campaign/campaign.yaml";
    TemplatesShow zh: "显示这个模板的内容"; en: "Print this template's text";
    ValueName zh: "名称"; en: "NAME";

    // Help: profile.
    ProfileAbout zh: "列出版式，看它与标准的出入"; en: "List house profiles, and what they change of the standard";
    ProfileLong
        zh: "版式写本单位与 GB/T 9704-2012 不同的地方。活动文件用“profile:”（版式）指定一个；名称依次在\n活动文件旁边的 profiles/ 目录、活动文件旁边和内置的版式里找。";
        en: "A profile says where a house differs from GB/T 9704-2012. A spec names one with “profile:”; the\nname is looked for in the profiles/ folder beside the spec, beside the spec, and among the built-in\nones.";
    ProfileUsage zh: "hongtou profile <命令>"; en: "hongtou profile <COMMAND>";
    ProfileExamples
        zh: "  hongtou profile list\n  hongtou profile diff windows\n  hongtou profile diff 本院/profiles/house.yaml";
        en: "  hongtou profile list\n  hongtou profile diff windows\n  hongtou profile diff ours/profiles/house.yaml";
    ProfileListAbout zh: "列出内置的版式和 profiles/ 里的版式"; en: "List the built-in profiles and those in profiles/";
    ProfileListUsage zh: "hongtou profile list [--spec <活动文件>]"; en: "hongtou profile list [--spec <SPEC>]";
    ProfileListExamples
        zh: "  hongtou profile list\n  hongtou profile list --spec 本院/campaign.yaml";
        en: "  hongtou profile list\n  hongtou profile list --spec ours/campaign.yaml";
    ProfileShowAbout zh: "显示一个版式的全部数值"; en: "Print all figures of a profile";
    ProfileShowLong
        zh: "把一个版式连同它继承的写成一份完整的版式文件。";
        en: "Prints a profile, with all that it inherits, as a whole profile file.";
    ProfileShowUsage zh: "hongtou profile show <名称> [--spec <活动文件>]"; en: "hongtou profile show <NAME> [--spec <SPEC>]";
    ProfileShowExamples
        zh: "  hongtou profile show gbt9704\n  hongtou profile show 本院/profiles/house.yaml";
        en: "  hongtou profile show gbt9704\n  hongtou profile show ours/profiles/house.yaml";
    ProfileDiffAbout zh: "逐条列出一个版式与标准的出入"; en: "List what a profile changes of the standard, clause by clause";
    ProfileDiffLong
        zh: "每行是条款、数值、标准的和版式的，以及标准的用语：应、一般、推荐；标准没有规定的是实务。\n字体只比较第一个字库名，DOCX 里写的是它。";
        en: "A line has the clause, what it is about, the standard's value and the profile's, and how\nbinding the clause is: required, normal, recommended, or practice where the standard leaves it\nopen. Of fonts the first name counts, which is the one that a DOCX names.";
    ProfileDiffUsage zh: "hongtou profile diff <名称> [--spec <活动文件>]"; en: "hongtou profile diff <NAME> [--spec <SPEC>]";
    ProfileDiffExamples
        zh: "  hongtou profile diff windows\n  hongtou profile diff house --spec 本院/campaign.yaml\n  hongtou profile diff 本院/profiles/house.yaml";
        en: "  hongtou profile diff windows\n  hongtou profile diff house --spec ours/campaign.yaml\n  hongtou profile diff ours/profiles/house.yaml";
    ProfileKeysAbout zh: "列出版式文件的键"; en: "Describe the keys of a profile file";
    ProfileKeysLong
        zh: "列出版式文件里可以写的全部键：中文名、英文名、值的种类、例子和用途。输出是 Markdown。";
        en: "Lists every key that a profile may have, with its English and Chinese name, kind of value,\nexample and purpose. The output is Markdown.";
    ProfileKeysUsage zh: "hongtou profile keys"; en: "hongtou profile keys";
    ProfileKeysExamples
        zh: "  hongtou profile keys\n  hongtou profile keys --lang en > profiles.md";
        en: "  hongtou profile keys\n  hongtou profile keys --lang zh > profiles.md";
    ProfileName zh: "版式的名称，或版式文件的路径"; en: "The profile's name, or the path of its file";
    ProfileSpec
        zh: "在这个活动文件旁边找版式（不写时在当前目录）";
        en: "Look for profiles beside this spec (else in the current directory)";
    ValueSpecFile zh: "活动文件"; en: "SPEC";
    NoDeviations zh: "{name} 与 GB/T 9704-2012 没有出入"; en: "{name} changes nothing of GB/T 9704-2012";
    Deviations zh: "{name} 与 GB/T 9704-2012 的出入，共 {count} 处："; en: "{name} departs from GB/T 9704-2012 in {count} places:";
    OneDeviation zh: "{name} 与 GB/T 9704-2012 的出入，共 1 处："; en: "{name} departs from GB/T 9704-2012 in 1 place:";
    Required zh: "应"; en: "required";
    Normal zh: "一般"; en: "normal";
    Recommended zh: "推荐"; en: "recommended";
    Practice zh: "实务"; en: "practice";
    BuiltIn zh: "内置"; en: "built-in";

    // Help: keys and explain.
    KeysAbout zh: "列出活动文件的键，说明正文的写法"; en: "Describe the keys of a spec and how texts are written";
    KeysLong
        zh: "列出活动文件里可以写的全部键：中文名、英文名、值的种类、是否必填、例子和用途，并说明\n正文的写法。输出是 Markdown。";
        en: "Lists every key that a spec may have, with its English and Chinese name, kind of value,\nexample and purpose, and says how texts are written. The output is Markdown.";
    KeysUsage zh: "hongtou keys"; en: "hongtou keys";
    KeysExamples
        zh: "  hongtou keys\n  hongtou keys --lang en > keys.md";
        en: "  hongtou keys\n  hongtou keys --lang zh > keys.md";
    ExplainAbout zh: "解释错误和警告的代码"; en: "Explain the codes of errors and warnings";
    ExplainLong
        zh: "显示一个代码的说明和提示；不写代码时列出全部，输出是 Markdown。";
        en: "Prints the message and the hint of a code; without a code lists them all, as Markdown.";
    ExplainUsage zh: "hongtou explain [代码]"; en: "hongtou explain [CODE]";
    ExplainExamples
        zh: "  hongtou explain HT201\n  hongtou explain";
        en: "  hongtou explain HT201\n  hongtou explain";
    ExplainCode zh: "方括号里的代码，例如 HT201"; en: "The code in square brackets, for example HT201";
    ValueCode zh: "代码"; en: "CODE";
    UnknownCode zh: "没有“{arg}”这个代码"; en: "there is no code “{arg}”";
    AllCodes zh: "运行 hongtou explain 列出全部代码"; en: "run hongtou explain for all codes";

    // Bad usage.
    UsageError zh: "错误：{text}"; en: "error: {text}";
    UsageHint zh: "  提示：{text}"; en: "  hint: {text}";
    UnknownOption zh: "没有“{arg}”这个选项"; en: "there is no option “{arg}”";
    ExtraArgument zh: "多出了“{arg}”"; en: "“{arg}” is one argument too many";
    UnknownCommand zh: "没有“{arg}”这个命令"; en: "there is no command “{arg}”";
    MissingCommand zh: "缺少命令"; en: "a command is missing";
    NoValue zh: "“{arg}”后面缺少值"; en: "“{arg}” needs a value";
    BadValue zh: "“{arg}”不能是“{value}”"; en: "“{arg}” cannot be “{value}”";
    NotUnicode zh: "有一个参数不是 UTF-8 文字"; en: "an argument is not UTF-8 text";
    MissingArgument zh: "缺少 {args}"; en: "missing: {args}";
    RepeatedOption zh: "“{arg}”只能写一次"; en: "“{arg}” can be given only once";
    ConflictingOptions zh: "“{arg}”不能与“{other}”一起用"; en: "“{arg}” does not go with “{other}”";
    BadUsage zh: "命令写得不对"; en: "the command is malformed";
    DidYouMean zh: "是不是“{name}”？"; en: "did you mean “{name}”?";
    OneOf zh: "可选：{choices}"; en: "one of: {choices}";
    SeeHelp
        zh: "运行 {command} 查看用法和示例";
        en: "run {command} for usage and examples";
    UnknownSetting zh: "没有“{arg}”这个键"; en: "there is no key “{arg}”";
    CannotSet zh: "“{arg}”不能用 --set 填写"; en: "“{arg}” cannot be filled in with --set";
    CanSet
        zh: "可填：{choices}；其余的请写在文件里";
        en: "what can be: {choices}; write the rest into the file";
    NewFaulty
        zh: "没有写 {path}：照 --set 填写后编不出公文";
        en: "{path} was not written: filled in like this it would not build";
    UnknownKind zh: "没有“{arg}”这个种类"; en: "there is no kind “{arg}”";

    // Progress and results.
    Colon zh: "："; en: ": ";
    Comma zh: "，"; en: ", ";
    ListComma zh: "、"; en: ", ";
    Written zh: "已写入"; en: "written";
    Unchanged zh: "未变化"; en: "unchanged";
    Removed zh: "已删除"; en: "removed";
    Kept zh: "，{count} 个没有写入"; en: ", {count} not written";
    FileLine zh: "{state}  {path}"; en: "{state}  {path}";
    WhyLine zh: "{name}：{why}"; en: "{name}: {why}";
    WhyChange zh: "{place} {old} → {new}"; en: "{place} {old} → {new}";
    WhyChanged zh: "{place} 有改动"; en: "{place} changed";
    WhyAdded zh: "{place}（新增）"; en: "{place} (added)";
    WhyRemoved zh: "原{place}（删去）"; en: "{place} as it was (removed)";
    WhyMore zh: "另有 {count} 处"; en: "{count} more";
    WhyVersion zh: "hongtou 由 {old} 换成 {new}"; en: "hongtou {old} became {new}";
    WhyProfile zh: "版式有改动"; en: "the profile changed";
    WhyTemplate zh: "模板 {name} 有改动"; en: "the template {name} changed";
    WhyFile zh: "文件 {name} 有改动"; en: "the file {name} changed";
    WhySettings
        zh: "活动文件有改动，印出的文字没有变";
        en: "the spec changed, the printed text did not";
    WhyNew zh: "新增的公文"; en: "a new document";
    WhyNewFile zh: "此前没有 {file}"; en: "there was no {file} before";
    WhyGone zh: "{file} 不在了"; en: "{file} was gone";
    WhyEdited
        zh: "{file} 生成之后被改过，已取代";
        en: "{file} had been changed since it was made and was replaced";
    WhyForeign
        zh: "{file} 原不是从这里生成的，已取代";
        en: "{file} had not been made here and was replaced";
    WhyRegister zh: "登记的内容有变动"; en: "what it lists changed";
    WhyMissing zh: "还没有生成"; en: "it was not made yet";
    WhyBehind
        zh: "上次没有同其他文件一起生成";
        en: "it was not made with the others the last time";
    WhyOther zh: "内容不同"; en: "its bytes differ";
    Semicolon zh: "；"; en: "; ";
    SpecLine
        zh: "{spec} → {dir}：写入 {written} 个文件，{unchanged} 个未变化";
        en: "{spec} → {dir}: {written} written, {unchanged} unchanged";
    SpecStopped zh: "{spec}：没有写出文件"; en: "{spec}: nothing written";
    Progress zh: "{done}/{all}  {spec}"; en: "{done}/{all}  {spec}";
    OneDocument zh: "1 份公文"; en: "1 document";
    Documents zh: "{count} 份公文"; en: "{count} documents";
    Done
        zh: "{documents}（写入 {written} 个文件，{unchanged} 个未变化{kept}），用时 {seconds} 秒";
        en: "{documents} (files: {written} written, {unchanged} unchanged{kept}) in {seconds} s";
    OneError zh: "1 个错误"; en: "1 error";
    Errors zh: "{count} 个错误"; en: "{count} errors";
    OneWarning zh: "1 个警告"; en: "1 warning";
    Warnings zh: "{count} 个警告"; en: "{count} warnings";
    OneNote zh: "1 条说明"; en: "1 note";
    Notes zh: "{count} 条说明"; en: "{count} notes";
    NewWritten zh: "已写入 {path}"; en: "wrote {path}";
    NewNext
        zh: "接下来：\n  1. 打开 {path}，按注释填写\n  2. {command}";
        en: "Next:\n  1. open {path} and fill it in as its comments say\n  2. {command}";

    // The list of findings.
    FindingsReading zh: "读取文件"; en: "reading the file";
    FindingsSpec zh: "活动文件的内容"; en: "the spec";
    FindingsLookups zh: "引用"; en: "look-ups";
    FindingsTemplates zh: "模板"; en: "templates";
    FindingsMarkdown zh: "正文的写法"; en: "Markdown";
    FindingsFiles zh: "文件和命令"; en: "files and commands";
    FindingsAttachments zh: "附件用的文件"; en: "files that are attachments";
    FindingsChanges zh: "修改活动文件"; en: "Changing a spec";
    FindingsDepartments zh: "部门名单"; en: "lists of departments";

    // The list of keys.
    KeysTop zh: "顶层"; en: "Top level";
    KeysTopDoc zh: "活动文件最外面的一层"; en: "the keys of the spec itself";
    ProfileTopDoc zh: "版式文件最外面的一层"; en: "the keys of the profile itself";
    KeysGroup zh: "{zh}（{key}）"; en: "{key} ({zh})";
    KeysAlso zh: "同样的键也用在 {name}。"; en: "{name} has the same keys.";
    KeysHead
        zh: "| 中文名 | 英文名 | 值 | 必填 | 用途 |";
        en: "| Key | Chinese name | Value | Required | Purpose |";
    KeysRow
        zh: "| `{zh}` | `{key}` | {kind} | {required} | {doc} |";
        en: "| `{key}` | `{zh}` | {kind} | {required} | {doc} |";
    KeysRequired zh: "必填"; en: "yes";
    KeysDoc zh: "{doc}。"; en: "{doc}.";
    KindText zh: "文字"; en: "text";
    KindTitle zh: "标题"; en: "title";
    KindMarkdown zh: "Markdown"; en: "Markdown";
    KindId zh: "编号"; en: "id";
    KindChoice zh: "{choices}之一"; en: "one of {choices}";
    KindChoiceItem zh: "`{zh}`（`{key}`）"; en: "`{key}` (`{zh}`)";
    KindList zh: "列表：{inner}"; en: "list: {inner}";
    KindGroup zh: "一组键 {name}"; en: "group {name}";
    KindTitleOr zh: "标题，或一组键 {name}"; en: "title, or group {name}";
    KindPartOr
        zh: "`工作安排表`（`schedule`）、`实施方案`（`plan`），或一组键 {name}";
        en: "`schedule` (`工作安排表`), `plan` (`实施方案`), or group {name}";
    KindFree zh: "自定的名称和值"; en: "names and values of your own";

    // Help and results: reschedule.
    RescheduleAbout zh: "修改活动文件里的完成时限"; en: "Move deadlines in a spec";
    RescheduleLong
        zh: "移动一项任务、一个环节或一项任务及其后各项的完成时限：只改活动文件里的那几个值，其余\n一个字节也不动。移动环节或其后各项时，起止时间一并移动；没有确定日子的各项不动，逐一说明。\n先列出变动，确认后写入；由 after 推算的时限会跟着变。按月移动时，那个月没有对应的日子就到\n月末：1月31日的一个月后是2月28日（民法典第二百零二条），after 也这样算。";
        en: "Moves the deadline of a task, of a stage, or of a task and all that follow it: only those\nvalues of the spec are replaced, not one byte else. With a stage or with what follows, windows\nmove too; what has no certain day is left alone, and said. Shows what changes, asks, then writes;\ndeadlines that are reckoned from them (“after”) follow. A month that has no such day ends on\nits last: a month after 31 January is 28 February (Civil Code, article 202), for “after” too.";
    RescheduleUsage
        zh: "hongtou reschedule <活动文件> <任务> --to <时限> | --shift <多少> [选项]";
        en: "hongtou reschedule <SPEC> <TASK> --to <DEADLINE> | --shift <BY> [OPTIONS]";
    RescheduleExamples
        zh: "  hongtou reschedule campaign.yaml kickoff --to 7月25日前\n  hongtou reschedule campaign.yaml kickoff --shift 5wd --dry-run\n  hongtou reschedule campaign.yaml --stage 动员部署 --shift 1m --yes\n  hongtou reschedule campaign.yaml --from kickoff --shift 7d";
        en: "  hongtou reschedule campaign.yaml kickoff --to 7月25日前\n  hongtou reschedule campaign.yaml kickoff --shift 5wd --dry-run\n  hongtou reschedule campaign.yaml --stage 动员部署 --shift 1m --yes\n  hongtou reschedule campaign.yaml --from kickoff --shift 7d";
    ValueTask zh: "任务"; en: "TASK";
    ValueDeadline zh: "时限"; en: "DEADLINE";
    ValueShift zh: "多少"; en: "BY";
    ValueStage zh: "环节"; en: "STAGE";
    RescheduleSpec zh: "活动文件"; en: "The campaign file";
    RescheduleTask zh: "任务的编号（id）"; en: "The task's id";
    RescheduleTo zh: "新的完成时限，例如 7月25日前"; en: "The new deadline, for example 7月25日前";
    RescheduleShift
        zh: "移动多少：7d（天）、2w（周）、5wd（工作日）、1m（月），提前写负数";
        en: "By how much: 7d (days), 2w (weeks), 5wd (working days), 1m (months); negative for earlier";
    RescheduleStage
        zh: "这个环节（名称或编号）的全部任务和起止时间";
        en: "All tasks of this stage (name or id), and its window";
    RescheduleFrom
        zh: "这项任务，以及同一环节和后面环节里时限更晚的各项，连同起止时间";
        en: "This task, those with later deadlines in its stage and the stages behind it, and windows";
    RescheduleDryRun zh: "只显示变动，不写入"; en: "Show what would change and write nothing";
    RescheduleYes zh: "不再询问，直接写入"; en: "Write without asking";
    RescheduleForce
        zh: "允许早于成文日期，或结束早于开始";
        en: "Allow deadlines before the document's date, or that end before they begin";
    RescheduleSkip
        zh: "与 --stage 或 --from 合用：这项任务不动；可以写几次";
        en: "With --stage or --from: leave this task alone; may be given several times";
    RescheduleOneOfWhat
        zh: "请写明任务、--stage 或 --from，三者之一";
        en: "name one of: a task, --stage, --from";
    RescheduleOneOfHow zh: "请写 --to 或 --shift，两者之一"; en: "give one of --to and --shift";
    RescheduleStageTo
        zh: "--to 只能用于一项任务；整个环节请用 --shift";
        en: "--to is for one task; a stage is moved with --shift";
    RescheduleSkipWhat
        zh: "--skip 与 --stage 或 --from 合用，跳过的不能就是那一项";
        en: "--skip goes with --stage or --from, and cannot skip the task that is named";
    RescheduleBadShift
        zh: "“{value}”不是移动量；写成 7d、2w、5wd 或 1m";
        en: "“{value}” is no length of time; write 7d, 2w, 5wd or 1m";
    RescheduleMove zh: "{name}：{old} → {new}{days}"; en: "{name}: {old} → {new}{days}";
    RescheduleWindow
        zh: "“{name}”的起止时间：{old} → {new}{days}";
        en: "window of “{name}”: {old} → {new}{days}";
    RescheduleDays zh: "（{days} 天）"; en: " ({days} days)";
    RescheduleBegins zh: "（开始 {begins} 天）"; en: " (begins {begins} days)";
    RescheduleBoth
        zh: "（开始 {begins} 天，结束 {days} 天）";
        en: " (begins {begins} days, ends {days} days)";
    RescheduleFollows zh: "，随之变动"; en: ", follows";
    RescheduleLeft zh: "未动：{name}，{why}"; en: "left alone: {name}, {why}";
    RescheduleLeftWindow
        zh: "未动：“{name}”的起止时间，{why}";
        en: "left alone: window of “{name}”, {why}";
    RescheduleNoDay zh: "“{text}”不在日历上"; en: "“{text}” is on no calendar";
    RescheduleCoarse
        zh: "“{text}”不是确定的一天，不能这样移动";
        en: "“{text}” is no certain day and cannot be moved so";
    RescheduleReckoned
        zh: "由“{id}”推算，随那一项变动";
        en: "reckoned from “{id}” and follows it";
    RescheduleLookedUp
        zh: "时限是引用来的，随引用的那一处变动";
        en: "its deadline is looked up and follows what it looks up";
    RescheduleSkipped zh: "已按 --skip 跳过"; en: "skipped as told by --skip";
    RescheduleStays zh: "其中的任务都没有动"; en: "none of its tasks moved";
    RescheduleHolds
        zh: "环节没有整体移动，移动了的任务仍在其中";
        en: "the stage did not move as a whole, and it still holds what moved";
    RescheduleDone
        zh: "“{text}”在成文之前，已经过去（past）";
        en: "{text} was before the document's date (past: yes)";
    RescheduleShared
        zh: "由锚点（&）和别名（*）共用，改了别处也会变；请先分开写";
        en: "it is shared by an anchor (&) and its aliases (*); write them out apart first";
    RescheduleNotInPlace
        zh: "没法原地改成“{text}”，请在编辑器里改写成一行";
        en: "it cannot be changed into “{text}” in its place; write it on one line in an editor";
    RescheduleNothing zh: "没有变化"; en: "nothing changes";
    RescheduleNotWritten zh: "没有写入 {path}"; en: "{path} was not written";
    RescheduleWritten zh: "已写入 {path}"; en: "wrote {path}";
    RescheduleAsk zh: "写入吗？[y/N] "; en: "Write this? [y/N] ";
    RescheduleNeedsYes
        zh: "要直接写入请加 --yes，只看变动请加 --dry-run";
        en: "add --yes to write without asking, or --dry-run to look only";

    // Help and results: calendar.
    CalendarAbout zh: "把工作安排表变成日历和时间轴图"; en: "Make a calendar and a timeline of the schedule";
    CalendarLong
        zh: "每项任务的完成时限是日历（.ics）里的一个全天事件：有起止的占那几天，有两种理解的取肯定不\n晚的那一天，每月5日前、每周五之类按规则重复，到环节的起止时间、活动的 period（都没有时为\n成文当年年底）为止。没有日子的任务不写入，另行列出。--owner 只看责任单位一栏写明的名称：\n“各科室”不算每个科室。不写 -o 和 --timeline 时，日历写到标准输出。\n\n-o 的文件已经有了时（不是本命令写的不覆盖），变动了的事件的 SEQUENCE 比原来加一，日历程序才会更新它；另写一个\n文件或写到标准输出时，可用 --sequence 写明。";
        en: "Each task's deadline becomes an all-day event of the calendar (.ics): a span of days covers\nthem, one that may be read in two ways is on the day that is certainly not late, and what\nreturns (每月5日前, 每周五) is repeated till the end of its stage's window, of the campaign's\nperiod, or else of the document's year. Tasks without a day are left out and named. --owner\nlooks at the names as written: 各科室 does not mean each department. Without -o and\n--timeline the calendar goes to standard output.\n\nWhere the file of -o is there already (one that this command did not write is left alone),\nthe SEQUENCE of each event that changed becomes one higher, so that calendar programs update it; for another file or standard output it may be\ngiven with --sequence.";
    CalendarUsage
        zh: "hongtou calendar <活动文件> [-o <文件>] [--timeline <文件>] [选项]";
        en: "hongtou calendar <SPEC> [-o <FILE>] [--timeline <FILE>] [OPTIONS]";
    CalendarExamples
        zh: "  hongtou calendar campaign.yaml -o campaign.ics\n  hongtou calendar campaign.yaml -o 医务科.ics --owner 医务科 --alarm 3d\n  hongtou calendar campaign.yaml --timeline timeline.svg";
        en: "  hongtou calendar campaign.yaml -o campaign.ics\n  hongtou calendar campaign.yaml -o 医务科.ics --owner 医务科 --alarm 3d\n  hongtou calendar campaign.yaml --timeline timeline.svg";
    ValueFile zh: "文件"; en: "FILE";
    ValueAhead zh: "提前"; en: "AHEAD";
    CalendarOutput zh: "日历写到这个文件"; en: "Write the calendar to this file";
    CalendarOwner
        zh: "只要这个责任单位的任务；可以写几次";
        en: "Only the tasks of this owner; may be given several times";
    CalendarAlarm
        zh: "提前多久的上午九点提醒：1d（天）、1w（周），none 为不提醒；默认 1d";
        en: "How long before, at nine in the morning, the alarm is: 1d (days), 1w (weeks), or none; 1d by default";
    CalendarSequence
        zh: "全部事件的 SEQUENCE（第几次更新），代替从原有文件推算的";
        en: "The SEQUENCE of all events (how often they were updated), instead of reckoning it from\nthe file that is there";
    ValueTimes zh: "次数"; en: "N";
    CalendarTimeline zh: "时间轴图（SVG）写到这个文件"; en: "Write the timeline (SVG) to this file";
    CalendarBadAlarm
        zh: "“{value}”不是提前量；写成 1d、2w 或 none";
        en: "“{value}” is no length of time; write 1d, 2w or none";
    CalendarNoOwner zh: "工作安排表里没有责任单位“{name}”"; en: "the schedule has no owner “{name}”";
    CalendarOverSpec
        zh: "{path} 是活动文件本身，不能写到那里";
        en: "{path} is the spec itself and is not written over";
    CalendarNoSchedule zh: "{path} 没有工作安排表（schedule）"; en: "{path} has no schedule";
    CalendarNoDays
        zh: "工作安排表里没有日历上的日子，没有画时间轴";
        en: "the schedule names no day of the calendar: no timeline was drawn";
    CalendarWritten zh: "已写入 {path}（{count} 个事件）"; en: "wrote {path} (events: {count})";
    CalendarDrawn zh: "已写入 {path}"; en: "wrote {path}";
    CalendarLeftOut zh: "未写入日历：{work}（{why}）"; en: "not in the calendar: {work} ({why})";
    CalendarMissing zh: "没有完成时限"; en: "no deadline";
    CalendarWords zh: "{said}：不是认得的时限"; en: "{said}: not a deadline that is known";
    CalendarEvent zh: "{said}：要等别的事定下来"; en: "{said}: follows something without a day";
    CalendarHolidays
        zh: "{said}：那一年的节假日安排还没有";
        en: "{said}: the holidays of that year are not known";
    CalendarAlways zh: "{said}：没有具体的日子"; en: "{said}: all the time";
    CalendarOutside
        zh: "{said}：起止时间里没有这样的日子";
        en: "{said}: no such day in the days in which it would return";
    // Help and results: diff.
    DiffAbout zh: "比较活动文件的两个版本"; en: "Tell what changed between two versions of a spec";
    DiffLong
        zh: "列出两个版本之间变动的事项（时限、责任单位、标题、文号等）和各份公文里变动的句子。\n版本可以是文件，也可以是 git 的“版本:路径”，例如 HEAD~1:campaign.yaml（路径从仓库的\n根目录写起；模板用新版本旁边的）。有没有变动，退出码都是 0。\n\n加 --redline 时，给每份有变动的公文写一份带修订标记的 DOCX：在 Word 或 LibreOffice 里\n接受全部修订就是新的公文，拒绝全部修订就是旧的。";
        en: "Lists the facts that differ (deadlines, owners, titles, the number …) and the sentences of\nthe documents that differ. A version is a file or git's REVISION:PATH, for example\nHEAD~1:campaign.yaml (the path begins at the repository's root; templates are those beside\nthe new version). The exit code is 0 whether something differs or not.\n\nWith --redline writes each document that differs as DOCX with tracked changes: accept them\nall in Word or LibreOffice for the new document, reject them all for the old one.";
    DiffUsage
        zh: "hongtou diff <旧版本> <新版本> [--format <格式>] [--redline --out <目录>]";
        en: "hongtou diff <OLD> <NEW> [--format <FORMAT>] [--redline --out <DIR>]";
    DiffExamples
        zh: "  hongtou diff campaign-v1.yaml campaign.yaml\n  hongtou diff HEAD~1:campaign.yaml campaign.yaml --format md > 变动.md\n  hongtou diff HEAD:campaign.yaml campaign.yaml --redline --out 修订稿 --author 办公室";
        en: "  hongtou diff campaign-v1.yaml campaign.yaml\n  hongtou diff HEAD~1:campaign.yaml campaign.yaml --format md > changes.md\n  hongtou diff HEAD:campaign.yaml campaign.yaml --redline --out redline --author Office";
    ValueOld zh: "旧版本"; en: "OLD";
    ValueNew zh: "新版本"; en: "NEW";
    DiffOldArg
        zh: "旧版本：文件，或 git 的“版本:路径”";
        en: "The old version: a file, or git's REVISION:PATH";
    DiffNewArg
        zh: "新版本：文件，或 git 的“版本:路径”";
        en: "The new version: a file, or git's REVISION:PATH";
    DiffFormat
        zh: "怎样列出：text（默认）、md、json 或 html";
        en: "How to list them: text (the default), md, json or html";
    ValueFormat zh: "格式"; en: "FORMAT";
    DiffRedline zh: "写出带修订标记的 DOCX，而不列出变动"; en: "Write DOCX with tracked changes instead of a list";
    DiffOut zh: "修订稿写到这个目录"; en: "Directory for the redlines";
    DiffAuthor zh: "修订者（默认 hongtou）"; en: "Who made the changes (default: hongtou)";
    ValueAuthor zh: "姓名"; en: "NAME";
    DiffDate zh: "修订日期，例如 2024-03-01（默认新版本的成文日期）"; en: "Their date, for example 2024-03-01 (default: the new version's own)";
    ValueDate zh: "日期"; en: "DATE";
    DiffRedlineNeedsOut zh: "--redline 要用 --out 写明目录"; en: "--redline needs a directory, given with --out";
    DiffOnlyRedline zh: "“{arg}”只能和 --redline 一起用"; en: "“{arg}” goes with --redline only";
    DiffBadDate zh: "“{value}”不是日期；写成 2024-03-01"; en: "“{value}” is no date; write 2024-03-01";
    DiffNothing zh: "两个版本没有不同"; en: "the two versions do not differ";
    DiffTitle zh: "变动：{old} → {new}"; en: "Changes: {old} → {new}";
    DiffFacts zh: "变动的事项"; en: "Facts that differ";
    DiffSentences zh: "变动的文字"; en: "Sentences that differ";
    DiffSubject zh: "对象"; en: "Of";
    DiffField zh: "内容"; en: "Field";
    DiffOld zh: "原来"; en: "Old";
    DiffNew zh: "现在"; en: "New";
    DiffDays zh: "天数"; en: "Days";
    DiffAdded zh: "新增"; en: "added";
    DiffRemoved zh: "取消"; en: "removed";
    DiffSpec zh: "全文"; en: "the whole";
    DiffStage zh: "环节 {name}"; en: "stage {name}";
    DiffTask zh: "任务 {work}"; en: "task {work}";
    DiffTaskId zh: "任务 {id} {work}"; en: "task {id} {work}";
    DiffAttachment zh: "附件 {title}"; en: "attachment {title}";
    DiffDocument zh: "{name}《{title}》"; en: "{name} “{title}”";
    DiffDocumentAdded zh: "{name}《{title}》（新增）"; en: "{name} “{title}” (added)";
    DiffDocumentRemoved zh: "{name}《{title}》（取消）"; en: "{name} “{title}” (removed)";
    DiffLeftOver
        zh: "{path} 是以前写的修订稿，与这两个版本无关";
        en: "{path} is left over from an earlier redline, and not of these two versions";
    DiffSentence zh: "{place}：{text}"; en: "{place}: {text}";

    // Where something stands in a document.
    PlaceHeading zh: "标题"; en: "heading";
    PlaceParagraph zh: "第{n}段"; en: "paragraph {n}";
    PlaceItem zh: "列表 {label}"; en: "item {label}";
    PlaceCell zh: "第{n}行 {column}"; en: "row {n}, {column}";
    PlaceRow zh: "第{n}行"; en: "row {n}";
    PlaceTable zh: "表"; en: "table";
    PlaceCaption zh: "图片说明"; en: "caption";
    SlotCopyNumber zh: "份号"; en: "copy number";
    SlotSecrecy zh: "密级和保密期限"; en: "secrecy";
    SlotUrgency zh: "紧急程度"; en: "urgency";
    SlotMark zh: "发文机关标志"; en: "mark";
    SlotNumber zh: "发文字号"; en: "document number";
    SlotSigners zh: "签发人"; en: "signers";
    SlotLabel zh: "附件顺序号"; en: "attachment label";
    SlotTitle zh: "标题"; en: "title";
    SlotTitleNote zh: "题注"; en: "note below the title";
    SlotAddressee zh: "主送机关"; en: "addressee";
    SlotAttendance zh: "与会人员"; en: "attendance";
    SlotAttachments zh: "附件说明"; en: "attachment note";
    SlotSignature zh: "发文机关署名"; en: "signature";
    SlotDate zh: "成文日期"; en: "date";
    SlotRemark zh: "附注"; en: "remark";
    SlotCopies zh: "抄送机关"; en: "copies";
    SlotPrinter zh: "印发机关"; en: "printer";
    SlotPrinted zh: "印发日期"; en: "date of printing";

    // Help and results: amend.
    AmendAbout zh: "起草调整时间安排的通知"; en: "Draft the notice that announces moved deadlines";
    AmendLong
        zh: "比较活动文件的两个版本，为移动了的时限起草一份“关于调整《……》有关时间安排的通知”\n（活动文件，可用 hongtou build 编成公文），列出每项任务的原定时限和调整后时限。不会覆盖\n已有的文件。\n\n列入：日子变了的时限和环节起止时间，新增的任务（新增），取消的任务（取消）。只换了写法、\n日子没有变的（7月20日前 → 7月20日之前）不列入，另行指出。\n\n照旧：发文机关、联合发文机关和标志、格式、密级、版式、编号样式、署名、附注、主送、版记。\n份号重新编。紧急程度不照搬，写成注释，由人决定。发文字号的序号留作 ×，成文日期暂用原件\n的，由人填写，也可用 --number 和 --date 写明；× 没有填时 build 会指出。";
        en: "Compares two versions of a spec and drafts the notice that announces the moved deadlines,\nas a spec for hongtou build, with the old and the new deadline of each task. No file is ever\noverwritten.\n\nAnnounced are deadlines and windows that mean other days, tasks that are new and tasks that\nare gone. What is only worded otherwise (7月20日前 → 7月20日之前) is left out and named.\n\nAs in the original: issuers and mark, format, secrecy, profile, numbering, signature, remark,\naddressees and imprint. Copies are numbered anew. Urgency is put in a comment, for the clerk\nto decide. The serial of the number is left as × and the date as it was, for the clerk to fill\nin, or given with --number and --date; build names a × that is still there.";
    AmendUsage
        zh: "hongtou amend <旧版本> <新版本> [-o <文件>] [--number <文号>] [--date <日期>]";
        en: "hongtou amend <OLD> <NEW> [-o <FILE>] [--number <NUMBER>] [--date <DATE>]";
    AmendExamples
        zh: "  hongtou amend HEAD~1:campaign.yaml campaign.yaml -o 调整通知.yaml\n  hongtou amend campaign-v1.yaml campaign-v2.yaml";
        en: "  hongtou amend HEAD~1:campaign.yaml campaign.yaml -o amendment.yaml\n  hongtou amend campaign-v1.yaml campaign-v2.yaml";
    AmendOut zh: "写到这个文件（不写时打印出来）"; en: "Write this file (else print the draft)";
    AmendNumber
        zh: "本通知的发文字号，或只写序号，例如 25";
        en: "The notice's number, or its serial alone, for example 25";
    ValueNumber zh: "文号"; en: "NUMBER";
    AmendDate zh: "本通知的成文日期，例如 2024-03-01"; en: "The notice's date, for example 2024-03-01";
    AmendBadNumber
        zh: "“{value}”不是发文字号；写成 25，或某医〔2024〕25号";
        en: "“{value}” is no document number; write 25, or 某医〔2024〕25号";
    AmendTooEarly
        zh: "本通知的成文日期{value}早于原件的{date}";
        en: "the notice's date {value} is before that of the original, {date}";
    AmendLeftOut
        zh: "未列入：{work}（{old} → {new}，日子没有变）";
        en: "not announced: {work} ({old} → {new}: the same days)";
    AmendFiles
        zh: "署名和版式要用的文件请放到 {path}：{files}";
        en: "put the files that its signature and look need into {path}: {files}";
    DirectoryMade zh: "已新建目录 {path}"; en: "made the directory {path}";
    AmendNothing zh: "时限没有变动，不需要通知"; en: "no deadline moved: there is nothing to announce";

    // Why the machine refused.
    WhyNotFound zh: "没有这个文件或目录"; en: "no such file or directory";
    WhyDenied zh: "没有权限"; en: "permission denied";
    WhyNotADirectory zh: "它不是目录"; en: "not a directory";
    WhyIsADirectory zh: "它是目录"; en: "it is a directory";
    WhyExists zh: "已经有同名的文件"; en: "a file of that name exists";
    WhyFull zh: "磁盘空间不足"; en: "no space left";
    WhyReadOnly zh: "磁盘是只读的"; en: "the file system is read-only";
    WhyTooLong zh: "文件名太长"; en: "the file name is too long";
    WhyNoGit zh: "没有装 git"; en: "git is not installed";
    WhyUnsafeName
        zh: "“{name}”不能作文件名";
        en: "“{name}” cannot be a file name";
}

#[cfg(test)]
mod tests {
    use super::*;

    fn placeholders(text: &str) -> Vec<&str> {
        let mut names: Vec<_> = text
            .split('{')
            .skip(1)
            .filter_map(|tail| tail.split_once('}'))
            .map(|(name, _)| name)
            .collect();
        names.sort_unstable();
        names
    }

    #[test]
    fn both_languages_say_the_same_things() {
        for phrase in Phrase::ALL {
            let (zh, en) = phrase.both();
            assert_eq!(placeholders(zh), placeholders(en), "{phrase:?}");
        }
    }
}
