// How long a search takes over generated pages.
//
//   search_bench ARCHIVE [PAGES]     writes PAGES (default 50000) into ARCHIVE unless it is there already, then times searches
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "storage/document_store.h"
#include "storage/passage_store.h"
#include "tests/bench/generated_pages.h"

namespace {

using namespace dossier;

double milliseconds() { return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

void must(const Status& status) {
  if (status.ok()) return;
  std::fprintf(stderr, "%s\n", status.error().describe().c_str());
  std::exit(1);
}

void write(const std::string& path, const bench::PageGenerator& generator, uint32_t pages) {
  auto archive = Archive::open(path, OpenMode::create);
  if (!archive.ok()) must(archive.error());
  DocumentStore store(*archive);
  for (uint32_t at = 0; at < pages; at += 100) {
    Sha256 document = sha256_of("generated " + std::to_string(at));
    DocumentInfo info;
    info.type = at % 300 == 0 ? "docx" : "pdf";
    must(store.begin(document, "generated-" + std::to_string(at) + ".pdf", 1, info, 1, ""));
    for (uint32_t n = 1; n <= 100; ++n) must(store.add_page(document, generator.page(at, n)));
    must(store.finish(document, DocumentState::read, std::nullopt, info));
  }
}

// Each search on a connection of its own, so nothing is cached by an earlier one but the system's pages; the median of five.
double search_ms(const std::string& path, const std::string& query, uint64_t* total) {
  std::vector<double> times;
  for (int n = 0; n < 5; ++n) {
    auto archive = Archive::open(path, OpenMode::read_only);
    if (!archive.ok()) must(archive.error());
    PassageStore store(*archive);
    double start = milliseconds();
    auto result = store.search({query, 20, {}});
    times.push_back(milliseconds() - start);
    if (!result.ok()) must(result.error());
    *total = result->total;
  }
  std::sort(times.begin(), times.end());
  return times[2];
}

// The same with a connection that has searched before (but not for this).
double warm_ms(PassageStore& store, const std::string& query) {
  double start = milliseconds();
  auto result = store.search({query, 20, {}});
  if (!result.ok()) must(result.error());
  return milliseconds() - start;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  std::string path = argv[1];
  bench::PageGenerator generator;
  if (!Archive::open(path, OpenMode::read_only).ok()) write(path, generator, argc > 2 ? static_cast<uint32_t>(std::atoi(argv[2])) : 50'000);

  auto archive = Archive::open(path, OpenMode::read_only);
  if (!archive.ok()) must(archive.error());
  PassageStore warm(*archive);
  (void)warm_ms(warm, "nothingatall");
  std::printf("%-44s %9s %9s %9s\n", "search, top 20", "pages", "cold ms", "warm ms");
  double worst = 0, worst_stop = 0;
  auto one = [&](const std::string& query) {
    uint64_t total = 0;
    double cold = search_ms(path, query, &total), again = warm_ms(warm, query);
    std::printf("%-44s %9llu %9.1f %9.1f\n", query.c_str(), static_cast<unsigned long long>(total), cold, again);
    return std::max(cold, again);
  };
  for (size_t rank : {0u, 1u, 2u, 10u, 50u, 99u}) worst_stop = std::max(worst_stop, one(generator.word(rank)));
  for (size_t rank : {100u, 101u, 120u, 200u, 1000u, 10'000u, 70'000u}) worst = std::max(worst, one(generator.word(rank)));
  one("\"" + generator.word(100) + " " + generator.word(101) + "\"");
  one(generator.word(100) + " AND " + generator.word(101));
  one(generator.word(100) + " OR " + generator.word(101) + " OR " + generator.word(150) + " OR " + generator.word(300) + " OR " + generator.word(500));
  one(generator.word(0) + " NOT " + generator.word(120));
  one("NEAR(" + generator.word(100) + " " + generator.word(101) + ", 5)");
  one(generator.word(300).substr(0, 3) + "*");
  one("ba*");
  one("type:docx " + generator.word(100));
  std::printf("any word outside the stop list: %.1f ms at most; any word: %.1f ms at most\n", worst, std::max(worst, worst_stop));

  // Questions: eight terms, half of them frequent.
  double worst_question = 0;
  for (size_t n = 0; n < 5; ++n) {
    auto fresh = Archive::open(path, OpenMode::read_only);
    if (!fresh.ok()) must(fresh.error());
    PassageStore store(*fresh);
    std::vector<std::string> terms;
    for (size_t rank : {0u, 3u, 20u, 101u, 130u, 400u, 2000u, 9000u}) terms.push_back(generator.word(rank + n));
    double start = milliseconds();
    auto ranked = store.rank(terms, 50, {});
    if (!ranked.ok()) must(ranked.error());
    worst_question = std::max(worst_question, milliseconds() - start);
  }
  std::printf("a question of eight terms, cold: %.1f ms at most of five\n", worst_question);
  return 0;
}
