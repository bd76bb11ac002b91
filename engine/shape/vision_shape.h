// The numbers of a vision encoder, read from the metadata of its GGUF ("mmproj") and held against its tensors. docs/formats/vision.md.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"

namespace dossier {

class ModelFile;

struct VisionShape {
  std::int64_t side = 0;           // of a tile, pixels
  std::int64_t patch = 0;          // of a patch, pixels
  std::int64_t width = 0;          // of a patch's row in the tower
  std::int64_t feed_forward = 0;   // width inside a layer
  std::int64_t layers = 0, heads = 0;
  std::int64_t merge = 0;          // merge x merge patches become one row
  std::int64_t adapter = 0;        // width inside the adapter
  std::int64_t text_width = 0;     // of the rows that come out: the text model's hidden size
  float epsilon = 0;
  float mean[3] = {}, deviation[3] = {};  // channels are (value / 255 - mean) / deviation
  bool up_is_named_down = false;   // older converters gave fc1 the name ffn_down
  std::string name;                // the file's own word, may be empty

  std::int64_t grid() const { return side / patch; }
  std::int64_t patches() const { return grid() * grid(); }
  std::int64_t head_dim() const { return width / heads; }
  std::int64_t rows_per_tile() const { return (grid() / merge) * (grid() / merge); }
  std::int64_t merged_width() const { return width * merge * merge; }
  std::int64_t parameters() const;
  // Multiplications and additions of one tile.
  double flop_per_tile() const;
  // Canonical text of all that changes results, for the names of stored rows.
  std::string constants() const;
};

// Whether a GGUF says that it is a vision encoder rather than a text model.
bool is_vision_file(const ModelFile& file);

// Errors: unsupported (no vision encoder, or one of another family: by name), damaged (a missing or senseless number, a tensor that is
// missing or of another shape than the numbers say).
Result<VisionShape> read_vision_shape(const ModelFile& file);

// Whether the numbers fit each other. Errors: damaged.
Status check_vision_numbers(const VisionShape& shape, const std::string& where);

// Every tensor such a file holds, in order: name, columns, rows (0: a vector).
struct VisionTensor {
  std::string name;
  std::int64_t cols = 0, rows = 0;
  bool is_matrix = false;  // multiplied, so of the weights' type; everything else is F32
};
std::vector<VisionTensor> vision_tensors(const VisionShape& shape);

}  // namespace dossier
