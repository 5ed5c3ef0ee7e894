//! Requests to the authorization server: the URLs that an app sends users to, and calls of the token endpoint.

mod judge;
mod near;
mod parse;

pub(super) use judge::judge;
pub use near::Difference;
pub(super) use parse::parse;

/// A request as far as it was read. It holds no secret, code, or token: only whether they were given.
#[derive(Debug, PartialEq)]
pub(super) struct Request {
    pub endpoint: Endpoint,
    /// Scheme and host, where the request names them.
    pub scheme: Option<String>,
    pub host: Option<String>,
    pub parameters: Vec<Parameter>,
    /// The client ID of the `Authorization` header; `None` without such a header.
    pub basic: Option<Given>,
    pub body: Body,
    /// Whether the method is GET, where the request names it.
    pub get: Option<bool>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Endpoint {
    Authorize,
    Logout,
    Token,
}

/// How the body of a token request is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Body {
    Form,
    Json,
    Multipart,
    /// In a file or a variable.
    Elsewhere,
}

#[derive(Debug, PartialEq)]
pub(super) struct Parameter {
    pub name: String,
    pub value: Given,
}

/// A value as the request gives it.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Given {
    Text(String),
    /// A variable of a script, or a placeholder such as `<client-id>`.
    Variable,
    /// A secret, a code, or a token. The value isn't kept.
    Hidden,
    /// Percent-encoding that isn't a text.
    Malformed,
}

impl Request {
    /// The first value of this name.
    pub fn get(&self, name: &str) -> Option<&Given> {
        self.parameters.iter().find(|it| it.name == name).map(|it| &it.value)
    }

    pub fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// The first value of this name, if it is a text.
    pub fn text(&self, name: &str) -> Option<&str> {
        match self.get(name)? {
            Given::Text(text) => Some(text),
            _ => None,
        }
    }
}
