// Pages whose text runs sideways are laid out as if turned upright; boxes are turned back afterwards.
#pragma once

#include "ingest/reader/layout/content.h"

namespace dossier::reader {

// The angle (0, 90, 180, 270) of more than half of the letters; 0 if there is none such.
uint16_t main_angle(const ContentPage& page);
// The page turned so that words of `angle` run to the right. Their angle becomes 0.
ContentPage turned_upright(const ContentPage& page, uint16_t angle);
// A box of the turned page on the page as it was, whose size is given.
Box turned_back(const Box& box, uint16_t angle, float width_pt, float height_pt);

}  // namespace dossier::reader
