#include "ingest/reader/office/ooxml_package.h"

#include <algorithm>

#include "base/utf8.h"
#include "ingest/reader/container/members.h"

namespace dossier::reader {
namespace {

bool is_wanted(std::string_view name) {
  auto ends = [&](std::string_view with) { return name.size() >= with.size() && name.substr(name.size() - with.size()) == with; };
  return ends(".xml") || ends(".rels") || ends("vbaProject.bin");
}

// "word/" + "../media/x" -> "media/x"; an absolute target loses its slash.
std::string resolved(const std::string& folder, std::string_view target) {
  if (!target.empty() && target[0] == '/') return std::string(target.substr(1));
  std::vector<std::string> parts;
  std::string path = folder + std::string(target);
  size_t at = 0;
  while (at <= path.size()) {
    size_t slash = std::min(path.find('/', at), path.size());
    std::string part = path.substr(at, slash - at);
    if (part == "..") {
      if (!parts.empty()) parts.pop_back();
    } else if (!part.empty() && part != ".") {
      parts.push_back(std::move(part));
    }
    at = slash + 1;
  }
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : "/") + part;
  return out;
}

void collect_text(const pugi::xml_node& node, int depth, std::string& out) {
  if (depth > kMaxXmlDepth) return;
  for (pugi::xml_node inner : node.children()) {
    if (inner.type() == pugi::node_pcdata || inner.type() == pugi::node_cdata)
      out += inner.value();
    else
      collect_text(inner, depth + 1, out);
  }
}

}  // namespace

std::string_view local_name(const pugi::xml_node& node) {
  std::string_view name = node.name();
  size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::string_view attribute(const pugi::xml_node& node, std::string_view local) {
  for (pugi::xml_attribute a : node.attributes()) {
    std::string_view name = a.name();
    size_t colon = name.find(':');
    if ((colon == std::string_view::npos ? name : name.substr(colon + 1)) == local) return a.value();
  }
  return {};
}

pugi::xml_node child(const pugi::xml_node& node, std::string_view local) {
  for (pugi::xml_node inner : node.children())
    if (local_name(inner) == local) return inner;
  return {};
}

std::string text_below(const pugi::xml_node& node) {
  std::string out;
  collect_text(node, 0, out);
  return scrub_utf8(out);
}

Status parse_status(const pugi::xml_parse_result& result, const std::string& what) {
  if (result) return {};
  // The limit on memory ends a parse as broken bytes do; the file is not to blame for it.
  if (result.status == pugi::status_out_of_memory) return Error{ErrorKind::too_large, what + " are more than the memory of a reader holds", "", ""};
  return Error{ErrorKind::damaged, what + " are damaged", "", ""};
}

Result<Package> Package::open(std::string_view bytes, const ReadLimits& limits) {
  Package package;
  DOSSIER_ASSIGN(PackageMembers members, read_package(bytes, unpack_limits(limits), is_wanted));
  package.members_ = std::move(members.by_name);
  if (members.damage) package.damage_ = *members.damage;
  return package;
}

const std::string* Package::member(const std::string& name) const {
  auto found = members_.find(name);
  return found == members_.end() ? nullptr : &found->second;
}

std::unique_ptr<pugi::xml_document> Package::xml(const std::string& name) {
  const std::string* bytes = member(name);
  return bytes ? parse(*bytes) : nullptr;
}

std::unique_ptr<pugi::xml_document> Package::parse(std::string_view bytes) {
  auto document = std::make_unique<pugi::xml_document>();
  // pugixml knows no entities but XML's own and opens nothing, so neither expansion bombs nor outside references can do anything.
  pugi::xml_parse_result result = document->load_buffer(bytes.data(), bytes.size(), pugi::parse_default | pugi::parse_ws_pcdata_single);
  if (!result) {
    if (damage_.ok()) damage_ = parse_status(result, "parts of the package");
    if (!document->document_element()) return nullptr;  // else: what stands before the damage is read
  }
  return document;
}

std::vector<Relationship> Package::relationships(const std::string& member) {
  size_t slash = member.rfind('/');
  std::string folder = slash == std::string::npos ? "" : member.substr(0, slash + 1), file = slash == std::string::npos ? member : member.substr(slash + 1);
  auto document = xml(folder + "_rels/" + file + ".rels");
  std::vector<Relationship> out;
  if (!document) return out;
  for (pugi::xml_node node : document->document_element().children()) {
    if (local_name(node) != "Relationship") continue;
    Relationship r;
    r.id = attribute(node, "Id");
    std::string_view type = attribute(node, "Type");
    r.type = type.substr(type.rfind('/') == std::string_view::npos ? 0 : type.rfind('/') + 1);
    r.external = attribute(node, "TargetMode") == "External";
    r.target = r.external ? std::string(attribute(node, "Target")) : resolved(folder, attribute(node, "Target"));
    out.push_back(std::move(r));
  }
  return out;
}

std::string Package::main_member() {
  for (const Relationship& r : relationships(""))
    if (r.type == "officeDocument") return r.target;
  for (const char* name : {"word/document.xml", "xl/workbook.xml", "ppt/presentation.xml"})
    if (member(name)) return name;
  return "";
}

std::vector<std::string> Package::names() const {
  std::vector<std::string> out;
  for (const auto& [name, bytes] : members_) out.push_back(name);
  return out;
}

void Package::describe(DocumentInfo& info) {
  if (auto core = xml("docProps/core.xml")) {
    for (pugi::xml_node node : core->document_element().children()) {
      std::string_view name = local_name(node);
      std::string value = text_below(node);
      if (name == "title") info.title = value;
      if (name == "creator") info.author = value;
      if (name == "created") info.created = value;
      if (name == "modified") info.modified = value;
      if (name == "language") info.language = value;
      if (name == "lastModifiedBy" || name == "subject" || name == "keywords" || name == "revision")
        if (!value.empty()) info.metadata.emplace_back(std::string(name), value);
    }
  }
  size_t external = 0;
  for (const std::string& name : names()) {
    if (name.size() > 14 && name.compare(name.size() - 14, 14, "vbaProject.bin") == 0) info.findings.push_back({FindingKind::active_content, "macros were not run", {}});
    if (name.size() > 5 && name.compare(name.size() - 5, 5, ".rels") == 0) {
      size_t folder = name.find("_rels/");
      if (folder == std::string::npos) continue;
      std::string member = name.substr(0, folder) + name.substr(folder + 6, name.size() - folder - 6 - 5);
      for (const Relationship& r : relationships(member)) external += r.external && r.type != "hyperlink";
    }
    if (name.compare(0, 20, "_xmlsignatures/sig1.") == 0) info.findings.push_back({FindingKind::signed_file, "carries a digital signature", {}});
  }
  if (external > 0) info.findings.push_back({FindingKind::external_reference, std::to_string(external) + " references to something outside were not followed", {}});
}

}  // namespace dossier::reader
