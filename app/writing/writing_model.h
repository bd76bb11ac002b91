// The seam between Dossier and whatever writes text: the engine on this machine, an endpoint, a script in tests. It knows no claim: text in, text
// out. Some models also see: then pictures stand within the text.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/cancel.h"
#include "base/hash.h"
#include "base/result.h"

namespace dossier {

struct RgbImage;

// A picture within a text, before the byte at `at`.
struct TextPicture {
  size_t at = 0;
  std::shared_ptr<const RgbImage> pixels;
};

// The parts stay apart, so that an implementation can keep the text of documents from ever becoming a rule or a special token.
struct WritingRequest {
  std::string rules;     // ours
  std::string material;  // text of documents: untrusted
  std::string task;      // what is asked, after the material
  size_t most_tokens = 1024;
  // A grammar that the answer keeps to, where the implementation can force one (the engine; docs/formats/grammar.md); others are told by the rules alone.
  std::string form = {};
  std::vector<Sha256> documents = {};  // whose text the material is: what is kept of it can be dropped with them
  std::vector<TextPicture> pictures = {};  // of the documents, in the material, `at` never falling; only for a model that sees
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

struct PictureSize {
  int64_t width = 0, height = 0;  // pixels
};

struct PromptSize {
  size_t tokens = 0;  // those of its pictures included
  std::vector<PictureSize> pictures = {};
  bool one_of_many = false;  // its time counts though it is short
};

// What an answer would take, before anything runs.
struct WritingCost {
  bool fits = true;
  std::string why;     // where it does not
  double seconds = 0;  // for reading the prompt, with its pictures, and writing the answer; 0: not known, or too short to be worth a measurement
  size_t tiles = 0;    // that the pictures are cut into
  double picture_flop = 0;  // operations to see them all
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
  // Whether it takes pictures.
  virtual bool sees() const { return false; }
  // Tokens that a picture takes in a prompt. REQUIRES: sees().
  virtual size_t picture_tokens(const PictureSize& size) const;
  // Whether the answer to this is known already, so that it takes no time.
  virtual bool has_answer(const WritingRequest&) const { return false; }
  // Errors: usage (pictures where it does not see, or more than it takes); cancelled; those of a measurement. The first call may take a second to
  // measure the machine.
  virtual Result<WritingCost> cost(const PromptSize& prompt, size_t answer_tokens, const CancelToken& cancel);
  // Errors: cancelled; those of the implementation (io, timeout, too_large, ...); usage (pictures for one that does not see). What came before an
  // error was received.
  virtual Result<WritingEnd> write(const WritingRequest& request, const TextReceiver& receive, const CancelToken& cancel) = 0;

 protected:
  // usage: pictures, and it does not see.
  Status check_pictures(size_t pictures) const;
};

}  // namespace dossier
