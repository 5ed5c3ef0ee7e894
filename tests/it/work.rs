//! Work as the number of bytes that a thread asks the allocator for: unlike time, the same on every machine and under any
//! load.

#![allow(unsafe_code)]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

thread_local! {
    static BYTES: Cell<u64> = const { Cell::new(0) };
}

struct Counting;

#[global_allocator]
static COUNTING: Counting = Counting;

fn count(bytes: usize) {
    // A thread that ends has no counter any more.
    let _ = BYTES.try_with(|it| it.set(it.get() + bytes as u64));
}

// SAFETY: every call is the system allocator's; only a number is added up.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count(layout.size());
        // SAFETY: the caller's promises are the system allocator's.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: as above; `pointer` came from the system allocator.
        unsafe { System.dealloc(pointer, layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        count(size);
        // SAFETY: as above.
        unsafe { System.realloc(pointer, layout, size) }
    }
}

/// The result of `run`, and its work.
pub fn work<T>(run: impl FnOnce() -> T) -> (T, u64) {
    let before = BYTES.get();
    let result = run();
    (result, BYTES.get() - before)
}

/// Whether twice the input is about twice the work: a loop within a loop over it would be four times.
pub fn grows_in_step(once: u64, twice: u64) -> bool {
    once > 0 && twice < once * 5 / 2
}

#[test]
fn a_loop_within_a_loop_does_not_grow_in_step() {
    let once = |n: usize| work(|| (0..n).map(|_| vec![0_u8; 64]).collect::<Vec<_>>().len()).1;
    assert!(grows_in_step(once(500), once(1000)));
    let within = |n: usize| work(|| (0..n).map(|it| "x".repeat(it).len()).sum::<usize>()).1;
    assert!(!grows_in_step(within(500), within(1000)));
}
