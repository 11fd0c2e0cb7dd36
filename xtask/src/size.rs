//! `cargo xtask size`: what the app weighs on the wire.

use crate::process::{Failure, Outcome, output};
use crate::{dist, npm, project};

/// What a first visit should load at most, all files together, as brotli sends them.
const GOAL: u64 = 300_000;
/// What it may load: the goal is not reached yet, and until then the app must not grow without anyone noticing.
const CEILING: u64 = 1_455_000;

/// Brotli at its best for everything that compresses; a picture is sent as it is.
const WEIGH: &str = r#"
const { readdirSync, readFileSync } = require("node:fs");
const { join, extname } = require("node:path");
const { brotliCompressSync, constants } = require("node:zlib");
const dist = process.argv[1];
const files = readdirSync(dist, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
for (const file of files) {
  const path = join(file.parentPath ?? file.path, file.name);
  const data = readFileSync(path);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: data.length };
  const sent = extname(path) === ".png" ? data : brotliCompressSync(data, { params });
  console.log([path.slice(dist.length + 1), data.length, sent.length].join("\t"));
}
"#;

struct Asset {
    name: String,
    raw: u64,
    wire: u64,
}

pub fn run() -> Outcome {
    dist::ensure()?;
    npm::node()?;
    let mut assets = weigh()?;
    assets.sort_by_key(|asset| std::cmp::Reverse(asset.wire));

    println!("{:>9}  {:>9}  file", "raw", "brotli");
    if let Some(bytes) = wasm_before_wasm_opt() {
        println!(
            "{bytes:>9}  {:>9}  (the wasm as compiled, before wasm-bindgen and wasm-opt)",
            ""
        );
    }
    for Asset { name, raw, wire } in &assets {
        println!(
            "{raw:>9}  {wire:>9}  {name}{}",
            if is_loaded(name) {
                ""
            } else {
                "  (not loaded by a visit)"
            }
        );
    }
    let loaded = assets.iter().filter(|asset| is_loaded(&asset.name));
    let (raw, wire) = loaded.fold((0, 0), |(raw, wire), asset| {
        (raw + asset.raw, wire + asset.wire)
    });
    println!(
        "{raw:>9}  {wire:>9}  the whole app; the goal on the wire is {GOAL}, the ceiling {CEILING}"
    );
    if wire > CEILING {
        return Err(Failure::new(
            format!(
                "The app is {} bytes over its ceiling on the wire.",
                wire - CEILING
            ),
            "Look for what grew: a dependency, a feature of one, or a generic function compiled for many types.",
        ));
    }
    Ok(())
}

/// Settings of hosts, and pictures that only an installed app shows, are no part of a visit.
fn is_loaded(name: &str) -> bool {
    name != "_headers" && !name.ends_with(".png") && !name.ends_with(".schema.json")
}

fn wasm_before_wasm_opt() -> Option<u64> {
    let file = project::target().join("wasm32-unknown-unknown/release/linchpin.wasm");
    std::fs::metadata(file).ok().map(|file| file.len())
}

fn weigh() -> Outcome<Vec<Asset>> {
    let dist = project::dist();
    let text = output("node", &["-e", WEIGH, &dist.to_string_lossy()]);
    let assets = text
        .as_deref()
        .map(|text| text.lines().filter_map(asset).collect::<Vec<_>>());
    assets.filter(|assets| !assets.is_empty()).ok_or_else(|| {
        Failure::new(
            "Node.js could not weigh the files of dist/.",
            "Check that `node --version` is 18.17 or later.",
        )
    })
}

fn asset(line: &str) -> Option<Asset> {
    let mut parts = line.split('\t');
    let name = parts.next()?.to_owned();
    Some(Asset {
        name,
        raw: parts.next()?.parse().ok()?,
        wire: parts.next()?.parse().ok()?,
    })
}
