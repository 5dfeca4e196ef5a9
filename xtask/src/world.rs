//! The outlines of the world's countries, written into the page.
//!
//! Natural Earth's countries at 1:110 million, which are in the public domain, each under its Wikidata id. The file is
//! checked in: borders change rarely, and a build must not need the network.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::build::say;
use crate::run::run;
use crate::workspace::Workspace;

/// The packages: the outlines as TopoJSON by ISO 3166 number, and which number is which Wikidata id.
const OUTLINES: &str = "world-atlas@2.0.2";
const IDS: &str = "@rapideditor/country-coder@5.6.1";

/// Antarctica fills a fifth of a map and is hardly in the news.
const LEFT_OUT: &str = "010";

/// Where Wikidata parts a kingdom from the country that articles mean.
const COUNTRY_OF: &[(&str, &str)] = &[("Q29999", "Q55"), ("Q756617", "Q35")];

/// Half the width and half the height of the map, in its own units; `www/map/projection.js` has the same.
const HALF: (f64, f64) = (1000.0, 486.7);

/// Writes `www/map/world.json`: for every country the `d` of an SVG path.
pub fn write(workspace: &Workspace) -> Result<()> {
    let folder = workspace.own().join("world");
    std::fs::create_dir_all(&folder)?;
    let mut npm = Command::new("npm");
    npm.args(["install", "--silent", "--no-save", "--prefix"]).arg(&folder).args([OUTLINES, IDS]);
    run(&mut npm).context("the outlines of countries cannot be had")?;
    let modules = folder.join("node_modules");
    let ids = ids(&read(&modules.join("@rapideditor/country-coder/src/data/borders.json"))?);
    let world = read(&modules.join("world-atlas/countries-110m.json"))?;
    let arcs = arcs(&world).context("world-atlas has another form than was known")?;
    let mut countries: BTreeMap<&str, String> = BTreeMap::new();
    for country in world["objects"]["countries"]["geometries"].as_array().into_iter().flatten() {
        let number = country["id"].as_str().unwrap_or_default();
        if number == LEFT_OUT {
            continue;
        }
        // Land whose country is disputed has no number; it is drawn all the same.
        let id = ids.get(number).map_or("", String::as_str);
        countries.entry(id).or_default().push_str(&path(country, &arcs));
    }
    let file = workspace.root.join("www/map/world.json");
    std::fs::write(&file, format!("{:#}\n", json!(countries)))?;
    say("world", format!("{} has {} countries of Natural Earth", file.display(), countries.len()));
    Ok(())
}

/// Wikidata ids by ISO 3166 number.
fn ids(borders: &Value) -> BTreeMap<String, String> {
    let properties = borders["features"].as_array().into_iter().flatten().map(|feature| &feature["properties"]);
    let pairs = properties.filter_map(|p| Some((p["iso1N3"].as_str()?, p["wikidata"].as_str()?)));
    let country = |id: &str| COUNTRY_OF.iter().find(|(of, _)| *of == id).map_or(id, |(_, id)| id).to_owned();
    pairs.map(|(number, id)| (number.to_owned(), country(id))).collect()
}

/// The lines that borders are made of, as degrees east and north. TopoJSON writes them as steps on a grid.
fn arcs(world: &Value) -> Option<Vec<Vec<(f64, f64)>>> {
    let pair = |value: &Value| Some((value[0].as_f64()?, value[1].as_f64()?));
    let scale = pair(&world["transform"]["scale"])?;
    let origin = pair(&world["transform"]["translate"])?;
    let lines = world["arcs"].as_array()?.iter().map(|arc| {
        let (mut x, mut y) = (0.0, 0.0);
        let steps = arc.as_array()?.iter().map(|step| {
            let (dx, dy) = pair(step)?;
            (x, y) = (x + dx, y + dy);
            Some((x * scale.0 + origin.0, y * scale.1 + origin.1))
        });
        steps.collect()
    });
    lines.collect()
}

/// The `d` of a country's path: a ring a part, in whole units, with steps from point to point.
fn path(country: &Value, arcs: &[Vec<(f64, f64)>]) -> String {
    let parts: Vec<&Value> = match country["type"].as_str() {
        Some("MultiPolygon") => country["arcs"].as_array().into_iter().flatten().collect(),
        _ => vec![&country["arcs"]],
    };
    let mut d = String::new();
    for ring in parts.into_iter().filter_map(Value::as_array).flatten() {
        let mut degrees: Vec<(f64, f64)> = Vec::new();
        for number in ring.as_array().into_iter().flatten().filter_map(Value::as_i64) {
            // A negative number is the complement of an arc that is walked backwards.
            let arc = arcs.get(usize::try_from(if number < 0 { !number } else { number }).unwrap_or_default());
            let mut line = arc.cloned().unwrap_or_default();
            if number < 0 {
                line.reverse();
            }
            degrees.extend(line);
        }
        // Land that goes on past the 180th meridian is drawn past the map's edge, not across the whole map.
        for i in 1..degrees.len() {
            let step = degrees[i].0 - degrees[i - 1].0;
            degrees[i].0 -= 360.0 * (step / 360.0).round();
        }
        let mut points: Vec<(i64, i64)> = degrees.into_iter().map(|(east, north)| project(east, north)).collect();
        points.dedup();
        if points.len() < 4 {
            continue;
        }
        let (mut x, mut y) = points[0];
        write!(d, "M{x},{y}l").expect("a string takes what is written");
        for &(to_x, to_y) in &points[1..points.len() - 1] {
            write!(d, "{},{} ", to_x - x, to_y - y).expect("a string takes what is written");
            (x, y) = (to_x, to_y);
        }
        d.truncate(d.trim_end().len());
        d.push('z');
    }
    d
}

/// A place on the map: the Equal Earth projection, which shows areas as large as they are (Šavrič, Patterson and
/// Jenny, 2018, `doi:10.1080/13658816.2018.1504949`).
fn project(east: f64, north: f64) -> (i64, i64) {
    const A: [f64; 4] = [1.340264, -0.081106, 0.000893, 0.003796];
    let root = 3f64.sqrt();
    let t = (root / 2.0 * north.to_radians().sin()).asin();
    let (t2, t6) = (t.powi(2), t.powi(6));
    let x = 2.0 * root * east.to_radians() * t.cos()
        / (3.0 * (9.0 * A[3] * t2 * t6 + 7.0 * A[2] * t6 + 3.0 * A[1] * t2 + A[0]));
    let y = t * (A[0] + A[1] * t2 + t6 * (A[2] + A[3] * t2));
    let unit = HALF.0 / 2.706_629_8;
    ((HALF.0 + x * unit).round() as i64, (HALF.1 - y * unit).round() as i64)
}

fn read(path: &Path) -> Result<Value> {
    let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    serde_json::from_str(&text).with_context(|| path.display().to_string())
}
