// What a file is, by its bytes. The name is a hint only where bytes cannot tell (csv, md).
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace dossier::reader {

struct FileType {
  std::string type;  // "pdf", "docx", "eml", "txt", ...; empty if unknown
  std::string mime;  // libmagic's word if the type is unknown
  bool operator==(const FileType&) const = default;
};

class TypeFinder {
 public:
  // Loads libmagic's database; nothing is opened afterwards. Without a database unknown files have no mime.
  TypeFinder();
  ~TypeFinder();
  TypeFinder(const TypeFinder&) = delete;
  TypeFinder& operator=(const TypeFinder&) = delete;
  // `media_type`: what a container says of its part; believed only for text.
  FileType find(std::string_view bytes, std::string_view name, std::string_view media_type = "") const;

 private:
  struct Magic;
  std::unique_ptr<Magic> magic_;
};

}  // namespace dossier::reader
