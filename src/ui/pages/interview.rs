//! 面试: set up a mock interview — how long, by whom, about what — and begin it.

use maud::{Markup, html};

use crate::{
    domain::{
        interview::setup::{Length, Scope, Setup, Temper},
        route::Route,
    },
    ui::{
        action::Action,
        interview::{VOICE_KEY, action::InterviewAction, scope_words, temper_word},
        parts::{
            icon::{Icon, icon},
            list::row,
        },
        text::{Msg, fill},
        ui_state::Ui,
    },
};

/// The page; tracked.
pub fn markup(ui: Ui) -> Markup {
    let Ui { app, nav, .. } = ui;
    let setup = app.setup();
    let n_reports = app.reports().len();
    let interviews = app.interviews().read();
    let asked = interviews.under_way.as_ref().map(|interview| interview.turns.len() + 1);
    let is_ready = !matches!(&setup.scope, Scope::Topics(topics) if topics.is_empty());
    let begin_class = if asked.is_some() {
        "button wide"
    } else {
        "button primary wide"
    };
    html! {
        h1 tabindex="-1" { (ui.say(Msg::Interview)) }
        p.lead { (ui.say(Msg::InterviewLead)) }
        @if let Some(number) = asked {
            p.section {
                a.button.primary.wide href=(nav.href(&Route::InterviewNow)) {
                    (ui.say(Msg::InterviewGoOn)) " · " (fill(ui.say(Msg::InterviewQuestion), number))
                    (icon(Icon::Next))
                }
            }
        }
        div.stack.section {
            (scopes(ui, &setup))
            (lengths(ui, &setup))
            (tempers(ui, &setup))
            @if app.speech().has_voice() { (voice(ui)) }
        }
        p.section {
            button
                type="button"
                class=(begin_class)
                data-key=[asked.is_none().then_some("enter")]
                disabled[!is_ready]
                data-do=(Action::Interview(InterviewAction::Begin))
                { (ui.say(Msg::InterviewBegin)) }
        }
        @if !is_ready { p.muted role="status" { (ui.say(Msg::ScopeTopicsEmpty)) } }
        ul.list.section {
            (row(nav, &Route::InterviewReports, ui.say(Msg::AllReports), &match n_reports {
                0 => ui.say(Msg::NoReports).to_owned(),
                n => n.to_string(),
            }))
        }
    }
}

/// One of several, drawn by its label.
fn choice(name: &str, label: &str, is_chosen: bool, action: InterviewAction) -> Markup {
    html! {
        label {
            input type="radio" name=(name) checked[is_chosen] data-do=(Action::Interview(action));
            (label)
        }
    }
}

fn scopes(ui: Ui, setup: &Setup) -> Markup {
    let bank = ui.app.bank();
    let chosen = match &setup.scope {
        Scope::Topics(topics) => Some(topics),
        Scope::Everything | Scope::Note(_) => None,
    };
    let is_everything = setup.scope == Scope::Everything;
    html! {
        fieldset.segmented {
            legend { (ui.say(Msg::InterviewScope)) }
            (choice("scope", ui.say(Msg::ScopeEverything), is_everything, InterviewAction::Everything))
            (choice("scope", ui.say(Msg::ScopeTopics), chosen.is_some(), InterviewAction::Topics))
            @if let Scope::Note(note) = &setup.scope {
                (choice("scope", &scope_words(ui.app, &setup.scope), true, InterviewAction::At(note.clone())))
            }
        }
        @if let Some(chosen) = chosen {
            fieldset.segmented {
                legend.visually-hidden { (ui.say(Msg::ScopeTopics)) }
                @for topic in bank.topics() {
                    label {
                        input
                            type="checkbox"
                            checked[chosen.contains(&topic.id)]
                            data-do=(Action::Interview(InterviewAction::Topic(topic.id.clone())));
                        (topic.title)
                    }
                }
            }
        }
    }
}

fn lengths(ui: Ui, setup: &Setup) -> Markup {
    html! {
        fieldset.segmented {
            legend { (ui.say(Msg::InterviewLength)) }
            @for length in Length::ALL {
                @let label = fill(ui.say(Msg::InterviewMinutes), length.minutes());
                (choice("length", &label, setup.length == length, InterviewAction::Length(length)))
            }
        }
    }
}

fn tempers(ui: Ui, setup: &Setup) -> Markup {
    let hint = match setup.temper {
        Temper::Friendly => Msg::TemperFriendlyHint,
        Temper::Probing => Msg::TemperProbingHint,
        Temper::Stress => Msg::TemperStressHint,
    };
    html! {
        fieldset.segmented aria-describedby="temper-hint" {
            legend { (ui.say(Msg::InterviewTemper)) }
            @for temper in Temper::ALL {
                (choice("temper", ui.say(temper_word(temper)), setup.temper == temper, InterviewAction::Temper(temper)))
            }
        }
        p.muted #temper-hint { (ui.say(hint)) }
    }
}

fn voice(ui: Ui) -> Markup {
    let is_on = ui.app.progress().read().setting(VOICE_KEY) == Some("on");
    html! {
        fieldset.segmented {
            legend { (ui.say(Msg::InterviewVoice)) }
            @for (value, msg) in [("off", Msg::VoiceOff), ("on", Msg::VoiceOn)] {
                label {
                    input
                        type="radio"
                        name="voice"
                        checked[is_on == (value == "on")]
                        data-do=(Action::Set(VOICE_KEY.to_owned(), value.to_owned()));
                    (ui.say(msg))
                }
            }
        }
    }
}
