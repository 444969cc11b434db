# SPDX-License-Identifier: Apache-2.0
#
# What `cmake --install` lays: for plugin authors and integrators headers, the host library,
# find_package(cotejo) and pkg-config; for a kiosk its fonts, configuration and workflows. Programs,
# plugins and the page are installed where they are built.
include(CMakePackageConfigHelpers)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/cotejo)
set(plugin_dir ${CMAKE_INSTALL_LIBDIR}/cotejo/plugins)
set(generated ${CMAKE_CURRENT_BINARY_DIR}/package)

install(DIRECTORY ${PROJECT_SOURCE_DIR}/sdk/include/cotejo TYPE INCLUDE)
install(TARGETS cotejo_plugin EXPORT cotejo_plugin)
install(TARGETS cotejo_sdk EXPORT cotejo_sdk)
set_target_properties(cotejo_plugin PROPERTIES EXPORT_NAME plugin)
set_target_properties(cotejo_sdk PROPERTIES EXPORT_NAME sdk)
if(TARGET cotejo)
  install(TARGETS cotejo EXPORT cotejo_plugin)
endif()
install(EXPORT cotejo_plugin NAMESPACE cotejo:: FILE cotejo-plugin-targets.cmake DESTINATION ${package_dir})
install(EXPORT cotejo_sdk NAMESPACE cotejo:: FILE cotejo-sdk-targets.cmake DESTINATION ${package_dir})

configure_package_config_file(sdk/cmake/cotejo-config.cmake.in ${generated}/cotejo-config.cmake
  INSTALL_DESTINATION ${package_dir} PATH_VARS plugin_dir)
write_basic_package_version_file(${generated}/cotejo-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${generated}/cotejo-config.cmake ${generated}/cotejo-config-version.cmake
  ${CMAKE_CURRENT_LIST_DIR}/CotejoPlugin.cmake ${CMAKE_CURRENT_LIST_DIR}/plugin.map
  DESTINATION ${package_dir})

file(RELATIVE_PATH prefix_from_pc /prefix/${CMAKE_INSTALL_LIBDIR}/pkgconfig /prefix)
configure_file(sdk/cmake/cotejo.pc.in ${generated}/cotejo.pc @ONLY)
install(FILES ${generated}/cotejo.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)

set(share ${CMAKE_INSTALL_DATADIR}/cotejo)
install(DIRECTORY config DESTINATION ${share})
install(DIRECTORY scripts DESTINATION ${share} PATTERN dev EXCLUDE)
install(DIRECTORY ${COTEJO_ASSETS}/fonts DESTINATION ${share})
install(FILES LICENSE TYPE DOC)
install(FILES plugins/README.md TYPE DOC RENAME plugins.md)
install(FILES kiosk/README.md TYPE DOC RENAME kiosk.md)
