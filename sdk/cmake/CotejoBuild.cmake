# SPDX-License-Identifier: Apache-2.0
#
# How the project itself is compiled: C++20, warnings as errors, ccache, sanitizers, and the folder
# that programs land in. Nothing here is installed.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_C_STANDARD 11)
set(CMAKE_C_STANDARD_REQUIRED ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
set(THREADS_PREFER_PTHREAD_FLAG ON)
include(GNUInstallDirs)

set(COTEJO_ASSETS ${PROJECT_SOURCE_DIR}/build/assets CACHE PATH
  "What scripts/dev/setup obtained: models, pictures, fonts; see tests/data/README.md")
if(NOT EXISTS ${COTEJO_ASSETS}/models)
  message(FATAL_ERROR "${COTEJO_ASSETS}/models is missing: run scripts/dev/setup")
endif()

find_program(CCACHE ccache)
if(CCACHE)
  set(cache ${CMAKE_COMMAND} -E env
    CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
    CCACHE_BASEDIR=${PROJECT_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${CCACHE})
  set(CMAKE_C_COMPILER_LAUNCHER ${cache})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${cache})
endif()

# Our own code: every target that is compiled here and not by an integrator links this.
add_library(cotejo_warnings INTERFACE)
target_compile_options(cotejo_warnings INTERFACE -Wall -Wextra -Wpedantic -Werror)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(cotejo_warnings INTERFACE
    $<$<COMPILE_LANGUAGE:CXX>:-fpch-preprocess;-Wno-missing-field-initializers>)
  # GCC 12 sees overflows in libstdc++'s own vector::insert once it optimises fully.
  target_compile_options(cotejo_warnings INTERFACE
    $<$<CONFIG:Release>:-Wno-array-bounds;-Wno-maybe-uninitialized;-Wno-stringop-overflow;-Wno-stringop-overread;-Wno-restrict>)
endif()

if(COTEJO_SANITIZE)
  string(REPLACE ";" "," sanitizers "${COTEJO_SANITIZE}")
  add_compile_options(-fsanitize=${sanitizers} -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${sanitizers})
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU") # the same false alarms, from the code sanitizers add
    target_compile_options(cotejo_warnings INTERFACE
      -Wno-array-bounds -Wno-maybe-uninitialized -Wno-stringop-overflow -Wno-restrict)
  endif()
  if(sanitizers MATCHES "undefined")
    add_compile_options(-fno-sanitize-recover=undefined)
  endif()
endif()
if(COTEJO_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()
