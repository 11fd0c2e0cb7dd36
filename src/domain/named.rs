//! What the variants of an enum are called, said once.

/// Makes `ALL`, the variants in this order, and `name`, the words that people read.
macro_rules! named {
    ($(#[$about:meta])* $type:ident { $($variant:ident: $name:literal),+ $(,)? }) => {
        impl $type {
            $(#[$about])*
            pub const ALL: [$type; [$($name),+].len()] = [$($type::$variant),+];

            /// Returns what people call it.
            pub fn name(self) -> &'static str {
                match self {
                    $($type::$variant => $name),+
                }
            }
        }
    };
}

pub(crate) use named;
