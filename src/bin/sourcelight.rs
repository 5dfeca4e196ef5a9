//! The command line, for newsrooms and batch work.

use std::io::{Read, Write};
use std::process::ExitCode;

use sourcelight::export::Output;
use sourcelight::pack::languages::Languages;
use sourcelight::text::Unit;
use sourcelight::text::sentence::Boundaries;
use sourcelight::{Document, Options, Pack, annotate};

const HELP: &str = "\
sourcelight - shows what a news article is made of: names, numbers and quotes, each with its source

usage: sourcelight annotate [--lang LANG] [--date YYYY-MM-DD] [--input text|html] [--format json] [FILE|-]

  --lang LANG    language of the article; detected where not given
  --date DAY     the day the article is from; read from the article where not given
  --input FORM   text or html; html for a FILE that ends in .html or .htm, else text
  --format FORM  what is printed: json (default)
  FILE           the article; - or nothing for standard input

exit codes: 0 done, 1 the article or its language cannot be read, 2 the command is wrong
";

static LANGUAGES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/languages.pack"));
static PACKS: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/packs.rs"));

fn main() -> ExitCode {
    match run(std::env::args().skip(1).collect()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("sourcelight: {}", failure.message);
            ExitCode::from(failure.code)
        }
    }
}

struct Failure {
    code: u8,
    message: String,
}

fn wrong(message: impl Into<String>) -> Failure {
    Failure { code: 2, message: format!("{}\nsee `sourcelight --help`", message.into()) }
}

fn unreadable(message: impl Into<String>) -> Failure {
    Failure { code: 1, message: message.into() }
}

#[derive(Default)]
struct Arguments {
    lang: Option<String>,
    date: Option<String>,
    html: Option<bool>,
    file: Option<String>,
}

fn run(args: Vec<String>) -> Result<(), Failure> {
    match args.first().map(String::as_str) {
        Some("annotate") => {}
        Some("--help" | "-h" | "help") => return print(HELP),
        Some("--version" | "-V") => return print(concat!("sourcelight ", env!("CARGO_PKG_VERSION"), "\n")),
        Some(other) => return Err(wrong(format!("there is no command `{other}`"))),
        None => return Err(wrong("a command is missing, such as `annotate`")),
    }
    let arguments = parse(&args[1..])?;
    let options = Options { date: arguments.date.clone() };
    options.check().map_err(|e| wrong(e.to_string().replace("options.date", "--date")))?;
    let content = read(&arguments)?;
    let html = arguments
        .html
        .unwrap_or_else(|| arguments.file.as_deref().is_some_and(|f| f.ends_with(".html") || f.ends_with(".htm")));
    let parse = |boundaries: &Boundaries| match html {
        true => Document::parse_html(&content, boundaries),
        false => Document::parse(content.as_str(), boundaries),
    };
    let lang = match arguments.lang {
        Some(lang) => lang,
        None => detect(&parse(&Boundaries::default()))?,
    };
    let pack = load(&lang)?;
    let document = parse(&pack.boundaries);
    let article = annotate(document, &pack, &options);
    let mut json = serde_json::to_string_pretty(&Output::new(&article, Unit::CodePoint))
        .map_err(|e| unreadable(format!("the output cannot be written: {e}")))?;
    json.push('\n');
    print(&json)
}

fn parse(args: &[String]) -> Result<Arguments, Failure> {
    let mut arguments = Arguments::default();
    let mut rest = args.iter();
    while let Some(arg) = rest.next() {
        let mut value = || rest.next().cloned().ok_or_else(|| wrong(format!("{arg} needs a value")));
        match arg.as_str() {
            "--lang" => arguments.lang = Some(value()?),
            "--date" => arguments.date = Some(value()?).filter(|d| !d.is_empty()),
            "--input" => {
                arguments.html = Some(match value()?.as_str() {
                    "html" => true,
                    "text" => false,
                    other => return Err(wrong(format!("--input is text or html, not `{other}`"))),
                });
            }
            "--format" => match value()?.as_str() {
                "json" => {}
                other => return Err(wrong(format!("--format is json, not `{other}`"))),
            },
            "--help" | "-h" => {
                print(HELP)?;
                std::process::exit(0);
            }
            "-" => arguments.file = None,
            other if other.starts_with("--") => return Err(wrong(format!("there is no option `{other}`"))),
            file if arguments.file.is_none() => arguments.file = Some(file.to_owned()),
            file => return Err(wrong(format!("one article at a time: what is `{file}`?"))),
        }
    }
    Ok(arguments)
}

fn read(arguments: &Arguments) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    match &arguments.file {
        Some(file) => bytes = std::fs::read(file).map_err(|e| unreadable(format!("{file}: {e}")))?,
        None => {
            std::io::stdin().read_to_end(&mut bytes).map_err(|e| unreadable(format!("standard input: {e}")))?;
        }
    }
    String::from_utf8(bytes).map_err(|e| {
        let place = arguments.file.as_deref().unwrap_or("standard input");
        unreadable(format!("{place}: byte {} is not UTF-8; convert the file first", e.utf8_error().valid_up_to()))
    })
}

fn detect(document: &Document) -> Result<String, Failure> {
    let languages = Languages::load(LANGUAGES).map_err(|e| unreadable(e.to_string()))?;
    languages
        .detect(document)
        .language
        .ok_or_else(|| unreadable(format!("the article's language is none of {}; say which with --lang", known())))
}

fn load(lang: &str) -> Result<Pack, Failure> {
    let found = PACKS.iter().find(|(name, _)| *name == lang);
    let (_, bytes) = found.ok_or_else(|| wrong(format!("there is no pack for `{lang}`; there are {}", known())))?;
    Pack::load(bytes).map_err(|e| unreadable(e.to_string()))
}

fn known() -> String {
    PACKS.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
}

fn print(text: &str) -> Result<(), Failure> {
    match std::io::stdout().write_all(text.as_bytes()) {
        // A reader that has seen enough, such as `head`, is no failure.
        Err(e) if e.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        other => other.map_err(|e| unreadable(format!("standard output: {e}"))),
    }
}
