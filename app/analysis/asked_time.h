// Whether a passage says when something happened or is due: the time belongs to the event that the question asks about.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "app/analysis/question.h"
#include "base/sentences.h"

namespace dossier {

struct AskedTime {
  bool past = false;            // of something that happened: a condition ("upon delivery") is no answer
  std::set<std::string> event;  // stems of what happened, with others for the same; empty: no known word says it
  std::vector<std::set<std::string>>
      beside;  // what it happened to, if that is an event's word too ("the acquisition completed", "the report filed"): each is named as well
};

AskedTime asked_time(const Question& question);

// What "How many stores did it open?" asks to have been done, with others for the same; empty where it asks how many there are.
std::set<std::string> event_done(const Question& question);
// Whether the passage says one of them in the clause of the place.
bool says_event(const std::set<std::string>& event, const std::string& passage, TextRange place);

// How surely a passage says it: a day beside the event in one clause is near 1, a year or a condition far from it less, 0 if there is none. Where
// something past is asked, a condition is none, nor is the end of a period ("the year ended June 30").
double when_said(const AskedTime& asked, const std::string& passage);

}  // namespace dossier
