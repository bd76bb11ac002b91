#include "ingest/reader/office/epub_reader.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/utf8.h"
#include "ingest/reader/container/members.h"
#include "ingest/reader/office/ooxml_package.h"
#include "ingest/reader/text/charset.h"
#include "ingest/reader/text/html_reader.h"
#include "ingest/reader/text/story.h"

namespace dossier::reader {
namespace {

using Members = std::map<std::string, std::string>;

bool ends_with(std::string_view text, std::string_view end) { return text.size() >= end.size() && text.substr(text.size() - end.size()) == end; }

// Pictures, fonts and sound stay packed.
bool is_text(std::string_view name) {
  for (std::string_view end : {".xml", ".opf", ".xhtml", ".html", ".htm", ".ncx"})
    if (ends_with(name, end)) return true;
  return false;
}

bool load(const Members& members, const std::string& name, pugi::xml_document& out) {
  auto found = members.find(name);
  return found != members.end() && out.load_buffer(found->second.data(), found->second.size(), pugi::parse_default | pugi::parse_ws_pcdata_single);
}

// "%20" -> " "; a fragment is cut off.
std::string plain_reference(std::string_view reference) {
  std::string out;
  reference = reference.substr(0, reference.find('#'));
  auto digit = [](char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1; };
  for (size_t i = 0; i < reference.size(); ++i) {
    if (reference[i] == '%' && i + 2 < reference.size() && digit(reference[i + 1]) >= 0 && digit(reference[i + 2]) >= 0) {
      out += static_cast<char>(digit(reference[i + 1]) * 16 + digit(reference[i + 2]));
      i += 2;
    } else {
      out += reference[i];
    }
  }
  return out;
}

// A reference from a member in `folder` ("OEBPS/"), as the name of a member.
std::string resolve(std::string folder, std::string_view reference) {
  std::string path = plain_reference(reference);
  while (path.substr(0, 3) == "../") {
    path.erase(0, 3);
    if (!folder.empty()) folder.pop_back();
    size_t slash = folder.rfind('/');
    folder.erase(slash == std::string::npos ? 0 : slash + 1);
  }
  return folder + path;
}

void describe(const pugi::xml_node& metadata, DocumentInfo& info) {
  for (pugi::xml_node node : metadata.children()) {
    std::string_view name = local_name(node);
    std::string text = text_below(node);
    if (name == "title" && info.title.empty()) info.title = text;
    if (name == "creator" && info.author.empty()) info.author = text;
    if (name == "language" && info.language.empty()) info.language = text;
    if (name == "publisher" || name == "date" || name == "identifier") info.metadata.emplace_back(std::string(name), text);
  }
}

struct Chapter {
  std::string member;
  bool linear = true;  // false: notes and the like, which stand outside the reading order
};

std::vector<Chapter> spine_of(const pugi::xml_node& package, const std::string& folder) {
  std::map<std::string, std::string> manifest;
  for (pugi::xml_node item : child(package, "manifest").children())
    if (local_name(item) == "item") manifest[std::string(attribute(item, "id"))] = resolve(folder, attribute(item, "href"));
  std::vector<Chapter> out;
  for (pugi::xml_node item : child(package, "spine").children()) {
    auto found = manifest.find(std::string(attribute(item, "idref")));
    if (found != manifest.end()) out.push_back({found->second, attribute(item, "linear") != "no"});
  }
  return out;
}

// Chapters whose bytes are encrypted (EPUB OCF 2.5): names of members. Fonts that are merely disguised are not text and do not count.
std::vector<std::string> encrypted_members(const Members& members) {
  std::vector<std::string> out;
  pugi::xml_document document;
  if (!load(members, "META-INF/encryption.xml", document)) return out;
  for (pugi::xml_node data : document.document_element().children()) {
    std::string name = plain_reference(attribute(child(child(data, "CipherData"), "CipherReference"), "URI"));
    if (is_text(name)) out.push_back(name);
  }
  return out;
}

Result<std::string> package_member(const Members& members) {
  pugi::xml_document container;
  if (!load(members, "META-INF/container.xml", container)) return Error{ErrorKind::damaged, "the book has no container file", "", ""};
  pugi::xml_node root = child(child(container.document_element(), "rootfiles"), "rootfile");
  std::string name(attribute(root, "full-path"));
  if (!members.count(name)) return Error{ErrorKind::damaged, "the book has no package file", "", ""};
  return name;
}

}  // namespace

Status read_epub(const Source& source, const FormatContext& context, DocumentInfo& info) {
  DOSSIER_ASSIGN(PackageMembers read, read_package(source.bytes(), unpack_limits(context.request.limits), is_text));
  const Members& members = read.by_name;
  DOSSIER_ASSIGN(std::string package_name, package_member(members));
  pugi::xml_document package;
  if (!load(members, package_name, package)) return Error{ErrorKind::damaged, "the package file of the book cannot be read", "", ""};
  pugi::xml_node root = package.document_element();
  describe(child(root, "metadata"), info);
  std::vector<std::string> encrypted = encrypted_members(members);
  Story story(context);
  size_t missing = 0, locked = 0, again = 0;
  std::set<std::string> told;
  std::vector<Chapter> spine = spine_of(root, package_name.substr(0, package_name.rfind('/') + 1));
  for (const Chapter& chapter : spine) {
    if (std::find(encrypted.begin(), encrypted.end(), chapter.member) != encrypted.end()) {
      ++locked;
      continue;
    }
    auto found = members.find(chapter.member);
    if (found == members.end()) {
      ++missing;
      continue;
    }
    // A book lists each chapter once (EPUB 3.3, 5.7.2); a long one that is listed a hundred thousand times would be read as often.
    if (!told.insert(chapter.member).second) {
      ++again;
      continue;
    }
    story.break_page();
    if (!chapter.linear) story.note({FindingKind::hidden_content, "a part that stands outside the reading order", {}});
    DocumentInfo chapter_info;  // a chapter's own title is not the book's
    tell_html(decode_text(found->second).text, story, chapter_info);
    for (Finding& finding : chapter_info.findings) info.findings.push_back(std::move(finding));
  }
  if (again > 0) info.findings.push_back({FindingKind::limit_reached, std::to_string(again) + " entries of the book's order name a chapter again; each is read once", {}});
  if (locked > 0) info.findings.push_back({FindingKind::encrypted_part, std::to_string(locked) + " chapters are copy protected", {}});
  DOSSIER_TRY(story.finish(info));
  if (locked == spine.size() && locked > 0) return Error{ErrorKind::password, "the book is copy protected", "", "open it in the reader it was bought for"};
  if (missing > 0) return Error{ErrorKind::damaged, std::to_string(missing) + " of " + std::to_string(spine.size()) + " chapters are missing", "", ""};
  if (spine.empty()) return Error{ErrorKind::damaged, "the book lists no chapters", "", ""};
  return read.damage ? Status(*read.damage) : Status();
}

}  // namespace dossier::reader
