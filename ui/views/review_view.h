// Review: how far it is, the chosen claim as it was and as it is now, and its history. Claims by state are in the list above it.
#pragma once

#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/models/brief_model.h"
#include "ui/session/panel.h"
#include "ui/session/session.h"
#include "ui/views/claim_actions.h"

namespace dossier::ui {

// The claims of a brief alone, those still open first. A filter narrows what is listed, not what is counted.
class ReviewList : public QAbstractListModel {
  Q_OBJECT

 public:
  enum Role {
    ClaimRole = Qt::UserRole + 1,
    ClassRole,
    StateRole,
    NumberRole,
    TagsRole
  };  // uint; int, a ClaimClass; int, a Review::State; uint; QStringList

  using QAbstractListModel::QAbstractListModel;
  void set_brief(std::shared_ptr<const DeskBrief> brief);
  // Words that all must stand in the claim, its documents, class or state, or "tag:NAME"; case and accents do not matter.
  void set_filter(const QString& typed);
  // Of all claims, whatever the filter.
  int claims() const { return static_cast<int>(all_.size()); }
  QModelIndex index_of(ClaimIndex claim) const;
  int count(Review::State state) const;
  // Of those that are listed: the open claim that follows this one in the brief, or stands before it; not valid if there is none.
  QModelIndex open_after(ClaimIndex claim, int step) const;
  int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : static_cast<int>(rows_.size()); }
  QVariant data(const QModelIndex& index, int role) const override;

 private:
  struct Row {
    const ShownClaim* claim;
    ClaimIndex index;
    Review::State state;
  };
  bool passes(const Row& row) const;

  std::shared_ptr<const DeskBrief> brief_;
  QString filter_;
  std::vector<Row> all_, rows_;
};

class ReviewView : public PanelWidget {
  Q_OBJECT

 public:
  explicit ReviewView(Session& session, QWidget* parent = nullptr);
  void take_focus() override { list_->setFocus(); }
  ReviewList& model() { return *model_; }
  QListView& list() { return *list_; }
  QLineEdit& filter() { return *filter_; }
  // Of the chosen claim; null if there is none, or the archive takes no reviews.
  ClaimActions* actions() { return actions_; }

 protected:
  void changeEvent(QEvent* event) override {
    PanelWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && history_) show_history();
  }

 private:
  void reload();
  void show_history();
  void show_actions();
  // To the next open claim of the brief, and to its page.
  void step_open(int step);
  bool eventFilter(QObject* watched, QEvent* event) override;

  Session& session_;
  ReviewList* model_;
  QListView* list_;
  QLineEdit* filter_;
  QWidget* bar_;
  QLabel* counts_;
  QScrollArea* scroll_;
  QLabel* history_ = nullptr;
  QVBoxLayout* actions_place_;
  ClaimActions* actions_ = nullptr;
};

// What changed from one wording to the next, as rich text: struck what went, double-underlined what came.
QString wording_change(const QString& was, const QString& now, const QColor& gone, const QColor& added);
QString state_word(Review::State state);

Panel review_panel();

}  // namespace dossier::ui
