#include "ui/models/brief_words.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QStringList>
#include <map>
#include <set>

#include "ui/look/said.h"
#include "ui/look/shapes.h"
#include "ui/models/library_model.h"

namespace dossier::ui {
namespace {

struct Brief {
  Q_DECLARE_TR_FUNCTIONS(brief)
};

QString text_of(const std::string& s) { return QString::fromStdString(s); }
QString number(uint64_t n) { return QLocale().toString(static_cast<qulonglong>(n)); }

// "Delivery notes, p. 17–18 (too dark)": every document is named.
QString unread_words(const Coverage& coverage) {
  QStringList out;
  for (const SourceDocument& d : coverage.documents) {
    if (d.unread.empty() && d.pages <= d.page_numbers.size()) continue;
    QString line = text_of(dossier::isolated(d.name));
    if (!d.unread.empty()) line = Brief::tr("%1, p.\u00A0%2").arg(line, text_of(page_ranges(d.unread)));
    std::set<std::string> whys;
    for (const UnreadPage& u : d.unread)
      if (!u.why.empty()) whys.insert(shown(u.why));
    if (whys.size() == 1) line += QStringLiteral(" (%1)").arg(said(*whys.begin()));
    if (whys.size() > 1) line += QLatin1Char(' ') + Brief::tr("(for several reasons)");
    out += line;
  }
  return out.join(QStringLiteral("; "));
}

// One of two values, "14 days in Amendment.docx", or the words that say it.
QString value_words(const DeskBrief& brief, const std::string& value, const std::vector<uint32_t>& notes) {
  const std::vector<ShownNote>& all = brief.view().notes;
  if (notes.empty() || notes[0] < 1 || notes[0] > all.size()) return text_of(value);
  const std::string& name = all[notes[0] - 1].document_name;
  if (!value.ends_with(" in " + name)) return text_of(value);
  return Brief::tr("%1 in %2").arg(text_of(value.substr(0, value.size() - name.size() - 4)), text_of(name));
}

}  // namespace

QString title_words(const DeskBrief& brief) {
  const std::string& title = brief.view().title;
  return title.starts_with("Brief of ") ? said(title) : text_of(title);
}

QString section_title(const ShownSection& section) {
  const std::string name = section.document + ": ", head = name + section.kind;
  if (section.document.empty() || section.kind.empty() || !section.title.starts_with(head)) return said(section.title);
  QString tail = text_of(section.title.substr(head.size()));
  if (const qsizetype from = tail.lastIndexOf(QStringLiteral(", from ")); section.kind == "message" && from >= 0)
    tail = Brief::tr("%1, from %2", "a subject, and a sender").arg(tail.left(from), tail.mid(from + 7));
  return text_of(name) + kind_word(section.kind) + tail;
}

ShownTable table_words(const ShownTable& table) {
  ShownTable out = table;
  const bool terms = table.title == "Terms" && table.unit_line == "as quoted", figures = table.title.starts_with("Main figures of ");
  out.unit_line = said(table.unit_line).toStdString();
  if (!terms && !figures) return out;  // a document's own table
  out.title = said(table.title).toStdString();
  for (std::string& column : out.columns) column = said(column).toStdString();
  if (terms)
    for (ShownRow& row : out.rows) row.label = said(row.label).toStdString();
  return out;
}

QString place_words(const QString& document, uint32_t page, const std::string& label) {
  return label.empty() || label == std::to_string(page) ? Brief::tr("%1, p.\u00A0%2").arg(document).arg(page)
                                                        : Brief::tr("%1, p.\u00A0%2 (label %3)").arg(document).arg(page).arg(text_of(shown(label)));
}

QString page_words(const ShownNote& note) {
  return place_words(text_of(note.document_name), note.page, note.citations.empty() ? std::string() : note.citations[0]->page_label);
}

QString place_words(const ShownNote& note) {
  QString out = page_words(note);
  if (note.citations.empty()) return out;
  const ReportCitation& c = *note.citations[0];
  if (!c.bates.empty()) out += QStringLiteral(", ") + text_of(shown(c.bates));
  if (!c.table.empty()) out += QStringLiteral(", ") + text_of(dossier::isolated(c.table));
  return out;
}

QString note_words(const DeskBrief& brief, const ShownDisagreement& note) {
  return Brief::tr("Two values. %1: %2 and %3. %4")
      .arg(said(note.what), value_words(brief, note.first, note.first_notes), value_words(brief, note.second, note.second_notes), said(note.note))
      .trimmed();
}

QStringList not_opened_words(const DeskBrief& brief) {
  QStringList out;
  auto add = [&](const std::string& name, const std::string& why) {
    out += text_of(dossier::isolated(name)) + (why.empty() ? QString() : QStringLiteral(", ") + said(shown(why)));
  };
  const Coverage& c = brief.document().coverage;
  for (const SkippedFile& s : c.skipped) add(s.path, s.why);
  for (const SourceDocument& d : c.documents)
    if (d.state == "failed") add(d.name, d.error);
  return out;
}

QString covered_words(const DeskBrief& brief) {
  const uint64_t covered = brief.document().coverage.pages_covered();
  return covered ? Brief::tr("%Ln page(s) have words under a filled box (a redaction that failed). They are quoted only where that is said.", nullptr,
                             static_cast<int>(covered))
                 : QString();
}

QString remark_words(const ShownNote& note) {
  QStringList out;
  for (const QString& sentence : text_of(note.remark).split(QStringLiteral(". "), Qt::SkipEmptyParts))
    out += said(sentence.endsWith(QLatin1Char('.')) ? sentence : sentence + QLatin1Char('.'));
  return out.join(QLatin1Char(' '));
}

QString date_words(const DeskBrief& brief) {
  const QDateTime made = QDateTime::fromString(text_of(brief.document().prepared_at), Qt::ISODate);
  return made.isValid() ? QLocale().toString(made.date(), QStringLiteral("d MMMM yyyy")) : text_of(brief.view().date);
}

QString claims_words(const DeskBrief& brief) {
  const ReportView& view = brief.view();
  std::map<ClaimClass, int> classes;
  for (const ShownSection& section : view.sections)
    for (const ShownClaim& claim : section.claims) ++classes[claim.check];
  QStringList parts;
  for (const auto& [check, count] : classes) parts += number(static_cast<uint64_t>(count)) + QLatin1Char(' ') + class_word(check);
  QString out = Brief::tr("%Ln claim(s)", nullptr, static_cast<int>(view.claims));
  if (!parts.isEmpty()) out += QStringLiteral(": ") + parts.join(QStringLiteral(", "));
  if (view.figures) out += QStringLiteral("; ") + Brief::tr("%Ln figure(s) in tables", nullptr, static_cast<int>(view.figures));
  if (!view.withheld.empty()) out += QStringLiteral("; ") + Brief::tr("%Ln kept out", nullptr, static_cast<int>(view.withheld.size()));
  return out;
}

QString coverage_words(const DeskBrief& brief) {
  const Coverage& c = brief.document().coverage;
  return Brief::tr("%Ln document(s)", nullptr, static_cast<int>(c.documents.size())) + QStringLiteral(", ") +
         Brief::tr("%Ln page(s)", nullptr, static_cast<int>(c.pages()));
}

QString coverage_words(const DeskBrief& brief, const CoverageLine& line) {
  switch (line.how) {
    case ReadHow::text: return Brief::tr("read from the text layer");
    case ReadHow::ocr: {
      const uint64_t doubtful = brief.document().coverage.pages_doubtful();
      return doubtful ? Brief::tr("read by OCR, %1 of them doubtful").arg(number(doubtful)) : Brief::tr("read by OCR");
    }
    case ReadHow::empty: return Brief::tr("read, without words on them");
    case ReadHow::unread: {
      const QString which = unread_words(brief.document().coverage);
      return which.isEmpty() ? Brief::tr("not read") : Brief::tr("not read: %1").arg(which);
    }
  }
  return text_of(line.text);
}

QString review_words(const ShownClaim& claim) {
  if (!claim.source) return QCoreApplication::translate("review", "open");
  const Review& review = claim.source->review;
  const char* word = "open";
  switch (review.state) {
    case Review::State::open: return QCoreApplication::translate("review", "open");
    case Review::State::accepted: word = "accepted"; break;
    case Review::State::rejected: word = "rejected"; break;
    case Review::State::edited: word = "edited"; break;
  }
  const QString out = QCoreApplication::translate("review", word);
  return review.by.empty() ? out : out + QStringLiteral(", ") + text_of(shown(review.by));
}

}  // namespace dossier::ui
