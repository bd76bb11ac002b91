// Where numbers of claims stand beside the lines of a page without covering words: from behind a line's last word to the gap beside the sheet, which
// a narrow margin needs. Plain arithmetic, no widget.
#pragma once

#include <QList>
#include <QRectF>
#include <QSizeF>
#include <optional>
#include <vector>

namespace dossier::ui {

class MarginStrip {
 public:
  // `words`: those that may be in the way; all in the same pixels.
  MarginStrip(const QRectF& sheet, QList<QRectF> words) : sheet_(sheet), words_(std::move(words)) {}

  // The first free place at `middle` or, line by line, below it; taken from then on.
  QRectF take(qreal middle, const QSizeF& size);

 private:
  std::optional<QRectF> free_at(qreal middle, const QSizeF& size, bool off_words) const;

  QRectF sheet_;
  QList<QRectF> words_;
  std::vector<QRectF> taken_;
};

}  // namespace dossier::ui
