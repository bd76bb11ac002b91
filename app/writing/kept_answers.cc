#include "app/writing/kept_answers.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "engine/engine.h"

namespace dossier {
namespace {

using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;

constexpr std::string_view kSuffix = ".answer";
constexpr int kVersion = 1;
constexpr uint64_t kMostBytes = 64 << 20;

std::string folder_of(const std::string& kv_folder) { return kv_folder + "/answers"; }

// Lengths stand before the bytes, so that no two requests run together into the same.
class KeyHasher {
 public:
  void text(std::string_view bytes) {
    number(bytes.size());
    hasher_.add(bytes);
  }
  void number(uint64_t n) { hasher_.add({reinterpret_cast<const char*>(&n), sizeof n}); }
  Sha256 finish() { return hasher_.finish(); }

 private:
  Sha256Hasher hasher_;
};

std::string_view name_of(WritingEnd end) {
  switch (end) {
    case WritingEnd::finished: return "finished";
    case WritingEnd::cut_short: return "cut short";
    case WritingEnd::stopped: return "stopped";
  }
  return "";
}

std::optional<WritingEnd> end_from(std::string_view name) {
  for (WritingEnd end : {WritingEnd::finished, WritingEnd::cut_short, WritingEnd::stopped})
    if (name == name_of(end)) return end;
  return std::nullopt;
}

struct AnswerFile {
  KeptAnswer answer;
  std::vector<std::string> tags;
};

// A line of JSON, then the answer's bytes.
Result<AnswerFile> parse(std::string_view bytes, const std::string& path) {
  auto damaged = [&](const char* what) { return Error{ErrorKind::damaged, std::string("a kept answer: ") + what, path, ""}; };
  const size_t line = bytes.find('\n');
  if (line == std::string_view::npos) return damaged("the head is broken");
  const Json head = Json::parse(bytes.substr(0, line), nullptr, false);
  if (!head.is_object() || head.value("dossier", Json()) != "answer" || !head.value("version", Json()).is_number_integer())
    return damaged("the head is broken");
  if (head["version"] > kVersion) return Error{ErrorKind::newer_version, "a kept answer: written by a newer program", path, ""};
  const Json end = head.value("end", Json()), checksum = head.value("sha256", Json()), tags = head.value("documents", Json());
  if (!end.is_string() || !checksum.is_string() || !tags.is_array()) return damaged("the head is broken");
  AnswerFile out;
  for (const Json& tag : tags) {
    if (!tag.is_string()) return damaged("the head is broken");
    out.tags.push_back(tag.get<std::string>());
  }
  out.answer.text = bytes.substr(line + 1);
  const auto how = end_from(end.get<std::string>());
  if (!how || sha256_of(out.answer.text).hex() != checksum.get<std::string>()) return damaged("the bytes do not agree with their checksum");
  out.answer.end = *how;
  return out;
}

Result<AnswerFile> read_answer(const std::string& path) {
  DOSSIER_ASSIGN(const std::string bytes, read_file(path, kMostBytes));
  return parse(bytes, path);
}

template <typename Wanted>
Result<AnswersRemoved> remove_where(const std::string& kv_folder, const std::vector<StoredAnswer>& all, Wanted wanted) {
  AnswersRemoved out;
  for (const StoredAnswer& stored : all) {
    if (!wanted(stored)) {
      out.bytes_left += stored.bytes;
      continue;
    }
    const std::string path = folder_of(kv_folder) + "/" + stored.file;
    std::error_code code;
    fs::remove(path, code);
    if (code) return os_error("cannot remove a kept answer", path, code.value());
    ++out.files;
    out.bytes += stored.bytes;
  }
  return out;
}

}  // namespace

Sha256 key_of_answer(const ModelIdentity& model, const WritingRequest& request) {
  KeyHasher key;
  for (std::string_view part :
       {std::string_view("dossier answer " DOSSIER_VERSION), std::string_view(model.name), std::string_view(model.weights_sha256),
        std::string_view(request.rules), std::string_view(request.material), std::string_view(request.task), std::string_view(request.form)})
    key.text(part);
  key.number(request.most_tokens);
  key.number(request.pictures.size());
  for (const TextPicture& picture : request.pictures) {
    key.number(picture.at);
    key.text(picture.pixels->hash().hex());
  }
  return key.finish();
}

bool KeptAnswers::has(const Sha256& key) const { return read_answer(folder_ + "/" + key.hex() + std::string(kSuffix)).ok(); }

std::optional<KeptAnswer> KeptAnswers::find(const Sha256& key) const {
  const std::string path = folder_ + "/" + key.hex() + std::string(kSuffix);
  Result<AnswerFile> found = read_answer(path);
  if (!found.ok()) return std::nullopt;
  ::utimensat(AT_FDCWD, path.c_str(), nullptr, 0);
  return std::move(found->answer);
}

Status KeptAnswers::keep(const Sha256& key, const KeptAnswer& answer, const std::vector<Sha256>& documents) const {
  std::error_code code;
  fs::create_directories(fs::path(folder_).parent_path(), code);
  // Answers quote documents: nobody else may read them.
  if (::mkdir(folder_.c_str(), 0700) != 0 && errno != EEXIST) return os_error("cannot make a folder for answers", folder_, errno);
  Json tags = Json::array();
  for (const Sha256& document : documents) tags.push_back(document.hex());
  const Json head = {
      {"dossier", "answer"}, {"version", kVersion}, {"end", name_of(answer.end)}, {"documents", tags}, {"sha256", sha256_of(answer.text).hex()}};
  return write_file(folder_ + "/" + key.hex() + std::string(kSuffix), head.dump() + "\n" + answer.text);
}

Result<std::vector<StoredAnswer>> list_answers(const std::string& kv_folder) {
  std::vector<StoredAnswer> out;
  std::error_code code;
  fs::directory_iterator each(folder_of(kv_folder), code);
  if (code == std::errc::no_such_file_or_directory) return out;
  for (; !code && each != fs::directory_iterator(); each.increment(code)) {
    const std::string file = each->path().filename(), path = each->path();
    struct stat facts {};
    if (::lstat(path.c_str(), &facts) != 0 || !S_ISREG(facts.st_mode)) continue;
    StoredAnswer stored{file, static_cast<uint64_t>(facts.st_size), facts.st_mtim.tv_sec * int64_t{1000000000} + facts.st_mtim.tv_nsec, "", {}};
    Result<AnswerFile> read = read_answer(path);
    if (!read.ok())
      stored.why = read.error().message;
    else if (!file.ends_with(kSuffix))
      stored.why = "left behind half written";
    else
      stored.tags = std::move(read->tags);
    out.push_back(std::move(stored));
  }
  if (code) return os_error("cannot list the kept answers", folder_of(kv_folder), code.value());
  std::sort(out.begin(), out.end(), [](const StoredAnswer& a, const StoredAnswer& b) { return a.file < b.file; });
  return out;
}

Result<AnswersRemoved> prune_answers(const std::string& kv_folder, uint64_t limit_bytes) {
  DOSSIER_ASSIGN(std::vector<StoredAnswer> all, list_answers(kv_folder));
  std::sort(all.begin(), all.end(), [](const StoredAnswer& a, const StoredAnswer& b) { return a.used_ns < b.used_ns; });
  uint64_t whole = 0;
  for (const StoredAnswer& stored : all) whole += stored.why.empty() ? stored.bytes : 0;
  return remove_where(kv_folder, all, [&](const StoredAnswer& stored) {
    if (!stored.why.empty()) return true;
    if (whole <= limit_bytes) return false;
    whole -= stored.bytes;
    return true;
  });
}

Result<AnswersRemoved> drop_answers(const std::string& kv_folder, const std::vector<std::string>& tags) {
  DOSSIER_ASSIGN(const std::vector<StoredAnswer> all, list_answers(kv_folder));
  return remove_where(kv_folder, all, [&](const StoredAnswer& stored) {
    return !stored.why.empty() || std::any_of(stored.tags.begin(), stored.tags.end(),
                                              [&](const std::string& tag) { return std::find(tags.begin(), tags.end(), tag) != tags.end(); });
  });
}

}  // namespace dossier
