// Contents of the document at hand: its outline, small pictures of its pages, and what the find field has found.
#pragma once

#include <QLabel>
#include <QListView>
#include <QTabBar>
#include <QTreeView>

#include "ui/models/found_model.h"
#include "ui/models/hand_model.h"
#include "ui/models/outline_model.h"
#include "ui/reader/page_pictures.h"
#include "ui/session/panel.h"
#include "ui/session/session.h"

namespace dossier::ui {

// Small pictures of the pages, made as they come into view.
class ThumbnailModel : public QAbstractListModel {
  Q_OBJECT

 public:
  ThumbnailModel(PagePictures& pictures, QObject* parent);
  void set_document(const Sha256& document, uint32_t pages);
  uint32_t pages() const { return pages_; }
  const Sha256& document() const { return document_; }
  int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : static_cast<int>(pages_); }
  QVariant data(const QModelIndex& index, int role) const override;

 private:
  PagePictures& pictures_;
  Sha256 document_;
  uint32_t pages_ = 0;
};

class ContentsView : public PanelWidget {
  Q_OBJECT

 public:
  explicit ContentsView(Session& session, QWidget* parent = nullptr);
  void take_focus() override;
  OutlineModel& outline() { return *outline_; }
  FoundModel& found() { return *found_; }
  HandModel& marks() { return *marks_; }

 private:
  void make_lists();
  void hear_lists();
  void hear_session();
  void show_reading();
  void load_outline();
  void want_thumbnails();
  void show_tab(int tab);
  void open_mark(const QModelIndex& index);
  bool eventFilter(QObject* watched, QEvent* event) override;

  Session& session_;
  PagePictures pictures_;
  OutlineModel* outline_;
  ThumbnailModel* thumbnails_;
  FoundModel* found_;
  HandModel* marks_;
  QTabBar* tabs_;
  QLabel* empty_;
  QTreeView* tree_;
  QListView* small_;
  QListView* hits_;
  QListView* hand_;
  Sha256 document_;
};

Panel contents_panel();

}  // namespace dossier::ui
