#include "ui/background/single_instance.h"

#include <gtest/gtest.h>

#include <QSignalSpy>
#include <QTemporaryDir>
#include <thread>

namespace dossier::ui {
namespace {

TEST(SingleInstance, TheSecondHandsOverAndTheNextTakesOver) {
  QTemporaryDir folder;
  auto first = std::make_unique<SingleInstance>(folder.path(), "desk");
  EXPECT_FALSE(first->hand_over({}));
  QSignalSpy received(first.get(), &SingleInstance::received);
  bool handed = false;
  std::thread second([&] { handed = SingleInstance(folder.path(), "desk").hand_over({{"/a b/ü.pdf", "/c.dossier"}, {}}); });
  ASSERT_TRUE(received.wait(20'000));
  second.join();
  EXPECT_TRUE(handed);
  const auto request = received[0][0].value<StartRequest>();
  EXPECT_EQ(request.paths, QStringList({"/a b/ü.pdf", "/c.dossier"}));
  EXPECT_EQ(request.report, QString());
  first.reset();
  SingleInstance third(folder.path(), "desk");
  EXPECT_FALSE(third.hand_over({{"/x"}, {}}));
}

TEST(SingleInstance, AReportIsHandedOverWithItsArchive) {
  QTemporaryDir folder;
  SingleInstance first(folder.path(), "desk");
  EXPECT_FALSE(first.hand_over({{"/open.dossier"}, "/open report.json"})) << "one that shows a report listens, too";
  QSignalSpy received(&first, &SingleInstance::received);
  bool handed = false;
  std::thread second([&] { handed = SingleInstance(folder.path(), "desk").hand_over({{"/c.dossier"}, "/ü/report.json"}); });
  ASSERT_TRUE(received.wait(20'000));
  second.join();
  EXPECT_TRUE(handed);
  const auto request = received[0][0].value<StartRequest>();
  EXPECT_EQ(request.paths, QStringList({"/c.dossier"}));
  EXPECT_EQ(request.report, "/ü/report.json");
}

TEST(SingleInstance, WithoutAFolderEveryStartIsItsOwn) {
  SingleInstance alone("/nonexistent/folder", "desk");
  EXPECT_FALSE(alone.hand_over({{"/x"}, {}}));
}

}  // namespace
}  // namespace dossier::ui
