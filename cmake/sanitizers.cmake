# SPDX-License-Identifier: Apache-2.0
# ONEZONE_SANITIZE for onezone_own, the interface our own targets link. The first report ends the program.

if(ONEZONE_SANITIZE)
    if(NOT CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang")
        message(FATAL_ERROR "ONEZONE_SANITIZE needs GCC or Clang, not ${CMAKE_CXX_COMPILER_ID}")
    endif()
    set(onezone_sanitize_flags "-fsanitize=${ONEZONE_SANITIZE}" -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_compile_options(onezone_own INTERFACE ${onezone_sanitize_flags})
    target_link_options(onezone_own INTERFACE ${onezone_sanitize_flags})
endif()
