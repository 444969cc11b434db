# SPDX-License-Identifier: Apache-2.0
"""Draws whole pages with sound zones, to measure with: python whole_pages.py --count 500 --seed 7 --out FOLDER
Writes PNG pictures and truth.csv: file,format,condition,line1,line2,line3."""

import argparse
import csv
import os

import cv2
import numpy as np

import pages
from ink import Press
from light import smooth
from lines import FORMATS, sound_zone

PITCH = 30
CONDITIONS = ["clean", "turned", "persp", "shadow", "glare", "blur", "motion", "noise", "lowres", "hard"]


def page(rng, press, pieces, papers, kind):
    lines = sound_zone(rng, kind)
    width, height = (int(v * pages.MM * rng.uniform(0.98, 1.05)) for v in pages.SIZES[kind])
    grow = PITCH / pages.PITCH
    sheet = cv2.resize(papers.sheet(rng, height, width), None, fx=grow, fy=grow, interpolation=cv2.INTER_CUBIC)
    ink, middles, margin = press.block(rng, lines, float(np.clip(rng.normal(2.45, 0.08), 2.0, 2.8)))
    ink = cv2.resize(ink, None, fx=PITCH / 32, fy=PITCH / 32, interpolation=cv2.INTER_AREA)
    top = int(sheet.shape[0] - rng.uniform(6, 10) * pages.MM * grow - middles[-1] * PITCH / 32)
    left = int((sheet.shape[1] - ink.shape[1]) / 2)
    bottom = top + middles[0] * PITCH / 32 - 24
    if rng.random() < 0.5:
        sheet[int(bottom - rng.uniform(0, 30)) :, :] = min(250, sheet.mean() + rng.uniform(0, 40))
    small = cv2.resize(sheet, None, fx=1 / grow, fy=1 / grow, interpolation=cv2.INTER_AREA)
    pages.clutter(rng, small, pieces, bottom / grow)
    sheet[: int(bottom)] = cv2.resize(small, (sheet.shape[1], sheet.shape[0]), interpolation=cv2.INTER_CUBIC)[: int(bottom)]
    pages.stamp(sheet, ink * rng.uniform(0.8, 1.0), left, top, rng.uniform(5, 70))
    return sheet, lines


def photograph(rng, sheet, condition):
    height, width = sheet.shape
    hard = condition == "hard"
    turn = np.deg2rad(rng.uniform(0, 360) if condition == "turned" else rng.uniform(-20, 20) if hard else rng.normal(0, 2))
    tilt = 0.09 if condition == "persp" else 0.05 if hard else 0.012
    corners = np.float32([[0, 0], [width, 0], [width, height], [0, height]])
    c, s = np.cos(turn), np.sin(turn)
    laid = (corners + rng.uniform(-tilt, tilt, (4, 2)) * [width, height]) @ np.array([[c, s], [-s, c]])
    laid -= laid.min(0)
    edge = rng.uniform(20, 120)
    size = laid.max(0) + 2 * edge
    scale = rng.uniform(1100, 1500) / size.max()
    if condition == "lowres":
        scale *= rng.uniform(0.3, 0.5)
    laid, frame = (laid + edge) * scale, tuple(int(v * scale) for v in size)
    home = cv2.getPerspectiveTransform(corners, laid.astype(np.float32))
    if scale < 0.8:
        sheet = cv2.GaussianBlur(sheet, (0, 0), 0.4 / scale)
    whole = cv2.warpPerspective(np.ones_like(sheet), home, frame)
    table = np.full(whole.shape, rng.uniform(15, 120), np.float32) + smooth(rng, whole.shape, 5, -10, 10)
    picture = table * (1 - whole) + cv2.warpPerspective(sheet, home, frame) * whole
    pitch = PITCH * scale
    y, x = np.mgrid[0 : frame[1], 0 : frame[0]].astype(np.float32)
    x, y = x / frame[0] - 0.5, y / frame[1] - 0.5
    if condition == "shadow" or hard:
        a, at = rng.uniform(0, 2 * np.pi), rng.uniform(-0.3, 0.3)
        picture *= 1 - rng.uniform(0.3, 0.7) / (1 + np.exp(-(x * np.cos(a) + y * np.sin(a) - at) * rng.uniform(8, 60)))
    if condition == "glare":
        cx, cy = rng.uniform(-0.4, 0.4), rng.uniform(0.1, 0.5)
        picture += np.exp(-(((x - cx) / rng.uniform(0.08, 0.2)) ** 2) - ((y - cy) / rng.uniform(0.05, 0.2)) ** 2) * rng.uniform(80, 200)
    if condition == "blur" or hard:
        picture = cv2.GaussianBlur(picture, (0, 0), pitch * rng.uniform(0.05, 0.11))
    if condition == "motion":
        length = max(2, int(pitch * rng.uniform(0.15, 0.4)))
        kernel = cv2.warpAffine(np.pad(np.ones((1, length), np.float32), ((length // 2, (length - 1) // 2), (0, 0))),
                                cv2.getRotationMatrix2D(((length - 1) / 2, length // 2), rng.uniform(0, 180), 1), (length, length))
        picture = cv2.filter2D(picture, -1, kernel / max(0.1, kernel.sum()))
    noise = rng.uniform(10, 25) if condition == "noise" else rng.uniform(5, 14) if hard else rng.uniform(0, 4)
    picture = np.clip(picture + rng.normal(0, noise, picture.shape), 0, 255).astype(np.uint8)
    quality = int(rng.integers(45, 95))
    return cv2.imdecode(cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])[1], cv2.IMREAD_GRAYSCALE)


def main():
    say = argparse.ArgumentParser(description=__doc__)
    say.add_argument("--count", type=int, default=500)
    say.add_argument("--seed", type=int, default=7)
    say.add_argument("--out", required=True)
    given = say.parse_args()
    os.makedirs(given.out, exist_ok=True)
    rng = np.random.default_rng(given.seed)
    press, pieces, papers = Press(rng), pages.texts(rng, 80), pages.Papers(rng, 25)
    kinds = ["TD3", "TD1", "TD3", "TD2", "TD3", "MRV-A", "TD1", "TD3", "MRV-B", "TD1"]
    with open(os.path.join(given.out, "truth.csv"), "w", newline="") as file:
        out = csv.writer(file)
        out.writerow(["file", "format", "condition", "line1", "line2", "line3"])
        for i in range(given.count):
            kind, condition = kinds[i % 10], CONDITIONS[(i // 10) % 10]
            sheet, lines = page(rng, press, pieces, papers, kind)
            name = f"{given.seed}-{i:05d}.jpg"
            cv2.imwrite(os.path.join(given.out, name), photograph(rng, sheet, condition), [cv2.IMWRITE_JPEG_QUALITY, 97])
            out.writerow([name, kind, condition, *lines, *[""] * (3 - len(lines))])


if __name__ == "__main__":
    main()
