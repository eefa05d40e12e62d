//! The program as a user meets it: arguments in; files, words and exit codes out.

#[cfg(test)]
mod amend;
#[cfg(test)]
mod batch;
#[cfg(test)]
mod build;
#[cfg(test)]
mod calendar;
#[cfg(test)]
mod deadlines;
#[cfg(test)]
mod diff;
#[cfg(test)]
mod leftover;
#[cfg(test)]
mod moved;
#[cfg(test)]
mod new;
#[cfg(test)]
mod owner;
#[cfg(test)]
mod paths;
#[cfg(test)]
mod profile;
#[cfg(test)]
mod program;
#[cfg(test)]
mod reasons;
#[cfg(test)]
mod reschedule;
#[cfg(test)]
mod windows;
#[cfg(test)]
mod words;
