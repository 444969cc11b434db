# SPDX-License-Identifier: Apache-2.0
"""Makes parts of pages for the locator: documents that lie anyhow, with and without a machine readable zone."""

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from ink import Press, find_font
from light import levelled, paper, sense, shade, smooth
from lines import ALPHABET, FORMATS, some, zone

SIDE, CELL = 320, 4
WINDOW = (41, 41)
PITCH = 16  # of the canvas
MM = PITCH / 2.54
SIZES = {"TD1": (85.6, 54), "TD2": (105, 74), "TD3": (125, 88), "MRV-A": (120, 80), "MRV-B": (105, 74)}
OTHER_FONTS = ["DejaVuSans.ttf", "DejaVuSans-Bold.ttf", "DejaVuSerif.ttf", "DejaVuSansMono.ttf", "OCRB.otf",
               "LiberationMono-Regular.ttf", "NotoMono-Regular.ttf", "DejaVuSansCondensed.ttf"]
LETTERS = list(ALPHABET[:36]) + list("abcdefghijklmnopqrstuvwxyz ,.-/") + [" "] * 8


def texts(rng, count=150):
    """Draws pieces of other text, 40 pixels high."""
    pieces = []
    names = [n for n in OTHER_FONTS if find_font(n)]
    for _ in range(count):
        font = ImageFont.truetype(find_font(str(rng.choice(names))), 40)
        wide = int(rng.integers(2, 34))
        pool = LETTERS if rng.random() < 0.6 else list(ALPHABET[:36])
        text = "".join(rng.choice(pool, wide)) if rng.random() < 0.8 else some(rng, list(ALPHABET[:10]), 4, 12)
        image = Image.new("L", (max(8, int(font.getlength(text))), 52), 0)
        ImageDraw.Draw(image).text((0, 2), text, font=font, fill=255)
        pieces.append(np.asarray(image).astype(np.float32) / 255)
    return pieces


def stamp(sheet, ink, x, y, dark):
    """Prints ink at a place, as far as it lies on the sheet."""
    height, width = sheet.shape
    x0, y0, x1, y1 = max(x, 0), max(y, 0), min(x + ink.shape[1], width), min(y + ink.shape[0], height)
    if x1 <= x0 or y1 <= y0:
        return
    part = ink[y0 - y : y1 - y, x0 - x : x1 - x]
    region = sheet[y0:y1, x0:x1]
    region += (dark - region) * part


def clutter(rng, sheet, pieces, bottom):
    """Fills the visual zone: a portrait, texts, perhaps a barcode."""
    height, width = sheet.shape
    if rng.random() < 0.8:
        w, h = int(rng.uniform(20, 38) * MM), int(rng.uniform(25, 45) * MM)
        x, y = int(rng.uniform(0.02, 0.7) * width), int(rng.uniform(0.02, 0.5) * height)
        w, h = min(w, width - x - 1), min(h, height - y - 1)
        if w > 8 and h > 8:
            sheet[y : y + h, x : x + w] = smooth(rng, (h, w), int(rng.integers(2, 7)), 20, 240)
    for _ in range(rng.integers(0, 22)):
        piece = pieces[rng.integers(len(pieces))]
        size = rng.uniform(0.18, 0.75)
        small = cv2.resize(piece, None, fx=size, fy=size, interpolation=cv2.INTER_AREA)
        if rng.random() < 0.06:
            small = cv2.rotate(small, cv2.ROTATE_90_CLOCKWISE)
        y = int(rng.uniform(0, max(1, bottom - small.shape[0] - 4)))
        if y + small.shape[0] < bottom - 2:
            stamp(sheet, small * rng.uniform(0.3, 1), int(rng.uniform(-0.05, 0.85) * width), y, rng.uniform(0, 120))
    if rng.random() < 0.15:
        w, h = int(rng.uniform(15, 60) * MM), int(rng.uniform(4, 14) * MM)
        bars = rng.random((1 if rng.random() < 0.4 else int(rng.integers(5, 20)), max(2, w // int(rng.integers(2, 6))))) < 0.5
        bars = cv2.resize(bars.astype(np.float32), (w, h), interpolation=cv2.INTER_NEAREST)
        if h < bottom - 4:
            stamp(sheet, bars, int(rng.uniform(0, 0.7) * width), int(rng.uniform(0, bottom - h - 2)), rng.uniform(0, 60))
    for _ in range(rng.integers(0, 4)):
        y = int(rng.uniform(0, bottom))
        cv2.line(sheet, (int(rng.uniform(0, width)), y), (int(rng.uniform(0, width)), y), float(rng.uniform(0, 150)), int(rng.integers(1, 4)))


class Papers:
    """Holds sheets of paper, which take long to make, and gives parts of them turned any way."""

    def __init__(self, rng, count=60):
        self.sheets = [paper(rng, (720, 960), PITCH) for _ in range(count)]

    def sheet(self, rng, height, width):
        whole = self.sheets[rng.integers(len(self.sheets))]
        y, x = rng.integers(0, whole.shape[0] - height + 1), rng.integers(0, whole.shape[1] - width + 1)
        part = whole[y : y + height, x : x + width]
        return part[:: rng.choice([1, -1]), :: rng.choice([1, -1])].copy()


def document(rng, press, pieces, papers):
    """Gives a page and the cores of its lines, each as left, right, middle row and pitch on the canvas."""
    kind = str(rng.choice(list(FORMATS)))
    width, height = (int(v * MM * rng.uniform(0.97, 1.1)) for v in SIZES[kind])
    sheet = papers.sheet(rng, height, width)
    if rng.random() < 0.15:  # a side without a zone
        clutter(rng, sheet, pieces, height)
        return sheet, []
    lines = zone(rng, kind)
    spacing = rng.uniform(1.5, 2.9) if rng.random() < 0.5 else rng.normal(2.45, 0.1)
    ink, middles, margin = press.block(rng, lines, float(np.clip(spacing, 1.5, 3)))
    grow = PITCH / 32 * rng.uniform(0.85, 1.05)
    ink = cv2.resize(ink, None, fx=grow, fy=grow, interpolation=cv2.INTER_AREA)
    below = rng.uniform(3, 12) * MM
    top = int(height - below - middles[-1] * grow)
    left = int(rng.uniform(2, 8) * MM - margin * grow)
    bottom = top + middles[0] * grow - 12
    if rng.random() < 0.5:
        sheet[max(0, int(bottom - rng.uniform(0, 12))) :, :] = sheet.mean() + rng.uniform(0, 60) + rng.normal(0, 2, (1, width))
    clutter(rng, sheet, pieces, bottom)
    strength = rng.uniform(0.5, 1.0)
    dark = rng.uniform(0, 110)
    stamp(sheet, ink * strength, left, top, dark)
    cores = [(left + margin * grow, left + (margin + len(lines[0]) * 32) * grow, top + m * grow, 32 * grow) for m in middles]
    return sheet, cores


def scene(rng, press, pieces, papers):
    """Gives a levelled part of a picture, and its four planes of truth with a weight."""
    pitch = float(np.exp(rng.uniform(np.log(4.6), np.log(20))))
    sheet, cores = document(rng, press, pieces, papers)
    scale = pitch / PITCH
    if scale < 0.75:
        small = cv2.resize(sheet, None, fx=scale * 1.2, fy=scale * 1.2, interpolation=cv2.INTER_AREA)
        cores = [tuple(v * scale * 1.2 for v in core) for core in cores]
        sheet, scale = small, 1 / 1.2
    height, width = sheet.shape
    corners = np.float32([[0, 0], [width, 0], [width, height], [0, height]])
    tilt = rng.normal(0, 0.05, (4, 2)) if rng.random() < 0.6 else np.zeros((4, 2))
    turn = rng.uniform(0, 2 * np.pi) if rng.random() < 0.55 else rng.choice([0, 0, 0.5, 1, 1.5]) * np.pi + rng.normal(0, 0.12)
    c, s = np.cos(turn), np.sin(turn)
    laid = (corners + tilt * [width, height] - [width / 2, height / 2]) * scale @ np.array([[c, s], [-s, c]])
    if cores and rng.random() < 0.85:  # somewhere in a line stands in the middle, or near
        core = cores[rng.integers(len(cores))]
        point = np.array([[rng.uniform(core[0], core[1]) - width / 2, core[2] - height / 2]]) * scale @ np.array([[c, s], [-s, c]])
        laid += np.array([SIDE / 2, SIDE / 2]) - point + rng.uniform(-0.4, 0.4, 2) * SIDE
    else:
        laid += rng.uniform(0, SIDE, 2)
    home = cv2.getPerspectiveTransform(corners, laid.astype(np.float32))
    table = np.full((SIDE, SIDE), rng.uniform(5, 250), np.float32) + smooth(rng, (SIDE, SIDE), int(rng.integers(2, 30)), -1, 1) * rng.uniform(0, 40)
    if rng.random() < 0.25:
        for _ in range(rng.integers(1, 8)):
            stamp(table, cv2.resize(pieces[rng.integers(len(pieces))], None, fx=0.4, fy=0.4), int(rng.uniform(-50, SIDE)), int(rng.uniform(0, SIDE)), 20.0)
    whole = cv2.warpPerspective(np.ones_like(sheet), home, (SIDE, SIDE))
    laid_on = cv2.warpPerspective(sheet, home, (SIDE, SIDE))
    picture = table * (1 - whole) + laid_on * whole
    picture = sense(rng, shade(rng, picture), pitch * 0.8)
    return levelled(picture, WINDOW).astype(np.float32), truth(home, cores)


def truth(home, cores):
    small = SIDE // CELL
    planes = np.zeros((5, small, small), np.float32)
    planes[4] = 1
    for left, right, middle, pitch in cores:
        for half, plane in ((0.5, "border"), (0.34, "core")):
            reach = half * pitch
            ends = 0 if plane == "core" else 0.3 * pitch
            quad = np.float32([[left - ends, middle - reach], [right + ends, middle - reach], [right + ends, middle + reach], [left - ends, middle + reach]])
            at = cv2.perspectiveTransform(quad[None], home)[0]
            big = np.zeros((SIDE, SIDE), np.uint8)
            cv2.fillPoly(big, [np.round(at * 16).astype(np.int32)], 255, lineType=cv2.LINE_AA, shift=4)
            cover = cv2.resize(big, (small, small), interpolation=cv2.INTER_AREA).astype(np.float32) / 255
            if plane == "border":
                planes[4][cover > 0.15] = 0
                continue
            on = cover > 0.5
            along = at[1] - at[0]
            length = np.linalg.norm(along) + 1e-6
            planes[0][on] = 1
            planes[1][on], planes[2][on] = along / length
            planes[3][on] = np.log2(max(1.0, length / ((right - left) / pitch))) - 3
            planes[4][on] = 1
    return planes


def batches(seed, size):
    """Makes batches without end."""
    rng = np.random.default_rng(seed)
    press, pieces, papers = Press(rng), texts(rng), Papers(rng)
    while True:
        made = [scene(rng, press, pieces, papers) for _ in range(size)]
        yield np.stack([m[0] for m in made])[:, None], np.stack([m[1] for m in made])
