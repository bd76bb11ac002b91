#include "engine/shape/model_shape.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "engine/shape/shape_parts.h"

namespace dossier {

bool ModelShape::chunked() const {
  return std::any_of(layers.begin(), layers.end(), [](const LayerShape& l) { return !l.global; });
}

double ModelShape::temperature(std::int64_t position) const {
  if (floor_scale <= 0 || attention_scale == 0) return 1;
  double steps = std::floor(static_cast<double>(position + 1) / floor_scale);  // exact below 2^53 positions
  return 1 + attention_scale * std::log(1 + steps);
}

std::string ModelShape::constants() const {
  char text[512];
  std::snprintf(text, sizeof text, "%s h%lld q%d k%d d%d e%.9g b%.17g r%d n%d x%d/%d c%lld s%d f%.17g a%.17g L%zu:", architecture.c_str(), static_cast<long long>(hidden),
                heads, kv_heads, head_dim, static_cast<double>(epsilon), rope_base, static_cast<int>(rotation), static_cast<int>(head_norm), experts_used, experts,
                static_cast<long long>(chunk), nope_step, floor_scale, attention_scale, layers.size());
  std::string out = text;
  for (const LayerShape& l : layers) out += static_cast<char>('0' + (l.global ? 1 : 0) + (l.rotates ? 2 : 0) + (l.feed_forward == FeedForward::experts ? 4 : 0));
  return out;
}

Result<ShapeOverride> parse_override(const std::string& text) {
  size_t equals = text.find('=');
  if (equals == std::string::npos || equals == 0) return Error{ErrorKind::usage, "bad override " + text, "", "KEY=VALUE"};
  return ShapeOverride{text.substr(0, equals), text.substr(equals + 1)};
}

namespace {

Error bad_value(const ShapeOverride& o, const char* wanted) { return {ErrorKind::usage, "bad value " + o.value + " for the override " + o.key, "", wanted}; }

Status take_integer(const ShapeOverride& o, std::optional<std::int64_t>& out) {
  char* end = nullptr;
  errno = 0;
  long long n = std::strtoll(o.value.c_str(), &end, 10);
  if (o.value.empty() || *end || errno || n < 1 || n > (1LL << 40)) return bad_value(o, "a whole number from 1");
  out = n;
  return {};
}

Status take_real(const ShapeOverride& o, double least, std::optional<double>& out) {
  char* end = nullptr;
  double x = std::strtod(o.value.c_str(), &end);
  if (o.value.empty() || *end || !(x >= least) || x > 1e15) return bad_value(o, "a number");
  out = x;
  return {};
}

Status take_boolean(const ShapeOverride& o, std::optional<bool>& out) {
  if (o.value == "true" || o.value == "1" || o.value == "on") out = true;
  else if (o.value == "false" || o.value == "0" || o.value == "off") out = false;
  else return bad_value(o, "true or false");
  return {};
}

}  // namespace

Result<ShapeOverrides> read_overrides(const std::vector<ShapeOverride>& list) {
  ShapeOverrides out;
  for (const ShapeOverride& o : list) {
    if (o.key == "chunk") DOSSIER_TRY(take_integer(o, out.chunk));
    else if (o.key == "nope_step") DOSSIER_TRY(take_integer(o, out.nope_step));
    else if (o.key == "context") DOSSIER_TRY(take_integer(o, out.context));
    else if (o.key == "floor_scale") DOSSIER_TRY(take_real(o, 1, out.floor_scale));
    else if (o.key == "attn_scale") DOSSIER_TRY(take_real(o, 0, out.attention_scale));
    else if (o.key == "qk_norm") DOSSIER_TRY(take_boolean(o, out.qk_norm));
    else return Error{ErrorKind::usage, "unknown override " + o.key, "", "one of: chunk, floor_scale, attn_scale, nope_step, qk_norm, context"};
  }
  return out;
}

Result<ModelShape> describe_shape(const std::string& architecture, const ShapeSource& source, const std::vector<ShapeOverride>& overrides) {
  DOSSIER_ASSIGN(ShapeOverrides changes, read_overrides(overrides));
  std::string known;
  for (const Architecture& a : architectures()) {
    if (architecture == a.name) {
      DOSSIER_ASSIGN(ModelShape shape, a.describe(source, changes));
      shape.architecture = architecture;
      return shape;
    }
    known += (known.empty() ? "" : ", ") + std::string(a.name);
  }
  return unsupported_shape(source, "the architecture " + architecture + " is not built", "built: " + known);
}

}  // namespace dossier
