//! Names of units and currencies from Unicode CLDR, written into the packs.
//!
//! The files are checked in: names change about once a year, and a build must not need the network. What CLDR lacks
//! (what a bare `dollar` is, what newspapers shorten) stands beside them in files written by hand.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::build::say;
use crate::run::run;
use crate::workspace::Workspace;

/// The release that is taken.
const VERSION: &str = "48.2.0";

/// For every pack, the locales whose names it knows.
const LOCALES: &[(&str, &[&str])] = &[("nl", &["nl"]), ("en", &["en", "en-GB"])];

/// Units that articles name: CLDR's identifier, the UCUM code, and what it measures.
const UNITS: &[(&str, &str, &str)] = &[
    ("angle-radian", "rad", "angle"),
    ("angle-arc-minute", "'", "angle"),
    ("angle-arc-second", "''", "angle"),
    ("area-square-kilometer", "km2", "area"),
    ("area-hectare", "har", "area"),
    ("area-square-meter", "m2", "area"),
    ("area-square-centimeter", "cm2", "area"),
    ("area-square-mile", "[smi_us]", "area"),
    ("area-acre", "[acr_us]", "area"),
    ("area-square-yard", "[syd_i]", "area"),
    ("area-square-foot", "[sft_i]", "area"),
    ("area-square-inch", "[sin_i]", "area"),
    ("concentr-karat", "[car_Au]", "purity"),
    ("concentr-part-per-1e6", "[ppm]", "share"),
    ("concentr-part-per-1e9", "[ppb]", "share"),
    ("concentr-millimole-per-liter", "mmol/L", "concentration"),
    ("digital-petabyte", "PBy", "data"),
    ("digital-terabyte", "TBy", "data"),
    ("digital-terabit", "Tbit", "data"),
    ("digital-gigabyte", "GBy", "data"),
    ("digital-gigabit", "Gbit", "data"),
    ("digital-megabyte", "MBy", "data"),
    ("digital-megabit", "Mbit", "data"),
    ("digital-kilobyte", "kBy", "data"),
    ("digital-kilobit", "kbit", "data"),
    ("digital-byte", "By", "data"),
    ("digital-bit", "bit", "data"),
    ("electric-ampere", "A", "current"),
    ("electric-milliampere", "mA", "current"),
    ("electric-ohm", "Ohm", "resistance"),
    ("electric-volt", "V", "voltage"),
    ("energy-kilocalorie", "kcal", "energy"),
    ("energy-calorie", "cal", "energy"),
    ("energy-kilojoule", "kJ", "energy"),
    ("energy-joule", "J", "energy"),
    ("energy-kilowatt-hour", "kW.h", "energy"),
    ("energy-electronvolt", "eV", "energy"),
    ("energy-british-thermal-unit", "[Btu]", "energy"),
    ("energy-becquerel", "Bq", "radioactivity"),
    ("energy-sievert", "Sv", "radiation"),
    ("force-newton", "N", "force"),
    ("frequency-gigahertz", "GHz", "frequency"),
    ("frequency-megahertz", "MHz", "frequency"),
    ("frequency-kilohertz", "kHz", "frequency"),
    ("frequency-hertz", "Hz", "frequency"),
    ("length-kilometer", "km", "length"),
    ("length-meter", "m", "length"),
    ("length-decimeter", "dm", "length"),
    ("length-centimeter", "cm", "length"),
    ("length-millimeter", "mm", "length"),
    ("length-micrometer", "um", "length"),
    ("length-nanometer", "nm", "length"),
    ("length-mile", "[mi_i]", "length"),
    ("length-yard", "[yd_i]", "length"),
    ("length-foot", "[ft_i]", "length"),
    ("length-inch", "[in_i]", "length"),
    ("length-parsec", "pc", "length"),
    ("length-light-year", "[ly]", "length"),
    ("length-astronomical-unit", "AU", "length"),
    ("length-furlong", "[fur_us]", "length"),
    ("length-fathom", "[fth_i]", "length"),
    ("length-nautical-mile", "[nmi_i]", "length"),
    ("light-lux", "lx", "illuminance"),
    ("light-lumen", "lm", "luminous flux"),
    ("magnetic-tesla", "T", "magnetic flux density"),
    ("mass-tonne", "t", "mass"),
    ("mass-kilogram", "kg", "mass"),
    ("mass-gram", "g", "mass"),
    ("mass-milligram", "mg", "mass"),
    ("mass-microgram", "ug", "mass"),
    ("mass-stone", "[stone_av]", "mass"),
    ("mass-ounce", "[oz_av]", "mass"),
    ("mass-ounce-troy", "[oz_tr]", "mass"),
    ("mass-carat", "[car_m]", "mass"),
    ("power-gigawatt", "GW", "power"),
    ("power-megawatt", "MW", "power"),
    ("power-kilowatt", "kW", "power"),
    ("power-watt", "W", "power"),
    ("power-milliwatt", "mW", "power"),
    ("power-horsepower", "[HP]", "power"),
    ("pressure-millimeter-ofhg", "mm[Hg]", "pressure"),
    ("pressure-pound-force-per-square-inch", "[psi]", "pressure"),
    ("pressure-bar", "bar", "pressure"),
    ("pressure-millibar", "mbar", "pressure"),
    ("pressure-atmosphere", "atm", "pressure"),
    ("pressure-pascal", "Pa", "pressure"),
    ("pressure-hectopascal", "hPa", "pressure"),
    ("pressure-kilopascal", "kPa", "pressure"),
    ("pressure-megapascal", "MPa", "pressure"),
    ("speed-kilometer-per-hour", "km/h", "speed"),
    ("speed-meter-per-second", "m/s", "speed"),
    ("speed-mile-per-hour", "[mi_i]/h", "speed"),
    ("speed-knot", "[kn_i]", "speed"),
    ("temperature-celsius", "Cel", "temperature"),
    ("temperature-fahrenheit", "[degF]", "temperature"),
    ("temperature-kelvin", "K", "temperature"),
    ("torque-newton-meter", "N.m", "torque"),
    ("volume-cubic-kilometer", "km3", "volume"),
    ("volume-cubic-meter", "m3", "volume"),
    ("volume-cubic-centimeter", "cm3", "volume"),
    ("volume-cubic-yard", "[cyd_i]", "volume"),
    ("volume-cubic-foot", "[cft_i]", "volume"),
    ("volume-cubic-inch", "[cin_i]", "volume"),
    ("volume-megaliter", "ML", "volume"),
    ("volume-hectoliter", "hL", "volume"),
    ("volume-liter", "L", "volume"),
    ("volume-deciliter", "dL", "volume"),
    ("volume-centiliter", "cL", "volume"),
    ("volume-milliliter", "mL", "volume"),
    ("volume-acre-foot", "[acr_us].[ft_us]", "volume"),
    ("volume-bushel", "[bu_us]", "volume"),
    ("volume-gallon", "[gal_us]", "volume"),
    ("volume-gallon-imperial", "[gal_br]", "volume"),
    ("volume-quart", "[qt_us]", "volume"),
    ("volume-pint", "[pt_us]", "volume"),
    ("volume-fluid-ounce", "[foz_us]", "volume"),
    ("volume-tablespoon", "[tbs_us]", "volume"),
    ("volume-teaspoon", "[tsp_us]", "volume"),
    ("volume-barrel", "[bbl_us]", "volume"),
];

/// Short forms that are words or other signs more often than units.
const NO_SYMBOLS: &[&str] = &[
    "in", "A", "C", "F", "K", "G", "N", "V", "J", "T", "c", "st", "pt", "pc", "ch", "fur", "fth", "au", "AU", "kt",
    "kn", "gal", "bar", "bars", "bit", "bits", "byte", "acres", "acre", "hp", "ml", "CD", "ct", "tn", "R", "ac", "rad",
    "t", "bu", "qt", "′", "″", "'", "\"", "ly", "lj", "ha", "°", "mb", "m", "n.a.",
];

/// Short forms that are kept although they are listed above, by the code of their unit.
const SYMBOLS: &[(&str, &[&str])] = &[
    ("har", &["ha"]),
    ("mL", &["ml"]),
    ("cL", &["cl"]),
    ("dL", &["dl"]),
    ("hL", &["hl"]),
    ("L", &["l", "L", "ltr"]),
    ("[HP]", &["hp"]),
    ("[gal_us]", &["gal"]),
    ("t", &["t"]),
    ("km/h", &["kmh", "km/u", "kph", "kmph"]),
    ("ug", &["µg", "mcg"]),
    ("um", &["µm"]),
    ("kW.h", &["kwh", "Kwh", "KWh"]),
    ("V", &["V"]),
    ("m", &["m"]),
    ("rad", &["rad"]),
    ("Cel", &["℃", "º C", "ºC", "° C", "gr. C"]),
    ("[degF]", &["℉", "ºF", "° F"]),
];

/// Currencies of the past that articles still name; those of today are the ones CLDR has a symbol for.
const PAST: &[&str] = &[
    "ATS", "BEF", "CYP", "DDM", "DEM", "EEK", "ESP", "FIM", "FRF", "GRD", "IEP", "ITL", "LTL", "LUF", "LVL", "MTL",
    "NLG", "PTE", "SIT", "SKK", "SRG", "SUR",
];

/// Codes that are words, names or other things written in capitals.
const NO_CODES: &[&str] = &[
    "ALL", "AMD", "ANG", "BAM", "BOB", "COP", "CUP", "CVE", "DOP", "ERN", "GEL", "LAK", "MAD", "MOP", "MUR", "PEN",
    "RON", "SCR", "SDG", "SOS", "SSP", "STN", "TOP", "TRY", "XXX",
];

/// Writes the names into every pack.
pub fn write(workspace: &Workspace) -> Result<()> {
    let folder = workspace.own().join("cldr");
    std::fs::create_dir_all(&folder)?;
    let mut npm = Command::new("npm");
    npm.args(["install", "--silent", "--no-save", "--prefix"]).arg(&folder);
    npm.args([format!("cldr-units-full@{VERSION}"), format!("cldr-numbers-full@{VERSION}")]);
    run(&mut npm).context("CLDR's packages cannot be had")?;
    let main = |package: &str| folder.join("node_modules").join(package).join("main");
    for (pack, locales) in LOCALES {
        let numbers = workspace.root.join("packs").join(pack).join("numbers");
        let units = units(&main("cldr-units-full"), locales)?;
        std::fs::write(numbers.join("cldr-units.toml"), units)?;
        let currencies = currencies(&main("cldr-numbers-full"), locales)?;
        std::fs::write(numbers.join("cldr-currencies.toml"), currencies)?;
        say("cldr", format!("packs/{pack}/numbers has the names of CLDR {VERSION}"));
    }
    Ok(())
}

fn header(what: &str) -> String {
    format!(
        "# {what} from Unicode CLDR {VERSION}, written by `cargo xtask cldr`; not to be edited by hand.\n\
         # Copyright © Unicode, Inc. Unicode License v3, SPDX Unicode-3.0, https://www.unicode.org/license.txt\n"
    )
}

fn units(main: &Path, locales: &[&str]) -> Result<String> {
    let mut out = header("Units");
    let all: Vec<Value> = locales.iter().map(|l| read(&main.join(l).join("units.json"))).collect::<Result<_>>()?;
    for (id, code, dimension) in UNITS {
        let (mut names, mut symbols) = (BTreeSet::new(), BTreeSet::new());
        for (locale, data) in locales.iter().zip(&all) {
            let units = &data["main"][locale]["units"];
            names.extend(patterns(&units["long"][id]));
            symbols.extend(patterns(&units["short"][id]));
            symbols.extend(patterns(&units["narrow"][id]));
        }
        // `kilowatt-hours` and `kilowatt hours` are one.
        let spaced: Vec<String> = names.iter().filter(|n| n.contains('-')).map(|n| n.replace('-', " ")).collect();
        names.extend(spaced);
        symbols.retain(|s| !names.contains(s) && !NO_SYMBOLS.contains(&s.as_str()));
        let plain: Vec<String> = symbols.iter().map(|s| s.replace('²', "2").replace('³', "3")).collect();
        symbols.extend(plain);
        if let Some((_, more)) = SYMBOLS.iter().find(|(c, _)| c == code) {
            symbols.extend(more.iter().map(ToString::to_string));
        }
        write!(out, "\n[[units]]\ncode = {code:?}\ndimension = {dimension:?}\nnames = {}\n", list(&names))?;
        if !symbols.is_empty() {
            writeln!(out, "symbols = {}", list(&symbols))?;
        }
    }
    Ok(out)
}

fn currencies(main: &Path, locales: &[&str]) -> Result<String> {
    let mut out = header("Currencies");
    let all: Vec<Value> = locales.iter().map(|l| read(&main.join(l).join("currencies.json"))).collect::<Result<_>>()?;
    let tables: Vec<&Value> =
        locales.iter().zip(&all).map(|(l, data)| &data["main"][l]["numbers"]["currencies"]).collect();
    let first = tables.first().and_then(|t| t.as_object()).context("CLDR has no such locale")?;
    let signs: Vec<&str> = first.values().filter_map(|c| c["symbol-alt-narrow"].as_str()).collect();
    // English is the one locale that has a symbol, if only the code, for every currency of today.
    let english = read(&main.join("en/currencies.json"))?;
    let english = &english["main"]["en"]["numbers"]["currencies"];
    for code in first.keys() {
        let today = english[code].get("symbol").is_some();
        // What is counted in troy ounces or has no country is money in tables only.
        let odd = code.starts_with('X') && !["XAF", "XCD", "XOF", "XPF", "XCG"].contains(&code.as_str());
        if !(today || PAST.contains(&code.as_str())) || odd {
            continue;
        }
        let (mut names, mut symbols) = (BTreeSet::new(), BTreeSet::new());
        for table in &tables {
            for (field, value) in table[code].as_object().into_iter().flatten() {
                let Some(value) = value.as_str() else { continue };
                if field.starts_with("displayName") && !value.contains('(') {
                    names.insert(value.to_lowercase());
                }
                // A sign that several currencies share says nothing, and letters alone are words.
                let shared = signs.iter().filter(|s| **s == value).count() > 1;
                let sign = value.chars().any(|c| !c.is_alphanumeric() && !c.is_whitespace() && c != '.');
                if field.starts_with("symbol") && sign && !shared && value != "C$" {
                    symbols.insert(value.to_owned());
                }
            }
        }
        if names.iter().any(|n| n.contains("dollar") || n.contains("peso")) {
            symbols.insert(format!("{code}$"));
            symbols.insert(format!("{}$", code.to_lowercase()));
        }
        if !NO_CODES.contains(&code.as_str()) {
            symbols.insert(code.clone());
        }
        if names.is_empty() {
            continue;
        }
        writeln!(out, "\n[[currencies]]\ncode = {code:?}\nnames = {}\nsymbols = {}", list(&names), list(&symbols))?;
    }
    Ok(out)
}

/// The words of a unit's patterns, in every number and case, without the place of the number.
fn patterns(unit: &Value) -> BTreeSet<String> {
    let fields = unit.as_object().into_iter().flatten().filter(|(field, _)| field.starts_with("unitPattern"));
    let words = fields.filter_map(|(_, pattern)| Some(pattern.as_str()?.replace("{0}", "").replace('\u{ad}', "")));
    words.map(|w| w.trim().replace('\u{a0}', " ")).filter(|w| !w.is_empty()).collect()
}

fn list(words: &BTreeSet<String>) -> String {
    let words: Vec<String> = words.iter().map(|w| Value::from(w.as_str()).to_string()).collect();
    format!("[{}]", words.join(", "))
}

fn read(path: &Path) -> Result<Value> {
    let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    serde_json::from_str(&text).with_context(|| path.display().to_string())
}
