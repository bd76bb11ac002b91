#include "ui/background/hand_over.h"

#include <gtest/gtest.h>

#include <QCoreApplication>
#include <QEventLoop>
#include <QTimer>
#include <memory>
#include <string>
#include <vector>

namespace dossier::ui {
namespace {

// Plain memory goes each way: in the preset tsan these fail where a way does not say what it orders.
TEST(HandOver, ToThePoolAndBackByPosting) {
  QThreadPool pool;
  QObject target;
  QEventLoop loop;
  QTimer::singleShot(20'000, &loop, [&] { loop.exit(1); });
  auto numbers = std::make_unique<std::vector<int>>(1, 20);
  start_on(pool, [&, given = numbers.get()] {
    given->push_back(22);
    post_to(&target, [&, given, text = std::string(100, 'x')] {
      given->push_back(static_cast<int>(text.size()));
      loop.quit();
    });
  });
  EXPECT_EQ(loop.exec(), 0);
  EXPECT_EQ(*numbers, (std::vector<int>{20, 22, 100}));
  EXPECT_TRUE(wait_for(pool));
}

TEST(HandOver, BackByWaiting) {
  QThreadPool pool;
  int sum = 20;
  start_on(pool, [&sum] { sum += 22; });
  EXPECT_TRUE(wait_for(pool, 20'000));
  EXPECT_EQ(sum, 42);
}

TEST(HandOver, NothingRunsOnceTheTargetIsGone) {
  bool ran = false;
  auto target = std::make_unique<QObject>();
  post_to(target.get(), [&ran] { ran = true; });
  target.reset();
  QCoreApplication::processEvents();
  EXPECT_FALSE(ran);
}

}  // namespace
}  // namespace dossier::ui
