#include "app/cli/document_json.h"

#include <algorithm>
#include <map>
#include <set>

#include "app/cli/page_json.h"

namespace dossier::cli {
namespace {

constexpr int kMostDepth = 64;

Result<std::string> members(DocumentStore& store, const StoredDocument& document, int depth) {
  std::string out = "\"sha256\":\"" + document.sha256.hex() + "\",\"type\":" + json_string(document.info.type) + ",\"pages\":" + std::to_string(page_count(document)) +
                    ",\"status\":\"" + std::string(status_word(document.state)) + "\",\"error\":" + (document.error ? json_string(contract_error(*document.error)) : "null") +
                    ",\"pages_ocr\":" + std::to_string(document.pages_ocr) + ",\"pages_doubtful\":" + std::to_string(document.pages_doubtful) +
                    ",\"pages_covered\":" + std::to_string(document.pages_covered) + ",\"pages_failed\":[";
  std::string reasons;
  for (size_t i = 0; i < document.failures.size(); ++i) {
    const StoredFailure& failure = document.failures[i];
    out += (i ? "," : "") + std::to_string(failure.page);
    reasons += (i ? "," : "") + json_string(contract_error({failure.kind, failure.detail, "", ""}));
  }
  out += "],\"failures\":[" + reasons + "],\"parts\":[";
  if (depth < kMostDepth) {
    DOSSIER_ASSIGN(std::vector<Sha256> parts, store.parts(document.sha256));
    // A part that stands here many times is one document, which knows each of these places: it is asked once.
    std::map<Sha256, std::string> told;
    bool first = true;
    for (const Sha256& hash : parts) {
      auto [known, is_new] = told.try_emplace(hash);
      if (is_new) {
        DOSSIER_ASSIGN(std::optional<StoredDocument> part, store.find(hash));
        if (part) {
          DOSSIER_ASSIGN(std::string inner, members(store, *part, depth + 1));
          known->second = "{\"name\":" + json_string(part->name) + "," + inner + "}";
        }
      }
      if (known->second.empty()) continue;
      out += (first ? "" : ",") + known->second;
      first = false;
    }
  }
  return out + "]";
}

Result<bool> whole(DocumentStore& store, const StoredDocument& document, int depth) {
  if (document.state != DocumentState::read) return false;
  if (depth >= kMostDepth) return true;
  DOSSIER_ASSIGN(std::vector<Sha256> parts, store.parts(document.sha256));
  for (const Sha256& hash : std::set<Sha256>(parts.begin(), parts.end())) {
    DOSSIER_ASSIGN(std::optional<StoredDocument> part, store.find(hash));
    if (!part) continue;
    DOSSIER_ASSIGN(bool inner, whole(store, *part, depth + 1));
    if (!inner) return false;
  }
  return true;
}

}  // namespace

std::string_view status_word(DocumentState state) { return state == DocumentState::reading ? "partly" : name_of(state); }

uint32_t page_count(const StoredDocument& document) {
  auto failed = std::count_if(document.failures.begin(), document.failures.end(), [](const StoredFailure& f) { return f.page > 0; });
  return document.pages + static_cast<uint32_t>(failed);
}

Result<std::string> document_members(DocumentStore& store, const StoredDocument& document) { return members(store, document, 0); }
Result<bool> read_whole(DocumentStore& store, const StoredDocument& document) { return whole(store, document, 0); }

std::string status_line(const StoredDocument& document) {
  uint32_t pages = page_count(document);
  std::string out = std::string(status_word(document.state)) + ", " + std::to_string(pages) + (pages == 1 ? " page" : " pages");
  if (document.pages_ocr) out += ", " + std::to_string(document.pages_ocr) + " by OCR";
  if (document.error) out += ": " + spoken_error(*document.error);
  return out;
}

}  // namespace dossier::cli
