// For tests of the window: an archive of two folders of the samples, and how to look at pixels.
#pragma once

#include <gtest/gtest.h>

#include <QImage>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

#include "app/desk/reading.h"
#include "ui/window/main_window.h"

namespace dossier::ui {

inline constexpr int kPatience_ms = 60'000;

// One archive for all tests of a suite. Derive a class of the suite's name.
class WindowTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new QTemporaryDir;
    path_ = folder_->filePath(QStringLiteral("case.dossier"));
    auto archive = DeskArchive::create(path_.toStdString());
    ASSERT_TRUE(archive.ok()) << archive.error().describe();
    const std::string samples = DOSSIER_SOURCE_DIR "/sample_docs/";
    auto read = read_files(**archive, {samples + "contracts", samples + "sheets"}, {}, {}, {});
    ASSERT_TRUE(read.ok()) << read.error().describe();
    ASSERT_EQ(read->files, 3u);
  }
  static void TearDownTestSuite() { delete folder_; }

  void open(MainWindow& window) {
    QSignalSpy brief(&window.session(), &Session::brief_changed);
    window.session().open(path_);
    for (int i = 0; i < 3 && !window.session().brief(); ++i) ASSERT_TRUE(brief.wait(kPatience_ms));
    ASSERT_TRUE(window.session().brief());
  }

  static Sha256 document_named(const Session& session, const char* name) {
    const auto documents = session.archive()->documents();
    for (const DeskDocument& d : *documents)
      if (d.name == name) return d.sha256;
    return {};
  }

  static inline QTemporaryDir* folder_ = nullptr;
  static inline QString path_;
};

inline ClaimIndex first_claim_on_pdf(const Session& session) {
  const ReportDocument& report = session.brief()->document();
  for (ClaimIndex i = 0; i < report.claims.size(); ++i)
    if (session.marks().number_of(i) && report.claims[i].citations[0].document_name.ends_with(".pdf")) return i;
  return kNoClaim;
}

inline int pixels_like(const QImage& image, const QRect& rect, const QColor& colour) {
  int out = 0;
  for (int y = std::max(0, rect.top()); y <= std::min(image.height() - 1, rect.bottom()); ++y)
    for (int x = std::max(0, rect.left()); x <= std::min(image.width() - 1, rect.right()); ++x) out += image.pixelColor(x, y) == colour;
  return out;
}

}  // namespace dossier::ui
