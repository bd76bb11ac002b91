// Sentences that set a date: deadlines, terms, payments, validity.
#pragma once

#include <cstdint>
#include <tuple>
#include <vector>

#include "app/generate/document_sentences.h"
#include "app/generate/point.h"

namespace dossier {

struct WatchedDate {
  int year = 0, month = 0, day = 0;
  Point point;            // the whole sentence
  bool operator<(const WatchedDate& o) const { return std::tie(year, month, day, point.page, point.begin) < std::tie(o.year, o.month, o.day, o.point.page, o.point.begin); }
};

// A sentence counts if a full date stands in it beside a word that makes it binding or limiting ("until", "no later than",
// "takes effect on", "bis zum"); dates before `not_before` (days since 1970-01-01) are left out. By date.
std::vector<WatchedDate> dates_to_watch(const std::vector<SourceSentence>& sentences, int64_t not_before);

}  // namespace dossier
