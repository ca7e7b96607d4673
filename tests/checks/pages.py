#!/usr/bin/env python3
"""Looks at the pages and drawings that casework writes, in a real browser: on a wide screen, a narrow one and paper,
without colour, and in colours of the reader's own choosing.

Usage: pages.py BROWSER CASEWORK FOLDER

Pages and their pictures are left in FOLDER, to be looked at. Before that, pages that are wrong are found to be so.
"""

import itertools
import json
import pathlib
import subprocess
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from browser import Browser, Failure, greys, unlikeness  # noqa: E402

here = pathlib.Path(__file__).resolve().parent
data = here.parents[1] / "examples" / "data"
LOOK = (here / "pages.js").read_text("utf-8")
WIDTHS = (320, 375, 768, 1280)
LEAST_UNLIKE = 25  # of 255: how much the textures of two classes differ at least
CLASSES = ("met", "missed", "not_due", "withdrawn", "not_known", "not_applicable")
LEVELS = ("assessment_offered", "assessment_offered_for", "commencement")
ON = ("--on", "2026-12-31")


# ---- looking ----------------------------------------------------------------------------------------------------


def met_on_the_way(browser, path):
    """Errors in the console, and whatever was fetched beside the page."""
    for event in browser.events:
        told = event["params"]
        if event["method"] == "Runtime.exceptionThrown":
            yield f"an exception: {told['exceptionDetails']['text']}"
        elif event["method"] == "Runtime.consoleAPICalled" and told["type"] in ("error", "warning", "assert"):
            yield f"in the console: {told['args'][0].get('value')}"
        elif event["method"] == "Log.entryAdded" and told["entry"]["level"] in ("error", "warning"):
            yield f"in the log: {told['entry']['text']}"
        elif event["method"] == "Network.requestWillBeSent":
            address = told["request"]["url"]
            if address != f"file://{path}" and not address.startswith("data:"):
                yield f"fetches {address[:60]}"


def wrong_with(browser, path, widths=WIDTHS):
    for width in widths:
        browser.open(path, width)
        for what in itertools.chain(met_on_the_way(browser, path), browser.evaluate(LOOK)):
            yield f"{path.name} at {width}: {what}"


def wrong_on_paper(browser, path):
    browser.open(path, 718)  # what a sheet of A4 has between its margins
    browser.wear(media="print")
    for what in browser.evaluate(LOOK):
        yield f"{path.name} on paper: {what}"
    browser.wear()


SWATCHES = """[...document.querySelectorAll('.legend rect')].map(shape => {
    const box = shape.getBoundingClientRect();
    return [shape.getAttribute('class'), box.left + scrollX + 2, box.top + scrollY + 2, box.width - 4, box.height - 4];
})"""
SEEN_AS = {"in colour": {}, "in grey": {"greyscale": True}, "in forced colours": {"forced_colors": "active"},
           "in dark forced colours": {"forced_colors": "active", "prefers_color_scheme": "dark"}}


def wrong_without_colour(browser, path, folder=None):
    browser.open(path, 1280)
    for name, seen in SEEN_AS.items():
        browser.wear(**seen)
        shown = browser.evaluate(SWATCHES)
        pictures = {each[0]: greys(browser.screenshot(clip=each[1:])) for each in shown}
        if len(pictures) < 2:
            yield f"{path.name}: there is no key to the classes"
        for one, other in itertools.combinations(pictures, 2):
            apart = unlikeness(pictures[one], pictures[other])
            if apart < LEAST_UNLIKE:
                yield f"{path.name} {name}: {one} and {other} look alike ({apart:.0f} of 255)"
        if folder is not None and name != "in colour":
            browser.screenshot(folder / f"{path.stem}-{name.replace(' ', '-')}.png")
    browser.wear()
    for fill, wanted in browser.evaluate("[...document.querySelectorAll('svg.bar rect, .legend rect')].map(shape => "
                                         "[shape.getAttribute('fill'), shape.getAttribute('class')])"):
        if fill != f"url(#{wanted})":
            yield f"{path.name}: a bar of the class {wanted} has the texture {fill}"


# ---- numbers ----------------------------------------------------------------------------------------------------

TABLES = """Object.fromEntries([...document.querySelectorAll('table[id]')].map(table => [table.id,
    Object.fromEntries([...table.querySelectorAll('tr[data-key]')].map(row =>
        [row.dataset.key, [...row.querySelectorAll('td')].map(cell => cell.textContent)]))]))"""
BARS = """[...document.querySelectorAll('.bars:not(.counts) li')].map(line => [line.querySelector('b').textContent,
    [...line.querySelectorAll('rect')].map(part =>
        [part.getAttribute('class'), part.getBoundingClientRect().width])])"""


def share(figure):
    tenths = figure.get("tenths")
    return "none" if tenths is None else f"{tenths // 10}.{tenths % 10}%"


def cells(line, level):
    figure = line[level]
    counts = [line["referrals"], *(figure[name] for name in CLASSES), figure["denominator"]]
    return [f"{count:,}" for count in counts] + [share(figure)]


def wrong_numbers(browser, path, report):
    """Numbers in the tables, and lengths in the charts, that are not those of the JSON."""
    browser.open(path, 1280)
    tables, bars = browser.evaluate(TABLES), iter(browser.evaluate(BARS))
    for by in dict.fromkeys(line["by"] for line in report["lines"]):
        lines = [line for line in report["lines"] if line["by"] == by]
        for level in LEVELS:
            for line in lines:
                found = tables["total-levels"][level] if by == "total" else tables[f"{by}-{level}"][line["key"]]
                if found != cells(line, level):
                    yield f"{path.name}: {by} {line['key']} {level}: {found} and not {cells(line, level)}"
            if by != "total" and level != "assessment_offered_for":
                yield from wrong_bars(path, lines, level, bars)
    if next(bars, None) is not None:
        yield f"{path.name}: there are more bars than lines"
    yield from wrong_work(path, tables, browser.evaluate(COUNTS), report["work"])


def wrong_bars(path, lines, level, bars):
    for line in lines:
        told, parts = next(bars)
        wanted = {name: line[level][name] for name in CLASSES[:-1] if line[level][name] > 0}
        if told != share(line[level]) or list(dict(parts)) != list(wanted):
            yield f"{path.name}: the bar of {line['key']} says {told} {parts}"
            continue
        whole, all_of_it = sum(width for _, width in parts), sum(wanted.values())
        for name, width in parts:
            if abs(width / whole - wanted[name] / all_of_it) > 0.01:
                yield f"{path.name}: the bar of {line['key']} has a wrong length for {name}"


COUNTS = """[...document.querySelectorAll('.counts li')].map(line => {
    const width = part => line.querySelector(part).getBoundingClientRect().width;
    return [line.querySelector('b').textContent, width('rect') / width('svg')];
})"""


def wrong_work(path, tables, counts, work):
    months = [month for month in work["lines"][0]["months"] if month["month"] <= work["day"][:7]]
    wanted = {month["month"]: [f"{month[name]:,}" for name in ("received", "closed", "open", "most_open")]
              for month in months}
    if tables["work-months"] != wanted:
        yield f"{path.name}: open work by month is {tables['work-months']} and not {wanted}"
    most = max(1, *(month["open"] for month in work["lines"][0]["months"]))
    for (told, part), month in itertools.zip_longest(counts, months):
        if told != f"{month['open']:,}" or abs(part - month["open"] / most) > 0.01:
            yield f"{path.name}: the bar of {month['month']} says {told}, {part:.3f} of the longest"
    for line in work["lines"]:
        if line["by"] not in ("total", "provider", "contract"):
            continue
        found = tables["work-lines"][line.get("key", "")]
        unclear = line["offer_not_known"] + line["not_known"]
        figures = [line["open"], line["waiting"], line["overdue"], unclear, line["most_open"]]
        if found[:5] != [f"{figure:,}" for figure in figures]:
            yield f"{path.name}: open work of {line['key']} is {found}"


# ---- pages that are wrong -----------------------------------------------------------------------------------------

GOOD = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>t</title>
<meta name="viewport" content="width=device-width"><style>svg text{font-size:14px}</style></head>
<body><main>
<h1>Head</h1><p>Text</p>
<table><caption>c</caption><thead><tr><th scope="col">a</th></tr></thead><tbody><tr><td>1</td></tr></tbody>
</table></main></body></html>"""
BAD = {
    "wide in a window": ("<p>Text</p>", "<p style='width:2000px'>Text</p>"),
    "leaves the window": ("<p>Text</p>", "<p style='position:absolute;left:-20px'>Text</p>"),
    "is cut": ("<p>Text</p>", "<p style='overflow:hidden;height:8px;line-height:20px'>Text</p>"),
    "overlap": ("<p>Text</p>", "<p>Text</p><p style='margin-top:-30px'>Another</p>"),
    "contrast of": ("<p>Text</p>", "<p style='color:#999'>Text</p>"),
    "letters of": ("<p>Text</p>", "<p style='font-size:9px'>Text</p>"),
    "no language": (' lang="en"', ""),
    "without a caption": ("<caption>c</caption>", ""),
    "without a scope": (' scope="col"', ""),
    "of another length": ("<td>1</td>", "<td>1</td><td>2</td>"),
    "headings is left out": ("<p>Text</p>", "<h3>Text</h3>"),
    "there twice": ("<p>Text</p>", "<p id='a'>Text</p><p id='a'>More</p>"),
    "link to nowhere": ("<p>Text</p>", "<a href='#b'>Text</a>"),
    "drawing without a title": ("<p>Text</p>", "<svg role='img'></svg>"),
    "leaves its drawing": ("<p>Text</p>",
                           "<svg role='img' width='20'><title>t</title><text y='20'>Longer</text></svg>"),
    "texture that is not there": ("<p>Text</p>", "<svg aria-hidden='true'><rect fill='url(#no)'/></svg>"),
    "an exception": ("<p>Text</p>", "<script>throw new Error('x')</script>"),
    "in the console": ("<p>Text</p>", "<script>console.error('x')</script>"),
    "fetches": ("<p>Text</p>", "<img alt='' src='other.png'>"),
}
ALIKE = """<div class="legend">
<svg width="44" height="24"><rect class="a" width="44" height="24" fill="#777"/></svg>
<svg width="44" height="24"><rect class="b" width="44" height="24" fill="#b06"/></svg></div>"""


def self_test(browser, folder):
    page = folder / "self-test.html"
    page.write_text(GOOD, "utf-8")
    missed = list(wrong_with(browser, page, (375,)))
    for wanted, (before, after) in BAD.items():
        assert before in GOOD
        page.write_text(GOOD.replace(before, after), "utf-8")
        found = list(wrong_with(browser, page, (375,)))
        if not any(wanted in what for what in found):
            missed.append(f"a page with this fault passes: {wanted}; found {found}")
    page.write_text(GOOD.replace("<p>Text</p>", ALIKE), "utf-8")
    if not any("look alike" in what for what in wrong_without_colour(browser, page)):
        missed.append("a page whose classes differ by colour alone passes")
    page.unlink()
    return missed


# ---- all of it ----------------------------------------------------------------------------------------------------


def casework(program, *arguments):
    return subprocess.run([program, *map(str, arguments)], check=True, stdout=subprocess.PIPE, timeout=300).stdout


def write_all(program, folder):
    """A report of an invented year, side by side with another; one of nobody; the timelines of the transcripts."""
    directory, journal, store = ("--directory", data / "providers.json"), folder / "year.jsonl", folder / "year.db"
    for old in folder.iterdir():
        old.unlink()
    journal.write_bytes(casework(program, "invent", "--referrals", "300", *directory))
    casework(program, "import", journal, "--store", store, *directory)
    kept = ("--store", store, *directory, *ON)
    reports = {}
    for name, more in {"report": ("--against", data / "stricter.json", "--capacity", data / "capacity.json"),
                       "report-quarter": ("--from", "2026-10-01")}.items():
        casework(program, "report", *kept, *more, "--html", folder / f"{name}.html")
        plain = more if name != "report" else ()
        reports[folder / f"{name}.html"] = json.loads(casework(program, "report", *kept, *plain, "--json"))
        reports[folder / f"{name}.html"]["work"] = json.loads(casework(program, "workload", *kept, *plain, "--json"))
    nobody = ("--cases", "/dev/null", *ON)
    casework(program, "report", *nobody, "--html", folder / "report-nobody.html")
    reports[folder / "report-nobody.html"] = json.loads(casework(program, "report", *nobody, "--json"))
    reports[folder / "report-nobody.html"]["work"] = json.loads(casework(program, "workload", *nobody, "--json"))
    for number in (1, 4, 150, 299):
        casework(program, "timeline", f"EX-{number:06}", *kept, "--svg", folder / f"timeline-{number}.svg")
    return reports


def look_at_all(browser, folder, reports):
    for path, report in reports.items():
        for each in (wrong_with(browser, path), wrong_on_paper(browser, path), wrong_numbers(browser, path, report),
                     wrong_without_colour(browser, path, folder if path.stem == "report" else None)):
            yield path, each
        for width in WIDTHS:
            browser.open(path, width)
            browser.screenshot(folder / f"{path.stem}-{width}.png")
    for path in sorted(folder.glob("timeline-*.svg")):
        yield path, wrong_with(browser, path, (1280,))
        browser.screenshot(folder / f"{path.stem}.png")


def main():
    browser_program, program, folder = sys.argv[1], str(pathlib.Path(sys.argv[2]).resolve()), pathlib.Path(sys.argv[3])
    folder.mkdir(parents=True, exist_ok=True)
    folder = folder.resolve()
    reports = write_all(program, folder)
    passed = failed = 0
    with Browser(browser_program) as browser:
        print(f"looked at in {browser.call('Browser.getVersion')['product']}")
        checks = itertools.chain([("the checks themselves", self_test(browser, folder))],
                                 look_at_all(browser, folder, reports))
        for name, found in checks:
            wrong = list(found)
            for what in wrong[:20]:
                print(what)
            failed += bool(wrong)
            passed += not wrong
    print(f"{passed} passed, {failed} failed")
    print(f"say: the pages and their pictures are in {folder}")
    return 1 if failed else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (Failure, subprocess.SubprocessError) as reason:
        print(f"pages.py: {reason}")
        sys.exit(1)
