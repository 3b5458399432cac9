//! Mounts the first screens, nothing else; `bin/whole.rs` mounts everything.

fn main() {
    zhuiwen::ui::mount::start(None);
}
