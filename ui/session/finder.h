// Find within one document: goes over its pages off the GUI thread and says what it has found so far.
#pragma once

#include <QObject>
#include <QString>
#include <vector>

#include "app/desk/find_in_document.h"
#include "base/hash.h"

namespace dossier::ui {

class Session;

class Finder : public QObject {
  Q_OBJECT

 public:
  Finder(Session& session, QObject* parent);

  // From the first page; what was looked for before is forgotten.
  void find(const Sha256& document, uint32_t pages, const QString& text);
  void stop();
  const Sha256& document() const { return document_; }
  const QString& text() const { return text_; }
  const std::vector<PageHit>& hits() const { return hits_; }
  bool running() const { return running_; }
  uint32_t searched() const { return searched_; }
  uint32_t pages() const { return pages_; }
  // The hit at hand; -1 if none.
  int current() const { return current_; }
  void set_current(int hit);
  // From the hit at hand, or from a page if there is none, round the end.
  void step(int direction, uint32_t from_page);

 signals:
  void changed();           // more hits, or another search
  void current_changed();

 private:
  void look(uint32_t first);

  Session& session_;
  Sha256 document_;
  QString text_;
  uint32_t pages_ = 0, searched_ = 0;
  std::vector<PageHit> hits_;
  int current_ = -1;
  bool running_ = false;
  uint64_t generation_ = 0;
};

}  // namespace dossier::ui
