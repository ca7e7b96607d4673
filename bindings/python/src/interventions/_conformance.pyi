"""The extension module of the conformance kit, where its library was installed: its types are C's."""
from typing import Any

ffi: Any
lib: Any
