# SPDX-License-Identifier: Apache-2.0
# onezone_add_rule_cases(target files…)
#
# Each case of the case files (onezone/testing/rule_case.hpp) becomes a test. `target` is the program that carries them out: one of
# the caller's, whose main calls onezone::testing::run_cases with policies of its own, or, where there is none of that name, one
# made here, which knows the rule packs of the library.

function(onezone_add_rule_cases target)
    if(NOT TARGET ${target})
        set(main "${CMAKE_CURRENT_BINARY_DIR}/${target}.cpp")
        file(CONFIGURE OUTPUT "${main}" @ONLY CONTENT [[
#include <onezone/testing/cases.hpp>

int main(int argc, char* argv[]) { return onezone::testing::run_cases(argc, argv); }
]])
        add_executable(${target} "${main}")
        target_link_libraries(${target} PRIVATE onezone::testing)
        set_target_properties(${target} PROPERTIES CXX_EXTENSIONS OFF)
    endif()
    foreach(file IN LISTS ARGN)
        cmake_path(ABSOLUTE_PATH file NORMALIZE)
        # The names of the cases are read while configuring; the file is read again when it changes.
        set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${file}")
        set(wrong "NOTFOUND")
        set(count 0)
        if(EXISTS "${file}")
            file(READ "${file}" json)
            string(JSON count ERROR_VARIABLE wrong LENGTH "${json}" cases)
        else()
            set(wrong "there is no such file")
        endif()
        cmake_path(GET file FILENAME short)
        if(wrong OR count EQUAL 0)
            # One test that fails and says what is wrong with the file.
            add_test(NAME "${target}: ${short}" COMMAND ${target} "${file}")
            continue()
        endif()
        math(EXPR last "${count} - 1")
        foreach(i RANGE ${last})
            string(JSON name ERROR_VARIABLE wrong GET "${json}" cases ${i} name)
            if(wrong)
                set(name "${short}, ${i}")
            endif()
            string(REGEX REPLACE "[;\"\\\\\r\n]" " " name "${name}") # what CMake cannot have in a test's name
            add_test(NAME "${target}: ${name}" COMMAND ${target} "${file}" --case ${i})
        endforeach()
    endforeach()
endfunction()
