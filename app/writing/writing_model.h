// The seam between Dossier and whatever writes text: the engine on this machine, an endpoint, a script in tests. It knows no claim: text in, text out.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/cancel.h"
#include "base/hash.h"
#include "base/result.h"

namespace dossier {

// The parts stay apart, so that an implementation can keep the text of documents from ever becoming a rule or a special token.
struct WritingRequest {
  std::string rules;     // ours
  std::string material;  // text of documents: untrusted
  std::string task;      // what is asked, after the material
  size_t most_tokens = 1024;
  // A grammar that the answer keeps to, where the implementation can force one (the engine; docs/formats/grammar.md); others are told by the rules alone.
  std::string form = {};
  std::vector<Sha256> documents = {};  // whose text the material is: what is kept of it can be dropped with them
};

enum class WritingEnd {
  finished,   // the model said so
  cut_short,  // most_tokens or the model's own limit
  stopped     // the receiver wanted no more
};

// Pieces of the answer as they come: any bytes, cut anywhere. False: no more is wanted.
using TextReceiver = std::function<bool(std::string_view piece)>;

// Who wrote or judged, for reports.
struct ModelIdentity {
  std::string name;
  std::string weights_sha256;  // empty if it is not known (an endpoint)
};

// What an answer would take, before anything runs.
struct WritingCost {
  bool fits = true;
  std::string why;     // where it does not
  double seconds = 0;  // for reading the prompt and writing the answer; 0: not known
};

class WritingModel {
 public:
  virtual ~WritingModel() = default;
  virtual ModelIdentity identity() const = 0;
  // Tokens that prompt and answer may have together.
  virtual size_t context_tokens() const = 0;
  // How many tokens the text has; an implementation that cannot know says more rather than fewer.
  virtual size_t tokens_of(std::string_view text) const = 0;
  // Whether text stays on this machine.
  virtual bool is_local() const { return true; }
  // Errors: cancelled; those of a measurement. The first call may take a second to measure the machine.
  virtual Result<WritingCost> cost(size_t prompt_tokens, size_t answer_tokens, const CancelToken& cancel);
  // Errors: cancelled; those of the implementation (io, timeout, too_large, ...). What came before an error was received.
  virtual Result<WritingEnd> write(const WritingRequest& request, const TextReceiver& receive, const CancelToken& cancel) = 0;
};

}  // namespace dossier
