#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Visible digital seals between Cotejo and programs that have nothing of it: openssl, zint, and this one.

usage: seal_peer.py BIN PLUGIN

BIN holds the built programs, PLUGIN is the built folder of document-seal. A state made with the openssl
command certifies a signer who seals a travel document (ICAO 9303-13, written here anew); zint draws it, and
Cotejo reads and believes it. The seals that cotejo-seal writes are taken apart here, and openssl verifies
their signers and signatures. Exit code 77: openssl or zint is not here, and nothing was tried.
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

CHART = " " * 4 + "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"  # C40: from 3 on
EXTENSIONS = """
[csca]
basicConstraints = critical, CA:TRUE, pathlen:0
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[signer]
keyUsage = critical, digitalSignature
authorityKeyIdentifier = keyid
2.23.136.1.1.6.2 = ASN1:SEQUENCE:types
[types]
version = INTEGER:0
list = SET:codes
[codes]
code = PRINTABLESTRING:PU
"""


def run(*words, **more):
    done = subprocess.run([str(word) for word in words], capture_output=True, stdin=subprocess.DEVNULL, **more)
    assert done.returncode == 0, f"{words[0]}: {done.stdout.decode()}{done.stderr.decode()}"
    return done.stdout


def check_digit(text):
    values = [ord(c) - 55 if c.isalpha() else int(c) if c.isdigit() else 0 for c in text]
    return str(sum(value * (7, 3, 1)[i % 3] for i, value in enumerate(values)) % 10)


def zone():
    first = "PUUTO" + "DOE<DE<LA<CRUZ<<MARIA<JOSE".ljust(31, "<")
    parts = [("E12345678", ""), ("UTO", None), ("900517", ""), ("F", None), ("351231", ""), ("<<<<<<<", None)]
    second = "".join(text + (check_digit(text) if end is not None else "") for text, end in parts)
    return [first, second + check_digit(second[0:10] + second[13:20] + second[21:35])]


def c40(text):
    packed = bytearray()
    for at in range(0, len(text) - len(text) % 3 if len(text) % 3 == 1 else len(text), 3):
        three = [CHART.index(c, 3) for c in text[at:at + 3].replace("<", " ")] + [0, 0]
        packed += (1600 * three[0] + 40 * three[1] + three[2] + 1).to_bytes(2, "big")
    if len(text) % 3 == 1:
        packed += bytes([254, ord(text[-1].replace("<", " ")) + 1])
    return bytes(packed)


def from_c40(packed):
    text = ""
    for high, low in zip(packed[::2], packed[1::2]):
        if high == 254:
            return text + chr(low - 1)
        value = high * 256 + low - 1
        text += "".join(CHART[part] for part in (value // 1600, value // 40 % 40, value % 40) if part)
    return text


def date(text):
    year, month, day = text.split("-")
    return int(month + day + year).to_bytes(3, "big")


def from_der(signature):
    """The two integers of a SEQUENCE, as long as they are."""
    def integer(at):
        size = signature[at + 1]
        return int.from_bytes(signature[at + 2:at + 2 + size], "big"), at + 2 + size
    r, at = integer(2)
    return r, integer(at)[0]


def to_der(raw):
    def integer(value):
        size = value.bit_length() // 8 + 1
        return b"\x02" + bytes([size]) + value.to_bytes(size, "big")
    half = len(raw) // 2
    both = integer(int.from_bytes(raw[:half], "big")) + integer(int.from_bytes(raw[half:], "big"))
    return b"\x30" + bytes([len(both)]) + both


def make_state(folder, curve):
    (folder / "trust").mkdir()
    (folder / "signers").mkdir()
    (folder / "extensions").write_text(EXTENSIONS)
    for who, kind in (("csca", "secp384r1"), ("signer", curve)):
        run("openssl", "ecparam", "-genkey", "-noout", "-name", kind, "-out", folder / f"{who}.key")
    sign = ["-sha384", "-days", "3650", "-extfile", folder / "extensions"]
    for who, subject, more in (("csca", "/C=UT/CN=CSCA OF A PEER", ["-signkey", folder / "csca.key", "-set_serial", "1"]),
                               ("signer", "/C=UT/CN=PR", ["-CA", folder / "csca.pem", "-CAkey", folder / "csca.key",
                                                          "-set_serial", "0x1F3"])):
        run("openssl", "req", "-new", "-key", folder / f"{who}.key", "-subj", subject, "-out", folder / f"{who}.csr")
        run("openssl", "x509", "-req", "-in", folder / f"{who}.csr", "-extensions", who, *sign, *more, "-out",
            folder / f"{who}.pem")
    for who, into in (("csca", "trust"), ("signer", "signers")):
        run("openssl", "x509", "-in", folder / f"{who}.pem", "-outform", "DER", "-out", folder / into / f"{who}.cer")


def make_seal(folder, size, digest, today):
    body = (b"\xdc\x03" + c40("UTO") + c40("UTPR" + "03" + "1F3") + date(today) + date(today) + b"\x5e\x03" +
            b"\x02\x30" + c40("".join(zone())))
    (folder / "body").write_bytes(body)
    r, s = from_der(run("openssl", "dgst", f"-{digest}", "-sign", folder / "signer.key", folder / "body"))
    return body + bytes([255, 2 * size]) + r.to_bytes(size, "big") + s.to_bytes(size, "big")


def check_reading(programs, plugin, folder):
    today = run("date", "-u", "+%Y-%m-%d").decode().strip()
    count = 0
    for curve, size, digest in (("prime256v1", 32, "sha256"), ("brainpoolP384r1", 48, "sha384")):
        state = folder / curve
        state.mkdir()
        make_state(state, curve)
        (state / "seal").write_bytes(make_seal(state, size, digest, today))
        for symbology in ("DATAMATRIX", "AZTEC", "QRCODE"):
            picture = state / f"{symbology}.png"
            run("zint", "-b", symbology, "--binary", "--quietzones", "--scale=2", "-i", state / "seal", "-o", picture)
            said = json.loads(run(programs / "cotejo", "run", plugin, "extract", picture, "--gives", "document.seal", "--set",
                                  f"trust={state / 'trust'}", "--set", f"signers={state / 'signers'}"))
            record = said["records"][0]
            wrong = {name: text for name, text in record["fields"].items() if name.endswith(".reason")}
            assert record["facts"]["valid"] == 1, f"{curve} in {symbology}: {wrong}"
            assert [record["fields"]["line.1"], record["fields"]["line.2"]] == zone(), f"{curve}: another zone"
            assert record["data_hex"] == (state / "seal").read_bytes().hex(), f"{curve}: other bytes"
            count += 1
    return count


def take_apart(seal):
    """Header, features and signature of a seal of version 4 whose lengths are of one byte."""
    assert seal[0] == 0xDC and seal[1] == 3
    size = int(from_c40(seal[4:8])[4:], 16)
    at = 8 + (size + 2) // 3 * 2
    signer = from_c40(seal[4:at])
    at, features = at + 8, {}
    while seal[at] != 255:
        features[seal[at]] = seal[at + 2:at + 2 + seal[at + 1]]
        at += 2 + seal[at + 1]
    return signer[:4], signer[6:], features, seal[:at], seal[at + 2:at + 2 + seal[at + 1]]


def verifies(folder, name, body, signature):
    (folder / "body").write_bytes(body)
    (folder / "signature").write_bytes(to_der(signature))
    key = run("openssl", "x509", "-in", folder / name / "signers/1.cer", "-noout", "-pubkey")
    (folder / "key").write_bytes(key)
    return subprocess.run(["openssl", "dgst", "-sha256", "-verify", folder / "key", "-signature", folder / "signature",
                           folder / "body"], capture_output=True).returncode == 0


def check_writing(programs, folder):
    run(programs / "cotejo-seal", folder)
    count = 0
    for name, tag in (("emergency", 2), ("visa-a", 1), ("visa-b", 2), ("residence-permit", 2), ("bad-signature", 2),
                      ("altered-message", 2), ("altered-header", 2), ("revoked", 2)):
        signer, reference, features, body, signature = take_apart((folder / name / "seal.bin").read_bytes())
        serial = run("openssl", "x509", "-in", folder / name / "signers/1.cer", "-noout", "-serial").decode().strip()
        assert int(serial.split("=")[1], 16) == int(reference, 16) and signer == "UTSE", f"{name}: {signer} {reference}"
        first, second = (folder / name / "zone.txt").read_text().split()
        said = from_c40(features[tag]).replace(" ", "<")
        assert name == "altered-message" or said == (first + second)[:len(said)], f"{name}: another zone"
        wanted = not name.startswith(("bad", "altered"))
        assert verifies(folder, name, body, signature) == wanted, f"{name}: openssl does not agree on the signature"
        run("openssl", "verify", "-partial_chain", "-no_check_time", "-trusted", folder / name / "trust/1.cer",
            folder / name / "signers/1.cer")
        count += 1
    return count


def main(programs, plugin):
    if not shutil.which("openssl") or not shutil.which("zint"):
        print("skipped: there is no openssl or no zint")
        return 77
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        read = check_reading(programs, plugin, folder)
        (folder / "made").mkdir()
        written = check_writing(programs, folder / "made")
    print(f"{read} seals of openssl's and zint's were read, {written} of Cotejo's by openssl")
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(*(pathlib.Path(os.path.abspath(word)) for word in sys.argv[1:])))
