use proptest::prelude::*;

use super::*;
use crate::library::{kpis, plain_words};
