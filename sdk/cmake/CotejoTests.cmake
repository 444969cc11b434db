# SPDX-License-Identifier: Apache-2.0
#
# How a test, a benchmark or a fuzz target of this repository is declared.

find_package(GTest REQUIRED)
include(GoogleTest)
set(COTEJO_TESTS_DIR ${PROJECT_SOURCE_DIR}/tests)

# Compiles tests/precompiled.hpp once; every test program takes it from here.
add_executable(cotejo_precompiled EXCLUDE_FROM_ALL ${COTEJO_TESTS_DIR}/precompiled.cpp)
target_link_libraries(cotejo_precompiled PRIVATE cotejo_warnings cotejo_sdk GTest::gmock GTest::gtest_main)
target_precompile_headers(cotejo_precompiled PRIVATE ${COTEJO_TESTS_DIR}/precompiled.hpp)

# cotejo_test(<name> SOURCES <file>... [LIBRARIES <target>...] [LABELS <word>...])
# One GoogleTest program, its cases registered one by one as <name>.<Suite>.<Case>.
function(cotejo_test name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LIBRARIES;LABELS")
  add_executable(${name} ${arg_SOURCES})
  cotejo_test_program(${name} GTest::gmock GTest::gtest_main ${arg_LIBRARIES})
  target_precompile_headers(${name} REUSE_FROM cotejo_precompiled)
  gtest_discover_tests(${name} TEST_PREFIX ${name}. DISCOVERY_TIMEOUT 60
    PROPERTIES TIMEOUT 300 LABELS "${arg_LABELS}")
endfunction()

# cotejo_bench(<name> SOURCES <file>... [LIBRARIES <target>...])
# One Google Benchmark program, bin/<name>_bench: the target `bench` builds it, scripts/dev/bench runs it.
function(cotejo_bench name)
  if(NOT COTEJO_BENCH)
    return()
  endif()
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LIBRARIES")
  find_package(benchmark REQUIRED)
  add_executable(${name}_bench EXCLUDE_FROM_ALL ${arg_SOURCES})
  cotejo_test_program(${name}_bench benchmark::benchmark ${arg_LIBRARIES})
  add_dependencies(bench ${name}_bench)
endfunction()

# cotejo_fuzz(<name> SOURCES <file>... [LIBRARIES <target>...] [CORPUS <folder>])
# One LLVMFuzzerTestOneInput, <name>_fuzz. The preset fuzz links libFuzzer; elsewhere the test
# fuzz.<name> feeds it each file of CORPUS (corpus/<name> if not said) whole, cut and flipped.
function(cotejo_fuzz name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "CORPUS" "SOURCES;LIBRARIES")
  set(corpus corpus/${name})
  if(arg_CORPUS)
    set(corpus ${arg_CORPUS})
  endif()
  cmake_path(ABSOLUTE_PATH corpus NORMALIZE)
  add_executable(${name}_fuzz ${arg_SOURCES})
  cotejo_test_program(${name}_fuzz ${arg_LIBRARIES})
  if(COTEJO_FUZZ)
    target_link_options(${name}_fuzz PRIVATE -fsanitize=fuzzer)
    add_dependencies(fuzz ${name}_fuzz)
    add_test(NAME fuzz.${name} COMMAND ${name}_fuzz -runs=20000 ${CMAKE_BINARY_DIR}/corpus/${name} ${corpus})
    file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/corpus/${name})
  else()
    target_sources(${name}_fuzz PRIVATE ${COTEJO_TESTS_DIR}/fuzz/replay.cpp)
    add_test(NAME fuzz.${name} COMMAND ${name}_fuzz ${corpus})
  endif()
  set_tests_properties(fuzz.${name} PROPERTIES LABELS fuzz)
endfunction()

# What all of them have: our warnings, the SDK with its private headers, and tests/ to include from.
function(cotejo_test_program name)
  target_link_libraries(${name} PRIVATE cotejo_warnings cotejo_sdk ${ARGN})
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR}/sdk/src ${COTEJO_TESTS_DIR})
endfunction()

add_custom_target(bench)
add_custom_target(fuzz)
