// Sizes as people read them.
#pragma once

#include <QString>

namespace dossier::ui {

// "30.4 GiB", as the person's language writes it.
QString size_words(quint64 bytes);

}  // namespace dossier::ui
