// A place in a document: what a footnote, a hit or a list entry leads to.
#pragma once

#include <QMetaType>
#include <cstdint>
#include <vector>

#include "base/geometry.h"
#include "base/hash.h"

namespace dossier::ui {

// A claim of the report at hand, by its index in ReportDocument::claims.
using ClaimIndex = uint32_t;
inline constexpr ClaimIndex kNoClaim = UINT32_MAX;

struct Place {
  Sha256 document;
  uint32_t page = 1;
  std::vector<Box> boxes;       // what to bring into view, points; empty: the top of the page
  bool found = false;           // the boxes are hits or evidence, to be marked of their own; words of a claim are marked anyway
  bool picture = false;         // found, and the boxes are of pictures: framed, so that their colours stay
  bool beside = false;          // on the other side of the reader, so that what is read stays
  bool glance = false;          // what was chosen in a list: shown beside it, and where there is no room for both, the list stays in view
};

}  // namespace dossier::ui

Q_DECLARE_METATYPE(dossier::ui::Place)
