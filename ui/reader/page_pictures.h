// Pictures of pages, made off the GUI thread, kept within a limit of bytes. One for all page views of a window.
#pragma once

#include <QImage>
#include <QObject>
#include <QThreadPool>
#include <list>
#include <map>
#include <memory>
#include <vector>

#include "app/images/page_renderer.h"
#include "ui/session/session.h"

namespace dossier::ui {

struct PageKey {
  Sha256 document;
  uint32_t page = 0;
  auto operator<=>(const PageKey&) const = default;
};

struct PagePicture {
  QImage image;
  int dpi = 0;
  QString note;   // what a person must know of it: the file is gone, the page was not read; empty if nothing
};

class PagePictures : public QObject {
  Q_OBJECT

 public:
  static constexpr qint64 kMostBytes = qint64{256} << 20;

  explicit PagePictures(Session& session, QObject* parent = nullptr);
  ~PagePictures() override;

  // The picture at `dpi`, or else the one that comes nearest; null if there is none yet. Valid until the next call of want().
  const PagePicture* find(const PageKey& key, int dpi);
  // What `who` wants now, the most urgent first. What it wanted before and is not in the list is forgotten, and stopped if it is being
  // made and nobody else wants it. Who asked last is served first.
  void want(const std::vector<PageKey>& keys, int dpi, const QObject* who = nullptr);
  qint64 held_bytes() const { return held_bytes_; }
  // Nothing is being made.
  bool idle() const { return queue_.empty() && making_.empty(); }

 signals:
  void ready(const dossier::ui::PageKey& key);

 private:
  struct Held {
    PageKey key;
    PagePicture picture;
  };
  struct Wanted {
    PageKey key;
    int dpi = 96;
    bool operator==(const Wanted&) const = default;
  };
  struct Asker {
    const QObject* who;
    std::vector<Wanted> list;
  };
  struct Making {
    Wanted what;
    uint64_t id;
    CancelToken cancel;
  };
  void pump();
  void make(const Wanted& what);
  bool is_making(const Wanted& what) const;
  void keep(const PageKey& key, PagePicture picture);
  void doubt_notes();
  void drop(std::list<Held>::iterator held);
  void clear();

  Session& session_;
  QThreadPool pool_;
  std::shared_ptr<std::mutex> starting_ = std::make_shared<std::mutex>();
  std::shared_ptr<std::shared_ptr<PageRenderer>> shared_renderer_ = std::make_shared<std::shared_ptr<PageRenderer>>();  // started by the first picture
  std::list<Held> held_;                     // the picture used last stands first
  std::multimap<PageKey, std::list<Held>::iterator> places_;
  std::vector<Asker> askers_;                // the one that asked last stands first
  std::vector<Wanted> queue_;
  std::vector<Making> making_;
  uint64_t next_id_ = 1;
  qint64 held_bytes_ = 0;
};

}  // namespace dossier::ui

Q_DECLARE_METATYPE(dossier::ui::PageKey)
