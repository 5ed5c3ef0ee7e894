//! Whatever is pasted or dropped, as what it looks like or as any format.

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &str| {
    let (files, import) = cognito_client_builder_fuzz::read(input);
    cognito_client_builder_fuzz::holds(&files, &import);
});
