#include "ingest/reader/ocr/heif_file.h"

#include <libheif/heif.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

namespace dossier::reader {
namespace {

constexpr uint32_t kMostPictures = 1000;

struct FreeContext {
  void operator()(heif_context* context) const { heif_context_free(context); }
};
struct FreeHandle {
  void operator()(const heif_image_handle* handle) const { heif_image_handle_release(handle); }
};
struct FreeImage {
  void operator()(const heif_image* image) const { heif_image_release(image); }
};
using Context = std::unique_ptr<heif_context, FreeContext>;
using Handle = std::unique_ptr<heif_image_handle, FreeHandle>;

Error damaged(const heif_error& error) { return {ErrorKind::damaged, std::string("HEIF: ") + (error.message ? error.message : "cannot be read"), "", ""}; }

Result<Context> open(std::string_view bytes) {
  Context context(heif_context_alloc());
  if (!context) return Error{ErrorKind::memory, "no memory for the picture", "", ""};
  heif_context_set_max_decoding_threads(context.get(), 0);  // readers may not make threads
  heif_error error = heif_context_read_from_memory_without_copy(context.get(), bytes.data(), bytes.size(), nullptr);
  if (error.code != heif_error_Ok) return damaged(error);
  return context;
}

Result<Handle> picture_of(heif_context* context, uint32_t page, uint64_t most_pixels) {
  std::vector<heif_item_id> ids(kMostPictures);
  int count = heif_context_get_list_of_top_level_image_IDs(context, ids.data(), static_cast<int>(ids.size()));
  if (page < 1 || page > static_cast<uint32_t>(std::max(count, 0))) return Error{ErrorKind::not_found, "no such picture in the file", "", ""};
  heif_image_handle* raw = nullptr;
  heif_error error = heif_context_get_image_handle(context, ids[page - 1], &raw);
  Handle handle(raw);
  if (error.code != heif_error_Ok) return damaged(error);
  uint64_t width = static_cast<uint64_t>(std::max(heif_image_handle_get_width(raw), 0)), height = static_cast<uint64_t>(std::max(heif_image_handle_get_height(raw), 0));
  if (width == 0 || height == 0) return Error{ErrorKind::damaged, "the head of the picture is broken", "", ""};
  if (width * height > most_pixels)
    return Error{ErrorKind::too_large, std::to_string(width) + " x " + std::to_string(height) + " pixels are more than the " + std::to_string(most_pixels) + " allowed", "", ""};
  return handle;
}

}  // namespace

bool is_heif(std::string_view bytes) {
  return bytes.size() >= 12 && heif_check_filetype(reinterpret_cast<const uint8_t*>(bytes.data()), static_cast<int>(std::min<size_t>(bytes.size(), 64))) == heif_filetype_yes_supported;
}

Result<uint32_t> count_heif_pages(std::string_view bytes, uint64_t most_pixels) {
  DOSSIER_ASSIGN(Context context, open(bytes));
  int count = heif_context_get_number_of_top_level_images(context.get());
  if (count < 1) return Error{ErrorKind::damaged, "the file holds no picture", "", ""};
  uint32_t pages = std::min(static_cast<uint32_t>(count), kMostPictures);
  for (uint32_t page = 1; page <= pages; ++page) {
    Result<Handle> handle = picture_of(context.get(), page, most_pixels);
    if (!handle.ok()) return handle.error();
  }
  return pages;
}

Result<PixPtr> decode_heif(std::string_view bytes, uint32_t page, uint64_t most_pixels) {
  DOSSIER_ASSIGN(Context context, open(bytes));
  DOSSIER_ASSIGN(Handle handle, picture_of(context.get(), page, most_pixels));
  heif_image* raw = nullptr;
  heif_error error = heif_decode_image(handle.get(), &raw, heif_colorspace_RGB, heif_chroma_interleaved_RGB, nullptr);
  std::unique_ptr<heif_image, FreeImage> image(raw);
  if (error.code != heif_error_Ok) return damaged(error);
  int stride = 0, width = heif_image_get_width(raw, heif_channel_interleaved), height = heif_image_get_height(raw, heif_channel_interleaved);
  const uint8_t* plane = heif_image_get_plane_readonly(raw, heif_channel_interleaved, &stride);
  PixPtr pix(plane && width > 0 && height > 0 ? pixCreate(width, height, 32) : nullptr);
  if (!pix) return Error{ErrorKind::memory, "no memory for the picture", "", ""};
  for (int y = 0; y < height; ++y) {
    const uint8_t* from = plane + static_cast<ptrdiff_t>(y) * stride;
    l_uint32* to = pixGetData(pix.get()) + static_cast<ptrdiff_t>(y) * pixGetWpl(pix.get());
    for (int x = 0; x < width; ++x, from += 3) composeRGBPixel(from[0], from[1], from[2], to + x);
  }
  return pix;
}

}  // namespace dossier::reader
