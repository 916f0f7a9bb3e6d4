# SPDX-License-Identifier: Apache-2.0
# Compiles a few public headers as C++17, the umbrella and leaves: the compiler must fail, and say first that C++20 is wanted, and nothing
# of what would follow. cmake -D COMPILER=… -D INCLUDE=… -P old_standard.cmake

foreach(header IN ITEMS onezone.hpp fwd.hpp ground/assert.hpp ground/text.hpp faces/json/limits.hpp model/member.hpp rules/truth.hpp)
    execute_process(COMMAND "${COMPILER}" -std=c++17 -x c++ -fsyntax-only -I "${INCLUDE}" "${INCLUDE}/onezone/${header}"
                    RESULT_VARIABLE code OUTPUT_VARIABLE printed ERROR_VARIABLE printed)
    if(code EQUAL 0)
        message(FATAL_ERROR "${header} compiles as C++17")
    endif()
    string(REGEX MATCHALL "error: [^\n]*" errors "${printed}")
    list(LENGTH errors many)
    if(NOT printed MATCHES "error: [^\n]*onezone is C\\+\\+20: compile with -std=c\\+\\+20" OR many GREATER 2)
        message(FATAL_ERROR "${header} as C++17: ${printed}")
    endif()
endforeach()
