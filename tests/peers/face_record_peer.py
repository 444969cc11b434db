#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Face image records between Cotejo and programs that have nothing of it: JMRTD and MOSIP (Java).

usage: face_record_peer.py BIN PLUGIN ASSETS

BIN holds the built programs, PLUGIN is the built folder of face-record, ASSETS what scripts/dev/setup
obtained. What Cotejo writes of a real photograph, JMRTD reads and writes again, byte for byte; what they
write, bare and in a chip's data group 2, Cotejo gives the very JPEG of. Exit code 77: Java or what it runs
is not here, and nothing was tried.
"""
import hashlib
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

WRITTEN = {
    "iso-19794-5": "19794-5 images=1 image/jpeg 910x1137 type={frontal:d} colour=1 gender=UNSPECIFIED "
                   "eyes=UNSPECIFIED hair=0 features=0 expression=0 points=0 pose=[0,0,0] source=0 quality=0 "
                   "same=true {digest}",
    "iso-39794-5": "39794-5 images=1 image/jpeg 910x1137 generation=3 year=2019 id=0 kind={kind} captured=null "
                   "landmarks=null same=true {digest}",
}


def cotejo(programs, plugin, file, gives, into, **settings):
    options = [word for name, value in settings.items() for word in ("--set", f"{name.replace('_', '-')}={value}")]
    made = subprocess.run([programs / "cotejo", "run", plugin, "extract", file, "--gives", gives, "-o", into, *options],
                          capture_output=True, stdin=subprocess.DEVNULL)
    assert made.returncode == 0, f"{file}: {made.stdout.decode()}{made.stderr.decode()}"
    return next(path for path in into.iterdir() if path.suffix != ".json")


def check_reading(java, programs, plugin, picture, folder):
    java("write", folder, picture)
    names = ["fac_2005", "fac_2011", "face_der", "data_group_fac", "data_group_der"]
    for name in names:
        given = cotejo(programs, plugin, folder / name, "face.image", folder / f"{name}_given")
        assert given.read_bytes() == picture.read_bytes(), f"{name}: another picture came out"
    return len(names)


def check_writing(java, programs, plugin, picture, folder):
    count = 0
    for form, line in WRITTEN.items():
        for frontal in (False, True):
            record = cotejo(programs, plugin, picture, "face.record", folder / f"{form}-{frontal}", write=form,
                            full_frontal=str(frontal).lower())
            given = cotejo(programs, plugin, record, "face.image", folder / f"{form}-{frontal}-given")
            digest = hashlib.sha256(given.read_bytes()).hexdigest()
            wanted = line.format(frontal=frontal, kind="MRTD" if frontal else "null", digest=digest)
            found = java("read", record).strip()
            assert found == wanted, f"JMRTD read\n{found}\nand not\n{wanted}"
            count += 1
    return count


def main(programs, plugin, assets):
    here, jars = pathlib.Path(__file__).resolve().parent, assets / "peers"
    if not shutil.which("javac") or not jars.is_dir():
        print("skipped: there is no Java, or scripts/dev/setup found none when it obtained the rest")
        return 77

    def java(*words):
        done = subprocess.run(["java", "-cp", f"{jars}/*", here / "face_record/FaceRecordPeer.java", *words],
                              capture_output=True, stdin=subprocess.DEVNULL)
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode()

    picture = assets / "pictures/obama.jpg"
    with tempfile.TemporaryDirectory() as name:
        read = check_reading(java, programs, plugin, picture, pathlib.Path(name))
        written = check_writing(java, programs, plugin, picture, pathlib.Path(name))
    print(f"{read} records of JMRTD's and MOSIP's were read, {written} of Cotejo's by JMRTD")
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    sys.exit(main(*(pathlib.Path(os.path.abspath(word)) for word in sys.argv[1:])))
