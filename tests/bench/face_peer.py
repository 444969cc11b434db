# SPDX-License-Identifier: Apache-2.0
"""face_recognition 1.3 (dlib) as a peer.

usage: face_peer.py time PICTURE         the least processor time of finding and encoding, in ms
       face_peer.py pairs CSV SET...     distances of the pairs of these sets: its FNMR at FMR 1e-4

Run by the Python that scripts/dev/bench prepares, on one thread.
"""
import csv
import os
import sys
import time

import face_recognition
import numpy


def least_time(path, runs=12):
    picture, least = face_recognition.load_image_file(path), float("inf")
    for _ in range(runs):
        before = time.process_time()
        found = face_recognition.face_encodings(picture)
        least = min(least, time.process_time() - before)
    if not found:
        sys.exit("face_recognition finds no face in " + path)
    return least * 1000


def encoding(path):
    picture = face_recognition.load_image_file(path)
    places = face_recognition.face_locations(picture) or [(0, picture.shape[1], picture.shape[0], 0)]
    widest = max(places, key=lambda place: place[2] - place[0])
    return face_recognition.face_encodings(picture, [widest])[0]


def pairs(path, sets):
    made, scores = {}, {True: [], False: []}
    with open(path, newline="") as file:
        for row in csv.DictReader(file):
            if row["set"] not in sets:
                continue
            for name in (row["a"], row["b"]):
                if name not in made:
                    made[name] = encoding(os.path.join(os.path.dirname(path), name))
            scores[row["genuine"] == "1"].append(-numpy.linalg.norm(made[row["a"]] - made[row["b"]]))
    genuine, impostor = numpy.array(scores[True]), numpy.sort(scores[False])[::-1]
    for rate in (1e-2, 1e-3, 1e-4):
        threshold = impostor[int(rate * len(impostor))]
        print(f"FMR {rate:g}: FNMR {(genuine <= threshold).mean():.4f} of {len(genuine)} genuine, {len(impostor)} impostor pairs")


if __name__ == "__main__":
    if len(sys.argv) == 3 and sys.argv[1] == "time":
        print(least_time(sys.argv[2]))
    elif len(sys.argv) > 3 and sys.argv[1] == "pairs":
        pairs(sys.argv[2], sys.argv[3:])
    else:
        sys.exit(__doc__)
