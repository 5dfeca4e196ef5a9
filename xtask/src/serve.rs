//! A server for the page on this machine.
//!
//! It sends the headers that a host of the page should send: nothing is loaded from elsewhere, and nothing is sent
//! elsewhere.

use std::convert::Infallible;
use std::fs;
use std::net::{SocketAddr, TcpListener};
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::header::{self, HeaderValue};
use hyper::{Method, Request, Response, StatusCode, server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use tokio::runtime::{Builder, Runtime};

use crate::workspace::Workspace;

/// Where the search for a free port begins.
const FIRST_PORT: u16 = 8000;

/// What the page may do: load its own files, compile its own engine, and nothing else.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data: blob:; connect-src 'self'; worker-src 'self'; font-src 'self'; manifest-src 'self'; \
    base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

/// Headers of every answer.
const HEADERS: &[(&str, &str)] = &[
    ("content-security-policy", POLICY),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
];

/// Someone who changes a file wants to see the change.
const NO_STORE: (&str, &str) = ("cache-control", "no-store");

/// The headers, for hosts that read them from a file.
pub fn headers_file() -> String {
    let lines = HEADERS.iter().map(|(name, value)| format!("  {name}: {value}\n"));
    format!("/*\n{}", lines.collect::<String>())
}

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
    site.wait()
}

/// A folder that is being served, until this is dropped.
pub struct Site {
    address: SocketAddr,
    _runtime: Runtime,
}

impl Site {
    /// Serves `folder` on `port` of this machine, 0 for any; without one, on the first that is free.
    pub fn start(folder: PathBuf, port: Option<u16>) -> Result<Self> {
        let listener = listen(port)?;
        let address = listener.local_addr()?;
        listener.set_nonblocking(true)?;
        let runtime = Builder::new_multi_thread().worker_threads(2).enable_io().build()?;
        runtime.spawn(async move {
            let listener = tokio::net::TcpListener::from_std(listener)?;
            loop {
                let (stream, _) = listener.accept().await?;
                let folder = folder.clone();
                tokio::spawn(async move {
                    let answer = service_fn(|request: Request<Incoming>| {
                        let answer = answer(request.method(), request.uri().path(), &folder);
                        async move { Ok::<_, Infallible>(answer) }
                    });
                    // A reader who goes away before the end is no failure.
                    let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), answer).await;
                });
            }
            #[allow(unreachable_code)]
            std::io::Result::Ok(())
        });
        Ok(Self { address, _runtime: runtime })
    }

    /// `http://127.0.0.1:8000/`
    pub fn address(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Serves until the program is stopped.
    pub fn wait(self) -> ! {
        loop {
            std::thread::park();
        }
    }
}

fn listen(port: Option<u16>) -> Result<TcpListener> {
    let open = |port: u16| TcpListener::bind(("127.0.0.1", port));
    match port {
        Some(port) => open(port).with_context(|| format!("port {port} cannot be had; choose another with --port")),
        None => (FIRST_PORT..FIRST_PORT + 100)
            .find_map(|port| open(port).ok())
            .context("no port from 8000 to 8099 is free; choose one with --port"),
    }
}

fn answer(method: &Method, path: &str, folder: &Path) -> Response<Full<Bytes>> {
    let text = "text/plain; charset=utf-8";
    if !matches!(*method, Method::GET | Method::HEAD) {
        let mut refusal = respond(StatusCode::METHOD_NOT_ALLOWED, text, "This server only gives.\n");
        refusal.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
        return refusal;
    }
    match file(folder, path).and_then(|path| Some((fs::read(&path).ok()?, path))) {
        Some((bytes, path)) => respond(StatusCode::OK, media_type(&path), bytes),
        None => respond(StatusCode::NOT_FOUND, text, format!("There is no {path} here. The page is at /.\n")),
    }
}

fn respond(status: StatusCode, media_type: &'static str, body: impl Into<Bytes>) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::new(body.into()));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    for &(name, value) in HEADERS.iter().chain([&NO_STORE]) {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

/// The file that a path names, if it is one below `folder`.
fn file(folder: &Path, path: &str) -> Option<PathBuf> {
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
        for url in ["/", "/index.html", "/a%20b.js"] {
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
