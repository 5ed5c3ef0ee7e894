//! Files as they are chosen: which of a folder are read, and in which encoding they are.

use cognito_client_builder::document::Document;
use cognito_client_builder::edit::edit;
use cognito_client_builder::import::select::{Candidate, Selection, enters, select};
use cognito_client_builder::import::{Encoding, Import, Options, SourceFile, import};

fn folder(paths: &[&str]) -> (Vec<String>, Vec<String>, Selection) {
    let candidates: Vec<Candidate> =
        paths.iter().map(|path| Candidate { path: (*path).to_owned(), alone: !path.contains('/') }).collect();
    let selection = select(&candidates);
    let names = |indices: &[usize]| indices.iter().map(|at| paths[*at].to_owned()).collect();
    (names(&selection.first), names(&selection.later), selection)
}

#[test]
fn files_of_a_folder_are_selected_by_name() {
    let paths = [
        "p/main.tf",
        "p/main.tofu",
        "p/main.tofu.json",
        "p/x.tf.json",
        "p/terraform.tfvars",
        "p/prod.auto.tfvars.json",
        "p/a.yaml",
        "p/a.yml",
        "p/stack.template",
        "p/terraform.tfstate",
        "p/deep/er/main.tofu",
    ];
    let (first, later, selection) = folder(&paths);
    assert_eq!(first, paths);
    assert!(later.is_empty() && selection.outputs.is_empty());
    let others =
        ["p/readme.md", "p/main.go", "p/main.tftest.json", "p/x.tofutest.json", "p/main.tf~", "p/tf", "p/a.tfvars.bak"];
    assert_eq!(folder(&others).0, Vec::<String>::new());
    // Chosen by itself, anything is read.
    assert_eq!(folder(&["readme.md", "main.tf~"]).0.len(), 2);
}

#[test]
fn generated_files_are_read_only_without_others() {
    let (first, later, selection) = folder(&[
        "p/cdk.json",
        "p/cdk.out/App.template.json",
        "p/cdk.out/manifest.json",
        "p/cdk.out/tree.json",
        "p/cdk.out/App.assets.json",
        "p/cdk.out/asset.1f/x.template.json",
        "p/cdk.out/assembly-Prod/Auth.template.json",
    ]);
    assert_eq!(first, ["p/cdk.json"]);
    assert_eq!(later, ["p/cdk.out/App.template.json", "p/cdk.out/assembly-Prod/Auth.template.json"]);
    let [output] = selection.outputs.as_slice() else { panic!("{selection:?}") };
    assert_eq!(
        output.skipped(),
        "Skipped p/cdk.out (2 files): AWS CDK generates it from your other files. To read it, open that folder itself."
    );
    assert!(output.read().starts_with("Read p/cdk.out, which AWS CDK generates"));
    for (paths, wanted) in [
        (
            vec![
                "p/serverless.ts",
                "p/.serverless/cloudformation-template-create-stack.json",
                "p/.serverless/cloudformation-template-update-stack.json",
                "p/.serverless/serverless-state.json",
            ],
            vec!["p/.serverless/cloudformation-template-update-stack.json"],
        ),
        (
            vec![
                "p/.aws-sam/build/template.yaml",
                "p/.aws-sam/build/Nested/template.yaml",
                "p/.aws-sam/build/Function/package.json",
                "p/.aws-sam/cache/template.yaml",
            ],
            vec!["p/.aws-sam/build/template.yaml", "p/.aws-sam/build/Nested/template.yaml"],
        ),
        (
            vec!["p/cdktf.out/stacks/dev/cdk.tf.json", "p/cdktf.out/manifest.json"],
            vec!["p/cdktf.out/stacks/dev/cdk.tf.json"],
        ),
        (
            vec!["p/packages/a/cdk.out/A.template.json", "p/packages/b/cdk.out/B.template.json"],
            vec!["p/packages/a/cdk.out/A.template.json", "p/packages/b/cdk.out/B.template.json"],
        ),
    ] {
        let (first, later, _) = folder(&paths);
        assert_eq!((first, later), (Vec::new(), wanted.into_iter().map(str::to_owned).collect()), "{paths:?}");
    }
}

#[test]
fn selected_files_are_read_with_any_name() {
    let (first, later, selection) =
        folder(&["cdk.out/App.template.json", "cdk.out/manifest.json", "cdk.out/asset.1f/a.json"]);
    assert_eq!(first, ["cdk.out/App.template.json"]);
    assert!(later.is_empty() && selection.outputs.is_empty());
    for paths in [
        vec!["node_modules/auth/main.tf", "node_modules/auth/template.yaml"],
        vec![".terraform/modules/auth/main.tf"],
        vec!["dist/template.yaml"],
        vec!["build/main.tf"],
        vec!["project/dist/template.yaml", "project/build/main.tf"],
        // No templates in it: then whatever there is.
        vec!["cdk.out/main.tf"],
        vec![".serverless/other.json"],
        vec![".aws-sam/build/template.yaml"],
    ] {
        assert_eq!(folder(&paths).0, paths);
    }
    // Below the chosen folder, copies are not entered.
    for path in [
        "p/node_modules/a/main.tf",
        "p/.terraform/modules/a/main.tf",
        "node_modules/a/node_modules/b/main.tf",
        "p/.git/x.json",
    ] {
        assert_eq!(folder(&[path]).0, Vec::<String>::new(), "{path}");
    }
    assert!(enters("/p") && enters("/node_modules") && enters("/p/cdk.out") && enters("/p/src"));
    assert!(!enters("/p/node_modules") && !enters("/p/cdk.out/asset.1f") && !enters("/p/a/.git"));
}

const WEB: &str =
    "# Zugriff für die Kündigung\nresource \"aws_cognito_user_pool_client\" \"web\" {\n  name = \"web\"\n}\n";

fn utf_16(text: &str, little: bool) -> Vec<u8> {
    text.encode_utf16().flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
}

/// Latin-1, whose letters Windows-1252 has at the same places.
fn latin_1(text: &str) -> Vec<u8> {
    text.chars().map(|c| u8::try_from(c as u32).unwrap()).collect()
}

fn read(file: &SourceFile) -> Import {
    import(std::slice::from_ref(file), &Options::default())
}

#[test]
fn a_file_comes_back_in_its_own_encoding() {
    for (bytes, encoding) in [
        (WEB.as_bytes().to_vec(), Encoding::Utf8),
        (format!("\u{feff}{WEB}").into_bytes(), Encoding::Utf8),
        (latin_1(WEB), Encoding::Windows1252),
        (utf_16(WEB, true), Encoding::Utf16Le),
        (utf_16(WEB, false), Encoding::Utf16Be),
        (utf_16(&format!("\u{feff}{WEB}"), true), Encoding::Utf16Le),
        (utf_16(&format!("\u{feff}{WEB}"), false), Encoding::Utf16Be),
    ] {
        let file = SourceFile::from_bytes("main.tf", &bytes).unwrap();
        assert_eq!(file.encoding, encoding);
        assert_eq!(encoding.encode(&file.text), Ok(bytes.clone()), "{encoding:?}");
        let before = read(&file);
        assert_eq!(before.document.clients[0].label, "web", "{encoding:?}");
        let said =
            before.findings.iter().any(|it| it.message.contains("not UTF-8") && it.message.contains(encoding.label()));
        assert_eq!(said, encoding != Encoding::Utf8, "{:?}", before.findings);
        // A change comes back with every other byte as it was.
        let wanted = before.document.to_json().to_string().replace("\"name\":\"web\"", "\"name\":\"shöp\"");
        let edited = edit(std::slice::from_ref(&file), &Document::from_text(&wanted).unwrap(), &Options::default());
        let after = encoding.encode(&edited.files[0].text).unwrap();
        let expected = encoding.encode(&file.text.replace("name = \"web\"", "name = \"shöp\"")).unwrap();
        assert_eq!(after, expected, "{encoding:?}");
        assert!(!edited.files[0].text.contains('\u{fffd}'));
    }
}

#[test]
fn every_byte_of_windows_1252_comes_back() {
    let mut bytes: Vec<u8> = (1..=255).collect();
    bytes.splice(0..0, *b"# ");
    let file = SourceFile::from_bytes("main.tf", &bytes).unwrap();
    assert_eq!((file.encoding, file.encoding.encode(&file.text)), (Encoding::Windows1252, Ok(bytes)));
    assert!(file.text.contains('\u{20ac}') && file.text.contains('\u{201c}'));
    let error = Encoding::Windows1252.encode("a日").unwrap_err();
    assert!(error.contains("Windows-1252") && error.contains("\u{201c}日\u{201d} (U+65E5)"), "{error}");
}

#[test]
fn bytes_that_cannot_round_trip_are_rejected() {
    for (bytes, says) in [
        // A letter of UTF-8, and a byte of none.
        ([WEB.as_bytes(), b"# \xff\n"].concat(), "damaged UTF-8: line 5"),
        (
            WEB.as_bytes()[..12]
                .iter()
                .copied()
                .chain(*b"\xc3")
                .chain(*WEB.as_bytes().split_at(12).1.first_chunk::<20>().unwrap())
                .collect(),
            "damaged UTF-8: line 1",
        ),
        (WEB.chars().flat_map(|c| (c as u32).to_le_bytes()).collect(), "UTF-32"),
        (format!("\u{feff}{WEB}").chars().flat_map(|c| (c as u32).to_be_bytes()).collect(), "UTF-32"),
        (utf_16(WEB, true)[..101].to_vec(), "damaged UTF-16"),
        ([utf_16(WEB, true), vec![0, 0xd8], utf_16(WEB, true)].concat(), "damaged UTF-16"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0".to_vec(), "isn't a text file"),
        (b"PK\x03\x04\0\0\xff".to_vec(), "isn't a text file"),
    ] {
        let error = SourceFile::from_bytes("main.tf", &bytes).unwrap_err();
        assert!(error.starts_with("main.tf ") && error.contains(says), "{says}: {error}");
    }
    for text in ["", "a", "ü", "a\u{fffd}b", "\u{feff}", "日本語\n"] {
        let file = SourceFile::from_bytes("a", text.as_bytes()).unwrap();
        assert_eq!((file.text.as_str(), file.encoding), (text, Encoding::Utf8));
    }
}

#[test]
fn messages_about_encodings_match_the_tools() {
    let said = |name: &str, bytes: Vec<u8>| {
        let import = read(&SourceFile::from_bytes(name, &bytes).unwrap());
        let found = import.findings.into_iter().find(|it| it.message.contains("not UTF-8")).unwrap();
        (found.line, found.column, found.message)
    };
    // Terraform 1.11 accepts any bytes in comments of its native syntax, and in JSON puts U+FFFD in their place.
    let (line, column, message) = said("main.tf", latin_1(WEB));
    assert_eq!((line, column), (1, 12));
    assert!(message.contains("Terraform accepts such characters only in comments"), "{message}");
    let json = r#"{"resource":{"aws_cognito_user_pool_client":{"web":{"name":"Kündigung"}}}}"#;
    let (_, _, message) = said("main.tf.json", latin_1(json));
    assert!(message.contains("Terraform reads each such character as U+FFFD"), "{message}");
    let (_, _, message) = said("main.tf", utf_16(&format!("\u{feff}{WEB}"), true));
    assert!(message.contains("Terraform rejects it"), "{message}");
    let yaml = "Description: Kündigung\nResources:\n  Web:\n    Type: AWS::Cognito::UserPoolClient\n";
    for bytes in [latin_1(yaml), utf_16(&format!("\u{feff}{yaml}"), true)] {
        let (_, _, message) = said("template.yaml", bytes);
        assert!(message.contains("cfn-lint can't read it"), "{message}");
    }
}

#[test]
fn a_patch_is_written_in_the_encoding_of_its_files() {
    use cognito_client_builder::edit::patch;
    let file = SourceFile::from_bytes("main.tf", &latin_1(WEB)).unwrap();
    let after = file.text.replace("\"web\"\n", "\"shöp\"\n");
    let bytes = patch(&[(&file, "main.tf", &after)]).unwrap();
    let expected = "--- main.tf\n+++ main.tf\n@@ -1,4 +1,4 @@\n # Zugriff für die Kündigung\n resource \"aws_cognito_user_pool_client\" \"web\" {\n-  name = \"web\"\n+  name = \"shöp\"\n }\n";
    assert_eq!(bytes, latin_1(expected));
    let wide = SourceFile::from_bytes("wide.tf", &utf_16(WEB, true)).unwrap();
    let error = patch(&[(&file, "main.tf", &after), (&wide, "wide.tf", "x")]).unwrap_err();
    assert!(error.contains("wide.tf is in UTF-16") && error.contains("Download the file"), "{error}");
    assert!(patch(&[(&file, "main.tf", "日")]).is_err());
}
