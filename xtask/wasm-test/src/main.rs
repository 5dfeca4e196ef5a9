//! Runs the tests of the WebAssembly build in a browser.
//!
//! Cargo starts it with the compiled tests. It is a program of its own since it takes a while to build, and only
//! `cargo xtask test` needs it.

use std::process::ExitCode;

use wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args;

fn main() -> ExitCode {
    match run_cli_with_args(std::env::args_os()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}
