#include "ui/models/library_model.h"

#include <gtest/gtest.h>

#include <QAbstractItemModelTester>

namespace dossier::ui {
namespace {

DeskDocument named(const std::string& path, const std::string& type, uint32_t pages, DeskState state = DeskState::read) {
  DeskDocument d;
  d.sha256 = sha256_of(path);
  d.path = path;
  d.name = path.substr(path.rfind('/') + 1);
  d.type = type;
  d.pages = pages;
  d.state = state;
  return d;
}

std::shared_ptr<const std::vector<DeskDocument>> some() {
  auto out = std::make_shared<std::vector<DeskDocument>>();
  out->push_back(named("/case/contracts/Supply agreement.pdf", "pdf", 48));
  out->push_back(named("/case/contracts/Żądanie.pdf", "pdf", 2, DeskState::doubtful));
  out->push_back(named("/case/mail/box.mbox", "mbox", 0));
  DeskDocument part = named("offer.pdf", "pdf", 3);
  part.path.clear();
  part.is_part = true;
  out->push_back(part);
  out->push_back(named("/case/mail/Escrow deed.pdf", "pdf", 0, DeskState::locked));
  return out;
}

QStringList texts(const LibraryModel& model) {
  QStringList out;
  for (int i = 0; i < model.rowCount(); ++i) out += model.index(i).data().toString().remove(QChar(0x2068)).remove(QChar(0x2069));
  return out;
}

TEST(LibraryModel, GroupsByFolderAndKeepsPartsWithTheirFile) {
  LibraryModel model;
  QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
  model.set_documents(some());
  EXPECT_EQ(texts(model), QStringList({"contracts", "Supply agreement.pdf", "Żądanie.pdf", "mail", "box.mbox", "offer.pdf", "Escrow deed.pdf"}));
  EXPECT_TRUE(model.index(0).data(LibraryModel::HeadingRole).toBool());
  EXPECT_EQ(model.index(3).data(LibraryModel::PagesRole).toInt(), 3);
  EXPECT_EQ(model.document(model.index(3)), nullptr);
  EXPECT_EQ(model.index(2).data(LibraryModel::StateWordRole).toString(), "doubtful");
  EXPECT_EQ(model.index(6).data(LibraryModel::StateWordRole).toString(), "locked");
}

TEST(LibraryModel, FilterMindsNeitherCaseNorAccents) {
  LibraryModel model;
  QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
  model.set_documents(some());
  model.set_filter("zadanie");
  EXPECT_EQ(texts(model), QStringList({"contracts", "Żądanie.pdf"}));
  model.set_filter("type:pdf state:locked");
  EXPECT_EQ(texts(model), QStringList({"mail", "Escrow deed.pdf"}));
  model.set_filter("nothing of the kind");
  EXPECT_EQ(model.rowCount(), 0);
  model.set_filter("");
  EXPECT_EQ(model.shown_documents(), 5u);
}

TEST(LibraryModel, FoldsAndSorts) {
  LibraryModel model;
  QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
  model.set_documents(some());
  model.set_folded(model.index(0), true);
  EXPECT_EQ(texts(model), QStringList({"contracts", "mail", "box.mbox", "offer.pdf", "Escrow deed.pdf"}));
  EXPECT_TRUE(model.index(0).data(LibraryModel::FoldedRole).toBool());
  model.set_folded(model.index(0), false);
  model.set_group(LibraryModel::Group::none);
  model.set_sort(LibraryModel::Sort::pages);
  EXPECT_EQ(texts(model).front(), "Supply agreement.pdf");
  EXPECT_EQ(texts(model).size(), 5);
  EXPECT_TRUE(model.index_of(sha256_of("/case/mail/Escrow deed.pdf")).isValid());
  EXPECT_FALSE(model.index_of(sha256_of("elsewhere")).isValid());
}

TEST(LibraryModel, NamesCannotReorderTheirLine) {
  auto documents = std::make_shared<std::vector<DeskDocument>>();
  documents->push_back(named("/a/\u202Efdp.exe", "pdf", 1));
  LibraryModel model;
  model.set_documents(documents);
  EXPECT_FALSE(model.index(1).data().toString().contains(QChar(0x202E)));
}

TEST(LibraryModel, HundredThousandDocumentsAreRowsOnly) {
  auto documents = std::make_shared<std::vector<DeskDocument>>();
  for (int i = 0; i < 100'000; ++i) documents->push_back(named("/big/" + std::to_string(i % 500) + "/file " + std::to_string(i) + ".pdf", "pdf", 1));
  LibraryModel model;
  model.set_documents(documents);
  EXPECT_EQ(model.rowCount(), 100'500);
  model.set_filter("99999");
  EXPECT_EQ(model.shown_documents(), 1u);
}

}  // namespace
}  // namespace dossier::ui
