#!/usr/bin/env bash
# AWS CLI 1.45.11.
# Expected: --callback-urls sends the URL that it is given, or, since version 1 downloads URLs, the downloaded text.
# Seen: one URL is downloaded and each character of the answer becomes a callback URL. Two URLs are sent as they
# are. --default-redirect-uri gets the whole answer.
# Why it matters: the same command works with two callback URLs and fails, or stores letters, with one.
# cli_follow_urlparam = false in the AWS configuration, or a JSON array as the value, avoids it.
# Source: the download is documented for version 1 and gone in version 2; the letters were found by running it.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.bash"

python_packages awscli==1.45.11
cat >check.py <<'PY'
# Runs the CLI against a server on this machine that answers a page to GET and keeps what POST sends.
import http.server, json, os, subprocess, threading

sent = []


class Server(http.server.BaseHTTPRequestHandler):
    def answer(self, body):
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        self.answer(b"page")

    def do_POST(self):
        sent.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.answer(b"{}")

    def log_message(self, *_):
        pass


server = http.server.HTTPServer(("127.0.0.1", 0), Server)
threading.Thread(target=server.serve_forever, daemon=True).start()
here = f"http://127.0.0.1:{server.server_port}"
common = ["--user-pool-id", "eu-west-1_example", "--client-name", "web", "--region", "eu-west-1"]
command = ["venv/bin/aws", "cognito-idp", "create-user-pool-client", "--no-sign-request", "--endpoint-url", here]
settings = {**os.environ, "AWS_CONFIG_FILE": os.devnull, "NO_PROXY": "127.0.0.1"}
settings.pop("AWS_PROFILE", None)
for option, *paths in [("--callback-urls", "/cb"), ("--callback-urls", "/cb", "/b"), ("--default-redirect-uri", "/cb")]:
    subprocess.run(command + common + [option, *(here + path for path in paths)], env=settings, check=True)
    value = sent[-1].get("CallbackURLs") or sent[-1].get("DefaultRedirectURI")
    print(option, *paths, "->", json.dumps(value).replace(here, ""))
PY
seen "Sent by the CLI (each path follows the server's address):" '--callback-urls /cb -> ["p", "a", "g", "e"]
--callback-urls /cb /b -> ["/cb", "/b"]
--default-redirect-uri /cb -> "page"' "$(venv/bin/python check.py)"
finish
