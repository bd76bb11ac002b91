#include "ingest/reader/pdf/page_notes.h"

#include <Annot.h>
#include <Catalog.h>
#include <Form.h>
#include <PDFDoc.h>
#include <Page.h>

#include "base/utf8.h"
#include "ingest/reader/pdf/pdf_text.h"

namespace dossier::reader {
namespace {

constexpr int kMostFields = 5'000;
constexpr int kMostNotes = 2'000;
constexpr size_t kLongestDetail = 2'000;
constexpr size_t kMostFindings = 200;  // of one kind on one page

std::string cut(std::string text, size_t limit) {
  if (text.size() <= limit) return text;
  while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0) == 0x80) --limit;
  return text.substr(0, limit) + " ...";
}

std::string value_of(FormWidget& widget) {
  switch (widget.getType()) {
    case formText:
      return static_cast<FormWidgetText&>(widget).isPassword() ? std::string() : text_of(static_cast<FormWidgetText&>(widget).getContent());
    case formChoice: {
      auto& choice = static_cast<FormWidgetChoice&>(widget);
      std::string out;
      for (int i = 0; i < std::min(choice.getNumChoices(), kMostFields); ++i) {
        if (!choice.isSelected(i)) continue;
        if (!out.empty()) out += ", ";
        out += text_of(choice.getChoice(i));
      }
      return out.empty() && choice.hasEdit() ? text_of(choice.getEditChoice()) : out;
    }
    default:
      return {};
  }
}

const char* kind_of(Annot::AnnotSubtype type) {
  switch (type) {
    case Annot::typeText: return "note";
    case Annot::typeFreeText: return "text on the page";
    case Annot::typeHighlight: return "highlight";
    case Annot::typeUnderline: return "underline";
    case Annot::typeSquiggly: return "squiggly line";
    case Annot::typeStrikeOut: return "strike-out";
    case Annot::typeStamp: return "stamp";
    case Annot::typeCaret: return "insertion mark";
    case Annot::typeInk: return "ink";
    case Annot::typeLine: case Annot::typeSquare: case Annot::typeCircle: case Annot::typePolygon: case Annot::typePolyLine: return "drawing";
    default: return nullptr;
  }
}

// Words that follow one another and share a style bit, as one finding each.
void add_runs(const Page& page, uint16_t bit, FindingKind kind, std::vector<Finding>& out) {
  size_t found = 0;
  for (size_t i = 0; i < page.words.size();) {
    if (!(page.words[i].style & bit)) {
      ++i;
      continue;
    }
    Finding finding;
    finding.kind = kind;
    size_t end = i;
    for (; end < page.words.size() && (page.words[end].style & bit); ++end) finding.box = united(finding.box, page.words[end].box);
    finding.detail = cut(std::string(page.slice(page.words[i].begin, page.words[end - 1].end)), kLongestDetail);
    if (++found <= kMostFindings) out.push_back(std::move(finding));
    i = end;
  }
}

}  // namespace

std::vector<PageField> fields_of(PDFDoc& document, uint32_t number) {
  std::vector<PageField> out;
  if (!document.getCatalog()->getForm()) return out;
  ::Page* page = document.getPage(static_cast<int>(number));
  if (!page) return out;
  std::unique_ptr<FormPageWidgets> widgets = page->getFormWidgets();
  if (!widgets) return out;
  for (int i = 0; i < std::min(widgets->getNumWidgets(), kMostFields); ++i) {
    FormWidget* widget = widgets->getWidget(i);
    if (!widget) continue;
    double x0, y0, x1, y1;
    widget->getRect(&x0, &y0, &x1, &y1);
    PageField field;
    field.box = shown_box(*page, x0, y0, x1, y1);
    field.name = text_of(widget->getFullyQualifiedName());
    field.value = value_of(*widget);
    out.push_back(std::move(field));
  }
  return out;
}

void add_undrawn_values(const std::vector<PageField>& fields, PdfContent& content) {
  ContentPage& page = content.content;
  for (const PageField& field : fields) {
    if (field.value.empty() || field.box.empty()) continue;
    bool drawn = false;
    for (const ContentWord& word : page.words) drawn = drawn || field.box.contains(word.box.center_x(), word.box.center_y());
    if (drawn) continue;
    // Evenly spread in the box, on one line a line of the value.
    size_t lines = 1 + static_cast<size_t>(std::count(field.value.begin(), field.value.end(), '\n'));
    float height = field.box.height() / static_cast<float>(lines), top = field.box.y0;
    for (size_t at = 0; at <= field.value.size();) {
      size_t end = std::min(field.value.find('\n', at), field.value.size());
      std::string line = field.value.substr(at, end - at);
      float step = field.box.width() / static_cast<float>(std::max<size_t>(line.size(), 1));
      step = std::min(step, 0.5f * height);
      for (size_t begin = 0; begin < line.size();) {
        size_t stop = std::min(line.find(' ', begin), line.size());
        if (stop > begin) {
          ContentWord word;
          word.text = line.substr(begin, stop - begin);
          word.box = {field.box.x0 + step * static_cast<float>(begin), top, field.box.x0 + step * static_cast<float>(stop), top + height};
          word.baseline = top + 0.78f * height;
          word.size_pt = std::min(height * 0.8f, 12.f);
          page.words.push_back(std::move(word));
        }
        begin = stop + 1;
      }
      top += height;
      at = end + 1;
    }
  }
}

void mark_field_blocks(const std::vector<PageField>& fields, Page& page) {
  if (fields.empty()) return;
  for (Block& block : page.blocks) {
    if (block.kind == BlockKind::table || block.begin == block.end) continue;
    bool all = true;
    for (const Word& word : page.words) {
      if (word.begin < block.begin || word.begin >= block.end) continue;
      bool inside = false;
      for (const PageField& field : fields) inside = inside || field.box.contains(word.box.center_x(), word.box.center_y());
      all = all && inside;
      if (!all) break;
    }
    if (all) {
      block.kind = BlockKind::form_field;
      block.level = 0;
    }
  }
}

void add_notes(PDFDoc& document, uint32_t number, Page& out) {
  ::Page* page = document.getPage(static_cast<int>(number));
  if (!page) return;
  Object list = page->getAnnotsObject();
  if (!list.isArray() || list.arrayGetLength() == 0) return;
  Annots* annots = page->getAnnots();
  if (!annots) return;
  for (int i = 0; i < std::min(static_cast<int>(annots->getAnnots().size()), kMostNotes); ++i) {
    Annot* annot = annots->getAnnots()[static_cast<size_t>(i)];
    const char* kind = kind_of(annot->getType());
    if (!kind) continue;
    std::string text = text_of(annot->getContents());
    if (text.empty()) continue;
    auto* markup = dynamic_cast<AnnotMarkup*>(annot);
    std::string author = markup ? text_of(markup->getLabel()) : std::string();
    double x0, y0, x1, y1;
    annot->getRect(&x0, &y0, &x1, &y1);
    Finding finding;
    finding.kind = FindingKind::comment;
    finding.detail = cut(std::string(kind) + (author.empty() ? "" : " by " + author) + ": " + text, kLongestDetail);
    finding.box = shown_box(*page, x0, y0, x1, y1);
    out.findings.push_back(std::move(finding));
  }
}

void add_word_findings(const PdfContent& content, Page& page) {
  add_runs(page, style::kCovered, FindingKind::covered_text, page.findings);
  size_t invisible = 0;
  for (const Word& word : page.words)
    if (word.style & style::kInvisible) ++invisible;
  if (invisible * 2 < page.words.size() || invisible == 0) {
    add_runs(page, style::kInvisible, FindingKind::invisible_text, page.findings);
  } else {
    page.findings.push_back({FindingKind::invisible_text, std::to_string(invisible) + " of " + std::to_string(page.words.size()) + " words of the text layer are not seen on the page", {}});
  }
  const LayerEvidence& evidence = content.content.evidence;
  if (evidence.unmapped_glyphs >= 10 || (evidence.unmapped_glyphs > 0 && evidence.unmapped_glyphs * 10 >= evidence.glyphs))
    page.findings.push_back({FindingKind::broken_encoding, std::to_string(evidence.unmapped_glyphs) + " of " + std::to_string(evidence.glyphs) + " glyphs have no way back to Unicode", {}});
  if (content.picture_too_large) page.findings.push_back({FindingKind::limit_reached, "a picture on the page has more pixels than a reader decodes; what it shows was not read", {}});
  if (content.cut_off) page.findings.push_back({FindingKind::limit_reached, "the page draws more than a reader follows; the rest was left out", {}});
}

}  // namespace dossier::reader
