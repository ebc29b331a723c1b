"""Reads a DCAT catalogue with rdflib; writes as JSON what DCAT-AP 3.0 makes mandatory and is missing, and every address to follow."""
import json
import sys

from rdflib import Graph, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF

graph = Graph()
graph.parse(sys.argv[1], format="json-ld")
missing = []


def need(subject, kind, *properties):
    for prop in properties:
        if not list(graph.objects(subject, prop)):
            missing.append(f"{kind} {subject}: {prop}")


catalogues = list(graph.subjects(RDF.type, DCAT.Catalog))
if len(catalogues) != 1:
    missing.append(f"{len(catalogues)} catalogues")
for catalogue in catalogues:
    need(catalogue, "catalogue", DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCAT.dataset)
    for publisher in graph.objects(catalogue, DCTERMS.publisher):
        if (publisher, RDF.type, FOAF.Agent) not in graph and (publisher, RDF.type, FOAF.Organization) not in graph:
            missing.append(f"publisher {publisher}: not a foaf:Agent")
        need(publisher, "publisher", FOAF.name)
datasets = list(graph.objects(None, DCAT.dataset))
if not datasets:
    missing.append("no dataset")
for dataset in datasets:
    if (dataset, RDF.type, DCAT.Dataset) not in graph:
        missing.append(f"{dataset}: not a dcat:Dataset")
    need(dataset, "dataset", DCTERMS.title, DCTERMS.description, DCAT.distribution)
distributions = []
for distribution in graph.objects(None, DCAT.distribution):
    need(distribution, "distribution", DCAT.accessURL, DCTERMS.license)  # recommended; without it nobody may reuse
    distributions += [str(address) for address in graph.objects(distribution, DCAT.accessURL)]
pages = [str(page) for page in graph.objects(None, DCAT.landingPage)]
relative = sorted({str(term) for triple in graph for term in triple if isinstance(term, URIRef) and ":" not in str(term)})
json.dump({"missing": missing, "relative": relative, "distributions": sorted(distributions), "pages": pages}, sys.stdout)
