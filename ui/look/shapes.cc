#include "ui/look/shapes.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <cstdlib>
#include <string>

#include "app/report/class_shape.h"
#include "ui/look/colours.h"

namespace dossier::ui {
namespace {

// Reads numbers off the front of the text.
bool take_number(const char*& at, const char* end, double& out) {
  while (at < end && (*at == ' ' || *at == ',')) ++at;
  if (at == end) return false;
  char* stop = nullptr;
  out = std::strtod(at, &stop);
  if (stop == at) return false;
  at = stop;
  return true;
}

std::string_view data_of(Icon icon) {
  switch (icon) {
    case Icon::panel_left: return "M2 2.75 L14 2.75 L14 13.25 L2 13.25 Z M6 2.75 L6 13.25 M3.5 5.5 L4.5 5.5 M3.5 8 L4.5 8";
    case Icon::back: return "M10 3 L5 8 L10 13";
    case Icon::forward: return "M6 3 L11 8 L6 13";
    case Icon::minus: return "M3 8 L13 8";
    case Icon::plus: return "M3 8 L13 8 M8 3 L8 13";
    case Icon::chevron_down: return "M4 6 L8 10 L12 6";
    case Icon::chevron_left: return "M10 4 L6 8 L10 12";
    case Icon::chevron_right: return "M6 4 L10 8 L6 12";
    case Icon::search: return "M11 7 C11 9.2 9.2 11 7 11 C4.8 11 3 9.2 3 7 C3 4.8 4.8 3 7 3 C9.2 3 11 4.8 11 7 M10 10 L14 14";
    case Icon::undo: return "M6 3 L3 6 L6 9 M3 6 L10 6 C12 6 13.5 7.5 13.5 9.5 C13.5 11.5 12 13 10 13 L8 13";
    case Icon::redo: return "M10 3 L13 6 L10 9 M13 6 L6 6 C4 6 2.5 7.5 2.5 9.5 C2.5 11.5 4 13 6 13 L8 13";
    case Icon::tick: return "M3 8.5 L6.5 12 L13 4.5";
    case Icon::cross: return "M4 4 L12 12 M12 4 L4 12";
    case Icon::lock: return "M3.5 7.5 L12.5 7.5 L12.5 14 L3.5 14 Z M5.5 7.5 L5.5 5 C5.5 1.2 10.5 1.2 10.5 5 L10.5 7.5";
    case Icon::folder: return "M1.75 3.5 L6 3.5 L7.5 5.25 L14.25 5.25 L14.25 13 L1.75 13 Z";
    case Icon::pencil: return "M3 13 L3.6 10.2 L11 2.8 L13.2 5 L5.8 12.4 Z";
    case Icon::comment: return "M2 3 L14 3 L14 11 L8 11 L5 14 L5 11 L2 11 Z";
    case Icon::move: return "M8 2 L8 14 M2 8 L14 8 M6 4 L8 2 L10 4 M6 12 L8 14 L10 12 M4 6 L2 8 L4 10 M12 6 L14 8 L12 10";
    case Icon::zoom: return "M11 7 C11 9.2 9.2 11 7 11 C4.8 11 3 9.2 3 7 C3 4.8 4.8 3 7 3 C9.2 3 11 4.8 11 7 M10 10 L14 14 M5 7 L9 7 M7 5 L7 9";
    case Icon::area:
      return "M2.5 5 L2.5 2.5 L5 2.5 M7 2.5 L9 2.5 M11 2.5 L13.5 2.5 L13.5 5 M13.5 7 L13.5 9 M13.5 11 L13.5 13.5 L11 13.5 M9 13.5 L7 13.5 M5 13.5 "
             "L2.5 13.5 L2.5 11 M2.5 9 L2.5 7";
    case Icon::text: return "M5 2.5 L11 2.5 M8 2.5 L8 13.5 M5 13.5 L11 13.5";
    case Icon::table: return "M2 3 L14 3 L14 13 L2 13 Z M2 6.25 L14 6.25 M6.5 3 L6.5 13 M2 9.5 L14 9.5";
    case Icon::lens:
      return "M12 6.5 C12 9.5 9.5 11.5 7 11.5 C4.5 11.5 2 9.5 2 6.5 C2 3.5 4.5 1.5 7 1.5 C9.5 1.5 12 3.5 12 6.5 M10.5 10.5 L14 14 M4.5 5.5 L9.5 5.5 "
             "M4.5 7.75 L8 7.75";
    case Icon::none: return "";
  }
  return "";
}

bool points(Icon icon) { return icon == Icon::back || icon == Icon::forward || icon == Icon::undo || icon == Icon::redo || icon == Icon::panel_left; }

class PathIconEngine : public QIconEngine {
 public:
  explicit PathIconEngine(Icon icon) : icon_(icon) {}
  void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
    const Colours& c = colours_of(QGuiApplication::palette());
    const qreal side = std::min(rect.width(), rect.height());
    const QPointF centre = QRectF(rect).center();
    const QRectF box(centre.x() - side / 2, centre.y() - side / 2, side, side);
    painter->save();
    if (points(icon_) && QGuiApplication::isRightToLeft()) {
      painter->translate(2 * centre.x(), 0);
      painter->scale(-1, 1);
    }
    draw_icon(*painter, icon_, box, mode == QIcon::Disabled ? c.edge : c.text2);
    painter->restore();
  }
  QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
    QPixmap out(size);
    out.fill(Qt::transparent);
    QPainter painter(&out);
    paint(&painter, QRect(QPoint(0, 0), size), mode, state);
    return out;
  }
  QIconEngine* clone() const override { return new PathIconEngine(*this); }

 private:
  Icon icon_;
};

}  // namespace

QPainterPath path_of(std::string_view text) {
  QPainterPath path;
  const std::string held(text);
  const char* at = held.c_str();
  const char* end = at + held.size();
  while (at < end) {
    char step = *at++;
    double n[6] = {};
    auto take = [&](int count) {
      for (int i = 0; i < count; ++i)
        if (!take_number(at, end, n[i])) return false;
      return true;
    };
    switch (step) {
      case ' ': break;
      case 'M': if (!take(2)) return path; path.moveTo(n[0], n[1]); break;
      case 'L': if (!take(2)) return path; path.lineTo(n[0], n[1]); break;
      case 'H': if (!take(1)) return path; path.lineTo(n[0], path.currentPosition().y()); break;
      case 'V': if (!take(1)) return path; path.lineTo(path.currentPosition().x(), n[0]); break;
      case 'C': if (!take(6)) return path; path.cubicTo(n[0], n[1], n[2], n[3], n[4], n[5]); break;
      case 'Z': path.closeSubpath(); break;
      default: return path;
    }
  }
  return path;
}

QString class_word(ClaimClass c) {
  switch (c) {
    case ClaimClass::verbatim: return QCoreApplication::translate("class", "verbatim");
    case ClaimClass::computed: return QCoreApplication::translate("class", "computed");
    case ClaimClass::supported: return QCoreApplication::translate("class", "supported");
    case ClaimClass::judged: return QCoreApplication::translate("class", "judged");
    case ClaimClass::unsupported: return QCoreApplication::translate("class", "unsupported");
    case ClaimClass::failed: return QCoreApplication::translate("class", "failed");
  }
  return {};
}

void draw_class(QPainter& painter, ClaimClass c, const QRectF& box, const QColor& colour, const QColor& paper) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.translate(box.topLeft());
  painter.scale(box.width() / 16, box.height() / 16);
  for (const ShapeStep& s : shape_of(c)) {
    QPainterPath path;
    if (s.kind == ShapeStep::Kind::circle)
      path.addEllipse(QPointF(s.cx, s.cy), s.r, s.r);
    else
      path = path_of(s.path);
    painter.setBrush(s.fill ? QBrush(colour) : s.fill_paper ? QBrush(paper) : QBrush(Qt::NoBrush));
    painter.setPen(Qt::NoPen);
    if (s.stroke || s.stroke_paper) {
      QPen pen(s.stroke ? colour : paper, s.width);
      pen.setCapStyle(Qt::FlatCap);
      if (!s.dashes.empty()) pen.setDashPattern({s.dashes[0] / s.width, s.dashes[1] / s.width});
      painter.setPen(pen);
    }
    painter.drawPath(path);
  }
  painter.restore();
}

QIcon icon_of(Icon icon) { return QIcon(new PathIconEngine(icon)); }

void draw_icon(QPainter& painter, Icon icon, const QRectF& box, const QColor& colour) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.translate(box.topLeft());
  painter.scale(box.width() / 16, box.height() / 16);
  QPen pen(colour, icon == Icon::tick ? 1.8 : 1.5);
  pen.setJoinStyle(Qt::RoundJoin);
  painter.setPen(pen);
  painter.setBrush(Qt::NoBrush);
  painter.drawPath(path_of(data_of(icon)));
  painter.restore();
}

}  // namespace dossier::ui
