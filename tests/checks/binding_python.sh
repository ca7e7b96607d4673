#!/usr/bin/env bash
# The Python binding: sdist and wheel build from it, install, and pass its tests and mypy; the tree stays clean.
# Usage: binding_python.sh [--install] FOLDER [PYTHON]: builds in FOLDER; PYTHON is an interpreter of a virtual
# environment (one is made in FOLDER without it). --install stops there. PKG_CONFIG_PATH and LD_LIBRARY_PATH say where
# the library is.
set -euo pipefail

install_only=
if [ "${1:-}" = --install ]; then
    install_only=1
    shift
fi

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
mkdir -p "$1"
folder=$(cd "$1" && pwd)
python=${2:-}
if [ -z "$python" ]; then
    out=$folder
    . "$root/tests/lib/setup.sh"
    python_packages "$folder/venv" "${python_tools[@]}"
    python=$folder/venv/bin/python
fi

rm -rf "$folder/source"
cp -r "$root/bindings/python" "$folder/source"
# What somebody has built in the tree by hand stays out of this.
rm -rf "$folder"/source/{build,dist} "$folder"/source/src/*.egg-info "$folder"/source/src/interventions/{terms.py,*.so}
"$python" -m build --no-isolation --outdir "$folder/source/dist" "$folder/source"
"$python" -m pip install --quiet --no-deps --no-index --force-reinstall "$folder"/source/dist/*.whl
[ -z "$install_only" ] || exit 0

# From elsewhere, so that the installed package is what is tested.
cd "$folder"
"$python" -m pytest -q -p no:cacheprovider "$root/bindings/python/tests"
"$python" -m mypy --strict --cache-dir "$folder/mypy" -p interventions
"$python" -m mypy --strict --cache-dir "$folder/mypy" "$root"/examples/adapters/python/*.py
