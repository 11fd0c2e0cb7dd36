//! Writes the variance script.
