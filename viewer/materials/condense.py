#!/usr/bin/env python3
"""condense.py OUTPUT.filamat INPUT.filamat [--lit]: the same material in fewer bytes once it is compressed.

A package of matc holds one shader per variant, as numbers of lines in a dictionary. Compilers of SPIR-V number their
temporaries through a whole shader, so hardly a line of one shader stands in another, and gzip looks back 32 KB only. Here

- each shader is one text, with its temporaries numbered by their first appearance and its constants in the shortest spelling
  of the same 32-bit float, so that the shaders of one family repeat each other;
- with --lit, for materials of a scene that always has its sun: the variants without a sun or without shadows are the shader
  with both. It reads from a uniform whether there is a shadow map. One shader to compile instead of three.

The result is an ordinary package (Filament 1.9.25, libs/filaflat). The four packages of a piece: 57 KB gzipped become 17.
"""
import re
import struct
import sys

kVertex, kFragment = 0, 1
kSun, kShadow = 0x01, 0x04  # bits of filament::Variant
kTemporary = re.compile(rb"(?<![\w.])(?:hp_copy|mp_copy)?_\d+\b")
kConstant = re.compile(rb"(?<![\w.])\d+\.\d+(?:e[+-]?\d+)?(?![\w.])")
kInterface = re.compile(rb"^(?:layout\b.*|flat |highp |mediump |lowp )*(?:in|out|uniform) .*", re.M)


def chunks_of(package):
    at, chunks = 0, []
    while at < len(package):
        name = package[at:at + 8]
        (size,) = struct.unpack_from("<I", package, at + 8)
        chunks.append((name, package[at + 12:at + 12 + size]))
        at += 12 + size
    return chunks


def shaders_of(dictionary, glsl):
    """(model, variant, stage) -> text"""
    (count,) = struct.unpack_from("<I", dictionary)
    lines = dictionary[4:].split(b"\0")[:count]
    (number,) = struct.unpack_from("<Q", glsl)
    shaders = {}
    for i in range(number):
        model, variant, stage, offset = struct.unpack_from("<BBBI", glsl, 8 + 7 * i)
        if offset == 0:
            continue
        _, used = struct.unpack_from("<II", glsl, offset)
        text = b"\n".join(lines[k] for k in struct.unpack_from(f"<{used}H", glsl, offset + 8))
        shaders[(model, variant, stage)] = text
    return shaders


def single(text):
    try:
        return struct.unpack("<f", struct.pack("<f", float(text)))[0]
    except OverflowError:
        return None


def shortest(match):
    text = match.group().decode()
    value = single(text)
    if value is None:
        return match.group()
    for digits in range(1, 10):
        short = f"{value:.{digits}g}"
        if single(short) == value:
            break
    if "e" in short:
        mantissa, exponent = short.split("e")
        short = f"{mantissa}e{int(exponent)}"
    elif "." not in short:
        short += ".0"
    return (short if len(short) < len(text) else text).encode()


def condensed(text):
    for line in kInterface.findall(text):
        if kTemporary.search(line):
            sys.exit(f"condense.py: a shader declares {line.decode()}: its name must not change")
    names = {}
    text = kTemporary.sub(lambda match: names.setdefault(match.group(), b"_%d" % len(names)), text)
    return kConstant.sub(shortest, text)


def with_sun_and_shadow(shaders):
    """Every variant of one stage that has no sun or no shadow, replaced by the one that has both."""
    chosen = {}
    for (model, variant, stage), text in shaders.items():
        full = (model, variant | kSun | kShadow, stage)
        chosen[(model, variant, stage)] = shaders.get(full, text)
    return chosen


def write(chunks, shaders):
    texts = []
    for text in shaders.values():
        if text not in texts:
            texts.append(text)
    dictionary = struct.pack("<I", len(texts)) + b"".join(text + b"\0" for text in texts)
    bodies, offsets = b"", []
    start = 8 + 7 * len(shaders)
    for text in texts:
        offsets.append(start + len(bodies))
        bodies += struct.pack("<IIH", len(text) + 1, 1, texts.index(text))
    index = b"".join(struct.pack("<BBBI", *key, offsets[texts.index(text)]) for key, text in shaders.items())
    replaced = {b"TXET_CID": dictionary, b"LSLG_TAM": struct.pack("<Q", len(shaders)) + index + bodies}
    package = b""
    for name, chunk in chunks:
        chunk = replaced.get(name, chunk)
        package += name + struct.pack("<I", len(chunk)) + chunk
    return package


def main():
    output, source = sys.argv[1:3]
    with open(source, "rb") as file:
        chunks = chunks_of(file.read())
    by_name = dict(chunks)
    shaders = shaders_of(by_name[b"TXET_CID"], by_name[b"LSLG_TAM"])
    if "--lit" in sys.argv[3:]:
        shaders = with_sun_and_shadow(shaders)
    with open(output, "wb") as file:
        file.write(write(chunks, {key: condensed(text) for key, text in shaders.items()}))


if __name__ == "__main__":
    main()
