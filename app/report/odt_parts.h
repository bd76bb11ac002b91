// The parts of an ODT that do not depend on the report's content.
#pragma once

#include <string>
#include <vector>

namespace dossier::odt {

extern const std::string kSpaces;        // namespace declarations of content and styles
extern const std::string kContentStyles; // office:automatic-styles of content.xml

// Page, header and footer, and all named styles. Lengths in points.
std::string styles(double width, double height, const std::string& header_left, const std::string& header_right, const std::string& footer);
std::string manifest(const std::vector<std::string>& pictures);
std::string meta(const std::string& title, const std::string& created);

}  // namespace dossier::odt
