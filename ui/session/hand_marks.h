// What a person lays over pages: bookmarks, and words of scans corrected by hand. Kept in the archive; the work behind it runs off the GUI
// thread.
#pragma once

#include <QObject>
#include <QString>
#include <map>
#include <memory>
#include <vector>

#include "app/desk/bookmarks.h"
#include "app/desk/correcting.h"

namespace dossier::ui {

class Session;

class HandMarks : public QObject {
  Q_OBJECT

 public:
  HandMarks(Session& session, QObject* parent);

  // Another archive is open, or none: what was known is forgotten and read anew.
  void reload();
  const std::vector<StoredBookmark>& bookmarks() const { return bookmarks_; }
  bool has_bookmark(const Sha256& document, uint32_t page) const;
  // Sets a bookmark that is called by the page's first words, or takes it away.
  void toggle_bookmark(const Sha256& document, uint32_t page);
  void name_bookmark(const StoredBookmark& bookmark, const QString& note);
  void remove_bookmark(const StoredBookmark& bookmark);

  // Of a document, the newest first; empty until load_corrections() has brought it.
  const std::vector<CorrectionLine>& corrections(const Sha256& document) const;
  void load_corrections(const Sha256& document);
  // Bytes of the page that is shown. The signals say what came of it.
  void correct(const Sha256& document, uint32_t page, uint32_t begin, uint32_t end, const QString& text);
  void take_back(const Sha256& document, const Correction& correction);

 signals:
  void bookmarks_changed();
  void corrections_changed(const dossier::Sha256& document);
  // The page reads otherwise now.
  void page_changed(const dossier::Sha256& document, uint32_t page);

 private:
  void load_bookmarks();
  void ended(const Status& status);

  Session& session_;
  std::vector<StoredBookmark> bookmarks_;
  std::map<Sha256, std::vector<CorrectionLine>> corrections_;
};

}  // namespace dossier::ui
