//! `bank check | build | export | publish | site`: the note bank's compiler.

fn main() {}
