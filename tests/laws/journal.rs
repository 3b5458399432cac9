//! Laws of the journal: whatever the store does, no answer is lost and nothing stored is overwritten.

use std::collections::BTreeMap;

use proptest::prelude::*;
use zhuiwen::{
    domain::{
        log::{DeviceId, Entry, Event, Moment, TabId},
        progress::merge,
    },
    store::{
        fake::{Denial, FakeStorage},
        journal::{AppendFailure, Changed, ImportError, Journal, LoadReport, Opened, ReadOnly},
        storage::{Storage, StorageError},
    },
    wire::{
        backup::read_backup,
        log::{Segment, WriterId},
    },
};

use crate::{any_event, any_moment, in_order};

const DEVICE: DeviceId = DeviceId(0xfeed_f00d);
const NOW: Moment = Moment {
    unix_seconds: 1_795_000_000,
    offset_minutes: 480,
};

fn open(storage: &FakeStorage, tab: u16) -> Opened<FakeStorage> {
    Journal::open(storage.clone(), DEVICE, TabId(tab))
}

/// Opens where nothing may be wrong.
#[track_caller]
fn open_clean(storage: &FakeStorage, tab: u16) -> Journal<FakeStorage> {
    let Opened { journal, report } = open(storage, tab);
    assert_eq!(report, LoadReport::default());
    journal
}

/// The entries that whoever opens now finds, whatever there is to report.
fn stored_entries(storage: &FakeStorage) -> Vec<Entry> {
    open(storage, 9).journal.entries().to_vec()
}

#[track_caller]
fn append_all(journal: &mut Journal<FakeStorage>, happened: &[(Moment, Event)]) {
    for (at, event) in happened {
        journal.append(*at, event.clone()).expect("room");
    }
}

fn any_happenings(most: usize) -> impl Strategy<Value = Vec<(Moment, Event)>> {
    prop::collection::vec((any_moment(), any_event()), 1..most)
}

/// The keys of a store's log, without the copies set aside.
fn log_keys(storage: &FakeStorage) -> Vec<String> {
    storage.keys("zhuiwen:log:").expect("readable")
}

/// Nothing that was stored `before` has become shorter, other than by growing: the entries are all still there.
fn events_of(entries: &[Entry]) -> Vec<Event> {
    entries.iter().map(|entry| entry.event.clone()).collect()
}

/// What happens next to three tabs over one store.
#[derive(Clone, Debug)]
enum Step {
    Append(usize, Moment, Event),
    Reload(usize),
    Reopen(usize),
}

fn any_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => (0..3usize, any_moment(), any_event()).prop_map(|(tab, at, event)| Step::Append(tab, at, event)),
        2 => (0..3usize).prop_map(Step::Reload),
        1 => (0..3usize).prop_map(Step::Reopen),
    ]
}

/// One thing the store does wrong, before one entry is appended.
#[derive(Clone, Debug)]
enum Trouble {
    None,
    Full(usize),
    Denied(Denial),
    Tear(usize),
    Fine,
}

fn any_trouble() -> impl Strategy<Value = Trouble> {
    prop_oneof![
        4 => Just(Trouble::None),
        1 => (0..600usize).prop_map(Trouble::Full),
        1 => prop_oneof![Just(Denial::Writes), Just(Denial::Everything)].prop_map(Trouble::Denied),
        1 => (0..200usize).prop_map(Trouble::Tear),
        1 => Just(Trouble::Fine),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn three_tabs_lose_nothing(steps in prop::collection::vec(any_step(), 0..60)) {
        let storage = FakeStorage::default();
        let mut tabs: Vec<Journal<FakeStorage>> = (0..3).map(|tab| open_clean(&storage, tab)).collect();
        let mut appended = Vec::new();
        for step in steps {
            match step {
                Step::Append(tab, at, event) => {
                    let last = tabs[tab].entries().last().map(|entry| entry.key);
                    let entry = tabs[tab].append(at, event).expect("room");
                    prop_assert!(last < Some(entry.key), "later entries have later keys");
                    appended.push(entry);
                }
                Step::Reload(tab) => {
                    let before = tabs[tab].entries().len();
                    let changed = tabs[tab].reload_others().expect("readable");
                    prop_assert_eq!(changed == Changed::Yes, tabs[tab].entries().len() > before);
                    prop_assert_eq!(tabs[tab].entries(), &in_order(appended.clone())[..]);
                }
                Step::Reopen(tab) => tabs[tab] = open_clean(&storage, tab as u16),
            }
        }
        prop_assert_eq!(stored_entries(&storage), in_order(appended));
    }

    #[test]
    fn trouble_at_any_moment_loses_nothing_pending_and_nothing_stored(
        steps in prop::collection::vec((any_trouble(), any_moment(), any_event()), 1..40),
    ) {
        let storage = FakeStorage::default();
        let mut journal = open_clean(&storage, 0);
        let mut appended = Vec::new();
        for (trouble, at, event) in steps {
            match trouble {
                Trouble::None => {}
                Trouble::Full(n_more) => storage.set_capacity(Some(storage.n_units() + n_more)),
                Trouble::Denied(denial) => storage.set_denial(denial),
                Trouble::Tear(n_chars) => storage.tear_next_write(n_chars),
                Trouble::Fine => {
                    storage.set_capacity(None);
                    storage.set_denial(Denial::Nothing);
                }
            }
            let entry = match journal.append(at, event) {
                Ok(entry) => {
                    prop_assert!(!journal.pending().contains(&entry));
                    entry
                }
                Err(error) => {
                    prop_assert!(matches!(error.cause, AppendFailure::Storage(_)));
                    prop_assert!(journal.pending().contains(&error.entry));
                    error.entry
                }
            };
            appended.push(entry);
            prop_assert_eq!(journal.entries(), &appended[..]);
            // Whoever looks now finds everything that is not pending, and an export has even that.
            let denied = storage.keys("").is_err();
            if !denied {
                let all = merge(stored_entries(&storage), journal.pending().to_vec()).entries;
                prop_assert_eq!(&all, &appended);
            }
            let backup = read_backup(&journal.export(NOW)).expect("our own backup");
            prop_assert_eq!(merge(backup.entries, Vec::new()).entries, appended.clone());
        }
        storage.set_capacity(None);
        storage.set_denial(Denial::Nothing);
        // A tear may still be waiting for the next write; the one after succeeds.
        let _ = journal.retry();
        journal.retry().expect("all is fine again");
        prop_assert_eq!(journal.pending(), &[]);
        prop_assert_eq!(stored_entries(&storage), appended);
    }

    #[test]
    fn a_damaged_segment_is_set_aside_reported_and_never_overwritten(
        before in any_happenings(30), after in any_happenings(10), place in any::<prop::sample::Index>(),
    ) {
        let storage = FakeStorage::default();
        append_all(&mut open_clean(&storage, 0), &before);
        let key = log_keys(&storage).pop().expect("one segment");
        let whole = storage.get(&key).expect("readable").expect("there");
        let ends: Vec<usize> = whole.char_indices().map(|(end, _)| end).collect();
        let torn = &whole[..ends[place.index(ends.len())]];
        storage.plant(&key, torn);

        let Opened { mut journal, report } = open(&storage, 0);
        let salvaged = journal.entries().to_vec();
        prop_assert_eq!(report.damaged.len(), 1);
        prop_assert_eq!(&report.damaged[0].key, &key);
        prop_assert_eq!(report.damaged[0].copied.clone(), Ok(()));
        prop_assert!(events_of(&salvaged).len() < before.len());
        append_all(&mut journal, &after);
        prop_assert_eq!(storage.get(&key).expect("readable"), Some(torn.to_owned()));
        prop_assert_eq!(storage.get(&format!("zhuiwen:set-aside:{key}")).expect("readable"), Some(torn.to_owned()));
        let again = open(&storage, 0);
        prop_assert_eq!(&again.report, &report);
        prop_assert_eq!(again.journal.entries(), journal.entries());
        let backup = journal.export(NOW);
        prop_assert!(backup.contains(&serde_json::to_string(torn).expect("a string")));

        // A backup made before the damage brings everything back: no number was given out twice.
        let healthy = FakeStorage::default();
        healthy.plant(&key, &whole);
        let healthy = open_clean(&healthy, 0);
        let preview = journal.preview_import(&healthy.export(NOW)).expect("a backup");
        prop_assert_eq!(preview.n_conflicts, 0);
        prop_assert_eq!(preview.n_new, before.len() - salvaged.len());
        journal.import(&healthy.export(NOW), NOW).expect("room");
        prop_assert_eq!(journal.entries().len(), before.len() + after.len());
    }

    #[test]
    fn importing_and_taking_back_is_identity(
        mine in any_happenings(20), theirs in any_happenings(20), later in any_happenings(5),
    ) {
        let (storage, elsewhere) = (FakeStorage::default(), FakeStorage::default());
        let mut journal = open_clean(&storage, 0);
        append_all(&mut journal, &mine);
        let mut other = Journal::open(elsewhere, DeviceId(7), TabId(0)).journal;
        append_all(&mut other, &theirs);
        other.import(&journal.export(NOW), NOW).expect("new there");
        let backup = other.export(NOW);
        let (before, entries_before) = (storage.snapshot(), journal.entries().to_vec());

        let preview = journal.preview_import(&backup).expect("a backup");
        prop_assert_eq!((preview.n_new, preview.n_known), (theirs.len(), mine.len()));
        prop_assert_eq!((preview.n_conflicts, preview.n_unreadable), (0, 0));
        prop_assert_eq!(storage.snapshot(), before.clone());
        let mut tab = open_clean(&storage, 1);
        let id = journal.import(&backup, NOW).expect("room");
        prop_assert_eq!(journal.entries(), other.entries());
        prop_assert_eq!(&stored_entries(&storage)[..], other.entries());
        prop_assert_eq!(tab.reload_others(), Ok(Changed::Yes));
        prop_assert_eq!(tab.entries(), other.entries());
        prop_assert_eq!(journal.import(&backup, NOW), Err(ImportError::NothingNew));
        prop_assert_eq!(journal.imports().map(|import| (import.id, import.n_entries)).collect::<Vec<_>>(), vec![(id, theirs.len())]);

        journal.undo_import(id).expect("writable");
        prop_assert_eq!(storage.snapshot(), before);
        prop_assert_eq!(journal.entries(), &entries_before[..]);
        prop_assert_eq!(tab.reload_others(), Ok(Changed::Yes));
        prop_assert_eq!(tab.entries(), &entries_before[..]);
        append_all(&mut journal, &later);
        journal.import(&backup, NOW).expect("as new as before");
        prop_assert_eq!(journal.entries().len(), mine.len() + theirs.len() + later.len());
    }

    #[test]
    fn an_import_that_does_not_fit_changes_nothing(
        mine in any_happenings(20), theirs in any_happenings(20), n_more in 0..400usize,
    ) {
        let (storage, elsewhere) = (FakeStorage::default(), FakeStorage::default());
        let mut journal = open_clean(&storage, 0);
        append_all(&mut journal, &mine);
        let mut other = Journal::open(elsewhere, DeviceId(7), TabId(0)).journal;
        append_all(&mut other, &theirs);
        let before = storage.snapshot();
        storage.set_capacity(Some(storage.n_units() + n_more));
        match journal.import(&other.export(NOW), NOW) {
            Ok(_) => prop_assert_eq!(open_clean(&storage, 0).entries().len(), mine.len() + theirs.len()),
            Err(error) => {
                prop_assert_eq!(error, ImportError::Storage(StorageError::Full));
                prop_assert_eq!(storage.snapshot(), before);
                prop_assert_eq!(journal.entries().len(), mine.len());
            }
        }
    }

    #[test]
    fn a_newer_version_makes_it_read_only_and_nothing_is_touched(mine in any_happenings(20), happened in any_happenings(5)) {
        let storage = FakeStorage::default();
        append_all(&mut open_clean(&storage, 0), &mine);
        let key = format!("zhuiwen:log:{:08x}:0:1", DEVICE.0);
        storage.plant(&key, &newer("whatever a later app will write"));
        // A damaged one beside it is not even copied: the newer app may know it.
        storage.plant("zhuiwen:log:00000001:0:0", "zw1 torn");
        let before = storage.snapshot();
        let Opened { mut journal, report } = open(&storage, 0);
        prop_assert_eq!(&report.newer, &vec![(key, 9)]);
        prop_assert_eq!(journal.read_only(), Some(&ReadOnly::NewerVersion(9)));
        for (at, event) in &happened {
            let error = journal.append(*at, event.clone()).expect_err("read-only");
            prop_assert_eq!(error.cause, AppendFailure::ReadOnly(ReadOnly::NewerVersion(9)));
        }
        let backup = journal.export(NOW);
        prop_assert!(matches!(journal.import(&backup, NOW), Err(ImportError::ReadOnly(_))));
        prop_assert_eq!(storage.snapshot(), before);
        let read = read_backup(&backup).expect("our own backup");
        prop_assert_eq!(events_of(&read.entries), events_of(&in_order(journal.entries().to_vec())));
        prop_assert_eq!(read.n_unreadable, 2);
        prop_assert!(backup.contains("whatever a later app will write"));
    }

    #[test]
    fn any_values_under_our_keys_are_survived(
        values in prop::collection::btree_map("zhuiwen:(log|import|set-aside):[0-9a-f:]{0,14}", any::<String>(), 0..8),
        happened in any_happenings(5),
    ) {
        let storage = FakeStorage::default();
        for (key, value) in &values {
            storage.plant(key, value);
        }
        let Opened { mut journal, .. } = open(&storage, 0);
        append_all(&mut journal, &happened);
        let kept: BTreeMap<String, String> =
            storage.snapshot().into_iter().filter(|(key, _)| values.contains_key(key)).collect();
        prop_assert_eq!(kept, values);
        prop_assert_eq!(&stored_entries(&storage)[..], journal.entries());
    }
}

/// A whole value of version 9, by the envelope every version keeps.
fn newer(rest: &str) -> String {
    let seed = format!("{:08x}:0:zw9 {rest}", DEVICE.0);
    format!("zw9 {:08x} {rest}", crc32fast::hash(seed.as_bytes()))
}

#[test]
fn a_store_that_cannot_be_read_is_not_written_to_either() {
    let storage = FakeStorage::default();
    append_all(&mut open_clean(&storage, 0), &[(NOW, star(1))]);
    let before = storage.snapshot();
    storage.set_denial(Denial::Everything);
    let Opened { mut journal, report } = open(&storage, 0);
    assert_eq!(report.unavailable, Some(StorageError::Denied));
    // It may come back at any time; what was there was never read, so a key written now could be one already taken.
    storage.set_denial(Denial::Nothing);
    let error = journal.append(NOW, star(2)).expect_err("nothing is written");
    assert_eq!(
        error.cause,
        AppendFailure::ReadOnly(ReadOnly::Unavailable(StorageError::Denied))
    );
    assert_eq!(journal.pending().len(), 1);
    assert_eq!(storage.snapshot(), before);
    assert_eq!(
        read_backup(&journal.export(NOW)).expect("a backup").entries,
        journal.pending()
    );
}

#[test]
fn an_import_broken_off_does_not_count_and_is_reported() {
    let storage = FakeStorage::default();
    let mut journal = open_clean(&storage, 0);
    append_all(&mut journal, &[(NOW, star(1))]);
    let mut other = Journal::open(FakeStorage::default(), DeviceId(7), TabId(0)).journal;
    append_all(&mut other, &[(NOW, star(2)), (NOW, star(3))]);
    let id = journal.import(&other.export(NOW), NOW).expect("room");
    storage.remove("zhuiwen:import:0").expect("there");
    let Opened { mut journal, report } = open(&storage, 0);
    assert_eq!(report.incomplete_imports, vec![id]);
    assert_eq!(journal.entries().len(), 1);
    let second = journal.import(&other.export(NOW), NOW).expect("room");
    assert_ne!(id, second);
    journal.undo_import(id).expect("writable");
    assert_eq!(open_clean(&storage, 0).entries().len(), 3);
}

#[test]
fn a_sibling_in_the_same_slot_overwrites_nothing() {
    let storage = FakeStorage::default();
    let mut first = open_clean(&storage, 0);
    append_all(&mut first, &[(NOW, star(1))]);
    let mut second = open_clean(&storage, 0);
    append_all(&mut second, &[(NOW, star(2))]);
    append_all(&mut first, &[(NOW, star(3))]);
    append_all(&mut second, &[(NOW, star(4))]);
    let stored = open(&storage, 1);
    assert_eq!(stored.report.conflicts, vec![]);
    assert_eq!(stored.journal.entries().len(), 4);
}

#[test]
fn an_entry_too_long_for_what_is_left_does_not_stand_in_the_way() {
    let storage = FakeStorage::default();
    let mut journal = open_clean(&storage, 0);
    storage.set_capacity(Some(1_000));
    let long = Event::NoteWritten {
        code: zhuiwen::domain::id::Code(1),
        text: "长".repeat(2_000),
    };
    assert!(journal.append(NOW, long).is_err());
    assert!(journal.append(NOW, star(1)).is_ok());
    assert_eq!(journal.pending().len(), 1);
    storage.set_capacity(None);
    journal.retry().expect("room now");
    assert_eq!(open_clean(&storage, 0).entries(), journal.entries());
}

#[test]
fn forged_numbers_are_refused() {
    let storage = FakeStorage::default();
    let mut journal = open_clean(&storage, 0);
    let key = zhuiwen::domain::log::EntryKey {
        seq: u32::MAX,
        device: DeviceId(7),
        tab: TabId(0),
    };
    let forged = Entry {
        key,
        at: NOW,
        event: star(1),
    };
    assert_eq!(Segment::new(&forged).writer(), WriterId::of(key));
    let backup = zhuiwen::wire::backup::write_backup(NOW, &[forged], &[]);
    assert_eq!(journal.preview_import(&backup).expect("a backup").n_unreadable, 1);
    assert_eq!(journal.import(&backup, NOW), Err(ImportError::NothingNew));
}

fn star(code: u32) -> Event {
    Event::Starred {
        code: zhuiwen::domain::id::Code(code),
        on: true,
    }
}

/// A full storage, and the page loaded anew: what one program could not store the next counts, and stores when there is room.
#[test]
fn what_could_not_be_stored_is_carried_over() {
    let storage = FakeStorage::default();
    let mut before = open_clean(&storage, 0);
    storage.set_capacity(Some(storage.n_units()));
    let moment = Moment {
        unix_seconds: 1_700_000_000,
        offset_minutes: 480,
    };
    let code = zhuiwen::domain::id::Code(1);
    assert!(before.append(moment, Event::Starred { code, on: true }).is_err());
    let pending = before.pending().to_vec();

    let mut after = open_clean(&storage, 0);
    // Twice is once.
    after.carry(pending.clone());
    after.carry(pending.clone());
    assert_eq!((after.entries(), after.pending()), (&pending[..], &pending[..]));
    storage.set_capacity(None);
    assert_eq!(after.retry(), Ok(()));
    assert_eq!(after.pending(), []);
    assert_eq!(stored_entries(&storage), pending);

    // Nobody writes another's segments: it counts, and stays pending.
    let mut other = open_clean(&FakeStorage::default(), 1);
    other.carry(pending.clone());
    assert_eq!((other.entries(), other.pending()), (&pending[..], &pending[..]));
    assert!(other.retry().is_err());
}
