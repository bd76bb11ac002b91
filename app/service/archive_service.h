// What another program may do with an archive: find, read, ask, check. Read-only. Each call takes and gives JSON; the same calls stand behind
// `dossier serve` and `dossier mcp` (docs/formats/service.md).
#pragma once

#include <functional>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "app/writing/answer_passages.h"
#include "base/cancel.h"
#include "base/result.h"

namespace dossier {

class ArchiveService;
class ClaimJudge;
class VerifiedClaim;

struct ServiceCall {
  std::string_view name;         // "search"
  std::string_view summary;      // one sentence, for a program's user
  std::string_view input_schema; // JSON Schema of the arguments
  Result<nlohmann::ordered_json> (ArchiveService::*run)(const nlohmann::ordered_json& arguments);
};

class ArchiveService {
 public:
  // not_found, damaged, newer_version, as Archive::open.
  static Result<ArchiveService> open(const std::string& archive_path);
  ArchiveService(ArchiveService&&) noexcept;
  ~ArchiveService();

  // From now on `ask` also has `writer` write an answer from the evidence (field `written`). `judge` may be null. Both outlive the service, and so
  // does the source of pictures in `reading`; its documents are those of each question: the one that it names, else all.
  void let_write(WritingModel& writer, ClaimJudge* judge, const CancelToken& cancel, AnswerReading reading = {});
  // The documents of the archive, as a judge that sees pictures wants them.
  Result<std::vector<SourceDocument>> sources();
  // Called with each sentence of a written answer as soon as it is checked; empty: nobody listens.
  void on_sentence(std::function<void(const VerifiedClaim&)> shown);

  static const std::vector<ServiceCall>& calls();
  // not_found: no such call; usage: arguments of the wrong kind, or missing; else the call's own errors.
  Result<nlohmann::ordered_json> call(std::string_view name, const nlohmann::ordered_json& arguments);

  Result<nlohmann::ordered_json> documents(const nlohmann::ordered_json& arguments);
  Result<nlohmann::ordered_json> search(const nlohmann::ordered_json& arguments);
  Result<nlohmann::ordered_json> read_page(const nlohmann::ordered_json& arguments);
  Result<nlohmann::ordered_json> ask(const nlohmann::ordered_json& arguments);
  Result<nlohmann::ordered_json> verify(const nlohmann::ordered_json& arguments);

 private:
  struct State;
  explicit ArchiveService(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace dossier
