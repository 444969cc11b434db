#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Reads an audit log and its checkpoint with nothing of Cotejo's: Python's hashes, the openssl command.

usage: audit_peer.py BIN

BIN holds the built programs. One real visit is made; then every entry's root is computed by the
recursive definition of RFC 6962 section 2.1, the checkpoint is taken apart as C2SP signed-note and
tlog-checkpoint say, and openssl verifies its Ed25519 signature.
"""
import base64
import hashlib
import json
import os
import pathlib
import subprocess
import sys
import tempfile


def tree_head(leaves):
    if not leaves:
        return hashlib.sha256().digest()
    if len(leaves) == 1:
        return hashlib.sha256(b"\0" + leaves[0]).digest()
    half = 1
    while half * 2 < len(leaves):
        half *= 2
    return hashlib.sha256(b"\1" + tree_head(leaves[:half]) + tree_head(leaves[half:])).digest()


def signature_holds(text, signature, public_key, folder):
    (folder / "text").write_bytes(text)
    (folder / "signature").write_bytes(signature)
    return subprocess.run(["openssl", "pkeyutl", "-verify", "-rawin", "-pubin", "-inkey", public_key, "-in",
                           folder / "text", "-sigfile", folder / "signature"], capture_output=True).returncode == 0


def check(state, folder):
    leaves = (state / "audit.log").read_bytes().splitlines()
    for number, leaf in enumerate(leaves):
        entry = json.loads(leaf)
        assert entry["n"] == number, f"entry {number} says it is {entry['n']}"
        assert entry["root"] == tree_head(leaves[:number]).hex(), f"entry {number}: another root"

    text, signed = (state / "audit.checkpoint").read_bytes().split(b"\n\n")
    text += b"\n"
    origin, size, root = text.decode().splitlines()
    assert base64.b64decode(root) == tree_head(leaves[:int(size)]), "the checkpoint has another root"

    dash, name, blob = signed.decode().split()
    assert (dash, name) == ("\u2014", origin), "the signature's line is no C2SP signature of this origin"
    blob, key = base64.b64decode(blob), bytes.fromhex(json.loads(leaves[0])["key"])
    named = hashlib.sha256(origin.encode() + b"\n\x01" + key).digest()[:4]
    assert blob[:4] == named, "the key's hash is not C2SP's"
    assert signature_holds(text, blob[4:], state / "checkpoint.pub", folder), "openssl: the signature does not hold"
    assert not signature_holds(text + b"x", blob[4:], state / "checkpoint.pub", folder), "openssl takes anything"
    return len(leaves)


def main(programs):
    source = pathlib.Path(__file__).resolve().parents[2]
    kiosk, data = programs / "cotejo-kiosk", programs / "cotejo-demo-data"
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        state = folder / "state"
        subprocess.run([kiosk, "demo-state", "--state", state], check=True, capture_output=True)
        subprocess.run([data, "-o", state / "demo"], check=True, capture_output=True)
        visit = subprocess.run([kiosk, "--config", source / "config/simulated.yaml", "--state", state, "--text",
                                "--once"], capture_output=True, stdin=subprocess.DEVNULL)
        assert visit.returncode == 0, visit.stderr.decode()
        print(f"{check(state, folder)} entries and their checkpoint: as RFC 6962 and C2SP say")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(pathlib.Path(os.path.abspath(sys.argv[1])))
