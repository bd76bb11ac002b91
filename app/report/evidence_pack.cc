#include "app/report/evidence_pack.h"

#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "base/file.h"
#include "base/utf8.h"

namespace dossier {
namespace {

using nlohmann::json;

constexpr uint64_t kMostOriginal = uint64_t{1} << 30;

constexpr std::string_view kReadMe =
    "This folder holds the evidence behind a report made with Dossier. It can be checked without Dossier.\n"
    "\n"
    "1. That nothing was changed:  sha256sum -c manifest-sha256.txt tagmanifest-sha256.txt\n"
    "   (The folder is a bag as RFC 8493, BagIt, describes.)\n"
    "2. Open data/report.html in any browser. It loads nothing from anywhere. Each footnote opens the picture of the\n"
    "   place it cites, the cited words marked.\n"
    "3. data/evidence.json lists every claim with its class and its footnotes, and every footnote with the document's\n"
    "   name, SHA-256, page, place on the page (points from the top left), quote, and the picture's file name.\n"
    "   data/evidence.csv is the same as a table.\n"
    "4. To check a quote against the original: take the document whose SHA-256 is given (sha256sum FILE), open the\n"
    "   page, compare the words with the picture in data/regions. Originals are in data/originals only if they were\n"
    "   asked for; their names there are their hashes, the names they had are in evidence.json.\n"
    "\n"
    "Classes: verbatim: the document's words. computed: arithmetic over cited figures. supported: checked by code against\n"
    "its quotes. judged: judged by the model that is named. Sentences that were kept out are not findings; they stand in\n"
    "report.json under \"withheld\".\n"
    "With Dossier:  dossier verify data/report.json --files FOLDER-OF-ORIGINALS\n";

// Keeps what was rendered, so that the report shows the same picture as the folder.
class KeptPictures : public RegionPictures {
 public:
  explicit KeptPictures(RegionPictures& from) : from_(from) {}
  Result<RegionPicture> picture(const ShownNote& note) override {
    auto kept = kept_.find(note.number);
    if (kept == kept_.end()) kept = kept_.emplace(note.number, from_.picture(note)).first;
    return kept->second;
  }

 private:
  RegionPictures& from_;
  std::map<uint32_t, Result<RegionPicture>> kept_;
};

// Adds files and writes down their hashes.
class Bag {
 public:
  explicit Bag(EvidenceSink& out) : out_(out) {}
  Status add_payload(const std::string& name, std::string_view bytes) {
    ++files_;
    bytes_ += bytes.size();
    return add("data/" + name, bytes, payload_);
  }
  Status finish(const std::string& date) {
    DOSSIER_TRY(add("README.txt", kReadMe, tags_));
    DOSSIER_TRY(add("bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n", tags_));
    std::string info = "Bag-Software-Agent: Dossier " DOSSIER_VERSION "\n";
    if (!date.empty()) info += "Bagging-Date: " + date + "\n";
    info += "Payload-Oxum: " + std::to_string(bytes_) + "." + std::to_string(files_) + "\n";
    DOSSIER_TRY(add("bag-info.txt", info, tags_));
    DOSSIER_TRY(add("manifest-sha256.txt", lines(payload_), tags_));
    DOSSIER_TRY(out_.add("tagmanifest-sha256.txt", lines(tags_)));
    return out_.finish();
  }
  size_t files() const { return files_; }

 private:
  using Hashes = std::map<std::string, std::string>;
  Status add(const std::string& name, std::string_view bytes, Hashes& to) {
    to[name] = sha256_of(bytes).hex();
    return out_.add(name, bytes);
  }
  static std::string lines(const Hashes& hashes) {
    std::string out;
    for (const auto& [name, hash] : hashes) out += hash + "  " + name + "\n";
    return out;
  }
  EvidenceSink& out_;
  Hashes payload_, tags_;
  size_t files_ = 0;
  uint64_t bytes_ = 0;
};

std::string clean(const std::string& text) { return is_utf8(text) ? text : scrub_utf8(text); }

json note_json(const ShownNote& note, const Result<RegionPicture>& picture, const std::string& file) {
  json citations = json::array();
  for (const ReportCitation* c : note.citations) {
    json boxes = json::array();
    for (const Box& b : c->boxes) boxes.push_back({std::round(b.x0 * 100.0) / 100, std::round(b.y0 * 100.0) / 100, std::round(b.x1 * 100.0) / 100, std::round(b.y1 * 100.0) / 100});
    citations.push_back({{"quote", clean(c->quote)}, {"begin", c->span.begin}, {"end", c->span.end}, {"boxes", boxes}, {"page_hash", c->page_hash.hex()}, {"row", clean(c->row)}, {"table", clean(c->table)},
                         {"covered", c->covered}, {"doubtful", c->doubtful}, {"corrected", c->corrected}});
  }
  return {{"number", note.number}, {"place", note.place}, {"sha256", note.document.hex()}, {"page", note.page}, {"citations", citations}, {"picture", picture.ok() ? json(file) : json()},
          {"no_picture_because", picture.ok() ? json() : json(shown(picture.error().message))}};
}

json claims_json(const ReportView& view) {
  json out = json::array();
  for (const ShownSection& s : view.sections) {
    for (const ShownClaim& c : s.claims)
      out.push_back({{"number", c.number}, {"section", s.title}, {"class", std::string(name_of(c.check))}, {"text", clean(c.source->text)}, {"footnotes", c.notes}, {"review", std::string(name_of(c.source->review.state))}});
    for (const ShownTable& t : s.tables)
      for (const ShownRow& r : t.rows)
        for (size_t i = 0; i < r.cells.size(); ++i)
          if (r.cells[i].source)
            out.push_back({{"section", s.title}, {"class", std::string(name_of(r.cells[i].source->check))}, {"text", r.label + ", " + t.columns[i] + ": " + r.cells[i].text}, {"footnotes", r.cells[i].notes}});
  }
  return out;
}

Result<std::string> read_whole(const Fd& fd, uint64_t bytes) {
  if (bytes > kMostOriginal) return Error{ErrorKind::too_large, "an original above 1 GiB does not go into a pack", "", "leave out --include-originals"};
  return read_file("/proc/self/fd/" + std::to_string(fd.get()), kMostOriginal);
}

Status add_originals(const EvidenceRequest& request, Bag& bag, json& documents, size_t& count) {
  std::set<Sha256> done;
  for (json& entry : documents) {
    auto hash = Sha256::from_hex(entry["sha256"].get<std::string>());
    const SourceDocument* document = request.report.find(*hash);
    if (!document) continue;
    Sha256 file = document->file_sha256.value_or(document->sha256);
    DOSSIER_ASSIGN(Fd fd, request.originals->open(*document));
    std::string name = "originals/" + file.hex();
    entry["original"] = name;
    if (!done.insert(file).second) continue;
    DOSSIER_ASSIGN(std::string bytes, read_whole(fd, document->bytes));
    if (sha256_of(bytes) != file) return Error{ErrorKind::conflict, "the file changed while it was copied", clean(document->path), ""};
    DOSSIER_TRY(bag.add_payload(name, bytes));
    ++count;
  }
  return {};
}

// The documents that are cited, by hash; names and paths as data.
json documents_json(const EvidenceRequest& request) {
  std::set<Sha256> cited;
  for (const ShownNote& n : request.view.notes) cited.insert(n.document);
  json out = json::array();
  for (const Sha256& hash : cited) {
    const SourceDocument* d = request.report.find(hash);
    json entry = {{"sha256", hash.hex()}, {"original", nullptr}};
    if (d) {
      entry.update({{"name", clean(d->name)}, {"path", clean(d->path)}, {"bytes", d->bytes}, {"type", clean(d->info.type)}, {"file_sha256", d->file_sha256.value_or(d->sha256).hex()}, {"part", d->part},
                    {"reader", {{"version", d->reader_version}, {"languages", clean(d->languages)}, {"ocr", d->ocr}}}});
    }
    out.push_back(std::move(entry));
  }
  return out;
}

}  // namespace

Result<EvidenceCounts> write_evidence(const EvidenceRequest& request, EvidenceSink& out, const CancelToken& cancel) {
  EvidenceCounts counts;
  KeptPictures pictures(request.pictures);
  Bag bag(out);
  json notes = json::array();
  std::set<std::string> written;
  for (const ShownNote& note : request.view.notes) {
    if (cancel.cancelled()) return Error{ErrorKind::cancelled, "stopped", "", ""};
    Result<RegionPicture> picture = pictures.picture(note);
    std::string name;
    if (picture.ok()) {
      ++counts.regions;
      name = "regions/" + sha256_of(picture->png).hex() + ".png";
      if (written.insert(name).second) DOSSIER_TRY(bag.add_payload(name, picture->png));
    } else {
      ++counts.missing;
      counts.why_missing = picture.error().describe();
    }
    notes.push_back(note_json(note, picture, name));
  }
  json documents = documents_json(request);
  if (request.originals) DOSSIER_TRY(add_originals(request, bag, documents, counts.originals));
  json evidence = {{"format", "dossier-evidence"}, {"version", 1}, {"title", request.view.title}, {"report_sha256", request.view.hash_hex}, {"claims", claims_json(request.view)},
                   {"footnotes", std::move(notes)}, {"documents", std::move(documents)}};
  DOSSIER_TRY(bag.add_payload("evidence.json", evidence.dump(1, ' ', false, json::error_handler_t::replace) + "\n"));
  DOSSIER_TRY(bag.add_payload("evidence.csv", csv_of(request.view)));
  DOSSIER_TRY(bag.add_payload("report.html", html_of(request.view, &pictures)));
  DOSSIER_TRY(bag.add_payload("report.json", request.report_bytes));
  const std::string& at = request.report.prepared_at;
  bool dated = date_text(at) != shown(at);
  DOSSIER_TRY(bag.finish(dated ? at.substr(0, 10) : ""));
  counts.files = bag.files();
  return counts;
}

}  // namespace dossier
