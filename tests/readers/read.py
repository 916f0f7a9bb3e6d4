# SPDX-License-Identifier: Apache-2.0
# Reads what onezone_exports wrote with programs of others: read.py WHAT FOLDER [SCHEMA]. Prints "skipped: …" where such a program is not
# installed; ends with 1 where something does not come back as it was.
import base64, csv, hashlib, html.parser, importlib, json, pathlib, re, subprocess, sys, shutil, xml.etree.ElementTree as xml

what, folder = sys.argv[1], pathlib.Path(sys.argv[2])
names = [n for n in (folder / "names").read_bytes().decode().split("\0") if n]
assert len(names) == 8


def needed(module):
    try:
        return importlib.import_module(module)
    except ImportError:
        print("skipped: no " + module)
        sys.exit(0)


def tool(name):
    found = shutil.which(name)
    if not found:
        print("skipped: no " + name)
        sys.exit(0)
    return found


def read_graphml():
    graph = needed("networkx").read_graphml(folder / "hierarchy.graphml")
    labels = {data["name"] for _, data in graph.nodes(data=True)}
    assert set(names) <= labels, set(names) - labels
    units = [n for n, data in graph.nodes(data=True) if data["what"] == "unit"]
    bodies = [n for n, data in graph.nodes(data=True) if data["what"] == "body"]
    assert len(units) == len(names) + 2 and len(bodies) == len(names)
    kinds = [data["kind"] for _, _, data in graph.edges(data=True)]
    assert kinds.count("affiliation") == 1 and kinds.count("seat") == len(names) == kinds.count("manages")
    assert kinds.count("part") == len(names) - 1 and kinds.count("administers") == 1
    back = folder / "back.graphml"
    needed("networkx").write_graphml(graph, back)
    again = needed("networkx").read_graphml(back)
    assert dict(again.nodes(data=True)) == dict(graph.nodes(data=True))


def read_dot():
    subprocess.run([tool("dot"), "-Tsvg", folder / "hierarchy.dot", "-o", folder / "dot.svg"], check=True)
    shown = {"".join(t.itertext()) for t in xml.parse(folder / "dot.svg").iter("{http://www.w3.org/2000/svg}text")}
    # Graphviz reads references such as &amp; in labels itself.
    for name in names:
        assert name in shown or "&amp;" in name, (name, shown)


def read_rdf():
    graph = needed("rdflib").Graph().parse(folder / "hierarchy.jsonld", format="json-ld")
    ns = needed("rdflib").Namespace("http://www.w3.org/ns/org#")
    rdf = needed("rdflib").RDF
    assert len(set(graph.subjects(rdf.type, ns.Organization))) == len(names) + 2
    assert len(set(graph.subjects(rdf.type, ns.FormalOrganization))) == len(names)
    assert len(set(graph.subjects(rdf.type, ns.Post))) == len(names)
    assert len(set(graph.subjects(rdf.type, ns.Membership))) == len(names)
    assert len(set(graph.subjects(rdf.type, ns.ChangeEvent))) == 1
    labels = {str(o) for o in graph.objects(None, needed("rdflib").Namespace("http://www.w3.org/2004/02/skos/core#").prefLabel)}
    assert set(names) <= labels
    assert len(set(graph.objects(None, ns.heldBy))) == len(names) - 1
    for _, _, above in graph.triples((None, ns.subOrganizationOf, None)):
        assert (above, rdf.type, None) in graph


def read_sarif():
    log = json.loads((folder / "findings.sarif").read_text())
    assert log["runs"][0]["results"]
    om, fields = needed("sarif_om"), needed("attr").fields
    # Classes made from the published schema: they refuse a property it does not have, and one left out that it asks for.
    kinds = {"": om.SarifLog, "runs": om.Run, "tool": om.Tool, "driver": om.ToolComponent, "rules": om.ReportingDescriptor,
             "defaultConfiguration": om.ReportingConfiguration, "fullDescription": om.MultiformatMessageString,
             "shortDescription": om.MultiformatMessageString, "message": om.Message, "results": om.Result, "locations": om.Location,
             "logicalLocations": om.LogicalLocation, "invocations": om.Invocation, "partialFingerprints": dict, "properties": dict}

    def read(value, name=""):
        if isinstance(value, list):
            return [read(each, name) for each in value]
        if not isinstance(value, dict) or kinds[name] is dict:
            return value
        named = {f.metadata["schema_property_name"]: f.name for f in fields(kinds[name])}
        return kinds[name](**{named[key]: read(each, key) for key, each in value.items()})

    again = read(log)
    assert [r.rule_id for r in again.runs[0].results] == [r["ruleId"] for r in log["runs"][0]["results"]]
    assert {r.rule_id for r in again.runs[0].results} <= {r.id for r in again.runs[0].tool.driver.rules}
    if len(sys.argv) > 3:
        needed("jsonschema").validate(log, json.loads(pathlib.Path(sys.argv[3]).read_text()))


def read_junit():
    suites = xml.parse(folder / "findings.xml").getroot()
    assert int(suites[0].get("tests")) == len(suites[0].findall("testcase")) > 0
    again = needed("junitparser").JUnitXml.fromfile(str(folder / "findings.xml"))
    assert [(s.name, s.tests, s.failures, len(list(s))) for s in again] == [
        (s.get("name"), int(s.get("tests")), int(s.get("failures")), len(s.findall("testcase"))) for s in suites]
    if len(sys.argv) > 3:
        subprocess.run([tool("xmllint"), "--noout", "--schema", sys.argv[3], folder / "findings.xml"], check=True)


def read_csv():
    with open(folder / "findings.csv", encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, strict=True))
    assert len(rows) > 1 and all(len(row) == 11 for row in rows) and rows[0][0] == "规则"


def read_lcov():
    subprocess.run([tool("genhtml"), "--branch-coverage", "--quiet", "-o", "html", "coverage.info"], cwd=folder, check=True)
    assert (folder / "html" / "index.html").exists()


def read_html():
    class reader(html.parser.HTMLParser):
        """Elements that close in order, with places of one name each, and links that lead to one of them or filter."""
        open, tags, places, links = [], [], [], []

        def handle_starttag(self, tag, attributes):
            self.tags.append(tag)
            given = dict(attributes)
            self.places += [given["id"]] if "id" in given else []
            self.links += [given["href"]] if "href" in given else []
            if tag not in ("meta", "input"):
                self.open.append(tag)

        def handle_startendtag(self, tag, attributes):
            pass

        def handle_endtag(self, tag):
            assert self.open and self.open.pop() == tag, (tag, self.open, self.getpos())

    for file in "page.html", "bulletin.html":
        text = (folder / file).read_text()
        page = reader()
        page.open, page.tags, page.places, page.links = [], [], [], []
        page.feed(text)
        assert not page.open and len(page.places) == len(set(page.places))
        assert not {"img", "b", "i", "link", "iframe"} & set(page.tags), set(page.tags)
        for link in page.links:
            assert link[0] == "#" and (link[1:] in page.places or link.startswith("#unit=")), link
        for script in re.findall("<script>(.*?)</script>", text, re.S):
            digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
            assert f"script-src 'sha256-{digest}'" in text, digest
    assert page.tags.count("script") == 0 and "unit=" in (folder / "page.html").read_text()


globals()["read_" + what]()
