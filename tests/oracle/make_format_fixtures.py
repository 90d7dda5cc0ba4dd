"""Writes tests/fixtures/formats: small files as NumPy, safetensors and PyTorch write them, and hostile pickles.

Made from nothing but the numbers below; no published data. Run with the oracle's Python (torch, numpy, safetensors):
    python tests/oracle/make_format_fixtures.py tests/fixtures/formats
Every tensor named in expected.json is written there as a list of its values, so that the tests know them.
"""

import collections
import io
import json
import os
import pickle
import struct
import sys
import zipfile

import numpy as np
import torch
from safetensors.torch import save_file

OUT = sys.argv[1] if len(sys.argv) > 1 else "tests/fixtures/formats"
EXPECTED = {}


def path(name):
    full = os.path.join(OUT, name)
    os.makedirs(os.path.dirname(full), exist_ok=True)
    return full


def expect(name, tensors):
    EXPECTED[name] = {
        key: {"dtype": str(t.dtype).replace("torch.", ""), "shape": list(t.shape),
              "values": t.double().flatten().tolist()}
        for key, t in tensors.items()
    }


def ramp(*shape, dtype=torch.float32, start=0):
    count = int(np.prod(shape))
    return (torch.arange(count, dtype=torch.float64) * 0.25 - 1.5 + start).reshape(shape).to(dtype)


# ---- npy -------------------------------------------------------------------------------------------------------------
matrix = (np.arange(12).reshape(3, 4) * 7919 % 50257)
for descr in ["<u2", "<i4", "<i8", "|u1", "<u4", "<i2", "|i1", "<u8"]:
    small = matrix % 120 if "1" in descr else matrix % 30000
    for order in "CF":
        np.save(path(f"npy/{descr.strip('<|')}_{order}.npy"), np.array(small.astype(descr), order=order))
for version in [(1, 0), (2, 0), (3, 0)]:
    with open(path(f"npy/version{version[0]}.npy"), "wb") as f:
        np.lib.format.write_array(f, matrix.astype("<u2"), version=version)
np.save(path("npy/big_endian.npy"), matrix.astype(">u2"))
np.save(path("npy/float.npy"), matrix.astype("<f4"))
np.save(path("npy/one_axis.npy"), np.arange(5, dtype="<u2"))
np.save(path("npy/three_axes.npy"), np.zeros((2, 2, 2), dtype="<u2"))
np.save(path("npy/no_rows.npy"), np.zeros((0, 200), dtype="<u2"))
np.save(path("npy/scalar.npy"), np.uint16(3))
np.save(path("npy/too_large.npy"), np.array([[1, 2], [3, 2**40]], dtype="<i8"))
np.save(path("npy/structured.npy"), np.zeros(3, dtype=[("a", "<u2"), ("b", "<i4")]))
np.save(path("npy/object.npy"), np.array([{"a": 1}], dtype=object), allow_pickle=True)
EXPECTED["npy"] = {"wide": (matrix % 30000).tolist(), "narrow": (matrix % 120).tolist(), "version": matrix.tolist()}

# ---- safetensors -----------------------------------------------------------------------------------------------------
kinds = {
    "f64": torch.float64, "f32": torch.float32, "f16": torch.float16, "bf16": torch.bfloat16,
    "i64": torch.int64, "i32": torch.int32, "i16": torch.int16, "i8": torch.int8,
}
tensors = {name: ramp(2, 3, dtype=dtype) for name, dtype in kinds.items()}
tensors["u8"] = torch.arange(5, dtype=torch.uint8)
tensors["bool"] = torch.tensor([True, False, True])
tensors["scalar"] = torch.tensor(2.5)
tensors["nothing"] = torch.zeros(0, 4)
save_file(tensors, path("safetensors/kinds.safetensors"), metadata={"format": "pt", "maker": "Zażółć"})
expect("safetensors/kinds.safetensors", tensors)

# A header that is not padded to 8 bytes and puts an odd number of bytes in front of the floats.
odd = json.dumps({"b": {"dtype": "U8", "shape": [3], "data_offsets": [0, 3]},
                  "f": {"dtype": "F32", "shape": [2], "data_offsets": [3, 11]}}).encode()
with open(path("safetensors/unaligned.safetensors"), "wb") as f:
    f.write(struct.pack("<Q", len(odd)) + odd + bytes([1, 2, 3]) + struct.pack("<2f", 0.5, -4))
expect("safetensors/unaligned.safetensors",
       {"b": torch.tensor([1, 2, 3], dtype=torch.uint8), "f": torch.tensor([0.5, -4])})


# ---- directories with shards -----------------------------------------------------------------------------------------
def sharded(folder, suffix, save):
    first = {"a.weight": ramp(2, 2), "b.weight": ramp(3, dtype=torch.float16)}
    second = {"c.weight": ramp(1, 5, start=3)}
    stem = "model" if suffix == "safetensors" else "pytorch_model"
    names = [f"{stem}-0000{i}-of-00002.{suffix}" for i in (1, 2)]
    save(first, path(f"{folder}/{names[0]}"))
    save(second, path(f"{folder}/{names[1]}"))
    weight_map = {**{k: names[0] for k in first}, **{k: names[1] for k in second}}
    with open(path(f"{folder}/{stem}.{suffix}.index.json"), "w") as f:
        json.dump({"metadata": {"total_size": 42}, "weight_map": weight_map}, f, indent=2)
    expect(folder, {**first, **second})


sharded("sharded_safetensors", "safetensors", lambda t, p: save_file(t, p, metadata={"format": "pt"}))
sharded("sharded_bin", "bin", torch.save)


# ---- torch.save ------------------------------------------------------------------------------------------------------
class Net(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.wte = torch.nn.Embedding(4, 3)
        self.norm = torch.nn.LayerNorm(3)
        self.head = torch.nn.Linear(3, 4, bias=False)
        self.head.weight = self.wte.weight
        self.register_buffer("mask", torch.tril(torch.ones(3, 3, dtype=torch.uint8)))
        with torch.no_grad():
            self.wte.weight.copy_(ramp(4, 3))


net = Net()
state = net.state_dict()
assert hasattr(state, "_metadata")
torch.save(state, path("torch/state_dict.bin"))
expect("torch/state_dict.bin", state)

torch.save({k: v for k, v in net.state_dict().items()}, path("torch/plain_dict.bin"))
expect("torch/plain_dict.bin", state)

torch.save(dict(net.named_parameters()), path("torch/parameters.bin"))
expect("torch/parameters.bin", {k: v.detach() for k, v in net.named_parameters()})

for name, dtype in [("half", torch.float16), ("bfloat16", torch.bfloat16)]:
    low = {k: v.to(dtype) if v.is_floating_point() else v for k, v in net.state_dict().items()}
    torch.save(low, path(f"torch/{name}.bin"))
    expect(f"torch/{name}.bin", low)

every = {name: ramp(2, 2, dtype=dtype) for name, dtype in kinds.items()}
every["u8"] = torch.arange(5, dtype=torch.uint8)
every["bool"] = torch.tensor([True, False])
every["nothing"] = torch.zeros(0, 2)
every["scalar"] = torch.tensor(2.5)
torch.save(every, path("torch/kinds.bin"))
expect("torch/kinds.bin", every)

# Views: one storage seen from another offset, transposed, and expanded.
base = ramp(3, 4)
views = {"base": base, "row": base[1], "column": base[:, 2], "transposed": base.t(),
         "expanded": base[0, 0].expand(2, 2)}
torch.save(views, path("torch/views.bin"))
expect("torch/views.bin", views)

for key in ["model", "state_dict", "model_state_dict"]:
    torch.save({"epoch": 3, "lr": 5e-6, "args": {"name": "x", "sizes": (1, 2.5, None, True)}, key: net.state_dict(),
                "optimizer": {"state": {}, "param_groups": [{"params": [0, 1]}]}}, path(f"torch/nested_{key}.bin"))
    expect(f"torch/nested_{key}.bin", state)

for protocol in (3, 4, 5):
    torch.save(net.state_dict(), path(f"torch/protocol{protocol}.bin"), pickle_protocol=protocol)
    expect(f"torch/protocol{protocol}.bin", state)

many = {f"transformer.h.{i}.attn.attention.k_proj.weight": ramp(2, start=i) for i in range(300)}
torch.save(many, path("torch/many.bin"))  # more than 256 memo entries
expect("torch/many.bin", many)

torch.save(net.state_dict(), path("torch/legacy.bin"), _use_new_zipfile_serialization=False)
torch.save([1, 2, 3], path("torch/no_tensors.bin"))
torch.save(net, path("torch/whole_module.bin"))
torch.jit.save(torch.jit.script(torch.nn.Linear(2, 2)), path("torch/scripted.bin"))


# ---- evil pickles: nothing of this may ever run ----------------------------------------------------------------------
class Evil:
    def __init__(self, function, *arguments):
        self.call = (function, arguments)

    def __reduce__(self):
        return self.call


def zipped(name, data, records=()):
    """A zip as torch.save writes it, around any pickle."""
    with zipfile.ZipFile(path(name), "w", zipfile.ZIP_STORED) as z:
        z.writestr("archive/data.pkl", data)
        for key, value in records:
            z.writestr(f"archive/data/{key}", value)
        z.writestr("archive/byteorder", "little")
        z.writestr("archive/version", "3\n")


marker = "/tmp/palimpsest_evil_pickle_ran"
for name, value in {
    "system": Evil(os.system, f"touch {marker}"),
    "eval": Evil(eval, f"open({marker!r}, 'w')"),
    "nested_system": {"weight": torch.zeros(1), "x": Evil(os.system, f"touch {marker}")},
}.items():
    buffer = io.BytesIO()
    torch.save(value, buffer)
    with zipfile.ZipFile(buffer) as z:
        pickled = z.read(next(n for n in z.namelist() if n.endswith("data.pkl")))
    zipped(f"evil/{name}.bin", pickled, [("0", bytes(4))])


# Pickles written by hand, opcode by opcode.
def storage(kind=b"FloatStorage", key=b"0", count=4):
    return (b"(X\x07\x00\x00\x00storagectorch\n" + kind + b"\nX" + struct.pack("<I", len(key)) + key
            + b"X\x03\x00\x00\x00cpuK" + bytes([count]) + b"tQ")


def tensor(offset=0, sizes=(4,), strides=(1,), **kw):
    def integer(n):
        return b"\x8a\x08" + struct.pack("<q", n)
    return (b"ctorch._utils\n_rebuild_tensor_v2\n(" + storage(**kw) + integer(offset)
            + b"(" + b"".join(map(integer, sizes)) + b"t(" + b"".join(map(integer, strides)) + b"t"
            + b"\x89ccollections\nOrderedDict\n)RtR")


def one(value):
    return b"\x80\x02}X\x01\x00\x00\x00w" + value + b"s."


four = [("0", struct.pack("<4f", 1, 2, 3, 4))]
zipped("evil/hand_written_good.bin", one(tensor()), four)
expect("evil/hand_written_good.bin", {"w": torch.tensor([1.0, 2, 3, 4])})
EVIL = {
    "outside_storage": one(tensor(sizes=(5,))),
    "offset_outside": one(tensor(offset=2)),
    "negative_offset": one(tensor(offset=-1)),
    "negative_stride": one(tensor(offset=3, strides=(-1,))),
    "negative_size": one(tensor(sizes=(-4,))),
    "overflow": one(tensor(sizes=(2**40, 2**40), strides=(2**40, 1))),
    "stride_overflow": one(tensor(sizes=(2, 2), strides=(2**62, 2**62))),
    "rank": one(tensor(sizes=(2, 2), strides=(1,))),
    "missing_record": one(tensor(key=b"7")),
    "path_record": one(tensor(key=b"../../../etc/passwd")),
    "short_record": one(tensor(count=200)),
    "unknown_storage": one(tensor(kind=b"QInt8Storage")),
    "stack_underflow": b"\x80\x02R.",
    "no_stop": b"\x80\x02}",
    "empty": b"",
    "unknown_opcode": b"\x80\x02\xff.",
    "memo_missing": b"\x80\x02h\x05.",
    "long_string": b"\x80\x02X\xff\xff\xff\xff.",
    "self_reference": b"\x80\x02]q\x00h\x00a.",
    "build": b"\x80\x02cposix\nsystem\n}b.",
    "inst": b"(S'touch /tmp/palimpsest_evil_pickle_ran'\niposix\nsystem\n.",
    "obj": b"\x80\x02(cposix\nsystem\nX\x02\x00\x00\x00lso.",
    "newobj": b"\x80\x02cos\nPathLike\n)\x81.",
    "newobj_allowed": b"\x80\x02ctorch\nFloatStorage\n)\x81.",
    "reduce_storage": b"\x80\x02ctorch\nFloatStorage\n)R.",
    "reduce_text": b"\x80\x02X\x01\x00\x00\x00a)R.",
    "stack_global": b"\x80\x04\x8c\x05posix\x8c\x06system\x93\x8c\x02ls\x85R.",
    "extension": b"\x80\x02\x82\x01.",
    "persistent_text": b"\x80\x02X\x01\x00\x00\x00aQ.",
    "long_integer": b"\x80\x02\x8b\x00\x00\x00\x7f.",
    "key_not_text": b"\x80\x02}K\x01" + tensor() + b"s.",
    "future_protocol": b"\x80\x7f}.",
}
for name, data in EVIL.items():
    zipped(f"evil/{name}.bin", data, four)

# Zips that are not what torch.save writes.
with zipfile.ZipFile(path("evil/compressed.bin"), "w", zipfile.ZIP_DEFLATED) as z:
    z.writestr("archive/data.pkl", one(tensor()) + bytes(500))
    z.writestr("archive/data/0", bytes(16))
with zipfile.ZipFile(path("evil/no_pickle.bin"), "w") as z:
    z.writestr("hello.txt", "hello")
with zipfile.ZipFile(path("evil/big_endian.bin"), "w") as z:
    z.writestr("archive/data.pkl", one(tensor()))
    z.writestr("archive/data/0", bytes(16))
    z.writestr("archive/byteorder", "big")
with open(path("evil/no_zip.bin"), "wb") as f:
    f.write(b"<!DOCTYPE html>\n<html>not found</html>\n")

with open(path("expected.json"), "w") as f:
    json.dump(EXPECTED, f, ensure_ascii=False, separators=(",", ":"))
    f.write("\n")
assert not os.path.exists(marker)
