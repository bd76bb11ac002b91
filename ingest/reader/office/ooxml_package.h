// An OOXML package (ECMA-376 part 2): its members and how they refer to each other.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/page.h"
#include "base/result.h"
#include "ingest/wire/request.h"

namespace dossier::reader {

struct Relationship {
  std::string id, type, target;  // type: the last part of its URI; target: member name, resolved
  bool external = false;
};

class Package {
 public:
  // password, if it is encrypted; damaged, if it is no package. Pictures and other binary members are left packed out.
  static Result<Package> open(std::string_view bytes, const ReadLimits& limits);

  const std::string* member(const std::string& name) const;
  // Parsed; null if there is none or it is no XML (then `damage` says so for all).
  std::unique_ptr<pugi::xml_document> xml(const std::string& name);
  // The same of bytes that a caller has cut out of a member.
  std::unique_ptr<pugi::xml_document> parse(std::string_view bytes);
  std::vector<Relationship> relationships(const std::string& member);
  // The member that the package's main relationship points to.
  std::string main_member();
  std::vector<std::string> names() const;
  // What kept a member from being parsed whole: too_large, if its tree outgrew the reader's memory; damaged, if it is no XML; else ok.
  const Status& damage() const { return damage_; }
  // Title, author, dates; external references and macros as findings.
  void describe(DocumentInfo& info);

 private:
  std::map<std::string, std::string> members_;
  Status damage_;
};

// Why a parse fell short, of which `what` is spoken; ok if it did not.
Status parse_status(const pugi::xml_parse_result& result, const std::string& what);
// Local name of an element without its namespace prefix ("w:p" -> "p").
std::string_view local_name(const pugi::xml_node& node);
// Attribute by local name; empty if there is none.
std::string_view attribute(const pugi::xml_node& node, std::string_view local);
pugi::xml_node child(const pugi::xml_node& node, std::string_view local);
// Everything that nests deeper than this is left alone, so that no input can exhaust the stack.
inline constexpr int kMaxXmlDepth = 200;
// All character data below a node.
std::string text_below(const pugi::xml_node& node);

}  // namespace dossier::reader
