//! The parts every page is made of: buttons, fields, tables, dialogs, badges, layout.
//!
//! A page imports these with `use crate::ui::widgets::*;` and writes no class of its own for what a widget already does.
//! Each widget holds its keyboard and screen-reader behaviour (ARIA Authoring Practices), so that a page can only get
//! the wording wrong. Their look is in `style/widgets.css`; the development build shows them all at `#/gallery`.
//!
//! Text props take `&str`, `String`, a signal or a closure; callbacks take closures.

mod button;
mod card;
mod choice;
mod command_list;
mod copy_button;
mod dialog;
mod entry;
mod field;
mod gap_gate;
mod icon;
mod ids;
mod layout;
mod menu;
mod notice;
mod progress;
mod status;
mod table;
mod tabs;
mod toast;
mod why;

pub use button::*;
pub use card::*;
pub use choice::*;
pub use command_list::*;
pub use copy_button::*;
pub use dialog::*;
pub use entry::*;
pub use field::*;
pub use gap_gate::*;
pub use icon::*;
pub use ids::*;
pub use layout::*;
pub use menu::*;
pub use notice::*;
pub use progress::*;
pub use status::*;
pub use table::*;
pub use tabs::*;
pub use toast::*;
pub use why::*;
