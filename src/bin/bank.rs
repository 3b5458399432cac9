//! `bank check | publish | build | export | report | site`: the note bank's compiler.

use std::{env, process::ExitCode};

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    zhuiwen::author::cli::run(&arguments)
}
