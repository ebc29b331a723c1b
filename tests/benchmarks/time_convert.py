#!/usr/bin/env python3
"""Times one conversion with everything that it starts, or writes the table of what was timed.

time_convert.py KURA SCAN SCRATCH MILLIONS   runs `kura convert`, leaves SCRATCH/MILLIONS.json
time_convert.py --write SCRATCH DOC          writes the table between its markers in DOC
"""
import json
import os
import pathlib
import subprocess
import sys
import threading
import time


def memory_of_tree(root):
    """Proportional set size of a process and its descendants, in bytes: pages shared by several count once."""
    children = {}
    for status in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            text = status.read_text()
        except OSError:
            continue
        parent = int(text.rsplit(")", 1)[1].split()[1])
        children.setdefault(parent, []).append(int(status.parent.name))
    total, todo = 0, [root]
    while todo:
        pid = todo.pop()
        todo += children.get(pid, [])
        try:
            for line in pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    total += int(line.split()[1]) * 1024
        except OSError:
            pass
    return total


def run(kura, scan, scratch, millions):
    site = pathlib.Path(scratch) / "site"
    begin = time.monotonic()
    process = subprocess.Popen([kura, "convert", scan, "-o", str(site), "--unit", "mm", "--up", "Y", "--memory", "8G", "--lang", "en"],
                               stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    peak = [0]

    def watch():
        while process.poll() is None:
            peak[0] = max(peak[0], memory_of_tree(process.pid))
            time.sleep(0.1)

    watcher = threading.Thread(target=watch)
    watcher.start()
    _, complaints = process.communicate()
    watcher.join()
    seconds = time.monotonic() - begin
    if process.returncode != 0:
        sys.exit(f"kura convert ended with {process.returncode}: {complaints[-800:]}")
    item = json.loads(next(site.glob("item/*/item.json")).read_text())
    tiers = item["model"]["tiers"]
    kind = "OBJ, textured" if scan.endswith(".obj") else "PLY, vertex colours"
    result = {"millions": int(millions), "kind": kind, "file_bytes": os.path.getsize(scan), "seconds": seconds, "peak_bytes": peak[0],
              "tiers": [[tier["name"], tier["triangles"], tier["error"]["rms_mm"]] for tier in tiers]}
    (pathlib.Path(scratch) / f"{pathlib.Path(scan).suffix[1:]}-{millions}.json").write_text(json.dumps(result))
    print(json.dumps(result))


def write(scratch, doc):
    results = sorted((json.loads(path.read_text()) for path in pathlib.Path(scratch).glob("*.json")), key=lambda each: (each["kind"] < "P", each["millions"]))
    lines = ["## Large scans", "",
             f"`tests/benchmarks/large_scans.sh`, {os.cpu_count()} cores. A generated statue of 0.9 m with relief and noise, as binary PLY with vertex colours",
             "and as OBJ with a texture of 4096 px, to all tiers, posters and page by `kura convert`. Memory: proportional set size of all its processes together, pages of the mapped file",
             "included. RMS of tiers against the scan as it was read: from 8 million triangles on it is condensed while reading (PLY) or",
             "thinned out after it (textured OBJ).", "",
             "| triangles | | file | time | s per million | peak memory | RMS of the tiers (mm) |", "|--:|---|--:|--:|--:|--:|---|"]
    for each in results:
        tiers = ", ".join(f"{name} {rms}" for name, _, rms in each["tiers"])
        lines.append(f"| {each['millions']} million | {each['kind']} | {each['file_bytes'] / 1e6:.0f} MB | {each['seconds']:.0f} s | {each['seconds'] / each['millions']:.1f} | "
                     f"{each['peak_bytes'] / 1e9:.2f} GB | {tiers} |")
    begin, end = "<!-- large -->", "<!-- /large -->"
    block = "\n".join([begin, *lines, end])
    path = pathlib.Path(doc)
    text = path.read_text() if path.exists() else "# Benchmarks\n\nEvery figure here was written by the command that measured it.\n"
    if begin in text:
        text = text[: text.index(begin)] + block + text[text.index(end) + len(end):]
    else:
        text = text.rstrip() + "\n\n" + block + "\n"
    path.write_text(text)


if __name__ == "__main__":
    if sys.argv[1] == "--write":
        write(*sys.argv[2:4])
    else:
        run(*sys.argv[1:5])
