# For builds that begin from nothing and are built once, as a first start and the tests are: the files of a folder are compiled
# together, so that what all of them include is read once, and tests share precompiled headers. Not where people work (preset
# `dev`): there one changed file is compiled by itself, and a file that forgot an include does not build.
set(TALLY_TOGETHER 12)   # files of a folder, at most

# tally_unite(TARGET…): folder by folder; a name at the top of a file must differ from those of its neighbours.
function(tally_unite)
  foreach(target IN LISTS ARGN)
    if(NOT TARGET ${target})
      continue()
    endif()
    get_target_property(directory ${target} SOURCE_DIR)
    get_target_property(sources ${target} SOURCES)
    list(FILTER sources INCLUDE REGEX "\\.cpp$")
    list(SORT sources)
    foreach(source IN LISTS sources)
      get_filename_component(source ${source} ABSOLUTE BASE_DIR ${directory})
      get_filename_component(folder ${source} DIRECTORY)
      file(RELATIVE_PATH name ${PROJECT_SOURCE_DIR} ${folder})
      string(REGEX REPLACE "[^A-Za-z0-9]" "_" name "${name}")
      if(NOT DEFINED ${target}_${name})
        set(${target}_${name} 0)
      endif()
      math(EXPR part "${${target}_${name}} / ${TALLY_TOGETHER}")
      math(EXPR ${target}_${name} "${${target}_${name}} + 1")
      set_source_files_properties(${source} TARGET_DIRECTORY ${target} PROPERTIES UNITY_GROUP ${name}_${part})
    endforeach()
    set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
  endforeach()
endfunction()
# What neighbours share is no mistake: their names, and in one file with them what only one of them knows.
target_compile_options(tally_options INTERFACE -Wno-shadow $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>)
tally_unite(tally_core tally_send tally_reading tally_listening tally_http tally_widgets tally_app tallyctl)

function(tally_precompile)
  cmake_parse_arguments(ASK "" "" "TARGETS;HEADERS" ${ARGN})
  foreach(target IN LISTS ASK_TARGETS)
    if(TARGET ${target})
      target_precompile_headers(${target} PRIVATE
        <algorithm> <array> <atomic> <chrono> <functional> <map> <memory> <mutex> <optional> <set> <string> <string_view> <thread>
        <utility> <vector> <fmt/format.h> <tl/expected.hpp> ${ASK_HEADERS})
      # Without its time in it, a compiler cache finds what was compiled with the same headers before.
      target_compile_options(${target} PRIVATE "$<$<CXX_COMPILER_ID:Clang>:SHELL:-Xclang -fno-pch-timestamp>")
    endif()
  endforeach()
endfunction()
tally_precompile(TARGETS tally_core_tests HEADERS <gtest/gtest.h> <rapidcheck.h> <filesystem> <fstream> <random> "core/engine/engine.h")
tally_precompile(TARGETS tally_send_tests tally_reading_tests tally_intake_tests HEADERS <gtest/gtest.h>)
tally_precompile(TARGETS tally_app HEADERS <QtWidgets/QtWidgets>)
tally_precompile(TARGETS tally_intake tally_serve HEADERS <QtNetwork/QtNetwork>)
tally_precompile(TARGETS tally_widgets_tests HEADERS <QtWidgets/QtWidgets> <gtest/gtest.h>)
tally_precompile(TARGETS tally_app_tests HEADERS <QtWidgets/QtWidgets> <gtest/gtest.h> "tests/app/window_fixture.h")

# Under sanitizers only what counts is worth optimising.
if(TALLY_SANITIZE)
  foreach(target tally_widgets tally_app tallyctl)
    if(TARGET ${target})
      target_compile_options(${target} PRIVATE -O0)
    endif()
  endforeach()
endif()
