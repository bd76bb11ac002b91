// How long a question takes over an archive, without the start of the program and without printing.
//
//   ask_bench ARCHIVE QUESTIONS.jsonl     lines {"question":"..."}; each is asked of a fresh connection (cold), then once more of the
//                                         same (warm: its documents are held)
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>

#include "app/analysis/answerer.h"
#include "app/retrieval/archive_pages.h"
#include "app/retrieval/page_index.h"

namespace {

using namespace dossier;

double milliseconds() { return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

template <typename T>
T must(Result<T> result) {
  if (result.ok()) return std::move(result).value();
  std::fprintf(stderr, "%s\n", result.error().describe().c_str());
  std::exit(1);
}

void print(const char* what, std::vector<double> times) {
  if (times.empty()) return;
  std::sort(times.begin(), times.end());
  auto at = [&](double share) { return times[std::min(times.size() - 1, static_cast<size_t>(share * static_cast<double>(times.size())))]; };
  std::printf("%-34s %6zu %9.1f %9.1f %9.1f\n", what, times.size(), at(0.5), at(0.95), times.back());
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  std::ifstream file(argv[2]);
  std::vector<double> open, cold, warm;
  for (std::string line; std::getline(file, line);) {
    auto parsed = nlohmann::json::parse(line, nullptr, false);
    if (!parsed.is_object() || !parsed.contains("question")) continue;
    std::string question = parsed["question"];
    double start = milliseconds();
    Archive archive = must(Archive::open(argv[1], OpenMode::read_only));
    ArchivePages pages(archive);
    Answerer answerer(pages, index_of(archive));
    double opened = milliseconds();
    Answer answer = must(answerer.answer(question, ""));
    double answered = milliseconds();
    (void)must(answerer.answer(question, ""));
    open.push_back(opened - start);
    cold.push_back(answered - opened);
    warm.push_back(milliseconds() - answered);
    if (argc > 3) std::printf("%8.1f ms, %llu pages weighed: %s\n", cold.back(), static_cast<unsigned long long>(answer.coverage.pages_weighed), question.substr(0, 90).c_str());
  }
  std::printf("%-34s %6s %9s %9s %9s\n", "ms", "count", "median", "95 of 100", "worst");
  print("opening the archive", open);
  print("answering, cold", cold);
  print("the same question again", warm);
  return 0;
}
