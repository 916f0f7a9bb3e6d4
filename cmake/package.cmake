# SPDX-License-Identifier: Apache-2.0
# Install rules: the library, its headers, the schemas of its documents, the catalogue, a CMake package and a pkg-config file.

include(CMakePackageConfigHelpers)
include(GNUInstallDirs)

set(onezone_cmake_dir "${CMAKE_INSTALL_LIBDIR}/cmake/onezone")

if(ONEZONE_FILE_SETS)
    install(TARGETS onezone onezone_testing EXPORT onezoneTargets FILE_SET HEADERS)
else()
    install(TARGETS onezone onezone_testing EXPORT onezoneTargets INCLUDES DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")
    install(DIRECTORY include/onezone DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")
endif()
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
set(onezone_pc_boost "")
get_target_property(onezone_boost_include Boost::headers INTERFACE_INCLUDE_DIRECTORIES)
if(onezone_boost_include AND NOT onezone_boost_include IN_LIST CMAKE_CXX_IMPLICIT_INCLUDE_DIRECTORIES)
    string(APPEND onezone_pc_cflags " -I${onezone_boost_include}")
endif()
# Adds a library to what pkg-config tells, with its folder, where it is known and none in which the compiler looks anyway.
function(onezone_pc_add library location)
    get_filename_component(folder "${location}" DIRECTORY)
    if(folder AND NOT folder IN_LIST CMAKE_CXX_IMPLICIT_LINK_DIRECTORIES)
        string(APPEND onezone_pc_boost " -L${folder}")
    endif()
    set(onezone_pc_boost "${onezone_pc_boost} -l${library}" PARENT_SCOPE)
endfunction()
if(ONEZONE_BOOST_JSON STREQUAL "library")
    set(onezone_boost_location "")
    get_target_property(onezone_boost_configurations Boost::json IMPORTED_CONFIGURATIONS)
    if(onezone_boost_configurations)
        list(GET onezone_boost_configurations 0 onezone_boost_configuration)
        get_target_property(onezone_boost_location Boost::json IMPORTED_LOCATION_${onezone_boost_configuration})
    endif()
    onezone_pc_add(boost_json "${onezone_boost_location}")
endif()
if(onezone_libcrypto)
    onezone_pc_add(crypto "${OPENSSL_CRYPTO_LIBRARY}")
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
