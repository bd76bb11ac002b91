#include "ui/session/settings.h"

#include <QFileInfo>
#include <QSettings>
#include <algorithm>

#include "ui/session/claim_letters.h"

namespace dossier::ui {
namespace {

constexpr int kMostRecent = 10;

}  // namespace

Settings load_settings() {
  const QSettings stored;
  Settings out;
  out.appearance = stored.value(QStringLiteral("appearance"), out.appearance).toString();
  out.high_contrast = stored.value(QStringLiteral("high_contrast"), false).toBool();
  out.font_percent = std::clamp(stored.value(QStringLiteral("font_percent"), 100).toInt(), 80, 200);
  out.languages = stored.value(QStringLiteral("languages")).toString();
  out.ocr = stored.value(QStringLiteral("ocr"), true).toBool();
  out.readers = std::clamp(stored.value(QStringLiteral("readers"), 0).toInt(), 0, 256);
  out.reviewer = stored.value(QStringLiteral("reviewer")).toString();
  out.claim_letters = stored.value(QStringLiteral("claim_letters"), true).toBool();
  if (const QString letters = stored.value(QStringLiteral("letters")).toString(); are_claim_letters(letters)) out.letters = letters;
  out.still = stored.value(QStringLiteral("still"), false).toBool();
  out.inverted_pages = stored.value(QStringLiteral("inverted_pages"), false).toBool();
  out.interface_language = stored.value(QStringLiteral("interface_language")).toString();
  return out;
}

void save_settings(const Settings& s) {
  QSettings stored;
  stored.setValue(QStringLiteral("appearance"), s.appearance);
  stored.setValue(QStringLiteral("high_contrast"), s.high_contrast);
  stored.setValue(QStringLiteral("font_percent"), s.font_percent);
  stored.setValue(QStringLiteral("languages"), s.languages);
  stored.setValue(QStringLiteral("ocr"), s.ocr);
  stored.setValue(QStringLiteral("readers"), s.readers);
  stored.setValue(QStringLiteral("reviewer"), s.reviewer);
  stored.setValue(QStringLiteral("claim_letters"), s.claim_letters);
  stored.setValue(QStringLiteral("letters"), s.letters);
  stored.setValue(QStringLiteral("still"), s.still);
  stored.setValue(QStringLiteral("inverted_pages"), s.inverted_pages);
  stored.setValue(QStringLiteral("interface_language"), s.interface_language);
}

QStringList recent_archives() {
  QStringList out = QSettings().value(QStringLiteral("recent")).toStringList();
  out.removeIf([](const QString& path) { return !QFileInfo::exists(path); });
  return out;
}

void remember_archive(const QString& path) {
  QSettings stored;
  const QString whole = QFileInfo(path).absoluteFilePath();
  QStringList all = stored.value(QStringLiteral("recent")).toStringList();
  all.removeAll(whole);
  all.prepend(whole);
  stored.setValue(QStringLiteral("recent"), all.mid(0, kMostRecent));
}

}  // namespace dossier::ui
