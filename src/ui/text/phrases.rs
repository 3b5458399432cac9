//! What an interviewer says before a question, by temper and by how the last answer went. Spoken, and therefore Chinese in
//! either language; which of several ways it is put is drawn by the seed, so that it does not sound read off.

use crate::domain::interview::{
    setup::Temper,
    turn::{ChainEnd, Question, Step},
};

/// The phrase before a question: the `n_asked`th of an interview with that seed.
pub fn before(temper: Temper, question: Question, seed: u64, n_asked: usize) -> &'static str {
    let phrases = phrases(temper, question.reason.step);
    // The same phrase never comes twice in a row of the same kind: each turn moves on by one from where the seed began.
    let place = (seed % 7) as usize + n_asked;
    phrases[place % phrases.len()]
}

fn phrases(temper: Temper, step: Step) -> &'static [&'static str; 4] {
    match (step, temper) {
        (Step::Introduction | Step::Opener | Step::Start, Temper::Friendly) => &[
            "你好，别紧张，就当聊聊技术。",
            "路上还顺利吗？那我们开始。",
            "先喝口水。不会的可以要提示，没关系。",
            "欢迎。今天主要想听听你怎么想的。",
        ],
        (Step::Introduction | Step::Opener | Step::Start, Temper::Probing) => &[
            "你好，我们直接开始。",
            "简历我看过了，问几个细的。",
            "好，时间不多，挑重点说。",
            "我习惯往下问，想到哪儿说到哪儿。",
        ],
        (Step::Introduction | Step::Opener | Step::Start, Temper::Stress) => &[
            "开始吧，每个问题一分钟。",
            "坐。简历我还没看，你自己说。",
            "后面还有三个人，说快点。",
            "直接说结论。",
        ],
        (Step::Dig(_), Temper::Friendly) => &[
            "嗯，说得清楚。那再往下一点。",
            "很好，那顺着这个问。",
            "不错。那我好奇的是，",
            "对，就是这样。那接着，",
        ],
        (Step::Dig(_), Temper::Probing) => &[
            "嗯，那……",
            "好，再往下。",
            "这个说到了。那细一点，",
            "可以。那你继续讲讲，",
        ],
        (Step::Dig(_), Temper::Stress) => &["就这些？那……", "嗯。然后呢？", "书上都这么写。那……", "停，直接说这个："],
        (Step::Easier(_) | Step::Aside(_), Temper::Friendly) => &[
            "没事，那换个简单点的。",
            "这个确实偏，我们看个近一点的。",
            "不急，从这儿想想看：",
            "好，那我换个问法。",
        ],
        (Step::Easier(_) | Step::Aside(_), Temper::Probing) => &[
            "嗯……那退一步问。",
            "这里没说透。那这个呢？",
            "好吧，换个角度。",
            "那基础一点的：",
        ],
        // Under stress a step aside comes only where a good answer leads nowhere else.
        (Step::Easier(_) | Step::Aside(_), Temper::Stress) => {
            &["行，换一个。", "好，那边上这个：", "嗯，那这个呢？", "先到这儿。这个："]
        }
        (Step::Anew(ChainEnd::Weak), Temper::Friendly) => &[
            "没关系，这块回去再看看。我们换个话题。",
            "好，这个先放一放。",
            "嗯，不影响，聊点别的。",
            "这个不会也正常，那换一个。",
        ],
        (Step::Anew(ChainEnd::Weak), Temper::Probing) => &[
            "行，这条先到这儿。",
            "好，换个方向。",
            "嗯，这块我知道了。那……",
            "那不追这个了。",
        ],
        (Step::Anew(ChainEnd::Weak), Temper::Stress) => &[
            "不对。下一个。",
            "没答到点上。换一个。",
            "算了，下一题。",
            "就到这儿吧。那……",
        ],
        (Step::Anew(ChainEnd::DeepEnough | ChainEnd::NoWayOn), Temper::Friendly) => &[
            "这块你掌握得不错，我们换一块。",
            "很好，这个可以了。那聊聊别的。",
            "嗯，这里我放心了。下一个话题。",
            "答得挺全的，那换个方向。",
        ],
        (Step::Anew(ChainEnd::DeepEnough | ChainEnd::NoWayOn), Temper::Probing) => &[
            "可以，这条线问完了。",
            "好，这块没问题。换一个。",
            "嗯，够深了。那换个方向。",
            "行，这个过。下一个，",
        ],
        (Step::Anew(ChainEnd::DeepEnough | ChainEnd::NoWayOn), Temper::Stress) => &[
            "行，这个算你过。下一个。",
            "嗯，换。",
            "还可以。别的呢？",
            "好，看看你别的怎么样。",
        ],
    }
}
