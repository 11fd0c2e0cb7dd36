//! What we know, as data over the types of `domain`.
