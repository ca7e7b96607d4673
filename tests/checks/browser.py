"""A headless Chromium, spoken to over pipes in the words of its DevTools protocol. Serves pages.py."""

import base64
import fcntl
import itertools
import json
import os
import select
import struct
import subprocess
import tempfile
import time
import zlib

PATIENCE = 60  # seconds that an answer may take


class Failure(Exception):
    """What the browser refused, or that it is gone."""


class Browser:
    """With `with`: a browser with one empty page."""

    def __init__(self, program):
        self.folder = tempfile.TemporaryDirectory(prefix="ivn-browser-", ignore_cleanup_errors=True)
        theirs_in, self.into = os.pipe()
        self.out, theirs_out = os.pipe()
        high = [fcntl.fcntl(end, fcntl.F_DUPFD, 10) for end in (theirs_in, theirs_out)]

        def plug():
            os.dup2(high[0], 3)
            os.dup2(high[1], 4)

        # In a container the browser has neither rights to make a sandbox nor much shared memory.
        command = [program, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                   "--hide-scrollbars", "--no-first-run", "--disable-background-networking",
                   "--disable-component-update", "--disable-sync",
                   "--force-color-profile=srgb", "--remote-debugging-pipe", f"--user-data-dir={self.folder.name}",
                   "about:blank"]
        self.process = subprocess.Popen(command, pass_fds=(3, 4, *high), preexec_fn=plug, stdin=subprocess.DEVNULL,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                        env={**os.environ, "HOME": self.folder.name})
        for end in (theirs_in, theirs_out, *high):
            os.close(end)
        self.read, self.numbers, self.events, self.session = b"", itertools.count(1), [], None

    def __enter__(self):
        page = next(each for each in self.call("Target.getTargets")["targetInfos"] if each["type"] == "page")
        self.session = self.call("Target.attachToTarget", targetId=page["targetId"], flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network", "DOM"):
            self.call(f"{domain}.enable")
        return self

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        os.close(self.into)
        os.close(self.out)
        self.folder.cleanup()

    def receive(self, until):
        while b"\0" not in self.read:
            if not select.select([self.out], [], [], max(0, until - time.monotonic()))[0]:
                raise Failure("the browser does not answer")
            more = os.read(self.out, 1 << 20)
            if not more:
                raise Failure("the browser has ended")
            self.read += more
        message, _, self.read = self.read.partition(b"\0")
        return json.loads(message)

    def call(self, method, **parameters):
        number, until = next(self.numbers), time.monotonic() + PATIENCE
        message = {"id": number, "method": method, "params": parameters}
        if self.session is not None:
            message["sessionId"] = self.session
        rest = json.dumps(message).encode() + b"\0"
        while rest:
            rest = rest[os.write(self.into, rest):]
        while True:
            answer = self.receive(until)
            if answer.get("id") == number:
                if "error" in answer:
                    raise Failure(f"{method}: {answer['error']['message']}")
                return answer["result"]
            if "method" in answer:
                self.events.append(answer)

    def open(self, path, width, height=900):
        """Loads a file into a window so wide; what it met on the way is in `events`."""
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1,
                  mobile=width < 600)
        self.events.clear()
        self.call("Page.navigate", url=f"file://{path}")
        until = time.monotonic() + PATIENCE
        while not any(event["method"] == "Page.loadEventFired" for event in self.events):
            self.events.append(self.receive(until))
        self.evaluate("document.fonts ? document.fonts.ready.then(() => 1) : 1")

    def evaluate(self, script):
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise Failure(answer["exceptionDetails"].get("exception", {}).get("description", "a script failed"))
        return answer["result"].get("value")

    def wear(self, greyscale=False, media="", **features):
        """How the page is seen: without colour, on paper, with the colours of the reader's own choosing."""
        self.call("Emulation.setEmulatedVisionDeficiency", type="achromatopsia" if greyscale else "none")
        self.call("Emulation.setEmulatedMedia", media=media,
                  features=[{"name": name.replace("_", "-"), "value": value} for name, value in features.items()])

    def screenshot(self, path=None, clip=None):
        """PNG of the whole page, or of a rectangle (x, y, width, height) of it."""
        if clip is None:
            size = self.call("Page.getLayoutMetrics")["cssContentSize"]
            clip = (0, 0, size["width"], min(size["height"], 16000))
        box = dict(zip(("x", "y", "width", "height"), clip), scale=1)
        data = base64.b64decode(self.call("Page.captureScreenshot", format="png", clip=box,
                                          captureBeyondViewport=True)["data"])
        if path is not None:
            path.write_bytes(data)
        return data


# ---- pictures ---------------------------------------------------------------------------------------------------


def undo_filter(kind, line, above, step):
    for at in range(len(line)):
        left = line[at - step] if at >= step else 0
        corner = above[at - step] if at >= step else 0
        guess = left + above[at] - corner
        paeth = min((left, above[at], corner), key=lambda each: abs(guess - each))
        line[at] = (line[at] + (0, left, above[at], (left + above[at]) // 2, paeth)[kind]) & 255
    return line


def greys(png):
    """Rows of luminances, 0 to 255, of an 8-bit picture with or without transparency."""
    at, data, width, height, channels = 8, b"", 0, 0, 3
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at:at + 8])
        if kind == b"IHDR":
            width, height, depth, colours = struct.unpack(">IIBB", png[at + 8:at + 18])
            if depth != 8 or colours not in (2, 6):
                raise Failure("a picture of a kind that is not expected")
            channels = 4 if colours == 6 else 3
        data += png[at + 8:at + 8 + length] if kind == b"IDAT" else b""
        at += 12 + length
    raw, rows, above = zlib.decompress(data), [], bytearray(width * channels)
    for row in range(height):
        begin = row * (width * channels + 1)
        above = undo_filter(raw[begin], bytearray(raw[begin + 1:begin + 1 + width * channels]), above, channels)
        rows.append([(299 * above[i] + 587 * above[i + 1] + 114 * above[i + 2]) / 1000
                     for i in range(0, width * channels, channels)])
    return rows


def unlikeness(one, other, shifts=8):
    """The mean difference of two pictures, however one is moved against the other: patterns that are alike have 0."""
    height, width = min(len(one), len(other)) - shifts, min(len(one[0]), len(other[0])) - shifts
    least = 255.0
    for down in range(shifts + 1):
        for right in range(shifts + 1):
            total = sum(abs(one[y][x] - other[y + down][x + right]) for y in range(height) for x in range(width))
            least = min(least, total / (height * width))
    return least
