// The head of a stored node: parsed or refused; what is parsed is written again to the same head. A whole head is taken as it is. Any other bytes are tried in two
// ways: as the content behind a sound head, and as the values of a header whose name is right, which a change of bytes would never hit.
#include <cstdlib>

#include "base/bytes.h"
#include "engine/files/sealed_head.h"
#include "engine/kv/kv_node_file.h"

namespace {

using namespace dossier;

bool judge(std::string_view bytes) {
  auto header = parse_kv_header(bytes);
  if (!header.ok()) return false;
  std::string written = encode_kv_header(*header);
  auto again = parse_kv_header(written);
  if (!again.ok() || encode_kv_header(*again) != written) std::abort();
  return true;
}

KvNodeHeader header_of(ByteReader in) {
  KvNodeHeader out;
  out.tail = in.u8() & 1;
  KvShape& shape = out.shape;
  shape.layers = in.u8() % 9;
  for (std::int32_t layer = 0; layer < shape.layers; ++layer) shape.global.push_back(in.u8() & 1);
  shape.kv_heads = static_cast<std::int16_t>(in.u16());
  shape.head_dim = in.u8() * 32;
  shape.chunk = in.u8() * 8;
  shape.node_tokens = in.u8() * 32;
  shape.format = static_cast<dk_kv_format>(in.u8() % (DK_KV_Q4 + 1));
  for (std::string* text : {&out.identity.weights_sha256, &out.identity.constants, &out.identity.kernels, &out.identity.vision_sha256})
    *text = std::string(in.string());
  out.text.parent.bytes[0] = in.u8();
  out.text.first = static_cast<std::int64_t>(in.u64());
  out.text.tokens.assign(in.u8() & 1 ? static_cast<std::size_t>(shape.node_tokens) : in.u8(), static_cast<std::int32_t>(in.u32()));
  for (std::size_t left = in.u8() % 4; left > 0; --left) {
    KvImage image;
    image.sha256 = std::string(in.string());
    image.first = static_cast<std::int64_t>(in.u64());
    image.end = static_cast<std::int64_t>(in.u64());
    out.text.images.push_back(std::move(image));
  }
  for (std::size_t left = in.u8() % 4; left > 0; --left) out.text.tags.emplace_back(in.string());
  std::size_t blocks = 0;
  for (bool is_global : shape.global) blocks += out.tail || is_global;
  out.checksums.assign(in.u8() == 7 ? in.u8() : 2 * blocks, in.u64());
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (bytes.starts_with("DOSSIERK")) {
    judge(bytes);
    return 0;
  }
  if (size > 0) judge(seal_head({"DOSSIERK", 1, "", 0}, data[0] & 1, bytes.substr(1)));
  KvNodeHeader header = header_of(ByteReader(bytes));
  header.key = kv_key(header.text, kv_identity_hash(header.shape, header.identity), header.tail);
  judge(encode_kv_header(header));
  return 0;
}
