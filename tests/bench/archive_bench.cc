// How fast pages are written, how many bytes one takes, and what merging shards costs.
//
//   archive_bench FOLDER [PAGES] [SHARDS]     writes PAGES (default 1390) in SHARDS (default 1) archives, merges them if there are several
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "storage/cut_words.h"
#include "storage/document_store.h"
#include "storage/page_rows.h"
#include "tests/bench/generated_pages.h"

namespace {

using namespace dossier;

double cpu_seconds() {
  rusage use{};
  getrusage(RUSAGE_SELF, &use);
  return static_cast<double>(use.ru_utime.tv_sec + use.ru_stime.tv_sec) + 1e-6 * static_cast<double>(use.ru_utime.tv_usec + use.ru_stime.tv_usec);
}
double wall_seconds() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

void must(const Status& status) {
  if (status.ok()) return;
  std::fprintf(stderr, "%s\n", status.error().describe().c_str());
  std::exit(1);
}

// Pages a second of each tenth: the pace must not fall as the archive grows.
struct Pace {
  uint64_t every;
  uint64_t done = 0;
  double wall = wall_seconds(), cpu = cpu_seconds();
  void step() {
    if (++done % every) return;
    double w = wall_seconds(), c = cpu_seconds();
    std::printf("  pages %8llu: %7.0f pages/s, %6.3f ms CPU a page\n", static_cast<unsigned long long>(done), static_cast<double>(every) / (w - wall),
                1000 * (c - cpu) / static_cast<double>(every));
    std::fflush(stdout);
    wall = w, cpu = c;
  }
};

constexpr uint32_t kDocumentPages = 100;

void write_shard(const std::string& path, const bench::PageGenerator& generator, uint64_t first, uint64_t count, Pace& pace) {
  auto archive = Archive::open(path, OpenMode::create);
  if (!archive.ok()) must(archive.error());
  DocumentStore store(*archive);
  for (uint64_t at = 0; at < count; at += kDocumentPages) {
    uint64_t seed = first + at;
    Sha256 document = sha256_of("generated " + std::to_string(seed));
    DocumentInfo info;
    info.type = "pdf";
    must(store.begin(document, "generated-" + std::to_string(seed) + ".pdf", 1, info, 1, ""));
    for (uint32_t n = 1; n <= kDocumentPages && at + n <= count; ++n) {
      must(store.add_page(document, generator.page(seed, n)));
      pace.step();
    }
    must(store.finish(document, DocumentState::read, std::nullopt, info));
  }
  must(archive->commit());
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  std::string folder = argv[1];
  uint64_t pages = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1390;
  uint64_t shards = argc > 3 ? std::strtoull(argv[3], nullptr, 10) : 1;
  bench::PageGenerator generator;
  double start = cpu_seconds();
  for (uint32_t n = 1; n <= 1000; ++n) (void)generator.page(7, n);
  double made = (cpu_seconds() - start) / 1000;
  std::printf("making a page costs %.3f ms of what follows\n", 1000 * made);
  {
    std::vector<Page> held;
    for (uint32_t n = 1; n <= 1000; ++n) held.push_back(generator.page(7, n));
    double cut = cpu_seconds();
    for (const Page& page : held) (void)cut_words(page.text);
    double prepared = cpu_seconds();
    for (const Page& page : held) (void)prepare_page(page);
    std::printf("a page: cutting %.3f ms; checking, hashing, packing and cutting %.3f ms\n", prepared - cut, cpu_seconds() - prepared);
  }
  std::vector<std::string> paths;
  for (uint64_t s = 0; s < shards; ++s) {
    paths.push_back(folder + "/shard-" + std::to_string(s) + ".dossier");
    std::filesystem::remove(paths.back());
    std::printf("shard %llu\n", static_cast<unsigned long long>(s));
    Pace pace{std::max<uint64_t>(1, pages / shards / 10)};
    double cpu = cpu_seconds(), wall = wall_seconds();
    write_shard(paths.back(), generator, s * pages, pages / shards, pace);
    double n = static_cast<double>(pages / shards);
    std::printf("  %.0f pages: %.2f s, CPU %.2f s without making them, %.3f ms a page; %.0f bytes a page\n", n, wall_seconds() - wall, cpu_seconds() - cpu - made * n,
                1000 * ((cpu_seconds() - cpu) / n - made), static_cast<double>(std::filesystem::file_size(paths.back())) / n);
  }
  auto first = Archive::open(paths[0], OpenMode::read_write);
  if (!first.ok()) must(first.error());
  auto stats = first->stats();
  if (!stats.ok()) must(stats.error());
  auto per_page = [&](uint64_t bytes) { return static_cast<double>(bytes) / static_cast<double>(stats->pages); };
  std::printf("a page: text %.0f, layout %.0f, index %.0f, free %.0f, file %.0f bytes\n", per_page(stats->text_bytes), per_page(stats->layout_bytes),
              per_page(stats->index_bytes), per_page(stats->free_bytes), per_page(stats->file_bytes));

  if (shards < 2) return 0;
  std::printf("merge\n");
  std::string merged = folder + "/merged.dossier";
  std::filesystem::remove(merged);
  auto whole = Archive::open(merged, OpenMode::create);
  if (!whole.ok()) must(whole.error());
  double cpu = cpu_seconds(), wall = wall_seconds();
  Pace pace{std::min<uint64_t>(20'000, std::max<uint64_t>(1, pages / 10))};
  for (const std::string& path : paths) {
    auto report = whole->merge(path, [&pace](const ProgressStep&) { pace.step(); }, {});
    if (!report.ok()) must(report.error());
  }
  must(whole->commit());
  std::printf("  merged %.0f pages/s, CPU %.3f ms a page, %.0f bytes a page\n", static_cast<double>(pages) / (wall_seconds() - wall),
              1000 * (cpu_seconds() - cpu) / static_cast<double>(pages), static_cast<double>(std::filesystem::file_size(merged)) / static_cast<double>(pages));
  return 0;
}
