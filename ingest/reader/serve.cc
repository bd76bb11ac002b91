#include "ingest/reader/serve.h"

#include <sys/stat.h>

#include <exception>
#include <new>

#include "base/bytes.h"
#include "ingest/reader/dispatch.h"
#include "ingest/reader/render_part.h"
#include "ingest/reader/versions.h"
#include "ingest/wire/channel.h"
#include "ingest/wire/wire_sink.h"

namespace dossier::reader {
namespace {

Status say_hello(int channel) {
  ByteWriter hello;
  hello.u16(kWireVersion);
  hello.u32(kReaderVersion);
  return write_frame(channel, FrameKind::hello, hello.bytes());
}

// Gives up the last rights, then maps the file. Its bytes lie in the address space too, and what is read of them counts as this process's memory, so
// they come out of its share; a huge file leaves two thirds of the share, since the kernel may take its pages back at any time.
Result<Source> lock_and_map(int file, const std::string& name, const ReadLimits& limits, const Equipment& equipment) {
  struct stat info {};
  if (fstat(file, &info) != 0) return Error{ErrorKind::io, "the file cannot be looked at", "", ""};
  const uint64_t mapped = static_cast<uint64_t>(info.st_size), own = limits.memory_bytes - std::min(mapped, limits.memory_bytes / 3);
  DOSSIER_TRY(lock_child({equipment.locked.address_space_bytes, own + mapped, limits.document_cpu_seconds}));
  return Source::map(file, name);
}

// The request is the parent's word, so what it says of limits holds; the file is not to be trusted.
Status serve_read(int channel, std::string_view payload, int file, Equipment& equipment) {
  DOSSIER_ASSIGN(ReadRequest request, decode_read_request(payload));
  DOSSIER_ASSIGN(Source source, lock_and_map(file, request.name, request.limits, equipment));
  WireSink sink(channel);
  DOSSIER_TRY(Dispatcher(equipment.types, *equipment.ocr, request, sink).read(source));
  return write_frame(channel, FrameKind::done, "");
}

Status serve_render(int channel, std::string_view payload, int file, Equipment& equipment) {
  DOSSIER_ASSIGN(RenderRequest request, decode_render_request(payload));
  DOSSIER_ASSIGN(Source source, lock_and_map(file, "", request.limits, equipment));
  DOSSIER_ASSIGN(Picture picture, render_part(equipment.types, *equipment.ocr, source, request));
  ByteWriter out;
  out.u32(picture.width);
  out.u32(picture.height);
  out.raw(picture.rgb.data(), picture.rgb.size());
  return write_frame(channel, FrameKind::picture, out.bytes());
}

Status serve_protections(int channel, Equipment& equipment) {
  DOSSIER_TRY(lock_child({equipment.locked.address_space_bytes, uint64_t{1} << 30, 60}));
  return write_frame(channel, FrameKind::protections, equipment.locked.report + probe_protections() + versions());
}

}  // namespace

int serve(int channel, Equipment& equipment) {
  std::set_new_handler([] { std::_Exit(kExitMemory); });
  std::string payload;
  std::vector<Fd> fds;
  Status status;
  // The parsers are other people's code: what they throw must not pass for a crash without a word.
  try {
    Result<FrameKind> kind = receive_frame(channel, payload, fds);
    if (!kind.ok()) return kExitBroken;
    if (!say_hello(channel).ok()) return kExitBroken;
    if (*kind == FrameKind::protections)
      status = serve_protections(channel, equipment);
    else if (*kind == FrameKind::read && fds.size() == 1)
      status = serve_read(channel, payload, fds[0].get(), equipment);
    else if (*kind == FrameKind::render && fds.size() == 1)
      status = serve_render(channel, payload, fds[0].get(), equipment);
    else
      status = Error{ErrorKind::usage, "not a request", "", ""};
  } catch (const std::bad_alloc&) {
    return kExitMemory;
  } catch (const std::exception& e) {
    status = Error{ErrorKind::crash, e.what(), "", ""};
  }
  if (status.ok()) return kExitServed;
  return write_frame(channel, FrameKind::failed, encode_error(status.error())).ok() ? kExitServed : kExitBroken;
}

}  // namespace dossier::reader
