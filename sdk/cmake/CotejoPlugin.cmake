# SPDX-License-Identifier: Apache-2.0
#
# cotejo_add_plugin(<name>
#   SOURCES <file>...          what the library is made of
#   LIBRARIES <target>...      what it links, apart from the plugin headers
#   FILES <path>...            files the manifest's `files` and settings name, kept at the same path
#                              in the plugin's folder (models, data); absolute paths are put in models/
#   TESTS <file>...            GoogleTest sources of the plugin itself
# )
#
# Builds one shared library that exports nothing but `cotejo_plugin_entry`, lays it beside its
# plugin.yaml in <build>/plugins/<name>/, installs that folder, and registers the conformance run.
# The library's name is lib<name>.so, which is what a manifest without `library` means.

set(COTEJO_PLUGIN_MODULE_DIR ${CMAKE_CURRENT_LIST_DIR})

function(cotejo_add_plugin name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LIBRARIES;FILES;TESTS")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "cotejo_add_plugin(${name}): unknown arguments ${arg_UNPARSED_ARGUMENTS}")
  endif()
  set(manifest ${CMAKE_CURRENT_SOURCE_DIR}/plugin.yaml)
  if(NOT EXISTS ${manifest})
    message(FATAL_ERROR "cotejo_add_plugin(${name}): ${manifest} is missing; copy plugins/template")
  endif()

  set(folder ${CMAKE_BINARY_DIR}/plugins/${name})
  add_library(${name} MODULE ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE cotejo::plugin ${arg_LIBRARIES})
  if(TARGET cotejo_warnings)
    target_link_libraries(${name} PRIVATE cotejo_warnings)
  endif()
  set_target_properties(${name} PROPERTIES
    LIBRARY_OUTPUT_DIRECTORY ${folder}
    C_VISIBILITY_PRESET hidden CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON)
  set(script ${COTEJO_PLUGIN_MODULE_DIR}/plugin.map)
  target_link_options(${name} PRIVATE LINKER:--version-script=${script} LINKER:--no-undefined)
  set_property(TARGET ${name} APPEND PROPERTY LINK_DEPENDS ${script})

  set(copies ${folder}/plugin.yaml)
  add_custom_command(OUTPUT ${folder}/plugin.yaml DEPENDS ${manifest}
    COMMAND ${CMAKE_COMMAND} -E copy ${manifest} ${folder}/plugin.yaml VERBATIM)
  foreach(file IN LISTS arg_FILES)
    if(IS_ABSOLUTE ${file})
      get_filename_component(base ${file} NAME)
      set(target models/${base})
      set(source ${file})
    else()
      set(target ${file})
      set(source ${CMAKE_CURRENT_SOURCE_DIR}/${file})
    endif()
    add_custom_command(OUTPUT ${folder}/${target} DEPENDS ${source}
      COMMAND ${CMAKE_COMMAND} -E copy ${source} ${folder}/${target} VERBATIM)
    list(APPEND copies ${folder}/${target})
  endforeach()
  add_custom_target(${name}_folder ALL DEPENDS ${copies})
  add_dependencies(${name} ${name}_folder)

  install(DIRECTORY ${folder}/ DESTINATION ${CMAKE_INSTALL_LIBDIR}/cotejo/plugins/${name})

  if(BUILD_TESTING OR COTEJO_TESTS)
    if(TARGET cotejo::cotejo)
      add_test(NAME conformance.${name} COMMAND cotejo::cotejo check ${folder})
      set_tests_properties(conformance.${name} PROPERTIES LABELS conformance)
    endif()
    if(arg_TESTS)
      find_package(GTest REQUIRED)
      add_executable(${name}_test ${arg_TESTS})
      target_link_libraries(${name}_test PRIVATE cotejo::plugin ${arg_LIBRARIES} GTest::gtest_main)
      if(TARGET cotejo_sdk)
        target_link_libraries(${name}_test PRIVATE cotejo_sdk)
      endif()
      if(TARGET cotejo_warnings)
        target_link_libraries(${name}_test PRIVATE cotejo_warnings)
      endif()
      target_include_directories(${name}_test PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
      target_compile_definitions(${name}_test PRIVATE PLUGIN_FOLDER="${folder}")
      add_dependencies(${name}_test ${name})
      include(GoogleTest)
      gtest_discover_tests(${name}_test TEST_PREFIX ${name}. DISCOVERY_TIMEOUT 60)
    endif()
  endif()
endfunction()
