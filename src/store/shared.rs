//! Values that go with a part of a page: computed from others (`Derived`) or set (`Passing`), and dropped with that part.
//!
//! What a memo and a signal of Leptos are, but all of them of one type as far as Leptos sees, so that their code is in the
//! download once. Must not know what is kept. For what there is one of, see `state`.

use std::{any::Any, marker::PhantomData, sync::Arc};

use leptos::prelude::*;

/// A value of any type. The same one is equal to itself; what it says is not looked at.
#[derive(Clone)]
struct Shared(Arc<dyn Any + Send + Sync>);

impl Shared {
    fn of<T: Send + Sync + 'static>(value: T) -> Shared {
        Shared(Arc::new(value))
    }

    fn into<T: Send + Sync + 'static>(self) -> Arc<T> {
        self.0
            .downcast()
            .unwrap_or_else(|_| unreachable!("a handle is made with its value"))
    }
}

impl PartialEq for Shared {
    fn eq(&self, other: &Shared) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

type Compute = dyn Fn(Option<&Shared>) -> Shared + Send + Sync;

#[inline(never)]
fn memo(compute: Box<Compute>) -> Memo<Shared> {
    Memo::new(compute)
}

#[inline(never)]
fn signal_of(value: Shared) -> RwSignal<Shared> {
    RwSignal::new(value)
}

/// A value computed from others, and computed anew when they change. Who reads it is told only when it has become another.
pub struct Derived<T> {
    memo: Memo<Shared>,
    kept: PhantomData<fn() -> T>,
}

impl<T> Clone for Derived<T> {
    fn clone(&self) -> Derived<T> {
        *self
    }
}

impl<T> Copy for Derived<T> {}

impl<T: PartialEq + Send + Sync + 'static> Derived<T> {
    /// A value computed by `compute`, which gets the one before.
    pub fn new(compute: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Derived<T> {
        let compute = move |before: Option<&Shared>| {
            let value_before = before.and_then(|before| before.0.downcast_ref());
            let value = compute(value_before);
            match before {
                Some(before) if value_before == Some(&value) => before.clone(),
                _ => Shared::of(value),
            }
        };
        Derived {
            memo: memo(Box::new(compute)),
            kept: PhantomData,
        }
    }

    /// The value, tracked.
    pub fn read(self) -> Arc<T> {
        self.memo.get().into()
    }

    /// The value, untracked.
    pub fn read_untracked(self) -> Arc<T> {
        self.memo.get_untracked().into()
    }

    /// A copy, tracked.
    pub fn get(self) -> T
    where
        T: Clone,
    {
        T::clone(&self.read())
    }
}

/// A value that is set.
pub struct Passing<T> {
    signal: RwSignal<Shared>,
    kept: PhantomData<fn() -> T>,
}

impl<T> Clone for Passing<T> {
    fn clone(&self) -> Passing<T> {
        *self
    }
}

impl<T> Copy for Passing<T> {}

impl<T: Clone + Send + Sync + 'static> Passing<T> {
    /// Keeps `value`.
    pub fn new(value: T) -> Passing<T> {
        Passing {
            signal: signal_of(Shared::of(value)),
            kept: PhantomData,
        }
    }

    /// The value, tracked.
    pub fn read(self) -> Arc<T> {
        self.signal.get().into()
    }

    /// The value, untracked.
    pub fn read_untracked(self) -> Arc<T> {
        self.signal.get_untracked().into()
    }

    /// What `look` makes of the value, untracked.
    pub fn with_untracked<U>(self, look: impl FnOnce(&T) -> U) -> U {
        look(&self.read_untracked())
    }

    /// A copy, tracked.
    pub fn get(self) -> T {
        T::clone(&self.read())
    }

    /// A copy, untracked.
    pub fn get_untracked(self) -> T {
        T::clone(&self.read_untracked())
    }

    /// Puts another value in its place and tells whoever tracked it.
    pub fn set(self, value: T) {
        self.signal.set(Shared::of(value));
    }

    /// Changes a copy of the value and puts it in its place.
    pub fn update(self, change: impl FnOnce(&mut T)) {
        let mut value = self.get_untracked();
        change(&mut value);
        self.set(value);
    }
}
