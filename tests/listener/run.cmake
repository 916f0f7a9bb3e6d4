# SPDX-License-Identifier: Apache-2.0
# Runs PROGRAM with ARGUMENTS (may be left out) and the threshold LEAST: it must end with CODE and say SAYS, on standard error alone.
# cmake -D PROGRAM=… -D LEAST=… -D CODE=… -D SAYS=… -P run.cmake

set(ENV{ONEZONE_LEAST} "${LEAST}")
execute_process(COMMAND ${PROGRAM} ${ARGUMENTS} OUTPUT_VARIABLE out ERROR_VARIABLE err RESULT_VARIABLE code)
if(NOT code EQUAL CODE)
    message(FATAL_ERROR "it ended with ${code}, not ${CODE}: ${out}${err}")
endif()
string(FIND "${err}" "${SAYS}" said)
if(said EQUAL -1)
    message(FATAL_ERROR "it did not say: ${SAYS}; it said: ${err}")
endif()
string(FIND "${out}" "rules covered" mixed)
if(NOT mixed EQUAL -1)
    message(FATAL_ERROR "standard output is not Catch2's alone: ${out}")
endif()
