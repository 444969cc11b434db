# SPDX-License-Identifier: Apache-2.0
"""Prints lines: glyphs of OCR-B and of fonts used in its place, at 32 pixels a letter, with varied weight."""

import glob
import os

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from lines import ALPHABET

PITCH = 32
HIGH = 64  # of a glyph's cell: capitals stand in the middle, 32 high

# How often each is used; the first is the standard's.
FONTS = {"OCRB.otf": 0.66, "OCRBS.otf": 0.18, "OCRBL.otf": 0.02, "DejaVuSansMono.ttf": 0.03,
         "LiberationMono-Regular.ttf": 0.03, "LiberationMono-Bold.ttf": 0.02, "NotoMono-Regular.ttf": 0.04,
         "FreeMonoBold.ttf": 0.02}
FOLDERS = ["/usr/share/fonts", os.environ.get("COTEJO_FONTS", "")]


def find_font(name):
    for folder in FOLDERS:
        for found in glob.glob(os.path.join(folder, "**", name), recursive=True) if folder else []:
            return found
    return None


def draw_glyphs(path, narrow, tall):
    """Draws every letter of the alphabet into a cell, capitals `tall` x 32 high."""
    scale = 4
    font = ImageFont.truetype(path, 1000)
    advance = font.getlength("0")
    top, bottom = (font.getbbox("H", anchor="ls")[i] for i in (1, 3))
    if font.getmask("H").getbbox():
        box = ImageDraw.Draw(Image.new("L", (1, 1))).textbbox((0, 0), "E", font=font, anchor="ls")
        top, bottom = box[1], box[3]
    size = int(1000 * PITCH * scale / advance)
    font = ImageFont.truetype(path, size)
    glyphs = []
    for letter in ALPHABET:
        image = Image.new("L", (PITCH * scale, HIGH * scale), 0)
        middle = (top + bottom) / 2 * size / 1000
        ImageDraw.Draw(image).text((0, HIGH * scale / 2 - middle), letter, font=font, fill=255, anchor="ls")
        pixels = np.asarray(image)
        capital = (bottom - top) * size / 1000 / scale
        sy = tall * PITCH / capital
        warp = np.float32([[narrow / scale, 0, PITCH * (1 - narrow) / 2],
                           [0, sy / scale, HIGH / 2 * (1 - sy)]])
        small = cv2.warpAffine(cv2.GaussianBlur(pixels, (0, 0), 1.2), warp, (PITCH, HIGH), flags=cv2.INTER_LINEAR)
        glyphs.append(small)
    return np.stack(glyphs)


class Press:
    """Holds the glyphs of many cuts and prints lines of text as ink, 0 to 1."""

    def __init__(self, rng, cuts=40):
        names = [n for n in FONTS if find_font(n)]
        odds = np.array([FONTS[n] for n in names])
        self.glyphs = []
        for _ in range(cuts):
            name = str(rng.choice(names, p=odds / odds.sum()))
            own = name.startswith("OCRB")
            narrow = rng.uniform(0.85, 1.04) if own else rng.uniform(0.88, 1.0)
            tall = rng.normal(1.0, 0.06) if own else rng.uniform(0.95, 1.15)
            self.glyphs.append(draw_glyphs(find_font(name), narrow, float(np.clip(tall, 0.85, 1.2))))

    def line(self, cut, text):
        cells = self.glyphs[cut][[ALPHABET.index(letter) for letter in text]]
        return cells.transpose(1, 0, 2).reshape(HIGH, -1)

    def block(self, rng, texts, spacing, margin=PITCH * 2):
        """Prints lines `spacing` letters apart; gives the ink and each line's middle row."""
        cut = int(rng.integers(len(self.glyphs)))
        width = max(len(t) for t in texts) * PITCH + 2 * margin
        step = spacing * PITCH
        height = int(step * (len(texts) - 1) + 2 * PITCH * 1.5)
        ink = np.zeros((height, width), np.uint8)
        middles = []
        for i, text in enumerate(texts):
            middle = int(PITCH * 1.5 + i * step)
            top = middle - HIGH // 2
            cell = self.line(cut, text)
            low, high = max(top, 0), min(top + HIGH, height)
            region = ink[low:high, margin : margin + cell.shape[1]]
            np.maximum(region, cell[low - top : high - top], out=region)
            middles.append(float(middle))
        return self.weigh(rng, ink), middles, margin

    @staticmethod
    def weigh(rng, ink):
        """Makes strokes bolder or finer and their edges rounder, as presses and papers do."""
        blur = rng.uniform(0.6, 2.6)
        level = rng.uniform(0.28, 0.62)
        soft = cv2.GaussianBlur(ink, (0, 0), blur).astype(np.float32) / 255
        if rng.random() < 0.5:  # uneven ink
            grain = cv2.resize(rng.normal(0, rng.uniform(0, 0.12), (ink.shape[0] // 4, ink.shape[1] // 4))
                               .astype(np.float32), (ink.shape[1], ink.shape[0]))
            soft += grain * (soft > 0.05)
        return np.clip((soft - level) * rng.uniform(3, 8) + 0.5, 0, 1)
