#include "app/generate/extractive_generator.h"

#include <algorithm>

#include "app/analysis/document_profile.h"
#include "app/generate/call_points.h"
#include "app/generate/document_points.h"
#include "app/generate/relevance.h"

namespace dossier {
namespace {

// More than asked for, so that a rejected sentence can be replaced.
constexpr size_t kSpare = 3;

std::vector<Point> choose(const std::vector<SourceSentence>& sentences, const std::string& question, size_t count) {
  if (!question.empty() && !speaks_of(sentences, question)) return {};
  if (!question.empty()) return relevant_points(sentences, question, count);
  if (reads_like_call(sentences)) return call_points(sentences, count);
  return document_points(sentences, count);
}

bool contains(const std::vector<Point>& points, const Point& point) {
  return std::any_of(points.begin(), points.end(), [&](const Point& p) { return p.sentence == point.sentence; });
}

}  // namespace

Status ExtractiveGenerator::draft(const DraftTask& task, PageSource& pages, const DraftReceiver& receive, const CancelToken& cancel) {
  if (task.question.empty() && is_source_text(task.document))
    return {};  // what a program quotes is no statement of its own; it is searched and asked
  DOSSIER_ASSIGN(auto sentences, read_sentences(pages, task.document, cancel));
  std::vector<Point> points = choose(sentences, task.question, task.points);
  size_t missing = 0;
  auto offer = [&](const Point& point) -> Status {
    DOSSIER_ASSIGN(auto page, pages.page(task.document.sha256, point.page));
    DOSSIER_ASSIGN(bool holds, receive(draft_of(point, *page, task.document)));
    missing += !holds;
    return {};
  };
  for (const Point& point : points) {
    if (cancel.cancelled()) return Error{ErrorKind::cancelled, "stopped", task.document.name, ""};
    DOSSIER_TRY(offer(point));
  }
  if (missing == 0) return {};
  // Replacements come after the others; a brief with a gap in its order is better than one sentence fewer.
  size_t wanted = std::min(missing, kSpare);
  std::vector<Point> more = choose(sentences, task.question, task.points + wanted);
  for (const Point& point : more) {
    if (wanted == 0 || contains(points, point)) continue;
    --wanted;
    DOSSIER_TRY(offer(point));
  }
  return {};
}

}  // namespace dossier
