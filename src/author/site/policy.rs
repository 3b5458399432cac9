//! The content security policy, as GitHub Pages lets us have one: in a meta element.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};

/// Where the site lives, as the policy names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    source: String,
}

impl Origin {
    /// From the base path and, when it is known, the full address. The error says what to give instead.
    pub fn new(public_url: &str, site_url: Option<&str>) -> Result<Origin, String> {
        if !public_url.starts_with('/') || !public_url.ends_with('/') || public_url.contains("//") {
            return Err(format!(
                "--public-url {public_url:?}: give a path that starts and ends with a slash, such as /repo/"
            ));
        }
        let Some(site_url) = site_url else {
            return Ok(Origin {
                source: "'self'".to_owned(),
            });
        };
        let path = site_url
            .strip_prefix("https://")
            .and_then(|rest| rest.find('/').map(|slash| &rest[slash..]));
        // The address goes into a policy: a space or semicolon would end a directive.
        if path != Some(public_url) || site_url.contains([' ', ';', ',', '"', '\'']) {
            return Err(format!(
                "--site-url {site_url:?}: give https://, the host and --public-url, such as https://owner.github.io{public_url}"
            ));
        }
        Ok(Origin {
            source: site_url.to_owned(),
        })
    }

    /// The policy for a page with these style elements.
    pub fn policy(&self, styles: &[&str]) -> String {
        let here = &self.source;
        let mut hashes: Vec<String> = styles
            .iter()
            .map(|style| format!("'{}'", sha256(style.as_bytes())))
            .collect();
        if hashes.is_empty() {
            hashes.push("'none'".to_owned());
        }
        let styles = hashes.join(" ");
        [
            "default-src 'none'".to_owned(),
            format!("script-src {here} 'wasm-unsafe-eval'"),
            format!("style-src {styles}"),
            format!("img-src {here}"),
            format!("connect-src {here}"),
            format!("manifest-src {here}"),
            format!("worker-src {here}"),
            // <base> itself names the path only.
            "base-uri 'self'".to_owned(),
            "form-action 'none'".to_owned(),
        ]
        .join("; ")
    }
}

/// A hash as policies and subresource integrity write it.
pub fn sha256(bytes: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(public_url: &str, site_url: Option<&str>, expect: Option<&str>) {
        let origin = Origin::new(public_url, site_url);
        assert_eq!(
            origin.as_ref().ok().map(|origin| origin.source.as_str()),
            expect,
            "{origin:?}"
        );
    }

    #[test]
    fn addresses_are_checked() {
        check("/", None, Some("'self'"));
        check("/repo/", None, Some("'self'"));
        check(
            "/repo/",
            Some("https://a.github.io/repo/"),
            Some("https://a.github.io/repo/"),
        );
        check("/", Some("https://a.example/"), Some("https://a.example/"));
        check("repo/", None, None);
        check("/repo", None, None);
        check("./", None, None);
        check("//evil/", None, None);
        check("/repo/", Some("https://a.github.io/other/"), None);
        check("/repo/", Some("http://a.github.io/repo/"), None);
        check("/repo/", Some("https://a; script-src */repo/"), None);
    }

    #[test]
    fn nothing_inline_but_the_hashed_styles_is_allowed() -> Result<(), String> {
        let policy = Origin::new("/repo/", Some("https://a.github.io/repo/"))?.policy(&["p{}"]);
        assert!(policy.starts_with("default-src 'none'; script-src https://a.github.io/repo/ 'wasm-unsafe-eval'; "));
        // printf 'p{}' | openssl dgst -sha256 -binary | base64
        assert!(
            policy.contains("style-src 'sha256-gG2yISYereRMiG2lMXrbiUgi0Ubw9p7QCeWcroOvy9Y='; "),
            "{policy}"
        );
        assert!(!policy.contains("unsafe-inline") && !policy.contains('*'));
        assert!(Origin::new("/", None)?.policy(&[]).contains("style-src 'none'; "));
        Ok(())
    }
}
