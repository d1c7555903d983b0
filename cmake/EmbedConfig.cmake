# Builds the files of config/ into the program: claimwatch_embed_config(TARGET) adds a source to it that defines
# `shipped_config()` (monitor/watch/shipped_config.h). A changed, new or removed file is seen by the next build.

function(claimwatch_embed_config target)
  set(folder ${PROJECT_SOURCE_DIR}/config)
  file(GLOB_RECURSE files RELATIVE ${folder} CONFIGURE_DEPENDS ${folder}/*.toml)
  list(SORT files)
  list(TRANSFORM files PREPEND ${folder}/ OUTPUT_VARIABLE paths)
  set(output ${CMAKE_CURRENT_BINARY_DIR}/shipped_config.cpp)
  set(script ${PROJECT_SOURCE_DIR}/cmake/write_config_source.cmake)
  string(JOIN "|" names ${files})
  add_custom_command(
    OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} "-DFOLDER=${folder}" "-DNAMES=${names}" "-DOUTPUT=${output}" -P ${script}
    DEPENDS ${paths} ${script}
    VERBATIM)
  target_sources(${target} PRIVATE ${output})
endfunction()
