# SPDX-License-Identifier: Apache-2.0
"""Makes strips for the reader: one line, 32 pixels high and 16 a letter, with what the camera did to it."""

import cv2
import numpy as np

from ink import PITCH as CANVAS
from ink import Press
from light import levelled, paper, sense, shade
from lines import ALPHABET, FORMATS, jumble, zone

HIGH, LETTER, STEP = 32, 16, 4
WINDOW = (65, 33)
BLANK, IGNORE = 37, -100


def one_text(rng):
    """Gives up to three lines and which of them is read."""
    if rng.random() < 0.5:
        texts = zone(rng, str(rng.choice(list(FORMATS))))
    else:
        texts = [jumble(rng, 30) for _ in range(rng.integers(1, 4))]
    return texts, int(rng.integers(len(texts)))


def halved(picture, pitch):
    """Halves a picture until a letter has fewer than 32 pixels, as the plugin does."""
    while pitch >= 32:
        picture = cv2.resize(picture, (picture.shape[1] // 2, picture.shape[0] // 2), interpolation=cv2.INTER_AREA)
        pitch /= 2
    return picture


def strip(rng, press, letters=24):
    """Gives a levelled strip and its label at every fourth pixel."""
    texts, which = one_text(rng)
    spacing = rng.uniform(1.5, 2.9)
    ink, middles, margin = press.block(rng, texts, spacing)
    # A window of the line, which may reach over its ends.
    first = int(rng.integers(-4, max(1, len(texts[which]) - letters + 5)))
    height, width = ink.shape
    # From the canvas to the sensor: a small or a coarse picture, turned and aslant.
    pitch = float(np.exp(rng.uniform(np.log(5.2), np.log(30))))
    scale = pitch / CANVAS
    turn = rng.normal(0, 0.12) if rng.random() < 0.7 else rng.uniform(-0.5, 0.5)
    box_w = int((letters + 3) * pitch)
    centre = np.array([margin + (first + letters / 2) * CANVAS, middles[which]])
    c, s = np.cos(turn) * scale, np.sin(turn) * scale
    shear = rng.normal(0, 0.06)
    matrix = np.array([[c, -s + shear * scale], [s, c]])
    half_h = abs(np.sin(turn)) * box_w / 2 + 2.2 * pitch
    out = (int(box_w * abs(np.cos(turn)) + 4 * pitch), int(2 * half_h))
    shift = np.array(out) / 2 - matrix @ centre
    to_sensor = np.hstack([matrix, shift[:, None]]).astype(np.float32)
    soft = ink if scale > 0.7 else cv2.GaussianBlur(ink, (0, 0), 0.45 / scale)
    on = cv2.warpAffine(soft, to_sensor, out, flags=cv2.INTER_LINEAR)
    sheet = paper(rng, (out[1], out[0]), pitch)
    level = rng.uniform(0, 0.8) if rng.random() < 0.5 else rng.uniform(0, 0.4)
    strength = rng.uniform(0.75, 1.0)
    picture = sheet * (1 - on * strength) + on * strength * (sheet.mean() * level)
    picture = sense(rng, shade(rng, picture), pitch)

    # Back into a strip, as the plugin would cut it: not quite level, not quite in the middle.
    own = LETTER * rng.uniform(0.88, 1.12)
    cut_turn = turn + rng.normal(0, 0.012)
    k = own / pitch
    cc, ss = np.cos(-cut_turn) * k, np.sin(-cut_turn) * k
    back = np.array([[cc, -ss], [ss, cc * rng.uniform(0.9, 1.1)]])
    width_px = letters * LETTER
    place = np.array([width_px / 2 + rng.uniform(-8, 8), HIGH / 2 + np.clip(rng.normal(0, 1.8), -4.5, 4.5)])
    at = np.array(out) / 2
    halvings = 0
    while pitch / 2**halvings >= 32:
        halvings += 1
    cut = np.hstack([back, (place - back @ at)[:, None]])
    whole = cut @ np.vstack([to_sensor, [0, 0, 1]])
    small = cv2.warpAffine(picture, cut.astype(np.float32), (width_px, HIGH), flags=cv2.INTER_CUBIC,
                           borderMode=cv2.BORDER_REPLICATE)
    labels = np.full(width_px // STEP, BLANK, np.int64)
    positions = np.arange(len(labels)) * STEP + (STEP - 1) / 2
    for i, letter in enumerate(texts[which]):
        x, _ = whole @ np.array([margin + (i + 0.5) * CANVAS, middles[which], 1])
        away = np.abs(positions - x)
        near = away <= 3.0
        labels[(away > 3.0) & (away <= 4.9) & (labels == BLANK)] = IGNORE
        labels[near] = ALPHABET.index(letter)
    return levelled(small, WINDOW).astype(np.float32), labels


def batches(seed, size, letters=24):
    """Makes batches without end."""
    rng = np.random.default_rng(seed)
    press = Press(rng)
    while True:
        made = [strip(rng, press, letters) for _ in range(size)]
        yield np.stack([m[0] for m in made])[:, None], np.stack([m[1] for m in made])
