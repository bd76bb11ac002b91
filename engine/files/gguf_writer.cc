#include "engine/files/gguf_writer.h"

#include "engine/files/file_draft.h"
#include "kernels/kernel_api.h"

namespace dossier {

using gguf::ValueType;

namespace {
void put_text(ByteWriter& out, std::string_view text) {
  out.u64(text.size());
  out.raw(text.data(), text.size());
}
}  // namespace

void GgufWriter::key(std::string_view name, ValueType type) {
  put_text(values_, name);
  values_.u32(static_cast<std::uint32_t>(type));
  ++keys_;
}

void GgufWriter::add_u16(std::string_view name, std::uint16_t value) {
  key(name, ValueType::u16);
  values_.u16(value);
}
void GgufWriter::add_u32(std::string_view name, std::uint32_t value) {
  key(name, ValueType::u32);
  values_.u32(value);
}
void GgufWriter::add_i32(std::string_view name, std::int32_t value) {
  key(name, ValueType::i32);
  values_.raw(&value, sizeof value);
}
void GgufWriter::add_u64(std::string_view name, std::uint64_t value) {
  key(name, ValueType::u64);
  values_.u64(value);
}
void GgufWriter::add_f32(std::string_view name, float value) {
  key(name, ValueType::f32);
  values_.f32(value);
}
void GgufWriter::add_bool(std::string_view name, bool value) {
  key(name, ValueType::boolean);
  values_.u8(value);
}
void GgufWriter::add_text(std::string_view name, std::string_view value) {
  key(name, ValueType::string);
  put_text(values_, value);
}
void GgufWriter::add_texts(std::string_view name, const std::vector<std::string>& values) {
  key(name, ValueType::array);
  values_.u32(static_cast<std::uint32_t>(ValueType::string));
  values_.u64(values.size());
  for (const std::string& value : values) put_text(values_, value);
}
void GgufWriter::add_i32s(std::string_view name, const std::vector<std::int32_t>& values) {
  key(name, ValueType::array);
  values_.u32(static_cast<std::uint32_t>(ValueType::i32));
  values_.u64(values.size());
  values_.raw(values.data(), values.size() * sizeof values[0]);
}
void GgufWriter::add_f32s(std::string_view name, const std::vector<float>& values) {
  key(name, ValueType::array);
  values_.u32(static_cast<std::uint32_t>(ValueType::f32));
  values_.u64(values.size());
  values_.raw(values.data(), values.size() * sizeof values[0]);
}
void GgufWriter::add_encoded(std::string_view name, std::string_view value) {
  put_text(values_, name);
  values_.raw(value.data(), value.size());
  ++keys_;
}

void GgufWriter::add_tensor(std::string name, std::uint32_t type, std::array<std::int64_t, 4> dims) {
  const dk_type_facts* facts = dk_facts(type);
  auto bytes = static_cast<std::uint64_t>(dims[0] / facts->block_values * facts->block_bytes * dims[1] * dims[2] * dims[3]);
  tensors_.push_back({std::move(name), type, dims, bytes, end_});
  end_ = gguf::round_up(end_ + bytes, alignment_);
}

std::string GgufWriter::head() const {
  ByteWriter out;
  out.raw(gguf::kMagic, sizeof gguf::kMagic);
  out.u32(gguf::kVersion);
  out.u64(tensors_.size());
  out.u64(keys_);
  out.raw(values_.bytes().data(), values_.bytes().size());
  for (const Tensor& t : tensors_) {
    put_text(out, t.name);
    std::uint32_t dims = 4;
    while (dims > 1 && t.dims[dims - 1] == 1) --dims;
    out.u32(dims);
    for (std::uint32_t i = 0; i < dims; ++i) out.u64(static_cast<std::uint64_t>(t.dims[i]));
    out.u32(t.type);
    out.u64(t.offset);
  }
  return out.take();
}

Status GgufWriter::write(const std::string& path, const Source& source) const {
  std::string start = head();
  std::uint64_t data = gguf::round_up(start.size(), alignment_);
  DOSSIER_ASSIGN(FileDraft draft, FileDraft::begin(path));
  DOSSIER_TRY(draft.reserve(data + end_));
  DOSSIER_TRY(draft.write(std::as_bytes(std::span(start))));
  for (std::size_t i = 0; i < tensors_.size(); ++i) {
    DOSSIER_TRY(draft.pad_to(data + tensors_[i].offset));
    std::uint64_t end = draft.size() + tensors_[i].bytes;
    DOSSIER_TRY(source(i, [&](std::span<const std::byte> bytes) -> Status {
      if (bytes.size() > end - draft.size()) return Error{ErrorKind::damaged, "tensor \"" + tensors_[i].name + "\" has more bytes than its shape", path, ""};
      return draft.write(bytes);
    }));
    if (draft.size() != end) return Error{ErrorKind::damaged, "tensor \"" + tensors_[i].name + "\" has fewer bytes than its shape", path, ""};
  }
  DOSSIER_TRY(draft.pad_to(data + end_));
  return draft.commit();
}

}  // namespace dossier
