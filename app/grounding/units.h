// Units, scales and periods as claims and documents write them, compared.
#pragma once

#include <string>
#include <string_view>

#include "base/quantity.h"

namespace dossier::grounding {

// "days" -> "day", "percent" -> "%", "$" -> "USD". What is not known comes back folded.
std::string canonical_unit(std::string_view unit);
bool same_unit(std::string_view a, std::string_view b);

// A unit that only narrows another: "day" and "calendar day". "business day" is another unit.
bool compatible_unit(std::string_view a, std::string_view b);

// "2022", "FY2022", "Q3 2021", "2022-12-31": equal where both state a part.
bool same_period(std::string_view a, std::string_view b);
// Could the text speak of this period? True if it names it, or names no period at all.
bool period_may_hold(std::string_view period, std::string_view text);

}  // namespace dossier::grounding
