//! The product's own small set of line icons, drawn on a 16 × 16 grid in the colour of the text around them.
//!
//! An icon never stands alone: beside it is a word, or its button has an `aria-label`. So icons are hidden from
//! screen readers.

use crate::ui::prelude::*;

macro_rules! glyphs {
    ($($(#[$doc:meta])* $name:ident = $path:literal),* $(,)?) => {
        /// One of the icons.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Glyph { $($(#[$doc])* $name),* }

        impl Glyph {
            /// Every icon, for the gallery.
            pub const ALL: &[Glyph] = &[$(Glyph::$name),*];

            fn path(self) -> &'static str {
                match self { $(Glyph::$name => $path),* }
            }
        }
    };
}

glyphs! {
    /// On target: a tick in a circle.
    Check = "M14.25 8a6.25 6.25 0 1 1-12.5 0a6.25 6.25 0 1 1 12.5 0M5.2 8.2l2 2l3.6-4.2",
    /// A bare tick, for a chosen item.
    Tick = "M3 8.5l3.2 3.2L13 4.8",
    /// Watch: a triangle.
    Watch = "M8 2.2L14.6 13.6H1.4ZM8 6.4v3.2M8 11.6v.1",
    /// Off target: a diamond.
    Off = "M8 1.4L14.6 8L8 14.6L1.4 8ZM6.1 6.1l3.8 3.8M9.9 6.1l-3.8 3.8",
    /// Stale: a clock.
    Clock = "M14.25 8a6.25 6.25 0 1 1-12.5 0a6.25 6.25 0 1 1 12.5 0M8 4.6V8.2l2.4 1.5",
    /// No data: an empty, dashed circle with a dash.
    Dash = "M1.8 8a6.2 6.2 0 0 1 1.8-4.4M5.6 2.3a6.2 6.2 0 0 1 4.8 0M12.4 3.6A6.2 6.2 0 0 1 14.2 8M14.2 8a6.2 6.2 0 0 1-1.8 4.4M10.4 13.7a6.2 6.2 0 0 1-4.8 0M3.6 12.4A6.2 6.2 0 0 1 1.8 8M5.5 8h5",
    /// Sample data: a flask.
    Flask = "M6 1.8h4M6.8 1.8v4.4L2.9 12.6a1.1 1.1 0 0 0 .9 1.6h8.4a1.1 1.1 0 0 0 .9-1.6L9.2 6.2V1.8M4.8 10h6.4",
    /// Goes up.
    Up = "M8 13V3.2M3.8 7.2L8 3l4.2 4.2",
    /// Goes down.
    Down = "M8 3v9.8M3.8 8.8L8 13l4.2-4.2",
    /// Stays.
    Flat = "M2.6 8h10.6M9.2 4L13.2 8l-4 4",
    /// Undo.
    Undo = "M5.6 2.8L2.4 6l3.2 3.2M2.6 6h6.8a3.9 3.9 0 0 1 0 7.8H6",
    /// Redo.
    Redo = "M10.4 2.8L13.6 6l-3.2 3.2M13.4 6H6.6a3.9 3.9 0 0 0 0 7.8H10",
    /// A favourite.
    Star = "M8 1.9l1.9 3.9l4.2.6l-3.1 3l.7 4.2L8 11.6l-3.7 2l.7-4.2l-3.1-3l4.2-.6Z",
    /// Add.
    Plus = "M8 3v10M3 8h10",
    /// Edit.
    Pencil = "M2.6 13.4l.7-3.2L10.8 2.7a1.3 1.3 0 0 1 1.9 0l.6.6a1.3 1.3 0 0 1 0 1.9L5.8 12.7ZM9.4 4.1l2.5 2.5",
    /// Delete.
    Trash = "M2.6 4.2h10.8M6 4V2.4h4V4M4 4.4l.6 9.2h6.8l.6-9.2M6.7 7v4M9.3 7v4",
    /// Copy.
    Copy = "M5.8 5.8h7.6v7.6H5.8ZM10.2 5.6V2.6H2.6v7.6h3",
    /// Download, export.
    Download = "M8 2.4v7.8M4.6 7L8 10.4L11.4 7M2.6 13.4h10.8",
    /// Upload, import.
    Upload = "M8 10.4V2.6M4.6 5.8L8 2.4l3.4 3.4M2.6 13.4h10.8",
    /// Search.
    Search = "M11.4 7a4.4 4.4 0 1 1-8.8 0a4.4 4.4 0 1 1 8.8 0M10.3 10.3l3.3 3.3",
    /// Light theme.
    Sun = "M11 8a3 3 0 1 1-6 0a3 3 0 1 1 6 0M8 1.4v1.4M8 13.2v1.4M1.4 8h1.4M13.2 8h1.4M3.3 3.3l1 1M11.7 11.7l1 1M3.3 12.7l1-1M11.7 4.3l1-1",
    /// Dark theme.
    Moon = "M13.6 9.6A5.8 5.8 0 0 1 6.4 2.4a5.8 5.8 0 1 0 7.2 7.2Z",
    /// The system's theme.
    System = "M2 3h12v8.4H2ZM5.6 13.6h4.8M8 11.4v2.2",
    /// Open the navigation.
    Menu = "M2.4 4.4h11.2M2.4 8h11.2M2.4 11.6h11.2",
    /// Close.
    Close = "M3.8 3.8l8.4 8.4M12.2 3.8l-8.4 8.4",
    /// More actions.
    More = "M2.9 8a.4.4 0 1 0 .8 0a.4.4 0 1 0-.8 0M7.6 8a.4.4 0 1 0 .8 0a.4.4 0 1 0-.8 0M12.3 8a.4.4 0 1 0 .8 0a.4.4 0 1 0-.8 0",
    /// Opens below.
    Chevron = "M4 6.2L8 10.2L12 6.2",
    /// Leads out of the product.
    External = "M9.6 2.6h3.8v3.8M13.2 2.8L7.6 8.4M6.4 3.4H2.6v10h10V9.6",
    /// Information.
    Info = "M14.25 8a6.25 6.25 0 1 1-12.5 0a6.25 6.25 0 1 1 12.5 0M8 7.4v3.8M8 4.8v.1",
    /// A flag: action due, milestone.
    Flag = "M3.4 14.4V2.2M3.4 2.8h8.8L10.4 6l1.8 3.2H3.4",
    /// Filter.
    Filter = "M2 3.4h12L9.6 8.6v4.6L6.4 11.6v-3Z",
    /// Saved.
    Saved = "M4.6 12.6a3.1 3.1 0 0 1-.2-6.2a4.1 4.1 0 0 1 7.8.8a2.7 2.7 0 0 1-.4 5.4M5.6 10.6l1.9 1.9l3.3-3.6",
    /// Measure: a gauge.
    Gauge = "M2.6 12.4a6.2 6.2 0 1 1 10.8 0M8 9.6l2.6-3.4M8 9.6h.02",
    /// Decide: a balance.
    Scales = "M8 2.2v11.4M4.8 13.6h6.4M3 4.2h10M3 4.4L1.2 9.2a1.9 1.9 0 0 0 3.6 0ZM13 4.4l-1.8 4.8a1.9 1.9 0 0 0 3.6 0Z",
    /// Explain: a speech bubble.
    Speech = "M2.2 2.8h11.6v8H7.4L4.4 13.6V10.8H2.2ZM5 5.6h6M5 8h4",
    /// Respond: a bolt.
    Bolt = "M9 1.6L3.4 9h3.8L6.6 14.4L12.6 6.8H8.6Z",
    /// Grow: a plant.
    Sprout = "M8 14V7.6M8 9C8 5.6 5.8 4 2.4 4C2.4 7.2 4.6 9 8 9M8 7.4C8 4.4 10 2.4 13.6 2.4C13.6 5.6 11.4 7.4 8 7.4",
    /// Security, the product's mark beside its name: a linchpin through an axle.
    Linchpin = "M8 1.6a1.9 1.9 0 0 1 0 3.8a1.9 1.9 0 0 1 0-3.8M8 5.4v9M3.2 8h9.6v3.2H3.2Z",
}

/// Draws one icon at the size of the text.
#[component]
pub fn Icon(glyph: Glyph) -> Node {
    view! {
        <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
            <path d=glyph.path() />
        </svg>
    }
}
