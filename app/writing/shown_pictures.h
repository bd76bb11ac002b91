// Pictures of documents among the passages that a model is given: how many a prompt takes, what they cost, and their pixels. Nothing is left out
// unsaid.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/writing/numbered_passages.h"
#include "app/writing/reading_choice.h"

namespace dossier {

// What of its documents' pictures a model is shown.
struct PictureShow {
  PictureChoice choice = PictureChoice::none;
  PictureSource* source = nullptr;                   // needed for any other choice
  std::function<void(const std::string&)> say = {};  // what a person should know before the model starts; empty: nobody listens

  void tell(const std::string& what) const {
    if (say) say(what);
  }
};

size_t pictures_among(const std::vector<NumberedPassage>& passages);
// The passages of words, numbered anew.
std::vector<NumberedPassage> words_among(const std::vector<NumberedPassage>& passages);

// Those words of `chosen` with the pictures of `all` that stand on the same pages, numbered anew; `all` in order, `chosen` a part of it.
std::vector<NumberedPassage> with_their_pictures(const std::vector<NumberedPassage>& all, const std::vector<NumberedPassage>& chosen);

// Takes the pictures of documents out that have none to draw (texts, mail, sheets), which is told; the first of each other document is drawn. Errors:
// cancelled.
Status drop_pictureless(const std::vector<SourceDocument>& documents, const PictureShow& show, std::vector<NumberedPassage>& passages,
                        const CancelToken& cancel);

// Draws the pictures among `passages`; one that cannot be drawn is told and taken out. REQUIRES: `documents` holds those of the passages. Errors:
// cancelled.
Status draw_pictures(const std::vector<SourceDocument>& documents, const PictureShow& show, std::vector<NumberedPassage>& passages,
                     const CancelToken& cancel);

// Of a prompt with these passages, `around` the tokens of all else.
PromptSize prompt_size(const WritingModel& model, const std::vector<NumberedPassage>& passages, size_t around);

// Why a prompt cannot hold them all: "there are 60 pictures, a prompt takes at most 48"; empty: it can.
std::string against_so_many(const std::vector<NumberedPassage>& passages);

// Takes pictures out, the last first, until a prompt may hold them and the plan allows it; tells how many were. Draws those that are kept. `what`:
// for the talk, "supply.pdf". Errors: those of draw_pictures and WritingModel::cost.
Status fit_pictures(WritingModel& model, const std::vector<SourceDocument>& documents, const PictureShow& show, const ReadingLimits& limits,
                    const std::string& what, size_t around, size_t answer, std::vector<NumberedPassage>& passages, const CancelToken& cancel);

// Tells what the pictures will take, and warns of many: "supply.pdf: 3 pictures, 51 tiles, 7401 tokens of the prompt, 51.0 TFLOP, about 8 min in
// all". Nothing without pictures.
Status tell_cost(WritingModel& model, const PictureShow& show, const std::string& what, size_t around, size_t answer,
                 const std::vector<NumberedPassage>& passages, const CancelToken& cancel);

}  // namespace dossier
