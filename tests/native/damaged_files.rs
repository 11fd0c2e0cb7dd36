//! Files damaged at random: refused, or else read and written back as they are. Never a panic.

use linchpin::files::scorecard_file::{read, write};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::generate::scorecard;
use crate::scorecard_files::VERSION_1;

/// One change to the bytes of a file.
#[derive(Clone, Debug)]
enum Damage {
    Flip(prop::sample::Index, u8),
    Insert(prop::sample::Index, Vec<u8>),
    Cut(prop::sample::Index),
    Splice {
        from: prop::sample::Index,
        to: prop::sample::Index,
        length: usize,
    },
    /// A number, text or name replaced by another one of the file.
    Token(prop::sample::Index, prop::sample::Index),
}

fn damage() -> impl Strategy<Value = Damage> {
    let at = any::<prop::sample::Index>;
    let pieces = prop::sample::select(
        &[
            "[",
            "{\"rev\":",
            "1e999",
            "\u{0}",
            "-",
            "null",
            "true,",
            "99999999999999999999",
        ][..],
    );
    prop_oneof![
        1 => (at(), any::<u8>()).prop_map(|(at, with)| Damage::Flip(at, with)),
        1 => (at(), pieces).prop_map(|(at, piece)| Damage::Insert(at, piece.into())),
        1 => at().prop_map(Damage::Cut),
        1 => (at(), at(), 0..200_usize).prop_map(|(from, to, length)| Damage::Splice { from, to, length }),
        4 => (at(), at()).prop_map(|(from, to)| Damage::Token(from, to)),
    ]
}

fn damaged(mut bytes: Vec<u8>, damage: &Damage) -> Vec<u8> {
    if bytes.is_empty() {
        return bytes;
    }
    match damage {
        Damage::Flip(at, with) => *at.get_mut(&mut bytes) = *with,
        Damage::Insert(at, piece) => {
            let at = at.index(bytes.len());
            bytes.splice(at..at, piece.iter().copied());
        }
        Damage::Cut(at) => bytes.truncate(at.index(bytes.len())),
        Damage::Splice { from, to, length } => {
            let from = from.index(bytes.len());
            let piece = bytes[from..(from + length).min(bytes.len())].to_vec();
            let to = to.index(bytes.len());
            bytes.splice(to..to, piece);
        }
        Damage::Token(from, to) => {
            let ends = |byte: &u8| b",:[]{}".contains(byte);
            let tokens: Vec<_> = bytes
                .split(ends)
                .filter(|token| !token.is_empty())
                .collect();
            let start = |token: &[u8]| token.as_ptr() as usize - bytes.as_ptr() as usize;
            if tokens.is_empty() {
                return bytes;
            }
            let (from, to) = (from.get(&tokens).to_vec(), *to.get(&tokens));
            let range = start(to)..start(to) + to.len();
            bytes.splice(range, from);
        }
    }
    bytes
}

fn assert_refused_or_stable(bytes: &[u8]) {
    match read(bytes) {
        Err(refusal) => assert!(refusal.to_string().len() < 2_000),
        Ok(file) => {
            let text = write(&file.scorecard, file.exported_at);
            let again = read(text.as_bytes()).unwrap_or_else(|refusal| panic!("{refusal}"));
            assert_eq!(again.scorecard, file.scorecard);
            assert_eq!(write(&again.scorecard, again.exported_at), text);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn a_damaged_file_is_refused_or_written_back_as_it_was_read(damages in vec(damage(), 1..4)) {
        let bytes = damages.iter().fold(VERSION_1.as_bytes().to_vec(), damaged);
        assert_refused_or_stable(&bytes);
    }

    #[test]
    fn a_damaged_export_is_refused_or_written_back_as_it_was_read(
        scorecard in scorecard(4),
        damage in damage(),
    ) {
        let text = write(&scorecard, chrono::NaiveDateTime::default());
        assert_refused_or_stable(&damaged(text.into_bytes(), &damage));
    }

    #[test]
    fn any_bytes_at_all_are_refused(bytes in vec(any::<u8>(), 0..200)) {
        prop_assert!(read(&bytes).is_err());
    }
}
