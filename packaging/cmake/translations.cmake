# resources/translations/palimpsest_<language>.ts becomes a .qm in the build's share folder, where the programs look
# (engine/base/resources.h). The target update_translations brings the .ts files up to date with the sources' texts.
find_package(Qt6 6.4 QUIET COMPONENTS LinguistTools)
if(NOT TARGET Qt6::lrelease)
    message(WARNING "No lrelease of Qt 6 found (Debian: qt6-l10n-tools and qt6-tools-dev): the windows speak English only")
    return()
endif()

file(GLOB translation_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/resources/translations/palimpsest_*.ts)
set(compiled_translations)
foreach(source ${translation_sources})
    get_filename_component(name ${source} NAME_WE)
    set(compiled ${CMAKE_BINARY_DIR}/share/palimpsest/resources/translations/${name}.qm)
    # A text without a translation is shown in English, which is better than a draft.
    add_custom_command(OUTPUT ${compiled}
        COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_BINARY_DIR}/share/palimpsest/resources/translations
        COMMAND Qt6::lrelease -silent -nounfinished ${source} -qm ${compiled}
        DEPENDS ${source} VERBATIM)
    list(APPEND compiled_translations ${compiled})
endforeach()
add_custom_target(palimpsest_translations ALL DEPENDS ${compiled_translations})
install(FILES ${compiled_translations} DESTINATION ${CMAKE_INSTALL_DATADIR}/palimpsest/resources/translations)

add_custom_target(update_translations
    COMMAND ${CMAKE_COMMAND} -E env LUPDATE=$<TARGET_FILE:Qt6::lupdate>
            ${PROJECT_SOURCE_DIR}/packaging/update_translations.sh
    VERBATIM USES_TERMINAL)
