#include "ui/views/key_sheet.h"

#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/look/fonts.h"
#include "ui/session/claim_letters.h"
#include "ui/session/settings.h"

namespace dossier::ui {

KeySheet::KeySheet(const QList<std::pair<QString, QList<QAction*>>>& menus, QWidget* parent) : QDialog(parent) {
  setWindowTitle(tr("Keys"));
  setMinimumSize(640, 480);
  resize(760, 640);
  auto* inside = new QWidget;
  inside->setObjectName(QStringLiteral("panel_page"));
  auto* grid = new QGridLayout(inside);
  grid->setContentsMargins(24, 16, 24, 16);
  grid->setHorizontalSpacing(24);
  grid->setVerticalSpacing(6);
  grid->setColumnStretch(1, 1);
  int row = 0;
  auto heading = [&](const QString& text) {
    auto* title = new QLabel(text, inside);
    title->setFont(font_of(TextRole::strong));
    grid->addWidget(title, row++, 0, 1, 2);
  };
  auto line = [&](const QString& keys, const QString& what) {
    auto* left = new QLabel(keys, inside);
    left->setProperty("role", "text2");
    grid->addWidget(left, row, 0);
    grid->addWidget(new QLabel(what, inside), row++, 1);
  };
  for (const auto& [title, actions] : menus) {
    bool first = true;
    for (const QAction* action : actions) {
      if (action->shortcuts().isEmpty()) continue;
      if (first) heading(QString(title).remove(QLatin1Char('&')));
      first = false;
      QStringList keys;
      for (const QKeySequence& key : action->shortcuts()) keys += key.toString(QKeySequence::NativeText);
      line(keys.join(QStringLiteral(", ")), action->text().remove(QLatin1Char('&')));
    }
  }
  heading(tr("In the list of claims"));
  const QString letters = load_settings().letters;
  line(letters.left(kClaimSteps - 1).split(QString(), Qt::SkipEmptyParts).join(QStringLiteral(", ")), tr("accept, reject, edit, comment, tag"));
  const QString next = letters.right(1);
  line(QStringLiteral("%1, Shift+%1").arg(next), tr("next, previous open claim"));
  line(tr("Enter, [, ]"), tr("open the footnote, the one before, the next"));
  heading(tr("On the page"));
  line(tr("Space, Shift+Space"), tr("down, up by a screen"));
  line(tr("Home, End"), tr("first, last page"));
  line(tr("Shift with the arrows"), tr("choose words"));
  line(tr("Enter, Shift+Enter"), tr("the tool at hand: next, previous table or paragraph; zoom in, out; the glass"));
  auto* scroll = new QScrollArea(this);
  scroll->setWidget(inside);
  scroll->setWidgetResizable(true);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(scroll);
}

}  // namespace dossier::ui
