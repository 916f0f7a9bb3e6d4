# SPDX-License-Identifier: Apache-2.0
# onezone::workbooks, the component that reads and writes files of workbooks (faces/tables/xlsx.hpp). Always static: who does without it
# links nothing of it, and needs none of its libraries.

add_library(onezone_workbooks STATIC ${onezone_workbooks_sources})
add_library(onezone::workbooks ALIAS onezone_workbooks)
onezone_public_headers(onezone_workbooks PUBLIC ${onezone_workbooks_headers})
target_include_directories(onezone_workbooks PRIVATE "${CMAKE_CURRENT_SOURCE_DIR}/src")
target_link_libraries(onezone_workbooks
                      PUBLIC onezone::onezone
                      PRIVATE onezone::xlsx_libraries $<BUILD_INTERFACE:onezone_own>)
set_target_properties(onezone_workbooks PROPERTIES
                      EXPORT_NAME workbooks
                      POSITION_INDEPENDENT_CODE ON
                      CXX_EXTENSIONS OFF
                      CXX_VISIBILITY_PRESET hidden
                      VISIBILITY_INLINES_HIDDEN ON)
if(PROJECT_IS_TOP_LEVEL AND ONEZONE_FILE_SETS)
    set_target_properties(onezone_workbooks PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON)
endif()
