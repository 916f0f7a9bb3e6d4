# SPDX-License-Identifier: Apache-2.0
# A host that knows nothing of CMake: cmake -D STAGE=… -D LIBDIR=… -D COMPILER=… -D PKG_CONFIG=… -D FOLDER=… -P this

set(ENV{PKG_CONFIG_PATH} "${STAGE}/${LIBDIR}/pkgconfig")
execute_process(COMMAND "${PKG_CONFIG}" --cflags --libs onezone
                OUTPUT_VARIABLE flags OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
if(flags MATCHES "-[LI]( |$)")
    message(FATAL_ERROR "a folder without a name: ${flags}")
endif()
separate_arguments(flags UNIX_COMMAND "${flags}")
file(MAKE_DIRECTORY "${FOLDER}")
execute_process(COMMAND "${COMPILER}" -std=c++20 "${CMAKE_CURRENT_LIST_DIR}/main.cpp" ${flags} -o "${FOLDER}/consumer"
                COMMAND_ECHO STDOUT COMMAND_ERROR_IS_FATAL ANY)
set(ENV{LD_LIBRARY_PATH} "${STAGE}/${LIBDIR}")
execute_process(COMMAND ${EMULATOR} "${FOLDER}/consumer" COMMAND_ERROR_IS_FATAL ANY)
