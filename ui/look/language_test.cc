#include "ui/look/language.h"

#include <gtest/gtest.h>

#include <QCoreApplication>
#include <QFile>
#include <QGuiApplication>

namespace dossier::ui {
namespace {

const char kWindow[] = "dossier::ui::MainWindow";

TEST(Language, EnglishKnowsOneFromMany) {
  EXPECT_EQ(QCoreApplication::translate(kWindow, "%Ln document(s)", nullptr, 1), "1 document");
  EXPECT_EQ(QCoreApplication::translate(kWindow, "%Ln document(s)", nullptr, 2), "2 documents");
}

TEST(Language, GermanIsHere) {
  apply_language(*qApp, "de");
  EXPECT_EQ(QCoreApplication::translate(kWindow, "Export…"), QStringLiteral("Ausgeben…"));
  EXPECT_EQ(QCoreApplication::translate(kWindow, "%Ln document(s)", nullptr, 1), QStringLiteral("1 Dokument"));
  apply_language(*qApp, "en");
}

TEST(Language, ArabicRunsFromRightToLeft) {
  apply_language(*qApp, "ar");
  EXPECT_EQ(QGuiApplication::layoutDirection(), Qt::RightToLeft);
  // What is only prepared stays English.
  EXPECT_EQ(QCoreApplication::translate(kWindow, "Export…"), QStringLiteral("Export…"));
  apply_language(*qApp, "en");
  EXPECT_EQ(QGuiApplication::layoutDirection(), Qt::LeftToRight);
}

TEST(Language, CompleteTranslationsAreComplete) {
  for (const char* code : {"de", "fr", "es"}) {
    QFile file(QStringLiteral(DOSSIER_SOURCE_DIR "/ui/translations/dossier_%1.ts").arg(QLatin1String(code)));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly)) << code;
    const QString text = QString::fromUtf8(file.readAll());
    EXPECT_FALSE(text.contains("type=\"unfinished\"")) << code;
    EXPECT_FALSE(text.contains("<translation />") || text.contains("<translation></translation>")) << code;
  }
}

}  // namespace
}  // namespace dossier::ui
