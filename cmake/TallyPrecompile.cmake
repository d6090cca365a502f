# Headers that nearly every file includes, read once per target: for builds that begin from nothing and are built once, as the
# sanitizers' are. Not where people work: a compiler cache has more from files that are compiled by themselves, and without
# these headers a file that forgot an include does not build.
set(TALLY_COMMON_HEADERS
  <algorithm> <array> <atomic> <chrono> <functional> <map> <memory> <mutex> <optional> <set> <string> <string_view> <thread>
  <utility> <vector> <fmt/format.h> <tl/expected.hpp>)

function(tally_precompile)
  cmake_parse_arguments(ASK "" "" "TARGETS;HEADERS" ${ARGN})
  foreach(target IN LISTS ASK_TARGETS)
    if(TARGET ${target})
      target_precompile_headers(${target} PRIVATE ${TALLY_COMMON_HEADERS} ${ASK_HEADERS})
    endif()
  endforeach()
endfunction()

# Files with compile options of their own cannot share what was compiled without them.
function(tally_do_not_precompile directory)
  set_source_files_properties(${ARGN} DIRECTORY ${directory} PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
endfunction()
file(GLOB_RECURSE kernels ${PROJECT_SOURCE_DIR}/core/*_avx2.cpp)
tally_do_not_precompile(${PROJECT_SOURCE_DIR}/core ${kernels} ${PROJECT_SOURCE_DIR}/core/format/ndjson/json_record.cpp
  ${PROJECT_SOURCE_DIR}/core/format/time/time_format.cpp)

tally_precompile(TARGETS tally_core tally_send tally_reading tally_listening)
tally_precompile(TARGETS tally_core_tests tally_send_tests tally_reading_tests  HEADERS <gtest/gtest.h>)
tally_precompile(TARGETS tally_widgets tally_app HEADERS <QtWidgets/QtWidgets>)
tally_precompile(TARGETS tally_intake tally_serve HEADERS <QtNetwork/QtNetwork>)
tally_precompile(TARGETS tally_widgets_tests tally_app_tests HEADERS <QtWidgets/QtWidgets> <gtest/gtest.h>)
tally_precompile(TARGETS tally_intake_tests HEADERS <gtest/gtest.h>)
tally_precompile(TARGETS tallyctl HEADERS <CLI/CLI.hpp>)
