#include "storage/passage_store.h"

#include <algorithm>

#include "storage/database.h"
#include "storage/page_rows.h"
#include "storage/search_fields.h"
#include "storage/search_index.h"
#include "storage/search_query.h"

namespace dossier {
namespace {

constexpr uint32_t kSnippetBytes = 240, kSnippetBefore = 60;

// Pages by row, ascending, with what they score.
struct Hits {
  std::vector<uint32_t> rows;
  std::vector<float> scores;
  void add(uint32_t row, float score) {
    rows.push_back(row);
    scores.push_back(score);
  }
};

Hits both(const Hits& a, const Hits& b) {
  Hits out;
  for (size_t i = 0, j = 0; i < a.rows.size() && j < b.rows.size();) {
    if (a.rows[i] == b.rows[j]) {
      out.add(a.rows[i], a.scores[i] + b.scores[j]);
      ++i, ++j;
    } else if (a.rows[i] < b.rows[j]) {
      ++i;
    } else {
      ++j;
    }
  }
  return out;
}

Hits either(const Hits& a, const Hits& b) {
  Hits out;
  size_t i = 0, j = 0;
  while (i < a.rows.size() || j < b.rows.size()) {
    if (j == b.rows.size() || (i < a.rows.size() && a.rows[i] < b.rows[j])) {
      out.add(a.rows[i], a.scores[i]);
      ++i;
    } else if (i == a.rows.size() || b.rows[j] < a.rows[i]) {
      out.add(b.rows[j], b.scores[j]);
      ++j;
    } else {
      out.add(a.rows[i], a.scores[i] + b.scores[j]);
      ++i, ++j;
    }
  }
  return out;
}

Hits without(const Hits& a, const Hits& b) {
  Hits out;
  for (size_t i = 0, j = 0; i < a.rows.size(); ++i) {
    while (j < b.rows.size() && b.rows[j] < a.rows[i]) ++j;
    if (j == b.rows.size() || b.rows[j] != a.rows[i]) out.add(a.rows[i], a.scores[i]);
  }
  return out;
}

class Evaluation {
 public:
  Evaluation(Database& database, SearchIndex& index) : database_(database), index_(index) {}

  Result<Hits> run(const QueryNode& node) {
    switch (node.kind) {
      case QueryNode::Kind::match: return match(node.match);
      case QueryNode::Kind::field: return field(node);
      case QueryNode::Kind::all_of: return all_of(node);
      case QueryNode::Kind::any_of: break;
    }
    Hits out;
    for (const QueryNode& child : node.children) {
      DOSSIER_ASSIGN(Hits hits, run(child));
      out = out.rows.empty() ? std::move(hits) : either(out, hits);
    }
    return out;
  }

 private:
  Result<Hits> match(const std::string& match) {
    DOSSIER_ASSIGN(auto postings, index_.postings(match));
    Hits out;
    out.rows = postings->rows;
    out.scores.reserve(out.rows.size());
    auto idf = static_cast<float>(index_.idf(out.rows.size()));
    for (size_t n = 0; n < out.rows.size(); ++n) out.scores.push_back(idf * index_.weight(out.rows[n], postings->times[n]));
    return out;
  }

  Result<Hits> field(const QueryNode& node) {
    Hits out;
    DOSSIER_ASSIGN(out.rows, rows_with_field(database_, node.field, node.value));
    out.scores.assign(out.rows.size(), 0.f);
    if (index_.hidden_rows().empty()) return out;
    Hits hidden;
    hidden.rows = index_.hidden_rows();
    return without(out, hidden);
  }

  Result<Hits> all_of(const QueryNode& node) {
    DOSSIER_ASSIGN(Hits out, run(node.children.front()));
    for (size_t n = 1; n < node.children.size() && !out.rows.empty(); ++n) {
      DOSSIER_ASSIGN(Hits hits, run(node.children[n]));
      out = both(out, hits);
    }
    for (size_t n = 0; n < node.excluded.size() && !out.rows.empty(); ++n) {
      DOSSIER_ASSIGN(Hits hits, run(node.excluded[n]));
      out = without(out, hits);
    }
    return out;
  }

  Database& database_;
  SearchIndex& index_;
};

// Indices of the best `limit`, best first; equal scores in order of row, so that a query always gives the same answer.
std::vector<size_t> best(const Hits& hits, size_t limit) {
  std::vector<size_t> order(hits.rows.size());
  for (size_t n = 0; n < order.size(); ++n) order[n] = n;
  auto better = [&](size_t a, size_t b) { return hits.scores[a] != hits.scores[b] ? hits.scores[a] > hits.scores[b] : a < b; };
  limit = std::min(limit, order.size());
  std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(limit), order.end(), better);
  order.resize(limit);
  return order;
}

// Every expression that is asked for, not those that are excluded.
void collect_matches_of(const QueryNode& node, std::vector<std::string>& out) {
  if (node.kind == QueryNode::Kind::match) out.push_back(node.match);
  for (const QueryNode& child : node.children) collect_matches_of(child, out);
}

// The phrases of an expression that asks for beginnings ("\"pay rent\" * OR \"payrent\" *"); nothing if it asks for anything else.
std::vector<std::vector<std::string>> beginnings_of(const std::string& expression) {
  std::vector<std::vector<std::string>> out;
  if (!expression.ends_with("\" *") || expression.starts_with("NEAR(")) return out;
  for (size_t open = expression.find('"'); open != std::string::npos; open = expression.find('"', open + 1)) {
    size_t close = expression.find('"', open + 1);
    if (close == std::string::npos) break;
    std::vector<std::string> words(1);
    for (char c : expression.substr(open + 1, close - open - 1)) {
      if (c == ' ') words.emplace_back();
      else words.back() += c;
    }
    out.push_back(std::move(words));
    open = close;
  }
  return out;
}

// FTS5 reads the lists of every word that begins so for each page it is asked about; the page's own words tell at once.
void add_beginnings(const std::vector<std::vector<std::string>>& phrases, const CutText& cut, std::vector<Match>& out) {
  for (int column = 0; column < 2; ++column) {
    const CutLine& line = column == 0 ? cut.text : cut.joined;
    for (size_t n = 0; n < line.words.size(); ++n)
      for (const std::vector<std::string>& words : phrases) {
        if (n + words.size() > line.words.size()) continue;
        bool same = line.folded(n + words.size() - 1).starts_with(words.back());
        for (size_t k = 0; same && k + 1 < words.size(); ++k) same = line.folded(n + k) == words[k];
        if (same) out.push_back({column, static_cast<uint32_t>(n), static_cast<uint32_t>(words.size())});
      }
  }
}

// Matches of the index as bytes of the page, in order, those that overlap made one.
std::vector<Span> spans_of(const std::vector<Match>& matches, const CutText& cut, const Sha256& document, uint32_t page) {
  std::vector<Span> out;
  for (const Match& match : matches) {
    const auto& words = (match.column == 0 ? cut.text : cut.joined).words;
    uint64_t last = uint64_t{match.first} + match.words - 1;
    if (last < words.size()) out.push_back({document, page, words[match.first].begin, words[last].end});
  }
  std::sort(out.begin(), out.end(), [](const Span& a, const Span& b) { return a.begin != b.begin ? a.begin < b.begin : a.end < b.end; });
  size_t kept = 0;
  for (size_t n = 0; n < out.size(); ++n) {
    if (kept > 0 && out[n].begin < out[kept - 1].end)
      out[kept - 1].end = std::max(out[kept - 1].end, out[n].end);
    else
      out[kept++] = out[n];
  }
  out.resize(kept);
  return out;
}

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t'; }

// The stretch of text with most matches, cut between words.
void set_snippet(const Page& page, SearchHit& hit) {
  const std::string& text = page.text;
  size_t best_first = 0, best_count = 0;
  for (size_t n = 0, end = 0; n < hit.matches.size(); ++n) {
    while (end < hit.matches.size() && hit.matches[end].end <= hit.matches[n].begin + kSnippetBytes - kSnippetBefore) ++end;
    if (end > n && end - n > best_count) best_first = n, best_count = end - n;
  }
  size_t focus = hit.matches.empty() ? 0 : hit.matches[best_first].begin;
  size_t focus_end = hit.matches.empty() ? 0 : hit.matches[best_first].end;
  size_t begin = focus > kSnippetBefore ? focus - kSnippetBefore : 0;
  if (size_t block = text.rfind("\n\n", focus); block != std::string::npos && block + 2 > begin && block + 2 <= focus) begin = block + 2;
  if (begin > 0)
    while (begin < focus && !is_blank(text[begin - 1])) ++begin;
  size_t end = std::min(text.size(), std::max(focus_end, begin + kSnippetBytes));
  if (end < text.size())
    while (end > focus_end && !is_blank(text[end])) --end;
  if (end <= focus_end) end = std::min(text.size(), std::max<size_t>(focus_end, begin));
  hit.snippet = text.substr(begin, end - begin);
  for (char& c : hit.snippet)
    if (is_blank(c)) c = ' ';
  for (const Span& span : hit.matches)
    if (span.begin >= begin && span.end <= end) hit.snippet_marks.emplace_back(static_cast<uint32_t>(span.begin - begin), static_cast<uint32_t>(span.end - begin));
}

}  // namespace

Result<SearchResult> PassageStore::search(const SearchQuery& query) {
  DOSSIER_ASSIGN(QueryNode node, parse_query(query.text));
  Database& database = archive_.database();
  auto held = database.lock();
  DOSSIER_ASSIGN(auto index, SearchIndex::of(database));
  DOSSIER_ASSIGN(Hits hits, Evaluation(database, *index).run(node));
  if (!query.within.empty()) {
    Hits within;
    DOSSIER_ASSIGN(within.rows, rows_of_documents(database, query.within));
    within.scores.assign(within.rows.size(), 0.f);
    hits = both(hits, within);
  }
  SearchResult out;
  out.total = hits.rows.size();
  std::vector<std::string> expressions;
  collect_matches_of(node, expressions);
  for (size_t n : best(hits, query.limit)) {
    DOSSIER_ASSIGN(Statement row, database.query("SELECT d.sha256, d.name, p.number, p.label, c.text, c.layout, d.id FROM page p JOIN document d ON d.id = p.document "
                                                 "JOIN content c ON c.page = p.id WHERE p.id = ?",
                                                 hits.rows[n]));
    DOSSIER_ASSIGN(bool found, row.step());
    if (!found) return Error{ErrorKind::damaged, "the index names a page that is not there", database.path(), "dossier archive check --repair mends it"};
    SearchHit hit;
    hit.document = row.hash(0);
    hit.document_name = row.string(1);
    hit.page = static_cast<uint32_t>(row.integer(2));
    hit.label = row.string(3);
    hit.score = hits.scores[n];
    DOSSIER_ASSIGN(Page read, decode_stored(row.text(4), row.blob(5)));
    DOSSIER_ASSIGN(Page page, as_corrected(database, row.integer(6), std::move(read)));
    std::vector<Match> matches;
    const CutText cut = cut_words(page.text);
    for (const std::string& expression : expressions) {
      if (auto beginnings = beginnings_of(expression); !beginnings.empty()) {
        add_beginnings(beginnings, cut, matches);
        continue;
      }
      DOSSIER_ASSIGN(std::vector<Match> more, index->matches(expression, hits.rows[n]));
      matches.insert(matches.end(), more.begin(), more.end());
    }
    if (!matches.empty()) hit.matches = spans_of(matches, cut, hit.document, hit.page);
    set_snippet(page, hit);
    for (const Span& span : hit.matches)
      for (const Box& box : boxes_of(page, span.begin, span.end)) hit.boxes.push_back(box);
    out.hits.push_back(std::move(hit));
  }
  return out;
}

Result<std::vector<PassageStore::RankedPage>> PassageStore::rank(const std::vector<std::string>& terms, uint32_t limit, const std::vector<Sha256>& within) {
  Database& database = archive_.database();
  auto held = database.lock();
  DOSSIER_ASSIGN(auto index, SearchIndex::of(database));
  std::vector<uint32_t> allowed;
  if (!within.empty()) {
    DOSSIER_ASSIGN(allowed, rows_of_documents(database, within));
    if (allowed.empty()) return std::vector<RankedPage>();
  }
  // Term by term into one array of scores: a term costs its pages once, however many terms there are.
  std::vector<float> scores(index->row_limit(), 0.f);
  for (const std::string& term : terms) {
    std::string match = match_for(term);
    if (match.empty()) continue;
    DOSSIER_ASSIGN(auto postings, index->postings(match));
    auto idf = static_cast<float>(index->idf(postings->rows.size()));
    for (size_t n = 0; n < postings->rows.size(); ++n)
      if (uint32_t row = postings->rows[n]; row < scores.size()) scores[row] += idf * index->weight(row, postings->times[n]);
  }
  Hits hits;
  auto take = [&](uint32_t row) {
    if (scores[row] > 0) hits.add(row, scores[row]);
  };
  if (within.empty())
    for (uint32_t row = 0; row < scores.size(); ++row) take(row);
  else
    for (uint32_t row : allowed)
      if (row < scores.size()) take(row);
  std::vector<RankedPage> out;
  for (size_t n : best(hits, limit)) {
    DOSSIER_ASSIGN(Statement row, database.query("SELECT d.sha256, p.number FROM page p JOIN document d ON d.id = p.document WHERE p.id = ?", hits.rows[n]));
    DOSSIER_ASSIGN(bool found, row.step());
    if (found) out.push_back({row.hash(0), static_cast<uint32_t>(row.integer(1)), hits.scores[n]});
  }
  return out;
}

}  // namespace dossier
