mod import;
mod schema;
mod rules;
