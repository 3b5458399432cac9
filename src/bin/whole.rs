//! Mounts the whole app, nothing else.

fn main() {
    zhuiwen::ui::mount::start(Some(&zhuiwen::ui::extra::EXTRA));
}
