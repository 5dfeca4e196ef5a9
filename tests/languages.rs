//! The language of short texts: that of a pack, or none.

#![cfg(feature = "compile")]

use std::path::Path;

use sourcelight::Document;
use sourcelight::pack::languages::Languages;
use sourcelight::pack::schema::compile;
use sourcelight::text::sentence::Boundaries;

const TEXTS: &[(&str, &[&str])] = &[
    (
        "nl",
        &[
            "Kabinet wil hogere belasting op vlees",
            "Gemeente koopt oude fabriek aan de rand van het dorp",
            "Molen in brand gevlogen, niemand gewond",
            "Drie doden bij ongeluk op snelweg",
            "'Wij gaan gewoon door met staken'",
            "Brussel geeft groen licht voor nieuwe regels",
            "Treinen rijden weer na storing",
            "Burgemeester boos over sluiting zwembad",
            "Prijs van brood stijgt opnieuw",
            "Minister: geen extra geld voor scholen",
            "Politie zoekt getuigen van overval op juwelier",
            "Wat betekent de uitspraak van de rechter voor huurders?",
            "Het regent al dagen in het zuiden van het land.",
            "Zij zei dat zij niet wist wat er gebeurd was.",
            "Vlaamse regering bereikt akkoord over begroting",
            "Voetballer scoort twee keer in laatste wedstrijd",
        ],
    ),
    (
        "en",
        &[
            "Council buys old factory at the edge of the village",
            "Three dead after crash on motorway",
            "Government plans higher tax on meat",
            "Trains running again after power cut",
            "Mayor angry over closing of swimming pool",
            "Price of bread rises again",
            "Police seek witnesses to robbery",
            "What does the ruling mean for tenants?",
            "It has been raining for days in the south of the country.",
            "She said that she did not know what had happened.",
            "Minister says no extra money for schools",
            "Striker scores twice in final match",
            "Scientists find water on distant planet",
            "Hundreds flee as wildfire spreads through hills",
        ],
    ),
    (
        "",
        &[
            "Regierung will höhere Steuern auf Fleisch",
            "Die Gemeinde kauft eine alte Fabrik am Rand des Dorfes.",
            "Drei Tote bei Unfall auf der Autobahn",
            "Bürgermeister verärgert über Schließung des Schwimmbads",
            "Le gouvernement veut augmenter les impôts sur la viande",
            "Trois morts dans un accident sur l'autoroute",
            "Le prix du pain augmente encore",
            "El gobierno quiere subir los impuestos sobre la carne",
            "Tres muertos en un accidente en la autopista",
            "Regeringen vil hæve skatten på kød",
            "Tre døde efter ulykke på motorvejen",
            "Die regering wil hoër belasting op vleis hê",
            "Die polisie soek na getuies van die roof by 'n juwelierswinkel",
            "Drie mense sterf in ongeluk op snelweg, sê die polisie",
            "De ryksoerheid wol hegere belesting op fleis",
            "Trije deaden by ûngelok op de sneldyk, seit de plysje",
            "It reint al dagen yn it suden fan it lân.",
            "Il governo vuole aumentare le tasse sulla carne",
            "O governo quer aumentar os impostos sobre a carne",
            "Regeringen vill höja skatten på kött",
            "Regjeringen vil øke skatten på kjøtt",
            "Правительство хочет повысить налоги",
            "12345 67890",
            "",
        ],
    ),
];

#[test]
fn short_texts() {
    let index = compile::languages(Path::new("packs")).expect("compiles");
    let languages = Languages::load(&index).expect("loads");
    let mut wrong = Vec::new();
    for (tag, texts) in TEXTS {
        for text in *texts {
            let found = languages.detect(&Document::parse(*text, &Boundaries::default()));
            if found.language.as_deref().unwrap_or_default() != *tag {
                wrong.push(format!("{text:?} is {found:?}, not {tag:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
