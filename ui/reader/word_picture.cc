#include "ui/reader/word_picture.h"

#include <QFont>
#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>
#include <set>

namespace dossier::ui {
namespace {

constexpr int kMostSide_px = 12000;
constexpr qreal kMostStretch = 1.25;
constexpr qreal kSameWidth = 0.02;   // of letters that stand on one grid
const QColor kInk(0x15, 0x18, 0x1C), kRule(0xD0, 0xD5, 0xDA), kSecond(0x43, 0x4A, 0x52), kMuted(0x59, 0x61, 0x6A), kHead(0xF1, 0xF2, 0xF4);

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

namespace {

qsizetype letters_of(const Page& page, const Word& word) {
  qsizetype out = 0;
  for (uint32_t i = word.begin; i < word.end; ++i) out += (static_cast<unsigned char>(page.text[i]) & 0xC0) != 0x80;
  return out;
}

bool is_drawn(const Page& page, const Word& word) { return word.begin < word.end && word.end <= page.text.size() && !word.box.empty() && !(word.style & style::kInvisible); }

// The width of every letter, points, where a page was laid out on a grid, as mail, text and sheets are; 0 if it was not.
qreal letter_width_pt(const Page& page) {
  qreal width = 0;
  for (const Word& word : page.words) {
    if (!is_drawn(page, word) || word.box.height() > 1.7f * word.size_pt) continue;  // over a line's end
    const qreal here = word.box.width() / static_cast<qreal>(letters_of(page, word));
    if (width == 0) width = here;
    if (std::abs(here - width) > kSameWidth * width) return 0;
  }
  return width;
}

// "From: Anna Vogel": the lines of a mail's head, field by field.
bool is_mail_head(const Page& page, const Block& block) {
  if (block.begin != 0 || block.end > page.text.size()) return false;
  int lines = 0;
  for (size_t at = block.begin; at < block.end;) {
    const size_t end = std::min<size_t>(page.text.find('\n', at), block.end), colon = page.text.find(": ", at);
    if (colon == std::string::npos || colon >= end || colon == at || colon - at > 20) return lines > 1;  // a long field goes on below
    for (size_t i = at; i < colon; ++i)
      if (!std::isalpha(static_cast<unsigned char>(page.text[i])) && page.text[i] != '-') return false;
    ++lines;
    at = end + 1;
  }
  return lines > 1;
}

// Letters as wide as their place: a page of a grid is drawn in the face that has one. What a person must tell apart is told apart: names
// of a mail's fields, what it quotes, headings, the heads of columns.
class GridPicture {
 public:
  GridPicture(QPainter& painter, const Page& page, qreal scale, qreal letter_pt) : painter_(painter), page_(page), scale_(scale), letter_px_(letter_pt * scale) {
    font_.setFamilies({"Noto Sans Mono", "monospace"});
    font_.setStyleHint(QFont::Monospace);
    font_.setPixelSize(100);
    const qreal advance = QFontMetricsF(font_).horizontalAdvance(QLatin1Char('0'));
    font_.setPixelSize(std::max(1, static_cast<int>(std::floor(letter_px_ * 100 / advance))));
  }

  void draw() {
    for (const Table& table : page_.tables) draw_table(table);
    for (const Block& block : page_.blocks)
      if (is_mail_head(page_, block)) {
        head_end_ = block.end;
        painter_.setPen(QPen(kRule, 1));
        const qreal y = std::round((block.box.y1 + 3) * scale_) + 0.5;
        painter_.drawLine(QPointF(block.box.x0 * scale_, y), QPointF((page_.width_pt - block.box.x0) * scale_, y));
      }
    size_t block = 0;
    for (const Word& word : page_.words) {
      if (!is_drawn(page_, word)) continue;
      while (block < page_.blocks.size() && page_.blocks[block].end <= word.begin) ++block;
      draw_letters(word, block < page_.blocks.size() && page_.blocks[block].begin <= word.begin ? &page_.blocks[block] : nullptr);
      before_ = &word;
    }
  }

 private:
  void draw_table(const Table& table) {
    // A line under each row, a ground behind the heads: rows are followed by eye.
    std::map<uint16_t, std::pair<qreal, qreal>> rows;
    for (const Cell& cell : table.cells) {
      if (cell.box.empty()) continue;
      auto [at, added] = rows.emplace(cell.row, std::pair<qreal, qreal>(cell.box.y0, cell.box.y1));
      if (!added) at->second = {std::min<qreal>(at->second.first, cell.box.y0), std::max<qreal>(at->second.second, cell.box.y1)};
      if (cell.column_header) heads_.insert({cell.begin, cell.end});
      if (cell.column_header) head_rows_.insert(cell.row);
    }
    const qreal left = (table.box.x0 - 3) * scale_, right = (table.box.x1 + 3) * scale_;
    for (const auto& [row, y] : rows) {
      if (head_rows_.count(row)) painter_.fillRect(QRectF(QPointF(left, y.first * scale_), QPointF(right, y.second * scale_)), kHead);
      painter_.setPen(QPen(kRule, 1));
      const qreal below = std::round(y.second * scale_) + 0.5;
      painter_.drawLine(QPointF(left, below), QPointF(right, below));
    }
    head_rows_.clear();
  }

  bool is_head(const Word& word) const {
    auto after = heads_.upper_bound({word.begin, UINT32_MAX});
    return after != heads_.begin() && std::prev(after)->second >= word.end;
  }

  bool is_quoted(const Word& word) const {
    const size_t line = page_.text.rfind('\n', word.begin);
    return page_.text[line == std::string::npos ? 0 : line + 1] == '>';
  }

  void draw_letters(const Word& word, const Block* block) {
    QFont font = font_;
    const bool field = word.end <= head_end_ && page_.text[word.end - 1] == ':' && (word.begin == 0 || page_.text[word.begin - 1] == '\n');
    font.setBold((word.style & style::kBold) || (block && block->kind == BlockKind::heading) || is_head(word));
    font.setItalic(word.style & style::kItalic);
    font.setUnderline(word.style & style::kUnderlined);
    font.setStrikeOut(word.style & style::kStruck);
    painter_.setFont(font);
    painter_.setPen(field ? kMuted : is_quoted(word) ? kSecond : kInk);
    const QFontMetricsF metrics(font);
    const qreal line = word.size_pt > 0 ? word.size_pt * scale_ : word.box.height() * scale_;
    const QString text = QString::fromUtf8(page_.text.data() + word.begin, static_cast<qsizetype>(word.end - word.begin));
    // A word that runs over its line's end has one box around all its parts: the first stands behind the word before.
    const bool broken = word.box.height() > 1.7f * word.size_pt;
    qreal x = word.box.x0 * scale_, y = word.box.y0 * scale_;
    if (broken && before_ && before_->box.center_y() > word.box.y0 && before_->box.center_y() < word.box.y0 + word.size_pt) x = before_->box.x1 * scale_ + letter_px_;
    for (qsizetype at = 0; at < text.size();) {
      const auto room = std::max<qsizetype>(1, static_cast<qsizetype>(std::lround((word.box.x1 * scale_ - x) / letter_px_)));
      const QString part = text.mid(at, room);
      const qreal wide = metrics.horizontalAdvance(part), there = static_cast<qreal>(part.size()) * letter_px_;
      painter_.save();
      painter_.translate(x, y + (line + metrics.ascent() - metrics.descent()) / 2);
      if (wide > 0) painter_.scale(std::min<qreal>(there / wide, kMostStretch), 1);
      painter_.drawText(QPointF(0, 0), part);
      painter_.restore();
      at += room, y += line, x = word.box.x0 * scale_;
    }
  }

  QPainter& painter_;
  const Page& page_;
  const qreal scale_, letter_px_;
  QFont font_;
  uint32_t head_end_ = 0;
  const Word* before_ = nullptr;
  std::set<std::pair<uint32_t, uint32_t>> heads_;
  std::set<uint16_t> head_rows_;
};

}  // namespace

QImage draw_words(const Page& page, qreal dpi) {
  const qreal scale = dpi / 72;
  const int width = static_cast<int>(std::lround(page.width_pt * scale)), height = static_cast<int>(std::lround(page.height_pt * scale));
  if (width < 1 || height < 1 || width > kMostSide_px || height > kMostSide_px) return {};
  QImage out(width, height, QImage::Format_RGB32);
  out.fill(Qt::white);
  QPainter painter(&out);
  painter.setRenderHint(QPainter::TextAntialiasing);
  if (const qreal letter = letter_width_pt(page); letter > 0 && page.words.size() > 1) {
    GridPicture(painter, page, scale, letter).draw();
    return out;
  }
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
