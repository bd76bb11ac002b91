// For tests: a compound file (MS-CFB) of these streams, in their order.
#pragma once

#include <gsf/gsf.h>

#include <string>
#include <utility>
#include <vector>

namespace dossier::reader::testing {

inline std::string compound_file(const std::vector<std::pair<std::string, std::string>>& streams) {
  gsf_init();
  GsfOutput* memory = gsf_output_memory_new();
  GsfOutfile* file = gsf_outfile_msole_new(memory);
  for (const auto& [name, bytes] : streams) {
    GsfOutput* stream = gsf_outfile_new_child(file, name.c_str(), FALSE);
    gsf_output_write(stream, bytes.size(), reinterpret_cast<const guint8*>(bytes.data()));
    gsf_output_close(stream);
    g_object_unref(stream);
  }
  gsf_output_close(GSF_OUTPUT(file));
  std::string out(reinterpret_cast<const char*>(gsf_output_memory_get_bytes(GSF_OUTPUT_MEMORY(memory))), static_cast<size_t>(gsf_output_size(memory)));
  g_object_unref(file);
  g_object_unref(memory);
  return out;
}

}  // namespace dossier::reader::testing
