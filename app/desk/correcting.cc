#include "app/desk/correcting.h"

#include <algorithm>
#include <map>

#include "app/desk/csv.h"
#include "app/report/report.h"
#include "base/utf8.h"
#include "storage/correction_store.h"

namespace dossier {
namespace {

Result<std::vector<Correction>> in_force_on(DeskArchive& archive, const Sha256& document, const Page& as_read) {
  DOSSIER_ASSIGN(std::vector<Correction> history, CorrectionStore(archive.archive()).of_page(document, as_read.number));
  return corrections_in_force(as_read, history);
}

Status add(DeskArchive& archive, const Sha256& document, const Correction& correction) {
  if (!archive.writable()) return Error{ErrorKind::io, "the archive cannot be written, so corrections cannot be kept", archive.path(), "save a copy of it where you may write, and open that"};
  DOSSIER_TRY(CorrectionStore(archive.archive()).add(document, correction));
  DOSSIER_TRY(archive.archive().commit());
  archive.pages().forget(document, correction.page);
  return {};
}

std::string one_line(const std::string& text) {
  std::string out;
  for (char c : to_nfc(scrub_utf8(text)))
    if (c != ' ' && c != '\t' && c != '\n' && c != '\r') out += c;
    else if (!out.empty() && out.back() != ' ') out += ' ';
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace

Result<CorrectableWords> words_at(DeskArchive& archive, const Sha256& document, uint32_t number, uint32_t begin, uint32_t end) {
  DOSSIER_ASSIGN(std::shared_ptr<const Page> page, archive.page(document, number));
  DOSSIER_ASSIGN(std::shared_ptr<const Page> read, archive.pages_as_read().page(document, number));
  DOSSIER_ASSIGN(std::vector<Correction> in_force, in_force_on(archive, document, *read));
  CorrectableWords out;
  out.from_picture = true;
  for (const Word& word : page->words) {
    if (word.end <= begin || word.begin >= end) continue;
    if (out.end == 0) out.begin = word.begin;
    out.end = std::max(out.end, word.end);
    out.from_picture &= (word.style & style::kOcr) != 0;
    out.corrected |= (word.style & style::kCorrected) != 0;
  }
  if (out.end == 0) return Error{ErrorKind::not_found, "there are no words", "page " + std::to_string(number), ""};
  const uint32_t read_begin = place_as_read(in_force, out.begin, false), read_end = place_as_read(in_force, out.end, true);
  out.shown = page->slice(out.begin, out.end);
  if (read_begin < read_end && read_end <= read->text.size()) out.read = read->slice(read_begin, read_end);
  for (const Word& word : read->words)
    if (word.end > read_begin && word.begin < read_end) out.doubtful |= (word.style & style::kDoubtful) != 0;
  out.boxes = boxes_of(*page, out.begin, out.end);
  return out;
}

Status correct_words(DeskArchive& archive, const Sha256& document, uint32_t number, uint32_t begin, uint32_t end, const std::string& text, const std::string& by) {
  DOSSIER_ASSIGN(std::shared_ptr<const Page> read, archive.pages_as_read().page(document, number));
  DOSSIER_ASSIGN(std::vector<Correction> in_force, in_force_on(archive, document, *read));
  const uint32_t read_begin = place_as_read(in_force, begin, false), read_end = place_as_read(in_force, end, true);
  if (read_begin >= read_end || read_end > read->text.size()) return Error{ErrorKind::not_found, "there is no such word", "page " + std::to_string(number), ""};
  return add(archive, document, {number, read_begin, read_end, std::string(read->slice(read_begin, read_end)), one_line(text), report_time(), scrub_utf8(by)});
}

Status take_back(DeskArchive& archive, const Sha256& document, const Correction& correction, const std::string& by) {
  Correction back = correction;
  back.text = back.was;
  back.made = report_time();
  back.by = scrub_utf8(by);
  return add(archive, document, back);
}

Result<std::vector<CorrectionLine>> correction_history(DeskArchive& archive, const Sha256& document) {
  DOSSIER_ASSIGN(std::vector<Correction> history, CorrectionStore(archive.archive()).of_document(document));
  std::map<uint32_t, std::pair<std::shared_ptr<const Page>, std::vector<Correction>>> pages;
  for (const Correction& c : history) pages[c.page].second.push_back(c);
  for (auto& [number, of_page] : pages) {
    Result<std::shared_ptr<const Page>> read = archive.pages_as_read().page(document, number);
    if (!read.ok()) continue;
    of_page.first = *read;
    of_page.second = corrections_in_force(**read, of_page.second);
  }
  std::vector<CorrectionLine> out;
  for (auto c = history.rbegin(); c != history.rend(); ++c) {
    auto& [read, in_force] = pages[c->page];
    CorrectionLine line{*c, std::find(in_force.begin(), in_force.end(), *c) != in_force.end(), {}};
    if (read && c->end <= read->text.size()) line.boxes = boxes_of(*read, c->begin, c->end);
    out.push_back(std::move(line));
  }
  return out;
}

Result<std::string> corrections_csv(DeskArchive& archive) {
  std::string out = "document,page,made,reviewer,was,text,in force\r\n";
  const auto documents = archive.documents();  // held: the archive may forget its list meanwhile
  for (const DeskDocument& d : *documents) {
    DOSSIER_ASSIGN(std::vector<CorrectionLine> lines, correction_history(archive, d.sha256));
    for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
      const Correction& c = line->correction;
      out += csv_field(d.name) + "," + std::to_string(c.page) + "," + csv_field(c.made) + "," + csv_field(c.by) + "," + csv_field(c.was) + "," + csv_field(c.text) + "," + (line->in_force ? "yes" : "no") + "\r\n";
    }
  }
  return out;
}

}  // namespace dossier
