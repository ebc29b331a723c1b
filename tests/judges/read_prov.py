"""Reads PROV-JSON files with the package prov; writes as JSON how much each describes, and what its relations name that it does not."""
import json
import sys

from prov.model import ProvActivity, ProvAgent, ProvDocument, ProvElement, ProvEntity

results = []
for name in sys.argv[1:]:
    with open(name, encoding="utf-8") as file:
        document = ProvDocument.deserialize(content=file.read(), format="json")
    described = {str(record.identifier) for record in document.get_records(ProvElement)}
    unknown = set()
    for record in document.get_records():
        if isinstance(record, ProvElement):
            continue
        for attribute, value in record.formal_attributes:
            if value is not None and hasattr(value, "namespace") and str(value) not in described:
                unknown.add(str(value))
    results.append({"file": name, "activities": len(list(document.get_records(ProvActivity))), "entities": len(list(document.get_records(ProvEntity))),
                    "agents": len(list(document.get_records(ProvAgent))), "unknown": sorted(unknown)})
json.dump(results, sys.stdout)
