//! One process: started, fed, read and, when it takes too long, killed with all that it started. No clock is read.

use std::{
    io::{self, Read, Write},
    os::unix::process::CommandExt,
    process::{Command, Stdio},
    sync::mpsc,
    thread,
    time::Duration,
};

/// More than any note prints; a program that prints for ever stops here.
const MAX_OUTPUT: u64 = 1 << 20;

/// How a command ended.
pub enum Outcome {
    /// By itself.
    Ended {
        /// What it printed, at most a megabyte.
        stdout: String,
        /// What it complained about, at most a megabyte.
        stderr: String,
        /// Whether it says it succeeded.
        is_ok: bool,
    },
    /// It was killed.
    TimedOut,
    /// It could not be started.
    NotStarted(io::Error),
}

/// Runs a command to its end or to the timeout; then the process and what it started are killed.
pub fn finish(command: &mut Command, stdin: &str, timeout: Duration) -> Outcome {
    let child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .process_group(0)
        .spawn();
    let mut child = match child {
        Ok(child) => child,
        Err(error) => return Outcome::NotStarted(error),
    };
    let id = child.id();
    if let Some(mut pipe) = child.stdin.take() {
        // A program that does not read its input closes the pipe: not our concern.
        let _ = pipe.write_all(stdin.as_bytes());
    }
    let stdout = child.stdout.take().map(|pipe| thread::spawn(|| read_some(pipe)));
    let stderr = child.stderr.take().map(|pipe| thread::spawn(|| read_some(pipe)));
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let text = |reader: Option<thread::JoinHandle<String>>| {
            reader.and_then(|reader| reader.join().ok()).unwrap_or_default()
        };
        let stdout = text(stdout);
        let stderr = text(stderr);
        let is_ok = child.wait().is_ok_and(|status| status.success());
        // Nobody listens any more after the timeout.
        let _ = sender.send(Outcome::Ended { stdout, stderr, is_ok });
    });
    receiver.recv_timeout(timeout).unwrap_or_else(|_| {
        // The group is the child's own, made above.
        let _ = Command::new("kill").args(["-KILL", "--", &format!("-{id}")]).status();
        Outcome::TimedOut
    })
}

fn read_some(pipe: impl Read) -> String {
    let mut bytes = Vec::new();
    // What could be read before an error is still worth showing.
    let _ = pipe.take(MAX_OUTPUT).read_to_end(&mut bytes);
    String::from_utf8_lossy(&bytes).into_owned()
}
