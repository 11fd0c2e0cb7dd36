//! What became of an edit: three answers, so that nobody takes "nothing to do" for "done".

/// What became of an edit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edited {
    /// The scorecard says something else now; undo takes that back.
    Changed,
    /// The scorecard said so already: nothing was written, and undo takes back what was done before.
    Same,
    /// It was not possible, which was said.
    Refused,
}

impl Edited {
    /// Tells whether the scorecard now says what was asked: a form may close.
    pub fn is_kept(self) -> bool {
        self != Edited::Refused
    }
}
