#include "ui/window/panels.h"

#include "ui/views/ask_view.h"
#include "ui/views/brief_view.h"
#include "ui/views/claims_view.h"
#include "ui/views/contents_view.h"
#include "ui/views/jobs_drawer.h"
#include "ui/views/library_view.h"
#include "ui/views/models_view.h"
#include "ui/views/review_view.h"
#include "ui/views/search_view.h"

namespace dossier::ui {

std::vector<Panel> all_panels() {
  return {
      library_panel(),
      contents_panel(),
      claims_panel(),
      brief_panel(),
      ask_panel(),
      search_panel(),
      review_panel(),
      models_panel(),
      jobs_panel(),
  };
}

}  // namespace dossier::ui
