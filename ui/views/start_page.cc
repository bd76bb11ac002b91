#include "ui/views/start_page.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/look/colours.h"
#include "ui/look/fonts.h"
#include "ui/look/shapes.h"

namespace dossier::ui {
namespace {

class DropBox : public QWidget {
 public:
  using QWidget::QWidget;

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    const Colours& c = colours_of(this);
    painter.fillRect(rect(), c.raised);
    painter.setPen(QPen(c.edge, 2, Qt::DashLine));
    painter.drawRect(rect().adjusted(1, 1, -1, -1));
  }
};

class IconLabel : public QWidget {
 public:
  IconLabel(Icon icon, int side, QWidget* parent) : QWidget(parent), icon_(icon) { setFixedSize(side, side); }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    draw_icon(painter, icon_, rect(), colours_of(this).text2);
  }

 private:
  Icon icon_;
};

class Numeral : public QWidget {
 public:
  Numeral(int number, QWidget* parent) : QWidget(parent), number_(number) { setFixedSize(20, 20); }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colours_of(this).edge, 1));
    painter.drawEllipse(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    painter.setPen(colours_of(this).text);
    painter.setFont(font_of(TextRole::caption));
    painter.drawText(rect(), Qt::AlignCenter, QString::number(number_));
  }

 private:
  int number_;
};

QLabel* words(const QString& text, TextRole role, const char* tone, QWidget* parent) {
  auto* out = new QLabel(text, parent);
  out->setFont(font_of(role));
  out->setProperty("role", tone);
  out->setWordWrap(true);
  return out;
}

}  // namespace

StartPage::StartPage(QWidget* parent) : QWidget(parent) {
  setObjectName(QStringLiteral("panel_page"));
  setAttribute(Qt::WA_StyledBackground);
  auto* inner = new QWidget(this);
  inner->setMaximumWidth(560);
  auto* column = new QVBoxLayout(inner);
  column->setSpacing(12);
  column->addWidget(words(tr("Open a folder. Get a brief you can check."), TextRole::empty_title, "text", inner));
  column->addWidget(make_drop(inner));
  for (QLayout* step : make_steps(inner)) column->addLayout(step);
  auto* rule = new QFrame(inner);
  rule->setObjectName(QStringLiteral("rule"));
  column->addWidget(rule);
  column->addLayout(make_links(inner));
  auto* privacy = new QHBoxLayout;
  privacy->addWidget(new IconLabel(Icon::lock, 16, inner));
  privacy->addWidget(words(tr("Nothing you open leaves this machine. No account, no statistics, no connection."), TextRole::interface, "text2", inner), 1);
  column->addLayout(privacy);
  auto* outer = new QVBoxLayout(this);
  outer->setContentsMargins(24, 64, 24, 24);
  auto* centred = new QHBoxLayout;
  centred->addStretch(1);
  centred->addWidget(inner, 20);
  centred->addStretch(1);
  outer->addLayout(centred);
  outer->addStretch();
}

QWidget* StartPage::make_drop(QWidget* inner) {
  auto* drop = new DropBox(inner);
  auto* row = new QHBoxLayout(drop);
  row->setContentsMargins(24, 28, 24, 28);
  row->setSpacing(16);
  row->addWidget(new IconLabel(Icon::folder, 32, drop));
  auto* texts = new QVBoxLayout;
  texts->setSpacing(2);
  texts->addWidget(words(tr("Drop a folder or files here"), TextRole::strong, "text", drop));
  texts->addWidget(words(tr("PDF, scans, Word, Excel, mail, archives. Originals are never changed."), TextRole::caption, "text2", drop));
  texts->insertStretch(0);
  texts->addStretch();
  row->addLayout(texts, 1);
  auto* choose = new QPushButton(tr("Choose folder…"), drop);
  choose->setProperty("primary", true);
  connect(choose, &QPushButton::clicked, this, &StartPage::folder_wanted);
  row->addWidget(choose);
  setFocusProxy(choose);
  return drop;
}

// What happens then, in three steps.
QList<QLayout*> StartPage::make_steps(QWidget* inner) {
  const std::pair<QString, QString> steps[] = {{tr("Every page is read"), tr("Text where there is text, OCR where there is none. What cannot be read is listed, with the reason.")},
                                               {tr("Every sentence carries its proof"), tr("A click on a footnote opens the page with the words marked. Sentences that cannot be proven are kept out.")},
                                               {tr("You decide"), tr("Accept, reject, edit, comment. An edit is checked at once; the history is kept.")}};
  QList<QLayout*> out;
  for (const auto& [title, text] : steps) {
    auto* line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(new Numeral(static_cast<int>(out.size()) + 1, inner), 0, Qt::AlignTop);
    auto* both = new QVBoxLayout;
    both->setSpacing(0);
    both->addWidget(words(title, TextRole::strong, "text", inner));
    both->addWidget(words(text, TextRole::interface, "text2", inner));
    line->addLayout(both, 1);
    out += line;
  }
  return out;
}

QLayout* StartPage::make_links(QWidget* inner) {
  auto* links = new QHBoxLayout;
  links->setSpacing(24);
  auto link = [&](const QString& text, auto signal) {
    auto* button = new QPushButton(text, inner);
    button->setProperty("link", true);
    connect(button, &QPushButton::clicked, this, signal);
    links->addWidget(button);
  };
  link(tr("Open an archive…"), &StartPage::archive_wanted);
  links->addStretch();
  return links;
}

}  // namespace dossier::ui
