//! Respond: something happened, and the next hour counts.
//!
//! [`playbook`] is what a playbook says: the shape of the library's content.

pub mod playbook;
