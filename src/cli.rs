//! Arguments, printing and exit codes: the only part that touches files and prints.
