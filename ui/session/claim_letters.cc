#include "ui/session/claim_letters.h"

#include <QKeyEvent>
#include <QSet>

#include "ui/session/settings.h"

namespace dossier::ui {

bool are_claim_letters(const QString& letters) {
  QSet<QChar> seen;
  for (QChar c : letters)
    if (c >= QLatin1Char('A') && c <= QLatin1Char('Z')) seen.insert(c);
  return letters.size() == kClaimSteps && seen.size() == kClaimSteps;
}

QString letter_of(ClaimStep step) { return load_settings().letters.mid(static_cast<int>(step), 1); }

std::optional<ClaimStep> claim_step(const QKeyEvent& event) {
  if (event.modifiers() & (Qt::ControlModifier | Qt::AltModifier) || event.key() < Qt::Key_A || event.key() > Qt::Key_Z) return {};
  const Settings settings = load_settings();
  const qsizetype at = settings.letters.indexOf(QChar(static_cast<char16_t>(event.key())));
  if (!settings.claim_letters || at < 0) return {};
  return static_cast<ClaimStep>(at);
}

}  // namespace dossier::ui
