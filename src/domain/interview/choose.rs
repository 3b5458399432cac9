//! Which question an interviewer asks next: a pure function of bank, progress, time, set-up, seed and what was asked.
//!
//! A good answer is dug into; a weak one gets one easier follow-up or a step aside, and then another topic. Among the ways a
//! step could lead, what was missed, is due or was never asked weighs most, and the seed decides between equals. Nothing is
//! asked twice, and as long as anything in scope is left there is a question. Must not know how answers are given.

use crate::domain::{
    bank::{Bank, FollowUp, FollowUpKind, NoteHead},
    id::{Code, TopicId},
    interview::{
        setup::{Rescue, Scope, Setup},
        turn::{ChainEnd, Ending, Need, Question, Reason, Step, Turn},
    },
    log::Moment,
    progress::Progress,
};

/// The topic of the self-introduction; its first note opens an interview.
pub const INTRODUCTION: &str = "intro";

/// After the self-introduction an interviewer comes to the matter: its chain is no deeper than this.
const INTRODUCTION_DEPTH: usize = 2;

/// How much chance weighs among ways: enough that each is taken sometime, too little to outweigh a need.
const CHANCES: u64 = 6;

/// What a choice depends on.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    /// The notes and their follow-ups.
    pub bank: &'a Bank,
    /// What the log says about the person.
    pub progress: &'a Progress,
    /// By which due is judged.
    pub now: Moment,
    /// How the interview was set up.
    pub setup: &'a Setup,
    /// Decides between equals.
    pub seed: u64,
    /// What was asked so far.
    pub turns: &'a [Turn],
}

/// What comes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// A question.
    Ask(Question),
    /// The end.
    End(Ending),
}

/// Chooses the next question, or the first when nothing was asked yet.
pub fn next(scene: &Scene<'_>) -> Next {
    let spent: u32 = scene.turns.iter().map(|turn| u32::from(turn.seconds)).sum();
    if spent >= scene.setup.length.seconds() {
        return Next::End(Ending::TimeUp);
    }
    let question = match scene.turns.last() {
        None => scene.opening(),
        Some(last) => scene.after(last),
    };
    question.map_or(Next::End(Ending::AllAsked), Next::Ask)
}

/// The turns of the chain that the last turn belongs to.
pub fn chain(turns: &[Turn]) -> &[Turn] {
    let start = turns
        .iter()
        .rposition(|turn| turn.question.reason.step.begins_chain())
        .unwrap_or(0);
    &turns[start..]
}

/// How deep a chain went: its first question is depth 1, and every step that dug is one more.
pub fn depth(chain: &[Turn]) -> usize {
    let is_dug = |turn: &&Turn| matches!(turn.question.reason.step, Step::Dig(_));
    usize::from(!chain.is_empty()) + chain.iter().filter(is_dug).count()
}

/// A way on: a follow-up that may be asked.
struct Way<'a> {
    from: &'a NoteHead,
    follow_up: &'a FollowUp,
    to: &'a NoteHead,
    need: Need,
}

impl Scene<'_> {
    fn opening(&self) -> Option<Question> {
        let ask = |note: &NoteHead, step| Question {
            note: note.code,
            from: None,
            reason: Reason {
                step,
                need: self.need(note),
            },
        };
        if let Scope::Note(id) = &self.setup.scope {
            return Some(ask(self.bank.note(id)?, Step::Start));
        }
        let introduction = self.bank.notes().iter().find(|note| is_introduction(note));
        match introduction {
            // Who has it by heart is spared it.
            Some(note) if self.may_ask(note) && self.need(note) != Need::Resting => Some(ask(note, Step::Introduction)),
            _ => self.begin_chain(Step::Opener),
        }
    }

    fn after(&self, last: &Turn) -> Option<Question> {
        let temper = self.setup.temper;
        let chain = chain(self.turns);
        let is_weak = last.grade < temper.digs_from();
        let may_rescue = match temper.rescue() {
            Rescue::EachTime => !last.question.reason.step.is_rescue(),
            Rescue::OnceAChain => !chain.iter().any(|turn| turn.question.reason.step.is_rescue()),
            Rescue::Never => false,
        };
        let (question, end) = if is_weak {
            let question = if may_rescue { self.rescue(last, chain) } else { None };
            (question, ChainEnd::Weak)
        } else if depth(chain) >= self.max_depth(chain) {
            (None, ChainEnd::DeepEnough)
        } else {
            (self.dig(last).or_else(|| self.aside(chain)), ChainEnd::NoWayOn)
        };
        question.or_else(|| self.begin_chain(Step::Anew(end)))
    }

    fn max_depth(&self, chain: &[Turn]) -> usize {
        let max_depth = self.setup.temper.max_depth();
        let opens = |turn: &Turn| turn.question.reason.step == Step::Introduction;
        let is_only_topic = matches!(&self.setup.scope, Scope::Topics(topics) if topics.len() == 1);
        if chain.first().is_some_and(opens) && !is_only_topic {
            max_depth.min(INTRODUCTION_DEPTH)
        } else {
            max_depth
        }
    }

    /// One step down from a good answer.
    fn dig(&self, last: &Turn) -> Option<Question> {
        let level = self.bank.note_of(last.question.note)?.level;
        let ways = self.ways(last.question.note);
        let weight = |way: &Way<'_>| {
            let by_kind = match way.follow_up.kind {
                FollowUpKind::Deeper | FollowUpKind::Why => 8,
                FollowUpKind::Compare | FollowUpKind::Apply => 2,
                FollowUpKind::Neighbour => return None,
            };
            Some(by_kind + u32::from(way.to.level >= level))
        };
        self.best(&ways, &weight, Step::Dig)
    }

    /// What a weak answer gets: an easier follow-up, or else a step aside.
    fn rescue(&self, last: &Turn, chain: &[Turn]) -> Option<Question> {
        let level = self.bank.note_of(last.question.note)?.level;
        let ways = self.ways(last.question.note);
        let easier = |way: &Way<'_>| (way.to.level < level).then(|| 2 * u32::from(level - way.to.level));
        let no_harder = |way: &Way<'_>| (way.to.level <= level && !digs(way.follow_up.kind)).then_some(0);
        self.best(&ways, &easier, Step::Easier)
            .or_else(|| self.best(&ways, &no_harder, Step::Aside))
            .or_else(|| self.aside(&chain[..chain.len().saturating_sub(1)]))
    }

    /// A step aside: another way on from the latest note of the chain that has one.
    fn aside(&self, chain: &[Turn]) -> Option<Question> {
        chain.iter().rev().find_map(|turn| {
            let ways = self.ways(turn.question.note);
            self.best(&ways, &|way| Some(u32::from(!digs(way.follow_up.kind))), Step::Aside)
        })
    }

    /// The way with the greatest weight, need and chance added; `None` where `weight` rules all out.
    fn best(
        &self,
        ways: &[Way<'_>],
        weight: &dyn Fn(&Way<'_>) -> Option<u32>,
        step: fn(FollowUpKind) -> Step,
    ) -> Option<Question> {
        let mut best: Option<(u32, &Way<'_>)> = None;
        for way in ways {
            let Some(by_kind) = weight(way) else { continue };
            let total = by_kind + weight_of(way.need) + self.chance(way.to.code, CHANCES);
            if best.is_none_or(|(most, _)| total > most) {
                best = Some((total, way));
            }
        }
        let (_, way) = best?;
        Some(Question {
            note: way.to.code,
            from: Some(way.from.code),
            reason: Reason {
                step: step(way.follow_up.kind),
                need: way.need,
            },
        })
    }

    fn ways(&self, from: Code) -> Vec<Way<'_>> {
        let mut ways = Vec::new();
        if let Some(from) = self.bank.note_of(from) {
            for follow_up in &from.follow_ups {
                if let Some(to) = self.bank.note(&follow_up.to).filter(|to| self.may_ask(to)) {
                    ways.push(Way {
                        from,
                        follow_up,
                        to,
                        need: self.need(to).min(self.need_of_step(from, to)),
                    });
                }
            }
        }
        ways
    }

    /// A question to begin a chain with, of the topic that has its turn; `None` when everything in scope was asked.
    fn begin_chain(&self, step: Step) -> Option<Question> {
        let notes = self.bank.notes();
        let needs: Vec<Option<Need>> = notes
            .iter()
            .map(|note| self.may_ask(note).then(|| self.need(note)))
            .collect();
        let asked: Vec<&TopicId> = self
            .turns
            .iter()
            .filter_map(|turn| Some(&self.bank.note_of(turn.question.note)?.topic))
            .collect();
        let mut best: Option<(TopicRank, u32, &NoteHead, Need)> = None;
        let mut rank: Option<TopicRank> = None;
        for (note_idx, note) in notes.iter().enumerate() {
            // Notes come topic by topic: a topic's first is its opener, and the rank is found there.
            let is_opener = note_idx == 0 || notes[note_idx - 1].topic != note.topic;
            if is_opener {
                let of_topic = notes[note_idx..].iter().take_while(|other| other.topic == note.topic);
                let needed = needs[note_idx..]
                    .iter()
                    .zip(of_topic)
                    .filter_map(|(need, _)| *need)
                    .min();
                rank = needed.map(|needed| self.rank(&note.topic, needed, &asked));
            }
            let (Some(rank), Some(need)) = (rank, needs[note_idx]) else {
                continue;
            };
            // An interview opens with a topic's opener unless that is known by heart; later on it is likelier than others.
            let by_place = match (is_opener, step) {
                (true, Step::Opener) if need != Need::Resting => 20,
                (true, _) => 3,
                (false, _) => 0,
            };
            let by_level = u32::from(3 - note.level.min(3)) + by_place;
            let weight = weight_of(need) + by_level + self.chance(note.code, CHANCES);
            let is_better = best.is_none_or(|(first, most, ..)| rank < first || (rank == first && weight > most));
            if is_better {
                best = Some((rank, weight, note, need));
            }
        }
        let (_, _, note, need) = best?;
        Some(Question {
            note: note.code,
            from: None,
            reason: Reason { step, need },
        })
    }

    /// When a topic has its turn; `asked` are the topics of the turns so far.
    fn rank(&self, topic: &TopicId, needed: Need, asked: &[&TopicId]) -> TopicRank {
        let leads_there = |way: &FollowUp| self.bank.note(&way.to).is_some_and(|to| to.topic == *topic);
        let distance = match &self.setup.scope {
            Scope::Note(start) => self.bank.note(start).map_or(0, |start| match start.topic == *topic {
                true => 0,
                false if start.follow_ups.iter().any(leads_there) => 1,
                false => 2,
            }),
            Scope::Everything | Scope::Topics(_) => 0,
        };
        let place = self
            .bank
            .topics()
            .iter()
            .position(|other| other.id == *topic)
            .unwrap_or(0);
        TopicRank {
            is_here: asked.last().is_some_and(|last| *last == topic),
            is_introduction: topic.as_str() == INTRODUCTION,
            distance,
            n_asked: asked.iter().filter(|other| **other == topic).count(),
            // Lots are drawn by topics, not by their notes, or large topics would come first each time.
            lot: 12 - weight_of(needed) - self.chance(Code(u32::MAX - place as u32), 7),
        }
    }

    fn may_ask(&self, note: &NoteHead) -> bool {
        self.setup.scope.has(note) && !self.turns.iter().any(|turn| turn.question.note == note.code)
    }

    /// What the log says of a note's own question.
    fn need(&self, note: &NoteHead) -> Need {
        let card = note.recall().and_then(|recall| self.progress.card(recall.code));
        match card {
            None => Need::NeverAsked,
            Some(card) if card.last_grade.is_miss() => Need::Missed,
            Some(card) if card.is_due(self.now) => Need::Due,
            Some(_) => Need::Resting,
        }
    }

    /// What the log says of a step.
    fn need_of_step(&self, from: &NoteHead, to: &NoteHead) -> Need {
        let Some(edge) = self.progress.edge(from.code, to.code) else {
            return Need::NeverWalked;
        };
        match edge.last_grade {
            None => Need::NeverWalked,
            Some(grade) if grade.is_miss() => Need::Missed,
            Some(_) if edge.is_due(self.now) => Need::Due,
            Some(_) => Need::Resting,
        }
    }

    /// A number below `n`, drawn by the seed for this turn and this note (the finalizer of SplitMix64, Steele et al. 2014).
    fn chance(&self, code: Code, n: u64) -> u32 {
        let draw = u64::from(code.0) << 16 | self.turns.len() as u64;
        let mut bits = self.seed ^ draw.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((bits ^ (bits >> 31)) % n) as u32
    }
}

/// When a topic has its turn, the first first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct TopicRank {
    /// Whether the chain just over ended there.
    is_here: bool,
    /// Whether it is the self-introduction, which nobody asks for in the middle.
    is_introduction: bool,
    /// How far it is from the note chosen to begin with.
    distance: u8,
    /// Questions it had in this interview.
    n_asked: usize,
    /// Less for a greater need, and by chance.
    lot: u32,
}

fn is_introduction(note: &NoteHead) -> bool {
    note.topic.as_str() == INTRODUCTION
}

fn digs(kind: FollowUpKind) -> bool {
    matches!(kind, FollowUpKind::Deeper | FollowUpKind::Why)
}

fn weight_of(need: Need) -> u32 {
    match need {
        Need::Missed => 6,
        Need::Due => 5,
        Need::NeverAsked => 4,
        Need::NeverWalked => 2,
        Need::Resting => 0,
    }
}

#[cfg(test)]
mod tests;
