#include "app/writing/kept_folder.h"

#include <algorithm>

namespace dossier {
namespace {

KvPruned all_of(const KvPruned& nodes, const ImageRowsRemoved& images, const AnswersRemoved& answers) {
  return {nodes.nodes_removed + images.files + answers.files, nodes.bytes_removed + images.bytes + answers.bytes,
          nodes.bytes_left + images.bytes_left + answers.bytes_left};
}

}  // namespace

uint64_t KeptFolder::bytes() const {
  uint64_t out = 0;
  for (const KvStored& stored : nodes) out += stored.entry.bytes;
  for (const StoredImageRows& stored : images) out += stored.bytes;
  for (const StoredAnswer& stored : answers) out += stored.bytes;
  return out;
}

Result<KeptFolder> list_kept(const std::string& folder) {
  KeptFolder out;
  DOSSIER_ASSIGN(out.nodes, list_kv(folder));
  DOSSIER_ASSIGN(out.images, list_image_rows(folder));
  DOSSIER_ASSIGN(out.answers, list_answers(folder));
  return out;
}

Result<KvChecked> check_kept(const std::string& folder, const Progress& progress, const CancelToken& cancel) {
  DOSSIER_ASSIGN(KvChecked out, check_kv(folder, progress, cancel));
  DOSSIER_ASSIGN(const ImageRowsCheck images, check_image_rows(folder));
  out.files += images.files;
  out.whole += images.whole;
  for (const auto& [file, why] : images.faults) out.faults.push_back({file, why});
  DOSSIER_ASSIGN(const std::vector<StoredAnswer> answers, list_answers(folder));
  for (const StoredAnswer& stored : answers) {
    ++out.files;
    if (stored.why.empty())
      ++out.whole;
    else
      out.faults.push_back({"answers/" + stored.file, stored.why});
  }
  return out;
}

Result<KvPruned> prune_kept(const std::string& folder, uint64_t limit_bytes) {
  const bool limited = limit_bytes != UINT64_MAX;
  DOSSIER_ASSIGN(const ImageRowsRemoved images, prune_image_rows(folder, limited ? limit_bytes / 4 : limit_bytes));
  DOSSIER_ASSIGN(const AnswersRemoved answers, prune_answers(folder, limited ? limit_bytes / 16 : limit_bytes));
  DOSSIER_ASSIGN(const KvPruned nodes,
                 prune_kv(folder, limited ? limit_bytes - std::min(limit_bytes, images.bytes_left + answers.bytes_left) : limit_bytes));
  return all_of(nodes, images, answers);
}

Result<KvPruned> drop_kept(const std::string& folder, const std::vector<std::string>& tags) {
  DOSSIER_ASSIGN(const KvPruned nodes, drop_kv(folder, tags));
  DOSSIER_ASSIGN(const ImageRowsRemoved images, drop_image_rows(folder, tags));
  DOSSIER_ASSIGN(const AnswersRemoved answers, drop_answers(folder, tags));
  return all_of(nodes, images, answers);
}

}  // namespace dossier
