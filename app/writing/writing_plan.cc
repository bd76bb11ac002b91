#include "app/writing/writing_plan.h"

#include <algorithm>

#include "app/writing/reading_choice.h"

namespace dossier {
namespace {

std::string counted(size_t n, const char* one, const char* more) { return std::to_string(n) + " " + (n == 1 ? one : more); }

}  // namespace

size_t WritingPlan::written() const {
  return static_cast<size_t>(std::count_if(documents.begin(), documents.end(), [](const PlannedWriting& d) { return d.written; }));
}

std::string WritingPlan::in_words() const {
  size_t whole = 0, chosen = 0, own = 0, tokens = 0;
  for (const PlannedWriting& d : documents) {
    ++(d.tokens == 0 ? own : d.whole ? whole : chosen);
    if (!d.written) tokens += d.tokens;
  }
  std::string how;
  auto add = [&](size_t n, const char* what) {
    if (n > 0) how += (how.empty() ? "" : ", ") + std::to_string(n) + " " + what;
  };
  add(whole, "read whole");
  add(chosen, "by chosen passages");
  add(own, "in their own words alone");
  std::string out = counted(documents.size(), "document", "documents") + (how.empty() ? "" : ": " + how);
  const size_t done = written(), left = documents.size() - done - own;
  if (done > 0) out += "; " + counted(done, "is", "are") + " written already, " + std::to_string(left) + (left == 1 ? " remains" : " remain");
  if (left > 0) {
    out += "; " + counted(tokens, "token", "tokens") + " to read";
    if (const double seconds = seconds_from(0); seconds > 0) out += ", about " + time_in_words(seconds);
  }
  return out;
}

double WritingPlan::seconds_from(size_t first) const {
  double out = 0;
  for (size_t i = first; i < documents.size(); ++i) out += documents[i].written ? 0 : documents[i].seconds;
  return out;
}

}  // namespace dossier
