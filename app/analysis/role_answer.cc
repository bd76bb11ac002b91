#include "app/analysis/role_answer.h"

#include <algorithm>
#include <map>

#include "app/analysis/people.h"
#include "app/retrieval/terms.h"
#include "base/sentences.h"

namespace dossier {
namespace {

constexpr size_t kReach = 120;      // bytes between an office and its holder's name
constexpr double kHalf = 15;        // at this distance a place counts half
constexpr size_t kLongSentence = 320;
constexpr double kConfidence = 0.9;

struct Place {
  double weight = 0;
  size_t page_index = 0;
  size_t begin = 0, end = 0;        // name and office together
  std::string name;
};

// "former Chief Executive Officer", "Vice President": another office, or another time.
bool is_another(std::string_view before) {
  static const Pattern other(R"((?i)\b(former|formerly|previous|previously|prior|past|retired|retiring|vice|deputy|assistant|served\s+as|to\s+the|reports\s+to)[\s-]+(the\s+|our\s+|as\s+)?$)");
  return other.found_in(before);
}

// Names of the document's own company are no holders of its offices.
bool is_own(const DocumentModel& model, const std::string& name) {
  const std::vector<std::string> own = terms_of(model.profile().subject.text);
  for (const std::string& term : terms_of(name))
    if (std::find(own.begin(), own.end(), term) != own.end()) return true;
  return false;
}

class RoleFinder {
 public:
  RoleFinder(const DocumentModel& model, const Role& role) : model_(model), role_(role) {}

  std::optional<Place> best() {
    for (size_t index = 0; index < model_.pages(); ++index) look_at(index);
    const std::pair<const std::string, Votes>* most = nullptr;
    for (const auto& entry : votes_)
      if (!most || entry.second.sum > most->second.sum) most = &entry;
    if (!most) return std::nullopt;
    return most->second.best;
  }

 private:
  struct Votes {
    double sum = 0;
    Place best;
  };

  void look_at(size_t index) {
    const std::string& text = model_.page(index).text;
    for (auto at = role_.printed.find(text); at; at = role_.printed.find(text, at.end)) {
      const size_t from = at.begin > kReach ? at.begin - kReach : 0;
      if (is_another(std::string_view(text).substr(from, at.begin - from))) continue;
      if (std::optional<Place> place = nearest(index, text, at)) {
        Votes& v = votes_[name_key(place->name)];
        v.sum += place->weight;
        if (place->weight > v.best.weight) v.best = *place;
      }
    }
  }

  // Before the office or behind it; a blank line between them parts them.
  std::optional<Place> nearest(size_t index, const std::string& text, const Pattern::Place& office) const {
    size_t from = office.begin > 2 * kReach ? office.begin - 2 * kReach : 0;
    while (from > 0 && (static_cast<unsigned char>(text[from]) & 0xC0) == 0x80) --from;
    const std::string_view around = std::string_view(text).substr(from, office.end - from + 2 * kReach);
    std::optional<Place> best;
    size_t least = kReach;
    for (const NameSeen& n : names_seen(around)) {
      const size_t begin = from + n.begin, end = from + n.end;
      if (n.firm != role_.firm || (begin < office.end && office.begin < end)) continue;
      const bool before = end <= office.begin;
      const size_t away = before ? office.begin - end : begin - office.end + 2;  // signatures and tables name first
      const std::string_view between = before ? std::string_view(text).substr(end, office.begin - end) : std::string_view(text).substr(office.end, begin - office.end);
      if (away >= least || between.find("\n\n") != std::string_view::npos || between.find(". ") != std::string_view::npos) continue;
      std::string name = text.substr(begin, end - begin);
      if (!role_.firm && is_own(model_, name)) continue;
      least = away;
      // "Albert Bourla (Principal Executive Officer)": with the bracket that closes.
      const size_t closed = before && office.end < text.size() && text[office.end] == ')' && between.find('(') != std::string_view::npos ? 1 : 0;
      best = Place{kHalf / (kHalf + static_cast<double>(away)), index, std::min(begin, office.begin), std::max(end, office.end + closed), std::move(name)};
    }
    return best;
  }

  const DocumentModel& model_;
  const Role& role_;
  std::map<std::string, Votes> votes_;
};

// The sentence around a place where it is short, else the lines that it stands on.
TextRange passage_around(const Page& page, const Place& place) {
  for (TextRange range : split_sentences(page.text))
    if (range.begin <= place.begin && place.end <= range.end && range.end - range.begin <= kLongSentence) return range;
  const size_t line = place.begin == 0 ? std::string::npos : page.text.rfind('\n', place.begin - 1);
  const size_t begin = line == std::string::npos ? 0 : line + 1, end = std::min(page.text.find('\n', place.end), page.text.size());
  return {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
}

}  // namespace

const Role* asked_role(const Question& question) {
  static const Pattern who(R"(^(who|whom|which (firm|company|person)|what is the name of|name)\b)");
  static const Pattern holder(R"(^(who|what)\b(?: (?:is|are|was|were|does|do|serves? as|acts? as|name of|the|of|its|our|their|currently|now)\b| [\w.&-]+['’]s\b)*)");
  if (!who.found_in(question.core)) return nullptr;
  // The office comes first ("Who is the CEO of ..."), or the name whose office it is ("Who is Boeing's CEO?"): else it belongs to what is asked ("Who pays the CEO?").
  const Pattern::Place lead = holder.find(question.core);
  const Role* best = nullptr;
  for (const Role& role : roles()) {
    const Pattern::Place at = role.asked.find(question.core);
    if (at && (!best || role.firm) && (role.firm || (lead && at.begin <= lead.end + 1))) best = &role;
  }
  return best;
}

std::optional<AnswerDraft> answer_from_roles(const DocumentModel& model, const Role& role) {
  const std::optional<Place> place = RoleFinder(model, role).best();
  if (!place) return std::nullopt;
  const Page& page = model.page(place->page_index);
  const TextRange range = passage_around(page, *place);
  AnswerDraft out;
  out.text = single_spaced(page.slice(static_cast<uint32_t>(place->begin), static_cast<uint32_t>(place->end)));
  out.quotes.push_back({model.document().sha256, page.number, range.begin, range.end});
  out.confidence = kConfidence;
  out.how = "the name that stands beside the office most often";
  return out;
}

}  // namespace dossier
