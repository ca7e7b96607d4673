"""The extension module, made by cffi from the library's headers: its types are C's."""
from typing import Any

ffi: Any
lib: Any
