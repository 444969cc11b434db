# SPDX-License-Identifier: Apache-2.0
"""Papers with their print, and what light, lens, sensor and JPEG do to a picture of them."""

import cv2
import numpy as np

cv2.setNumThreads(1)


def smooth(rng, shape, cells, low=0.0, high=1.0):
    """Gives a smooth random surface."""
    small = rng.uniform(low, high, (max(2, cells), max(2, cells * shape[1] // max(1, shape[0])))).astype(np.float32)
    return cv2.resize(small, (shape[1], shape[0]), interpolation=cv2.INTER_CUBIC)


def paper(rng, shape, pitch):
    """Gives a background with guilloche lines, stripes and speckle; 0 to 255."""
    height, width = shape
    base = rng.uniform(120, 252)
    sheet = np.full(shape, base, np.float32)
    if rng.random() < 0.6:
        sheet += smooth(rng, shape, int(rng.integers(2, 6)), -1, 1) * rng.uniform(3, 25)
    strength = rng.uniform(3, 45)
    kind = rng.random()
    if kind < 0.35:  # straight stripes across and along
        canvas = np.zeros(shape, np.uint8)
        for axis in (0, 1):
            size = shape[axis]
            for at in rng.integers(0, size, int(size / pitch * rng.uniform(0.1, 1.5))):
                thick, dark = int(rng.integers(1, max(2, int(pitch * 0.25)) + 1)), int(rng.integers(60, 255))
                if axis:
                    cv2.line(canvas, (int(at), 0), (int(at), height), dark, thick)
                else:
                    cv2.line(canvas, (0, int(at)), (width, int(at)), dark, thick)
        sheet -= cv2.GaussianBlur(canvas, (0, 0), rng.uniform(0.4, 1.2)).astype(np.float32) / 255 * strength
    elif kind < 0.8:  # guilloche: bundles of waves
        y, x = np.mgrid[0:height, 0:width].astype(np.float32) / pitch
        for _ in range(rng.integers(1, 4)):
            a = rng.uniform(0, np.pi)
            wave = np.sin((x * np.cos(a) + y * np.sin(a)) * rng.uniform(0.1, 0.6) + rng.uniform(0, 6)) * rng.uniform(0.3, 3)
            b = rng.uniform(0, np.pi)
            lines = np.sin(((x * np.sin(b) + y * np.cos(b)) + wave) * rng.uniform(2.0, 14.0))
            sheet -= np.clip(lines - rng.uniform(0, 0.8), 0, 1) * strength
    if rng.random() < 0.4:
        sheet += rng.normal(0, rng.uniform(1, 8), shape).astype(np.float32)
    return sheet


def shade(rng, picture):
    """Lays uneven light, a shadow's edge or a glare over a picture."""
    height, width = picture.shape
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    x, y = x / width - 0.5, y / height - 0.5
    if rng.random() < 0.5:
        a = rng.uniform(0, 2 * np.pi)
        picture = picture * (1 + (x * np.cos(a) + y * np.sin(a)) * rng.uniform(0, 0.9))
    if rng.random() < 0.3:
        a, at = rng.uniform(0, 2 * np.pi), rng.uniform(-0.5, 0.5)
        edge = 1 / (1 + np.exp(-(x * np.cos(a) + y * np.sin(a) - at) * rng.uniform(4, 80)))
        picture = picture * (1 - edge * rng.uniform(0.2, 0.75))
    if rng.random() < 0.25:
        cx, cy = rng.uniform(-0.7, 0.7, 2)
        sx, sy = rng.uniform(0.05, 0.6, 2)
        glare = np.exp(-((x - cx) / sx) ** 2 - ((y - cy) / sy) ** 2)
        picture = picture + glare * rng.uniform(40, 260)
    return picture


def sense(rng, picture, pitch):
    """Takes the picture: exposure, blur, motion, noise, JPEG; gives uint8."""
    contrast = rng.uniform(0.25, 1.0) if rng.random() < 0.4 else 1.0
    picture = picture * contrast + (rng.uniform(0, 255 * (1 - contrast)) if contrast < 1 else 0)
    if rng.random() < 0.25:
        picture = picture * rng.uniform(0.3, 1.3)
    kind = rng.random()
    if kind < 0.35:
        sigma = rng.uniform(0.02, 0.17) * pitch
        if sigma > 0.25:
            picture = cv2.GaussianBlur(picture.astype(np.float32), (0, 0), sigma)
    elif kind < 0.6:
        length = int(round(rng.uniform(0.1, 0.5) * pitch))
        if length > 1:
            kernel = np.zeros((length, length), np.float32)
            a = rng.uniform(0, np.pi)
            middle = (length - 1) / 2
            end = np.array([np.cos(a), np.sin(a)]) * middle
            cv2.line(kernel, tuple(int(round(v)) for v in (middle - end)), tuple(int(round(v)) for v in (middle + end)), 1.0, 1)
            picture = cv2.filter2D(picture.astype(np.float32), -1, kernel / max(kernel.sum(), 1))
    if rng.random() < 0.6:
        noise = rng.normal(0, 1, picture.shape).astype(np.float32)
        picture = picture + noise * rng.uniform(1, 18) * (0.4 + 0.6 * contrast)
    picture = np.clip(picture, 0, 255).astype(np.uint8)
    if rng.random() < 0.1:  # sharpened, as scanners do
        soft = cv2.GaussianBlur(picture, (0, 0), max(0.5, 0.06 * pitch))
        picture = cv2.addWeighted(picture, 2.0, soft, -1.0, 0)
    if rng.random() < 0.75:
        quality = int(rng.integers(30, 97))
        picture = cv2.imdecode(cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])[1], cv2.IMREAD_GRAYSCALE)
    return picture


def levelled(picture, window):
    """Takes local brightness and contrast away; the same as level() of the plugin."""
    grey = picture.astype(np.float32)
    mean = cv2.blur(grey, window, borderType=cv2.BORDER_REPLICATE)
    grey -= mean
    spread = np.sqrt(np.maximum(cv2.blur(grey * grey, window, borderType=cv2.BORDER_REPLICATE), 0))
    return grey / (spread + 4)
