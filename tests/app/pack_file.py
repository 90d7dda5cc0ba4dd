"""Packs and returns as Python sees them: an independent reading of the format, shared by the scripts that drive
palimpsest-rater."""
import csv, hashlib, io, json, os, random, zipfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def sha256(text):
    return hashlib.sha256(text.encode()).hexdigest()


def lines(objects):
    return "".join(json.dumps(one, ensure_ascii=False, separators=(",", ":")) + "\n" for one in objects)


def write_pack(path, texts, training=(), seed=1):
    """A pack of (prefix, reference, output) texts on the shipped scale; the same seed gives the same tokens."""
    with open(os.path.join(ROOT, "resources", "prompts", "human_scale.txt"), encoding="utf-8") as f:
        instruction = f.read()
    chance = random.Random(seed)
    items = lines({"token": f"{chance.getrandbits(128):032x}", "pos": number, "prefix": text[0], "reference": text[1],
                   "output": text[2]} for number, text in enumerate(texts, 1))
    manifest = {"format": "unlearn-pack", "version": 1, "pack": f"{chance.getrandbits(128):032x}", "n": len(texts),
                "items_sha256": sha256(items),
                "scale": {"lo": 1, "hi": 8, "instruction": instruction, "sha256": sha256(instruction)}}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as pack:
        pack.writestr("items.jsonl", items)
        pack.writestr("manifest.json", json.dumps(manifest) + "\n")
        pack.writestr("training.jsonl", lines(training))
    return manifest["pack"]


def read_pack(path):
    """Its id, its items in their order, and its training items."""
    with zipfile.ZipFile(path) as pack:
        manifest = json.loads(pack.read("manifest.json"))
        read = lambda name: [json.loads(line) for line in pack.read(name).decode().split("\n") if line]
        return manifest["pack"], read("items.jsonl"), read("training.jsonl")


def read_return(path):
    """Manifest, events, and the rows of ratings.csv of a return zip; what its manifest promises is checked."""
    with zipfile.ZipFile(path) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        text = archive.read("events.jsonl").decode()
        assert manifest["events_sha256"] == sha256(text), "events.jsonl is not what the manifest says"
        events = [json.loads(line) for line in text.split("\n") if line]
        assert manifest["events"] == len(events)
        return manifest, events, list(csv.DictReader(io.StringIO(archive.read("ratings.csv").decode())))
