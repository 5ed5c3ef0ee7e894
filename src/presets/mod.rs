//! Documents to start from, by what people build. Knows nothing of how they are offered.

use crate::document::Document;

/// A document to start from.
#[derive(Debug)]
pub struct Preset {
    /// Stable: in addresses.
    pub id: &'static str,
    /// What a person builds, as they would say it.
    pub title: &'static str,
    /// What it sets up, in one sentence.
    pub summary: &'static str,
    /// An example that the Terraform provider's documentation also has, rather than a recommendation.
    pub example: bool,
    json: &'static str,
}

impl Preset {
    /// The document. A test reads them all, so it is never empty in practice.
    pub fn document(&self) -> Document {
        Document::from_text(self.json).unwrap_or_default()
    }
}

/// The preset with this id.
pub fn preset(id: &str) -> Option<&'static Preset> {
    PRESETS.iter().find(|preset| preset.id == id)
}

/// All presets, in the order in which they are offered.
pub static PRESETS: &[Preset] = &[
    Preset {
        id: "single-page-app",
        title: "Single-page app",
        summary: "Code grant with PKCE in the browser: no secret, short tokens, rotating refresh tokens.",
        example: false,
        json: include_str!("single-page-app.json"),
    },
    Preset {
        id: "server-web-app",
        title: "Server-side web app",
        summary: "Code grant with a secret that stays on your server.",
        example: false,
        json: include_str!("server-web-app.json"),
    },
    Preset {
        id: "mobile-app",
        title: "Mobile or desktop app",
        summary: "Code grant with PKCE and a callback of the app's own scheme: no secret, rotating refresh tokens.",
        example: false,
        json: include_str!("mobile-app.json"),
    },
    Preset {
        id: "machine-to-machine",
        title: "Machine to machine",
        summary: "Client credentials for a service without users, with a resource server and its scope.",
        example: false,
        json: include_str!("machine-to-machine.json"),
    },
    Preset {
        id: "load-balancer",
        title: "Load balancer or proxy",
        summary: "Sign-in by an Application Load Balancer before a request reaches your app.",
        example: false,
        json: include_str!("load-balancer.json"),
    },
    Preset {
        id: "admin-backend",
        title: "Administrators\u{2019} backend",
        summary: "Your server signs users in with AWS credentials and their passwords; no browser is sent anywhere.",
        example: false,
        json: include_str!("admin-backend.json"),
    },
    Preset {
        id: "terraform-basic",
        title: "Basic",
        summary: "A name and a pool, and every default that AWS fills in.",
        example: true,
        json: include_str!("terraform-basic.json"),
    },
    Preset {
        id: "terraform-no-srp",
        title: "No SRP",
        summary: "A secret, and passwords sent by your server under the flow\u{2019}s old name.",
        example: true,
        json: include_str!("terraform-no-srp.json"),
    },
    Preset {
        id: "terraform-pinpoint",
        title: "Pinpoint analytics",
        summary: "Sign-in events to Amazon Pinpoint, which has ended, with the role and its policy.",
        example: true,
        json: include_str!("terraform-pinpoint.json"),
    },
    Preset {
        id: "terraform-hosted-sign-in",
        title: "Hosted sign-in",
        summary: "Cognito\u{2019}s own sign-in pages with Cognito as the provider.",
        example: true,
        json: include_str!("terraform-hosted-sign-in.json"),
    },
];
