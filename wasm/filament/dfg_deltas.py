#!/usr/bin/env python3
"""dfg_deltas.py OUTPUT.inc INPUT.inc: cmgen's DFG table as differences, see dfg_table.cpp."""
import re
import sys

with open(sys.argv[2]) as file:
    numbers = [int(text, 16) for text in re.findall(r"0x[0-9a-fA-F]+", file.read())]
edge = round((len(numbers) / 3) ** 0.5)
if edge * edge * 3 != len(numbers):
    sys.exit(f"dfg_deltas.py: {sys.argv[2]} holds {len(numbers)} numbers, not three for each texel of a square")

zigzags = []
for channel in range(3):
    plane = numbers[channel::3]
    at = lambda x, y: plane[y * edge + x] if x >= 0 and y >= 0 else 0
    for y in range(edge):
        for x in range(edge):
            difference = (at(x, y) - at(x - 1, y) - at(x, y - 1) + at(x - 1, y - 1)) & 0xFFFF
            signed = difference - 0x10000 if difference & 0x8000 else difference
            zigzags.append((signed << 1 if signed >= 0 else (-signed << 1) - 1) & 0xFFFF)
planes = [zigzag & 255 for zigzag in zigzags] + [zigzag >> 8 for zigzag in zigzags]
with open(sys.argv[1], "w") as file:
    file.write("\n".join(",".join(map(str, planes[i:i + 32])) + "," for i in range(0, len(planes), 32)) + "\n")
