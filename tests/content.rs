//! The note bank's compiler on small folders: one good one that shows every part of the format, and for every rule a
//! copy of it with one fault.
#![cfg(feature = "author")]
#![allow(clippy::unwrap_used, reason = "a helper that panics fails its test")]

use std::{collections::HashSet, env, fs, path::Path, time::Duration};

use tempfile::TempDir;
use zhuiwen::{
    author::{
        Fences, TIMEOUT, build, compile,
        diagnostic::{Diagnostic, Rule},
        export, survey,
    },
    domain::question::QuestionKind,
    wire::bank::{decode_index, decode_texts, decode_topic},
};

/// How a fault gets into the copy. Paths are relative to the folder.
enum Fault {
    /// The first occurrence of a text becomes another.
    Replace(&'static str, &'static str, &'static str),
    /// A file is written.
    Write(&'static str, &'static str),
    /// A file is taken away.
    Remove(&'static str),
}

use Fault::{Remove, Replace, Write};

const ONE: &str = "alpha/alpha-one.md";
const TWO: &str = "alpha/alpha-two.md";
const BANK: &str = "bank.toml";
const PUBLISHED: &str = "published.txt";

/// The rule, the fault, and how the problem's `path:line: message` has to begin.
const FAULTS: &[(Rule, Fault, &str)] = &[
    (Rule::Unreadable, Remove("outline.toml"), "content/outline.toml:1: "),
    (
        Rule::BankToml,
        Replace(BANK, "summary", "sumary"),
        "content/bank.toml:4: unknown field `sumary`",
    ),
    (
        Rule::BankToml,
        Replace(BANK, "\"一句话。\"", "\" \""),
        "content/bank.toml:2: ",
    ),
    (
        Rule::Unlisted,
        Write("alpha/alpha-three.md", ""),
        "content/alpha/alpha-three.md:1: ",
    ),
    (
        Rule::Unlisted,
        Write("beta/alpha-three.md", ""),
        "content/beta/alpha-three.md:1: ",
    ),
    (Rule::ListedMissing, Remove(TWO), "content/bank.toml:7: "),
    (
        Rule::PublishedFormat,
        Replace(PUBLISHED, "12 alpha", "twelve alpha"),
        "content/published.txt:13: the number",
    ),
    (
        Rule::PublishedFormat,
        Replace(PUBLISHED, "12 alpha", "11 alpha"),
        "content/published.txt:13: numbers",
    ),
    (
        Rule::PublishedFormat,
        Replace(PUBLISHED, "12 alpha-two", "12 alpha-one"),
        "content/published.txt:13: this id",
    ),
    (
        Rule::PublishedFormat,
        Replace(PUBLISHED, "12 alpha-two", "12 Alpha-two"),
        "content/published.txt:13: this is not",
    ),
    (
        Rule::PublishedFormat,
        Replace(PUBLISHED, "12 alpha-two", "12"),
        "content/published.txt:13: this is not",
    ),
    (
        Rule::Vanished,
        Replace(TWO, "### typed output", "### renamed output"),
        "content/published.txt:15: alpha-two/typed was published",
    ),
    (
        Rule::Retired,
        Replace(PUBLISHED, "-> alpha-two/typed", "->"),
        "content/published.txt:12: alpha-one/gone is",
    ),
    (
        Rule::Retired,
        Replace(PUBLISHED, "12 alpha-two", "12 alpha-two -> x"),
        "content/published.txt:13: alpha-two is",
    ),
    (
        Rule::Unpublished,
        Replace(PUBLISHED, "14 alpha-two/typed\n", ""),
        "content/alpha/alpha-two.md:41: alpha-two/typed is not",
    ),
    (
        Rule::FrontMatter,
        Replace(TWO, "+++\n", ""),
        "content/alpha/alpha-two.md:1: the front matter",
    ),
    (
        Rule::FrontMatter,
        Replace(TWO, "title =", "title"),
        "content/alpha/alpha-two.md:3: bad TOML",
    ),
    (
        Rule::UnknownKey,
        Replace(TWO, "level =", "levle ="),
        "content/alpha/alpha-two.md:6: unknown key `levle`",
    ),
    (
        Rule::UnknownKey,
        Replace(TWO, "kind = ", "sort = "),
        "content/alpha/alpha-two.md:14: unknown key `sort`",
    ),
    (
        Rule::FrontValue,
        Replace(TWO, "level = 3", "level = 4"),
        "content/alpha/alpha-two.md:6: `level`",
    ),
    (
        Rule::FrontValue,
        Replace(TWO, "\"第二条\"", "\"\""),
        "content/alpha/alpha-two.md:3: `title`",
    ),
    (
        Rule::FrontValue,
        Replace(TWO, "[\"alpha.two\"]", "[]"),
        "content/alpha/alpha-two.md:2: `covers` is empty",
    ),
    (
        Rule::FrontValue,
        Replace(TWO, "ask = \"第二条讲什么？\"", ""),
        "content/alpha/alpha-two.md:2: `ask` is missing",
    ),
    (
        Rule::FrontValue,
        Replace(
            TWO,
            "  { title = \"PEP 20\", url = \"https://peps.python.org/pep-0020/\" },\n",
            "",
        ),
        "content/alpha/alpha-two.md:7: `sources`",
    ),
    (
        Rule::IdFormat,
        Replace(TWO, "id = \"alpha-two\"", "id = \"Alpha\""),
        "content/alpha/alpha-two.md:2: \"Alpha\"",
    ),
    (
        Rule::IdFormat,
        Replace(TWO, "### typed", "### Typed"),
        "content/alpha/alpha-two.md:41: \"Typed\"",
    ),
    (
        Rule::IdFormat,
        Replace(TWO, "to = \"alpha-one\"", "to = \"a b\""),
        "content/alpha/alpha-two.md:12: \"a b\"",
    ),
    (
        Rule::DuplicateId,
        Replace(TWO, "### lines", "### typed"),
        "content/alpha/alpha-two.md:57: the question id typed",
    ),
    (
        Rule::DuplicateId,
        Replace(TWO, "### lines", "### recall"),
        "content/alpha/alpha-two.md:57: the question id recall",
    ),
    (
        Rule::DuplicateId,
        Replace(TWO, "id = \"alpha-two\"", "id = \"alpha-one\""),
        "content/alpha/alpha-two.md:2: the id",
    ),
    (
        Rule::DuplicateId,
        Replace(BANK, "\"alpha-two\"", "\"alpha-one\""),
        "content/bank.toml:7: the note alpha-one",
    ),
    (
        Rule::FileName,
        Replace(TWO, "id = \"alpha-two\"", "id = \"beta\""),
        "content/alpha/alpha-two.md:2: the id is beta",
    ),
    (
        Rule::TitleLength,
        Replace(
            TWO,
            "\"第二条\"",
            "\"一二三四五六七八九十一二三四五六七八九十一二三四五\"",
        ),
        "content/alpha/alpha-two.md:3: the title has 25",
    ),
    (
        Rule::UnknownPoint,
        Replace(TWO, "\"alpha.two\"", "\"alpha.zwei\""),
        "content/alpha/alpha-two.md:5: the outline",
    ),
    (
        Rule::UnknownPoint,
        Replace(TWO, "covers = \"alpha.three\"", "covers = \"alpha.drei\""),
        "content/alpha/alpha-two.md:17: the outline",
    ),
    (
        Rule::Https,
        Replace(TWO, "https://peps", "http://peps"),
        "content/alpha/alpha-two.md:8: the source",
    ),
    (
        Rule::Https,
        Replace(TWO, "一段话。", "[x](http://a.b)"),
        "content/alpha/alpha-two.md:28: the link",
    ),
    (
        Rule::Https,
        Replace(TWO, "一段话。", "[x](javascript:a)"),
        "content/alpha/alpha-two.md:28: the link",
    ),
    (
        Rule::DanglingFollowUp,
        Replace(TWO, "to = \"alpha-one\"", "to = \"alpha-eins\""),
        "content/alpha/alpha-two.md:12: this follow-up leads to alpha-eins",
    ),
    (
        Rule::FollowUpAsk,
        Replace(TWO, "ask = \"回到第一条？\"", ""),
        "content/alpha/alpha-two.md:11: this `[[follow_up]]`",
    ),
    (
        Rule::FollowUpAsk,
        Replace(TWO, "第三条还没写，它讲什么？", " "),
        "content/alpha/alpha-two.md:16: this `[[waiting]]`",
    ),
    (
        Rule::FollowUpKind,
        Replace(TWO, "\"compare\"", "\"sideways\""),
        "content/alpha/alpha-two.md:11: ",
    ),
    (
        Rule::FollowUpTarget,
        Replace(TWO, "to = \"alpha-one\"", "to = \"alpha-two\""),
        "content/alpha/alpha-two.md:12: ",
    ),
    (
        Rule::FollowUpTarget,
        Replace(
            TWO,
            "[[waiting]]",
            "[[follow_up]]\nto = \"alpha-one\"\nask = \"再来？\"\nkind = \"why\"\n\n[[waiting]]",
        ),
        "content/alpha/alpha-two.md:17: a second follow-up",
    ),
    (
        Rule::FewFollowUps,
        Replace(
            TWO,
            "[[waiting]]\ncovers = \"alpha.three\"\nask = \"第三条还没写，它讲什么？\"\nkind = \"why\"\n",
            "",
        ),
        "content/alpha/alpha-two.md:1: 1 follow-ups",
    ),
    (
        Rule::WaitingOver,
        Replace(TWO, "covers = \"alpha.three\"", "covers = \"alpha.one\""),
        "content/alpha/alpha-two.md:17: alpha.one is covered by alpha-one",
    ),
    (
        Rule::OutlineEdge,
        Replace(ONE, "to = \"alpha-two\"", "to = \"alpha-one\""),
        "content/alpha/alpha-one.md:2: the outline leads from alpha.one to alpha.two",
    ),
    (
        Rule::OutlineEdge,
        Replace(ONE, "covers = \"alpha.three\"", "covers = \"alpha.two\""),
        "content/alpha/alpha-one.md:2: the outline leads from alpha.one to alpha.three",
    ),
    (
        Rule::Unreachable,
        Replace(ONE, "to = \"alpha-two\"", "to = \"alpha-one\""),
        "content/alpha/alpha-two.md:2: no follow-up",
    ),
    (
        Rule::Section,
        Replace(TWO, "## 易错\n\n- 一个误会。\n", ""),
        "content/alpha/alpha-two.md:1: the section `## 易错`",
    ),
    (
        Rule::Section,
        Replace(TWO, "## 易错", "## 坑"),
        "content/alpha/alpha-two.md:30: unknown section",
    ),
    (
        Rule::Section,
        Replace(TWO, "## 易错", "# 易错"),
        "content/alpha/alpha-two.md:30: unknown section",
    ),
    (
        Rule::Section,
        Replace(TWO, "## 展开", "## 易错"),
        "content/alpha/alpha-two.md:30: the section \"易错\" is there twice",
    ),
    (
        Rule::Section,
        Replace(
            TWO,
            "## 30 秒\n\n另一段能说出口的话。\n\n## 展开\n\n一段话。\n",
            "## 展开\n\n一段话。\n\n## 30 秒\n\n甲\n",
        ),
        "content/alpha/alpha-two.md:26: the section \"30 秒\" comes too late",
    ),
    (
        Rule::Section,
        Replace(TWO, "## 30 秒", "前言\n\n## 30 秒"),
        "content/alpha/alpha-two.md:22: text before",
    ),
    (
        Rule::Section,
        Replace(TWO, "一段话。", ""),
        "content/alpha/alpha-two.md:26: `## 展开` is empty",
    ),
    (
        Rule::Brief,
        Replace(TWO, "另一段能说出口的话。", "- 列表"),
        "content/alpha/alpha-two.md:24: `## 30 秒` is not plain",
    ),
    (
        Rule::Brief,
        Replace(TWO, "另一段能说出口的话。", "甲\n\n乙"),
        "content/alpha/alpha-two.md:22: `## 30 秒` has 2",
    ),
    (
        Rule::Brief,
        Replace(
            TWO,
            "另一段能说出口的话。",
            "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十\
             一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十\
             一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十。",
        ),
        "content/alpha/alpha-two.md:24: `## 30 秒` has 151",
    ),
    (
        Rule::Pitfalls,
        Replace(TWO, "- 一个误会。", "一个误会。"),
        "content/alpha/alpha-two.md:30: `## 易错`",
    ),
    (
        Rule::KeyPoints,
        Replace(TWO, "2. 说出第二点\n", ""),
        "content/alpha/alpha-two.md:34: 1 key points",
    ),
    (
        Rule::KeyPoints,
        Replace(TWO, "2. 说出第二点", "1. 说出第二点"),
        "content/alpha/alpha-two.md:37: the key point's number 1",
    ),
    (
        Rule::KeyPoints,
        Replace(TWO, "2. 说出第二点", "33. 说出第二点"),
        "content/alpha/alpha-two.md:37: the key point's number 33",
    ),
    (
        Rule::KeyPoints,
        Replace(TWO, "1. 说出第一点\n2. 说", "- 说"),
        "content/alpha/alpha-two.md:34: `## 要点` is not a numbered",
    ),
    (
        Rule::KeyPoints,
        Replace(
            TWO,
            "2. 说出第二点",
            "2. 一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十\
             一二三四五六七八九十一",
        ),
        "content/alpha/alpha-two.md:37: this key point has 61",
    ),
    (
        Rule::FewQuestions,
        Replace(
            TWO,
            "### typed output\n\n打印什么？\n\n```python\nprint(1)\n```\n\n```output\n1\n```\n\n#### 解析\n\n因为是一。\n",
            "",
        ),
        "content/alpha/alpha-two.md:39: 3 questions",
    ),
    (
        Rule::FewKinds,
        Write(
            "alpha/alpha-two.md",
            "+++\nid = \"alpha-two\"\n+++\n\n## 题\n\n### a order\n\n排。\n\n1. 一\n2. 二\n3. 三\n\n#### 解析\n\n因为。\n",
        ),
        "content/alpha/alpha-two.md:5: 1 kinds",
    ),
    (
        Rule::QuestionHeading,
        Replace(TWO, "### typed output", "### typed"),
        "content/alpha/alpha-two.md:41: \"typed\"",
    ),
    (
        Rule::QuestionHeading,
        Replace(TWO, "### typed output", "### typed recall"),
        "content/alpha/alpha-two.md:41: ",
    ),
    (
        Rule::QuestionHeading,
        Replace(TWO, "## 题\n", "## 题\n\n前言\n"),
        "content/alpha/alpha-two.md:41: text before",
    ),
    (
        Rule::QuestionShape,
        Replace(ONE, "- [x] 乙", "- [ ] 乙"),
        "content/alpha/alpha-one.md:82: a single question",
    ),
    (
        Rule::QuestionShape,
        Replace(ONE, "- [x] 乙", "- 乙"),
        "content/alpha/alpha-one.md:88: a choice starts",
    ),
    (
        Rule::QuestionShape,
        Replace(ONE, "- [ ] 丙", "- [ ] 甲"),
        "content/alpha/alpha-one.md:90: this choice is empty",
    ),
    (
        Rule::QuestionShape,
        Replace(ONE, "选哪个？", ""),
        "content/alpha/alpha-one.md:82: the question does not ask",
    ),
    (
        Rule::QuestionShape,
        Replace(ONE, "- [x] 二", "- [ ] 二"),
        "content/alpha/alpha-one.md:97: a multi question",
    ),
    (
        Rule::QuestionShape,
        Replace(ONE, "{{7.4|7}} 起，`x = {{None}}`", "7.4 起"),
        "content/alpha/alpha-one.md:114: a cloze",
    ),
    (
        Rule::QuestionShape,
        Replace(ONE, "{{7.4|7}}", "{{7.4|}}"),
        "content/alpha/alpha-one.md:114: an accepted",
    ),
    (
        Rule::QuestionShape,
        Replace(ONE, "- 8\n", "- none\n"),
        "content/alpha/alpha-one.md:114: \"none\"",
    ),
    (
        Rule::QuestionShape,
        Replace(ONE, "#### 备选\n\n- 8\n- False", ""),
        "content/alpha/alpha-one.md:114: `#### 备选`",
    ),
    (
        Rule::QuestionShape,
        Replace(ONE, "- [ ] `[1]`", "- [ ] `[1, 2]`"),
        "content/alpha/alpha-one.md:127: one of the wrong",
    ),
    (
        Rule::QuestionShape,
        Replace(ONE, "- [ ] `[1]`", "- [x] `[1]`"),
        "content/alpha/alpha-one.md:127: an output question",
    ),
    (
        Rule::QuestionShape,
        Replace(TWO, "```output\n1\n", "```output\n1\n2\n3\n"),
        "content/alpha/alpha-two.md:41: without choices",
    ),
    (
        Rule::QuestionShape,
        Replace(ONE, "2. 再做\n3. 最后做", "2. 再做"),
        "content/alpha/alpha-one.md:148: an order question",
    ),
    (
        Rule::QuestionShape,
        Replace(ONE, "2. 再做", "2. 先做"),
        "content/alpha/alpha-one.md:148: two steps",
    ),
    (
        Rule::QuestionShape,
        Replace(ONE, "| b | 2 |", "| b | 1 |"),
        "content/alpha/alpha-one.md:160: a cell",
    ),
    (
        Rule::QuestionShape,
        Replace(ONE, "| c | 3 |\n", ""),
        "content/alpha/alpha-one.md:160: a match question",
    ),
    (
        Rule::QuestionShape,
        Replace(ONE, "#### 建表", "#### 数据"),
        "content/alpha/alpha-one.md:174: `#### 建表` is missing",
    ),
    (
        Rule::QuestionShape,
        Replace(ONE, "where a > 1;", "where a > 1; select 1;"),
        "content/alpha/alpha-one.md:174: `#### 参考`",
    ),
    (
        Rule::QuestionShape,
        Replace(ONE, "assert total([]) == 0\nassert", "print"),
        "content/alpha/alpha-one.md:202: `#### 测试`",
    ),
    (Rule::QuestionShape, Replace(ONE, "        result += item\n", ""), ""),
    (
        Rule::QuestionShape,
        Replace(ONE, "因为乙。", "因为 {{乙}}。\n\n#### 备选\n\n- x"),
        "content/alpha/alpha-one.md:97: a single question has no part",
    ),
    (
        Rule::MissingReason,
        Replace(ONE, "  - 乙对。\n", ""),
        "content/alpha/alpha-one.md:88: this choice",
    ),
    (
        Rule::MissingExplanation,
        Replace(ONE, "因为乙。", ""),
        "content/alpha/alpha-one.md:82: the question has no",
    ),
    (
        Rule::MissingExplanation,
        Replace(ONE, "因为乙。", "因为乙。\n\n#### 备选\n\n- 丁"),
        "content/alpha/alpha-one.md:82: the explanation is not",
    ),
    (
        Rule::RawHtml,
        Replace(TWO, "一段话。", "一段<b>话</b>。"),
        "content/alpha/alpha-two.md:28: raw HTML: <b>",
    ),
    (
        Rule::RawHtml,
        Replace(TWO, "一段话。", "<div>\nx\n</div>"),
        "content/alpha/alpha-two.md:28: raw HTML: <div>",
    ),
    (
        Rule::Emphasis,
        Replace(TWO, "一段话。", "**一段。**话"),
        "content/alpha/alpha-two.md:28: `**`",
    ),
    (
        Rule::Image,
        Replace(TWO, "一段话。", "![x](https://a.b/c.png)"),
        "content/alpha/alpha-two.md:28: an image",
    ),
    (
        Rule::LinkTarget,
        Replace(ONE, "note:alpha-two", "note:alpha-zwei"),
        "content/alpha/alpha-one.md:28: the link",
    ),
    (
        Rule::LongLine,
        Replace(
            ONE,
            "print(\"你好\")",
            "print(\"你好\")  # 一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五",
        ),
        "",
    ),
    (
        Rule::LongLine,
        Replace(
            ONE,
            "print(\"你好\")",
            "print(\"你好\")  # 一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六",
        ),
        "content/alpha/alpha-one.md:35: this line of code has 61",
    ),
    (
        Rule::FenceInfo,
        Replace(ONE, "```python\n", "```python run=1\n"),
        "content/alpha/alpha-one.md:34: cannot read",
    ),
    (
        Rule::FenceInfo,
        Replace(ONE, "```python\n", "```python why=\"x\"\n"),
        "content/alpha/alpha-one.md:34: a python fence has no",
    ),
    (
        Rule::NorunReason,
        Replace(ONE, "norun=\"需要网络\"", "norun=\"\""),
        "content/alpha/alpha-one.md:61: norun without",
    ),
    (
        Rule::NorunReason,
        Replace(ONE, "python norun=", "bash norun="),
        "content/alpha/alpha-one.md:61: \"bash\"",
    ),
    (
        Rule::StrayOutput,
        Replace(TWO, "一段话。", "一段话。\n\n```output\n1\n```"),
        "content/alpha/alpha-two.md:30: this output",
    ),
    (
        Rule::StrayOutput,
        Replace(ONE, "```sql\nselect", "```bash\nselect"),
        "content/alpha/alpha-one.md:51: \"bash\" does not run",
    ),
    (
        Rule::OutputMismatch,
        Replace(ONE, "你好\n0\n1\n", "你好\n0\n2\n"),
        "content/alpha/alpha-one.md:40: the code prints something else (- output block, + printed):\n    - 2\n    + 1",
    ),
    (
        Rule::OutputMismatch,
        Replace(ONE, "2 | NULL", "2 | "),
        "content/alpha/alpha-one.md:55: ",
    ),
    (
        Rule::OutputMismatch,
        Replace(ONE, "\n```output\na\n2\n```\n", "\n```output\na\n3\n```\n"),
        "content/alpha/alpha-one.md:193: ",
    ),
    (
        Rule::OutputMismatch,
        Replace(TWO, "一段话。", "```python\nprint(1)\n```"),
        "content/alpha/alpha-two.md:28: the code prints something, but",
    ),
    (
        Rule::CodeFails,
        Replace(ONE, "    print(i)", "    print(j)"),
        "content/alpha/alpha-one.md:37: the code fails: NameError",
    ),
    (
        Rule::CodeFails,
        Replace(ONE, "select * from t order", "select * from tt order"),
        "content/alpha/alpha-one.md:51: the SQL fails: no such table",
    ),
    (
        Rule::CodeFails,
        Replace(ONE, "assert total([]) == 0", "assert total([]) == 1"),
        "content/alpha/alpha-one.md:219: the code fails: AssertionError",
    ),
    (
        Rule::CodeTimeout,
        Replace(ONE, "print(\"你好\")", "import time; time.sleep(60)"),
        "content/alpha/alpha-one.md:34: the code has not finished",
    ),
    (
        Rule::Interpreter,
        Write("no-python", ""),
        "content/requirements.txt:1: ",
    ),
    (
        Rule::DiagramAlt,
        Replace(ONE, "mermaid alt=\"甲到乙。\"", "mermaid"),
        "content/alpha/alpha-one.md:65: this diagram has no alt",
    ),
    (
        Rule::DiagramSyntax,
        Replace(ONE, "flowchart TD", "pie"),
        "content/alpha/alpha-one.md:66: \"pie\"",
    ),
    (
        Rule::DiagramSyntax,
        Replace(ONE, "  A[甲] -->|走| B[乙]\n", "  subgraph x\n  A --> B\n"),
        "content/alpha/alpha-one.md:67: ",
    ),
    (
        Rule::DiagramSyntax,
        Replace(ONE, "  A[甲] -->|走| B[乙]\n", ""),
        "content/alpha/alpha-one.md:66: the diagram is empty",
    ),
    (
        Rule::DiagramSyntax,
        Replace(ONE, "B[乙]\n", "B[乙]\n  style A fill:#f00\n"),
        "content/alpha/alpha-one.md:68: styles",
    ),
    (
        Rule::DiagramWidth,
        Replace(
            ONE,
            "flowchart TD\n",
            "flowchart LR\n  B --> C[一二三四五六七八九十] --> D[一二三四五六七八九十] --> E[一二三四五六七八九十] --> F[一二三四五六七八九十]\n",
        ),
        "content/alpha/alpha-one.md:65: the diagram is",
    ),
];

fn good() -> TempDir {
    let folder = TempDir::new().unwrap();
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/content/good");
    copy(&source, folder.path());
    folder
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

fn running(python: Option<&str>, timeout: Duration) -> Fences {
    let known = env::var_os("ZHUIWEN_PYTHON").unwrap_or_else(|| "python3".into());
    Fences::Run {
        python: python.map_or(known, Into::into).into(),
        cache: None,
        timeout,
    }
}

fn found_with(rule: Rule, fault: &Fault) -> Vec<Diagnostic> {
    let folder = good();
    match fault {
        Replace(file, from, to) => {
            let file = folder.path().join(file);
            let text = fs::read_to_string(&file).unwrap();
            assert!(text.contains(from), "{rule:?}: {from:?} is not in the good folder");
            fs::write(file, text.replacen(from, to, 1)).unwrap();
        }
        Write(file, text) => {
            let file = folder.path().join(file);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        }
        Remove(file) => fs::remove_file(folder.path().join(file)).unwrap(),
    }
    let fences = match rule {
        Rule::OutputMismatch | Rule::CodeFails => running(None, TIMEOUT),
        Rule::CodeTimeout => running(None, Duration::from_secs(2)),
        Rule::Interpreter => running(Some("/nowhere/python3"), TIMEOUT),
        _ => Fences::Skip,
    };
    survey(folder.path(), &fences).found
}

#[test]
fn every_fault_is_reported_where_it_is() {
    let mut failures = Vec::new();
    for (rule, fault, expect) in FAULTS {
        let found = found_with(*rule, fault);
        // No expectation: the fault stays just within the limit.
        let is_right = if expect.is_empty() {
            found.iter().all(|diagnostic| diagnostic.rule != *rule)
        } else {
            found
                .iter()
                .any(|diagnostic| diagnostic.rule == *rule && diagnostic.to_string().starts_with(expect))
        };
        if !is_right {
            let shown: Vec<String> = found.iter().map(|found| format!("{:?} {found}", found.rule)).collect();
            failures.push(format!("{rule:?}: expected {expect:?}, found\n{}", shown.join("\n")));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}

#[test]
fn every_rule_has_a_fault() {
    let proven: HashSet<Rule> = FAULTS
        .iter()
        .filter(|(.., expect)| !expect.is_empty())
        .map(|(rule, ..)| *rule)
        .collect();
    for rule in Rule::ALL {
        assert!(proven.contains(rule), "{rule:?} is proven by no fault");
        assert!(!rule.remedy().is_empty(), "{rule:?} has no remedy");
    }
}

#[test]
fn the_good_folder_compiles_and_reads_back() {
    let folder = good();
    let compiled = compile(folder.path(), &running(None, TIMEOUT)).unwrap_or_else(|found| {
        let shown: Vec<String> = found.iter().map(ToString::to_string).collect();
        panic!("{}", shown.join("\n"))
    });
    let out = TempDir::new().unwrap();
    let built = build::write(&compiled, out.path()).unwrap();
    let read = |file: &str| fs::read_to_string(out.path().join(file)).unwrap();

    let index = decode_index(&read(&built.index)).unwrap();
    assert_eq!(index.topics(), compiled.bank.topics());
    assert_eq!(index.notes(), compiled.bank.notes());
    let topics: Vec<&str> = index.topics().iter().map(|topic| topic.file.as_str()).collect();
    assert_eq!(topics, built.topics);
    let bodies: Vec<_> = built
        .topics
        .iter()
        .map(|file| decode_topic(&read(file)).unwrap())
        .collect();
    assert_eq!(bodies, compiled.bodies);
    assert_eq!(decode_texts(&read(&built.texts)).unwrap(), compiled.texts);

    let kinds: HashSet<QuestionKind> = bodies
        .iter()
        .flat_map(|body| &body.notes)
        .flat_map(|note| &note.questions)
        .map(|question| question.body.kind())
        .collect();
    assert_eq!(kinds.len(), QuestionKind::ALL.len(), "the good folder shows every kind");
    let html = read(&built.topics[0]);
    for forbidden in ["<script", " style=", "javascript:", " onclick", "fill=\\\"#"] {
        assert!(!html.contains(forbidden), "{forbidden}");
    }
}

#[test]
fn the_export_keeps_its_promised_shape() {
    let compiled = compile(good().path(), &Fences::Skip).unwrap();
    let json: serde_json::Value = serde_json::from_str(&export::export(&compiled).unwrap()).unwrap();
    let keys = |value: &serde_json::Value| {
        let mut keys: Vec<String> = value.as_object().unwrap().keys().cloned().collect();
        keys.sort();
        keys.join(" ")
    };
    assert_eq!(keys(&json), "notes topics");
    assert_eq!(keys(&json["topics"][0]), "id title");
    let note = &json["notes"][0];
    assert_eq!(keys(note), "ask covers follow_ups id level questions title topic");
    assert_eq!(note["covers"][0], "alpha.one");
    assert_eq!(
        note["follow_ups"].as_array().unwrap().len(),
        1,
        "what waits is not exported"
    );
    assert_eq!(keys(&note["follow_ups"][0]), "ask kind to");
    assert_eq!(keys(&note["questions"][0]), "id kind");
    assert_eq!(note["questions"][0]["id"], "recall");
}

#[test]
fn a_build_is_the_same_every_time() {
    let names = || {
        let out = TempDir::new().unwrap();
        build::write(&compile(good().path(), &Fences::Skip).unwrap(), out.path()).unwrap()
    };
    assert_eq!(names(), names());
}
