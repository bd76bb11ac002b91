// `dossier show DOC`: one document of the archive.
#include <charconv>

#include "app/cli/commands.h"
#include "app/cli/document_json.h"
#include "app/cli/page_json.h"
#include "base/utf8.h"

namespace dossier::cli {
namespace {

std::string info_json(const StoredDocument& document) {
  const DocumentInfo& info = document.info;
  std::string out;
  for (auto [name, value] : {std::pair<const char*, const std::string*>{"title", &info.title}, {"author", &info.author}, {"created", &info.created},
                             {"modified", &info.modified}, {"language", &info.language}, {"mime", &info.mime}, {"languages_asked", &document.languages}})
    out += ",\"" + std::string(name) + "\":" + json_string(*value);
  out += ",\"reader_version\":" + std::to_string(document.reader_version) + ",\"metadata\":[";
  for (size_t i = 0; i < info.metadata.size(); ++i)
    out += (i ? ",[" : "[") + json_string(info.metadata[i].first) + "," + json_string(info.metadata[i].second) + "]";
  out += "],\"outline\":[";
  for (size_t i = 0; i < info.outline.size(); ++i)
    out += (i ? ",{\"title\":" : "{\"title\":") + json_string(info.outline[i].title) + ",\"level\":" + std::to_string(info.outline[i].level) +
           ",\"page\":" + std::to_string(info.outline[i].page) + "}";
  out += "],\"findings\":[";
  for (size_t i = 0; i < info.findings.size(); ++i)
    out += (i ? ",{\"kind\":" : "{\"kind\":") + json_string(name_of(info.findings[i].kind)) + ",\"detail\":" + json_string(info.findings[i].detail) + "}";
  return out + "]";
}

Result<int> print_json(DocumentStore& store, const StoredDocument& document, const std::vector<uint32_t>& pages) {
  DOSSIER_ASSIGN(std::string members, document_members(store, document));
  std::string out = "{\"name\":" + json_string(document.name) + ",\"bytes\":" + std::to_string(document.bytes) + ",\"paths\":[";
  for (size_t i = 0; i < document.paths.size(); ++i) out += (i ? "," : "") + json_string(document.paths[i]);
  out += "]," + members + info_json(document);
  if (!pages.empty()) out += ",\"text\":[";
  for (size_t i = 0; i < pages.size(); ++i) {
    DOSSIER_ASSIGN(Page page, store.page(document.sha256, pages[i]));
    out += (i ? ",\n" : "\n") + page_json(page);
  }
  out += pages.empty() ? "}\n" : "]}\n";
  std::fwrite(out.data(), 1, out.size(), stdout);
  return kDone;
}

void print_field(const char* name, const std::string& value) {
  if (!value.empty()) print_line(stdout, std::string(name) + ": " + value);
}

Result<int> print_plain(DocumentStore& store, const StoredDocument& document, const std::vector<uint32_t>& pages) {
  print_field("name", document.name);
  print_field("sha256", document.sha256.hex());
  for (const std::string& path : document.paths) print_field("path", path);
  print_field("type", document.info.type);
  print_field("status", status_line(document));
  if (document.former) print_field("version", "a former one; another document lies at its path now");
  if (document.ocr != "automatic") print_field("ocr", document.ocr);
  print_field("title", document.info.title);
  print_field("author", document.info.author);
  print_field("created", document.info.created);
  print_field("modified", document.info.modified);
  for (const auto& [name, value] : document.info.metadata) print_field(name.c_str(), value);
  for (const StoredFailure& failure : document.failures)
    print_line(stdout, "not read: page " + std::to_string(failure.page) + ": " + spoken_error({failure.kind, failure.detail, "", ""}));
  for (const Finding& finding : document.info.findings) print_line(stdout, "note: " + std::string(name_of(finding.kind)) + ": " + finding.detail);
  DOSSIER_ASSIGN(std::vector<Sha256> parts, store.parts(document.sha256));
  for (const Sha256& hash : parts) {
    DOSSIER_ASSIGN(std::optional<StoredDocument> part, store.find(hash));
    if (part) print_line(stdout, "part: " + hash.hex().substr(0, 12) + "  " + part->name + "  (" + part->info.type + ") " + status_line(*part));
  }
  for (const OutlineEntry& entry : document.info.outline)
    print_line(stdout, "outline: " + std::string(2 * static_cast<size_t>(entry.level ? entry.level - 1 : 0), ' ') + entry.title + (entry.page ? "  " + std::to_string(entry.page) : ""));
  for (uint32_t number : pages) {
    DOSSIER_ASSIGN(Page page, store.page(document.sha256, number));
    print_line(stdout, "--- page " + std::to_string(number) + (page.label.empty() ? "" : " (" + page.label + ")") + " ---");
    std::string text = visible(page.text, false) + "\n";
    std::fwrite(text.data(), 1, text.size(), stdout);
    for (const Finding& finding : page.findings) print_line(stdout, "note: " + std::string(name_of(finding.kind)) + ": " + finding.detail);
  }
  return kDone;
}

// "3", "3-7", "3-": of the pages that are stored.
Result<std::vector<uint32_t>> asked_pages(const Invocation& call, DocumentStore& store, const StoredDocument& document) {
  std::vector<uint32_t> out;
  if (!call.has("pages")) return out;
  const std::string text = call.value("pages");
  const Error bad{ErrorKind::usage, "bad value " + text + " for --pages", "", "as in 3, 3-7 or 3-"};
  uint32_t first = 0, last = UINT32_MAX;
  const char* end = text.data() + text.size();
  auto one = std::from_chars(text.data(), end, first);
  if (one.ec != std::errc() || first == 0) return bad;
  if (one.ptr == end) {
    last = first;
  } else if (*one.ptr != '-') {
    return bad;
  } else if (one.ptr + 1 != end) {
    auto two = std::from_chars(one.ptr + 1, end, last);
    if (two.ec != std::errc() || two.ptr != end || last < first) return bad;
  }
  DOSSIER_ASSIGN(std::vector<uint32_t> stored, store.page_numbers(document.sha256));
  for (uint32_t number : stored)
    if (number >= first && number <= last) out.push_back(number);
  if (out.empty()) return Error{ErrorKind::not_found, "the archive has no page " + text + " of it", document.name, std::to_string(stored.size()) + (stored.size() == 1 ? " page was read" : " pages were read")};
  return out;
}

Result<int> show_document(const Invocation& call) {
  DOSSIER_ASSIGN(Archive archive, Archive::open(call.archive_path(), OpenMode::read_only));
  DocumentStore store(archive);
  DOSSIER_ASSIGN(StoredDocument document, store.find_named(call.arguments()[0]));
  DOSSIER_ASSIGN(std::vector<uint32_t> pages, asked_pages(call, store, document));
  return call.json() ? print_json(store, document, pages) : print_plain(store, document, pages);
}

int run_show(const Invocation& call) {
  Result<int> code = show_document(call);
  return code.ok() ? *code : report_error(code.error());
}

}  // namespace

CommandSpec show_command() {
  return {"show", "DOC", "show one document of the archive",
          "DOC is the start of its hash, its path, file name or title. Shows what is known of it: where it lies, how it was read, what was not, its parts, its outline; with --pages its text.",
          {{"pages", 0, "FIRST-LAST", "print the text of these pages"}}, 1, 1, run_show};
}

}  // namespace dossier::cli
