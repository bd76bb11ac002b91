# Data files as string constants of a program.
#
# dossier_embed(TARGET NAMESPACE file...): for each data/x.json a constant `extern const std::string_view x_json` in
# dossier::NAMESPACE, written to one .cc that is built into TARGET whenever a file changes.
function(dossier_embed target namespace)
  set(out "${CMAKE_CURRENT_BINARY_DIR}/${target}_data.cc")
  set(inputs)
  foreach(file ${ARGN})
    get_filename_component(path ${file} ABSOLUTE)
    list(APPEND inputs ${path})
  endforeach()
  add_custom_command(OUTPUT ${out}
    COMMAND ${CMAKE_COMMAND} "-DOUT=${out}" "-DNAMESPACE=${namespace}" "-DINPUTS=${inputs}" -P "${CMAKE_SOURCE_DIR}/cmake/embed.cmake"
    DEPENDS ${inputs} "${CMAKE_SOURCE_DIR}/cmake/embed.cmake" VERBATIM)
  target_sources(${target} PRIVATE ${out})
endfunction()
