//! Every field of every page and dialog: somebody types, leaves in one of the ways, and finds the text again.
//!
//! The fields are found on the pages themselves: all links are followed and all buttons pressed, so a new field is walked
//! without anybody naming it here. What is left out is named in `walk/page.js`, with the reason. The story leaves each
//! field once and each *kind* of field in every way; `cargo xtask trust` leaves each field in every way. Other engines than
//! Chromium leave one field of each kind on each kind of page, by Back or by a reload, among those that Chromium has found.
//!
//! - `field`: a field, and what is typed into it
//! - `find`: finding all fields
//! - `found`: what was found, kept for other engines
//! - `leave`: leaving a field, and finding the text again

mod field;
mod find;
mod found;
mod leave;

use std::collections::{BTreeMap, BTreeSet};
use std::env;

use self::field::{Field, pattern};
use self::find::Walker;
pub use self::find::is_page;
use self::found::Found;
use self::leave::Way;
use crate::Result;
use crate::driver::Engine;

/// The pages are shared out among so many walks, which run beside each other.
const WALKS: usize = 2;

#[tokio::test]
async fn every_field_is_left_in_every_way_and_nothing_is_lost_on_the_first_half_of_the_pages()
-> Result {
    walk(0, Ways::InTurns).await
}

#[tokio::test]
async fn every_field_is_left_in_every_way_and_nothing_is_lost_on_the_second_half_of_the_pages()
-> Result {
    walk(1, Ways::InTurns).await
}

#[tokio::test]
#[ignore = "takes more than an hour"]
async fn every_field_is_left_in_every_way() -> Result {
    for share in 0..WALKS {
        walk(share, Ways::All).await?;
    }
    Ok(())
}

#[tokio::test]
#[ignore = "for the other engines alone: these walks find the fields as well"]
async fn the_fields_are_found() -> Result {
    tokio::try_join!(found(0), found(1)).map(|_| ())
}

/// How often fields are left.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ways {
    /// Each field in one way, each kind of field in every way.
    InTurns,
    /// Each field in every way.
    All,
    /// Each field by Back or by a reload, each kind of field by both.
    BackAndReload,
}

impl Ways {
    fn have(self, way: Way) -> bool {
        self != Ways::BackAndReload || matches!(way, Way::Back | Way::Reload)
    }
}

/// Walks one share of the pages.
async fn walk(share: usize, ways: Ways) -> Result {
    let mut walker = Walker::start().await?;
    let fields = find(&mut walker, share).await?;
    if env::var("WALK_LIST").is_ok() {
        for field in &fields {
            println!("{field}");
        }
        return walker.finish().await;
    }
    for (field, reason) in walker.left_out() {
        println!("left out: {field}: {reason}");
    }
    leave_all(walker, &plan(&fields, ways, seed(share))).await
}

/// Leaves one field of each kind on each kind of page of a share, among those that Chromium has found.
pub async fn leave_what_was_found(share: usize) -> Result {
    let found = found(share).await?;
    let fields = one_of_each_kind_on_each_kind_of_page(&found.fields, seed(share));
    println!("{} of {} fields", fields.len(), found.fields.len());
    let plan = plan(&fields, Ways::BackAndReload, seed(share));
    leave_all(Walker::on(found.grounds).await?, &plan).await
}

/// Finds the fields on a share of the pages, and keeps them for other engines.
async fn find(walker: &mut Walker, share: usize) -> Result<Vec<Field>> {
    let fields = walker.discover(share).await?;
    println!(
        "{} fields of {} kinds on {} pages",
        fields.len(),
        kinds(&fields).len(),
        walker.pages()
    );
    Found::keep(share, &fields, walker.grounds())?;
    Ok(fields)
}

/// What Chromium has found in this build, or finds now.
async fn found(share: usize) -> Result<Found> {
    let mut found = Found::of(share)?;
    if found.is_none() && Engine::given().is_chromium() {
        let mut walker = Walker::start().await?;
        find(&mut walker, share).await?;
        walker.finish().await?;
        found = Found::of(share)?;
    }
    Ok(found.ok_or("no fields are found yet: run `cargo xtask test engines`")?)
}

async fn leave_all(mut walker: Walker, plan: &[(&Field, Way)]) -> Result {
    let mut losses = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for (number, (field, way)) in plan.iter().enumerate() {
        match walker.leave(field, *way, number).await {
            Ok(place) => *places.entry(place).or_default() += 1,
            Err(error) => {
                let error: String = error.to_string().chars().take(600).collect();
                println!("LOSS {way:?} {field}: {error}");
                losses.push(format!("{way:?} {field}: {error}"));
                walker.start_again().await?;
            }
        }
    }
    let times = |way: Way| plan.iter().filter(|(_, other)| *other == way).count();
    let times: Vec<String> = Way::ALL
        .iter()
        .map(|way| format!("{way:?} {}", times(*way)))
        .collect();
    println!(
        "{} times left: {}; found again: {places:?}",
        plan.len(),
        times.join(", ")
    );
    assert!(
        losses.is_empty(),
        "{} losses:\n{}",
        losses.len(),
        losses.join("\n")
    );
    walker.finish().await
}

/// Another one leaves each field in another way.
fn seed(share: usize) -> usize {
    let seed = env::var("WALK_SEED").ok();
    seed.and_then(|seed| seed.parse().ok()).unwrap_or(share)
}

fn kinds(fields: &[Field]) -> BTreeSet<&str> {
    fields.iter().map(|field| field.kind.as_str()).collect()
}

fn one_of_each_kind_on_each_kind_of_page(fields: &[Field], seed: usize) -> Vec<Field> {
    let mut alike: BTreeMap<(String, &str), Vec<&Field>> = BTreeMap::new();
    for field in fields {
        let page = pattern(&field.route);
        alike.entry((page, &field.kind)).or_default().push(field);
    }
    let mut chosen: Vec<Field> = (alike.values())
        .map(|alike| alike[seed % alike.len()].clone())
        .collect();
    chosen.sort_by_key(|field| (field.ground, field.route.clone()));
    chosen
}

/// Which field is left in which way; the fields of a page come one after the other.
fn plan(fields: &[Field], ways: Ways, seed: usize) -> Vec<(&Field, Way)> {
    let mut times: BTreeMap<(&str, Way), usize> = BTreeMap::new();
    let mut plan = Vec::new();
    for (number, field) in fields.iter().enumerate() {
        let suited: Vec<Way> = Way::ALL
            .into_iter()
            .filter(|way| way.suits(field) && ways.have(*way))
            .collect();
        if ways == Ways::All {
            plan.extend(suited.into_iter().map(|way| (field, way)));
            continue;
        }
        // The way in which this kind was left least often, from another start for each field.
        let turns = (0..suited.len()).map(|step| suited[(seed + number + step) % suited.len()]);
        let least = turns.min_by_key(|way| times.get(&(field.kind.as_str(), *way)).copied());
        if let Some(way) = least {
            *times.entry((&field.kind, way)).or_default() += 1;
            plan.push((field, way));
        }
    }
    if ways != Ways::All {
        // Kinds with fewer fields than ways.
        for kind in kinds(fields) {
            for way in Way::ALL {
                let suited = fields
                    .iter()
                    .filter(|field| field.kind == kind && way.suits(field) && ways.have(way));
                let suited: Vec<&Field> = suited.collect();
                if !suited.is_empty() && !times.contains_key(&(kind, way)) {
                    plan.push((suited[(seed + plan.len()) % suited.len()], way));
                }
            }
        }
    }
    plan
}
