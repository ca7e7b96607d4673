"""Writes an SQL script as a C string: embed.py INPUT OUTPUT NAME."""
import pathlib
import sys

source, target, name = sys.argv[1:]
lines = pathlib.Path(source).read_text(encoding="ascii").splitlines()
quoted = "\n".join('    "%s\\n"' % line.replace("\\", "\\\\").replace('"', '\\"') for line in lines)
pathlib.Path(target).write_text(f"static const char {name}[] =\n{quoted};\n", encoding="ascii")
