# SPDX-License-Identifier: Apache-2.0
# The libraries behind onezone::workbooks, as target onezone::xlsx_libraries where all are there: for the build and for the installed package.
#
# Expat reads XML piece by piece, so that a sheet needs no more memory than its cells; libzip unpacks from memory and checks what it
# unpacks; libxlsxwriter knows what Excel takes. All three are kept and in every distribution. libzip is found by hand: its CMake package in
# Debian demands programs of other packages.
if(TARGET onezone::xlsx_libraries)
    return()
endif()
find_path(ONEZONE_EXPAT_INCLUDE expat.h)
find_path(ONEZONE_LIBZIP_INCLUDE zip.h)
find_path(ONEZONE_LIBXLSXWRITER_INCLUDE xlsxwriter.h)
find_library(ONEZONE_EXPAT_LIBRARY NAMES expat libexpat)
find_library(ONEZONE_LIBZIP_LIBRARY NAMES zip)
find_library(ONEZONE_LIBXLSXWRITER_LIBRARY NAMES xlsxwriter)
set(onezone_xlsx_missing "")
foreach(name IN ITEMS EXPAT LIBZIP LIBXLSXWRITER)
    mark_as_advanced(ONEZONE_${name}_INCLUDE ONEZONE_${name}_LIBRARY)
    if(NOT ONEZONE_${name}_INCLUDE OR NOT ONEZONE_${name}_LIBRARY)
        list(APPEND onezone_xlsx_missing ${name})
    endif()
endforeach()
if(NOT onezone_xlsx_missing)
    add_library(onezone::xlsx_libraries INTERFACE IMPORTED)
    set_target_properties(onezone::xlsx_libraries PROPERTIES
        INTERFACE_INCLUDE_DIRECTORIES "${ONEZONE_EXPAT_INCLUDE};${ONEZONE_LIBZIP_INCLUDE};${ONEZONE_LIBXLSXWRITER_INCLUDE}"
        INTERFACE_LINK_LIBRARIES "${ONEZONE_LIBXLSXWRITER_LIBRARY};${ONEZONE_LIBZIP_LIBRARY};${ONEZONE_EXPAT_LIBRARY}")
endif()
