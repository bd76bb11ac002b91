#include "app/desk/desk_archive.h"

#include <algorithm>
#include <list>
#include <optional>

#include "app/analysis/document_profile.h"
#include "app/desk/simple_sheet.h"
#include "base/page_count.h"

namespace dossier {
namespace {

// A page whose size nobody knows yet: A4.
constexpr float kWidth_pt = 595, kHeight_pt = 842;
constexpr uint32_t kMostOfOneWidth = 64;  // pages that are read for the width of all
constexpr size_t kMostAround = 17;      // containers around a part, as far as their path is told
constexpr uint32_t kProfilePages = 3;   // as many as a profile rests on
constexpr size_t kMostSources = 1000;   // kept between two refreshes

DeskState state_of(const StoredDocument& d) {
  switch (d.state) {
    case DocumentState::reading: return DeskState::reading;
    case DocumentState::failed: return d.error && d.error->kind == ErrorKind::password ? DeskState::locked : DeskState::failed;
    case DocumentState::partly: return DeskState::partly;
    case DocumentState::read: return d.pages_doubtful > 0 ? DeskState::doubtful : DeskState::read;
  }
  return DeskState::failed;
}

}  // namespace

DeskDocument desk_document(const StoredDocument& d) {
  DeskDocument out;
  out.sha256 = d.sha256;
  out.name = d.name;
  out.path = d.paths.empty() ? "" : d.paths[0];
  out.type = d.info.type;
  out.title = d.info.title;
  out.state = state_of(d);
  if (d.error) out.reason = d.error->message;
  out.dated = d.info.created.empty() ? d.info.modified : d.info.created;
  out.bytes = d.bytes;
  uint32_t failed = 0, last = 0;
  for (const StoredFailure& f : d.failures) {
    failed += f.page > 0;
    last = std::max(last, f.page);
    if (out.reason.empty()) out.reason = (f.page ? "page " + std::to_string(f.page) + ": " : "") + f.detail;
  }
  const uint32_t stated = d.state == DocumentState::reading ? 0 : d.info.pages;  // what is still to come is not unread
  out.pages = pages_in_all(d.pages, failed, last, stated);
  out.pages_unread = out.pages - d.pages;
  out.pages_text = d.pages_text;
  out.pages_ocr = d.pages_ocr;
  out.pages_doubtful = d.pages_doubtful;
  if (d.state == DocumentState::reading) out.pages_stated = d.info.pages;
  out.is_part = d.paths.empty() && !d.containers.empty();
  return out;
}

Result<std::shared_ptr<DeskArchive>> DeskArchive::open(const std::string& path) {
  bool writable = true;
  Result<Archive> opened = Archive::open(path, OpenMode::read_write);
  if (!opened.ok() && opened.error().kind == ErrorKind::io) {
    writable = false;
    opened = Archive::open(path, OpenMode::read_only);
  }
  if (!opened.ok()) return opened.error();
  std::shared_ptr<DeskArchive> out(new DeskArchive(std::move(*opened), writable));
  DOSSIER_TRY(out->refresh());
  return out;
}

Result<std::shared_ptr<DeskArchive>> DeskArchive::create(const std::string& path) {
  DOSSIER_ASSIGN(Archive made, Archive::open(path, OpenMode::create));
  std::shared_ptr<DeskArchive> out(new DeskArchive(std::move(made), true));
  DOSSIER_TRY(out->refresh());
  return out;
}

Status DeskArchive::refresh() {
  DOSSIER_ASSIGN(LibraryCounts counts, LibraryStore(archive_).counts());
  std::lock_guard held(mutex_);
  counts_ = counts;
  documents_.reset();
  sources_.clear();
  widths_.clear();
  return {};
}

LibraryCounts DeskArchive::counts() {
  std::lock_guard held(mutex_);
  return counts_;
}

std::shared_ptr<const std::vector<DeskDocument>> DeskArchive::documents() {
  {
    std::lock_guard held(mutex_);
    if (documents_) return documents_;
  }
  auto rows = std::make_shared<std::vector<DeskDocument>>();
  if (auto stored = DocumentStore(archive_).list(true); stored.ok()) {
    std::unordered_map<Sha256, size_t> place;
    for (const StoredDocument& d : *stored) {
      place[d.sha256] = rows->size();
      rows->push_back(desk_document(d));
    }
    for (const StoredDocument& d : *stored)
      for (const Sha256& container : d.containers)
        if (auto at = place.find(container); at != place.end()) (*rows)[at->second].has_parts = true;
  }
  std::lock_guard held(mutex_);
  documents_ = rows;
  return rows;
}

Result<SourceDocument> DeskArchive::source(const Sha256& document) {
  {
    std::lock_guard held(mutex_);
    if (auto known = sources_.find(document); known != sources_.end()) return known->second;
  }
  // The document and those around it, for the path of a part.
  DocumentStore store(archive_);
  std::list<StoredDocument> chain;
  std::unordered_map<Sha256, const StoredDocument*> by_hash;
  for (Sha256 at = document; chain.size() < kMostAround && !by_hash.count(at);) {
    DOSSIER_ASSIGN(std::optional<StoredDocument> stored, store.find(at));
    if (!stored) break;
    chain.push_back(std::move(*stored));
    by_hash[at] = &chain.back();
    if (!chain.back().paths.empty() || chain.back().containers.empty()) break;
    at = chain.back().containers[0];
  }
  if (chain.empty()) return Error{ErrorKind::not_found, "the archive does not hold this document", document.hex(), ""};
  SourceDocument out = source_document(chain.front(), by_hash);
  std::lock_guard held(mutex_);
  if (sources_.size() >= kMostSources) sources_.clear();
  sources_[document] = out;
  return out;
}

DocumentNature DeskArchive::nature(const Sha256& document) {
  {
    std::lock_guard held(mutex_);
    if (auto known = natures_.find(document); known != natures_.end()) return known->second;
  }
  Result<SourceDocument> source = this->source(document);
  if (!source.ok()) return {};
  std::vector<std::shared_ptr<const Page>> first;
  for (uint32_t number = 1; number <= std::min(source->pages, kProfilePages); ++number)
    if (auto page = pages_.page(document, number); page.ok()) first.push_back(*page);
  DocumentNature out;
  if (!first.empty()) {
    const DocumentProfile profile = profile_of(*source, first);
    if (profile.kind != "document")
      out.kind = profile.form.empty() || profile.form == profile.kind ? profile.kind : profile.kind + " (" + profile.form + ")";
    out.dated = profile.date_iso;
  }
  if (source->state == name_of(DocumentState::reading)) return out;
  std::lock_guard held(mutex_);
  return natures_[document] = out;
}

float DeskArchive::simple_width(const SourceDocument& source) {
  {
    std::lock_guard held(mutex_);
    if (auto known = widths_.find(source.sha256); known != widths_.end()) return known->second;
  }
  float width = 0;
  for (uint32_t number = 1; source.pages <= kMostOfOneWidth && number <= source.pages; ++number)
    if (auto page = pages_.page(source.sha256, number); page.ok()) width = std::max(width, shown_page(**page).width_pt);
  std::lock_guard held(mutex_);
  if (widths_.size() >= kMostSources) widths_.clear();
  return widths_[source.sha256] = width;
}

Result<std::vector<DeskSheet>> DeskArchive::sheets(const Sha256& document, uint32_t first, uint32_t count) {
  DOSSIER_ASSIGN(SourceDocument source, this->source(document));
  uint32_t end = std::min<uint64_t>(uint64_t{first} + count, uint64_t{source.pages} + 1);
  std::vector<DeskSheet> out;
  DeskSheet last{kWidth_pt, kHeight_pt, "", false, "", 1};
  const bool simple = !has_page_pictures(source.info.type);
  const float width = simple ? simple_width(source) : 0;
  for (uint32_t number = first; number < end; ++number) {
    DeskSheet sheet = last;
    sheet.label.clear();
    sheet.parts.clear();
    Result<std::shared_ptr<const Page>> page = pages_.page(document, number);
    if (page.ok()) {
      sheet = {(*page)->width_pt, (*page)->height_pt, (*page)->label, true, "", 1};
      if (simple) {
        SimplePage set = simple_page(**page);
        sheet.width_pt = width > 0 ? width : sheet.width_pt;
        sheet.height_pt = set.shown.height_pt;
        sheet.parts = std::move(set.parts);
        sheet.stretch = kSimpleStretch;
      }
      if (sheet.width_pt < 1 || sheet.height_pt < 1) sheet.width_pt = kWidth_pt, sheet.height_pt = kHeight_pt;
      last = sheet;
    } else {
      sheet.read = false;
      sheet.why = page.error().message;
      for (const UnreadPage& unread : source.unread)
        if (unread.page == number) sheet.why = unread.why;
    }
    out.push_back(std::move(sheet));
  }
  return out;
}

}  // namespace dossier
