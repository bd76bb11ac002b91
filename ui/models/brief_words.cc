#include "ui/models/brief_words.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QStringList>
#include <map>

#include "ui/models/brief_model.h"

namespace dossier::ui {
namespace {

struct Brief {
  Q_DECLARE_TR_FUNCTIONS(brief)
};

QString text_of(const std::string& s) { return QString::fromStdString(s); }
QString number(uint64_t n) { return QLocale().toString(static_cast<qulonglong>(n)); }

}  // namespace

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
  QString out = Brief::tr("%n claim(s)", nullptr, static_cast<int>(view.claims));
  if (!parts.isEmpty()) out += QStringLiteral(": ") + parts.join(QStringLiteral(", "));
  if (view.figures) out += QStringLiteral("; ") + Brief::tr("%n figure(s) in tables", nullptr, static_cast<int>(view.figures));
  if (!view.withheld.empty()) out += QStringLiteral("; ") + Brief::tr("%n kept out", nullptr, static_cast<int>(view.withheld.size()));
  return out;
}

QString coverage_words(const DeskBrief& brief) {
  const Coverage& c = brief.document().coverage;
  return Brief::tr("%n document(s)", nullptr, static_cast<int>(c.documents.size())) + QStringLiteral(", ") +
         Brief::tr("%n page(s)", nullptr, static_cast<int>(c.pages()));
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
      // The places and reasons stand behind the colon.
      const QString text = text_of(line.text);
      const qsizetype colon = text.indexOf(QStringLiteral(": "));
      return colon < 0 ? Brief::tr("not read") : Brief::tr("not read: %1").arg(text.mid(colon + 2));
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
