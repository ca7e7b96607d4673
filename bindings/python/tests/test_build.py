"""What the build makes from the headers is all that they declare."""
import pathlib
import re
import sys

import pytest

from interventions._ffi import lib

ROOT = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import build_cdef  # noqa: E402


@pytest.fixture(scope="module")
def text():
    return build_cdef.cdef(build_cdef.pkg_config("--cflags"))


def headers():
    flags = build_cdef.pkg_config("--cflags", "--keep-system-cflags")
    [folder] = {pathlib.Path(word.removeprefix("-I")) for word in flags
                if (pathlib.Path(word.removeprefix("-I")) / build_cdef.HEADER).exists()}
    return "\n".join(path.read_text() for path in (folder / "interventions").glob("*.h")
                     if path.name != "conformance.h")  # a library of its own


def test_every_function_and_constant_of_the_headers_can_be_used(text):
    code = re.sub(r"/\*.*?\*/", " ", headers(), flags=re.DOTALL)
    names = re.findall(r"\bIVN_API\b[^;{#]*?\b(ivn_\w+)\(", code) + re.findall(r"\b(IVN_\w+) =", code)
    assert len(names) > 300
    assert [name for name in names if not hasattr(lib, name)] == []


def test_nothing_of_the_system_comes_along(text):
    assert "ivn_calendar_add" in text and "printf" not in text and "__attribute__" not in text


def test_an_enumeration_that_the_headers_lack_is_missed(text):
    with pytest.raises(LookupError):
        build_cdef.constants(text, "IVN_NOTHING_")


def test_a_library_that_is_not_installed_is_told_of(monkeypatch):
    monkeypatch.setenv("PKG_CONFIG_LIBDIR", "/nonexistent")
    monkeypatch.delenv("PKG_CONFIG_PATH", raising=False)
    with pytest.raises(SystemExit, match="libinterventions was not found"):
        build_cdef.pkg_config("--cflags")
