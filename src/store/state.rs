//! A value and word of its changes, for as long as the page lives: what the app's state is made of.
//!
//! Read, written and tracked as a signal of Leptos is, but what can be the same code for every type of value is: a signal of
//! one type more is up to 5 KB to download, one of these a few hundred bytes. Never disposed, so it is for what there is one
//! of; what comes and goes with a part of a page is a signal. Must not know what is kept.

use std::{
    any::Any,
    cell::{Ref, RefCell},
    marker::PhantomData,
};

use leptos::prelude::{ArcTrigger, Notify, Track};

/// A handle to a value of type `T`. Copying it copies the handle.
///
/// As with any `RefCell`, holding on to what was read while writing is a mistake that panics.
pub struct State<T> {
    place: usize,
    kept: PhantomData<fn() -> T>,
}

/// A value, with whom to tell of its changes.
struct Kept {
    value: &'static dyn Any,
    changed: ArcTrigger,
}

thread_local! {
    static ALL: RefCell<Vec<Kept>> = const { RefCell::new(Vec::new()) };
}

/// Puts a value away for ever; answers where.
#[inline(never)]
fn keep(value: &'static dyn Any) -> usize {
    ALL.with_borrow_mut(|all| {
        all.push(Kept {
            value,
            changed: ArcTrigger::new(),
        });
        all.len() - 1
    })
}

#[inline(never)]
fn at(place: usize) -> &'static dyn Any {
    ALL.with_borrow(|all| all[place].value)
}

#[inline(never)]
fn changed(place: usize) -> ArcTrigger {
    ALL.with_borrow(|all| all[place].changed.clone())
}

#[inline(never)]
fn track(place: usize) {
    changed(place).track();
}

#[inline(never)]
fn notify(place: usize) {
    changed(place).notify();
}

impl<T> Clone for State<T> {
    fn clone(&self) -> State<T> {
        *self
    }
}

impl<T> Copy for State<T> {}

impl<T: 'static> State<T> {
    /// Keeps `value`.
    pub fn new(value: T) -> State<T> {
        State {
            place: keep(Box::leak(Box::new(RefCell::new(value)))),
            kept: PhantomData,
        }
    }

    #[inline(never)]
    fn cell(self) -> &'static RefCell<T> {
        at(self.place)
            .downcast_ref()
            .unwrap_or_else(|| unreachable!("a handle is made with its value"))
    }

    /// The value, tracked.
    pub fn read(self) -> Ref<'static, T> {
        self.track();
        self.read_untracked()
    }

    /// The value, untracked.
    pub fn read_untracked(self) -> Ref<'static, T> {
        self.cell().borrow()
    }

    /// Has whatever is being drawn or computed told of the next change.
    pub fn track(self) {
        track(self.place);
    }

    /// Changes the value and tells whoever tracked it.
    pub fn update<U>(self, change: impl FnOnce(&mut T) -> U) -> U {
        let outcome = self.update_untracked(change);
        notify(self.place);
        outcome
    }

    /// Changes the value and tells nobody.
    pub fn update_untracked<U>(self, change: impl FnOnce(&mut T) -> U) -> U {
        change(&mut self.cell().borrow_mut())
    }

    /// Puts another value in its place.
    pub fn set(self, value: T) {
        // What was there is dropped after its place is free again: it may read what it lies in.
        let _before = self.cell().replace(value);
        notify(self.place);
    }
}

impl<T: Clone + 'static> State<T> {
    /// A copy, tracked.
    pub fn get(self) -> T {
        self.read().clone()
    }

    /// A copy, untracked.
    pub fn get_untracked(self) -> T {
        self.read_untracked().clone()
    }
}
