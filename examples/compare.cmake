# SPDX-License-Identifier: Apache-2.0
# Runs PROGRAM (what runs it may stand in front, as a list) with ARGUMENTS (a list, may be left out), which must end with CODE (left out: 0), and compares what it prints with the
# file EXPECTED, if there is one: cmake -D PROGRAM=… -D EXPECTED=… -D PRINTED=… -P compare.cmake

if(NOT DEFINED CODE)
    set(CODE 0)
endif()
execute_process(COMMAND ${PROGRAM} ${ARGUMENTS} OUTPUT_FILE "${PRINTED}" RESULT_VARIABLE code)
if(NOT code EQUAL CODE)
    message(FATAL_ERROR "${PROGRAM} ended with ${code}, not ${CODE}; it printed ${PRINTED}")
endif()
if(EXISTS "${EXPECTED}")
    execute_process(COMMAND "${CMAKE_COMMAND}" -E compare_files --ignore-eol "${PRINTED}" "${EXPECTED}"
                    RESULT_VARIABLE differs)
    if(differs)
        find_program(diff diff)
        if(diff)
            execute_process(COMMAND "${diff}" -u "${EXPECTED}" "${PRINTED}")
        endif()
        message(FATAL_ERROR "${PRINTED} differs from ${EXPECTED}. If the new text is right: cp '${PRINTED}' '${EXPECTED}'")
    endif()
endif()
