# SPDX-License-Identifier: Apache-2.0
# Install rules: the library, its headers, the schemas of its documents, the catalogue, a CMake package and a pkg-config file.

include(CMakePackageConfigHelpers)
include(GNUInstallDirs)

set(onezone_cmake_dir "${CMAKE_INSTALL_LIBDIR}/cmake/onezone")

install(TARGETS onezone onezone_testing EXPORT onezoneTargets FILE_SET HEADERS)
install(DIRECTORY src/faces/json/schema src/faces/pages/catalogue DESTINATION "${CMAKE_INSTALL_DATADIR}/onezone")
install(EXPORT onezoneTargets NAMESPACE onezone:: DESTINATION "${onezone_cmake_dir}")

configure_package_config_file(cmake/onezoneConfig.cmake.in "${CMAKE_CURRENT_BINARY_DIR}/onezoneConfig.cmake"
                              INSTALL_DESTINATION "${onezone_cmake_dir}"
                              NO_SET_AND_CHECK_MACRO NO_CHECK_REQUIRED_COMPONENTS_MACRO)
write_basic_package_version_file("${CMAKE_CURRENT_BINARY_DIR}/onezoneConfigVersion.cmake"
                                 COMPATIBILITY SameMinorVersion)
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/onezoneConfig.cmake" "${CMAKE_CURRENT_BINARY_DIR}/onezoneConfigVersion.cmake"
              cmake/onezoneRuleCases.cmake
        DESTINATION "${onezone_cmake_dir}")

# pkg-config: the prefix is found from the file's own place, so that a staged or moved tree works.
cmake_path(IS_ABSOLUTE CMAKE_INSTALL_LIBDIR onezone_libdir_is_absolute)
if(onezone_libdir_is_absolute)
    set(onezone_pc_prefix "${CMAKE_INSTALL_PREFIX}")
    set(onezone_pc_libdir "${CMAKE_INSTALL_LIBDIR}")
else()
    file(RELATIVE_PATH onezone_pc_up "/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/")
    string(REGEX REPLACE "/$" "" onezone_pc_up "${onezone_pc_up}")
    set(onezone_pc_prefix "\${pcfiledir}/${onezone_pc_up}")
    set(onezone_pc_libdir "\${prefix}/${CMAKE_INSTALL_LIBDIR}")
endif()
cmake_path(IS_ABSOLUTE CMAKE_INSTALL_INCLUDEDIR onezone_includedir_is_absolute)
if(onezone_includedir_is_absolute)
    set(onezone_pc_includedir "${CMAKE_INSTALL_INCLUDEDIR}")
else()
    set(onezone_pc_includedir "\${prefix}/${CMAKE_INSTALL_INCLUDEDIR}")
endif()

# Boost has no pkg-config file: name its folders where the compiler does not look by itself.
set(onezone_pc_cflags "")
set(onezone_pc_boost "-lboost_json")
get_target_property(onezone_boost_include Boost::headers INTERFACE_INCLUDE_DIRECTORIES)
if(onezone_boost_include AND NOT onezone_boost_include IN_LIST CMAKE_CXX_IMPLICIT_INCLUDE_DIRECTORIES)
    string(APPEND onezone_pc_cflags " -I${onezone_boost_include}")
endif()
get_target_property(onezone_boost_configurations Boost::json IMPORTED_CONFIGURATIONS)
list(GET onezone_boost_configurations 0 onezone_boost_configuration)
get_target_property(onezone_boost_location Boost::json IMPORTED_LOCATION_${onezone_boost_configuration})
cmake_path(GET onezone_boost_location PARENT_PATH onezone_boost_dir)
if(NOT onezone_boost_dir IN_LIST CMAKE_CXX_IMPLICIT_LINK_DIRECTORIES)
    string(PREPEND onezone_pc_boost "-L${onezone_boost_dir} ")
endif()
if(onezone_libcrypto)
    get_filename_component(onezone_libcrypto_dir "${OPENSSL_CRYPTO_LIBRARY}" DIRECTORY)
    if(NOT onezone_libcrypto_dir IN_LIST CMAKE_CXX_IMPLICIT_LINK_DIRECTORIES)
        string(APPEND onezone_pc_boost " -L${onezone_libcrypto_dir}")
    endif()
    string(APPEND onezone_pc_boost " -lcrypto")
endif()
string(APPEND onezone_pc_boost " ${CMAKE_THREAD_LIBS_INIT}")
string(STRIP "${onezone_pc_boost}" onezone_pc_boost)

# A static library needs Boost.JSON and libcrypto in every link; a shared one has them already.
set(onezone_pc_libs "")
set(onezone_pc_private_libs "")
if(onezone_type STREQUAL "STATIC_LIBRARY")
    string(PREPEND onezone_pc_cflags " -DONEZONE_STATIC")
    set(onezone_pc_libs " ${onezone_pc_boost}")
else()
    set(onezone_pc_private_libs " ${onezone_pc_boost}")
endif()
configure_file(cmake/onezone.pc.in "${CMAKE_CURRENT_BINARY_DIR}/onezone.pc" @ONLY)
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/onezone.pc" DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig")
