# The one place that knows how a folder becomes a target: warnings, sanitizers, ccache and the LibTorch precompiled header.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
if(NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE Release)
endif()
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG") # -O3 compiles a quarter longer; files with loops of their own ask for it
# Presets with CMAKE_UNITY_BUILD compile a folder's files in a few pieces: a third of the time where everything is built.
if(NOT DEFINED CMAKE_UNITY_BUILD_BATCH_SIZE)
    set(CMAKE_UNITY_BUILD_BATCH_SIZE 12)
endif()

option(PALIMPSEST_WARNINGS_AS_ERRORS "Warnings are errors" OFF)
option(PALIMPSEST_FUZZ "Build the libFuzzer targets (clang only)" OFF)
set(PALIMPSEST_SANITIZE "" CACHE STRING "Value of -fsanitize for everything")

add_compile_options(-Wall -Wextra)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    add_compile_options(-Wno-restrict -Wno-stringop-overflow) # false alarms on std::string, GCC bugs 105651, 105329
endif()
if(CMAKE_UNITY_BUILD AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    add_compile_options(-Wno-subobject-linkage) # takes a file's own types for a header's
endif()
if(PALIMPSEST_WARNINGS_AS_ERRORS)
    add_compile_options(-Werror)
endif()
if(PALIMPSEST_SANITIZE)
    add_compile_options(-fsanitize=${PALIMPSEST_SANITIZE} -fno-omit-frame-pointer)
    if(PALIMPSEST_SANITIZE MATCHES "undefined")
        # A finding must fail the test that met it.
        add_compile_options(-fno-sanitize-recover=undefined)
    endif()
    string(REPLACE "fuzzer-no-link," "" PALIMPSEST_SANITIZE_LINK "${PALIMPSEST_SANITIZE}")
    add_link_options(-fsanitize=${PALIMPSEST_SANITIZE_LINK})
endif()

find_program(PALIMPSEST_CCACHE ccache)
if(PALIMPSEST_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    # ccache refuses precompiled headers unless told that their time stamps and macros are not ours.
    set(CMAKE_CXX_COMPILER_LAUNCHER
        ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
        ${PALIMPSEST_CCACHE})
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        add_compile_options(-fpch-preprocess)
    endif()
endif()

find_package(Threads REQUIRED)
find_package(nlohmann_json 3.9 REQUIRED)

# Every folder that needs LibTorch links this. One precompiled header serves them all: torch/types.h alone costs 7 s a file.
find_package(Torch 2.4 REQUIRED)
include(install)
add_library(palimpsest_torch INTERFACE)
target_link_libraries(palimpsest_torch INTERFACE ${TORCH_LIBRARIES})
# at::parallel_for is a template: where its caller is compiled without OpenMP it silently works in one thread. So it does in
# builds with a sanitizer, on purpose: ThreadSanitizer does not know how libgomp's threads wait for each other.
add_library(palimpsest_parallel INTERFACE)
if(NOT PALIMPSEST_SANITIZE)
    find_package(OpenMP COMPONENTS CXX)
    file(GLOB torch_openmp ${torch_folder}/libgomp*.so*) # the wheel brings its own, and one process needs only one
    if(OpenMP_CXX_FOUND AND torch_openmp)
        target_compile_options(palimpsest_parallel INTERFACE ${OpenMP_CXX_FLAGS})
        target_link_libraries(palimpsest_parallel INTERFACE ${torch_openmp})
    elseif(OpenMP_CXX_FOUND)
        target_link_libraries(palimpsest_parallel INTERFACE OpenMP::OpenMP_CXX)
    else()
        message(WARNING "The compiler has no OpenMP: parts of training and generation will use one thread.")
    endif()
endif()
file(GENERATE OUTPUT ${CMAKE_BINARY_DIR}/torch_pch.cpp CONTENT "// Carries the precompiled header.\n")
add_library(palimpsest_torch_pch OBJECT ${CMAKE_BINARY_DIR}/torch_pch.cpp)
target_link_libraries(palimpsest_torch_pch PUBLIC palimpsest_torch PRIVATE palimpsest_parallel)
target_precompile_headers(palimpsest_torch_pch PRIVATE <torch/types.h> <torch/utils.h> <string> <vector> <map> <memory> <functional>)

# palimpsest_library(<folder> [TORCH] [LINK <target>...] [PRIVATE <target>...])
# A static library palimpsest_<folder> from every .cpp of the current folder. TORCH adds LibTorch and its precompiled header.
function(palimpsest_library name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "TORCH" "" "LINK;PRIVATE")
    file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
    if(sources)
        add_library(palimpsest_${name} STATIC ${sources})
        set(scope PUBLIC)
        target_link_libraries(palimpsest_${name} PRIVATE ${arg_PRIVATE})
    else()
        add_library(palimpsest_${name} INTERFACE)
        set(scope INTERFACE)
    endif()
    target_include_directories(palimpsest_${name} ${scope} ${PROJECT_SOURCE_DIR})
    list(TRANSFORM arg_LINK REPLACE "^(base|config|events|stats|tables|formats|text|data|model|metrics|unlearn|tasks|store|project|rating|study|net|judge|distributed|report|run)$" "palimpsest_\\1")
    target_link_libraries(palimpsest_${name} ${scope} ${arg_LINK})
    if(arg_TORCH)
        target_link_libraries(palimpsest_${name} ${scope} palimpsest_torch)
        if(sources)
            target_link_libraries(palimpsest_${name} PRIVATE palimpsest_parallel)
            target_precompile_headers(palimpsest_${name} REUSE_FROM palimpsest_torch_pch)
        endif()
    endif()
endfunction()
