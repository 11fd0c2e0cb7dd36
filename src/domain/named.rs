//! What the variants of an enum are called, said once.

/// An enum whose variants people choose from.
pub trait Named: Copy + PartialEq + 'static {
    /// All of them, in the order in which they are offered.
    const VARIANTS: &'static [Self];

    /// Returns what people call it.
    fn called(self) -> &'static str;
}

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

        impl $crate::domain::Named for $type {
            const VARIANTS: &'static [$type] = &$type::ALL;

            fn called(self) -> &'static str {
                self.name()
            }
        }
    };
}

pub(crate) use named;
