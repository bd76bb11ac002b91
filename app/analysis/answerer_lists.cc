// The part of Answerer that counts and lists: it goes over every document and page.
#include <algorithm>
#include <set>

#include "app/analysis/answerer.h"

namespace dossier {

namespace {

constexpr size_t kNamed = 12;  // documents that a sentence names

std::string names_of(const std::vector<SourceDocument>& documents) {
  std::string out;
  for (size_t k = 0; k < documents.size() && k < kNamed; ++k) out += (k ? ", " : "") + documents[k].name;
  return documents.size() > kNamed ? out + " and " + std::to_string(documents.size() - kNamed) + " more" : out;
}

std::string counted_words(size_t n, const char* one, const char* many) { return std::to_string(n) + " " + (n == 1 ? one : many); }

}  // namespace

void Answerer::look_at_all(Answer& out) const {
  std::vector<const SourceDocument*> over;
  for (const SourceDocument& d : documents_) over.push_back(&d);
  set_coverage(over, out);
  out.coverage.documents_considered = over.size();
  out.coverage.pages_weighed = out.coverage.pages;
  out.counted = true;
  out.how = "every document and page was looked at";
}

Result<Answer> Answerer::counted(const CountQuestion& question, Answer out) {
  look_at_all(out);
  std::vector<SourceDocument> untold;
  DOSSIER_ASSIGN(std::vector<CountedDocument> found,
                 count_documents(pages_, documents_, question, [&](const SourceDocument& d) -> Result<DocumentProfile> {
                   DOSSIER_ASSIGN(RoutingCandidate * cover, cover_of(d));
                   return cover->profile;
                 }, &untold));
  if (!untold.empty()) out.remark = counted_words(untold.size(), "document has too little text to tell its language: ", "documents have too little text to tell their language: ") + names_of(untold);
  AnswerDraft draft;
  draft.computation =
      AnswerComputation{Operation::count, {}, "documents counted", {std::to_string(found.size()), "", 1, std::to_string(found.size())}};
  for (const CountedDocument& c : found) {
    if (question.list) out.text += (out.text.empty() ? "" : "; ") + c.document.name;
    Evidence e;
    e.document = c.document;
    e.page = c.place.page;
    e.span = c.place;
    e.quote = c.quote;
    e.score = 1;
    e.why = "meets the condition";
    if (c.place.begin < c.place.end) {
      DOSSIER_ASSIGN(auto page, pages_.page(c.document.sha256, c.place.page));
      e.page_label = page->label;
      e.boxes = boxes_of(*page, c.place.begin, c.place.end);
      draft.quotes.push_back(c.place);
    }
    out.evidence.push_back(std::move(e));
  }
  if (!question.list) out.text = std::to_string(found.size());
  out.numbers.push_back(draft.computation->result);
  out.computation = draft.computation;
  out.not_found = question.list && found.empty();
  out.checked = check_each(pages_, draft.quotes);
  if (question.sum && !found.empty()) {
    DOSSIER_TRY(add_sum(found, out));
  }
  return out;
}

Result<Answer> Answerer::dated(const DatedListQuestion& question, Answer out) {
  look_at_all(out);
  DOSSIER_ASSIGN(const DatedList list, dated_list(pages_, documents_, question, [&](const SourceDocument& d) -> Result<DocumentProfile> {
                   DOSSIER_ASSIGN(RoutingCandidate * cover, cover_of(d));
                   return cover->profile;
                 }));
  std::vector<Span> quotes;
  for (const DatedItem& item : list.items) {
    out.text += (out.text.empty() ? "" : "; ") + day_text(item.day) + ": " + item.document.name + (item.how.empty() ? "" : " (" + item.how + ")");
    DOSSIER_ASSIGN(auto page, pages_.page(item.document.sha256, item.place.page));
    Evidence e;
    e.document = item.document;
    e.page = item.place.page;
    e.page_label = page->label;
    e.span = item.place;
    e.quote = item.quote;
    e.boxes = boxes_of(*page, item.place.begin, item.place.end);
    e.score = 1;
    e.why = day_text(item.day) + (item.how.empty() ? ", as stated" : ": " + item.how) + (item.renews ? "; it renews" : "");
    out.evidence.push_back(std::move(e));
    quotes.push_back(item.place);
    if (item.start) quotes.push_back(*item.start);
  }
  if (question.number) out.text = std::to_string(list.items.size());
  const std::string number = std::to_string(list.items.size());
  out.computation = AnswerComputation{Operation::count, {}, question.ends ? "contracts counted" : "days counted", {number, "", 1, number}};
  out.numbers.push_back(out.computation->result);
  out.not_found = !question.number && list.items.empty();
  if (question.ends && !list.untold.empty())
    out.remark = counted_words(list.untold.size(), "contract states", "contracts state") + " no end that could be told: " + names_of(list.untold);
  if (out.not_found) {
    out.why_not = list.looked_at == 0 ? "the archive has no such documents"
                  : question.ends     ? "no term is seen to end then"
                                      : "no day is seen to be due then";
    if (!out.remark.empty()) out.why_not += "; " + out.remark;
  }
  out.checked = check_each(pages_, quotes);
  return out;
}

namespace {

// What a reader must know beside the list: what was looked through in vain, what was not read, what was not compared.
std::string said_beside(const ProvisionQuestion& q, const ProvisionList& list) {
  std::string out;
  const auto add = [&](const std::string& words) { out += (out.empty() ? "" : "; ") + words; };
  const auto add_names = [&](const std::vector<SourceDocument>& documents, const char* one, const char* many) {
    if (!documents.empty()) add(counted_words(documents.size(), one, many) + ": " + names_of(documents));
  };
  if (q.without && !list.items.empty()) add("no such clause was found in the pages read of these, one worded otherwise may be there");
  if (q.without)
    add_names(list.others, "has such a clause", "have such a clause");
  else
    add_names(list.others, "was looked through, no such clause found in the pages read", "were looked through, no such clause found in the pages read");
  add_names(list.amendments, "amendment has none of its own", "amendments have none of their own");
  add_names(list.partly, "was not read whole", "were not read whole");
  add_names(list.unopened, "file could not be read", "files could not be read");
  if (!q.described.empty()) add("\u201c" + q.described + "\u201d was looked for in titles and file names");
  if (!q.not_compared.empty()) add("\u201c" + q.not_compared + "\u201d was not compared, the clauses are quoted to be read");
  for (const std::string& word : list.unused) add("no such clause uses the word \u201c" + word + "\u201d, it was left out");
  return out;
}

}  // namespace

Result<Answer> Answerer::provided(const ProvisionQuestion& question, Answer out) {
  look_at_all(out);
  out.of_provision = true;
  DOSSIER_ASSIGN(ProvisionList list, provision_list(pages_, documents_, question, [&](const SourceDocument& d) -> Result<DocumentProfile> {
                   DOSSIER_ASSIGN(RoutingCandidate * cover, cover_of(d));
                   return cover->profile;
                 }));
  std::vector<Span> quotes;
  for (ProvisionItem& item : list.items) {
    if (!question.number) out.text += (out.text.empty() ? "" : "; ") + item.document.name;
    Evidence e;
    e.document = item.document;
    e.page = item.places.empty() ? item.document.page_numbers.front() : item.places.front().page;
    e.quote = item.quote;
    e.score = 1;
    e.why = !question.without ? "says it" : item.other ? "names another law" : "no such clause was found";
    if (!item.places.empty()) {
      e.span = item.places.front();
      DOSSIER_ASSIGN(auto page, pages_.page(e.document.sha256, e.page));
      e.page_label = page->label;
      e.boxes = boxes_of(*page, e.span.begin, e.span.end);
    }
    out.evidence.push_back(std::move(e));
    quotes.insert(quotes.end(), item.places.begin(), item.places.end());
  }
  const std::string number = std::to_string(list.items.size());
  if (question.number) out.text = number;
  out.computation = AnswerComputation{Operation::count, {}, "documents counted", {number, "", 1, number}};
  out.numbers.push_back(out.computation->result);
  out.not_found = !question.number && list.items.empty();
  out.remark = said_beside(question, list);
  if (out.not_found) {
    out.why_not = list.others.empty() && list.amendments.empty() ? "the archive has no such documents" : question.without ? "no document without such a clause was found" : "no such clause was found";
    if (!out.remark.empty()) out.why_not += "; " + out.remark;
  }
  out.others = std::move(list.others);
  out.others.insert(out.others.end(), list.amendments.begin(), list.amendments.end());
  out.checked = check_each(pages_, quotes);
  return out;
}

Answer Answerer::unread(const UnreadQuestion& question, Answer out) const {
  look_at_all(out);
  out.of_reading = true;
  std::set<Sha256> met;
  size_t pages = 0;
  for (const UnreadItem& item : unread_items(documents_)) {
    met.insert(item.document.sha256);
    pages += item.page > 0 ? 1 : std::max<size_t>(item.document.pages, 1);
    const std::string why = item.why.empty() ? "not read" : item.why;
    if (!question.number)
      out.text += (out.text.empty() ? "" : "; ") + item.document.name + (item.page ? ", page " + std::to_string(item.page) : "") + ": " + why;
    Evidence e;
    e.document = item.document;
    e.page = std::max<uint32_t>(item.page, 1);
    e.score = 1;
    e.why = why;
    out.evidence.push_back(std::move(e));
  }
  const std::string number = std::to_string(question.pages ? pages : met.size());
  if (question.number) out.text = number;
  if (out.text.empty()) out.text = "none: all that was found was read";
  out.computation = AnswerComputation{Operation::count, {}, question.pages ? "pages counted" : "documents counted", {number, "", 1, number}};
  out.numbers.push_back(out.computation->result);
  out.checked = check_each(pages_, {});
  return out;
}

}  // namespace dossier
