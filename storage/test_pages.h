// Pages for tests and benchmarks: one paragraph, words set in lines across an A4 page.
#pragma once

#include <stdlib.h>

#include <filesystem>
#include <string>

#include "base/page.h"
#include "base/page_codec.h"
#include "base/utf8.h"

namespace dossier::testing_pages {

inline Sha256 document(std::string_view name) { return sha256_of(name); }

inline Page page_of(uint32_t number, std::string text) {
  Page page;
  page.number = number;
  page.label = std::to_string(number);
  page.width_pt = 595;
  page.height_pt = 842;
  page.source = TextSource::text;
  page.text = std::move(text);
  float x = 56, y = 60;
  for (size_t at = 0; at < page.text.size();) {
    if (static_cast<unsigned char>(page.text[at]) <= ' ') {
      ++at;
      continue;
    }
    size_t end = at;
    while (end < page.text.size() && static_cast<unsigned char>(page.text[end]) > ' ') ++end;
    float width = 4.6f * static_cast<float>(end - at);
    if (x + width > 540) x = 56, y += 13.2f;
    page.words.push_back({static_cast<uint32_t>(at), static_cast<uint32_t>(end), {x, y, x + width, y + 10.5f}, 1, 10, 0});
    x += width + 2.8f;
    at = end;
  }
  if (!page.text.empty()) page.blocks.push_back({BlockKind::paragraph, 0, 0, static_cast<uint32_t>(page.text.size()), {56, 60, 540, y + 10.5f}});
  return rounded(page);
}

class TempFolder {
 public:
  TempFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "dossier-test-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  ~TempFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;
  const std::string& path() const { return path_; }
  std::string file(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

}  // namespace dossier::testing_pages
