// The model that writes for a window: a file of this machine, or an endpoint that a person has named. Opened when it is first needed, used by one
// call at a time; what it writes is checked like any sentence. Thread-safe.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <string>

#include "app/desk/desk_models.h"
#include "app/generate/brief.h"
#include "app/images/page_pictures.h"
#include "app/writing/counting_model.h"
#include "app/writing/endpoint_model.h"
#include "app/writing/model_judge.h"
#include "app/writing/shown_pictures.h"
#include "app/writing/written_answer.h"

namespace dossier {

struct WriterChoice {
  std::string file;                           // a GGUF; "script:FILE" in tests
  std::string vision = {};                    // its vision encoder (mmproj); empty: it sees nothing
  PictureChoice pictures = PictureChoice::none;  // of the documents, that it is shown; never sent to an endpoint
  EndpointSettings endpoint;                  // url not empty: in place of a file
  std::string kv_format = "int8", kv_folder;  // folder empty: nothing is kept
  DeskLimits limits;
  bool judges = false;  // it also judges sentences that code can neither prove nor fault
  bool none() const { return file.empty() && endpoint.url.empty(); }
};

using SentenceReceiver = std::function<void(const VerifiedClaim&)>;
// What a person should know: before the model starts, what its pictures cost and which are not shown; after it, what went wrong.
using RemarkReceiver = std::function<void(const std::string&)>;

class DeskWriter {
 public:
  explicit DeskWriter(WriterChoice choice) : choice_(std::move(choice)) {}

  const WriterChoice& choice() const { return choice_; }
  // As it is before it is opened: the file's name, or the address.
  std::string name() const;
  // Opens the model if it is not open. too_large, with what is needed, what is allowed and the nearest plan, if it does not fit: then nothing was
  // loaded.
  Status open(const CancelToken& cancel);
  // It is one that can be shown pictures, as far as is known before it is opened.
  bool may_see() const { return may_see(choice_); }
  static bool may_see(const WriterChoice& choice);
  // What it has written since it was opened; from any thread, also while it writes.
  WritingPace pace() const;
  // `shown` hears each sentence that held, as soon as it was checked, on the calling thread; so does `told`. Errors as write_answer() and open().
  Result<WrittenAnswer> answer(const Answer& found, DeskArchive& archive, const SentenceReceiver& shown, const RemarkReceiver& told,
                               const CancelToken& cancel);
  // make_brief() in the model's words. Of several documents the plan is told first. Where a folder for keys and values is named, what is written is kept
  // there: a brief that was stopped goes on where it was.
  Result<Report> brief(DeskArchive& archive, BriefRequest request, const RemarkReceiver& told, const Progress& progress, const CancelToken& cancel);

 private:
  Result<std::unique_ptr<WritingModel>> opened(const CancelToken& cancel) const;
  Status open_pixels();
  // What it is shown of these documents, and its judge with it.
  Result<PictureShow> pictures_for(const std::vector<SourceDocument>& documents, const RemarkReceiver& told, ModelJudge& judge);

  const WriterChoice choice_;
  std::mutex mutex_;
  std::shared_ptr<CountingModel> model_;
  mutable std::mutex watch_;               // of the pointer alone, where `mutex_` is held while it writes
  std::unique_ptr<PictureSource> pixels_;  // where pictures are to be shown
};

// "62.5 GiB"
std::string size_text(std::uint64_t bytes);

}  // namespace dossier
