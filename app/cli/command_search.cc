// `dossier search QUERY`: pages of the archive that answer to words.
#include <unistd.h>

#include <cstdlib>
#include <unordered_map>

#include "app/cli/commands.h"
#include "app/cli/page_json.h"
#include "app/retrieval/archive_pages.h"
#include "base/utf8.h"
#include "storage/passage_store.h"

namespace dossier::cli {
namespace {

using Paths = std::unordered_map<Sha256, std::string>;

Result<Paths> paths_of(DocumentStore& store) {
  DOSSIER_ASSIGN(std::vector<StoredDocument> documents, store.list());
  std::unordered_map<Sha256, const StoredDocument*> by_hash;
  for (const StoredDocument& document : documents) by_hash[document.sha256] = &document;
  Paths out;
  for (const StoredDocument& document : documents) out[document.sha256] = source_document(document, by_hash).path;
  return out;
}

std::string hit_json(const SearchHit& hit, const Paths& paths) {
  auto path = paths.find(hit.document);
  std::string out = "{\"document\":" + json_string(hit.document_name) + ",\"path\":" + json_string(path == paths.end() ? "" : path->second) + ",\"sha256\":\"" +
                    hit.document.hex() + "\",\"page\":" + std::to_string(hit.page) + ",\"label\":" + json_string(hit.label) + ",\"score\":" + std::to_string(hit.score) +
                    ",\"snippet\":" + json_string(hit.snippet) + ",\"marks\":[";
  for (size_t n = 0; n < hit.snippet_marks.size(); ++n)
    out += (n ? ",[" : "[") + std::to_string(hit.snippet_marks[n].first) + "," + std::to_string(hit.snippet_marks[n].second) + "]";
  out += "],\"matches\":[";
  for (size_t n = 0; n < hit.matches.size(); ++n) out += (n ? ",[" : "[") + std::to_string(hit.matches[n].begin) + "," + std::to_string(hit.matches[n].end) + "]";
  out += "],\"boxes\":[";
  for (size_t n = 0; n < hit.boxes.size(); ++n) out += (n ? "," : "") + json_box(hit.boxes[n]);
  return out + "]}";
}

bool colours() {
  const char* off = std::getenv("NO_COLOR");
  return ::isatty(STDOUT_FILENO) && !(off && *off);
}

// The snippet on one line with its matches marked: bold on a terminal. What a document says can bring no escapes of its own.
std::string marked_snippet(const SearchHit& hit, bool bold) {
  std::string out;
  size_t at = 0;
  for (const auto& [begin, end] : hit.snippet_marks) {
    out += visible(std::string_view(hit.snippet).substr(at, begin - at));
    std::string match = visible(std::string_view(hit.snippet).substr(begin, end - begin));
    out += bold ? "\033[1m" + match + "\033[0m" : match;
    at = end;
  }
  return out + visible(std::string_view(hit.snippet).substr(at));
}

void print_hits(const Invocation& call, const SearchResult& result) {
  bool bold = colours();
  for (const SearchHit& hit : result.hits) {
    bool labelled = !hit.label.empty() && hit.label != std::to_string(hit.page);
    print_line(stdout, hit.document_name + ", page " + std::to_string(hit.page) + (labelled ? " (" + hit.label + ")" : ""));
    std::string line = "    " + marked_snippet(hit, bold) + "\n";
    std::fwrite(line.data(), 1, line.size(), stdout);
  }
  if (call.quiet()) return;
  if (result.total == 0)
    print_line(stderr, "no page matches");
  else
    print_line(stderr, std::to_string(result.hits.size()) + " of " + std::to_string(result.total) + (result.total == 1 ? " page" : " pages"));
}

Result<int> search_pages(const Invocation& call) {
  DOSSIER_ASSIGN(long long limit, call.number("limit", 20, 1, 10'000));
  SearchQuery query;
  for (const std::string& argument : call.arguments()) query.text += (query.text.empty() ? "" : " ") + argument;
  query.limit = static_cast<uint32_t>(limit);
  DOSSIER_ASSIGN(Archive archive, Archive::open(call.archive_path(), OpenMode::read_only));
  DocumentStore documents(archive);
  for (const std::string& name : call.values("document")) {
    DOSSIER_ASSIGN(StoredDocument document, documents.find_named(name));
    query.within.push_back(document.sha256);
  }
  DOSSIER_ASSIGN(SearchResult result, PassageStore(archive).search(query));
  if (!call.json()) {
    print_hits(call, result);
    return kDone;
  }
  DOSSIER_ASSIGN(Paths paths, paths_of(documents));
  std::string out = "{\"query\":" + json_string(query.text) + ",\"total\":" + std::to_string(result.total) + ",\"total_exact\":" + (result.total_exact ? "true" : "false") + ",\"hits\":[";
  for (size_t n = 0; n < result.hits.size(); ++n) out += (n ? ",\n" : "\n") + hit_json(result.hits[n], paths);
  out += "]}\n";
  std::fwrite(out.data(), 1, out.size(), stdout);
  return kDone;
}

int run_search(const Invocation& call) {
  Result<int> code = search_pages(call);
  return code.ok() ? *code : report_error(code.error());
}

}  // namespace

CommandSpec search_command() {
  return {"search",
          "QUERY...",
          "find pages by words",
          "Words must all stand on the page. \"A phrase\" stands in quotation marks; AND, OR, NOT and brackets join; NEAR(a b, 5) or a NEAR/5 b asks for words at most "
          "five apart; begin* finds what begins so. path:, type:, date:, author:, language: and title: ask for documents: date:2024, date:2024-03..2024-06, "
          "type:pdf.\n\nCase and accents do not count, words are found across line breaks and hyphens, and a number in any notation: 1,577.0 finds 1577.",
          {{"limit", 'n', "N", "at most N pages (else 20)"}, {"document", 'd', "DOC", "only in this document", true}},
          1,
          -1,
          run_search};
}

}  // namespace dossier::cli
