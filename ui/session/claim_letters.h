// The single letters that act on the chosen claim while a list of claims has the keys. The settings turn them off or change them.
#pragma once

#include <QList>
#include <QString>
#include <optional>

class QKeyEvent;

namespace dossier::ui {

enum class ClaimStep { accept, reject, edit, comment, tag, next };
inline constexpr int kClaimSteps = 6;
// In the order of the steps: A, J, E, C, T, N.
inline const QString kUsualLetters = QStringLiteral("AJECTN");

// Whether they are six different letters, A to Z.
bool are_claim_letters(const QString& letters);
// As it is set.
QString letter_of(ClaimStep step);
// What the key does; nothing where the letters are turned off, or Ctrl or Alt is held.
std::optional<ClaimStep> claim_step(const QKeyEvent& event);

}  // namespace dossier::ui
