// For tests: a ZIP or TAR.GZ file in memory.
#pragma once

#include <archive.h>
#include <archive_entry.h>

#include <string>
#include <utility>
#include <vector>

namespace dossier::reader::testing {

using Members = std::vector<std::pair<std::string, std::string>>;  // name, content

// `most`: bytes that the file may have.
template <typename SetFormat>
std::string packed_file(const Members& members, size_t most, SetFormat set_format) {
  std::string out(most, '\0');
  size_t used = 0;
  archive* a = archive_write_new();
  set_format(a);
  archive_write_open_memory(a, out.data(), out.size(), &used);
  for (const auto& [name, content] : members) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_write_header(a, entry);
    archive_write_data(a, content.data(), content.size());
    archive_entry_free(entry);
  }
  archive_write_close(a);
  archive_write_free(a);
  out.resize(used);
  return out;
}

inline std::string zip_file(const Members& members) {
  return packed_file(members, 8 << 20, archive_write_set_format_zip);
}

inline std::string tar_gz_file(const Members& members) {
  return packed_file(members, 8 << 20, [](archive* a) {
    archive_write_set_format_pax_restricted(a);
    archive_write_add_filter_gzip(a);
  });
}

// `add_filter`: archive_write_add_filter_gzip, _bzip2, _xz.
inline std::string stream_file(const std::string& content, int (*add_filter)(archive*)) {
  return packed_file({{"content", content}}, 8 << 20, [add_filter](archive* a) {
    archive_write_set_format_raw(a);
    add_filter(a);
  });
}

inline std::string gz_file(const std::string& content) { return stream_file(content, archive_write_add_filter_gzip); }

}  // namespace dossier::reader::testing
