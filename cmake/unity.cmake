# SPDX-License-Identifier: Apache-2.0
# The sources of a room (a folder of src) in one: its headers are read once. A name means one thing in a room.

set_target_properties(onezone PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
# GCC takes an included source for a header.
target_compile_options(onezone PRIVATE $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>)
foreach(source IN LISTS onezone_sources)
    cmake_path(GET source PARENT_PATH room)
    cmake_path(RELATIVE_PATH room BASE_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}/src")
    string(MAKE_C_IDENTIFIER "${room}" room)
    set_source_files_properties("${source}" PROPERTIES UNITY_GROUP ${room})
    if(source MATCHES "/packs/(ganzhou|jiangxi|shangli)\\.cpp$") # each quotes its document with words of its own
        set_source_files_properties("${source}" PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
    endif()
endforeach()

# What writes for people, draws, or tries rules out is in no inner loop: optimised less, it compiles in two thirds of the time.
foreach(room IN ITEMS faces_exports faces_pages faces_sketch planning rules_study testing)
    set_source_files_properties(
        "${CMAKE_CURRENT_BINARY_DIR}/CMakeFiles/onezone.dir/Unity/unity_${room}_cxx.cxx"
        PROPERTIES COMPILE_OPTIONS "$<$<AND:$<CXX_COMPILER_ID:GNU,Clang>,$<CONFIG:Release,RelWithDebInfo>>:-O1>")
endforeach()
