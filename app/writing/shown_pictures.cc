#include "app/writing/shown_pictures.h"

#include <algorithm>
#include <cstdio>
#include <set>

#include "engine/engine.h"

namespace dossier {
namespace {

// A text cut at a picture has a token or two more than the text as a whole.
constexpr size_t kTokensAtACut = 4;

std::string counted(size_t n, const char* one, const char* many) { return std::to_string(n) + " " + (n == 1 ? one : many); }

Result<std::shared_ptr<const RgbImage>> draw(const std::vector<SourceDocument>& documents, const PictureShow& show, const NumberedPassage& passage,
                                             const CancelToken& cancel) {
  auto document = std::find_if(documents.begin(), documents.end(), [&](const SourceDocument& d) { return d.sha256 == passage.document; });
  if (document == documents.end()) return Error{ErrorKind::not_found, "no such document", passage.document_name, ""};
  return show.source->picture(*document, passage.page, *passage.picture, cancel);
}

// The last picture goes.
void drop_last_picture(std::vector<NumberedPassage>& passages) {
  auto at = std::find_if(passages.rbegin(), passages.rend(), [](const NumberedPassage& p) { return p.picture.has_value(); });
  if (at != passages.rend()) passages.erase(std::next(at).base());
  number_anew(passages);
}

// Whether the plan allows this prompt.
Result<bool> is_allowed(WritingModel& model, const ReadingLimits& limits, size_t around, size_t answer, const std::vector<NumberedPassage>& passages,
                        const CancelToken& cancel) {
  DOSSIER_ASSIGN(const WritingCost cost, model.cost(prompt_size(model, passages, around), answer, cancel));
  return cost.fits && (limits.strategy == ReadingStrategy::whole || limits.most_seconds <= 0 || cost.seconds <= limits.most_seconds);
}

}  // namespace

size_t pictures_among(const std::vector<NumberedPassage>& passages) {
  return static_cast<size_t>(std::count_if(passages.begin(), passages.end(), [](const NumberedPassage& p) { return p.picture.has_value(); }));
}

std::vector<NumberedPassage> words_among(const std::vector<NumberedPassage>& passages) {
  std::vector<NumberedPassage> out;
  std::copy_if(passages.begin(), passages.end(), std::back_inserter(out), [](const NumberedPassage& p) { return !p.picture; });
  number_anew(out);
  return out;
}

std::vector<NumberedPassage> with_their_pictures(const std::vector<NumberedPassage>& all, const std::vector<NumberedPassage>& chosen) {
  using DocumentPage = std::pair<Sha256, uint32_t>;
  std::set<DocumentPage> on;
  std::set<std::pair<DocumentPage, uint32_t>> words;
  for (const NumberedPassage& passage : chosen) {
    on.insert({passage.document, passage.page});
    words.insert({{passage.document, passage.page}, passage.begin});
  }
  std::vector<NumberedPassage> out;
  for (const NumberedPassage& passage : all) {
    const DocumentPage page{passage.document, passage.page};
    if (passage.picture ? on.count(page) > 0 : words.count({page, passage.begin}) > 0) out.push_back(passage);
  }
  number_anew(out);
  return out;
}

Status drop_pictureless(const std::vector<SourceDocument>& documents, const PictureShow& show, std::vector<NumberedPassage>& passages,
                        const CancelToken& cancel) {
  for (const SourceDocument& document : documents) {
    auto is_its_picture = [&](const NumberedPassage& p) { return p.picture && p.document == document.sha256; };
    auto first = std::find_if(passages.begin(), passages.end(), is_its_picture);
    if (first == passages.end() || first->pixels) continue;
    auto drawn = show.source->picture(document, first->page, *first->picture, cancel);
    if (drawn.ok())
      first->pixels = std::move(drawn).value();
    else if (drawn.error().kind == ErrorKind::cancelled)
      return drawn.error();
    else if (drawn.error().kind == ErrorKind::unsupported) {
      show.tell(document.name + ": no pictures are shown: " + drawn.error().message);
      std::erase_if(passages, is_its_picture);
    }
  }
  number_anew(passages);
  return {};
}

Status draw_pictures(const std::vector<SourceDocument>& documents, const PictureShow& show, std::vector<NumberedPassage>& passages,
                     const CancelToken& cancel) {
  std::vector<NumberedPassage> out;
  std::string told;
  for (NumberedPassage& passage : passages) {
    if (passage.picture && !passage.pixels) {
      auto drawn = draw(documents, show, passage, cancel);
      if (!drawn.ok() && drawn.error().kind == ErrorKind::cancelled) return drawn.error();
      if (!drawn.ok()) {
        // A file that is gone is gone for all its pages: once is enough.
        const std::string why = passage.document_name + ": a picture is not shown: " + drawn.error().message;
        if (why != told) show.tell(why);
        told = why;
        continue;
      }
      passage.pixels = std::move(drawn).value();
    }
    out.push_back(std::move(passage));
  }
  passages = std::move(out);
  number_anew(passages);
  return {};
}

PromptSize prompt_size(const WritingModel& model, const std::vector<NumberedPassage>& passages, size_t around) {
  const WrittenPassages written = written_passages(passages);
  PromptSize out{around + model.tokens_of(written.text), {}};
  for (const TextPicture& picture : written.pictures) {
    out.pictures.push_back({picture.pixels->width, picture.pixels->height});
    out.tokens += model.picture_tokens(out.pictures.back()) + kTokensAtACut;
  }
  return out;
}

std::string against_so_many(const std::vector<NumberedPassage>& passages) {
  const size_t pictures = pictures_among(passages);
  if (pictures <= kMostImages) return "";
  return "there are " + std::to_string(pictures) + " pictures, a prompt takes at most " + std::to_string(kMostImages);
}

Status fit_pictures(WritingModel& model, const std::vector<SourceDocument>& documents, const PictureShow& show, const ReadingLimits& limits,
                    const std::string& what, size_t around, size_t answer, std::vector<NumberedPassage>& passages, const CancelToken& cancel) {
  const size_t wanted = pictures_among(passages);
  size_t left_out = 0;
  for (; wanted - left_out > kMostImages; ++left_out) drop_last_picture(passages);
  DOSSIER_TRY(draw_pictures(documents, show, passages, cancel));
  while (pictures_among(passages) > 0) {
    DOSSIER_ASSIGN(const bool allowed, is_allowed(model, limits, around, answer, passages, cancel));
    if (allowed) break;
    drop_last_picture(passages);
    ++left_out;
  }
  if (left_out > 0)
    show.tell(what + ": " + std::to_string(left_out) + " of " + counted(wanted, "picture is", "pictures are") +
              " not shown: the plan allows no more");
  return {};
}

Status tell_cost(WritingModel& model, const PictureShow& show, const std::string& what, size_t around, size_t answer,
                 const std::vector<NumberedPassage>& passages, const CancelToken& cancel) {
  const PromptSize size = prompt_size(model, passages, around);
  if (size.pictures.empty()) return {};
  DOSSIER_ASSIGN(const WritingCost cost, model.cost(size, answer, cancel));
  size_t tokens = 0;
  for (const PictureSize& picture : size.pictures) tokens += model.picture_tokens(picture);
  char tflop[32];
  std::snprintf(tflop, sizeof tflop, "%.1f TFLOP", cost.picture_flop / 1e12);
  show.tell(what + ": " + counted(size.pictures.size(), "picture", "pictures") + ", " + counted(cost.tiles, "tile", "tiles") + ", " +
            std::to_string(tokens) + " tokens of the prompt, " + tflop +
            (cost.seconds > 0 ? ", about " + time_in_words(cost.seconds) + " in all" : ""));
  if (size.pictures.size() > kManyImages)
    show.tell(what + ": " + std::to_string(size.pictures.size()) + " pictures: the models were tried with at most " + std::to_string(kManyImages) +
              " in a prompt");
  return {};
}

}  // namespace dossier
