#include "ingest/wire/request.h"

#include "base/bytes.h"
#include "base/utf8.h"

namespace dossier {
namespace {

void put_limits(const ReadLimits& limits, ByteWriter& out) {
  out.u64(limits.memory_bytes);
  out.u32(limits.page_seconds);
  out.u32(limits.document_cpu_seconds);
  out.u64(limits.output_bytes);
  out.u32(limits.pages);
  out.u32(limits.depth);
  out.u32(limits.parts);
  out.u64(limits.unpacked_bytes);
  out.u32(limits.ratio);
  out.u64(limits.pixels);
}

ReadLimits get_limits(ByteReader& in) {
  ReadLimits limits;
  limits.memory_bytes = in.u64();
  limits.page_seconds = in.u32();
  limits.document_cpu_seconds = in.u32();
  limits.output_bytes = in.u64();
  limits.pages = in.u32();
  limits.depth = in.u32();
  limits.parts = in.u32();
  limits.unpacked_bytes = in.u64();
  limits.ratio = in.u32();
  limits.pixels = in.u64();
  return limits;
}

void put_strings(const std::vector<std::string>& strings, ByteWriter& out) {
  out.varint(strings.size());
  for (const std::string& s : strings) out.string(s);
}

std::vector<std::string> get_strings(ByteReader& in) {
  std::vector<std::string> out(in.count());
  for (std::string& s : out) s = std::string(in.string());
  return out;
}

Error broken() { return Error{ErrorKind::damaged, "a request is damaged", "", ""}; }

}  // namespace

std::string_view name_of(OcrMode mode) {
  constexpr std::string_view names[] = {"automatic", "always", "never"};
  return names[static_cast<size_t>(mode)];
}

std::optional<OcrMode> ocr_mode_from(std::string_view name) {
  for (OcrMode mode : {OcrMode::automatic, OcrMode::always, OcrMode::never})
    if (name == name_of(mode)) return mode;
  return std::nullopt;
}

std::string encode_request(const ReadRequest& request) {
  ByteWriter out;
  out.string(request.name);
  out.string(request.languages);
  out.u8(static_cast<uint8_t>(request.ocr));
  put_strings(request.passwords, out);
  out.u32(request.first_page);
  out.u32(request.last_page);
  out.varint(request.resume.size());
  for (const ResumePoint& point : request.resume) {
    out.u32(point.document);
    out.u8(point.done ? 1 : 0);
    out.u32(point.inside);
    out.u32(point.first_page);
  }
  put_limits(request.limits, out);
  return out.take();
}

Result<ReadRequest> decode_read_request(std::string_view bytes) {
  ByteReader in(bytes);
  ReadRequest request;
  request.name = std::string(in.string());
  request.languages = std::string(in.string());
  uint8_t ocr = in.u8();
  request.ocr = static_cast<OcrMode>(ocr);
  request.passwords = get_strings(in);
  request.first_page = in.u32();
  request.last_page = in.u32();
  request.resume.resize(in.count(13));
  uint64_t least = 0;
  bool ascending = true;
  for (ResumePoint& point : request.resume) {
    point.document = in.u32();
    uint8_t done = in.u8();
    point.done = done == 1;
    point.inside = in.u32();
    point.first_page = in.u32();
    ascending = ascending && done <= 1 && point.document >= least && point.first_page > 0;
    least = uint64_t{point.document} + 1;
  }
  request.limits = get_limits(in);
  if (!in.ok() || !in.at_end() || ocr > static_cast<uint8_t>(OcrMode::never) || request.first_page == 0 || !ascending || !is_utf8(request.languages))
    return broken();
  return request;
}

std::string encode_request(const RenderRequest& request) {
  ByteWriter out;
  out.varint(request.part.size());
  for (uint32_t index : request.part) out.u32(index);
  out.u32(request.page);
  out.f32(request.dpi);
  for (float v : {request.region.x0, request.region.y0, request.region.x1, request.region.y1}) out.f32(v);
  put_strings(request.passwords, out);
  put_limits(request.limits, out);
  return out.take();
}

Result<RenderRequest> decode_render_request(std::string_view bytes) {
  ByteReader in(bytes);
  RenderRequest request;
  request.part.resize(in.count(4));
  for (uint32_t& index : request.part) index = in.u32();
  request.page = in.u32();
  request.dpi = in.f32();
  for (float* v : {&request.region.x0, &request.region.y0, &request.region.x1, &request.region.y1}) *v = in.f32();
  request.passwords = get_strings(in);
  request.limits = get_limits(in);
  bool sound = request.dpi >= 1 && request.dpi <= 1200 && request.page > 0;
  for (float v : {request.region.x0, request.region.y0, request.region.x1, request.region.y1}) sound = sound && v > -1e6f && v < 1e6f;
  if (!in.ok() || !in.at_end() || !sound) return broken();
  return request;
}

}  // namespace dossier
