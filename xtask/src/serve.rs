//! A server for the page on this machine.
//!
//! It sends the headers that a host of the page should send: nothing is loaded from elsewhere, and nothing is sent
//! elsewhere.

use std::fs::File;
use std::io;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result, anyhow, bail};
use tiny_http::{Header, Method, Request, Response, Server, StatusCode};

use crate::workspace::Workspace;

/// Where the search for a free port begins.
const FIRST_PORT: u16 = 8000;

/// What the page may do: load its own files, compile its own engine, and nothing else.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data: blob:; connect-src 'self'; worker-src 'self'; font-src 'self'; manifest-src 'self'; \
    base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

/// Headers of every answer.
const HEADERS: &[(&str, &str)] = &[
    ("Content-Security-Policy", POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    // Someone who changes a file wants to see the change.
    ("Cache-Control", "no-store"),
];

/// The port asked for, if any.
pub fn port(args: &[String]) -> Result<Option<u16>> {
    match args {
        [] => Ok(None),
        [option, value] if option == "--port" => {
            value.parse().map(Some).map_err(|_| anyhow!("--port is a number from 0 to 65535, not `{value}`"))
        }
        _ => bail!("serve takes --port N, not `{}`", args.join(" ")),
    }
}

/// Serves the page until the program is stopped.
pub fn forever(workspace: &Workspace, port: Option<u16>) -> Result<()> {
    let site = Site::start(workspace.www(), port)?;
    println!("Sourcelight is at {}\nstop with Ctrl+C", site.address());
    site.wait();
    Ok(())
}

/// A folder that is being served; until this is dropped.
pub struct Site {
    server: Arc<Server>,
    threads: Vec<std::thread::JoinHandle<()>>,
}

impl Site {
    /// Serves `folder` on `port` of this machine, 0 for any; without one, on the first that is free.
    pub fn start(folder: PathBuf, port: Option<u16>) -> Result<Self> {
        let server = Arc::new(listen(port)?);
        let threads = (0..4).map(|_| {
            let (server, folder) = (Arc::clone(&server), folder.clone());
            std::thread::spawn(move || {
                while let Ok(request) = server.recv() {
                    // A reader who goes away before the end is no failure.
                    let _ = answer(request, &folder);
                }
            })
        });
        Ok(Self { threads: threads.collect(), server })
    }

    /// `http://127.0.0.1:8000/`
    pub fn address(&self) -> String {
        format!("http://{}/", self.server.server_addr())
    }

    /// Waits until the server stops.
    pub fn wait(mut self) {
        for thread in self.threads.drain(..) {
            let _ = thread.join();
        }
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        for _ in &self.threads {
            self.server.unblock();
        }
    }
}

fn listen(port: Option<u16>) -> Result<Server> {
    let open = |port: u16| Server::http(("127.0.0.1", port)).map_err(|e| anyhow!("{e}"));
    match port {
        Some(port) => open(port).with_context(|| format!("port {port} cannot be had; choose another with --port")),
        None => (FIRST_PORT..FIRST_PORT + 100)
            .find_map(|port| open(port).ok())
            .context("no port from 8000 to 8099 is free; choose one with --port"),
    }
}

fn answer(request: Request, folder: &Path) -> io::Result<()> {
    if !matches!(request.method(), Method::Get | Method::Head) {
        let refusal = message(405, "This server only gives.").with_header(header("Allow", "GET, HEAD"));
        return request.respond(refusal);
    }
    let found = file(folder, request.url()).and_then(|path| Some((File::open(&path).ok()?, path)));
    match found {
        Some((file, path)) => {
            let response = Response::from_file(file).with_header(header("Content-Type", media_type(&path)));
            request.respond(with_headers(response))
        }
        None => {
            let text = format!("There is no {} here. The page is at /.", request.url());
            request.respond(message(404, &text))
        }
    }
}

fn message(status: u16, text: &str) -> Response<io::Cursor<Vec<u8>>> {
    let response = Response::from_string(format!("{text}\n")).with_status_code(StatusCode(status));
    with_headers(response.with_header(header("Content-Type", "text/plain; charset=utf-8")))
}

fn with_headers<R: io::Read>(mut response: Response<R>) -> Response<R> {
    for (name, value) in HEADERS {
        response.add_header(header(name, value));
    }
    response
}

fn header(name: &str, value: &str) -> Header {
    Header::from_bytes(name, value).expect("the headers of this file are plain ASCII")
}

/// The file that a request names, if it is one below `folder`.
fn file(folder: &Path, url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?;
    let path = decode(path.strip_prefix('/')?)?;
    let relative = Path::new(&path);
    // Neither `..` nor a second root: what is served stays inside.
    if relative.components().any(|c| !matches!(c, Component::Normal(_))) || path.contains(['\\', '\0']) {
        return None;
    }
    let mut found = folder.join(relative);
    if found.is_dir() {
        if !path.is_empty() && !path.ends_with('/') {
            return None;
        }
        found.push("index.html");
    }
    // Nor does a link lead outside.
    let (found, folder) = (found.canonicalize().ok()?, folder.canonicalize().ok()?);
    (found.is_file() && found.starts_with(folder)).then_some(found)
}

/// `%20` and its like; none where the result is not UTF-8.
fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let mut digit = || (rest.next()? as char).to_digit(16);
                (digit()? * 16 + digit()?) as u8
            }
            other => other,
        });
    }
    String::from_utf8(bytes).ok()
}

fn media_type(path: &Path) -> &'static str {
    match path.extension().and_then(|e| e.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" | "md" | "ts" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_served_stays_inside() {
        let folder = std::env::temp_dir().join(format!("sourcelight-serve-{}", std::process::id()));
        std::fs::create_dir_all(folder.join("in/side")).unwrap();
        std::fs::write(folder.join("secret"), "").unwrap();
        std::fs::write(folder.join("in/index.html"), "").unwrap();
        std::fs::write(folder.join("in/a b.js"), "").unwrap();
        let root = folder.join("in");
        let served = |url: &str| file(&root, url).is_some();
        for url in ["/", "/index.html", "/?lang=x", "/index.html?a#b", "/a%20b.js"] {
            assert!(served(url), "{url} is served");
        }
        for url in [
            "",
            "index.html",
            "/../secret",
            "/%2e%2e/secret",
            "/..%2fsecret",
            "//etc/passwd",
            "/%2fetc/passwd",
            "/side/../../secret",
            "/..\\secret",
            "/side",
            "/side/",
            "/index.html%00",
            "/%",
            "/%zz",
            "/%ff",
            "/none",
        ] {
            assert!(!served(url), "{url} is not served");
        }
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(folder.join("secret"), root.join("link")).unwrap();
            assert!(!served("/link"), "a link does not lead outside");
        }
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn browsers_are_told_what_a_file_is() {
        for (file, wanted) in [
            ("dist/sourcelight_bg.wasm", "application/wasm"),
            ("main.js", "text/javascript; charset=utf-8"),
            ("dist/packs/xx.pack", "application/octet-stream"),
            ("strings/en.json", "application/json"),
            ("LICENSE", "application/octet-stream"),
        ] {
            assert_eq!(media_type(Path::new(file)), wanted, "{file}");
        }
    }
}
