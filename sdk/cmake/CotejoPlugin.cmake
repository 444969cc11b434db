# SPDX-License-Identifier: Apache-2.0
#
# cotejo_add_plugin(<name>
#   SOURCES <file>...          what the library is made of, C or C++
#   LIBRARIES <target>...      what it links, apart from the plugin headers
#   FILES <path>...            files the manifest's `files` and settings name, kept at the same path
#                              in the plugin's folder (models, data); absolute paths are put in models/
#   BRINGS <path>...           shared libraries that it brings along, laid in lib/ and found there first
#   TESTS <file>...            GoogleTest sources of the plugin itself
#   CHECK <argument>...        more arguments for its conformance run: --sample KIND=FILE,
#                              --set NAME=VALUE; see `cotejo check --help`
# )
#
# Call it in the folder that holds plugin.yaml. Builds lib<name>.so, which exports nothing but
# `cotejo_plugin_entry`, lays it beside its plugin.yaml, README.md and quality.yaml in <build>/plugins/<name>/,
# installs that folder unless COTEJO_INSTALL_PLUGINS is off, and registers the test `conformance.<name>`.
# Works the same in this repository and, after find_package(cotejo), in any other.

include(GNUInstallDirs)
option(COTEJO_INSTALL_PLUGINS "Install what cotejo_add_plugin() builds" ON)
set(COTEJO_PLUGIN_MAP ${CMAKE_CURRENT_LIST_DIR}/plugin.map)

function(cotejo_add_plugin name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LIBRARIES;FILES;BRINGS;TESTS;CHECK")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "cotejo_add_plugin(${name}): unknown arguments ${arg_UNPARSED_ARGUMENTS}")
  endif()
  if(NOT arg_SOURCES)
    message(FATAL_ERROR "cotejo_add_plugin(${name}): SOURCES is missing")
  endif()
  set(folder ${CMAKE_BINARY_DIR}/plugins/${name})

  set_property(GLOBAL APPEND PROPERTY COTEJO_PLUGINS ${name})
  add_library(${name} MODULE ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE cotejo::plugin ${arg_LIBRARIES} $<TARGET_NAME_IF_EXISTS:cotejo_warnings>)
  set_target_properties(${name} PROPERTIES
    PREFIX lib
    LIBRARY_OUTPUT_DIRECTORY ${folder}
    C_VISIBILITY_PRESET hidden
    CXX_VISIBILITY_PRESET hidden
    VISIBILITY_INLINES_HIDDEN ON
    LINK_DEPENDS ${COTEJO_PLUGIN_MAP})
  target_link_options(${name} PRIVATE "LINKER:--version-script=${COTEJO_PLUGIN_MAP}")
  if(NOT COTEJO_SANITIZE) # clang's sanitizers leave their own symbols to the program
    target_link_options(${name} PRIVATE LINKER:--no-undefined)
  endif()

  if(arg_BRINGS) # DT_RPATH, which unlike DT_RUNPATH holds for the libraries of libraries too
    set_target_properties(${name} PROPERTIES
      BUILD_WITH_INSTALL_RPATH ON INSTALL_RPATH "$ORIGIN/lib")
    target_link_options(${name} PRIVATE LINKER:--disable-new-dtags)
  endif()

  list(TRANSFORM arg_BRINGS PREPEND lib=)
  cotejo_lay_folder(${name} ${folder} ${arg_FILES} ${arg_BRINGS})
  if(COTEJO_INSTALL_PLUGINS)
    install(TARGETS ${name} LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}/cotejo/plugins/${name})
  endif()
  if(TARGET cotejo::cotejo AND (BUILD_TESTING OR COTEJO_TESTS))
    add_test(NAME conformance.${name} COMMAND cotejo::cotejo check ${folder} ${arg_CHECK})
    set_tests_properties(conformance.${name} PROPERTIES LABELS conformance)
  endif()
  if(arg_TESTS AND (BUILD_TESTING OR COTEJO_TESTS))
    cotejo_add_plugin_test(${name} ${folder} SOURCES ${arg_TESTS} LIBRARIES ${arg_LIBRARIES})
  endif()
endfunction()

# Copies the manifest, the README and the plugin's files beside the library, now and when installed.
# `FOLDER=PATH` puts a file into a folder of its own there.
function(cotejo_lay_folder name folder)
  set(wanted plugin.yaml)
  foreach(extra README.md quality.yaml)
    if(EXISTS ${CMAKE_CURRENT_SOURCE_DIR}/${extra})
      list(APPEND wanted ${extra})
    endif()
  endforeach()
  set(copies)
  foreach(file IN LISTS wanted ARGN)
    set(inside models)
    if(file MATCHES "^([a-z]+)=(.*)$")
      set(inside ${CMAKE_MATCH_1})
      set(file ${CMAKE_MATCH_2})
    endif()
    cmake_path(ABSOLUTE_PATH file OUTPUT_VARIABLE source)
    if(IS_ABSOLUTE ${file})
      cmake_path(GET file FILENAME base)
      set(file ${inside}/${base})
    endif()
    if(NOT EXISTS ${source})
      message(FATAL_ERROR "cotejo_add_plugin(${name}): ${source} is missing")
    endif()
    add_custom_command(OUTPUT ${folder}/${file} DEPENDS ${source}
      COMMAND ${CMAKE_COMMAND} -E copy ${source} ${folder}/${file} VERBATIM)
    list(APPEND copies ${folder}/${file})
    cmake_path(GET file PARENT_PATH inside)
    if(COTEJO_INSTALL_PLUGINS)
      install(FILES ${source} DESTINATION ${CMAKE_INSTALL_LIBDIR}/cotejo/plugins/${name}/${inside})
    endif()
  endforeach()
  add_custom_target(${name}_folder ALL DEPENDS ${copies})
  add_dependencies(${name} ${name}_folder)
endfunction()

# One GoogleTest program of a plugin; in this repository it may call the host side too.
function(cotejo_add_plugin_test name folder)
  cmake_parse_arguments(PARSE_ARGV 2 arg "" "" "SOURCES;LIBRARIES")
  find_package(GTest REQUIRED)
  include(GoogleTest)
  add_executable(${name}_test ${arg_SOURCES})
  target_link_libraries(${name}_test PRIVATE cotejo::plugin ${arg_LIBRARIES} $<TARGET_NAME_IF_EXISTS:cotejo_warnings>
    $<TARGET_NAME_IF_EXISTS:cotejo::sdk> GTest::gmock GTest::gtest_main)
  target_include_directories(${name}_test PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
  target_compile_definitions(${name}_test PRIVATE PLUGIN_FOLDER="${folder}")
  add_dependencies(${name}_test ${name})
  if(TARGET cotejo-child) # the process an isolated plugin runs in
    add_dependencies(${name}_test cotejo-child)
  endif()
  if(TARGET cotejo_precompiled)
    target_precompile_headers(${name}_test REUSE_FROM cotejo_precompiled)
  endif()
  gtest_discover_tests(${name}_test TEST_PREFIX ${name}. DISCOVERY_TIMEOUT 60)
endfunction()
