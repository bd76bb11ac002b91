// The parts of a DOCX that are the same for every report, and escaping.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dossier::docx {

extern const std::string kContentTypes, kPackageRelationships, kStyles, kSettings, kDocumentBegin, kFootnotesBegin;

std::string escaped(std::string_view text);
// A header ("hdr") or footer ("ftr") around its content.
std::string part(const std::string& kind, const std::string& content);
// "2026-11-24T14:05:00Z", in just these characters.
bool plain_time(const std::string& created);
// `created` is put in if it is a plain UTC time.
std::string core_properties(const std::string& title, const std::string& created);
std::string document_relationships(const std::vector<std::string>& pictures);

}  // namespace dossier::docx
