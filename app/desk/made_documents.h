// For tests: documents without pages, put into an archive as a reader's word would be. No file stands behind them.
#pragma once

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

}  // namespace dossier
