# SPDX-License-Identifier: Apache-2.0
# ONEZONE_SANITIZE for onezone_own, the interface our own targets link. The first report ends the program.
# fuzzer-no-link is for the library alone: a fuzzer follows what becomes of an input there, and not in a test.

if(ONEZONE_SANITIZE)
    if(NOT CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang")
        message(FATAL_ERROR "ONEZONE_SANITIZE needs GCC or Clang, not ${CMAKE_CXX_COMPILER_ID}")
    endif()
    string(REGEX REPLACE ",?fuzzer-no-link" "" onezone_sanitizers "${ONEZONE_SANITIZE}")
    set(onezone_sanitize_flags "-fsanitize=${onezone_sanitizers}" -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_compile_options(onezone_own INTERFACE ${onezone_sanitize_flags})
    target_link_options(onezone_own INTERFACE ${onezone_sanitize_flags})
endif()
