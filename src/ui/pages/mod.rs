//! The pages, in a folder for each verb; a page is one module with one component.

pub mod data;
pub mod decide;
pub mod explain;
pub mod grow;
pub mod guide;
pub mod measure;
pub mod missing;
pub mod newer;
mod offers;
pub mod portfolio;
pub mod respond;
pub mod start;
