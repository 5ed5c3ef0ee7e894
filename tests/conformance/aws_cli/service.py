"""The real AWS CLI, and the API that moto emulates, in one process: a command takes a tenth of a second instead of one.

    service.py FOLDER

A file FOLDER/N.request with the arguments as JSON and the working directory is answered by FOLDER/N.answer; FOLDER/ready
says that the service runs, FOLDER/stop ends it. The emulator takes any well-formed ID of a pool or client as one that
exists already, since a document says which pool it means.
"""

import contextlib
import io
import json
import os
import re
import sys
import time
from pathlib import Path

os.environ.update(
    AWS_ACCESS_KEY_ID="test", AWS_SECRET_ACCESS_KEY="test", AWS_DEFAULT_REGION="us-east-1", AWS_EC2_METADATA_DISABLED="true",
    AWS_PAGER="", AWS_CONFIG_FILE="/dev/null", AWS_SHARED_CREDENTIALS_FILE="/dev/null", MOTO_ALLOW_NONEXISTENT_REGION="true",
)

from awscli.clidriver import create_clidriver
from moto.cognitoidp import models
from moto.server import ThreadedMotoServer

describe_pool = models.CognitoIdpBackend.describe_user_pool
describe_client = models.CognitoIdpBackend.describe_user_pool_client
update_client = models.CognitoIdpBackend.update_user_pool_client


def any_pool(self, user_pool_id):
    if user_pool_id not in self.user_pools and re.fullmatch(r"[\w-]+_[0-9a-zA-Z]+", user_pool_id, re.ASCII):
        pool = self.create_user_pool("any", {})
        del self.user_pools[pool.id]
        pool.id = user_pool_id
        self.user_pools[user_pool_id] = pool
    return describe_pool(self, user_pool_id)


def any_client(self, user_pool_id, client_id, extended_config):
    pool = self.describe_user_pool(user_pool_id)
    if client_id not in pool.clients:
        client = self.create_user_pool_client(user_pool_id, False, {})
        del pool.clients[client.id]
        client.id = client_id
        pool.clients[client_id] = client
    # The real call resets what it does not mention; moto would keep it.
    pool.clients[client_id].extended_config = {}
    return update_client(self, user_pool_id, client_id, extended_config)


models.CognitoIdpBackend.describe_user_pool = any_pool
models.CognitoIdpBackend.update_user_pool_client = any_client

server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
server.start()
host, port = server.get_host_and_port()
os.environ["AWS_ENDPOINT_URL"] = f"http://{host}:{port}"

folder = Path(sys.argv[1])
(folder / "ready").touch()


def run(arguments, directory):
    out, err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8"), io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    here = os.getcwd()
    os.chdir(directory)
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            try:
                code = create_clidriver().main(arguments)
            except SystemExit as stop:
                code = stop.code
    finally:
        os.chdir(here)
    texts = []
    for stream in (out, err):
        stream.flush()
        texts.append(stream.buffer.getvalue().decode())
    return {"code": code or 0, "out": texts[0], "err": texts[1]}


last = time.monotonic()
while not (folder / "stop").exists() and time.monotonic() - last < 600:
    requests = sorted(folder.glob("*.request"))
    for path in requests:
        last = time.monotonic()
        request = json.loads(path.read_text())
        path.unlink()
        answer = path.with_suffix(".partial")
        answer.write_text(json.dumps(run(request["arguments"], request["directory"])))
        answer.rename(path.with_suffix(".answer"))
    if not requests:
        time.sleep(0.004)
server.stop()
