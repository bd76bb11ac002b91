#include "app/desk/desk_library.h"

#include <algorithm>
#include <unordered_map>

#include "app/desk/find_originals.h"
#include "base/utf8.h"
#include "storage/library_store.h"

namespace dossier {
namespace {

DeskState state_of(const LibraryLine& line) {
  switch (line.state) {
    case DocumentState::reading: return DeskState::reading;
    case DocumentState::failed: return line.locked ? DeskState::locked : DeskState::failed;
    case DocumentState::partly: return DeskState::partly;
    case DocumentState::read: return line.pages_doubtful > 0 ? DeskState::doubtful : DeskState::read;
  }
  return DeskState::failed;
}

class Lister {
 public:
  // `kinds`: of each row, where they are the groups.
  Lister(const LibraryQuery& query, std::unordered_map<int64_t, std::string> kinds)
      : query_(query), kinds_(std::move(kinds)), out_(std::make_shared<LibraryList>()) {
    out_->grouping = query.grouping;
    for (const std::string& word : query.words) words_.push_back(fold(word));
    for (const std::string& tag : query.tags) tags_.push_back("," + fold(tag) + ",");
    type_ = fold(query.type);
  }

  bool take(const LibraryLine& line) {
    ++out_->documents;
    // Parts stay with the file around them, unless they are sorted by what they are themselves.
    if (line.container == 0 || by_itself() || members_.empty()) around_ = group_of(line);
    if (!passes(line)) return true;
    members_[around_].push_back({line.row, line.container != 0, key_of(line)});
    return true;
  }

  std::shared_ptr<const LibraryList> finish() {
    for (size_t g = 0; g < members_.size(); ++g) {
      if (members_[g].empty()) continue;
      if (query_.sort != LibrarySort::path)
        std::stable_sort(members_[g].begin(), members_[g].end(), [](const Member& a, const Member& b) { return a.key < b.key; });
      const auto group = static_cast<uint32_t>(out_->groups.size());
      out_->groups.push_back({keys_[g], static_cast<uint32_t>(members_[g].size())});
      for (const Member& m : members_[g]) out_->entries.push_back({m.row, group, m.is_part});
      std::vector<Member>().swap(members_[g]);
    }
    return out_;
  }

 private:
  struct Member {
    int64_t row;
    bool is_part;
    std::string key;  // sorts ascending; empty where the order is that of paths
  };

  bool by_itself() const { return query_.grouping == LibraryGrouping::type || query_.grouping == LibraryGrouping::kind; }

  size_t group_of(const LibraryLine& line) {
    std::string key;
    if (query_.grouping == LibraryGrouping::kind)
      if (auto known = kinds_.find(line.row); known != kinds_.end()) key = known->second;
    if (query_.grouping == LibraryGrouping::type) key = line.type;
    if (query_.grouping == LibraryGrouping::folder)
      if (size_t slash = line.path.rfind('/'); slash != std::string_view::npos && slash > 0) key = line.path.substr(0, slash);
    auto [at, added] = places_.emplace(key, members_.size());
    if (added) members_.emplace_back(), keys_.push_back(std::move(key));
    return at->second;
  }

  bool passes(const LibraryLine& line) const {
    if (query_.state && state_of(line) != *query_.state) return false;
    if (!type_.empty() && fold(line.type) != type_) return false;
    if (!tags_.empty()) {
      const std::string tags = fold(line.tags);
      for (const std::string& tag : tags_)
        if (tags.find(tag) == std::string::npos) return false;
    }
    if (words_.empty()) return true;
    std::string text(line.name);
    for (std::string_view more : {line.path, line.title, line.tags}) (text += '\n') += more;
    text = fold(text);
    return std::all_of(words_.begin(), words_.end(), [&](const std::string& word) { return text.find(word) != std::string::npos; });
  }

  // The largest, the newest and the worst first; names by their letters.
  std::string key_of(const LibraryLine& line) const {
    auto falling = [](uint64_t value) {
      std::string out(8, '\0');
      for (int i = 0; i < 8; ++i) out[static_cast<size_t>(i)] = static_cast<char>(~value >> (56 - 8 * i) & 0xFF);
      return out;
    };
    switch (query_.sort) {
      case LibrarySort::name: return fold(line.name);
      case LibrarySort::date: {
        std::string out(line.dated.substr(0, 10));
        for (char& c : out) c = static_cast<char>(0x7F - c);
        return out.empty() ? "\x7F" : out;
      }
      case LibrarySort::pages: return falling(line.pages);
      case LibrarySort::size: return falling(line.bytes);
      case LibrarySort::state: return falling(static_cast<uint64_t>(state_of(line)));
      case LibrarySort::path: break;
    }
    return {};
  }

  const LibraryQuery& query_;
  const std::unordered_map<int64_t, std::string> kinds_;
  std::vector<std::string> words_, tags_;
  std::string type_;
  std::shared_ptr<LibraryList> out_;
  std::unordered_map<std::string, size_t> places_;
  std::vector<std::vector<Member>> members_;
  std::vector<std::string> keys_;
  size_t around_ = 0;
};

// Kind without its form, so that all annual reports stand together.
Result<std::unordered_map<int64_t, std::string>> kinds_of(DeskArchive& archive, const CancelToken& cancel) {
  std::unordered_map<int64_t, std::string> out;
  const auto documents = archive.documents();  // held: the archive may drop it meanwhile
  for (const DeskDocument& d : *documents) {
    if (cancel.cancelled()) return Error{ErrorKind::cancelled, "stopped", "", ""};
    DOSSIER_ASSIGN(int64_t row, LibraryStore(archive.archive()).row_of(d.sha256));
    const std::string kind = archive.kind(d.sha256);
    out.emplace(row, kind.substr(0, kind.find(" (")));
  }
  return out;
}

}  // namespace

Result<std::shared_ptr<const LibraryList>> list_library(DeskArchive& archive, const LibraryQuery& query, const CancelToken& cancel) {
  std::unordered_map<int64_t, std::string> kinds;
  if (query.grouping == LibraryGrouping::kind && archive.counts().documents <= kMostKinds) {
    DOSSIER_ASSIGN(kinds, kinds_of(archive, cancel));
  }
  Lister lister(query, std::move(kinds));
  DOSSIER_TRY(LibraryStore(archive.archive()).each([&](const LibraryLine& line) { return lister.take(line); }, cancel));
  return lister.finish();
}

Result<std::vector<std::pair<int64_t, DeskDocument>>> library_rows(DeskArchive& archive, const std::vector<int64_t>& rows) {
  DOSSIER_ASSIGN(std::vector<LibraryRow> found, LibraryStore(archive.archive()).rows(rows));
  TagStore tags(archive.archive());
  std::vector<std::pair<int64_t, DeskDocument>> out;
  out.reserve(found.size());
  for (const LibraryRow& row : found) {
    out.emplace_back(row.row, desk_document(row.document));
    DeskDocument& document = out.back().second;
    document.has_parts = row.has_parts;
    // The sum over its pages is written when the last one is.
    if (document.state == DeskState::reading) {
      DOSSIER_ASSIGN(document.pages, DocumentStore(archive.archive()).pages_done(document.sha256));
    }
    document.is_gone = !row.document.paths.empty() && is_gone(row.document.paths[0]);
    DOSSIER_ASSIGN(document.tags, tags.of(row.document.sha256));
  }
  return out;
}

Result<int64_t> library_row_of(DeskArchive& archive, const Sha256& document) { return LibraryStore(archive.archive()).row_of(document); }

Status tag_documents(DeskArchive& archive, const std::vector<Sha256>& documents, const std::string& tag) {
  DOSSIER_TRY(TagStore(archive.archive()).add(documents, tag));
  return archive.archive().commit();
}

Status untag_documents(DeskArchive& archive, const std::vector<Sha256>& documents, const std::string& tag) {
  DOSSIER_TRY(TagStore(archive.archive()).remove(documents, tag));
  return archive.archive().commit();
}

Status save_library_search(DeskArchive& archive, const std::string& name, const std::string& text) {
  DOSSIER_TRY(TagStore(archive.archive()).save_search(name, text));
  return archive.archive().commit();
}

Status forget_library_search(DeskArchive& archive, const std::string& name) {
  DOSSIER_TRY(TagStore(archive.archive()).forget_search(name));
  return archive.archive().commit();
}

Result<LibraryShelves> library_shelves(DeskArchive& archive) {
  TagStore store(archive.archive());
  LibraryShelves out;
  DOSSIER_ASSIGN(out.tags, store.all());
  DOSSIER_ASSIGN(out.searches, store.searches());
  return out;
}

}  // namespace dossier
