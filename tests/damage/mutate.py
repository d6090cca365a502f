# SPDX-License-Identifier: GPL-3.0-or-later
"""One random damage to one file."""

import os

PAGE = 4096


def flip(path, random):
    """1 to 8 bits somewhere."""
    with open(path, "r+b") as file:
        size = os.path.getsize(path)
        for _ in range(random.randint(1, 8)):
            at = random.randrange(size)
            file.seek(at)
            byte = file.read(1)[0]
            file.seek(at)
            file.write(bytes([byte ^ (1 << random.randrange(8))]))


def cut(path, random):
    os.truncate(path, random.choice((0, random.randrange(os.path.getsize(path)))))


def zero(path, random):
    """Whole pages, as a disk that lost them gives them back."""
    size = os.path.getsize(path)
    with open(path, "r+b") as file:
        for _ in range(random.randint(1, 3)):
            at = random.randrange((size + PAGE - 1) // PAGE) * PAGE
            file.seek(at)
            file.write(bytes(min(PAGE, size - at)))


def append(path, random):
    with open(path, "ab") as file:
        file.write(random.randbytes(random.randint(1, 3 * PAGE)))


def remove(path, _random):
    os.remove(path)


KINDS = (flip, flip, flip, cut, zero, append, remove)   # bits decay more often than files go


def mutate(folder, random):
    """What was done, and to which file."""
    names = sorted(os.path.relpath(os.path.join(root, name), folder) for root, _, found in os.walk(folder) for name in found
                   if os.path.getsize(os.path.join(root, name)) > 0)
    segments = [name for name in names if name.startswith("journal/")]
    rest = [name for name in names if name.startswith("tally.db") and not name.endswith("-shm")]
    options = [name for name in names if name == "serve.toml"]
    name = random.choice(random.choice((segments, segments, rest, rest, options)))
    kind = random.choice(KINDS)
    kind(os.path.join(folder, name), random)
    return kind.__name__, name
