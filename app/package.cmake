# SPDX-License-Identifier: GPL-3.0-or-later
# The package for Debian: cpack -G DEB, in the folder of a release build.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME phonehome)
set(CPACK_PACKAGE_VENDOR "Phonehome")
set(CPACK_PACKAGE_CONTACT "Phonehome <phonehome@localhost>")
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "see what the devices at home say to whom, and how often")
set(CPACK_PACKAGE_DESCRIPTION
    "Phonehome opens captures of a home's network traffic, or makes them here or at
a router, and shows which device speaks to whom, by which name, how often, and
against which promise: STUN, NTP, SSDP, mDNS, DNS, TLS, DHCP and more.
Who is in the group phonehome may capture; nothing runs as root.")
set(CPACK_RESOURCE_FILE_LICENSE ${CMAKE_SOURCE_DIR}/LICENSE)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION net)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# postinst gives the program that captures its right, by these.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libcap2-bin, passwd")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "ieee-data, openssh-client, qt6-translations-l10n")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "wireshark")
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA ${CMAKE_CURRENT_LIST_DIR}/capture/postinst)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

# Files that Debian wants in every package.
set(doc ${CMAKE_BINARY_DIR}/package)
file(WRITE ${doc}/changelog
     "phonehome (${PROJECT_VERSION}) unstable; urgency=medium\n\n  * As of this version's sources.\n\n"
     " -- ${CPACK_PACKAGE_CONTACT}  Thu, 01 Jan 2026 00:00:00 +0000\n")
file(WRITE ${doc}/copyright
     "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\nUpstream-Name: Phonehome\n\n"
     "Files: *\nCopyright: the authors of Phonehome\nLicense: GPL-3.0-or-later\n"
     " The text is in /usr/share/common-licenses/GPL-3 on Debian systems.\n")
find_program(GZIP gzip)
if(GZIP)
    execute_process(COMMAND ${GZIP} -9nkf ${doc}/changelog)
    install(FILES ${doc}/changelog.gz DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/phonehome)
endif()
install(FILES ${doc}/copyright DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/phonehome)

include(CPack)
