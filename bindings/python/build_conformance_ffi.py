"""Describes the extension module interventions._conformance to cffi: the conformance kit, a library of its own that is
linked here alone. Serves setup.py, where the kit is installed. Its types are those of interventions._ffi.
"""
from cffi import FFI

import build_cdef
import build_ffi

# What the kit calls: see conformance.py.
CALLBACKS = """
extern "Python" {
    ivn_status host_reset(void *user);
    ivn_status host_open(void *user, ivn_store_ops *out);
    void host_close(void *user, const ivn_store_ops *ops);
    ivn_status host_outbox(void *user, const ivn_conformance_outbox *sink);
    ivn_status host_fail_at(void *user, uint32_t step);
}
"""

ffibuilder = FFI()
ffibuilder.include(build_ffi.ffibuilder)
ffibuilder.cdef(build_cdef.cdef(build_ffi.flags, build_cdef.KIT_HEADER, alone=True))
ffibuilder.cdef(CALLBACKS)
ffibuilder.set_source("interventions._conformance",
                      f"#include <{build_cdef.HEADER}>\n#include <{build_cdef.KIT_HEADER}>\n#include \"bridge/bridge.h\"\n",
                      extra_compile_args=["-std=c11"], **build_ffi.linking(build_cdef.KIT))
