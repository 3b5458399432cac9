//! Every word of the interface, in Chinese and English. Notes and questions are not here: they are content.
//!
//! A message that lacks a language does not compile; that is why this is a table and not a look-up in files.

pub mod phrases;

use crate::domain::settings::Language;

macro_rules! messages {
    ($($name:ident: $zh:literal, $en:literal;)*) => {
        /// A fixed text of the interface.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Msg { $(#[doc = $en] $name,)* }

        impl Msg {
            /// Every text in Chinese and English, by place. A table and no `match`, which is twice the code.
            const TEXTS: &[[&str; 2]] = &[$([$zh, $en]),*];

            /// The text in `language`. `{}` marks where `fill` puts its argument.
            pub fn text(self, language: Language) -> &'static str {
                let [zh, en] = Msg::TEXTS[self as usize];
                match language {
                    Language::Zh => zh,
                    Language::En => en,
                }
            }
        }
    };
}

messages! {
    AppName: "追问", "Zhuiwen";
    Today: "今天", "Today";
    Topics: "题库", "Notes";
    FollowUps: "追问", "Follow-ups";
    Me: "我的", "Me";
    Search: "搜索", "Search";
    SkipToContent: "跳到正文", "Skip to content";
    MainPlaces: "主要页面", "Main places";
    // today
    HelloTitle: "面试官会接着问", "They will ask a follow-up";
    HelloLead: "先学会三十秒说清楚，再学会被追问下去。不联网也能用，答过的每一题都留在这台手机里。",
        "Say it in thirty seconds, then survive the follow-ups. Works offline; every answer stays on this phone.";
    FirstQuestion: "答第一题", "Answer a first question";
    FirstQuestionHint: "五题，约三分钟。不用注册。", "Five questions, about three minutes. No account.";
    HowItWorks: "怎么用", "How it works";
    How1: "看题，出声回答，再对照要点打勾。", "Read the question, answer aloud, then tick the key points you hit.";
    How2: "答完就看到面试官会怎样追问，一步步走下去。", "After each answer, see where the interviewer goes next, and walk on.";
    How3: "该复习的时候它会出现在「今天」。", "When it is time to review, it shows up under Today.";
    ContinueQuiz: "接着答", "Continue";
    ContinueAt: "第 {} 题", "Question {}";
    StartDue: "复习到期的题", "Review what is due";
    DueCount: "{} 题到期", "{} due";
    NothingDue: "今天到期的都答完了。", "Everything due today is done.";
    LearnNew: "学新题", "Learn new ones";
    NewLeft: "还有 {} 题没答过", "{} not asked yet";
    MixedQuiz: "混合练习", "Mixed quiz";
    OnlyMissed: "只练错题", "Only missed";
    OnlyStarred: "只练星标", "Only starred";
    AnsweredToday: "今天答了", "Answered today";
    MinutesToday: "用时（分钟）", "Minutes";
    DueNow: "到期", "Due";
    OtherWays: "换个练法", "Other ways to practise";
    OwnFacts: "填上自己的真实情况", "Fill in your own facts";
    OwnFactsCount: "{} 个空", "{} gaps";
    OwnFactsHint: "填一次，所有话术里同名的空都会换成它。只存在这台设备上，随备份带走；只写真实的。",
        "Filled in once, it shows in every script. Kept on this device and in backups. Only what is true.";
    // topics, notes
    NotesCount: "{} 条笔记", "{} notes";
    QuestionsCount: "{} 题", "{} questions";
    AnsweredOf: "已答 {}", "answered {}";
    QuizTopic: "练这个主题", "Quiz this topic";
    QuizNote: "练这一条", "Quiz this note";
    Brief: "30 秒", "In 30 seconds";
    Detail: "展开", "In two minutes";
    Pitfalls: "易错", "What goes wrong";
    KeyPoints: "要点", "Key points";
    Sources: "出处", "Sources";
    NextAsked: "面试官接着会问", "Asked next";
    AskedFrom: "从哪里问过来", "Asked from";
    OwnNote: "我的笔记", "My note";
    OwnNotePlaceholder: "写下你自己的例子、口诀、项目里的真事", "Your own example, mnemonic, true story";
    OwnNoteSaved: "已保存", "Saved";
    Save: "保存", "Save";
    Star: "加星标", "Star";
    Unstar: "取消星标", "Unstar";
    Flag: "标记有误", "Flag as wrong";
    FlagTitle: "哪里不对？", "What is wrong?";
    FlagHint: "记在这台手机里，会随备份一起导出，可以拿去提 issue。", "Kept on this phone and exported with the backup, so that you can report it.";
    FlagSave: "记下", "Note it";
    FlagWithdraw: "撤回标记", "Withdraw";
    Flagged: "已标记有误", "Flagged";
    Cancel: "取消", "Cancel";
    Close: "关闭", "Close";
    Chain: "追问路径", "The chain so far";
    BackOneStep: "退回上一问", "Back one step";
    Level1: "必会", "must know";
    Level2: "常问", "often asked";
    Level3: "深挖", "digs deep";
    KindDeeper: "深", "deeper";
    KindWhy: "因", "why";
    KindCompare: "比", "compare";
    KindApply: "用", "apply";
    KindNeighbour: "邻", "aside";
    Loading: "正在取…", "Loading…";
    LoadFailed: "没取到这个主题的内容。", "This topic could not be loaded.";
    Retry: "再试一次", "Try again";
    NoSuchNote: "没有这条笔记。可能是链接旧了，或者它被合并到了别处。", "There is no such note. The link may be old.";
    NoSuchPage: "没有这个页面。", "There is no such page.";
    BackToToday: "回到今天", "Back to Today";
    // follow-ups
    FollowUpsLead: "从任何一问开始，沿着追问走下去：先答，再看下一问。", "Start anywhere and walk the follow-ups: answer first, then see the next question.";
    WalkFromHere: "从这里开始被追问", "Be asked from here";
    WaysOn: "往下 {}", "{} on";
    ReadNote: "看笔记", "Read the note";
    StartSomewhere: "随便来一条", "Start somewhere";
    // quiz
    NoQuiz: "现在没有进行中的练习。", "No quiz is under way.";
    QuizProgress: "进度", "Progress";
    Check: "提交", "Check";
    Next: "下一题", "Next";
    Finish: "看结果", "See the result";
    Skip: "跳过", "Skip";
    Undo: "撤销", "Undo";
    GiveUp: "不会，看答案", "I don't know";
    UndoLast: "撤销上一答", "Undo the last answer";
    Reveal: "说完了，看要点", "Done speaking, show the key points";
    SayAloud: "先出声回答，再看要点。", "Answer aloud first, then look.";
    TickWhatYouSaid: "刚才说到了哪几条？", "Which of these did you say?";
    GradeIt: "评分", "Grade";
    GradeAgain: "没答上", "Again";
    GradeHard: "有缺漏", "Hard";
    GradeGood: "答上了", "Good";
    GradeEasy: "很轻松", "Easy";
    SuggestedGrade: "按打勾自动评分，可以改。", "Graded by your ticks; you may change it.";
    Right: "答对了", "Right";
    Partly: "部分对", "Partly right";
    Wrong: "没答对", "Not right";
    WhyRight: "正确", "Right";
    WhyChosen: "你选的", "Your choice";
    Missed: "漏选", "Missed";
    Explanation: "解析", "Why";
    ChooseOne: "单选", "Choose one";
    ChooseMany: "多选，选出全部正确的", "Choose all that apply";
    KindRecall: "口述", "Say it";
    KindCloze: "填空", "Fill in";
    KindOutput: "猜输出", "Predict the output";
    KindOrder: "排序", "Put in order";
    KindMatch: "配对", "Match";
    KindSql: "写查询", "Write the query";
    KindCode: "手写代码", "Write the code";
    BlankLabel: "第 {} 空", "Blank {}";
    PickInstead: "不想打字？点选", "Rather pick than type?";
    TypeOutput: "它会打印什么", "What it prints";
    ExpectedOutput: "实际输出", "It prints";
    YourAnswer: "你的答案", "Your answer";
    CorrectAnswer: "正确答案", "The answer";
    OrderHint: "拖动，或用箭头移动。", "Drag, or use the arrows.";
    MoveUp: "上移", "Move up";
    MoveDown: "下移", "Move down";
    DragToMove: "拖动排序", "Drag to move";
    MovedTo: "移到第 {} 位", "Moved to place {}";
    MatchHint: "先点左边，再点右边。", "Tap one on the left, then its partner on the right.";
    OrderLines: "排出各行", "Order the lines";
    TypeIt: "自己写", "Type it";
    TypeHint: "写完和参考对照。", "Type it, then compare with the reference.";
    SetupTables: "表和数据", "Tables and data";
    ResultSet: "结果", "Result";
    ReferenceAnswer: "参考答案", "Reference";
    TestsPassed: "参考通过的测试", "Tests the reference passes";
    DiffersJudge: "和参考不一样不一定错：结果相同就算对。自己判断。", "Different is not wrong when the result is the same. You judge.";
    DiffExtra: "你多写的", "only yours";
    DiffMissing: "参考里有的", "only in the reference";
    AskedNext: "面试官接着问", "The interviewer goes on";
    SummaryTitle: "这一轮", "This round";
    SummaryRight: "答对", "Right";
    SummaryMissed: "没答对", "Missed";
    SummaryTime: "用时（分钟）", "Minutes";
    AgainMissed: "再练没答对的 {} 题", "Ask the {} missed again";
    AllRight: "全部答对。", "All right.";
    MissedList: "没答对的", "Missed";
    EndQuiz: "结束这一轮", "End this round";
    Hint: "提示", "Hint";
    KeysTitle: "按键", "Keys";
    KeyPick: "选项、评分", "pick an option, grade";
    KeyEnter: "提交、显示、继续", "check, reveal, go on";
    KeyUndo: "撤销上一答", "undo the last answer";
    KeyHelp: "显示按键", "show the keys";
    KeySearch: "搜索", "search";
    // search
    SearchPlaceholder: "搜标题、问法和正文", "Titles, asks and texts";
    SearchEmpty: "没有找到。换个说法，或少写几个字。", "Nothing found. Try other or fewer words.";
    SearchHint: "中文、英文、命令都可以，例如「事件循环」「SET NX」。", "Chinese, English or commands, for instance SET NX.";
    SearchHits: "{} 条", "{} found";
    SearchBest: "{} 条，列出最相关的 {} 条", "{} found, the best {} listed";
    SearchPart: "正文还没取到，先搜标题和问法。", "Texts are not loaded yet; titles and asks only.";
    // me
    TotalAnswers: "答过", "Answers";
    CardsSeen: "学过的题", "Questions met";
    DaysPractised: "练习天数", "Days practised";
    ByTopic: "各主题", "By topic";
    Settings: "设置", "Settings";
    Backup: "备份与恢复", "Backup";
    About: "关于", "About";
    StarredList: "星标", "Starred";
    FlaggedList: "标记有误", "Flagged as wrong";
    OwnNotesList: "我的笔记", "My notes";
    NothingYet: "还没有。", "Nothing yet.";
    // settings
    Theme: "外观", "Theme";
    ThemeAuto: "跟随系统", "System";
    ThemeLight: "浅色", "Light";
    ThemeDark: "深色", "Dark";
    InterfaceLanguage: "界面语言", "Interface language";
    TextSize: "字号", "Text size";
    SizeSmall: "小", "Small";
    SizeNormal: "标准", "Normal";
    SizeLarge: "大", "Large";
    SizeHuge: "特大", "Huge";
    RoundSize: "每轮题数", "Questions a round";
    // backup
    BackupOut: "导出备份", "Export a backup";
    BackupOutHint: "一个文本文件，里面是你答过的全部记录。换手机、清浏览器之前先导出一份。",
        "One text file with everything you did. Make one before changing phones or clearing the browser.";
    BackupIn: "导入备份", "Import a backup";
    BackupInHint: "合并，不覆盖：两台手机上答过的题会合到一起。导入前先看清单，导入后可以撤销。",
        "Merged, never overwritten. You see what would come in first, and can take it back afterwards.";
    ChooseFile: "选择备份文件", "Choose a backup file";
    PreviewTitle: "这个备份里", "In this backup";
    PreviewNew: "新记录", "New entries";
    PreviewKnown: "已有的", "Already here";
    PreviewUnreadable: "读不出的", "Unreadable";
    PreviewNothing: "没有新记录，不用导入。", "Nothing new; no need to import.";
    ImportNow: "导入 {} 条", "Import {} entries";
    Imported: "已导入 {} 条记录", "Imported {} entries";
    UndoImport: "撤销这次导入", "Take this import back";
    ImportsDone: "导入过的备份", "Imports";
    ImportUndone: "已撤销导入", "The import was taken back";
    EntriesCount: "{} 条记录", "{} entries";
    StorageUse: "占用空间", "Space used";
    SetAsideTitle: "有记录读不出来，已原样保管", "Some records could not be read and were set aside, unchanged";
    SetAsideHint: "导出的备份里带着它们的原文。", "The exported backup carries them as they are.";
    // notices
    StorageFull: "手机存储满了：刚才的回答还没存下。请导出备份，腾出空间后再试。", "Storage is full: the last answers are not saved yet. Export a backup, make room, and retry.";
    StorageDenied: "浏览器不让保存（可能是无痕模式）。答题照常，但关掉页面就没了，请先导出备份。",
        "The browser refuses to save (private mode?). You can go on, but export a backup before closing the page.";
    ReadOnlyNewer: "这台手机上的记录是更新版本的追问写的。为免写坏，现在只读；请先更新，备份随时可导出。",
        "The records here were written by a newer version. This one is read-only so as not to harm them; update first. Export still works.";
    StorageOther: "没存下：{}", "Not saved: {}";
    ImportRefused: "没有导入，什么都没改。", "Nothing was imported, nothing was changed.";
    Salvaged: "其中 {} 条已救回", "{} entries in it were saved";
    ByTopicHint: "学过 / 全部；百分数是今天估计还记得的比例。", "Met / all; the percentage is the expected recall today.";
    NotSavedYet: "{} 条回答还没存下", "{} answers not saved yet";
    RetrySave: "再存一次", "Save again";
    UpdateReady: "有新版本，已下载好。", "A new version is ready.";
    UpdateNow: "现在更新", "Update now";
    UpdateLater: "以后", "Later";
    AboutLead: "给 Python 后端工程师准备面试用：三十秒说清楚，再被一路追问下去。",
        "For Python back-end engineers: say it in thirty seconds, then be asked further.";
    PrivacyTitle: "数据在哪里", "Where your data is";
    Privacy: "全部在这台手机的浏览器里，不上传，没有账号，没有统计。换手机前请导出备份。",
        "All of it in this browser. Nothing is uploaded; no account, no analytics. Export a backup before changing phones.";
    LicenceTitle: "许可", "Licences";
    Licence: "程序：MIT 或 Apache-2.0。笔记：CC BY 4.0。", "Program: MIT or Apache-2.0. Notes: CC BY 4.0.";
    BackToTopics: "全部主题", "All topics";
    // the map
    FollowUpMap: "追问图", "The follow-up map";
    MapLabel: "追问图：中间是手上这一问，左边是从哪里问过来，右边是接着会问什么。下面的列表内容相同。",
        "Follow-up map: the question in hand in the middle, what leads to it on the left, what is asked next on the right. The list below says the same.";
    MapKeys: "方向键移动，回车走过去，空格展开或收起，加减号缩放，Home 回到全部主题，Esc 退回上一问。",
        "Arrow keys move, Enter goes there, space opens or folds, plus and minus zoom, Home leads to all topics, Escape one step back.";
    MapTools: "缩放和移动", "Zoom and move";
    MapSearch: "在图上找一条笔记", "Find a note on the map";
    ZoomIn: "放大", "Zoom in";
    ZoomOut: "缩小", "Zoom out";
    Recentre: "回到中间", "Back to the centre";
    PanLeft: "往左看", "Look left";
    PanRight: "往右看", "Look right";
    PanUp: "往上看", "Look up";
    PanDown: "往下看", "Look down";
    AllTopics: "全部主题", "All topics";
    NotesOfTopic: "这个主题的笔记", "Notes of this topic";
    TopicsLeadingHere: "会问到这里的主题", "Topics that lead here";
    ReadTopic: "看这个主题", "Read this topic";
    DoneOf: "做过 {}/{} 题", "{}/{} questions met";
    RecallNow: "今天估计记得 {}%", "expected recall today {}%";
    FoldedOver: "收起了 {} 条", "{} folded in";
    HideLabels: "遮住，凭记忆说", "Hide, name from memory";
    ShowLabels: "不遮了", "Show all again";
    PracticeLead: "先出声说：面试官从哪里问到这里，接着又会问哪几条？说完再逐条揭晓。",
        "Say aloud what leads here and what is asked next; then reveal one by one.";
    PracticeScore: "想起来 {} 条，共核对 {} 条。", "{} remembered of {} checked.";
    LeadsTo: "第 {} 条 · 接着会问", "{} · asked next";
    ComesFrom: "第 {} 条 · 从这里问过来", "{} · leads here";
    ThoughtOfIt: "想起来了", "I had it";
    DidNotThinkOfIt: "没想起来", "I did not";
    RevealOne: "揭晓", "Reveal";
    Noted: "记下了", "Noted";
    LegendUnknown: "还没做过", "not met yet";
    LegendWeak: "估计记得不到 60%", "expected recall below 60%";
    LegendFair: "60%–85%", "60–85%";
    LegendFirm: "85% 以上", "85% and more";
    LegendRing: "圆环：做过多少", "ring: how much is done";
    // the plan
    PlanTitle: "计划", "The plan";
    PlanLead: "说好哪天面试、每天能学多久，每天就挑那些到那天最能多记住的题。漏掉几天没关系，每次打开都按现在重新算。",
        "Say when the interview is and how long you can study; each day asks what raises recall on that day most. Missed days don't matter: it is worked out anew each time.";
    NoDateYet: "还没有面试日期：按目标记忆率安排复习。", "No date yet: reviews follow the desired retention.";
    DaysUntil: "离{}还有 {} 天。", "{}: {} days to go.";
    LastWeek: "离{}还有 {} 天，最后一周：先补容易忘的。", "{}: {} days to go. The last week: what fades comes first.";
    TheDayBefore: "明天{}。今天只排一半时间：先过话术和漏掉的要点，不学新的，早点休息。", "{} is tomorrow. Half the time today: scripts and key points left out, nothing new. Rest early.";
    TheDayItself: "今天{}。出门前过一遍话术就好。", "{} is today. Go over the scripts and go.";
    TheInterview: "面试", "The interview";
    ExpectedOnDate: "到那天估计记得 {}%；现在停下的话是 {}%。", "Expected recall on the day: {}%; if you stop now, {}%.";
    PlanDone: "今天的计划做完了，可以休息。", "Today's plan is done. Rest.";
    DayOffToday: "今天休息，没有安排。", "A day off: nothing is planned.";
    GoOnWithPlan: "按计划学 · 还有 {} 题，约 {} 分钟", "Go on with the plan · {} left, about {} min";
    TimeOfToday: "今天的时间", "Today's time";
    MinutesOf: "今天 {} / {} 分钟", "{} of {} minutes today";
    WhyThese: "为什么是这些题", "Why these";
    SetDate: "设面试日期", "Set an interview date";
    ChangePlan: "看计划，改日期和时间", "The plan, dates and minutes";
    WhyScript: "面试前过一遍要说的话。", "A script to say before the interview.";
    WhyLeech: "反复答错，换个办法再来。", "Missed again and again.";
    WhyKeyPoints: "上次漏了 {} 个要点。", "{} key points were left out last time.";
    WhyMissed: "上次没答上。", "Missed last time.";
    WhyFollowUp: "两条都会了，练练从一条被问到另一条。", "Both are known; the way from one to the other is asked.";
    WhyNew: "还没问过。", "Not asked yet.";
    WhyFading: "现在估计记得 {}%，放着会忘。", "Expected recall {}% now, and fading.";
    WhyDue: "估计只记得 {}% 了，到期。", "Due: expected recall {}%.";
    WhyEarly: "这几天到期，今天有空先做。", "Due in a few days; there is room today.";
    WhyGain: "到那天：不管是 {}%，今天做是 {}%。", " On the day: {}% if left, {}% if asked today.";
    InterviewDates: "面试日期", "Interview dates";
    DateField: "日期", "Date";
    LabelField: "叫什么（可不填）", "Name (optional)";
    AddDate: "加一个日期", "Add a date";
    TakeOut: "去掉 {}", "Take out {}";
    MinutesADay: "每天多少分钟", "Minutes a day";
    MinutesHint: "填 0 就是那天休息。", "0 is a day off.";
    Weekdays: "周一 周二 周三 周四 周五 周六 周日", "Mon Tue Wed Thu Fri Sat Sun";
    AddDayOff: "哪天不学", "Add a day off";
    OffOn: "{} 不学", "{} off";
    ExpectedOn: "{} 那天", "On {}";
    AllFits: "每一题到那天都能问到。", "Every question will have been asked by then.";
    WontFit: "时间不够：有 {} 题到那天一次也问不到。", "Not enough time: {} questions won't have been asked once.";
    TenMinutesMore: "每天多 10 分钟，大约多记得 {} 个百分点。", "Ten minutes a day more: about {} points more.";
    WeightHint: "右边的数是这个主题的分量：0 不考，1 照常，5 最重。", "The number is the topic's weight: 0 leaves it out, 1 is normal, 5 the most.";
    TopicExpected: "今天 {}% → 到那天 {}%（停下 {}%）", "today {}% → then {}% (if you stop: {}%)";
    TopicUnseen: "{} 题问不到", "{} won't be asked";
    TopicMinutes: "还要 {} 分钟", "{} min to go";
    WeightOf: "{} 的分量", "Weight of {}";
    WithoutDate: "没有日期的时候", "Without a date";
    WithoutDateHint: "估计的记忆率掉到这个数就复习，每天的量会摊平。", "Reviewed when expected recall falls to this; the load is levelled.";
    DesiredRetention: "目标记忆率（%）", "Desired retention (%)";
    Leeches: "反复答错的题", "Missed again and again";
    LeechesHint: "不会悄悄停掉。换一条路试试。", "Never silently suspended. Try another way in.";
    LeechMisses: "答过 {} 次，错 {} 次。", "{} answers, {} misses.";
    LeechRestsOn: "它是从「{}」问下去的，那一条还没答上过。", "It digs on from “{}”, which is not known yet.";
    LeechLeavesOut: "每次都漏要点，上次漏了 {} 个。", "Key points are left out, {} last time.";
    LeechDoesNotStay: "记不住，可能太零散。", "It does not stay.";
    WayPrerequisite: "先看前一条", "First what it rests on";
    WayNote: "看这条笔记和图", "Its note and picture";
    WayOtherKind: "换一种题练", "Another kind of question";
    NotADate: "「{}」不是日期，没有改动。", "“{}” is no date; nothing was changed.";
    NotAWeight: "分量是 0 到 5 的整数，「{}」没有采用。", "A weight is a whole number from 0 to 5; “{}” was not taken.";
    NotMinutes: "分钟是 0 到 600 的整数，「{}」没有采用。", "Minutes are a whole number from 0 to 600; “{}” was not taken.";
    BadPlanSetting: "计划里有一处读不懂，先略过了：{}", "A part of the plan makes no sense and was left out: {}";
    AskedOnFrom: "刚答完「{}」，面试官接着问：", "After “{}” the interviewer goes on:";
    KeyMap: "在追问图上移动", "move on the follow-up map";
    // interview
    Interview: "面试", "Interview";
    InterviewNow: "面试中", "Interview under way";
    InterviewReport: "面试报告", "Interview report";
    InterviewReports: "面试报告", "Interview reports";
    InterviewLead: "一场离线的模拟面试：你出声回答，再对照要点打勾；答得好就往下挖，答不好给一次台阶，再换话题。",
        "A mock interview, offline: answer aloud, then tick the points you made. Good answers are dug into; a weak one gets one easier follow-up, then another topic.";
    InterviewFromHere: "面试这条", "Interview from here";
    InterviewLength: "作答时间", "Time for answers";
    InterviewMinutes: "{} 分钟", "{} minutes";
    InterviewScope: "问什么", "What about";
    ScopeEverything: "随便问", "Surprise me";
    ScopeTopics: "选主题", "Chosen topics";
    ScopeTopicsEmpty: "至少选一个主题。", "Choose at least one topic.";
    ScopeNote: "从「{}」问起", "From: {}";
    InterviewTemper: "面试官", "The interviewer";
    TemperFriendly: "友善", "Friendly";
    TemperProbing: "深挖", "Probing";
    TemperStress: "压力", "Stress";
    TemperFriendlyHint: "给时间，主动给提示；一条线最多问三层，每次没答好都给台阶。",
        "Takes time and offers hints; three questions deep at most, an easier follow-up after every weak answer.";
    TemperProbingHint: "答得上就一直问，最多五层；每条线只给一次台阶，提示要你自己开口。",
        "Keeps digging, five questions deep; one easier follow-up a chain, hints only when asked.";
    TemperStressHint: "每问限一分钟，三十秒后才给提示；有缺漏就换话题，答全了能追到八层。",
        "One minute an answer, no hint before thirty seconds; gaps end the topic, full answers are followed eight deep.";
    InterviewVoice: "读出问题", "Read questions aloud";
    VoiceOff: "不读", "No";
    VoiceOn: "读出来", "Yes";
    InterviewBegin: "开始面试", "Begin the interview";
    InterviewNothing: "现在没有进行中的面试。", "No interview is under way.";
    InterviewGoOn: "接着面试", "Go on with the interview";
    InterviewSetUp: "去设置一场", "Set one up";
    InterviewStop: "结束面试", "Stop the interview";
    InterviewQuestion: "第 {} 问", "Question {}";
    InterviewDepth: "第 {} 层", "depth {}";
    InterviewTimeSpent: "面试进度", "Time spent";
    InterviewTimeLeft: "剩 {}", "{} left";
    AnswerTime: "这一问已用时间", "Time of this answer";
    WhyAsked: "为什么问这个", "Why this question";
    ReadAloud: "读出来", "Read aloud";
    MarkBrief: "30 秒", "30 s";
    MarkMinute: "1 分钟", "1 min";
    MarkFull: "2 分钟", "2 min";
    SaidBrief: "三十秒到了", "Thirty seconds";
    SaidMinute: "一分钟到了", "One minute is up";
    SaidFull: "两分钟到了", "Two minutes";
    DoneSpeaking: "我答完了", "I have answered";
    Pass: "过", "Pass";
    NextAsk: "下一问", "Next question";
    SpokeFor: "说了 {}", "Spoke for {}";
    WithinBrief: "三十秒以内", "within thirty seconds";
    WithinFull: "超过三十秒，两分钟以内", "over thirty seconds, within two minutes";
    OverFull: "超过两分钟", "over two minutes";
    OverLimit: "超出时限", "over the limit";
    WithHint: "用了提示", "with a hint";
    Passed: "过了", "passed";
    ReasonIntroduction: "面试通常从自我介绍开始。", "Interviews open with the self-introduction.";
    ReasonOpener: "从一个主题的开场题问起。", "A topic's opening question.";
    ReasonStart: "你选了从这一条问起。", "You chose to begin here.";
    ReasonDeeper: "答得不错，往下挖一层。", "A good answer: one level deeper.";
    ReasonWhy: "答得不错，追问原因。", "A good answer: now the reason.";
    ReasonCompare: "答得不错，换个东西比一比。", "A good answer: now compare.";
    ReasonApply: "答得不错，看你会不会用。", "A good answer: now use it.";
    ReasonEasier: "上一问没答好，给一个容易些的。", "The last answer was weak: an easier one.";
    ReasonAside: "这里问不下去，从旁边问一句。", "No way on from there: a step aside.";
    ReasonAnewWeak: "上一条线没接住，换一条。", "The last chain broke off: another one.";
    ReasonAnewDeep: "上一条线挖得够深了，换一条。", "The last chain went deep enough: another one.";
    ReasonAnewNoWay: "上一条线问到头了，换一条。", "The last chain came to its end: another one.";
    NeedMissed: "这里你上次没答上。", "You missed it last time.";
    NeedDue: "正好到了该复习的时候。", "It is due for review.";
    NeedNeverAsked: "这一问你还没答过。", "You have never answered it.";
    NeedNeverWalked: "这一步追问你还没走过。", "You have never been asked it from here.";
    NeedResting: "你之前答得牢，再确认一次。", "You knew it; let us make sure.";
    EndingTime: "时间到", "time was up";
    EndingAll: "能问的都问完了", "everything was asked";
    EndingStopped: "提前结束", "stopped early";
    FigureAsked: "问了", "Questions";
    FigureHit: "要点命中", "Points hit";
    FigureDepth: "平均深度", "Mean depth";
    FigureSpoke: "说了多久", "Time speaking";
    FigureOver: "超时", "Over time";
    ComparedWith: "和之前 {} 次的平均比", "Against the mean of the {} before";
    Better: "更好", "better";
    Worse: "更差", "worse";
    Same: "持平", "the same";
    Before: "之前", "before";
    StudyNext: "接下来学什么", "What to study next";
    StudyNow: "现在就练这 {} 条", "Study these {} now";
    StudyNothing: "这一场没有要补的。", "Nothing to make up for.";
    WalkedPath: "走过的路", "The path walked";
    ChainNumber: "第 {} 条线", "Chain {}";
    DeepestLine: "最深 {} 层", "deepest: {}";
    PointsMissed: "漏掉的要点", "Points missed";
    PointsHit: "要点 {}", "points {}";
    ByTopicStrong: "最强", "Strongest";
    ByTopicWeak: "最弱", "Weakest";
    RetiredNote: "（题库里已撤下的一条）", "(a note since retired)";
    InterviewAgain: "同样设置再来一场", "Again with the same set-up";
    InterviewOther: "换个设置", "Change the set-up";
    AllReports: "全部报告", "All reports";
    NoReports: "还没有报告。面完一场就有了。", "No report yet. It comes with the first interview.";
    NoSuchReport: "没有这份报告。", "There is no such report.";
    ReportUnreadable: "这份报告读不出来，原文还在记录里，没有改动。", "This report can't be read; its text is still in the log, unchanged.";
    ReportsChart: "要点命中率，从早到晚：{}", "Points hit, earliest first: {}";
    // the memory's parameters
    MemoryParameters: "记忆参数", "Memory parameters";
    MemoryLead: "题目什么时候会忘，由 21 个参数估计。默认的适合多数人；答得够多，可以用自己的回答训练：只在这台手机上，拿较早的回答去预测较晚的，更准才采用。",
        "21 parameters estimate when you forget. With enough answers you can train your own, on this phone: on earlier answers, to predict later ones. They are used only if they predict better.";
    ParametersPublished: "现在用：默认参数", "In use: the published ones";
    ParametersOwn: "现在用：自己的参数", "In use: your own";
    TestsCount: "隔天再答", "Asked again later";
    TooFewTests: "还不够：两项都满了才能训练。", "Not enough yet to train.";
    TrainNow: "开始训练", "Train";
    Training: "正在训练", "Training";
    TrainingFailed: "没训练成，什么都没改。", "It failed; nothing was changed.";
    LastTraining: "上次训练", "Last training";
    TrainedBetter: "自己的参数更准，采用。", "Yours predict better: used.";
    TrainedNoBetter: "没有明显更准，不采用。", "Not clearly better: not used.";
    HeldOut: "在 {} 次训练时没见过的回答上：预测误差（对数损失）{} → {}（{}%），记住率偏差（RMSE）{}% → {}%。",
        "On {} answers not trained on: log loss {} → {} ({}%), RMSE {}% → {}%.";
    BackToPublished: "恢复默认", "Reset";
}

/// A count with its message: `{}` becomes `n`.
pub fn fill(template: &str, value: impl ToString) -> String {
    template.replacen("{}", &value.to_string(), 1)
}
