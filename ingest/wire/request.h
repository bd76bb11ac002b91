// What a parent asks of a reader, and the limits that hold for it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/geometry.h"
#include "base/result.h"

namespace dossier {

// Goes into every report: a citation is read again with the same reader. Raise it whenever the text or words that a reader
// gives for some file can change.
inline constexpr uint32_t kReaderVersion = 8;

enum class OcrMode : uint8_t {
  automatic,  // by evidence
  always,     // --redo-ocr: read the pixels even where a layer stands
  never
};
std::string_view name_of(OcrMode mode);
std::optional<OcrMode> ocr_mode_from(std::string_view name);

struct ReadLimits {
  uint64_t memory_bytes = uint64_t{1400} << 20;  // address space of the reader above its start
  uint32_t page_seconds = 60;                    // wall time without a finished page
  uint32_t document_cpu_seconds = 3600;
  uint64_t output_bytes = uint64_t{4} << 30;     // frames of one file
  uint32_t pages = 200'000;                      // of one document
  uint32_t depth = 8;                            // containers in containers
  uint32_t parts = 20'000;                       // of one file, all depths together
  uint64_t unpacked_bytes = uint64_t{2} << 30;   // of one file, all parts together
  uint32_t ratio = 200;                          // unpacked to packed, above 1 MiB
  uint64_t pixels = 120'000'000;                 // of one picture
};

// Where a reading goes on that was interrupted. Documents are counted in the order in which they begin: the file itself is 0, its
// first part 1, a part of that 2, and so on.
struct ResumePoint {
  uint32_t document = 0;
  bool done = false;         // read already: left out, with the parts inside it
  uint32_t inside = 0;       // done: how many parts it holds, all depths together
  uint32_t first_page = 1;   // not done: pages before it are left out
  bool operator==(const ResumePoint&) const = default;
};

struct ReadRequest {
  std::string name;       // for messages and for types that bytes do not tell (csv, md); never opened
  std::string languages;  // Tesseract codes joined by +; empty: found from the pixels and the text
  OcrMode ocr = OcrMode::automatic;
  std::vector<std::string> passwords;
  uint32_t first_page = 1;  // pages before it are skipped: a reading that goes on after an interruption
  uint32_t last_page = 0;   // 0: to the end
  std::vector<ResumePoint> resume;  // ascending by document
  ReadLimits limits;
};

// Page pixels, for reports and windows.
struct RenderRequest {
  std::vector<uint32_t> part;  // which part: index among the parts of each container on the way, from 0; empty: the file itself
  uint32_t page = 1;
  float dpi = 96;
  Box region;  // points; empty: the whole page
  std::vector<std::string> passwords;
  ReadLimits limits;
};

struct Picture {
  uint32_t width = 0, height = 0;
  std::string rgb;  // width * height * 3 bytes, rows from the top
};

std::string encode_request(const ReadRequest& request);
Result<ReadRequest> decode_read_request(std::string_view bytes);
std::string encode_request(const RenderRequest& request);
Result<RenderRequest> decode_render_request(std::string_view bytes);

}  // namespace dossier
