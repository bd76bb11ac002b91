#include "ui/reader/word_picture.h"

#include <QFont>
#include <QFontMetricsF>
#include <QPainter>
#include <cmath>

namespace dossier::ui {
namespace {

constexpr int kMostSide_px = 12000;
constexpr qreal kMostStretch = 1.25;
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

// A word that runs over a line's end has one box around both its parts: it begins behind the word before and ends at the next line's start.
template <typename ToPixels>
void draw_broken_word(QPainter& painter, const Page& page, const Word& word, const Word& before, ToPixels px) {
  const float line = word.size_pt, letter = (before.box.x1 - before.box.x0) / static_cast<float>(std::max<uint32_t>(1, before.end - before.begin));
  const float x = before.box.x1 + letter;
  const auto fits = static_cast<uint32_t>(std::max(0.f, (word.box.x1 - x) / std::max(1.f, letter) + 0.5f));
  uint32_t cut = word.begin + std::min(fits, word.end - word.begin);
  while (cut < word.end && (static_cast<unsigned char>(page.text[cut]) & 0xC0) == 0x80) ++cut;  // not within a letter
  Word first = word, rest = word;
  first.end = rest.begin = cut;
  first.box = {x, word.box.y0, word.box.x1, word.box.y0 + line};
  rest.box = {word.box.x0, word.box.y1 - line, word.box.x0 + letter * static_cast<float>(word.end - cut), word.box.y1};
  if (first.begin < first.end && !first.box.empty()) draw_word(painter, page, first, px(first.box), kInk);
  if (rest.begin < rest.end && !rest.box.empty()) draw_word(painter, page, rest, px(rest.box), kInk);
}

}  // namespace

void draw_word(QPainter& painter, const Page& page, const Word& word, const QRectF& rect, const QColor& colour) {
  const QString text = QString::fromStdString(std::string(page.slice(word.begin, word.end)));
  const qreal size_px = word.size_pt > 0 ? word.size_pt * rect.height() / word.box.height() : rect.height() * 0.75;
  const QFont font = face_of(word, size_px, !page.tables.empty());
  const QFontMetricsF metrics(font);
  const qreal natural = metrics.horizontalAdvance(text);
  if (natural <= 0) return;
  painter.save();
  painter.setFont(font);
  painter.setPen(colour);
  painter.translate(rect.left(), rect.top() + (rect.height() + metrics.ascent() - metrics.descent()) / 2);
  // The box is where the word was laid out, in a font of other widths: the letters fill it, within reason.
  painter.scale(std::min(rect.width() / natural, kMostStretch), 1);
  painter.drawText(QPointF(0, 0), text);
  painter.restore();
}

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
      if (table.ruled && !cell.box.empty()) painter.drawRect(QRectF(cell.box.x0 * scale, cell.box.y0 * scale, cell.box.width() * scale, cell.box.height() * scale));
  painter.setPen(kInk);
  const Word* before = nullptr;
  auto px = [&](const Box& b) { return QRectF(b.x0 * scale, b.y0 * scale, b.width() * scale, b.height() * scale); };
  for (const Word& word : page.words) {
    if (word.begin >= word.end || word.end > page.text.size() || word.box.empty() || (word.style & style::kInvisible)) continue;
    if (word.size_pt > 0 && word.box.height() > 1.7f * word.size_pt && before && word.end - word.begin > 1)
      draw_broken_word(painter, page, word, *before, px);
    else
      draw_word(painter, page, word, px(word.box), kInk);
    before = &word;
  }
  return out;
}

}  // namespace dossier::ui
