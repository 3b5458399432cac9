//! The follow-ups of a note, in the interviewer's words.

use leptos::prelude::*;

use crate::{
    domain::{bank::FollowUpKind, id::NoteId, route::Route},
    store::app::App,
    ui::{
        nav::Nav,
        parts::icon::{Icon, icon},
        text::{Msg, t},
    },
};

/// The short word for a kind of follow-up.
fn kind_word(kind: FollowUpKind) -> Msg {
    match kind {
        FollowUpKind::Deeper => Msg::KindDeeper,
        FollowUpKind::Why => Msg::KindWhy,
        FollowUpKind::Compare => Msg::KindCompare,
        FollowUpKind::Apply => Msg::KindApply,
        FollowUpKind::Neighbour => Msg::KindNeighbour,
    }
}

/// What an interviewer asks after `id`, each a link to `route_of` its target. A step taken is remembered.
pub fn follow_up_list(id: &NoteId, route_of: fn(NoteId) -> Route) -> impl IntoView + use<> {
    let app = App::here();
    let nav = Nav::here();
    let bank = app.bank();
    let follow_ups = bank.note(id).map(|note| note.follow_ups.clone()).unwrap_or_default();
    let items = follow_ups
        .into_iter()
        .filter_map(|follow_up| {
            let title = bank.note(&follow_up.to)?.title.clone();
            let from = id.clone();
            let to = follow_up.to.clone();
            Some(view! {
                <li>
                    <a
                        class="item"
                        href=nav.href(&route_of(follow_up.to))
                        on:click=move |_| app.walk(&from, &to)
                    >
                        <span class="mark">{t(kind_word(follow_up.kind))}</span>
                        <span class="grow">
                            <span class="say">{follow_up.ask}</span>
                            <span class="to">{title}</span>
                        </span>
                        {icon(Icon::Next)}
                    </a>
                </li>
            })
        })
        .collect_view();
    view! { <ul class="follow-ups">{items}</ul> }
}

/// The same as buttons, for the middle of a round: the follow-up is asked at once.
pub fn follow_up_buttons(id: &NoteId) -> impl IntoView + use<> {
    let app = App::here();
    let bank = app.bank();
    let follow_ups = bank.note(id).map(|note| note.follow_ups.clone()).unwrap_or_default();
    let items = follow_ups
        .into_iter()
        .filter_map(|follow_up| {
            let title = bank.note(&follow_up.to)?.title.clone();
            let from = id.clone();
            let to = follow_up.to;
            Some(view! {
                <li>
                    <button type="button" class="item" on:click=move |_| app.follow(&from, &to)>
                        <span class="mark">{t(kind_word(follow_up.kind))}</span>
                        <span class="grow">
                            <span class="say">{follow_up.ask}</span>
                            <span class="to">{title}</span>
                        </span>
                        {icon(Icon::Next)}
                    </button>
                </li>
            })
        })
        .collect_view();
    view! { <ul class="follow-ups">{items}</ul> }
}

/// The questions that lead to `id`.
pub fn asked_from_list(id: &NoteId, route_of: fn(NoteId) -> Route) -> impl IntoView + use<> {
    let app = App::here();
    let nav = Nav::here();
    let bank = app.bank();
    let items = bank
        .leading_to(id)
        .map(|(note, follow_up)| {
            view! {
                <li>
                    <a class="item" href=nav.href(&route_of(note.id.clone()))>
                        <span class="mark">{t(kind_word(follow_up.kind))}</span>
                        <span class="grow">
                            <span class="title">{note.title.clone()}</span>
                            <span class="sub">{follow_up.ask.clone()}</span>
                        </span>
                    </a>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="follow-ups">{items}</ul> }
}
