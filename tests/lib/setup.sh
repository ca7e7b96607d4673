# What the project needs on a machine, and how it gets there without asking. Sourced by tests/run and examples/run,
# which build below $out; tools that the machine has only in an older version are put into $out/tools.
# Debian 12 and Ubuntu have all of it as packages; elsewhere the list of what is missing is printed.

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        echo "packages are missing, and this is neither root nor is there sudo; please install: ${missing[*]}" >&2
        return 1
    fi
}

PATH=$out/tools:$PATH
missing=()

# need PACKAGE TEST...: remembers PACKAGE when the test fails.
need() {
    local package=$1
    shift
    "$@" >/dev/null 2>&1 || missing+=("$package")
}

python_has_headers() {
    python3 -c 'import os, sys, sysconfig
sys.exit(not os.path.exists(os.path.join(sysconfig.get_path("include"), "Python.h")))'
}

# Where a Go installation that is not on the PATH usually is.
find_go() {
    command -v go >/dev/null || { [ -x /usr/local/go/bin/go ] && PATH=$PATH:/usr/local/go/bin; }
}

# The libraries and tools that the library itself and the examples are built with.
need_for_building() {
    need build-essential command -v cc
    need build-essential command -v gcc
    need meson command -v meson
    need ninja-build command -v ninja
    need pkg-config command -v pkg-config
    need libcjson-dev pkg-config --exists libcjson
    need uuid-dev pkg-config --exists uuid
    need libsqlite3-dev pkg-config --exists sqlite3
    need libpq-dev pkg-config --exists libpq
}

need_for_unit_tests() {
    need libcmocka-dev pkg-config --exists cmocka
    need build-essential command -v g++
    need_for_python
}

need_for_python() {
    need python3 command -v python3
    need python3-venv python3 -c 'import ensurepip, venv'
    need python3-dev python_has_headers
}

# A server of its own for tests/lib/with_postgres; it is not the one that the package may start.
have_postgresql_server() {
    command -v initdb || compgen -G '/usr/lib/postgresql/*/bin/initdb'
}

need_for_postgresql() {
    need postgresql have_postgresql_server
    need procps command -v ps
}

# What a step of tests/run needs beyond what the library is built with.
need_for_step() {
    case $1 in
    gcc | sanitize | clang | threads | coverage | locale) need_for_unit_tests ;;
    adapters)
        need_for_unit_tests
        need_for_postgresql
        ;;
    bench) need_for_postgresql ;;
    headers | python) need_for_python ;;
    esac
    case $1 in
    clang | threads | headers | tidy) need clang command -v clang ;;
    esac
    case $1 in
    coverage) need gcovr command -v gcovr ;;
    locale)
        need locales command -v localedef
        need locales test -e /usr/share/i18n/locales/tr_TR
        ;;
    headers) need build-essential command -v g++ ;;
    symbols | size) need binutils command -v nm ;;
    abi)
        need abigail-tools command -v abidiff
        need binutils command -v nm
        ;;
    installed) need build-essential command -v make ;;
    manual) need doxygen command -v doxygen ;;
    go)
        need golang find_go
        need_for_postgresql
        ;;
    format) need clang-format command -v clang-format ;;
    tidy) need clang-tidy command -v clang-tidy ;;
    esac
    need python3 command -v python3
}

# need_for_testing STEP...: what these steps need together.
need_for_testing() {
    local step
    need_for_building
    for step in "$@"; do need_for_step "$step"; done
}

# Ubuntu 22.04 has a meson that is too old; a virtual environment then has one that is not.
meson_is_recent() {
    [ "$(printf '%s\n' 1.0.1 "$(meson --version)" | sort -V | head -n 1)" = 1.0.1 ]
}

recent_meson() {
    meson_is_recent && return 0
    missing=()
    need python3-venv python3 -c 'import ensurepip, venv'
    install_packages "${missing[@]}" && python_packages "$out/meson" meson || return 1
    mkdir -p "$out/tools" && ln -sf ../meson/bin/meson "$out/tools/meson"
}

# Sanitizers and libFuzzer of clang are a package of their own, named after clang's version.
clang_has_runtime() {
    compgen -G "$(clang -print-resource-dir)/lib/*/libclang_rt.fuzzer*" >/dev/null
}

install_packages() {
    [ $# -gt 0 ] || return 0
    if ! command -v apt-get >/dev/null; then
        echo "not a Debian or Ubuntu machine; please install what these packages hold: $*" >&2
        return 1
    fi
    echo "say: installing $*"
    if [ -z "${apt_is_fresh:-}" ]; then
        as_root apt-get update -q || return 1
        apt_is_fresh=yes
    fi
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends \
        -o DPkg::Lock::Timeout=300 "$@"
}

# A headless Chromium that runs: Ubuntu has a program of that name that only says where to get one.
find_browser() {
    local name
    for name in chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable \
        "$out"/browser/programs/*/*/{chrome-headless-shell,headless_shell}; do
        command -v "$name" >/dev/null || continue
        if timeout 60 "$name" --headless --no-sandbox --disable-gpu --disable-dev-shm-usage --dump-dom about:blank \
            2>/dev/null | grep -q '<body>'; then
            command -v "$name"
            return 0
        fi
    done
    return 1
}

# The package of a distribution that has one.
packaged_browser() {
    local package version
    command -v apt-get >/dev/null || return 1
    if [ -z "${apt_is_fresh:-}" ]; then as_root apt-get update -q && apt_is_fresh=yes; fi
    for package in chromium-headless-shell chromium; do
        version=$(apt-cache policy "$package" 2>/dev/null | sed -n 's/^  Candidate: //p')
        case $version in '' | '(none)' | *snap*) continue ;; esac
        # Without letters there is nothing to see.
        if install_packages "$package" fonts-dejavu-core && find_browser >/dev/null; then return 0; fi
    done
    return 1
}

# Ubuntu has none: there, the one that comes with a tool for testing pages.
downloaded_browser() {
    python3 -c 'import ensurepip, venv' 2>/dev/null || install_packages python3-venv || return 1
    python_packages "$out/browser" playwright || return 1
    PLAYWRIGHT_BROWSERS_PATH=$out/browser/programs timeout 900 \
        "$out/browser/bin/python" -m playwright install --with-deps --only-shell chromium || return 1
    find_browser >/dev/null
}

# Installs one where none runs; fails where there is none to be had.
install_browser() {
    find_browser >/dev/null || packaged_browser || downloaded_browser
}

# install_missing building | testing STEP...
install_missing() {
    local what=$1
    shift
    missing=()
    "need_for_$what" "$@"
    mapfile -t missing < <(printf '%s\n' "${missing[@]}" | sort -u | sed '/^$/d')
    install_packages "${missing[@]}" || return 1
    recent_meson || return 1
    if [[ " $* " == *" threads "* ]] && ! clang_has_runtime; then
        install_packages "libclang-rt-$(clang -dumpversion | cut -d. -f1)-dev" || return 1
    fi
    if [[ " $* " == *" pages "* ]]; then install_browser || echo "there is no browser that could be installed"; fi
    echo "everything needed for $what${*:+: $*} is there"
}

# What the Python binding is built and tested with, and other readers: of JSON Schemas, and of calendars.
python_tools=(cffi numpy pytest build 'setuptools>=77' wheel mypy jsonschema icalendar)

# Which steps of tests/run want those.
need_python_tools() {
    local step
    for step in "$@"; do
        case $step in gcc | clang | sanitize | threads | locale | coverage | headers | python) return 0 ;; esac
    done
    return 1
}

# python_packages DIR PACKAGE...: a virtual environment in DIR that has them.
python_packages() {
    local dir=$1
    shift
    [ -x "$dir/bin/python" ] || python3 -m venv "$dir"
    if [ "$(cat "$dir/packages" 2>/dev/null)" != "$*" ]; then
        "$dir/bin/python" -m pip install --quiet --disable-pip-version-check "$@"
        echo "$*" >"$dir/packages"
    fi
}
