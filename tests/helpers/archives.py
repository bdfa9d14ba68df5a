"""Files of a workspace with other content than they were made with."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile


def changed(data, change=lambda tables, manifest: None, *, lie=False, names=None, compression=zipfile.ZIP_DEFLATED):
    """A file with other content whose hashes fit, unless it is to lie."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        tables = {
            name: [json.loads(line) for line in archive.read(f"{name}.jsonl").splitlines()]
            for name in manifest["tables"]
        }
    change(tables, manifest)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, rows in tables.items():
            content = b"".join(row if isinstance(row, bytes) else json.dumps(row).encode() + b"\n" for row in rows)
            archive.writestr(f"{name}.jsonl", content)
            if not lie and name in manifest["tables"]:
                described = {"rows": len(rows), "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
                manifest["tables"][name] = described
        archive.writestr("manifest.json", json.dumps(manifest))
        for name in names or ():
            archive.writestr(name, b"x")
    return out.getvalue()


def setting(table, number, /, **values):
    def change(tables, manifest):
        tables[table][number].update(values)

    return change
