//! What every part of the page looks at: the stakeholder, and the way to change them.

use crate::domain::explain::stakeholder::Stakeholder;
use crate::ui::page::Page;

/// The stakeholder of the page.
pub type OpenStakeholder = Page<Stakeholder>;
