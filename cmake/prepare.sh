# SPDX-License-Identifier: Apache-2.0
# Sourced by tests/run, examples/run and .ci/run: what the project needs on this machine, and one way to build it.
# shellcheck shell=bash
set -uo pipefail

checkout=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
builds=$checkout/.build
project=$checkout # where the CMakeLists.txt is that is built
jobs=$(nproc 2>/dev/null || echo 2)

say() { printf '%s\n' "$*"; }
stop() {
    printf '%s\n' "$*" >&2
    exit 1
}

#=== what is there ===#

# at_least VERSION FLOOR: is VERSION the FLOOR or newer?
at_least() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]; }

compiles() { printf '%s\n' "$1" | "${CXX:-c++}" -std=c++20 -E -x c++ - >/dev/null 2>&1; }

have_compiler() {
    compiles '#if defined(__clang_major__)
    #if __clang_major__ < 14
    #error too old
    #endif
    #elif !defined(__GNUC__) || __GNUC__ < 11
    #error too old
    #endif'
}
have_make() { command -v make >/dev/null || command -v ninja >/dev/null; }
have_cmake() { at_least "$(cmake --version 2>/dev/null | sed -n '1s/.* //p')" 3.21; }
# Whoever names a Boost of their own is taken at their word; CMake checks it.
names_boost() { [ -n "${Boost_DIR:-}${Boost_ROOT:-}${BOOST_ROOT:-}${CMAKE_PREFIX_PATH:-}" ]; }
have_boost_headers() {
    names_boost || compiles '#include <boost/version.hpp>
    #if BOOST_VERSION < 107900 || !__has_include(<boost/json.hpp>)
    #error too old
    #endif'
}
have_boost() {
    names_boost || { have_boost_headers && echo 'int main() {}' | "${CXX:-c++}" -x c++ - -lboost_json -o /dev/null 2>/dev/null; }
}
have_sanitizers() { echo 'int main() {}' | clang++ -fsanitize=address,undefined -x c++ - -o /dev/null 2>/dev/null; }
have_catch() {
    compiles '#if !__has_include(<catch2/catch.hpp>) && !__has_include(<catch2/catch_test_macros.hpp>)
    #error missing
    #endif'
}

have_libcrypto() {
    compiles '#if !__has_include(<openssl/evp.h>)
    #error missing
    #endif'
}

# What onezone::workbooks is made of.
have_workbooks() {
    compiles '#if !__has_include(<xlsxwriter.h>) || !__has_include(<zip.h>) || !__has_include(<expat.h>)
    #error missing
    #endif'
}

# Programs of others that read what the library writes.
have_readers() {
    local tool
    for tool in dot genhtml xmllint; do command -v "$tool" >/dev/null || return 1; done
    PATH=/usr/bin:$PATH python3 -c 'import jsonschema, junitparser, networkx, rdflib, sarif_om' 2>/dev/null
}

# For what a browser draws.
have_chinese_font() { [ -n "$(fc-list :lang=zh 2>/dev/null)" ]; }

#=== installing what is not ===#

# need WHAT...: sees to compiler, make, cmake, boost, boost-headers (Boost.JSON is compiled in), catch, libcrypto, workbooks, sanitizers, readers, chinese-font, or any command of another name; installs Debian packages where it may.
need() {
    local what missing=() packages=()
    for what in "$@"; do
        case $what in
            compiler | make | cmake | boost | boost-headers | catch | libcrypto | workbooks | sanitizers | readers | chinese-font) "have_${what//-/_}" || missing+=("$what") ;;
            *) command -v "$what" >/dev/null || missing+=("$what") ;;
        esac
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    command -v apt-get >/dev/null || stop "Missing: $(in_words "${missing[@]}").
This is not a Debian system, so nothing was installed; install these and run it again."

    local as_root=()
    if [ "$(id -u)" != 0 ]; then
        if command -v sudo >/dev/null && { [ -t 0 ] || sudo -n true 2>/dev/null; }; then
            as_root=(sudo)
        else
            as_root=()
            boost_packages
            stop "Missing: $(in_words "${missing[@]}"). Run this as root, then again:
  apt-get update && apt-get install --no-remove $(packages_of "${missing[@]}")"
        fi
    fi
    say "Installing what is missing: $(in_words "${missing[@]}")."
    "${as_root[@]}" apt-get update -qq || say "apt-get update failed; trying with the package lists that are here."
    boost_packages
    case " ${missing[*]} " in *" boost"*) nothing_in_the_way ;; esac
    read -ra packages <<<"$(packages_of "${missing[@]}")"
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-remove --no-install-recommends "${packages[@]}" >"$log_of_apt" 2>&1 || {
        tail -n 20 "$log_of_apt" >&2
        stop "apt-get could not install ${packages[*]} without removing something or at all; nothing was removed."
    }
    for what in "${missing[@]}"; do
        case $what in
            compiler | make | cmake | boost | boost-headers | catch)
                "have_${what//-/_}" || stop "Installed ${packages[*]}, but there still is no $(in_words "$what") here." ;;
        esac
    done
}

in_words() {
    local what words=()
    for what in "$@"; do
        case $what in
            compiler) words+=("GCC 11 or Clang 14 or later as ${CXX:-c++}") ;;
            cmake) words+=("CMake 3.21 or later") ;;
            boost) words+=("Boost 1.79 or later with Boost.JSON") ;;
            boost-headers) words+=("the headers of Boost 1.79 or later") ;;
            catch) words+=("Catch2 2.13 or 3.x") ;;
            workbooks) words+=("libxlsxwriter, libzip and Expat") ;;
            readers) words+=("Graphviz, LCOV, xmllint, and jsonschema, junitparser, networkx, rdflib and sarif_om for Python") ;;
            *) words+=("$what") ;;
        esac
    done
    local joined
    joined=$(printf ', %s' "${words[@]}")
    printf '%s' "${joined:2}"
}

packages_of() {
    local what
    for what in "$@"; do
        case $what in
            compiler) printf 'g++ ' ;;
            boost) printf '%s ' "$boost_dev" "$boost_json_dev" ;;
            boost-headers) printf '%s ' "$boost_dev" ;;
            catch) printf 'catch2 ' ;;
            libcrypto) printf 'libssl-dev ' ;;
            workbooks) printf 'libxlsxwriter-dev libzip-dev libexpat1-dev ' ;;
            soffice) printf 'libreoffice-calc-nogui ' ;;
            clang++) printf 'clang ' ;;
            sanitizers) printf 'clang libclang-rt-dev ' ;;
            readers) printf 'graphviz lcov libxml2-utils python3-jsonschema python3-junitparser python3-networkx python3-rdflib python3-sarif-python-om ' ;;
            *-linux-gnu-g++) printf 'g++-%s ' "${what%-g++}" ;;
            qemu-*-static) printf 'qemu-user-static ' ;;
            chinese-font) printf 'fonts-wqy-microhei ' ;;
            *) printf '%s ' "$what" ;;
        esac
    done
}

# Debian 12 has 1.81 beside its default 1.74; later ones have a newer default.
boost_packages() {
    boost_dev=libboost1.81-dev boost_json_dev=libboost-json1.81-dev
    local default
    default=$(apt-cache policy libboost-dev 2>/dev/null | sed -n 's/ *Candidate: //p')
    if at_least "${default:-0}" 1.79; then boost_dev=libboost-dev boost_json_dev=libboost-json-dev; fi
}

nothing_in_the_way() {
    local other
    [ "$boost_dev" = libboost1.81-dev ] || return 0
    other=$(dpkg-query -W -f='${Package} ${db:Status-Status}\n' 'libboost1.*-dev' 2>/dev/null |
        sed -n 's/ installed$//p' | sed "/^$boost_dev\$/d; q") || true # dpkg-query fails where there is none
    [ -z "$other" ] || stop "$other is installed, and Debian does not allow $boost_dev beside it. Nothing was changed.
Remove it yourself if nothing else needs it (apt-get remove $other), or set Boost_ROOT to a Boost of 1.79 or later."
}

#=== building ===#

# build NAME TARGETS [CMAKE-ARGUMENT...]: configures and builds .build/NAME, quietly unless it fails.
build() {
    local folder=$builds/$1 log=$builds/$1.log targets
    read -ra targets <<<"$2"
    shift 2
    mkdir -p "$builds"
    if [ -f "$folder/CMakeCache.txt" ] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$project" "$folder/CMakeCache.txt"; then
        rm -rf "$folder" # the checkout was moved
    fi
    cmake -S "$project" -B "$folder" "$@" >"$log" 2>&1 || {
        cat "$log" >&2
        stop "Configuring failed."
    }
    cmake --build "$folder" --target "${targets[@]}" --parallel "$jobs" 2>&1 | tee -a "$log" | progress || {
        grep -E -A 12 '(error|warning|undefined reference)' "$log" | head -n 60 >&2
        tail -n 5 "$log" >&2
        stop "The build failed; all of it: $log"
    }
}

# The percentage, on a terminal.
progress() {
    if [ -t 1 ]; then
        sed -un 's/^\[\( *[0-9]*%\)\].*/\r\1/p' | tr -d '\n'
        printf '\r    \r'
    else
        cat >/dev/null
    fi
}

#=== fuzzing ===#

# fuzz_one BUILD TARGET SECONDS: the fuzzer of .build/BUILD on one target, from its seeds, what once failed and what it found before.
fuzz_one() {
    local folder=$builds/$1 fuzzer=$builds/$1/tests/fuzz/onezone_fuzz target=$2 known=() log=$builds/$1/fuzz-$2.log
    mkdir -p "$folder/corpus/$target" "$folder/found"
    "$fuzzer" "--target=$target" "--seeds=$folder/seeds/$target"
    [ ! -d "$checkout/tests/fuzz/corpus/$target" ] || known=("$checkout/tests/fuzz/corpus/$target")
    if "$fuzzer" "$folder/corpus/$target" "$folder/seeds/$target" ${known[@]+"${known[@]}"} "--target=$target" -timeout=10 \
        -rss_limit_mb=2048 -max_len=8192 "-max_total_time=$3" "-artifact_prefix=$folder/found/$target-" \
        -print_final_stats=1 >"$log" 2>&1; then
        awk -v target="$target" '/cov: /{ for (i = 1; i < NF; ++i) if ($i == "cov:") cov = $(i + 1) }
            /number_of_executed_units/{ n = $2 } /average_exec_per_sec/{ s = $2 }
            END { printf "%-12s %9d executions, %6d a second, %6d edges\n", target, n, s, cov }' "$log"
    else
        say "$target: FAILED; the input is in $folder/found, the log is $log"
        grep -m1 -A12 -E '^WRONG|ERROR: |runtime error' "$log" || tail -n 20 "$log"
        return 1
    fi
}

# fuzz BUILD SECONDS [TARGET…]: each target, or all there are, so long, as many side by side as there are processors.
fuzz() {
    local build=$1 seconds=$2 targets=("${@:3}") target running=0 failed=0
    [ ${#targets[@]} -gt 0 ] || mapfile -t targets < <("$builds/$build/tests/fuzz/onezone_fuzz" --targets)
    [ ${#targets[@]} -gt 0 ] || stop "The fuzzer in .build/$build has no targets."
    for target in "${targets[@]}"; do
        if [ "$running" = "$jobs" ]; then
            wait -n || failed=1
            running=$((running - 1))
        fi
        fuzz_one "$build" "$target" "$seconds" &
        running=$((running + 1))
    done
    for (( ; running > 0; --running)); do wait -n || failed=1; done
    return $failed
}

log_of_apt=$builds/apt.log
mkdir -p "$builds"
