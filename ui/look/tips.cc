#include "ui/look/tips.h"

#include "ui/look/fonts.h"

namespace dossier::ui {

QString tip_of(const QString& ours, const QString& words) {
  QString out;
  if (!ours.isEmpty()) out += QStringLiteral("<p style='margin:0 0 2px 0'>%1</p>").arg(ours.toHtmlEscaped());
  if (!words.isEmpty())
    out += QStringLiteral("<p dir='%1' style=\"margin:0 0 4px 0;font-family:'%2';font-size:%3pt\">%4</p>")
               .arg(words.isRightToLeft() ? QStringLiteral("rtl") : QStringLiteral("ltr"), font_of(TextRole::quote).families().join(QStringLiteral("','")))
               .arg(font_of(TextRole::quote).pointSizeF())
               .arg(words.toHtmlEscaped());
  return out;
}

}  // namespace dossier::ui
