# SPDX-License-Identifier: Apache-2.0
# Opens a page in headless Chromium: browse.py WHAT CHROMIUM PAGE FOLDER. What it writes (PDF, PNG, a profile) goes into FOLDER.
# Ends with 1 where the page is not what it should be, or the browser complained of it.
import html.parser, pathlib, re, struct, subprocess, sys, tempfile, urllib.parse, zlib

what, chromium, page, folder = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3]).resolve(), pathlib.Path(sys.argv[4]).resolve()


def browse(*options, fragment="", of=page):
    """What the browser prints. It is offline, and complains of nothing."""
    with tempfile.TemporaryDirectory(dir=folder) as profile:
        done = subprocess.run(
            [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
             "--host-resolver-rules=MAP * ~NOTFOUND", "--enable-logging=stderr", "--v=0", f"--user-data-dir={profile}",
             *options, of.as_uri() + fragment],
            capture_output=True, timeout=120)
    said = done.stderr.decode(errors="replace")
    assert done.returncode == 0, said
    complaints = [line for line in said.splitlines() if "CONSOLE" in line]
    assert not complaints, complaints
    return done.stdout.decode()


class elements(html.parser.HTMLParser):
    """The elements of a page in order, each with its attributes, whether it or one above is hidden, and its text."""
    void = {"meta", "input", "br", "img", "link", "hr"}

    def __init__(self, text):
        super().__init__()
        self.all, self.open = [], []
        self.feed(text)
        assert not self.open, [e["tag"] for e in self.open]

    def handle_starttag(self, tag, attributes):
        above = self.open[-1] if self.open else None
        one = {"tag": tag, "is": dict(attributes), "text": ""}
        one["hidden"] = "hidden" in one["is"] or (above is not None and above["hidden"])
        self.all.append(one)
        if tag not in self.void:
            self.open.append(one)

    def handle_startendtag(self, tag, attributes):
        self.all.append({"tag": tag, "is": dict(attributes), "text": "", "hidden": False})

    def handle_endtag(self, tag):
        assert self.open and self.open[-1]["tag"] == tag, (tag, [e["tag"] for e in self.open])
        self.open.pop()

    def handle_data(self, data):
        for one in self.open:
            one["text"] += data

    def of_class(self, name):
        return [e for e in self.all if name in (e["is"].get("class") or "").split()]

    def by_id(self, name):
        return next(e for e in self.all if e["is"].get("id") == name)


def opened(fragment="", *options):
    return elements(browse("--dump-dom", *options, fragment=fragment))


def shown(dom):
    return [e for e in dom.of_class("finding") if not e["hidden"]]


def numbers(dom):
    return [int(n) for n in re.findall(r"\d+", dom.by_id("count")["text"])]


def check_opened():
    dom = opened()
    all = dom.of_class("finding")
    assert len(all) > 20 and shown(dom) == all and numbers(dom) == [len(all), len(all)]
    root = dom.all[0]["is"]
    assert root["lang"] == "zh-CN" and root["class"] == "js", root
    assert "清理规范" in next(e for e in dom.all if e["tag"] == "title")["text"]
    for e in dom.all:
        assert e["tag"] not in ("img", "link", "iframe", "object") and "src" not in e["is"], e
    fields = {e["is"].get("id") for e in dom.all if e["tag"] in ("input", "select")}
    assert fields == {e["is"].get("for") for e in dom.all if e["tag"] == "label"}, fields
    assert dom.by_id("count")["is"]["aria-live"] == "polite"


def check_filtered():
    all = elements(page.read_text()).of_class("finding")
    clause, last = all[0]["is"]["data-clause"], all[-1]["is"]
    for wanted in {"clause": clause}, {"verdict": last["data-verdict"], "unit": last["data-unit"]}:
        dom = opened("#" + urllib.parse.urlencode(wanted))
        some = shown(dom)
        want = [e for e in all if all_match(e, wanted)]
        assert 0 < len(want) < len(all) and len(want) == len(some) and all_of(some, wanted), wanted
        assert numbers(dom) == [len(some), len(all)]
        # A clause or course of which nothing is left is not there either.
        for group in dom.of_class("group"):
            assert group["hidden"] or any(e["text"] in group["text"] for e in some)
        # Beside the number of all stands how many are shown.
        parts = [e["text"] for e in dom.of_class("part") if not e["hidden"]]
        for text in parts:
            assert re.fullmatch("（显示[1-9][0-9]*项）|", text), parts
        assert sum(int(n) for n in re.findall(r"\d+", "".join(parts))) <= 2 * len(some) and any(parts), parts
    none = opened(f"#clause={clause}&unit=%E6%97%A0%E6%AD%A4%E5%9C%B0&lang=en")
    assert not shown(none) and numbers(none) == [0, len(all)] and none.all[0]["is"]["lang"] == "en"
    assert next(e for e in none.all if e["tag"] == "title")["text"].startswith("The clean-up")
    assert next(e for e in none.all if e["tag"] == "option")["text"] == "all"
    # What is not understood is said to be so, and filters nothing.
    odd = opened("#clause=no.such&colour=red")
    assert len(shown(odd)) == len(all)
    assert "clause=no.such" in odd.by_id("count")["text"] and "colour=red" in odd.by_id("count")["text"]


def all_match(e, wanted):
    return all(value in e["is"]["data-unit"] if key == "unit" else value == e["is"]["data-" + key] for key, value in wanted.items())


def all_of(some, wanted):
    return all(all_match(e, wanted) for e in some)


def printed(name, fragment="", of=page):
    """How many pages of A4 a PDF has."""
    pdf = folder / name
    browse("--no-pdf-header-footer", f"--print-to-pdf={pdf}", fragment=fragment, of=of)
    bytes = pdf.read_bytes()
    assert bytes.startswith(b"%PDF-")
    boxes = re.findall(rb"/Type /Page\b[^s].*?/MediaBox \[([^\]]*)\]", bytes, re.S)
    pages = [tuple(round(float(n)) for n in box.split()[2:]) for box in boxes]
    assert set(pages) == {(595, 842)}, pages  # A4
    print(name + ":", len(pages), "pages")
    return len(pages)


def check_printed():
    whole = printed("page.pdf")
    assert 10 <= whole <= 60, whole
    # What is filtered out is not printed.
    assert printed("filtered.pdf", fragment="#unit=%E9%BE%99%E5%8D%97") < whole
    # Without its script it is read and printed all the same.
    bare = folder / "unscripted.html"
    bare.write_text(re.sub("<script>.*?</script>", "", page.read_text(), flags=re.S))
    assert abs(printed("unscripted.pdf", of=bare) - whole) <= 1
    dom = elements(browse("--dump-dom", of=bare))
    assert len(shown(dom)) > 20 and not dom.by_id("count")["text"]
    assert any(e["tag"] == "noscript" and not e["hidden"] for e in dom.all)


def in_english(zh):
    return zh.replace('id="in-zh" checked', 'id="in-zh"').replace('id="in-en"', 'id="in-en" checked')


def check_bulletin():
    assert 5 <= printed("bulletin.pdf") <= 30


def check_page_one():
    """What stands before the picture goes on one page of A4, in either language."""
    zh = page.read_text().split('<section class="pictures">')[0] + "</main></body></html>"
    en = in_english(zh)
    assert zh != en
    for name, text in ("one-zh", zh), ("one-en", en):
        (folder / (name + ".html")).write_text(text)
        assert printed(name + ".pdf", of=folder / (name + ".html")) == 1


def pixels(png):
    """Width, height and the colours of a picture of eight bits a channel."""
    bytes = png.read_bytes()
    width, height, depth, kind = struct.unpack(">IIBB", bytes[16:26])
    assert depth == 8 and kind in (2, 6)
    at, data = 8, b""
    while at < len(bytes):
        length, name = struct.unpack(">I4s", bytes[at:at + 8])
        if name == b"IDAT":
            data += bytes[at + 8:at + 8 + length]
        at += 12 + length
    return width, height, len(set(zlib.decompress(data)))


def check_drawn():
    # High enough for all of it: of what is scrolled away Chromium draws nothing.
    # A language in the address moves nothing: it looks as a page that begins in that language.
    english = folder / "english.html"
    english.write_text(in_english(page.read_text()))
    browse(f"--screenshot={folder / 'chosen.png'}", "--window-size=1280,800", "--hide-scrollbars", fragment="#lang=en")
    browse(f"--screenshot={folder / 'english.png'}", "--window-size=1280,800", "--hide-scrollbars", of=english)
    assert (folder / "chosen.png").read_bytes() == (folder / "english.png").read_bytes()
    for name, fragment, height in ("page.png", "", 2400), ("filtered.png", "#verdict=undecided&lang=en", 16000):
        browse(f"--screenshot={folder / name}", f"--window-size=1280,{height}", "--hide-scrollbars", fragment=fragment)
        width, drawn, values = pixels(folder / name)
        assert (width, drawn) == (1280, height) and values > 50, (width, drawn, values)


def check_hostile():
    dom = opened()
    title = next(e for e in dom.all if e["tag"] == "title")["text"]
    assert title.startswith("</script><script>document.title"), title
    assert not [e for e in dom.all if e["tag"] in ("img", "b", "i")]
    assert len([e for e in dom.all if e["tag"] == "script"]) == 1 and len(dom.of_class("finding")) > 5
    assert numbers(dom)[0] == len(shown(dom))
    for name in ("园\"和'区'", "<b>园<i a='b'>"):
        some = shown(opened("#unit=" + urllib.parse.quote(name)))
        assert some and all(name in e["is"]["data-unit"] for e in some), name


def check_crowded():
    """Page one goes on one page of A4, however much there is to tell and whatever it is called."""
    for name in "crowded-zh", "crowded-en":
        assert printed(name + ".pdf", of=page / (name + ".html")) == 1


folder.mkdir(parents=True, exist_ok=True)
globals()["check_" + what]()
