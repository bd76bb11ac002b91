#include "ui/reader/word_picture.h"

#include <QFont>
#include <QFontMetricsF>
#include <QPainter>
#include <cmath>

namespace dossier::ui {
namespace {

constexpr int kMostSide_px = 12000;
const QColor kInk(0x15, 0x18, 0x1C), kRule(0xD0, 0xD5, 0xDA);

QFont face_of(const Word& word, qreal size_px, bool sheet) {
  QFont font;
  if (word.style & style::kMonospaced)
    font.setFamilies({"Noto Sans Mono", "monospace"});
  else if (sheet)
    font.setFamilies({"Open Sans", "Noto Sans", "Noto Sans Arabic UI", "Noto Sans Thai UI", "Noto Sans Devanagari UI"});
  else
    font.setFamilies({"Noto Serif", "Noto Naskh Arabic", "Noto Serif Thai", "Noto Serif Devanagari"});
  font.setPixelSize(std::max(1, static_cast<int>(std::lround(size_px))));
  font.setBold(word.style & style::kBold);
  font.setItalic(word.style & style::kItalic);
  font.setUnderline(word.style & style::kUnderlined);
  font.setStrikeOut(word.style & style::kStruck);
  return font;
}

}  // namespace

QImage draw_words(const Page& page, qreal dpi) {
  const qreal scale = dpi / 72;
  const int width = static_cast<int>(std::lround(page.width_pt * scale)), height = static_cast<int>(std::lround(page.height_pt * scale));
  if (width < 1 || height < 1 || width > kMostSide_px || height > kMostSide_px) return {};
  QImage out(width, height, QImage::Format_RGB32);
  out.fill(Qt::white);
  QPainter painter(&out);
  painter.setRenderHint(QPainter::TextAntialiasing);
  painter.setPen(QPen(kRule, 1));
  for (const Table& table : page.tables)
    for (const Cell& cell : table.cells)
      if (!cell.box.empty()) painter.drawRect(QRectF(cell.box.x0 * scale, cell.box.y0 * scale, cell.box.width() * scale, cell.box.height() * scale));
  painter.setPen(kInk);
  for (const Word& word : page.words) {
    if (word.begin >= word.end || word.end > page.text.size() || word.box.empty() || (word.style & style::kInvisible)) continue;
    const QString text = QString::fromStdString(std::string(page.slice(word.begin, word.end)));
    const qreal size_px = (word.size_pt > 0 ? word.size_pt : word.box.height() * 0.75) * scale;
    const QFont font = face_of(word, size_px, !page.tables.empty());
    const QFontMetricsF metrics(font);
    const qreal natural = metrics.horizontalAdvance(text), wanted = word.box.width() * scale;
    if (natural <= 0) continue;
    painter.save();
    painter.setFont(font);
    const qreal baseline = word.box.y0 * scale + (word.box.height() * scale + metrics.ascent() - metrics.descent()) / 2;
    painter.translate(word.box.x0 * scale, baseline);
    // The box is where the word was laid out; a fallback font may run wider than the one it was measured with.
    if (natural > wanted) painter.scale(wanted / natural, 1);
    painter.drawText(QPointF(0, 0), text);
    painter.restore();
  }
  return out;
}

}  // namespace dossier::ui
