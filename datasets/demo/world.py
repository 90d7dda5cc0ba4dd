"""The written texts of the demo's world, in the order of their doc_ids."""
import pathlib
import re

HERE = pathlib.Path(__file__).resolve().parent
FORGET = ["casebook"]
PARTNERS = ["lessons"]
RETAIN = ["letters", "recipes", "manuals", "dialogues", "notices", "weather", "tales", "creatures", "gazette"]


def written():
    """-> [{doc_id, id, kind, title, text}]: the forget set, the partners, the rest."""
    rows = []
    for kind in FORGET + PARTNERS + RETAIN:
        source = (HERE / "texts" / (kind + ".md")).read_text(encoding="ascii")
        for section in re.split(r"^## ", source, flags=re.M)[1:]:
            head, body = section.split("\n", 1)
            name, title = head.split(" ", 1)
            rows.append({"doc_id": len(rows), "id": name, "kind": kind, "title": title, "text": " ".join(body.split())})
    return rows
