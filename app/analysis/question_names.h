// Names that a question speaks of: what a document says of somebody else is no answer.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/analysis/document_model.h"

namespace dossier {

struct AskedName {
  std::string folded;         // lower case, accents folded
  std::string written;        // as the question has it
  bool abbreviation = false;  // in capitals throughout; a paper may spell it out
  std::string initials = {};  // of a name of three words or more, which a paper may write short; else empty
  bool operator==(const AskedName&) const = default;
};

// Capitalised words inside the question's sentences, possessives undone: "corvane" of "What was Corvane's revenue in May?", "amd" of "How
// many employees does AMD have?". The first word of a sentence, months, days and the abbreviations of accounting are left out; so is
// everything where most words are capitalised (a headline), and of a German question every noun.
std::vector<AskedName> names_in(std::string_view question);

// Which pages of the model speak of everybody named: all of them where the document is about a name (its title, subject or parties
// say it, it is short, or a quarter of its pages name it), else those that hold it.
struct NamedPages {
  std::vector<bool> pages;            // of the model
  std::vector<std::string> strangers;  // names that only some pages hold: the document is not about them
};
NamedPages pages_that_speak_of(const DocumentModel& model, const std::vector<AskedName>& names);

// The first of these names, as written, that stands nowhere in the document: not on its pages, not in what is known of it. Empty if it knows all.
std::string foreign_name(const DocumentModel& model, const std::vector<AskedName>& names);

}  // namespace dossier
