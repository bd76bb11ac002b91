// Questions to the archive: the answer with its class, arithmetic and evidence; where nothing is found, what was read.
#pragma once

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <memory>
#include <optional>

#include "app/desk/desk_ask.h"
#include "ui/session/panel.h"
#include "ui/session/session.h"

namespace dossier::ui {

class WrittenPart;

// One question with what came of it.
class AnswerCard : public QWidget {
  Q_OBJECT

 public:
  AnswerCard(Session& session, const Answer& answer, QWidget* parent);
  // Null where no model was set.
  WrittenPart* written() const { return written_; }

 signals:
  void again(const QString& question);

 private:
  QWidget* claim_row(const Answer& answer);
  QWidget* evidence_list(const Answer& answer);
  QWidget* not_found(const Answer& answer);
  QWidget* change_note(const RelatedClause& clause);
  QPushButton* place_link(const Evidence& evidence, std::optional<int> number);

  Session& session_;
  WrittenPart* written_ = nullptr;
};

class AskView : public PanelWidget {
  Q_OBJECT

 public:
  explicit AskView(Session& session, QWidget* parent = nullptr);
  void take_focus() override;
  QLineEdit* field() { return field_; }
  // The row where pictures are chosen; hidden while no model sees.
  QWidget* pictures() { return pictures_; }
  void ask(const QString& question);
  int answers() const { return answers_; }

 private:
  QWidget* make_foot();
  void hear();
  void reset();
  void show_history();
  void say_what_can_be_asked();
  bool eventFilter(QObject* watched, QEvent* event) override;
  void recall(int step);

  Session& session_;
  std::shared_ptr<DeskAsk> ask_;
  QScrollArea* scroll_;
  QWidget* column_;
  QLabel* said_;
  QLineEdit* field_;
  QPushButton* send_;
  QWidget* pictures_;  // where the chosen model sees
  QWidget* history_;
  QStringList questions_;  // asked before, the newest first
  int recalled_ = -1;      // the one in the field; -1: what is typed
  QString typed_;
  uint64_t asked_ = 0;
  int answers_ = 0;
};

Panel ask_panel();

}  // namespace dossier::ui
