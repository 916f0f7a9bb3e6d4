# SPDX-License-Identifier: Apache-2.0
# Warnings for onezone_own, the interface our own targets link.

if(CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang")
    target_compile_options(onezone_own INTERFACE
        -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
        -Wcast-align -Wformat=2)
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        target_compile_options(onezone_own INTERFACE -Wduplicated-cond -Wlogical-op)
        if(CMAKE_CXX_COMPILER_VERSION VERSION_LESS 14)
            # They fire inside the code of std::string and std::optional when it is inlined (GCC PR 105329, 105651, 80635); ASan does
            # check bounds.
            target_compile_options(onezone_own INTERFACE
                -Wno-array-bounds -Wno-maybe-uninitialized -Wno-restrict -Wno-stringop-overflow -Wno-stringop-overread)
        endif()
    endif()
    if(ONEZONE_WERROR)
        target_compile_options(onezone_own INTERFACE -Werror)
    endif()
elseif(MSVC)
    target_compile_options(onezone_own INTERFACE /W4 /permissive-)
    if(ONEZONE_WERROR)
        target_compile_options(onezone_own INTERFACE /WX)
    endif()
endif()

# What a careful user has. Examples and the like are compiled with it on top: what the headers hold must pass there, too.
add_library(onezone_user_warnings INTERFACE)
if(CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang")
    target_compile_options(onezone_user_warnings INTERFACE
        -Wall -Wextra -Wpedantic -Wconversion $<$<CXX_COMPILER_ID:GNU>:-Wuseless-cast>)
endif()
