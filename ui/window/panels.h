// The views of the window, each a line here and a file of its own in ui/views.
#pragma once

#include <vector>

#include "ui/session/panel.h"

namespace dossier::ui {

// In the order of their tabs.
std::vector<Panel> all_panels();

}  // namespace dossier::ui
