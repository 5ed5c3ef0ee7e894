# Shared by the scripts of this folder: a temporary folder, pinned installs, and the comparison with what was seen.

finding_dir=$(mktemp -d)
trap 'rm -rf "$finding_dir"' EXIT
cd "$finding_dir"
changes=0

# seen LABEL EXPECTED ACTUAL: prints the actual output and counts a difference from the recorded one.
seen() {
  printf '%s\n' "$1"
  printf '%s\n' "$3" | sed 's/^/    /'
  if [[ "$2" != "$3" ]]; then
    printf '  recorded was:\n'
    printf '%s\n' "$2" | sed 's/^/    /'
    changes=$((changes + 1))
  fi
}

# finish: the closing line, and exit code 1 if any output differs from the recorded one.
finish() {
  if ((changes > 0)); then
    echo "$(basename "$0" .sh): changed, $changes of the outputs differ"
    exit 1
  fi
  echo "$(basename "$0" .sh): unchanged"
}

# need_terraform: isolates Terraform from the user's settings; exits 2 if it isn't the version of the finding.
need_terraform() {
  export TF_CLI_CONFIG_FILE=/dev/null TF_DATA_DIR="$finding_dir/.terraform" CHECKPOINT_DISABLE=1 TF_IN_AUTOMATION=1
  local version
  version=$(terraform version)
  version=${version%%$'\n'*}
  echo "$version"
  if [[ "$version" != "Terraform v1.11.4" ]]; then
    echo "This finding is about Terraform v1.11.4."
    exit 2
  fi
}

# tf_eval EXPRESSION: the value that Terraform's console prints, or the title of its error.
tf_eval() {
  local output
  output=$(printf '%s\n' "$1" | terraform console -no-color 2>&1) || true
  case $output in
    *'Error: '*) grep -m 1 -o 'Error: .*' <<<"$output" ;;
    *) grep -v 'state lock' <<<"$output" ;;
  esac
}

# tf_outputs: applies main.tf and prints its outputs as one line of JSON.
tf_outputs() {
  terraform apply -auto-approve -no-color >apply.log 2>&1 || { cat apply.log; return 1; }
  terraform output -json | python3 -c 'import json, sys; print(json.dumps({k: v["value"] for k, v in json.load(sys.stdin).items()}))'
}

# rust_program DEPENDENCIES: builds src/main.rs, read from standard input, against the pinned crates, and names them.
rust_program() {
  mkdir -p rust/src
  cat >rust/src/main.rs
  printf '[package]\nname = "finding"\nversion = "0.0.0"\nedition = "2021"\n[dependencies]\n%s\n' "$1" >rust/Cargo.toml
  (cd rust && CARGO_TARGET_DIR="$finding_dir/rust/target" cargo build --quiet)
  echo "$1"
}

# rust: runs the program that rust_program built.
rust() {
  "$finding_dir/rust/target/debug/finding" "$@"
}

# python_packages PACKAGE==VERSION...: a virtual environment in ./venv with the packages, and names them.
python_packages() {
  python3 -m venv venv
  venv/bin/pip install --quiet --disable-pip-version-check "$@"
  echo "$*"
}

# node_packages PACKAGE@VERSION...: the packages in ./node_modules, and their names.
node_packages() {
  npm install --silent --no-audit --no-fund "$@" >/dev/null
  echo "$*"
}

# go_program MODULE@VERSION PACKAGE...: builds main.go, read from standard input, with these packages of the pinned
# module, and names it.
go_program() {
  local module=$1
  shift
  mkdir -p go
  cat >go/main.go
  printf 'module finding\n\ngo 1.24\n' >go/go.mod
  (cd go && go get "${@/%/@${module#*@}}" 2>/dev/null && go build -o finding .)
  echo "$module"
}
