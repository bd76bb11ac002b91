// What the rooms below the window say of themselves in English (headings, remarks, reasons), in the language of the interface.
#pragma once

#include <QString>
#include <string>

namespace dossier::ui {

// Sentences that Dossier makes are known by their wording, with whatever stands in their places (%1). What is not known, a quote or a name, comes
// back as it is: call it on words of the program alone.
QString said(const QString& text);
QString said(const std::string& text);

// Several reasons in one line, "FIRST; SECOND".
QString said_each(const std::string& reasons);

// A known wording: where `within`, what stands in its places is said, too.
struct SaidPhrase {
  const char* text;
  bool within;
};
struct SaidPhrases {
  const SaidPhrase* begin;
  const SaidPhrase* end;
};
SaidPhrases said_phrases();

}  // namespace dossier::ui
