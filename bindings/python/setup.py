"""Builds the package against the installed libinterventions; pyproject.toml says the rest."""
import pathlib
import sys

from setuptools import setup
from setuptools.command.build_py import build_py

# A PEP 517 front end does not put the project's folder on the path.
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

import build_cdef  # noqa: E402


class WithTerms(build_py):
    """Adds terms.py, which is made from the headers and stands in no source tree."""

    def run(self):
        super().run()
        base = pathlib.Path("src" if self.editable_mode else self.build_lib)
        text = build_cdef.cdef(build_cdef.pkg_config("--cflags"))
        (base / "interventions" / "terms.py").write_text(build_cdef.terms_module(text))


# The kit for the authors of stores is there where its library is.
modules = ["build_ffi.py:ffibuilder", *(["build_conformance_ffi.py:ffibuilder"] if build_cdef.has_kit() else [])]

setup(cffi_modules=modules, cmdclass={"build_py": WithTerms},
      options={"bdist_wheel": {"py_limited_api": "cp310"}})
