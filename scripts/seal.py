"""Draws the seal 追問 as outlines, so that no font is needed to show it. Prints JSON for scripts/icons.mjs.

Run once, when the seal changes:  python3 scripts/seal.py NotoSerifCJK-Bold.ttc > scripts/seal.json
Needs fonttools (PyPI). The glyphs are Noto Serif CJK's, under the SIL Open Font License, which lets outlines be drawn.
"""

import json
import sys

from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTCollection

SIZE = 512
# Each character fills a box of this width and height; the two stand one above the other, as on a seal.
WIDTH, HEIGHT, GAP = 330, 196, 20


def traditional(path):
    """The member of the collection that draws the traditional forms."""
    for font in TTCollection(path).fonts:
        if "TC" in font["name"].getDebugName(1):
            return font
    raise SystemExit(f"{path}: no traditional Chinese font in it")


def outline(font, character, left, top):
    glyphs = font.getGlyphSet()
    glyph = glyphs[font.getBestCmap()[ord(character)]]
    bounds = BoundsPen(glyphs)
    glyph.draw(bounds)
    x_min, y_min, x_max, y_max = bounds.bounds
    x_scale, y_scale = WIDTH / (x_max - x_min), HEIGHT / (y_max - y_min)
    pen = SVGPathPen(glyphs, ntos=lambda value: f"{value:.0f}")
    glyph.draw(TransformPen(pen, (x_scale, 0, 0, -y_scale, left - x_min * x_scale, top + y_max * y_scale)))
    return pen.getCommands()


font = traditional(sys.argv[1])
left, top = (SIZE - WIDTH) / 2, (SIZE - 2 * HEIGHT - GAP) / 2
print(json.dumps([outline(font, "追", left, top), outline(font, "問", left, top + HEIGHT + GAP)]))
