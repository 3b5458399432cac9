//! The interface's words on the first screens and on the pages of 我的.

/// Gives these messages, after those given in braces, to the macro named first.
macro_rules! first_messages {
    ($next:ident { $($before:tt)* }) => {
        $next! {
            $($before)*
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
            LearnNew: "学新题", "Learn new ones";
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
        }
    };
}
