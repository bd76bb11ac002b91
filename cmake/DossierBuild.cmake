# How every room is built: warnings, sanitizers, ccache, and one function that turns a folder into a library and its tests.

option(DOSSIER_FUZZ "Build the libFuzzer targets (needs clang)" OFF)
set(DOSSIER_SANITIZE "" CACHE STRING "Sanitizers, as in -fsanitize=")

find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
  set(CMAKE_C_COMPILER_LAUNCHER ${CCACHE})
endif()

add_library(dossier_options INTERFACE)
target_include_directories(dossier_options INTERFACE "${CMAKE_SOURCE_DIR}")
# GCC 12 sees overruns in std::string that are not there (bug 105329), hence the first two off.
target_compile_options(dossier_options INTERFACE -Wall -Wextra -Wshadow -Wnon-virtual-dtor -Wno-array-bounds -Wno-maybe-uninitialized -Wno-dangling-else
  $<$<CXX_COMPILER_ID:Clang>:-Wno-unknown-warning-option>)
# Only file names below the source tree may appear in binaries, so that builds in two folders give the same bytes.
# -fPIC and -pthread everywhere, so that one precompiled header fits libraries and programs alike.
add_compile_options(-ffile-prefix-map=${CMAKE_SOURCE_DIR}/= -fno-omit-frame-pointer -fPIC -pthread)
if(EXISTS /usr/bin/ld.lld)
  add_link_options(-fuse-ld=lld)
endif()
if(DOSSIER_SANITIZE)
  add_compile_options(-fsanitize=${DOSSIER_SANITIZE} -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${DOSSIER_SANITIZE})
endif()
if(DOSSIER_FUZZ OR DOSSIER_SANITIZE MATCHES "undefined")
  # For the lock of dossier-reader (ingest/reader/sandbox/system_calls.h): GCC has no macro of its own for UndefinedBehaviorSanitizer.
  add_compile_definitions(DOSSIER_SANITIZED)
endif()
if(DOSSIER_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all)
  add_link_options(-fsanitize=address,undefined)
endif()

find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(GTest REQUIRED)
enable_testing()

# One precompiled header of the standard library for all rooms: most of a small file's compile time is <string>, <vector> and friends.
file(WRITE "${CMAKE_BINARY_DIR}/pch.cc" "")
add_library(dossier_pch OBJECT "${CMAKE_BINARY_DIR}/pch.cc")
target_link_libraries(dossier_pch PRIVATE dossier_options)
target_precompile_headers(dossier_pch PRIVATE <algorithm> <array> <cstdint> <functional> <map> <memory> <optional>
  <set> <string> <string_view> <unordered_map> <utility> <variant> <vector>)

# The one object that knows where this tree lies (tests/places.h).
file(CONFIGURE OUTPUT "${CMAKE_BINARY_DIR}/places.cc" CONTENT "#include \"tests/places.h\"
namespace dossier {
std::string source_dir() { return \"${CMAKE_SOURCE_DIR}\"; }
std::string binary_dir() { return \"${CMAKE_BINARY_DIR}\"; }
}
")
add_library(dossier_places STATIC "${CMAKE_BINARY_DIR}/places.cc")
target_link_libraries(dossier_places PRIVATE dossier_options)

# dossier_room(NAME [FOLDERS f...] [DEPENDS lib...])
#   A static library dossier_NAME of the .cc files directly in FOLDERS (default: this folder), and, where x_test.cc files stand
#   beside them, one test program NAME_test. Files named *_main.cc and *_fuzz.cc are left to the caller.
function(dossier_room name)
  cmake_parse_arguments(ROOM "" "" "FOLDERS;DEPENDS" ${ARGN})
  if(NOT ROOM_FOLDERS)
    set(ROOM_FOLDERS ".")
  endif()
  set(sources)
  set(tests)
  foreach(folder ${ROOM_FOLDERS})
    file(GLOB found CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/${folder}/*.cc" "${CMAKE_CURRENT_SOURCE_DIR}/${folder}/*.c")
    foreach(source ${found})
      if(source MATCHES "_test\\.cc$")
        list(APPEND tests ${source})
      elseif(NOT source MATCHES "(_main|_fuzz)\\.cc$")
        list(APPEND sources ${source})
      endif()
    endforeach()
  endforeach()
  if(sources)
    add_library(dossier_${name} STATIC ${sources})
    target_link_libraries(dossier_${name} PUBLIC dossier_options ${ROOM_DEPENDS})
    target_precompile_headers(dossier_${name} REUSE_FROM dossier_pch)
  else()
    add_library(dossier_${name} INTERFACE)
    target_link_libraries(dossier_${name} INTERFACE dossier_options ${ROOM_DEPENDS})
  endif()
  if(tests)
    add_executable(${name}_test ${tests})
    target_link_libraries(${name}_test PRIVATE dossier_${name} dossier_places GTest::gtest_main GTest::gmock)
    target_precompile_headers(${name}_test REUSE_FROM dossier_pch)
    add_test(NAME ${name} COMMAND ${name}_test)
    set_tests_properties(${name} PROPERTIES TIMEOUT 300)
  endif()
endfunction()

# dossier_fuzz(FILE DEPENDS lib...): a libFuzzer program in the fuzz preset; everywhere else a test that replays its corpus.
# The corpus is tests/fuzz/corpus/NAME, one input a file.
function(dossier_fuzz file)
  cmake_parse_arguments(FUZZ "" "" "DEPENDS" ${ARGN})
  get_filename_component(name ${file} NAME_WE)
  add_executable(${name} ${file})
  target_link_libraries(${name} PRIVATE dossier_options ${FUZZ_DEPENDS})
  if(DOSSIER_FUZZ)
    target_link_options(${name} PRIVATE -fsanitize=fuzzer)
  else()
    target_sources(${name} PRIVATE "${CMAKE_SOURCE_DIR}/tests/fuzz/replay_main.cc")
    add_test(NAME replay_${name} COMMAND ${name} "${CMAKE_SOURCE_DIR}/tests/fuzz/corpus/${name}")
  endif()
endfunction()
add_compile_definitions(DOSSIER_VERSION="${PROJECT_VERSION}")
