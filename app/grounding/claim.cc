#include "app/grounding/claim.h"

namespace dossier {
namespace {

constexpr std::string_view kClasses[] = {"verbatim", "computed", "supported", "judged", "unsupported", "failed"};
constexpr std::string_view kOperations[] = {"none",  "sum",     "difference", "product", "ratio",   "percentage_change",
                                            "share", "average", "count",      "minimum", "maximum", "date_offset", "formula"};

}  // namespace

std::string_view name_of(ClaimClass c) { return kClasses[static_cast<size_t>(c)]; }

std::optional<ClaimClass> claim_class_from(std::string_view name) {
  for (size_t i = 0; i < std::size(kClasses); ++i)
    if (kClasses[i] == name) return static_cast<ClaimClass>(i);
  return std::nullopt;
}

std::string_view name_of(Operation operation) { return kOperations[static_cast<size_t>(operation)]; }

std::optional<Operation> operation_from(std::string_view name) {
  for (size_t i = 0; i < std::size(kOperations); ++i)
    if (kOperations[i] == name) return static_cast<Operation>(i);
  return std::nullopt;
}

}  // namespace dossier
