#include "app/report/zip_file.h"

#include <archive.h>
#include <archive_entry.h>

namespace dossier {
namespace {

la_ssize_t append(archive*, void* to, const void* data, size_t size) {
  static_cast<std::string*>(to)->append(static_cast<const char*>(data), size);
  return static_cast<la_ssize_t>(size);
}

}  // namespace

struct ZipFile::State {
  archive* zip = archive_write_new();
  std::string bytes, fault;
  ~State() { archive_write_free(zip); }
  bool ok(int code) {
    if (code == ARCHIVE_OK) return true;
    if (fault.empty()) fault = archive_error_string(zip) ? archive_error_string(zip) : "unknown";
    return false;
  }
};

ZipFile::ZipFile() : state_(std::make_unique<State>()) {
  archive* zip = state_->zip;
  state_->ok(archive_write_set_format_zip(zip));
  archive_write_set_bytes_per_block(zip, 0);
  state_->ok(archive_write_open(zip, &state_->bytes, nullptr, append, nullptr));
}

ZipFile::~ZipFile() = default;

void ZipFile::add(const std::string& name, std::string_view bytes, bool stored) {
  State& s = *state_;
  if (!s.fault.empty()) return;
  if (!s.ok(stored ? archive_write_zip_set_compression_store(s.zip) : archive_write_zip_set_compression_deflate(s.zip))) return;
  std::unique_ptr<archive_entry, void (*)(archive_entry*)> entry(archive_entry_new(), archive_entry_free);
  archive_entry_set_pathname(entry.get(), name.c_str());
  archive_entry_set_filetype(entry.get(), AE_IFREG);
  archive_entry_set_perm(entry.get(), 0644);
  archive_entry_set_size(entry.get(), static_cast<la_int64_t>(bytes.size()));
  if (!s.ok(archive_write_header(s.zip, entry.get()))) return;
  if (archive_write_data(s.zip, bytes.data(), bytes.size()) != static_cast<la_ssize_t>(bytes.size())) s.ok(ARCHIVE_FATAL);
}

Result<std::string> ZipFile::finish() {
  State& s = *state_;
  s.ok(archive_write_close(s.zip));
  if (!s.fault.empty()) return Error{ErrorKind::io, "the ZIP could not be packed: " + s.fault, "", ""};
  return std::move(s.bytes);
}

}  // namespace dossier
