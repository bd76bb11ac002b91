#include "ingest/reader/pdf/pdf_info.h"

#include <Annot.h>
#include <Catalog.h>
#include <FileSpec.h>
#include <Form.h>
#include <Link.h>
#include <Outline.h>
#include <PDFDoc.h>
#include <Page.h>

#include <set>

#include "base/utf8.h"
#include "ingest/reader/pdf/pdf_text.h"

namespace dossier::reader {
namespace {

constexpr size_t kMostOutlineEntries = 20'000;
constexpr int kDeepestOutline = 24;
constexpr int kMostFields = 20'000;
constexpr uint64_t kRatioFrom = uint64_t{1} << 20;  // a small file may unpack at any ratio

std::string info_entry(PDFDoc& document, const char* key) { return text_of(document.getDocInfoStringEntry(key).get()); }

uint32_t page_of(PDFDoc& document, const LinkAction* action) {
  if (!action || action->getKind() != actionGoTo) return 0;
  const auto* go_to = static_cast<const LinkGoTo*>(action);
  std::unique_ptr<LinkDest> named;
  const LinkDest* dest = go_to->getDest();
  if (!dest && go_to->getNamedDest()) {
    named = document.findDest(go_to->getNamedDest());
    dest = named.get();
  }
  if (!dest || !dest->isOk()) return 0;
  int page = dest->isPageRef() ? document.findPage(dest->getPageRef()) : dest->getPageNum();
  return page > 0 && page <= document.getNumPages() ? static_cast<uint32_t>(page) : 0;
}

void walk_outline(PDFDoc& document, const std::vector<OutlineItem*>* items, int depth, std::set<int>& seen, std::vector<OutlineEntry>& out) {
  if (!items || depth > kDeepestOutline) return;
  for (OutlineItem* item : *items) {
    if (out.size() >= kMostOutlineEntries || !seen.insert(item->getRefNum()).second) return;
    OutlineEntry entry;
    const Unicode* title = item->getTitle();
    for (int i = 0; i < item->getTitleLength(); ++i) {
      Unicode c = title[i];
      if (c == '\n' || c == '\r' || c == '\t') c = ' ';
      if (c >= 0x20 && c <= 0x10FFFF && !(c >= 0xD800 && c < 0xE000)) append_utf8(entry.title, c);
    }
    entry.title = to_nfc(entry.title);
    entry.level = static_cast<uint8_t>(depth);
    entry.page = page_of(document, item->getAction());
    out.push_back(std::move(entry));
    item->open();
    if (item->hasKids()) walk_outline(document, item->getKids(), depth + 1, seen, out);
  }
}

void find_signatures(PDFDoc& document, DocumentInfo& info) {
  for (FormFieldSignature* field : document.getSignatureFields()) {
    if (!field->getSignature() || field->getSignature()->getLength() == 0) continue;
    std::string detail = "signature";
    Object value = field->getObj()->isDict() ? field->getObj()->dictLookup("V") : Object();
    if (value.isDict()) {
      Object name = value.dictLookup("Name"), date = value.dictLookup("M"), reason = value.dictLookup("Reason");
      if (name.isString()) detail += " of " + text_of(name.getString());
      if (date.isString()) detail += ", " + iso_date(date.getString()->toStr());
      if (reason.isString()) detail += ", reason: " + text_of(reason.getString());
    }
    info.findings.push_back({FindingKind::signed_file, detail + "; not validated", {}});
  }
}

bool is_script(const Object& action) {
  if (!action.isDict()) return false;
  Object kind = action.dictLookup("S");
  return kind.isName("JavaScript") || kind.isName("Launch");
}

bool has_script(const Object& holder) {
  if (!holder.isDict()) return false;
  Object actions = holder.dictLookup("AA");
  if (!actions.isDict()) return false;
  for (int i = 0; i < std::min(actions.dictGetLength(), 64); ++i)
    if (is_script(actions.dictGetVal(i))) return true;
  return false;
}

void find_scripts(PDFDoc& document, DocumentInfo& info) {
  Catalog& catalog = *document.getCatalog();
  std::string where;
  if (int scripts = catalog.numJS(); scripts > 0) where = std::to_string(scripts) + " in the document";
  Object root = document.getXRef()->getCatalog();
  if (root.isDict() && (is_script(root.dictLookup("OpenAction")) || has_script(root))) where += std::string(where.empty() ? "" : ", ") + "on opening or closing";
  if (Form* form = catalog.getForm()) {
    int with_script = 0;
    for (int i = 0; i < std::min(form->getNumFields(), kMostFields); ++i) {
      Object* field = form->getRootField(i)->getObj();
      if (has_script(*field) || (field->isDict() && is_script(field->dictLookup("A")))) ++with_script;
    }
    if (with_script > 0) where += (where.empty() ? "" : ", ") + std::to_string(with_script) + " form fields";
  }
  if (!where.empty()) info.findings.push_back({FindingKind::active_content, "scripts, not run: " + where, {}});
  if (catalog.getFormType() == Catalog::XfaForm)
    info.findings.push_back({FindingKind::active_content, "an XFA form: what it would show in a program that runs it was not made", {}});
}

// Decoded bytes of a stream, at most `limit`; stops early at a ratio that only a bomb has.
Result<std::string> bytes_of(Stream& stream, uint64_t limit, uint64_t packed, uint32_t ratio) {
  std::string out;
  unsigned char buffer[1 << 14];
  stream.reset();
  for (int n; (n = stream.doGetChars(sizeof buffer, buffer)) > 0;) {
    out.append(reinterpret_cast<const char*>(buffer), static_cast<size_t>(n));
    if (out.size() > limit) return Error{ErrorKind::too_large, "an embedded file is larger than the limit for unpacked bytes", "", ""};
    if (out.size() > kRatioFrom && packed > 0 && out.size() / packed > ratio) return Error{ErrorKind::too_large, "an embedded file unpacks at a ratio that only a bomb has", "", ""};
  }
  stream.close();
  return out;
}

class EmbeddedFiles {
 public:
  EmbeddedFiles(const FormatContext& context, DocumentInfo& info) : context_(context), info_(info) {}

  Status add(FileSpec& spec) {
    if (!spec.isOk()) return {};
    EmbFile* file = spec.getEmbeddedFile();
    if (!file || !file->isOk()) return {};
    std::string name = text_of(spec.getFileName());
    if (name.empty()) name = "embedded file " + std::to_string(count_ + 1);
    Stream* stream = file->stream();
    uint64_t packed = 0;
    if (Object* dict = stream->getDictObject(); dict && dict->isDict()) {
      Object length = dict->dictLookup("Length");
      if (length.isInt() && length.getInt() > 0) packed = static_cast<uint64_t>(length.getInt());
    }
    Result<std::string> bytes = bytes_of(*stream, context_.request.limits.unpacked_bytes, packed, context_.request.limits.ratio);
    if (!bytes.ok()) {
      info_.findings.push_back({FindingKind::limit_reached, name + ": " + bytes.error().message, {}});
      return {};
    }
    ++count_;
    std::string type = file->mimeType() ? file->mimeType()->toStr() : "";
    return context_.read_part(Source::from_bytes(std::move(*bytes), name), type);
  }
  bool first_time(Ref ref) { return seen_.insert({ref.num, ref.gen}).second; }
  uint32_t count() const { return count_; }

 private:
  const FormatContext& context_;
  DocumentInfo& info_;
  uint32_t count_ = 0;
  std::set<std::pair<int, int>> seen_;
};

}  // namespace

void read_document_info(PDFDoc& document, DocumentInfo& info) {
  info.title = info_entry(document, "Title");
  info.author = info_entry(document, "Author");
  info.created = iso_date(info_entry(document, "CreationDate"));
  info.modified = iso_date(info_entry(document, "ModDate"));
  for (const char* key : {"Subject", "Keywords", "Creator", "Producer"})
    if (std::string value = info_entry(document, key); !value.empty()) info.metadata.emplace_back(key, std::move(value));
  info.metadata.emplace_back("PDF version", std::to_string(document.getPDFMajorVersion()) + "." + std::to_string(document.getPDFMinorVersion()));
  if (document.isEncrypted()) info.metadata.emplace_back("Encrypted", "yes");
  Object root = document.getXRef()->getCatalog();
  if (root.isDict()) {
    Object language = root.dictLookup("Lang");
    if (language.isString()) info.language = text_of(language.getString());
    if (info.language.size() > 35) info.language.clear();
  }
  if (Outline* outline = document.getOutline()) {
    std::set<int> seen;
    walk_outline(document, outline->getItems(), 1, seen, info.outline);
  }
  find_signatures(document, info);
  find_scripts(document, info);
}

std::string page_label(PDFDoc& document, uint32_t page) {
  GooString label;
  Object root = document.getXRef()->getCatalog();
  if (!root.isDict() || !document.getCatalog()->indexToLabel(static_cast<int>(page) - 1, &label)) return {};
  // Without a table of labels Poppler counts from 1, which says nothing.
  if (root.dictLookupNF("PageLabels").isNull()) return {};
  std::string text = text_of(&label);
  return text.size() > 64 ? std::string() : text;
}

Status read_embedded_files(PDFDoc& document, const FormatContext& context, DocumentInfo& info) {
  EmbeddedFiles files(context, info);
  Catalog& catalog = *document.getCatalog();
  uint32_t most = context.request.limits.parts;
  int named = catalog.numEmbeddedFiles();
  for (int i = 0; i < named && files.count() < most; ++i) {
    std::unique_ptr<FileSpec> spec = catalog.embeddedFile(i);
    if (!spec) continue;
    if (EmbFile* file = spec->isOk() ? spec->getEmbeddedFile() : nullptr; file && file->isOk()) DOSSIER_TRY(files.add(*spec));
  }
  if (named > static_cast<int>(most)) info.findings.push_back({FindingKind::limit_reached, "more embedded files than a reader takes", {}});
  uint32_t pages = std::min(info.pages, context.request.limits.pages);
  for (uint32_t number = 1; number <= pages && files.count() < most; ++number) {
    ::Page* page = document.getPage(static_cast<int>(number));
    if (!page || !page->isOk()) continue;
    Object list = page->getAnnotsObject();
    if (!list.isArray()) continue;
    for (int i = 0; i < std::min(list.arrayGetLength(), 10'000); ++i) {
      const Object& entry = list.arrayGetNF(i);
      Object annotation = list.arrayGet(i);
      if (!annotation.isDict() || !annotation.dictLookup("Subtype").isName("FileAttachment")) continue;
      Object target = annotation.dictLookup("FS");
      if (!target.isDict() || (entry.isRef() && !files.first_time(entry.getRef()))) continue;
      FileSpec spec(&target);
      DOSSIER_TRY(files.add(spec));
    }
  }
  return {};
}

}  // namespace dossier::reader
