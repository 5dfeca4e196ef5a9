//! Compiles the packs that the command line carries inside it. Every other build has nothing to prepare.

#[cfg(feature = "cli")]
#[path = "src/error.rs"]
#[allow(dead_code)]
mod error;
#[cfg(feature = "cli")]
#[path = "src/pack/schema/mod.rs"]
#[allow(dead_code, unused_imports)]
mod schema;

#[cfg(feature = "cli")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    use std::fmt::Write as _;
    println!("cargo::rerun-if-changed=packs");
    let packs = std::path::Path::new("packs");
    let out = std::path::PathBuf::from(std::env::var("OUT_DIR")?);
    let mut list = String::from("&[");
    for folder in schema::compile::folders(packs)? {
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let file = out.join(&name).with_extension("pack");
        std::fs::write(&file, schema::compile::folder(&folder)?)?;
        write!(list, "({name:?}, include_bytes!({file:?})),")?;
    }
    list.push(']');
    std::fs::write(out.join("packs.rs"), list)?;
    std::fs::write(out.join("languages.pack"), schema::compile::languages(packs)?)?;
    Ok(())
}

#[cfg(not(feature = "cli"))]
fn main() {
    println!("cargo::rerun-if-changed=build.rs");
}
