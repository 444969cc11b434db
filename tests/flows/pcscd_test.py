#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""document-chip through PC/SC: a real pcscd, vpcd's driver, and a simulated passport behind it.

usage: pcscd_test.py BIN PLUGIN

The passport listens on a loopback port and vpcd goes there, so that nothing listens for the outside. The
plugin runs in its sandbox, as in a kiosk. Exit code 77: this is not root, pcscd or vpcd's driver is not
here, or another pcscd runs; there is one a machine.
"""
import json
import os
import pathlib
import select
import shutil
import socket
import subprocess
import sys
import tempfile

DRIVER = pathlib.Path("/usr/lib/pcsc/drivers/serial/libifdvpcd.so")
PCSCD, SOCKET = "/usr/sbin/pcscd", pathlib.Path("/run/pcscd/pcscd.comm")
READER = "Simulated passport"


def reason_to_skip():
    if os.geteuid() != 0:
        return "pcscd needs root"
    if not pathlib.Path(PCSCD).exists() or not DRIVER.exists():
        return "pcscd or vpcd's driver is not installed (packages pcscd, vsmartcard-vpcd)"
    if SOCKET.exists():
        with socket.socket(socket.AF_UNIX) as other:
            if other.connect_ex(str(SOCKET)) == 0:
                return "another pcscd runs on this machine"
    return None


def free_ports():
    """A port that is free with the one after it: vpcd's second slot goes there."""
    while True:
        with socket.socket() as first, socket.socket() as second:
            first.bind(("127.0.0.1", 0))
            port = first.getsockname()[1]
            if port < 65535 and second.connect_ex(("127.0.0.1", port + 1)) != 0:
                return port


class Machine:
    """A passport on a reader of a pcscd, while a `with` lasts."""

    def __init__(self, programs, folder, *words):
        self.folder, self.port, self.trust = folder, free_ports(), folder / "trust"
        self.card = subprocess.Popen(
            [programs / "cotejo-passport", "serve", "--port", str(self.port), "--trust", self.trust, "--until-eof", *words],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.zone = []
        self.pcscd = None

    def __enter__(self):
        for line in self.card.stdout:
            word, _, rest = line.rstrip("\n").partition(" ")
            if word == "mrz":
                self.zone.append(rest)
            if word == "serving":
                break
        config = self.folder / "reader.conf"
        config.write_text(f'FRIENDLYNAME "{READER}"\nDEVICENAME 127.0.0.1:{self.port}\n'
                          f"LIBPATH {DRIVER}\nCHANNELID {self.port}\n")
        self.pcscd = subprocess.Popen([PCSCD, "--foreground", "--info", "--config", config], text=True,
                                      stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self.wait_until_ready()
        return self

    def wait_until_ready(self, seconds=60):
        said = ""
        while "daemon ready" not in said:
            ready, _, _ = select.select([self.pcscd.stdout], [], [], seconds)
            line = self.pcscd.stdout.readline() if ready else ""
            assert line, f"pcscd was not ready: {said}"
            said += line

    def __exit__(self, *_):
        if self.pcscd:
            self.pcscd.terminate()
            self.pcscd.communicate()
        self.card.stdin.close()
        self.asked = dict(pair.split("=") for pair in self.card.stdout.read().split()[1:])
        self.card.wait()


def capture(programs, plugin, machine, **settings):
    zone = machine.folder / "zone"
    zone.write_bytes(b"")
    fields = {f"line.{number}": line for number, line in enumerate(machine.zone, 1)}
    (machine.folder / "zone.json").write_text(json.dumps({"fields": fields}))
    words = [word for name, value in settings.items() for word in ("--set", f"{name}={value}")]
    ran = subprocess.run([programs / "cotejo", "run", plugin, "capture", "--gives", "document.chip", "--deadline", "60000",
                          "--set", f"trust={machine.trust}", *words, zone], capture_output=True, text=True,
                         stdin=subprocess.DEVNULL)
    assert ran.stdout, ran.stderr
    return json.loads(ran.stdout.splitlines()[-1])


def main(programs, plugin):
    if reason := reason_to_skip():
        print(f"skipped: {reason}")
        return 77
    with tempfile.TemporaryDirectory() as made, Machine(programs, pathlib.Path(made), "--model", "pace") as machine:
        first = capture(programs, plugin, machine, reader=READER + " 00 00")
        again = capture(programs, plugin, machine, reader=READER + " 00 00")
        other = capture(programs, plugin, machine, reader=READER + " 00 01")
    for result in (first, again):
        assert result["status"] == "ok" and result["records"][0]["facts"]["valid"] == 1, result
    assert other["status"] == "refused", f"the second slot has no passport: {other}"
    assert machine.asked["pace"] == "2" and machine.asked["chip"] == "2" and machine.asked["active"] == "2", machine.asked

    with tempfile.TemporaryDirectory() as made, Machine(programs, pathlib.Path(made), "--fault", "ca-clone") as machine:
        clone = capture(programs, plugin, machine, reader=READER + " 00 00")
    assert clone["status"] == "ok" and clone["records"][0]["facts"]["valid"] == 0, clone
    print("a passport was read twice through pcscd and found valid, and a copy of it was not")
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(*(pathlib.Path(os.path.abspath(word)) for word in sys.argv[1:])))
