// The model that writes for a window: a file of this machine, or an endpoint that a person has named. Opened when it is first needed, used by one
// call at a time; what it writes is checked like any sentence. Thread-safe.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <string>

#include "app/desk/desk_models.h"
#include "app/generate/brief.h"
#include "app/writing/endpoint_model.h"
#include "app/writing/written_answer.h"

namespace dossier {

struct WriterChoice {
  std::string file;                           // a GGUF; "script:FILE" in tests
  EndpointSettings endpoint;                  // url not empty: in place of a file
  std::string kv_format = "int8", kv_folder;  // folder empty: nothing is kept
  DeskLimits limits;
  bool judges = false;  // it also judges sentences that code can neither prove nor fault
  bool none() const { return file.empty() && endpoint.url.empty(); }
};

using SentenceReceiver = std::function<void(const VerifiedClaim&)>;

class DeskWriter {
 public:
  explicit DeskWriter(WriterChoice choice) : choice_(std::move(choice)) {}

  const WriterChoice& choice() const { return choice_; }
  // As it is before it is opened: the file's name, or the address.
  std::string name() const;
  // Opens the model if it is not open. too_large, with what is needed, what is allowed and the nearest plan, if it does not fit: then nothing was
  // loaded.
  Status open(const CancelToken& cancel);
  // `shown` hears each sentence that held, as soon as it was checked, on the calling thread. Errors as write_answer() and open().
  Result<WrittenAnswer> answer(const Answer& found, DeskArchive& archive, const SentenceReceiver& shown, const CancelToken& cancel);
  // make_brief() in the model's words.
  Result<Report> brief(DeskArchive& archive, BriefRequest request, const Progress& progress, const CancelToken& cancel);

 private:
  Result<std::unique_ptr<WritingModel>> opened(const CancelToken& cancel) const;

  const WriterChoice choice_;
  std::mutex mutex_;
  std::unique_ptr<WritingModel> model_;
};

// "62.5 GiB"
std::string size_text(std::uint64_t bytes);

}  // namespace dossier
