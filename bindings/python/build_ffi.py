"""Describes the extension module interventions._ffi to cffi: API mode, the limited API of Python, linked to the
installed libinterventions. Serves setup.py.

$INTERVENTIONS_RPATH names folders in which the module looks for the library; unset, these are the ones that the linker
had to be told, which are none when the library is installed where the system looks anyway.
"""
import os
import pathlib

from cffi import FFI

import build_cdef

HERE = pathlib.Path(__file__).resolve().parent


def words(option, flag, package="interventions"):
    """The arguments of a flag: ["/opt/lib"] of -L/opt/lib."""
    return [word.removeprefix(flag) for word in build_cdef.pkg_config(option, package=package)
            if word.startswith(flag)]


def linking(package="interventions"):
    """How a module is linked to an installed library."""
    told = os.environ.get("INTERVENTIONS_RPATH")
    folders = words("--libs-only-L", "-L", package)
    return {"include_dirs": [str(HERE), *words("--cflags-only-I", "-I", package)], "library_dirs": folders,
            "libraries": words("--libs-only-l", "-l", package),
            "runtime_library_dirs": folders if told is None else [path for path in told.split(":") if path]}


# What the library calls: the methods of a store, and what is told of progress. See _callbacks.py.
CALLBACKS = """
extern "Python" {
    ivn_status python_load(void *user, uint32_t kind, const uint8_t *id, const ivn_load_sink *sink);
    ivn_status python_commit(void *user, const ivn_batch *batch, const ivn_commit_sink *sink);
    ivn_status python_find(void *user, const ivn_query *query, const ivn_find_sink *sink);
    ivn_flag python_progress(void *user, uint64_t done, const char *last);
}
"""

flags = build_cdef.pkg_config("--cflags")
ffibuilder = FFI()
ffibuilder.cdef(build_cdef.cdef(flags))
ffibuilder.cdef(build_cdef.cdef([*flags, f"-I{HERE}"], "bridge/bridge.h", folder="bridge"))
ffibuilder.cdef(CALLBACKS)
ffibuilder.set_source(
    "interventions._ffi",
    f'#include <{build_cdef.HEADER}>\n#include "bridge/bridge.h"\n',
    sources=["bridge/bridge.c"],
    depends=["bridge/bridge.h"],
    extra_compile_args=["-std=c11", "-O3"],
    **linking(),
)
