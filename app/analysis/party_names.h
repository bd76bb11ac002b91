// Names of firms and people as contracts print them: "Hartwell & Sons, L.P.", "CRO Consulting (Pty) Limited", "Dr. Gaetano Morello".
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace dossier {

struct NameSpan {
  size_t begin = 0, end = 0;  // bytes of the text, no punctuation at its ends but a legal form's own full stop
  bool legal_form = false;    // ends with one: "Inc.", "GmbH", "Limited"
};

// The name that begins at `at` (white space before it is passed over). None where what stands there is no name. A name ends before a
// description ("a Delaware corporation"), a bracket, a comma that no legal form follows, a word in lower case that joins no names.
std::optional<NameSpan> read_name(std::string_view text, size_t at);

}  // namespace dossier
