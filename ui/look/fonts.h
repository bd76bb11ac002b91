// The fonts of every view: serif reads, sans works. Sizes follow the font of the application, which the person's size scales.
#pragma once

#include <QFont>

namespace dossier::ui {

enum class TextRole {
  caption,       // meta, status, labels
  interface,     // controls, lists
  strong,        // interface, semibold
  claim,         // serif: claims and answers
  quote,         // serif: quotes in evidence
  section,       // titles of sections
  empty_title,   // titles of empty states
  title,         // the title of a report
  mono           // hashes
};

QFont font_of(TextRole role);
// Space from line to line, in pixels, for the script of `sample`: Thai and Devanagari need more.
qreal line_height_px(TextRole role, const QString& sample = {});
// The application's font at `percent` of its normal size.
QFont application_font(int percent);

}  // namespace dossier::ui
