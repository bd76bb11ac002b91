// What a person has set. Kept where Qt keeps settings; read at each use, so that a change holds at once.
#pragma once

#include <QString>
#include <QStringList>

namespace dossier::ui {

struct Settings {
  QString appearance = QStringLiteral("system");  // system, light, dark
  bool high_contrast = false;                     // whatever the system says
  int font_percent = 100;                         // 80 to 200
  QString languages;                              // Tesseract codes joined by +; empty: found from the page
  bool ocr = true;
  int readers = 0;                                // files read at a time; 0: one a core
  QString reviewer;                               // empty: the account's initials
  bool claim_letters = true;                      // single letters act in a list of claims
  QString letters = QStringLiteral("AJECTN");     // accept, reject, edit, comment, tag, next: six different ones
  bool still = false;                             // reduced motion: the mark of an opened place does not pulse
  bool inverted_pages = false;                    // white on black where the window is dark
  QString interface_language;                     // "de"; empty: the system's
};

Settings load_settings();
void save_settings(const Settings& settings);

// Archives opened last, the newest first.
QStringList recent_archives();
void remember_archive(const QString& path);

}  // namespace dossier::ui
