# SPDX-License-Identifier: Apache-2.0
# Runs every command of a tutorial (blocks ```sh) and compares what it prints with the block ```text after it, to the letter.
# ./examples/run NAME is PROGRAM there; commands run in FOLDER: cmake -D TUTORIAL=… -D NAME=… -D PROGRAM=… -D FOLDER=… -P tutorial.cmake

cmake_minimum_required(VERSION 3.21)
file(READ "${TUTORIAL}" rest)

# Cuts the text up to and with `mark` off `rest`.
macro(cut_off before mark)
    string(FIND "${rest}" "${mark}" at)
    string(LENGTH "${mark}" length)
    math(EXPR after "${at} + ${length}")
    string(SUBSTRING "${rest}" 0 ${at} ${before})
    string(SUBSTRING "${rest}" ${after} -1 rest)
endmacro()

set(ran 0)
list(JOIN PROGRAM "' '" PROGRAM) # what runs it may stand in front
while(TRUE)
    string(FIND "${rest}" "```sh\n" at)
    if(at EQUAL -1)
        break()
    endif()
    cut_off(ignored "```sh\n")
    cut_off(command "\n```\n")
    string(FIND "${rest}" "\n```text\n" at)
    if(NOT at EQUAL 0)
        message(FATAL_ERROR "No block of output follows on: ${command}")
    endif()
    cut_off(ignored "\n```text\n")
    cut_off(expected "```\n")
    string(REPLACE "./examples/run ${NAME} " "'${PROGRAM}' " runnable "${command}")
    execute_process(COMMAND sh -c "${runnable}" WORKING_DIRECTORY "${FOLDER}"
                    OUTPUT_VARIABLE printed ERROR_VARIABLE complained)
    if(NOT printed STREQUAL expected)
        message(FATAL_ERROR "${command}\nprinted\n${printed}${complained}\nand not\n${expected}")
    endif()
    math(EXPR ran "${ran} + 1")
endwhile()
if(ran EQUAL 0)
    message(FATAL_ERROR "${TUTORIAL} has no commands.")
endif()
message(STATUS "${ran} commands print what they are said to print")
