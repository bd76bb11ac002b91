// What became of a claim, as a line of moments: who did what and when; of an edit what the check said.
#pragma once

#include <QGridLayout>
#include <QWidget>

#include "app/desk/review.h"

namespace dossier::ui {

class ClaimHistory : public QWidget {
  Q_OBJECT

 public:
  explicit ClaimHistory(QWidget* parent = nullptr);
  // `stands`: the claim as the brief has it; `prepared`: when that was written, ISO 8601.
  void show_claim(const ReportClaim& stands, const std::string& prepared, const ReviewedClaim& reviewed);

 private:
  void add_moment(const std::string& when, const QString& what, bool last);
  void add_failure(const ReviewLine& line, bool last);

  QWidget* page_ = nullptr;      // of the claim that is shown
  QGridLayout* grid_ = nullptr;  // its rows
};

}  // namespace dossier::ui
