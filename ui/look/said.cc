#include "ui/look/said.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>
#include <QStringList>
#include <optional>

namespace dossier::ui {
namespace {

constexpr qsizetype kMostKept = 2000;

// What stands at %1, %2 ... of a phrase, which are there in this order; nothing if the text is not worded so.
std::optional<QStringList> places_in(const QString& text, const QString& phrase) {
  QStringList out;
  qsizetype at = 0, from = 0;
  for (int number = 1;; ++number) {
    const qsizetype place = phrase.indexOf(QLatin1Char('%') + QString::number(number), from);
    const QString words = phrase.mid(from, place < 0 ? -1 : place - from);  // before the place; behind the last one, up to the end
    if (number == 1) {
      if (place < 0 ? text != words : !text.startsWith(words)) return {};
      at = words.size();
    } else {
      const qsizetype found = place >= 0 ? text.indexOf(words, at + 1) : text.endsWith(words) ? text.size() - words.size() : -1;
      if (found <= at) return {};  // a place is never empty
      out += text.mid(at, found - at);
      at = found + words.size();
    }
    if (place < 0) return out;
    from = place + 2;
  }
}

QString looked_up(const QString& text) {
  const SaidPhrases phrases = said_phrases();
  for (const SaidPhrase* p = phrases.begin; p != phrases.end; ++p) {
    const QString phrase = QString::fromUtf8(p->text);
    const std::optional<QStringList> places = places_in(text, phrase);
    if (!places) continue;
    const QString own = QCoreApplication::translate("said", p->text);
    QString out;
    for (qsizetype i = 0; i < own.size(); ++i) {
      const int place = own[i] == QLatin1Char('%') && i + 1 < own.size() ? own[i + 1].digitValue() : -1;
      if (place < 1 || place > places->size()) {
        out += own[i];
        continue;
      }
      out += p->within ? said((*places)[place - 1]) : (*places)[place - 1];
      ++i;
    }
    return out;
  }
  return text;
}

}  // namespace

QString said(const QString& text) {
  // Views ask for the same words with every paint.
  thread_local QHash<QString, QString> known;
  thread_local QString language;
  if (language != QLocale().name() || known.size() > kMostKept) known.clear(), language = QLocale().name();
  const auto found = known.constFind(text);
  if (found != known.constEnd()) return *found;
  QString own = looked_up(text);
  known.insert(text, own);
  return own;
}

QString said(const std::string& text) { return said(QString::fromStdString(text)); }

QString said_each(const std::string& reasons) {
  const QString whole = QString::fromStdString(reasons);
  bool each_known = true;
  QStringList out;
  for (const QString& one : whole.split(QStringLiteral("; "))) {
    out += said(one);
    each_known = each_known && out.back() != one;
  }
  // A reason may hold the sign that joins them; the place of a wording could take in the reason before it, so the parts come first.
  if (const QString known = said(whole); !each_known && known != whole) return known;
  return out.join(QStringLiteral("; "));
}

}  // namespace dossier::ui
