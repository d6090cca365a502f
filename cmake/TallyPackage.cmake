# What a distribution package ships besides the programs, and the .deb itself (`cpack -G DEB` in the build directory).
include(GNUInstallDirs)
find_package(Python3 3.9 COMPONENTS Interpreter)
find_program(GZIP gzip)
if(NOT Python3_FOUND OR NOT GZIP)
  message(STATUS "No package: man pages and completions need Python 3 and gzip")
  return()
endif()

set(packaging ${PROJECT_SOURCE_DIR}/packaging)
set(made ${PROJECT_BINARY_DIR}/packaging)
set(desktop_id io.github.tallyscope.Tallyscope)

# The day of a version stands in CHANGELOG.md alone.
file(STRINGS ${PROJECT_SOURCE_DIR}/CHANGELOG.md released REGEX "^## ${PROJECT_VERSION} \\([0-9-]+\\)$" LIMIT_COUNT 1)
string(REGEX REPLACE ".*\\(([0-9-]+)\\)" "\\1" release_day "${released}")
if(NOT release_day)
  message(FATAL_ERROR "CHANGELOG.md has no line `## ${PROJECT_VERSION} (YYYY-MM-DD)`")
endif()
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/CHANGELOG.md)

# Man pages and completions, from what the programs say of themselves.
set(manual ${packaging}/manual)
file(GLOB manual_sources CONFIGURE_DEPENDS ${manual}/*.py ${manual}/parts/*)
function(tally_manual program tagline)
  add_custom_command(OUTPUT ${made}/man/${program}.1.gz ${made}/bash/${program} ${made}/zsh/_${program} ${made}/fish/${program}.fish
    COMMAND Python3::Interpreter -B ${manual}/make_manual.py $<TARGET_FILE:${program}> --version ${PROJECT_VERSION} --date ${release_day} --tagline ${tagline} --out ${made}
    COMMAND ${GZIP} -9nf ${made}/man/${program}.1
    DEPENDS ${program} ${manual_sources} ${ARGN} COMMENT "Man page and completions of ${program}" VERBATIM)
  install(FILES ${made}/man/${program}.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
  install(FILES ${made}/bash/${program} DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
  install(FILES ${made}/zsh/_${program} DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
  install(FILES ${made}/fish/${program}.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
endfunction()
tally_manual(tallyctl "count events in logs and streams, and prove every number" tallyctl-serve)
tally_manual(tallyscope "dashboard of events: exact counts, rankings and health")

function(tally_gzip source target)
  add_custom_command(OUTPUT ${made}/${target} COMMAND sh -c "\"$1\" -9nc \"$2\" > \"$3\"" gzip ${GZIP} ${source} ${made}/${target}
    DEPENDS ${source} VERBATIM)
  install(FILES ${made}/${target} DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/tallyscope)
endfunction()
execute_process(COMMAND date -R -u -d ${release_day} OUTPUT_VARIABLE release_stamp OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
configure_file(${packaging}/changelog.Debian.in ${made}/changelog.Debian @ONLY)
tally_gzip(${PROJECT_SOURCE_DIR}/CHANGELOG.md changelog.gz)
tally_gzip(${made}/changelog.Debian changelog.Debian.gz)
add_custom_target(tally_package_files ALL DEPENDS
  ${made}/man/tallyctl.1.gz ${made}/man/tallyscope.1.gz ${made}/changelog.gz ${made}/changelog.Debian.gz)

# What `tallyctl serve` runs has no page of its own.
file(MAKE_DIRECTORY ${made}/man)
file(CREATE_LINK tallyctl.1.gz ${made}/man/tallyctl-serve.1.gz SYMBOLIC)
install(FILES ${made}/man/tallyctl-serve.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)

install(FILES ${packaging}/lintian-overrides DESTINATION ${CMAKE_INSTALL_DATADIR}/lintian/overrides RENAME tallyscope)
install(FILES ${packaging}/copyright DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/tallyscope)
install(FILES ${packaging}/${desktop_id}.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES ${packaging}/${desktop_id}.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
install(FILES ${packaging}/${desktop_id}.mime.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/mime/packages RENAME ${desktop_id}.xml)
install(FILES ${packaging}/tallyctl-serve.service DESTINATION lib/systemd/system)
set(hicolor ${CMAKE_INSTALL_DATADIR}/icons/hicolor)
install(FILES ${PROJECT_SOURCE_DIR}/resources/app_icon/${desktop_id}.svg DESTINATION ${hicolor}/scalable/apps)
foreach(size 16 22 24 32 48 64 128 256)
  install(FILES ${PROJECT_SOURCE_DIR}/resources/app_icon/${size}.png DESTINATION ${hicolor}/${size}x${size}/apps RENAME ${desktop_id}.png)
endforeach()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME tallyscope)
set(CPACK_PACKAGE_CONTACT "The Tallyscope authors <tallyscope@users.noreply.github.com>")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# What is loaded at run time and no linker knows of: the platform plugins, and the zones of the world.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "qt6-qpa-plugins, tzdata")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "qt6-wayland, qt6-translations-l10n")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "live and recorded events counted exactly, with a dashboard")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"Tallyscope reads events from recorded logs (NDJSON, JSON, CSV, access logs
and others, plain or compressed) or from sockets, counts them exactly per
item, type and minute, ranks the top, and shows traffic, errors and latency
of the service the events come from.
.
This package has the desktop dashboard, tallyscope, and the same engine for
the command line and for servers, tallyctl. No socket is opened and no
connection made until it is asked for.")
include(CPack)
