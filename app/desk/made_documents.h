// For tests: documents without pages, put into an archive as a reader's word would be. No file stands behind them.
#pragma once

#include <algorithm>
#include <functional>
#include <string>

#include "app/desk/desk_archive.h"
#include "storage/document_store.h"

namespace dossier {

struct MadeDocument {
  std::string path, type;
  uint32_t pages = 0, doubtful = 0;
  bool locked = false;
};

inline Sha256 made_hash(const std::string& path) { return sha256_of(path); }

inline Status add_made_documents(DeskArchive& archive, size_t count, const std::function<MadeDocument(size_t)>& document) {
  DocumentStore store(archive.archive());
  for (size_t i = 0; i < count; ++i) {
    const MadeDocument made = document(i);
    const Sha256 hash = made_hash(made.path);
    DocumentInfo info;
    info.type = made.type;
    info.pages = made.pages;
    DOSSIER_TRY(store.begin(hash, made.path.substr(made.path.rfind('/') + 1), 1000, info, 1, ""));
    for (uint32_t n = 1; n <= made.pages; ++n) {
      Page page;
      page.number = n;
      page.width_pt = 595, page.height_pt = 842;
      if (n <= made.doubtful) page.findings.push_back({FindingKind::doubtful_words, "", {}});
      DOSSIER_TRY(store.add_page(hash, page));
    }
    std::optional<Error> error;
    if (made.locked) error = Error{ErrorKind::password, "password needed", "", ""};
    DOSSIER_TRY(store.finish(hash, made.locked ? DocumentState::failed : DocumentState::read, error, info));
    DOSSIER_TRY(store.set_location({made.path, hash, 1000, 0, 0, 0, false}));
  }
  return archive.archive().commit();
}

// One page of text, all of its words on one line, as a file of that name that is nowhere. `source` ocr: its words can be corrected.
inline Status add_made_page(DeskArchive& archive, const Sha256& document, const std::string& name, const std::string& text, TextSource source) {
  Page page;
  page.number = 1;
  page.width_pt = 595, page.height_pt = 842;
  page.source = source;
  page.text = text;
  const bool read = source == TextSource::ocr;
  float x = 72;
  for (uint32_t at = 0; at < text.size();) {
    const auto end = static_cast<uint32_t>(std::min(text.find(' ', at), text.size()));
    const float width = 4 * static_cast<float>(end - at);
    page.words.push_back({at, end, {x, 100, x + width, 112}, read ? 0.9f : 1, 10, static_cast<uint16_t>(read ? style::kOcr : 0)});
    x += width + 3;
    at = end + 1;
  }
  page.blocks.push_back({BlockKind::paragraph, 0, 0, static_cast<uint32_t>(text.size()), {72, 100, x, 112}});
  DocumentInfo info;
  info.type = "pdf";
  info.pages = 1;
  DocumentStore store(archive.archive());
  DOSSIER_TRY(store.begin(document, name, 100, info, 1, ""));
  DOSSIER_TRY(store.add_page(document, page));
  DOSSIER_TRY(store.finish(document, DocumentState::read, std::nullopt, info));
  DOSSIER_TRY(store.set_location({"/nowhere/" + name, document, 100, 0, 0, 0, false}));
  return archive.refresh();
}

}  // namespace dossier
