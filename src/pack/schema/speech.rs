//! Quotation marks, cues of speech, hedges, and the small words by which a sentence is read, as people write them.

use serde::{Deserialize, Serialize};

use super::Problems;

/// All that a language's folder `speech/` says.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", serde(default, deny_unknown_fields))]
pub struct Speech {
    /// The small words.
    pub words: Words,
    /// How sentences are built.
    pub order: Order,
    /// Apostrophes and other signs that are no quotation marks.
    pub marks: Marks,
    /// Pronouns, by what they stand for.
    pub pronouns: Vec<Pronouns>,
    /// Verbs that introduce what somebody says, thinks, asks or denies.
    pub verbs: Vec<Verbs>,
    /// Words that introduce a statement without a verb (`according to`).
    pub attributions: Vec<Attribution>,
    /// Phrases that say that the subject of their clause says so itself (`by her own account`).
    pub own_words: Vec<String>,
    /// Phrases whose possessive is the one who says so (`in her view`).
    pub whose_words: Vec<String>,
    /// Nouns that carry a statement (`the claim that …`).
    pub contents: Vec<Contents>,
    /// Phrases that give a statement without naming anybody.
    pub impersonal: Vec<Impersonal>,
    /// Words by which the article keeps its distance.
    pub hedges: Hedges,
    /// Words at quotation marks that tell names, titles and distance from speech.
    pub scare: Scare,
    /// What nouns say about the source they describe.
    pub describes: Vec<Describes>,
    /// Nouns that mean a woman (`mother`, `spokeswoman`).
    pub female: Vec<String>,
    /// Nouns that mean a man.
    pub male: Vec<String>,
}

/// The small words of a language. A word may stand in several lists.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", serde(default, deny_unknown_fields))]
pub struct Words {
    /// Articles and what stands in their place, definite.
    pub definite: Vec<String>,
    /// Articles and what stands in their place, indefinite.
    pub indefinite: Vec<String>,
    /// `his`, `their`.
    pub possessive: Vec<String>,
    /// Words of number and amount before a noun that are no numerals (`all`, `several`).
    pub quantifiers: Vec<String>,
    /// Those that take one out of several (`one of`).
    pub partitive: Vec<String>,
    pub prepositions: Vec<String>,
    /// Prepositions whose phrase belongs to the noun before it (`of`).
    pub attaching: Vec<String>,
    /// Prepositions before the one who is spoken to.
    pub addressing: Vec<String>,
    /// Prepositions before the one who does what is told in the passive.
    pub agent: Vec<String>,
    /// `and`, `but`.
    pub coordinators: Vec<String>,
    /// `because`, `while`: they open a clause of their own.
    pub subordinators: Vec<String>,
    /// Those of them, and of `whether`, that set a condition.
    pub conditionals: Vec<String>,
    /// `that` as it opens what is said.
    pub that: Vec<String>,
    /// `whether`, `if`, as they open what is asked.
    pub whether: Vec<String>,
    /// `who`, `which`: they open a clause about the noun before.
    pub relatives: Vec<String>,
    /// Question words, as they open what is asked.
    pub questions: Vec<String>,
    /// The word before an infinitive.
    pub to: Vec<String>,
    /// The word that opens an infinitive clause of purpose, where there is one besides `to`.
    pub purpose: Vec<String>,
    /// Forms that make a perfect with a participle; finite.
    pub perfect: Vec<String>,
    /// Forms that make a passive with a participle; finite.
    pub passive: Vec<String>,
    /// Finite forms of modal verbs.
    pub modal: Vec<String>,
    /// Finite forms of common verbs, by which a clause is known.
    pub finite: Vec<String>,
    /// Infinitives that follow `to` without ending as others do, and forms such as `been`.
    pub infinite: Vec<String>,
    /// Words that can stand between subject and verb or before them, and begin no noun phrase.
    pub adverbs: Vec<String>,
    /// Adverbs that stand for a preposition and the statement that follows (`erop`).
    pub pronominal: Vec<String>,
    /// Adverbs that belong to the noun phrase after them (`also`, `even`).
    pub focus: Vec<String>,
    pub negations: Vec<String>,
    /// `himself`.
    pub reflexives: Vec<String>,
    /// Words of time that stand without a preposition.
    pub times: Vec<String>,
    /// Words that point to the statement before (`that`, as in `That is what she said`).
    pub pointing: Vec<String>,
    /// Forms of `to be`, finite.
    pub be: Vec<String>,
    /// Words that after a comma open what the article adds itself to what was said (`, where …`).
    pub aside: Vec<String>,
    /// Words before a verb that follows what was said (`zo meldt X`).
    pub so: Vec<String>,
    /// The ending of a genitive where it is a token of its own (`'s`).
    pub genitive: Vec<String>,
    /// Small words inside names of people (`van`, `bin`).
    pub name_particles: Vec<String>,
}

/// How sentences are built.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", serde(default, deny_unknown_fields))]
pub struct Order {
    /// Whether the finite verb of a main clause stands second, so that the subject follows it when something else
    /// comes first.
    pub verb_second: bool,
    /// Whether nouns string together (`fire service spokesman`); else they are one word.
    pub noun_strings: bool,
    /// Whether a statement may follow its verb without a word that opens it.
    pub bare_clauses: bool,
    /// Whether the last part of a written-together word says what it is.
    pub compounds: bool,
    /// Endings of adjectives before a noun.
    pub adjective_endings: Vec<String>,
    /// Endings of nouns that would pass for adjectives.
    pub noun_endings: Vec<String>,
    /// Endings of finite verbs that are no nouns, where they tell.
    pub finite_endings: Vec<String>,
    /// Endings of infinitives.
    pub infinitive_endings: Vec<String>,
    /// Endings of names of peoples that mean several (`Romanians`).
    pub people_endings: Vec<String>,
    /// Endings of finite verbs whose subject is several, where the singular never has them.
    pub plural_verb_endings: Vec<String>,
    /// Endings of participles and gerunds that can open what is said (`admitted stealing`).
    pub gerund_endings: Vec<String>,
}

/// Signs that look like quotation marks.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", serde(default, deny_unknown_fields))]
pub struct Marks {
    /// Words that begin with an apostrophe, without it.
    pub after_apostrophe: Vec<String>,
    /// Ends of words after which an apostrophe may stand for a genitive.
    pub before_apostrophe: Vec<String>,
}

/// Pronouns that stand for the same.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", serde(deny_unknown_fields))]
pub struct Pronouns {
    /// What they stand for.
    pub stands_for: StandsFor,
    /// As subject.
    #[cfg_attr(feature = "compile", serde(default))]
    pub subject: Vec<String>,
    /// In other places.
    #[cfg_attr(feature = "compile", serde(default))]
    pub other: Vec<String>,
}

/// What a pronoun stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StandsFor {
    /// A man.
    Male,
    /// A woman.
    Female,
    /// Several, or a woman (`zij`, `ze`).
    FemaleOrSeveral,
    /// Several.
    Several,
    /// One who was just named, man or woman.
    Person,
    /// A thing or institution.
    #[default]
    Thing,
    /// The one who speaks.
    Speaker,
    /// The one spoken to.
    Addressee,
    /// Nobody in particular (`one`, `there`).
    Nobody,
}

/// Verbs of speech that behave alike.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", serde(deny_unknown_fields))]
pub struct Verbs {
    pub class: Class,
    #[cfg_attr(feature = "compile", serde(default))]
    pub stance: Stance,
    /// What can follow them.
    pub takes: Vec<Takes>,
    pub verb: Vec<Verb>,
}

/// A verb of speech.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", serde(default, deny_unknown_fields))]
pub struct Verb {
    /// As a dictionary has it.
    pub lemma: String,
    /// Its finite forms in a main clause, without `tail`, parted by spaces.
    pub finite: String,
    /// Its participles for perfect and passive, parted by spaces.
    pub participle: String,
    /// Its infinitive, without `tail`.
    pub infinitive: String,
    /// Its form in `-ing`, in languages that have one.
    pub gerund: String,
    /// A word or words that belong to it and may stand further on (`laat … weten`).
    pub tail: String,
    /// Whether `tail` is written together with the verb in infinitive, participle and subordinate clauses.
    pub joined: bool,
    /// Prepositions before words of the source (`speaks of "…"`), parted by spaces.
    pub about: String,
    /// Prepositions before what is stated (`warns of floods`), parted by spaces.
    pub of: String,
    /// Prepositions before where it is written (`In the ruling it says that …`), parted by spaces; then that is the
    /// source, not the subject.
    pub from: String,
    /// Words between an object and what it is said to be (`describes X as Y`), parted by spaces.
    pub r#as: String,
    /// Whether the subject of its passive is the one who speaks (`is quoted`).
    pub cites: bool,
    /// Whether the one spoken to stands after it without a preposition (`told reporters`).
    pub told: bool,
    /// What can follow it besides what can follow its group.
    pub also: Vec<Takes>,
}

/// What kind of act a verb names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Class {
    /// Saying.
    #[default]
    Speech,
    /// Making known.
    Report,
    /// Thinking, expecting, hoping.
    Belief,
    /// Seeing, finding, concluding.
    Perception,
    /// Asking.
    Question,
    /// Asking or telling somebody to do something.
    Command,
    /// Denying.
    Denial,
    /// Calling something something.
    Evaluation,
}

/// How the article stands to what is said, by the word it chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stance {
    /// It takes no side.
    #[default]
    Neutral,
    /// It keeps its distance (`claims`).
    Doubting,
    /// It takes it for true (`reveals`).
    Endorsing,
    /// The source says that it is not so (`denies`).
    Denying,
}

/// What can follow a verb of speech.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Takes {
    /// A clause with `that`.
    That,
    /// A clause with `whether` or a question word.
    Whether,
    /// A clause without a word that opens it.
    Clause,
    /// The same, by a verb that seldom takes a noun alone (`says`), so that no verb has to show that it is a clause.
    FreeClause,
    /// The same, only where a finite verb that is known as such shows that it is a clause.
    ClearClause,
    /// An infinitive clause about the speaker (`claims to be`).
    Infinitive,
    /// Somebody who is to do something (`urged residents to leave`).
    Order,
    /// Something that is expected or wanted to happen (`expects inflation to fall`).
    Raising,
    /// A noun for something that happens (`predicted a storm`).
    Event,
    /// A clause with a question word (`explained how`).
    How,
    /// A form in `-ing`.
    Gerund,
    /// An object and what it is said to be.
    Object,
    /// A direct quote, and a statement before it (`It rains, she says`).
    Quote,
    /// A direct quote that stands inside the sentence only (`calls it "…"`).
    Part,
}

/// Words that introduce a statement without a verb.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", serde(default, deny_unknown_fields))]
pub struct Attribution {
    pub words: Vec<String>,
    /// Whether the statement may follow (`According to X, …`).
    pub before: bool,
    /// Whether the statement may come before or around it (`…, according to X`).
    pub after: bool,
    /// Words that must follow the source (`as X put it`).
    pub close: Vec<String>,
    /// Nouns after it that are no sources (`volgens plan`).
    pub except: Vec<String>,
}

/// Nouns that carry a statement.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", serde(default, deny_unknown_fields))]
pub struct Contents {
    pub nouns: Vec<String>,
    pub class: Class,
    pub stance: Stance,
    /// Whether they carry one only when a form of `to be` or the like stands between (`The expectation is that …`).
    pub linked: bool,
}

/// Phrases that give a statement without naming anybody.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", serde(default, deny_unknown_fields))]
pub struct Impersonal {
    /// The words; the whole clause around them is the statement.
    pub around: Vec<String>,
    /// Words after which the statement stands.
    pub opens: Vec<String>,
    pub stance: Stance,
    /// Whether the subject of the sentence shows what is said (`a video that is said to show that …`).
    pub shown: bool,
    /// Whether it keeps its distance from the statement, beyond saying that others make it.
    pub hedged: bool,
}

/// Words by which the article keeps its distance.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", serde(default, deny_unknown_fields))]
pub struct Hedges {
    /// Verbs that say that others say so (`zou`).
    pub evidential: Vec<String>,
    /// Words beside them that tell a wish or a condition instead (`graag`).
    pub unreal: Vec<String>,
    /// Adverbs (`possibly`).
    pub adverbs: Vec<String>,
    /// Words that begin a sentence which goes on with what was said (`also`).
    pub going_on: Vec<String>,
}

/// Words at quotation marks that tell names, titles and distance from speech.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", serde(default, deny_unknown_fields))]
pub struct Scare {
    /// Words right before a name or nickname (`so-called`, `dubbed`).
    pub naming: Vec<String>,
    /// Nouns for what has a title (`film`, `album`).
    pub works: Vec<String>,
    /// Words right before words that are spoken of (`the word`).
    pub wording: Vec<String>,
    /// Verbs before those that say that somebody used them (`used the word`).
    pub using: Vec<String>,
}

/// What nouns say about the source they describe.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", serde(deny_unknown_fields))]
pub struct Describes {
    pub source: Describable,
    pub nouns: Vec<String>,
    /// Nouns that mean several.
    #[cfg_attr(feature = "compile", serde(default))]
    pub plural: Vec<String>,
    /// Nouns that rather take up somebody named before than introduce somebody (`the 23-year-old`, `the striker`).
    #[cfg_attr(feature = "compile", serde(default))]
    pub epithets: Vec<String>,
}

/// What a noun describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Describable {
    /// Somebody.
    #[default]
    Person,
    /// Somebody who speaks for another (`spokesman`).
    Spokesperson,
    /// One of many of its kind, so that the noun alone means one that was named (`the company`).
    Organisation,
    /// One that the noun alone may mean (`the police`).
    Institution,
    Place,
    Document,
    /// Nothing that can speak.
    Nothing,
}

impl Speech {
    /// Reports what cannot be.
    pub fn check(&self, problems: &mut Problems) {
        for (i, group) in self.verbs.iter().enumerate() {
            for (j, verb) in group.verb.iter().enumerate() {
                let place = format!("verbs[{i}].verb[{j}] ({})", verb.lemma);
                problems.require(!verb.lemma.trim().is_empty(), &place, "lemma must be a word");
                problems.require(!verb.finite.trim().is_empty(), &place, "finite must hold at least one form");
                let apart = !verb.joined || !verb.tail.contains(' ');
                problems.require(apart, &place, "tail must be one word where it is written together with the verb");
            }
        }
    }
}
