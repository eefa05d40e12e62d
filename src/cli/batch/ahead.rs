//! What is read while the spec is: the records of earlier runs, and the first departments of a
//! stream.

use std::io;
use std::thread::{self, JoinHandle};

use hongtou::lang::Lang;

use super::args::Request;
use super::ledger::{self, Ledger};
use super::list::{Source, Stream};
use super::pack::Pack;

/// What other threads are reading.
pub struct Ahead {
    /// The departments that come in, if any do.
    pub stream: Option<Stream>,
    ledger: Option<JoinHandle<io::Result<Ledger>>>,
}

impl Ahead {
    /// Begins to read what a call will need.
    pub fn begin(request: &Request, lang: Lang) -> Self {
        let comes = request.source == Source::Stream;
        let path = request.root.join(ledger::name(&request.shard.suffix()));
        let is_kept = request.pack != Pack::Tape;
        Self {
            stream: comes.then(|| Stream::open(lang)),
            ledger: is_kept.then(|| thread::spawn(move || Ledger::read(path))),
        }
    }

    /// The records, as they are now that no other run is at work on them.
    pub fn ledger(&mut self, request: &Request) -> io::Result<Ledger> {
        let Some(reading) = self.ledger.take() else { return Ok(Ledger::default()) };
        match reading.join() {
            Ok(Ok(ledger)) if ledger.is_current() => Ok(ledger),
            // Another run may have ended meanwhile.
            _ => Ledger::read(request.root.join(ledger::name(&request.shard.suffix()))),
        }
    }
}
