# SPDX-License-Identifier: Apache-2.0
"""Makes up lines of a machine readable zone: letters that look like one, people that do not exist."""

import numpy as np

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<"
FORMATS = {"TD1": (3, 30), "TD2": (2, 36), "TD3": (2, 44), "MRV-A": (2, 44), "MRV-B": (2, 36)}
LETTERS = np.array(list(ALPHABET[10:36]))
DIGITS = np.array(list(ALPHABET[:10]))
ALNUM = np.array(list(ALPHABET[:36]))
STATES = "UTO D<< COL ESP USA GBR FRA VEN ECU PER BRA MEX CHE POL HUN CAN AUS XXA UNO EUE OOO QQQ".split()


def some(rng, letters, low, high):
    return "".join(rng.choice(letters, rng.integers(low, high + 1)))


def name_field(rng, width):
    parts = ["<".join(some(rng, LETTERS, 2, 11) for _ in range(rng.integers(1, 4))) for _ in range(2)]
    return "<<".join(parts)[:width].ljust(width, "<")


def sundry(rng, width):
    kind = rng.random()
    if kind < 0.35:
        return "<" * width
    if kind < 0.65:
        return some(rng, DIGITS, 1, width)[:width].ljust(width, "<")
    return some(rng, ALNUM, 1, width)[:width].ljust(width, "<")


def number(rng):
    kind = rng.random()
    digits = some(rng, DIGITS, 9, 9)
    if kind < 0.3:
        return digits
    if kind < 0.6:
        return (some(rng, LETTERS, 1, 3) + digits)[: rng.integers(6, 10)].ljust(9, "<")
    return some(rng, ALNUM, 6, 9).ljust(9, "<")


def zone(rng, kind):
    """Gives the lines of one format; check digits are any digit, for a reader that knows none."""
    digit = lambda n=1: some(rng, DIGITS, n, n)
    state = str(rng.choice(STATES))
    dates = digit(7) + str(rng.choice(list("MF<"))) + digit(7)
    second = str(rng.choice(list("<<<<<ABCDPNO")))
    if kind == "TD1":
        first = str(rng.choice(list("IAC"))) + second
        return [first + state + number(rng) + digit() + sundry(rng, 15),
                dates + str(rng.choice(STATES)) + sundry(rng, 11) + digit(), name_field(rng, 30)]
    columns = FORMATS[kind][1]
    first = {"TD2": "I", "TD3": "P"}.get(kind, "V") + second
    tail = columns - 28
    lower = number(rng) + digit() + str(rng.choice(STATES)) + dates
    if kind.startswith("MRV"):
        lower += sundry(rng, tail)
    else:
        lower += sundry(rng, tail - 2) + digit(2) if kind == "TD3" else sundry(rng, tail - 1) + digit()
    return [first + state + name_field(rng, columns - 5), lower]


def jumble(rng, width):
    """Gives a line of evenly likely letters with runs of fillers, so that no habit is learned."""
    line = list(rng.choice(ALNUM, width))
    for _ in range(rng.integers(0, 4)):
        start, length = rng.integers(0, width), rng.integers(1, 9)
        line[start : start + length] = "<" * len(line[start : start + length])
    return "".join(line)


def check(text):
    """Gives the check digit of ICAO 9303-3 section 4.9."""
    value = lambda c: ALPHABET.index(c) if c != "<" else 0
    return str(sum(value(c) * (7, 3, 1)[i % 3] for i, c in enumerate(text)) % 10)


def date(rng, low, high):
    return f"{rng.integers(low, high) % 100:02d}{rng.integers(1, 13):02d}{rng.integers(1, 29):02d}"


def sound_zone(rng, kind):
    """Gives lines of one format whose check digits are right."""
    lines = zone(rng, kind)
    birth, expiry = date(rng, 1930, 2020), date(rng, 2024, 2036)
    dates = birth + check(birth) + str(rng.choice(list("MF<"))) + expiry + check(expiry)
    num = number(rng)
    state = str(rng.choice(STATES))
    if kind == "TD1":
        first = lines[0][:5] + num + check(num) + lines[0][15:]
        second = dates + state + lines[1][18:29]
        composite = check(first[5:] + second[:7] + second[8:15] + second[18:29])
        return [first, second + composite, lines[2]]
    columns = len(lines[0])
    lower = num + check(num) + state + dates
    if kind.startswith("MRV"):
        return [lines[0], lower + sundry(rng, columns - 28)]
    if kind == "TD3":
        personal = sundry(rng, 14)
        lower += personal + (check(personal) if personal.strip("<") else str(rng.choice(["0", "<"])))
    else:
        lower += sundry(rng, 7)
    return [lines[0], lower + check(lower[:10] + lower[13:20] + lower[21:])]
