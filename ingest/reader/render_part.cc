#include "ingest/reader/render_part.h"

#include "ingest/reader/formats.h"

namespace dossier::reader {
namespace {

// Hears a container's reader out; only its parts are wanted.
class Nobody : public ReadingSink {
 public:
  Status begin_document(const DocumentHead&) override { return {}; }
  Status page(Page) override { return {}; }
  Status page_failed(const PageFailure&) override { return {}; }
  Status end_document(const DocumentOutcome&) override { return {}; }
};

// The part of a container with this index.
Result<Source> part_of(const TypeFinder& types, Ocr& ocr, const Source& container, const std::string& media_type, uint32_t index, const RenderRequest& asked,
                       std::string& part_type) {
  FormatReader reader = reader_of(types.find(container.bytes(), container.name(), media_type).type);
  if (!reader) return Error{ErrorKind::unsupported, "no container", "", ""};
  ReadRequest request;
  request.limits = asked.limits;
  request.passwords = asked.passwords;
  request.ocr = OcrMode::never;
  request.first_page = UINT32_MAX;  // no page is wanted
  Nobody nobody;
  std::optional<Source> found;
  uint32_t at = 0;
  const Error enough{ErrorKind::cancelled, "found", "", ""};
  PartReader take = [&](const Source& part, std::string_view type) -> Status {
    if (at++ != index) return {};
    found = part;
    part_type = type;
    return enough;
  };
  DocumentInfo info;
  RoomForPart room = [](const std::string&) { return true; };
  Status status = reader(container, {request, nobody, take, room, ocr}, info);
  if (found) return *found;
  if (!status.ok()) return status.error();
  return Error{ErrorKind::not_found, "no such part", "part " + std::to_string(index), ""};
}

}  // namespace

Result<Picture> render_part(const TypeFinder& types, Ocr& ocr, const Source& file, const RenderRequest& request) {
  if (request.part.size() > request.limits.depth) return Error{ErrorKind::too_large, "parts lie too deep", "", ""};
  Source source = file;
  std::string media_type;
  for (uint32_t index : request.part) {
    std::string part_type;
    DOSSIER_ASSIGN(source, part_of(types, ocr, source, media_type, index, request, part_type));
    media_type = part_type;
  }
  std::string type = types.find(source.bytes(), source.name(), media_type).type;
  PageRenderer render = renderer_of(type);
  if (!render) return Error{ErrorKind::unsupported, "pages of " + (type.empty() ? std::string("unknown") : type) + " files have no pixels", "", ""};
  return render(source, request);
}

}  // namespace dossier::reader
