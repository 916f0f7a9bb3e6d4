# SPDX-License-Identifier: Apache-2.0
# Opens the workbooks that onezone_exports wrote with LibreOffice, without a screen, and lets onezone_exports read what LibreOffice saves of
# them: read_workbooks.py SOFFICE FOLDER EXPORTS. Ends with 1 where something does not come back as it was.
import csv, pathlib, re, subprocess, sys, zipfile

soffice, folder, exports = sys.argv[1], pathlib.Path(sys.argv[2]).resolve(), sys.argv[3]
out = folder / "saved"
out.mkdir(exist_ok=True)
for old in out.iterdir():
    old.unlink()


def convert(to, *files):
    profile = (folder / "office-profile").as_uri()
    subprocess.run([soffice, "-env:UserInstallation=" + profile, "--headless", "--convert-to", to, "--outdir", out, *files],
                   check=True, stdout=subprocess.DEVNULL, timeout=240)


def rows(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return [row for row in csv.reader(file)]


def filled(table):
    return [row[:max((i + 1 for i, cell in enumerate(row) if cell), default=0)] for row in table]


# Every sheet as LibreOffice shows it is the table that was written.
names = {"units": "单位", "agencies": "机构", "posts": "职位任职", "staff": "编制人员", "functions": "职能", "loans": "借调",
         "joint_offices": "合署办公", "facts": "自定事实", "complete": "齐全的名单"}
convert("csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1", folder / "hierarchy.xlsx")
for key, name in names.items():
    written, shown = rows(folder / "tables" / (key + ".csv")), rows(out / ("hierarchy-" + name + ".csv"))
    assert filled(shown) == filled(written), (key, shown, written)
assert len(rows(folder / "tables" / "units.csv")) == 11

# What it saves of it still says the same, and days are numbers.
convert("xlsx", folder / "hierarchy.xlsx", folder / "bulletin.xlsx")
subprocess.run([exports, "--read", out / "hierarchy.xlsx"], check=True)


def sheets(path):
    with zipfile.ZipFile(path) as parts:
        return {n: parts.read(n).decode() for n in parts.namelist() if n.startswith("xl/worksheets/sheet")}


posts = sheets(out / "hierarchy.xlsx")["xl/worksheets/sheet3.xml"]
assert posts.count('t="n"><v>43831</v>') == 8, posts  # 1 January 2020
for book in "hierarchy.xlsx", "bulletin.xlsx":
    written = sheets(folder / book)
    assert len(written) == len(sheets(out / book)) >= 9
    # LibreOffice without a screen keeps nothing of how a sheet is looked at: what it was given says that the first row is frozen.
    for name, text in written.items():
        assert re.search(r'<pane ySplit="1" [^>]*state="frozen"/>', text), (book, name)
