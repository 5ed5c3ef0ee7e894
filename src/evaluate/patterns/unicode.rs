//! Unicode's categories and scripts, and which letters are one but for their case.

use std::sync::OnceLock;

use super::parse::Class;

/// Made by tests/conformance/unicode.go, which says how it is laid out.
static RUNS: &[u8] = include_bytes!("unicode.bin");

const CATEGORIES: &str = "Cc Cf Co Cs Ll Lm Lo Lt Lu Mc Me Mn Nd Nl No Pc Pd Pe Pf Pi Po Ps Sc Sk Sm So Zl Zp Zs";
const SCRIPTS: &str = "\
    Adlam Ahom Anatolian_Hieroglyphs Arabic Armenian Avestan Balinese Bamum Bassa_Vah Batak Bengali \
    Bhaiksuki Bopomofo Brahmi Braille Buginese Buhid Canadian_Aboriginal Carian Caucasian_Albanian Chakma \
    Cham Cherokee Chorasmian Common Coptic Cuneiform Cypriot Cypro_Minoan Cyrillic Deseret Devanagari \
    Dives_Akuru Dogra Duployan Egyptian_Hieroglyphs Elbasan Elymaic Ethiopic Georgian Glagolitic Gothic \
    Grantha Greek Gujarati Gunjala_Gondi Gurmukhi Han Hangul Hanifi_Rohingya Hanunoo Hatran Hebrew Hiragana \
    Imperial_Aramaic Inherited Inscriptional_Pahlavi Inscriptional_Parthian Javanese Kaithi Kannada Katakana \
    Kawi Kayah_Li Kharoshthi Khitan_Small_Script Khmer Khojki Khudawadi Lao Latin Lepcha Limbu Linear_A \
    Linear_B Lisu Lycian Lydian Mahajani Makasar Malayalam Mandaic Manichaean Marchen Masaram_Gondi \
    Medefaidrin Meetei_Mayek Mende_Kikakui Meroitic_Cursive Meroitic_Hieroglyphs Miao Modi Mongolian Mro \
    Multani Myanmar Nabataean Nag_Mundari Nandinagari New_Tai_Lue Newa Nko Nushu Nyiakeng_Puachue_Hmong \
    Ogham Ol_Chiki Old_Hungarian Old_Italic Old_North_Arabian Old_Permic Old_Persian Old_Sogdian \
    Old_South_Arabian Old_Turkic Old_Uyghur Oriya Osage Osmanya Pahawh_Hmong Palmyrene Pau_Cin_Hau Phags_Pa \
    Phoenician Psalter_Pahlavi Rejang Runic Samaritan Saurashtra Sharada Shavian Siddham SignWriting Sinhala \
    Sogdian Sora_Sompeng Soyombo Sundanese Syloti_Nagri Syriac Tagalog Tagbanwa Tai_Le Tai_Tham Tai_Viet \
    Takri Tamil Tangsa Tangut Telugu Thaana Thai Tibetan Tifinagh Tirhuta Toto Ugaritic Vai Vithkuqi Wancho \
    Warang_Citi Yezidi Yi Zanabazar_Square";

const LAST: u32 = 0x10_ffff;

/// A category by one letter or two, or a script, by its exact name.
pub fn class(name: &str) -> Option<Class> {
    let is_in = |names: &str| -> Vec<usize> {
        let all = names.split(' ').enumerate();
        all.filter(|(_, it)| *it == name || name.len() == 1 && it.starts_with(name)).map(|(at, _)| at + 1).collect()
    };
    if name == "Any" {
        return Some(vec![(0, LAST)]);
    }
    let categories = is_in(CATEGORIES);
    if !categories.is_empty() {
        return Some(runs(0, &categories));
    }
    let scripts = is_in(SCRIPTS);
    // No script has a name of one letter.
    if name.len() < 2 || scripts.is_empty() { None } else { Some(runs(1, &scripts)) }
}

/// The runs of one of the lists that have one of the numbers.
fn runs(list: usize, numbers: &[usize]) -> Class {
    let mut found = Class::new();
    let (mut at, mut passed, mut code) = (0, 0, 0);
    while let Some(&byte) = RUNS.get(at) {
        let (mut length, mut shift, mut byte) = (0, 0, byte);
        loop {
            length |= u32::from(byte & 127) << shift;
            shift += 7;
            at += 1;
            if byte < 128 {
                break;
            }
            byte = RUNS.get(at).copied().unwrap_or(0);
        }
        let number = usize::from(RUNS.get(at).copied().unwrap_or(0));
        at += 1;
        if passed == list && numbers.contains(&number) {
            match found.last_mut() {
                Some((_, end)) if *end + 1 == code => *end += length,
                _ => found.push((code, code + length - 1)),
            }
        }
        code += length;
        if code > LAST {
            (passed, code) = (passed + 1, 0);
        }
    }
    found
}

/// The letter that represents all that are one but for their case: itself for what has none.
pub fn folded(c: char) -> char {
    match c {
        'a'..='z' => return c,
        'A'..='Z' => return c.to_ascii_lowercase(),
        // Without a partner: their other forms are those of the letters with the other dot.
        '\0'..='\u{7f}' | 'İ' | 'ı' => return c,
        _ => {}
    }
    let one = |all: &mut dyn Iterator<Item = char>, c: char| match (all.next(), all.next()) {
        (Some(it), None) => it,
        _ => c,
    };
    let upper = one(&mut c.to_uppercase(), c);
    one(&mut upper.to_lowercase(), upper)
}

/// The last code point that has a case.
const LAST_CASED: u32 = 0x1_e943;

/// The letters that another one represents, with that one.
fn cased() -> &'static [(u32, u32)] {
    static CASED: OnceLock<Vec<(u32, u32)>> = OnceLock::new();
    CASED.get_or_init(|| {
        let all = ('\0'..=char::from_u32(LAST_CASED).unwrap_or('\0')).map(|c| (u32::from(c), u32::from(folded(c))));
        all.filter(|(code, folded)| code != folded).collect()
    })
}

/// The class, and what represents its letters whatever their case.
pub fn closed(class: Class) -> Class {
    let within = |code: u32| class.iter().any(|(start, end)| (*start..=*end).contains(&code));
    let more: Vec<u32> = cased().iter().filter(|(code, _)| within(*code)).map(|(_, folded)| *folded).collect();
    class.into_iter().chain(more.into_iter().map(|it| (it, it))).collect()
}
