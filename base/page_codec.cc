#include "base/page_codec.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "base/utf8.h"

namespace dossier {
namespace {

// Signed numbers, small ones short.
uint64_t zigzag(int64_t v) { return (static_cast<uint64_t>(v) << 1) ^ static_cast<uint64_t>(v >> 63); }
int64_t unzigzag(uint64_t v) { return static_cast<int64_t>(v >> 1) ^ -static_cast<int64_t>(v & 1); }

int64_t centipoints(float v) { return std::isfinite(v) ? std::llround(std::clamp(double{v}, -1e6, 1e6) * 100) : 0; }
float points(int64_t v) { return static_cast<float>(static_cast<double>(v) / 100); }

// Boxes as differences from the one before: words of a line share y0 and y1, so most differences are one byte.
struct BoxCoder {
  int64_t x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  void put(const Box& box, ByteWriter& out) {
    int64_t a = centipoints(box.x0), b = centipoints(box.y0), c = centipoints(box.x1), d = centipoints(box.y1);
    out.varint(zigzag(a - x1));
    out.varint(zigzag(b - y0));
    out.varint(zigzag(c - a));
    out.varint(zigzag((d - b) - (y1 - y0)));
    x0 = a, y0 = b, x1 = c, y1 = d;
  }
  Box get(ByteReader& in) {
    // Wraps around on bytes that lie: points() of any number is a float, and check_page judges the box.
    auto minus = [](int64_t a, int64_t b) { return static_cast<int64_t>(static_cast<uint64_t>(a) - static_cast<uint64_t>(b)); };
    int64_t height = minus(y1, y0);
    auto add = [](int64_t a, int64_t b) { return static_cast<int64_t>(static_cast<uint64_t>(a) + static_cast<uint64_t>(b)); };
    x0 = add(x1, unzigzag(in.varint()));
    y0 = add(y0, unzigzag(in.varint()));
    x1 = add(x0, unzigzag(in.varint()));
    y1 = add(y0, add(height, unzigzag(in.varint())));
    return {points(x0), points(y0), points(x1), points(y1)};
  }
};

void put_box(const Box& box, ByteWriter& out) {
  BoxCoder coder;
  coder.put(box, out);
}
Box get_box(ByteReader& in) {
  BoxCoder coder;
  return coder.get(in);
}

uint8_t confidence_byte(float v) { return static_cast<uint8_t>(std::lround(std::clamp(v, 0.f, 1.f) * 255)); }
uint64_t tenths(float v) { return static_cast<uint64_t>(std::lround(std::clamp(v, 0.f, 10000.f) * 10)); }

uint32_t u32(ByteReader& in) {
  uint64_t v = in.varint();
  if (v > UINT32_MAX) in.fail();
  return static_cast<uint32_t>(v);
}
uint16_t u16(ByteReader& in) {
  uint64_t v = in.varint();
  if (v > UINT16_MAX) in.fail();
  return static_cast<uint16_t>(v);
}
std::string str(ByteReader& in) { return std::string(in.string()); }

void put_findings(const std::vector<Finding>& findings, ByteWriter& out) {
  out.varint(findings.size());
  for (const Finding& f : findings) {
    out.u8(static_cast<uint8_t>(f.kind));
    out.string(f.detail);
    put_box(f.box, out);
  }
}
std::vector<Finding> get_findings(ByteReader& in) {
  std::vector<Finding> out(in.count(6));
  for (Finding& f : out) {
    f.kind = static_cast<FindingKind>(in.u8());
    f.detail = str(in);
    f.box = get_box(in);
  }
  return out;
}

}  // namespace

void encode_words(const std::vector<Word>& words, ByteWriter& out) {
  out.varint(words.size());
  BoxCoder boxes;
  uint32_t last_end = 0;
  uint64_t last_size = 0;
  uint16_t last_style = 0;
  uint8_t last_confidence = 255;
  for (const Word& w : words) {
    uint64_t size = tenths(w.size_pt);
    uint8_t confidence = confidence_byte(w.confidence);
    // Bit 0: style follows; 1: size follows; 2: confidence follows; the gap before the word above them.
    int64_t gap = int64_t{w.begin} - int64_t{last_end};
    uint64_t flags = (w.style != last_style ? 1u : 0u) | (size != last_size ? 2u : 0u) | (confidence != last_confidence ? 4u : 0u);
    out.varint(zigzag(gap) << 3 | flags);
    out.varint(w.end - w.begin);
    if (flags & 1) out.varint(w.style);
    if (flags & 2) out.varint(size);
    if (flags & 4) out.u8(confidence);
    boxes.put(w.box, out);
    last_end = w.end, last_size = size, last_style = w.style, last_confidence = confidence;
  }
}

std::vector<Word> decode_words(ByteReader& in) {
  std::vector<Word> words(in.count(6));
  BoxCoder boxes;
  uint32_t last_end = 0;
  uint64_t size = 0;
  uint16_t word_style = 0;
  uint8_t confidence = 255;
  for (Word& w : words) {
    uint64_t head = in.varint();
    int64_t begin = int64_t{last_end} + unzigzag(head >> 3);
    uint64_t length = in.varint();
    if (begin < 0 || begin > UINT32_MAX || length > UINT32_MAX - static_cast<uint64_t>(begin)) {
      in.fail();
      return {};
    }
    if (head & 1) word_style = u16(in);
    if (head & 2) size = std::min<uint64_t>(in.varint(), 100000);
    if (head & 4) confidence = in.u8();
    w.begin = static_cast<uint32_t>(begin);
    w.end = static_cast<uint32_t>(static_cast<uint64_t>(begin) + length);
    w.style = word_style;
    w.size_pt = static_cast<float>(size) / 10;
    w.confidence = static_cast<float>(confidence) / 255;
    w.box = boxes.get(in);
    last_end = w.end;
  }
  return words;
}

void encode_tables(const std::vector<Table>& tables, ByteWriter& out) {
  out.varint(tables.size());
  for (const Table& t : tables) {
    put_box(t.box, out);
    out.varint(t.rows);
    out.varint(t.columns);
    out.varint(t.begin);
    out.varint(t.end);
    out.varint(t.title_begin);
    out.varint(t.title_end);
    out.u8(static_cast<uint8_t>((t.ruled ? 1 : 0) | (t.continues_previous_page ? 2 : 0)));
    out.varint(t.cells.size());
    BoxCoder boxes;
    for (const Cell& c : t.cells) {
      uint8_t flags = static_cast<uint8_t>((c.column_header ? 1 : 0) | (c.row_header ? 2 : 0) | (c.hidden ? 4 : 0) | (c.formula.empty() ? 0 : 8) |
                                           (c.row_span != 1 || c.column_span != 1 ? 16 : 0));
      out.u8(flags);
      out.varint(c.row);
      out.varint(c.column);
      if (flags & 16) {
        out.varint(c.row_span);
        out.varint(c.column_span);
      }
      out.varint(c.begin);
      out.varint(c.end - c.begin);
      if (flags & 8) out.string(c.formula);
      boxes.put(c.box, out);
    }
  }
}

std::vector<Table> decode_tables(ByteReader& in) {
  std::vector<Table> tables(in.count(10));
  for (Table& t : tables) {
    t.box = get_box(in);
    t.rows = u16(in);
    t.columns = u16(in);
    t.begin = u32(in);
    t.end = u32(in);
    t.title_begin = u32(in);
    t.title_end = u32(in);
    uint8_t table_flags = in.u8();
    t.ruled = table_flags & 1;
    t.continues_previous_page = table_flags & 2;
    t.cells.resize(in.count(9));
    BoxCoder boxes;
    for (Cell& c : t.cells) {
      uint8_t flags = in.u8();
      c.column_header = flags & 1;
      c.row_header = flags & 2;
      c.hidden = flags & 4;
      c.row = u16(in);
      c.column = u16(in);
      if (flags & 16) {
        c.row_span = u16(in);
        c.column_span = u16(in);
      }
      c.begin = u32(in);
      uint64_t length = in.varint();
      if (length > UINT32_MAX - uint64_t{c.begin}) in.fail();
      c.end = static_cast<uint32_t>(c.begin + length);
      if (flags & 8) c.formula = str(in);
      c.box = boxes.get(in);
    }
  }
  return tables;
}

std::string encode_layout(const Page& page) {
  ByteWriter out;
  out.u8(1);  // version
  out.varint(page.number);
  out.string(page.label);
  out.string(page.bates);
  out.varint(zigzag(centipoints(page.width_pt)));
  out.varint(zigzag(centipoints(page.height_pt)));
  out.varint(page.rotation);
  out.u8(static_cast<uint8_t>(page.source));
  out.string(page.language);
  encode_words(page.words, out);
  out.varint(page.blocks.size());
  BoxCoder boxes;
  for (const Block& b : page.blocks) {
    out.u8(static_cast<uint8_t>(b.kind));
    out.u8(b.level);
    out.varint(b.begin);
    out.varint(b.end - b.begin);
    boxes.put(b.box, out);
  }
  encode_tables(page.tables, out);
  out.varint(page.images.size());
  for (const PageImage& i : page.images) {
    put_box(i.box, out);
    out.u8(static_cast<uint8_t>(i.kind));
    out.raw(i.hash.bytes.data(), i.hash.bytes.size());
  }
  put_findings(page.findings, out);
  return out.take();
}

Status decode_layout(std::string_view bytes, Page& page) {
  ByteReader in(bytes);
  const Error broken{ErrorKind::damaged, "the layout of a page is damaged", "", ""};
  uint8_t version = in.u8();
  if (version != 1) return Error{ErrorKind::newer_version, "the layout of a page has version " + std::to_string(version), "", ""};
  page.number = u32(in);
  page.label = str(in);
  page.bates = str(in);
  page.width_pt = points(unzigzag(in.varint()));
  page.height_pt = points(unzigzag(in.varint()));
  page.rotation = u16(in);
  page.source = static_cast<TextSource>(in.u8());
  page.language = str(in);
  page.words = decode_words(in);
  page.blocks.assign(in.count(8), Block{});
  BoxCoder boxes;
  for (Block& b : page.blocks) {
    b.kind = static_cast<BlockKind>(in.u8());
    b.level = in.u8();
    b.begin = u32(in);
    uint64_t length = in.varint();
    if (length > UINT32_MAX - uint64_t{b.begin}) in.fail();
    b.end = static_cast<uint32_t>(b.begin + length);
    b.box = boxes.get(in);
  }
  page.tables = decode_tables(in);
  page.images.assign(in.count(37), PageImage{});
  for (PageImage& i : page.images) {
    i.box = get_box(in);
    i.kind = static_cast<ImageKind>(in.u8());
    std::string_view hash = in.bytes(32);
    if (hash.size() == 32) std::memcpy(i.hash.bytes.data(), hash.data(), 32);
  }
  page.findings = get_findings(in);
  if (!in.ok() || !in.at_end()) return broken;
  return {};
}

std::string encode_page(const Page& page) {
  ByteWriter out;
  out.string(page.text);
  out.string(encode_layout(page));
  return out.take();
}

Result<Page> decode_page(std::string_view bytes) {
  ByteReader in(bytes);
  Page page;
  page.text = str(in);
  std::string_view layout = in.string();
  if (!in.ok() || !in.at_end()) return Error{ErrorKind::damaged, "a page is damaged", "", ""};
  DOSSIER_TRY(decode_layout(layout, page));
  DOSSIER_TRY(check_page(page));
  return page;
}

Page rounded(const Page& page) {
  Page out = page;
  // Encoding a page that breaks no rule cannot fail to decode.
  Status status = decode_layout(encode_layout(page), out);
  assert(status.ok());
  (void)status;
  return out;
}

std::string encode_info(const DocumentInfo& info) {
  ByteWriter out;
  out.u8(1);
  for (const std::string* s : {&info.type, &info.mime, &info.title, &info.author, &info.created, &info.modified, &info.language}) out.string(*s);
  out.varint(info.pages);
  out.varint(info.metadata.size());
  for (const auto& [name, value] : info.metadata) {
    out.string(name);
    out.string(value);
  }
  out.varint(info.outline.size());
  for (const OutlineEntry& e : info.outline) {
    out.string(e.title);
    out.u8(e.level);
    out.varint(e.page);
  }
  put_findings(info.findings, out);
  return out.take();
}

Result<DocumentInfo> decode_info(std::string_view bytes) {
  ByteReader in(bytes);
  DocumentInfo info;
  const Error broken{ErrorKind::damaged, "a document's description is damaged", "", ""};
  if (in.u8() != 1) return broken;
  for (std::string* s : {&info.type, &info.mime, &info.title, &info.author, &info.created, &info.modified, &info.language}) *s = str(in);
  info.pages = u32(in);
  info.metadata.resize(in.count(2));
  for (auto& [name, value] : info.metadata) {
    name = str(in);
    value = str(in);
  }
  info.outline.resize(in.count(3));
  for (OutlineEntry& e : info.outline) {
    e.title = str(in);
    e.level = in.u8();
    e.page = u32(in);
  }
  info.findings = get_findings(in);
  if (!in.ok() || !in.at_end()) return broken;
  for (const std::string* s : {&info.type, &info.mime, &info.title, &info.author, &info.created, &info.modified, &info.language})
    if (!is_utf8(*s)) return broken;
  for (const auto& [name, value] : info.metadata)
    if (!is_utf8(name) || !is_utf8(value)) return broken;
  for (const OutlineEntry& e : info.outline)
    if (!is_utf8(e.title)) return broken;
  for (const Finding& f : info.findings)
    if (static_cast<size_t>(f.kind) > static_cast<size_t>(FindingKind::language_guessed) || !is_utf8(f.detail)) return broken;
  return info;
}

}  // namespace dossier
