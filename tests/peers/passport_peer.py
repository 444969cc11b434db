#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Passports between Cotejo and a reader that has nothing of it: JMRTD (Java).

usage: passport_peer.py BIN PLUGIN ASSETS [NAME...]

BIN holds the built programs, PLUGIN is the built folder of document-chip, ASSETS what scripts/dev/setup
obtained. Every good and every faulty chip that cotejo-passport knows, or those named, is inspected by
JMRTD and by document-chip: both must come to the verdict that its issuer says, but where JMRTD is known
to differ. Then JMRTD makes a passport, and both must find it valid, served by the simulated card.
Exit code 77: Java or what it runs is not here, and nothing was tried.
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
# What JMRTD 0.8.6 makes of a chip, where that is not what the standard asks; see the sentence beside each.
JMRTD_DIFFERS = {
    "pace-im-aes192": ("refused", "its second nonce is as long as the first, 256 bits, and not as the key"),
    "bac-answer-mac": ("valid", "it does not look at the code of EXTERNAL AUTHENTICATE's answer"),
    "pace-no-token": ("valid", "it does not miss the chip's authentication token"),
}


class Served:
    """A simulated card at a Unix socket for the length of a `with`."""

    def __init__(self, programs, folder, *words):
        self.socket, self.trust = folder / "card", folder / "trust"
        self.card = subprocess.Popen(
            [programs / "cotejo-passport", "serve", "--socket", self.socket, "--trust", self.trust, "--until-eof", *words],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.zone, self.can = [], None

    def __enter__(self):
        for line in self.card.stdout:
            word, _, rest = line.rstrip("\n").partition(" ")
            if word == "mrz":
                self.zone.append(rest)
            elif word == "can":
                self.can = rest
            elif word == "serving":
                return self
        raise AssertionError("cotejo-passport did not serve")

    def __exit__(self, *_):
        self.card.stdin.close()
        self.asked = dict(pair.split("=") for pair in self.card.stdout.read().split()[1:])
        self.card.wait()


class Jmrtd:
    """One Java machine that inspects card after card."""

    def __init__(self, classpath):
        self.java = subprocess.Popen(["java", "-cp", classpath, "PassportPeer", "inspect"], stdin=subprocess.PIPE,
                                     stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)

    def inspect(self, served, zone, trust, can=None):
        words = [str(served.socket), str(trust), "".join(zone)] + ([can] if can else [])
        self.java.stdin.write("\t".join(words) + "\n")
        self.java.stdin.flush()
        return self.java.stdout.readline().rstrip("\n").split("\t")

    def close(self):
        self.java.stdin.close()
        self.java.wait()


def cotejo(programs, plugin, served, zone, trust, folder, can=None):
    """document-chip's verdict and its reasons, as `cotejo run` gives them."""
    unlock = folder / "zone"
    unlock.write_bytes(b"")
    fields = {f"line.{number}": line for number, line in enumerate(zone, 1)} if not can else {"access.number": can}
    (folder / "zone.json").write_text(json.dumps({"fields": fields}))
    ran = subprocess.run(
        [programs / "cotejo", "run", plugin, "capture", "--gives", "document.chip", "--deadline", "20000",
         "--set", f"reader=socket:{served.socket}", "--set", f"trust={trust}", "--set", "stall=1000", unlock],
        capture_output=True, text=True, stdin=subprocess.DEVNULL)
    assert ran.stdout, f"cotejo run said nothing: {ran.stderr}"
    line = json.loads(ran.stdout.splitlines()[-1])
    if line["status"] != "ok":
        return {"retry": "lost"}.get(line["status"], line["status"]), line.get("reason", "")
    record = line["records"][0]
    checks = {name[6:]: value for name, value in record["fields"].items()
              if name.startswith("check.") and not name.endswith(".reason")}
    failed = [name for name, value in checks.items() if value not in ("successful", "not-supported")]
    return ("valid" if record["facts"].get("valid") == 1 else "invalid"), " ".join(failed)


def listed(programs, word):
    made = subprocess.run([programs / "cotejo-passport", word], capture_output=True, text=True, check=True)
    return [line.split("\t") for line in made.stdout.splitlines()]


def compare(programs, plugin, jmrtd, kind, name, verdict, reason):
    """Nothing when all agree, else a sentence."""
    with tempfile.TemporaryDirectory() as made:
        folder = pathlib.Path(made)
        with Served(programs, folder, kind, name) as served:
            theirs = jmrtd.inspect(served, served.zone, served.trust)
        by_jmrtd = served.asked
        with Served(programs, folder, kind, name) as served:
            ours = cotejo(programs, plugin, served, served.zone, served.trust, folder)
    wanted = JMRTD_DIFFERS.get(name, (verdict,))[0]
    problems = []
    if theirs[0] != wanted:
        problems.append(f"JMRTD says {theirs}")
    if ours[0] != verdict or (verdict == "invalid" and reason not in ours[1].split()):
        problems.append(f"document-chip says {ours}")
    for asked in (by_jmrtd, served.asked):
        if any(file in asked["touched"] for file in ("0103:", "0104:")):
            problems.append("fingerprints or irises were asked for")
    return f"{name}: {verdict} {reason} is right; " + "; ".join(problems) if problems else None


def check_chips(programs, plugin, jmrtd, names):
    todo = [("--model", row[0], "valid", "") for row in listed(programs, "list-models")]
    todo += [("--fault", *row[:3]) for row in listed(programs, "list-faults")]
    todo = [row for row in todo if not names or row[1] in names]
    problems = [problem for row in todo if (problem := compare(programs, plugin, jmrtd, *row))]
    assert not problems, "\n".join(problems)
    return len(todo)


def check_access_number(programs, plugin, jmrtd):
    with tempfile.TemporaryDirectory() as made, Served(programs, pathlib.Path(made), "--model", "pace") as served:
        theirs = jmrtd.inspect(served, served.zone, served.trust, served.can)
        ours = cotejo(programs, plugin, served, served.zone, served.trust, pathlib.Path(made), served.can)
    assert theirs[0] == ours[0] == "valid", f"opened by its access number: JMRTD says {theirs}, document-chip {ours}"


def check_made_by_jmrtd(programs, plugin, jmrtd, java, picture):
    with tempfile.TemporaryDirectory() as made:
        folder = pathlib.Path(made)
        java("make", folder / "passport", picture)
        zone = (folder / "passport/mrz.txt").read_text().split()
        with Served(programs, folder, "--files", folder / "passport") as served:
            theirs = jmrtd.inspect(served, zone, folder / "passport/trust")
            ours = cotejo(programs, plugin, served, zone, folder / "passport/trust", folder)
    assert theirs[0] == ours[0] == "valid", f"made by JMRTD: JMRTD says {theirs}, document-chip {ours}"


def main(programs, plugin, assets, names):
    jars = assets / "peers"
    if not shutil.which("javac") or not jars.is_dir():
        print("skipped: there is no Java, or scripts/dev/setup found none when it obtained the rest")
        return 77
    with tempfile.TemporaryDirectory() as classes:
        subprocess.run(["javac", "-nowarn", "-cp", f"{jars}/*", "-d", classes, *(HERE / "passport").glob("*.java")],
                       check=True, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        classpath = f"{classes}:{jars}/*"

        def java(*words):
            subprocess.run(["java", "-cp", classpath, "PassportPeer", *words], check=True, stdin=subprocess.DEVNULL)

        jmrtd = Jmrtd(classpath)
        count = check_chips(programs, plugin, jmrtd, names)
        check_access_number(programs, plugin, jmrtd)
        check_made_by_jmrtd(programs, plugin, jmrtd, java, assets / "pictures/obama.jpg")
        jmrtd.close()
    differ = sum(name in JMRTD_DIFFERS for name in names) if names else len(JMRTD_DIFFERS)
    print(f"{count} chips: the same verdict by document-chip as by JMRTD on all but {differ}, where JMRTD is known to differ; "
          "a passport of JMRTD's making was read")
    return 0


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    sys.exit(main(*(pathlib.Path(os.path.abspath(word)) for word in sys.argv[1:4]), sys.argv[4:]))
