#include "engine/model/products.h"

namespace dossier {
namespace {

// Rows of activations worked on together: so many that a panel of weights is worth unpacking, so few that they stay in the cache.
constexpr std::int64_t kTokenBlock = 128;

struct Piece {
  const Product* product;
  std::int64_t first_panel, end_panel, first_token, end_token;
};

std::int64_t panels_of(const Product& p) { return (p.weight->rows + DK_PANEL_ROWS - 1) / DK_PANEL_ROWS; }

// Pieces of about the same work, four for each thread and more where there is much of it.
std::vector<Piece> cut(const std::vector<Product>& products, int threads) {
  double work = 0;
  for (const Product& p : products) work += static_cast<double>(panels_of(p) * p.weight->cols * p.tokens);
  double share = std::max(work / (threads * 8), 1.0);
  std::vector<Piece> pieces;
  for (const Product& p : products) {
    if (p.tokens == 0) continue;
    std::int64_t panels = panels_of(p);
    double panel_work = static_cast<double>(p.weight->cols * p.tokens);
    std::int64_t each = std::clamp<std::int64_t>(static_cast<std::int64_t>(share / panel_work), 1, panels);
    for (std::int64_t first = 0; first < panels; first += each)
      pieces.push_back({&p, first, std::min(first + each, panels), 0, p.tokens});
  }
  return pieces;
}

}  // namespace

void multiply_all(const Compute& compute, const std::vector<Product>& products) {
  std::vector<Piece> pieces = cut(products, compute.pool.threads());
  compute.pool.run(static_cast<std::int64_t>(pieces.size()), [&](std::int64_t n, int) {
    const Piece& piece = pieces[static_cast<std::size_t>(n)];
    const Product& p = *piece.product;
    const WeightPin& w = *p.weight;
    std::size_t row_bytes = compute.table.activation_row_bytes(compute.table.activation_of(w.type), w.cols);
    for (std::int64_t t = piece.first_token; t < piece.end_token; t += kTokenBlock) {
      std::int64_t tokens = std::min(kTokenBlock, piece.end_token - t);
      const std::byte* rows = static_cast<const std::byte*>(p.rows) + static_cast<std::size_t>(t) * row_bytes;
      compute.table.multiply(w.type, w.packed, w.rows, w.cols, piece.first_panel, piece.end_panel, rows, tokens, p.out + t * p.stride, p.stride);
    }
  });
}

void RoundedRows::set(const dk_table& table, std::int64_t rows, std::int64_t cols) {
  table_ = &table;
  rows_ = rows;
  cols_ = cols;
  for (Form& f : forms_) f.used = false;
}

void RoundedRows::want(const WeightPin& weight, std::int64_t first, std::int64_t end) {
  dk_activation form = table_->activation_of(weight.type);
  Form& f = forms_[form];
  if (!f.used) {
    f.used = true;
    f.row_bytes = static_cast<std::int64_t>(table_->activation_row_bytes(form, cols_));
    f.rows.need(static_cast<std::size_t>(rows_ * f.row_bytes));
    f.wanted.assign(static_cast<std::size_t>(rows_), false);
  }
  std::fill(f.wanted.begin() + first, f.wanted.begin() + end, true);
}

void RoundedRows::round_row(const dk_table& table, std::int64_t row, const float* values) {
  for (int form = 0; form < 3; ++form) {
    Form& f = forms_[form];
    if (f.used && f.wanted[static_cast<std::size_t>(row)])
      table.round_activations(static_cast<dk_activation>(form), values, 1, cols_, cols_, f.rows.data() + row * f.row_bytes);
  }
}

const void* RoundedRows::at(const WeightPin& weight, std::int64_t row) const {
  const Form& f = forms_[table_->activation_of(weight.type)];
  return f.rows.data() + row * f.row_bytes;
}

std::size_t RoundedRows::bytes() const {
  std::size_t sum = 0;
  for (const Form& f : forms_) sum += f.rows.bytes();
  return sum;
}

}  // namespace dossier
