# SPDX-License-Identifier: Apache-2.0
# A toolchain for another architecture, with Debian's cross compiler, and with QEMU to run what is built:
# cmake -DCMAKE_TOOLCHAIN_FILE=cmake/cross.cmake -DONEZONE_TARGET=aarch64 -DONEZONE_BOOST_JSON=source -DONEZONE_LIBCRYPTO=OFF …

set(CMAKE_SYSTEM_NAME Linux)
set(CMAKE_SYSTEM_PROCESSOR "${ONEZONE_TARGET}")
set(CMAKE_CXX_COMPILER "${ONEZONE_TARGET}-linux-gnu-g++")
set(CMAKE_CROSSCOMPILING_EMULATOR "qemu-${ONEZONE_TARGET}-static" -L "/usr/${ONEZONE_TARGET}-linux-gnu")
list(APPEND CMAKE_TRY_COMPILE_PLATFORM_VARIABLES ONEZONE_TARGET)
