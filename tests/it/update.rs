//! The one variable by which tests write what they expect anew: `UPDATE=1 cargo test`. Never where `CI` is set, where a
//! test that writes its own expectation would pass whatever the code does.

/// What `UPDATE` says: `1`, or the id of a target; `None` where the tests compare.
pub fn update() -> Option<String> {
    let value = std::env::var("UPDATE").ok().filter(|it| !it.is_empty() && it != "0")?;
    assert!(std::env::var_os("CI").is_none(), "UPDATE is for people who read the difference; CI only compares.");
    Some(value)
}
