# cmake --install: the programs, and under share/palimpsest what they look for at run time (engine/base/resources.h).
include(GNUInstallDirs)
set(CMAKE_INSTALL_DOCDIR ${CMAKE_INSTALL_DATADIR}/doc/palimpsest)

option(PALIMPSEST_BUNDLE_TORCH "Install LibTorch's libraries beside the programs; off, they are used where they are" OFF)

get_filename_component(torch_folder "${TORCH_LIBRARY}" DIRECTORY)
if(PALIMPSEST_BUNDLE_TORCH)
    set(CMAKE_INSTALL_RPATH "$ORIGIN/../${CMAKE_INSTALL_LIBDIR}/palimpsest")
    # The wheel's libraries find each other beside themselves.
    file(GLOB torch_libraries ${torch_folder}/libtorch.so ${torch_folder}/libtorch_cpu.so ${torch_folder}/libc10.so
        ${torch_folder}/libgomp*.so*)
    install(FILES ${torch_libraries} DESTINATION ${CMAKE_INSTALL_LIBDIR}/palimpsest)
else()
    set(CMAKE_INSTALL_RPATH "${torch_folder}")
endif()

set(share ${CMAKE_INSTALL_DATADIR}/palimpsest)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/resources DESTINATION ${share} PATTERN "*.ts" EXCLUDE)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/datasets/demo DESTINATION ${share}/datasets
    PATTERN "*.py" EXCLUDE PATTERN "*.sh" EXCLUDE PATTERN "__pycache__" EXCLUDE PATTERN "grammar" EXCLUDE)
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE ${PROJECT_SOURCE_DIR}/CITATION.cff ${PROJECT_SOURCE_DIR}/README.md
    DESTINATION ${CMAKE_INSTALL_DOCDIR})

# cpack -G DEB, in a build with PALIMPSEST_BUNDLE_TORCH=ON: a package for Debian 12 that needs nothing from elsewhere.
set(CPACK_PACKAGE_NAME palimpsest)
set(CPACK_PACKAGE_CONTACT "the Palimpsest developers")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES OFF)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libc6 (>= 2.36), libstdc++6 (>= 12), libgcc-s1, libicu72")
if(PALIMPSEST_GUI)
    set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "qt6-translations-l10n") # Qt's own buttons and menus, in the window's language
endif()
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
include(CPack)
