// Rows of lists that are painted by hand, and texts of documents among those of the interface: each in its own direction.
#pragma once

#include <QList>
#include <QMargins>
#include <QRect>
#include <QSize>
#include <QString>
#include <QStyleOptionViewItem>
#include <utility>

class QLabel;
class QPainter;

namespace dossier::ui {

struct Colours;

// Margins of a layout, which Qt does not mirror: `start` is where the interface begins.
QMargins margins(int start, int top, int end, int bottom);

// A place reckoned as from left to right, where the row has it.
QRect placed(const QStyleOptionViewItem& option, const QRect& rect);

// Of a list's row that holds one line of the interface's letters; lists give it their own width.
QSize row_size();

// The ground of a row by its state, and the bar at the start of a chosen one.
void paint_row_ground(QPainter& painter, const QStyleOptionViewItem& option, const Colours& c);

// The same of any other place that is chosen: with high contrast it has a frame.
void paint_chosen_ground(QPainter& painter, const QRectF& rect, const Colours& c);

// A heading of a list that can be folded: an arrow, its name, and how many there are below it, at the end.
void paint_heading(QPainter& painter, const QStyleOptionViewItem& option, const Colours& c, const QString& name, int count, bool folded);

// Text that keeps its own direction, whichever the interface has: “1.eml” must not become “eml.1”.
QString isolated(const QString& text);

// The same of every sentence in a label: it begins where its own language begins, and its full stop stays at its end.
void keep_own_direction(QLabel& label, const QString& text);

// What the program says begins where the interface does, whatever letters are in it: a rich text would follow its own.
void begin_with_interface(QLabel& label);

// A table of names and what each is, as rich text: names first, in the direction of the interface, which a rich text does not follow by itself.
// Both are HTML already.
QString table_of(const QList<std::pair<QString, QString>>& rows, const Colours& c, bool right_to_left, int gap_px = 12);

// `text` in `rect`, which is where the row has it: cut at its own end where it is too long, aligned to its own start. For sentences; names
// of documents stand at the row's start.
void draw_sentence(QPainter& painter, const QRect& rect, const QString& text);

}  // namespace dossier::ui
