// report.json -> ReportDocument. The file is untrusted: every field is asked for by type and range, and the first that breaks a
// rule is named by its path.
#include <cmath>
#include <nlohmann/json.hpp>

#include "app/grounding/formula.h"
#include "app/report/report_json.h"
#include "ingest/ingest.h"

namespace dossier {
namespace {

using nlohmann::json;

constexpr size_t kMaxText = size_t{1} << 20;
constexpr size_t kMaxClaims = 200'000;
constexpr size_t kMaxItems = 1'000'000;  // of any one list
constexpr size_t kMaxPerClaim = 10'000;
constexpr uint64_t kMaxPage = 10'000'000;
constexpr size_t kMaxTags = 1000;
constexpr uint64_t kMaxOffset = uint64_t{1} << 31;

// One object of the file with its path. The first fault of a whole reading is kept; after it every getter gives a neutral value.
class Fields {
 public:
  Fields(const json& value, std::string path, std::optional<Error>& fault) : value_(value), path_(std::move(path)), fault_(fault) {
    if (!value_.is_object()) fail("", "is not an object");
  }

  bool failed() const { return fault_.has_value(); }
  void fail(std::string_view key, std::string_view what) const {
    if (!fault_) fault_ = Error{ErrorKind::damaged, at(key) + " " + std::string(what), "", "this is no sound report.json"};
  }
  const json* get(std::string_view key) const {
    if (failed()) return nullptr;
    auto found = value_.find(std::string(key));
    if (found == value_.end()) {
      fail(key, "is missing");
      return nullptr;
    }
    return &*found;
  }
  // Absent is null: fields that are only there for some claims.
  bool present(std::string_view key) const {
    if (failed()) return false;
    auto found = value_.find(std::string(key));
    return found != value_.end() && !found->is_null();
  }
  std::string text(std::string_view key, size_t most = kMaxText) const {
    const json* v = get(key);
    if (!v) return {};
    if (!v->is_string()) return fail(key, "is not a text"), std::string();
    const auto& s = v->get_ref<const std::string&>();
    if (s.size() > most) return fail(key, "is too long"), std::string();
    return s;
  }
  uint64_t whole(std::string_view key, uint64_t least, uint64_t most) const {
    const json* v = get(key);
    if (!v) return least;
    if (!v->is_number_unsigned()) return fail(key, "is not a whole number"), least;
    uint64_t n = v->get<uint64_t>();
    if (n < least || n > most) return fail(key, "is out of range"), least;
    return n;
  }
  uint32_t whole32(std::string_view key, uint64_t least = 0, uint64_t most = UINT32_MAX) const { return static_cast<uint32_t>(whole(key, least, most)); }
  double real(std::string_view key, double least, double most) const {
    const json* v = get(key);
    if (!v) return least;
    if (!v->is_number()) return fail(key, "is not a number"), least;
    double n = v->get<double>();
    if (!(n >= least && n <= most)) return fail(key, "is out of range"), least;
    return n;
  }
  bool flag(std::string_view key) const {
    const json* v = get(key);
    if (!v) return false;
    if (!v->is_boolean()) return fail(key, "is neither true nor false"), false;
    return v->get<bool>();
  }
  Sha256 hash(std::string_view key) const {
    std::string hex = text(key, 64);
    if (failed()) return {};
    auto hash = Sha256::from_hex(hex);
    if (!hash) return fail(key, "is not a SHA-256"), Sha256{};
    return *hash;
  }
  Fields object(std::string_view key) const {
    static const json nothing = json::object();
    const json* v = get(key);
    return Fields(v ? *v : nothing, at(key), fault_);
  }
  // Calls `each(element, path)`.
  template <typename F>
  void list(std::string_view key, size_t most, F each) const {
    const json* v = get(key);
    if (!v) return;
    if (!v->is_array()) return fail(key, "is not a list");
    if (v->size() > most) return fail(key, "has too many entries");
    for (size_t i = 0; i < v->size() && !failed(); ++i) each((*v)[i], at(key) + "[" + std::to_string(i) + "]");
  }
  // A list of objects.
  template <typename F>
  void objects(std::string_view key, size_t most, F each) const {
    list(key, most, [&](const json& element, std::string path) {
      Fields fields(element, std::move(path), fault_);
      if (!failed()) each(fields);
    });
  }
  std::vector<std::string> texts(std::string_view key, size_t most) const {
    std::vector<std::string> out;
    list(key, most, [&](const json& element, const std::string& path) {
      if (!element.is_string() || element.get_ref<const std::string&>().size() > kMaxText) return fail_at(path, "is not a text");
      out.push_back(element.get<std::string>());
    });
    return out;
  }
  std::vector<uint32_t> wholes(std::string_view key, size_t most, uint64_t limit) const {
    std::vector<uint32_t> out;
    list(key, most, [&](const json& element, const std::string& path) {
      if (!element.is_number_unsigned() || element.get<uint64_t>() > limit) return fail_at(path, "is out of range");
      out.push_back(element.get<uint32_t>());
    });
    return out;
  }
  void fail_at(const std::string& path, std::string_view what) const {
    if (!fault_) fault_ = Error{ErrorKind::damaged, path + " " + std::string(what), "", "this is no sound report.json"};
  }

 private:
  std::string at(std::string_view key) const {
    if (key.empty()) return path_.empty() ? "the file" : path_;
    return path_.empty() ? std::string(key) : path_ + "." + std::string(key);
  }
  const json& value_;
  std::string path_;
  std::optional<Error>& fault_;
};

FigureValue figure_from(const Fields& in) { return {in.text("value", 4000), in.text("unit", 4000), in.text("scale", 4000), in.text("period", 4000)}; }

std::vector<Reason> reasons_from(const Fields& in) {
  std::vector<Reason> out;
  in.objects("reasons", kMaxPerClaim, [&](const Fields& r) { out.push_back({r.text("code", 200), r.text("detail")}); });
  return out;
}

Origin origin_from(const Fields& in) {
  Fields origin = in.object("origin");
  Origin out;
  out.by = origin.text("by", 4000);
  std::string kind = origin.text("kind", 40);
  constexpr std::string_view names[] = {"extracted", "computed", "written", "edited"};
  for (size_t i = 0; i < 4; ++i)
    if (kind == names[i]) return out.kind = static_cast<Origin::Kind>(i), out;
  origin.fail("kind", "is not a known origin");
  return out;
}

Box box_from(const Fields& in, const json& value, const std::string& path) {
  float v[4] = {};
  if (!value.is_array() || value.size() != 4) return in.fail_at(path, "is not a box"), Box{};
  for (size_t i = 0; i < 4; ++i) {
    if (!value[i].is_number()) return in.fail_at(path, "is not a box"), Box{};
    double n = value[i].get<double>();
    if (!(std::fabs(n) <= 1e6)) return in.fail_at(path, "is out of range"), Box{};
    v[i] = static_cast<float>(n);
  }
  if (v[2] < v[0] || v[3] < v[1]) return in.fail_at(path, "is turned inside out"), Box{};
  return {v[0], v[1], v[2], v[3]};
}

ReportCitation citation_from(const Fields& in) {
  ReportCitation c;
  c.span = {in.hash("sha256"), in.whole32("page", 1, kMaxPage), in.whole32("begin", 0, kMaxOffset), in.whole32("end", 0, kMaxOffset)};
  c.figure = in.present("figure") && in.flag("figure");
  if (c.figure ? c.span.begin != 0 || c.span.end != 0 : c.span.end <= c.span.begin) in.fail("end", c.figure ? "is not 0, though a picture is cited" : "does not lie behind begin");
  c.document_name = in.text("document");
  c.page_label = in.text("label", 4000);
  c.bates = in.text("bates", 4000);
  c.quote = in.text("quote");
  in.list("boxes", kMaxPerClaim, [&](const json& box, const std::string& path) { c.boxes.push_back(box_from(in, box, path)); });
  c.page_hash = in.hash("page_hash");
  c.covered = in.flag("covered");
  c.doubtful = in.flag("doubtful");
  if (in.present("corrected")) c.corrected = in.flag("corrected");
  c.table = in.text("table");
  c.row = in.text("row");
  if (!in.failed() && c.quote.empty() != c.figure) in.fail("quote", c.figure ? "is not empty, though a picture is cited" : "is empty");
  if (!in.failed() && c.figure && c.boxes.size() != 1) in.fail("boxes", "a picture has one");
  return c;
}

ReportComputation computation_from(const Fields& in, size_t citations) {
  ReportComputation out;
  auto operation = operation_from(in.text("operation", 60));
  if (!operation || *operation == Operation::none) in.fail("operation", "is not a known operation");
  out.operation = operation.value_or(Operation::none);
  in.objects("operands", kMaxPerClaim, [&](const Fields& o) {
    ReportOperand operand{figure_from(o.object("figure")), o.whole32("citation", 0, kMaxPerClaim), o.text("label")};
    if (operand.citation >= citations) o.fail("citation", "names no citation of its claim");
    out.operands.push_back(std::move(operand));
  });
  out.result = figure_from(in.object("result"));
  if (out.operation == Operation::formula) out.formula = in.text("formula", Formula::kMostBytes);
  if (!in.failed() && out.operands.empty()) in.fail("operands", "is empty");
  return out;
}

ClaimClass class_from(const Fields& in, bool shown) {
  auto check = claim_class_from(in.text("class", 40));
  if (!check) return in.fail("class", "is not a known class"), ClaimClass::unsupported;
  bool holds = *check != ClaimClass::unsupported && *check != ClaimClass::failed;
  if (holds != shown) in.fail("class", shown ? "may not be shown" : "is not one of what is kept out");
  return *check;
}

Review review_from(const Fields& in) {
  Review out;
  auto state = review_state_from(in.text("state", 40));
  if (!state) in.fail("state", "is not a known state");
  out.state = state.value_or(Review::State::open);
  out.by = in.text("by", 4000);
  out.at = in.text("at", 100);
  out.comment = in.text("comment");
  if (in.present("tags")) out.tags = in.texts("tags", kMaxTags);
  return out;
}

ReportClaim claim_from(const Fields& in) {
  ReportClaim c;
  std::string role = in.text("role", 40);
  bool known = false;
  for (ClaimRole r : {ClaimRole::claim, ClaimRole::figure, ClaimRole::value})
    if (role == name_of(r)) c.role = r, known = true;
  if (!known) in.fail("role", "is not a known role");
  c.text = in.text("text");
  c.check = class_from(in, true);
  c.score = in.real("score", 0, 1);
  c.reasons = reasons_from(in);
  in.objects("citations", kMaxPerClaim, [&](const Fields& citation) { c.citations.push_back(citation_from(citation)); });
  if (!in.failed() && c.citations.empty()) in.fail("citations", "is empty");
  in.objects("figures", kMaxPerClaim, [&](const Fields& figure) { c.figures.push_back(figure_from(figure)); });
  if (in.present("computation")) c.computation = computation_from(in.object("computation"), c.citations.size());
  if (in.present("judge")) {
    Fields judge = in.object("judge");
    c.judge = ReportJudge{judge.text("name", 4000), judge.text("weights_sha256", 64), judge.text("prompt_sha256", 64), judge.text("says", 1000)};
    if (!in.failed() && c.judge->name.empty()) judge.fail("name", "is empty");
  }
  if (!in.failed() && c.judge.has_value() != (c.check == ClaimClass::judged)) in.fail("judge", "stands with class judged, and only there");
  c.origin = origin_from(in);
  c.review = review_from(in.object("review"));
  return c;
}

SourceDocument document_from(const Fields& in) {
  SourceDocument d;
  d.sha256 = in.hash("sha256");
  d.name = in.text("name");
  d.path = in.text("path");
  d.bytes = in.whole("bytes", 0, UINT64_MAX);
  d.info.type = in.text("type", 100);
  d.info.title = in.text("title");
  d.state = in.text("state", 20);
  if (!in.failed() && d.state != "read" && d.state != "partly" && d.state != "failed") in.fail("state", "is not a known state");
  d.error = in.text("error");
  d.pages = in.whole32("pages", 0, kMaxPage);
  d.info.pages = d.pages;
  d.pages_text = in.whole32("pages_text", 0, d.pages);
  d.pages_ocr = in.whole32("pages_ocr", 0, d.pages);
  d.pages_doubtful = in.whole32("pages_doubtful", 0, d.pages);
  d.pages_covered = in.whole32("pages_covered", 0, d.pages);
  uint32_t read = in.whole32("pages_read", 0, d.pages);
  std::set<uint32_t> unread;
  in.objects("unread", kMaxItems, [&](const Fields& u) {
    d.unread.push_back({u.whole32("page", 0, kMaxPage), u.text("why")});
    unread.insert(d.unread.back().page);
  });
  // The list of pages read is not written out: it is every page that is not among the unread.
  for (uint32_t page = 1; page <= d.pages && d.page_numbers.size() < read; ++page)
    if (!unread.count(page)) d.page_numbers.push_back(page);
  in.objects("findings", kMaxItems, [&](const Fields& f) {
    std::string kind = f.text("kind", 60);
    for (int k = 0; k <= static_cast<int>(FindingKind::language_guessed); ++k)
      if (kind == name_of(static_cast<FindingKind>(k))) d.info.findings.push_back({static_cast<FindingKind>(k), f.text("detail"), {}});
  });
  d.reread_here = in.flag("reread_here");
  Fields reader = in.object("reader");
  d.reader_version = reader.whole32("version");
  d.languages = reader.text("languages", 4000);
  d.ocr = reader.text("ocr", 40);
  if (!in.failed() && !ocr_mode_from(d.ocr)) reader.fail("ocr", "is not a known way of reading");
  Fields file = in.object("file");
  d.file_path = file.text("path");
  d.file_sha256 = file.hash("sha256");
  d.part = file.wholes("part", 64, UINT32_MAX);
  if (in.present("corrections"))
    in.objects("corrections", kMaxItems, [&](const Fields& c) {
      d.corrections.push_back({c.whole32("page", 1, kMaxPage), c.whole32("begin", 0, kMaxOffset), c.whole32("end", 0, kMaxOffset), c.text("was", kMaxCorrectionBytes * 4), c.text("text", kMaxCorrectionBytes), c.text("at", 100), c.text("by", 4000)});
      if (d.corrections.back().end <= d.corrections.back().begin) c.fail("end", "does not lie behind begin");
    });
  return d;
}

Coverage coverage_from(const Fields& in) {
  Coverage c;
  uint64_t pages = 0;
  in.objects("documents", kMaxItems, [&](const Fields& d) {
    c.documents.push_back(document_from(d));
    pages += c.documents.back().pages;
    if (pages > kMaxPage) d.fail("pages", "is out of range");
  });
  in.objects("skipped", kMaxItems, [&](const Fields& s) { c.skipped.push_back({s.text("path"), s.text("why")}); });
  return c;
}

ReportTable table_from(const Fields& in, const std::vector<ReportClaim>& claims, std::vector<uint32_t>& uses) {
  ReportTable t{in.text("title"), in.text("unit_line"), in.texts("columns", 1000), {}};
  in.objects("rows", 100'000, [&](const Fields& r) {
    ReportRow row{r.text("label"), {}};
    r.objects("cells", 1000, [&](const Fields& cell) {
      ReportCell shown{cell.text("text"), std::nullopt};
      if (cell.present("claim")) {
        shown.claim = cell.whole32("claim", 0, UINT32_MAX);
        if (!cell.failed() && (*shown.claim >= claims.size() || claims[*shown.claim].role != ClaimRole::figure)) cell.fail("claim", "names no figure");
        else if (!cell.failed()) ++uses[*shown.claim];
      }
      row.cells.push_back(std::move(shown));
    });
    if (!r.failed() && row.cells.size() != t.columns.size()) r.fail("cells", "does not fit the columns");
    t.rows.push_back(std::move(row));
  });
  return t;
}

// Reports made before sections had a kind say it in their titles alone ("lease.pdf: contract (NDA), 12 March 2024").
std::string kind_of_title(const ReportPart& s) {
  if (s.document.empty()) return s.title == "Dates to watch" ? std::string(kDatesToWatch) : s.title == "Two values" ? std::string(kTwoValues) : std::string();
  const std::string head = s.document + ": ";
  if (!s.title.starts_with(head)) return {};
  const std::string said = s.title.substr(head.size());
  return said.substr(0, std::min(said.find(", "), said.find(" (")));
}

ReportPart section_from(const Fields& in, const std::vector<ReportClaim>& claims, std::vector<uint32_t>& uses) {
  ReportPart s;
  s.title = in.text("title");
  s.document = in.text("document");
  s.kind = in.present("kind") ? in.text("kind", 100) : kind_of_title(s);
  s.claims = in.wholes("claims", kMaxClaims, UINT32_MAX);
  for (uint32_t i : s.claims) {
    if (i >= claims.size() || claims[i].role != ClaimRole::claim) {
      in.fail("claims", "names no claim");
      break;
    }
    ++uses[i];
  }
  in.objects("tables", 10'000, [&](const Fields& t) { s.tables.push_back(table_from(t, claims, uses)); });
  in.objects("disagreements", 100'000, [&](const Fields& d) {
    ReportDisagreement out{d.text("what"), d.text("note"), d.whole32("first"), d.whole32("second")};
    if (d.failed()) return;
    if (out.first >= claims.size()) return d.fail("first", "names no claim");
    if (out.second >= claims.size()) return d.fail("second", "names no claim");
    for (uint32_t i : {out.first, out.second})
      if (claims[i].role == ClaimRole::value && uses[i] == 0) ++uses[i];
    s.disagreements.push_back(std::move(out));
  });
  return s;
}

WithheldClaim withheld_from(const Fields& in) {
  WithheldClaim w;
  w.text = in.text("text");
  w.check = class_from(in, false);
  w.score = in.real("score", 0, 1);
  w.reasons = reasons_from(in);
  in.objects("quotes", kMaxPerClaim, [&](const Fields& q) { w.quotes.push_back({q.text("text"), q.text("document"), q.whole32("page", 0, kMaxPage)}); });
  w.origin = origin_from(in);
  return w;
}

ReportDocument report_from(const Fields& in) {
  ReportDocument r;
  r.kind = in.text("kind", 40);
  if (!in.failed() && r.kind != "brief" && r.kind != "answer") in.fail("kind", "is neither brief nor answer");
  r.title = in.text("title");
  r.question = in.text("question");
  r.prepared_at = in.text("prepared_at", 100);
  r.generator = in.text("generator", 4000);
  r.not_found = in.flag("not_found");
  r.coverage = coverage_from(in.object("coverage"));
  in.objects("claims", kMaxClaims, [&](const Fields& c) { r.claims.push_back(claim_from(c)); });
  std::vector<uint32_t> uses(r.claims.size(), 0);
  in.objects("sections", 100'000, [&](const Fields& s) { r.sections.push_back(section_from(s, r.claims, uses)); });
  for (size_t i = 0; i < uses.size() && !in.failed(); ++i)
    if (uses[i] != 1) in.fail("claims[" + std::to_string(i) + "]", uses[i] ? "is shown twice" : "is shown nowhere");
  in.objects("withheld", kMaxClaims, [&](const Fields& w) { r.withheld.push_back(withheld_from(w)); });
  return r;
}

// Nesting of a report is fixed and low; deeper input is refused before a tree of it exists.
bool too_deep(std::string_view bytes) {
  int depth = 0;
  bool in_string = false;
  for (size_t i = 0; i < bytes.size(); ++i) {
    char c = bytes[i];
    if (in_string) {
      if (c == '\\') ++i;
      else if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '[' || c == '{') {
      if (++depth > 32) return true;
    } else if (c == ']' || c == '}') {
      --depth;
    }
  }
  return false;
}

}  // namespace

Result<ReportDocument> parse_report(std::string_view bytes) {
  if (bytes.size() > kMaxReportBytes) return Error{ErrorKind::too_large, "the report is larger than 64 MiB", "", ""};
  if (too_deep(bytes)) return Error{ErrorKind::damaged, "this is not a report: it is nested too deep", "", ""};
  json tree = json::parse(bytes.begin(), bytes.end(), nullptr, false);
  if (tree.is_discarded()) return Error{ErrorKind::damaged, "this is not JSON", "", "a report is the file that --report wrote"};
  std::optional<Error> fault;
  Fields in(tree, "", fault);
  if (in.text("format", 100) != "dossier-report") return Error{ErrorKind::damaged, "this is not a report of Dossier", "", "a report is the file that --report wrote"};
  uint32_t version = in.whole32("version", 1);
  if (!fault && version > kReportVersion)
    return Error{ErrorKind::newer_version, "this report was made by a newer Dossier (format " + std::to_string(version) + "; this one knows " + std::to_string(kReportVersion) + ")", "", ""};
  ReportDocument report = report_from(in);
  if (fault) return *fault;
  return report;
}

}  // namespace dossier
