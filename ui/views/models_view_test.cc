// A model in the window: added, chosen, asked; its sentences checked as they come; an endpoint on and off.
#include "ui/views/models_view.h"

#include <gtest/gtest.h>

#include <QFile>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "app/desk/made_model.h"
#include "app/desk/reading.h"
#include "tests/tiny_vision.h"
#include "ui/look/colours.h"
#include "ui/views/ask_view.h"
#include "ui/views/brief_view.h"
#include "ui/views/model_plan_table.h"
#include "ui/views/picture_choice_box.h"
#include "ui/views/written_part.h"
#include "ui/window/main_window.h"

namespace dossier::ui {
namespace {

constexpr int kPatience_ms = 60'000;
const char kAnswers[] = R"({"name": "script", "answers": [
  {"text": "The Supplier shall deliver the Products within twenty-one (21) days after it has confirmed an Order. [1]\nThe harbour was closed in 1923. [1]\n"},
  {"text": "The Supplier shall deliver the Products within twenty-one (21) days after it has confirmed an Order. [1]\n", "repeat": 100000}]})";

class Models : public testing::Test {
 protected:
  void SetUp() override {
    QSettings().clear();
    path_ = folder_.filePath(QStringLiteral("case.dossier"));
    auto archive = DeskArchive::create(path_.toStdString());
    ASSERT_TRUE(archive.ok());
    ASSERT_TRUE(read_files(**archive, {DOSSIER_SOURCE_DIR "/sample_docs/contracts"}, {}, {}, {}).ok());
    QFile script(folder_.filePath(QStringLiteral("script.json")));
    ASSERT_TRUE(script.open(QIODevice::WriteOnly));
    script.write(kAnswers);
  }
  void TearDown() override { QSettings().clear(); }
  void use_script() {
    ModelSettings settings = load_model_settings();
    settings.files = QStringList(QStringLiteral("script:") + folder_.filePath(QStringLiteral("script.json")));
    settings.chosen = settings.files[0];
    save_model_settings(settings);
  }
  QTemporaryDir folder_;
  QString path_;
};

TEST_F(Models, AnswersAreWrittenUnderTheEvidenceAndChecked) {
  use_script();
  MainWindow window;
  window.show();
  QSignalSpy opened(&window.session(), &Session::archive_changed);
  window.session().open(path_);
  ASSERT_TRUE(opened.wait(kPatience_ms));
  auto* ask = qobject_cast<AskView*>(window.panel("ask"));
  ask->ask("Within how many days shall the Supplier deliver the Products?");
  ASSERT_TRUE(QTest::qWaitFor([&] { return ask->answers() == 1; }, kPatience_ms));
  WrittenPart* part = ask->findChild<WrittenPart*>();
  ASSERT_TRUE(part);
  ASSERT_TRUE(QTest::qWaitFor([&] { return !part->running(); }, kPatience_ms));
  EXPECT_EQ(part->sentences(), 1) << part->status().toStdString();
  EXPECT_TRUE(part->status().contains("kept out")) << part->status().toStdString();
  // Again, and this time it does not end by itself: Esc stops it.
  part->write();
  ASSERT_TRUE(QTest::qWaitFor([&] { return part->sentences() > 0; }, kPatience_ms));
  part->stop();
  ASSERT_TRUE(QTest::qWaitFor([&] { return !part->running(); }, kPatience_ms));
}

TEST_F(Models, AddedFilesAreListedWithWhatTheyAre) {
  Session session;
  ModelsView view(session);
  view.show();
  QFile broken(folder_.filePath(QStringLiteral("broken.gguf")));
  ASSERT_TRUE(broken.open(QIODevice::WriteOnly));
  broken.write("no model");
  broken.close();
  QSignalSpy changed(&view, &ModelsView::models_changed);
  view.add_files({broken.fileName()});
  ASSERT_TRUE(changed.wait(kPatience_ms));
  EXPECT_EQ(load_model_settings().files, QStringList(broken.fileName()));
  ASSERT_TRUE(QTest::qWaitFor(
      [&] {
        bool said = false;
        for (QLabel* label : view.findChildren<QLabel*>())
          said |= label->text().contains("broken.gguf") && label->property("role").toString() == "error";
        return said;
      },
      kPatience_ms));
  view.remove(broken.fileName());
  EXPECT_TRUE(load_model_settings().files.isEmpty());
  EXPECT_TRUE(QFile::exists(broken.fileName()));
}

// What is shown of pages, what that costs, and where a sentence that rests on a picture leads.
TEST_F(Models, PicturesAreShownWithTheirCostAndOpenTheirPlace) {
  QFile script(folder_.filePath(QStringLiteral("script.json")));
  ASSERT_TRUE(script.open(QIODevice::WriteOnly | QIODevice::Truncate));
  script.write(R"j({"name": "Eyes", "sees": true, "context_tokens": 200000, "answers": [
    {"text": "The left column is set in two sizes of type [1].\n", "expects": "picture)"}, {"text": "holds", "expects": "Picture:"},
    {"text": "The left column is set in two sizes of type [1].\n", "expects": "picture)"}]})j");
  script.close();
  use_script();
  MainWindow window;
  window.show();
  QSignalSpy opened(&window.session(), &Session::archive_changed);
  window.session().open(path_);
  ASSERT_TRUE(opened.wait(kPatience_ms));
  Writer& writer = window.session().writer();
  auto* ask = qobject_cast<AskView*>(window.panel("ask"));
  window.show_panel("ask");
  ASSERT_TRUE(writer.may_see());
  EXPECT_TRUE(ask->pictures()->isVisible());
  // Chosen by hand where the question stands; it is a setting.
  auto* choice = ask->findChild<PictureChoiceBox*>();
  ASSERT_TRUE(choice);
  EXPECT_EQ(writer.pictures(), PictureChoice::none);
  choice->setFocus();
  choice->setCurrentIndex(choice->findData(static_cast<int>(PictureChoice::pages)));
  emit choice->activated(choice->currentIndex());
  EXPECT_EQ(writer.pictures(), PictureChoice::pages);
  EXPECT_EQ(load_model_settings().pictures, PictureChoice::pages);
  ModelSettings settings = load_model_settings();
  settings.judges = true;
  save_model_settings(settings);
  writer.use_settings();
  ask->ask("Within how many days shall the Supplier deliver the Products?");
  ASSERT_TRUE(QTest::qWaitFor([&] { return ask->answers() == 1; }, kPatience_ms));
  WrittenPart* part = ask->findChild<WrittenPart*>();
  ASSERT_TRUE(part);
  ASSERT_TRUE(QTest::qWaitFor([&] { return !part->running(); }, kPatience_ms));
  EXPECT_TRUE(part->told().contains("tokens of the prompt")) << part->told().toStdString();
  ASSERT_EQ(part->sentences(), 1) << part->status().toStdString();
  QPushButton* place = nullptr;
  for (QPushButton* button : part->findChildren<QPushButton*>())
    if (button->accessibleName().contains(", picture")) place = button;
  ASSERT_TRUE(place);
  PageView* view = window.reader().view();
  place->click();
  ASSERT_TRUE(view->has_document());
  // The place is framed; the page within keeps its colours.
  auto seen = [&] { return view->viewport()->grab().toImage(); };
  auto like = [&](const QRect& rect, const QColor& colour) {
    const QImage image = seen();
    int out = 0;
    for (int y = std::max(0, rect.top()); y <= std::min(image.height() - 1, rect.bottom()); ++y)
      for (int x = std::max(0, rect.left()); x <= std::min(image.width() - 1, rect.right()); ++x) out += image.pixelColor(x, y) == colour;
    return out;
  };
  const QColor find = light_colours().find;
  ASSERT_TRUE(QTest::qWaitFor([&] { return like(view->viewport()->rect(), find) > 500; }, kPatience_ms));
  EXPECT_EQ(like(view->viewport()->rect().adjusted(120, 120, -120, -120), find), 0);
  // Without a judge nothing of it is shown, and why is said before.
  settings.judges = false;
  save_model_settings(settings);
  writer.use_settings();
  part->write();
  ASSERT_TRUE(QTest::qWaitFor([&] { return !part->running(); }, kPatience_ms));
  EXPECT_EQ(part->sentences(), 0);
  EXPECT_TRUE(part->told().contains("only if a model judges it")) << part->told().toStdString();
}

TEST_F(Models, AVisionEncoderIsChosenForItsModel) {
  const QString file = folder_.filePath(QStringLiteral("text.gguf")), eyes = folder_.filePath(QStringLiteral("eyes.gguf"));
  TinyModelSpec text{.architecture = "llama4"};
  text.chat_template = "<|header_start|>";
  ASSERT_TRUE(write_tiny_model(file.toStdString(), text).ok());
  ASSERT_TRUE(write_made_up_vision(tiny_vision_shape(), {}, eyes.toStdString()).ok());
  Session session;
  ModelsView view(session);
  view.set_measured_s(0);
  view.show();
  auto says = [&](const char* words) {
    for (QLabel* label : view.findChildren<QLabel*>())
      if (label->text().contains(QLatin1String(words))) return true;
    return false;
  };
  QSignalSpy changed(&view, &ModelsView::models_changed);
  view.add_files({file});
  ASSERT_TRUE(changed.wait(kPatience_ms));
  view.choose(file);
  EXPECT_FALSE(session.writer().may_see());
  EXPECT_TRUE(says("Pictures need a model of this machine"));
  view.set_vision(file, file);  // not an encoder: said so, and not taken
  ASSERT_TRUE(QTest::qWaitFor([&] { return says("holds no vision encoder"); }, kPatience_ms));
  EXPECT_TRUE(load_model_settings().visions.isEmpty());
  view.set_vision(file, eyes);
  ASSERT_TRUE(QTest::qWaitFor([&] { return says("It sees by eyes.gguf"); }, kPatience_ms));
  EXPECT_EQ(load_model_settings().visions.value(file), eyes);
  ASSERT_TRUE(session.writer().may_see());
  session.writer().show_pictures(PictureChoice::scans);
  EXPECT_TRUE(says("only if a model judges it"));
  view.make_plan();
  ASSERT_TRUE(QTest::qWaitFor([&] { return says("shown as a picture"); }, kPatience_ms));
  view.set_vision(file, {});
  EXPECT_FALSE(session.writer().may_see());
  EXPECT_EQ(session.writer().pictures(), PictureChoice::none);
}

TEST_F(Models, ThePlanThatFitsIsTakenByAButton) {
  const QString file = folder_.filePath(QStringLiteral("long rows.gguf"));
  Status made = write_made_model(kLongRowsShape, file.toStdString());
  ASSERT_TRUE(made.ok()) << made.error().describe();
  ModelSettings settings = load_model_settings();
  settings.files = QStringList(file);
  settings.memory_gib = 1;
  settings.keeps = false;
  save_model_settings(settings);
  Session session;
  ModelsView view(session);
  view.set_measured_s(0);
  view.show();
  QPushButton* use = nullptr;
  for (QPushButton* button : view.findChildren<QPushButton*>())
    if (button->text() == "Use the plan that fits") use = button;
  ASSERT_TRUE(use);
  EXPECT_FALSE(use->isVisible());
  auto says = [&](const char* words) {
    const ModelPlanTable* table = view.findChild<ModelPlanTable*>();
    if (!table) return false;
    for (QLabel* label : table->findChildren<QLabel*>())
      if (label->text().startsWith(QLatin1String(words))) return true;
    return false;
  };
  view.choose(file);
  view.make_plan();
  ASSERT_TRUE(QTest::qWaitFor([&] { return says("This does not fit"); }, kPatience_ms));
  ASSERT_TRUE(use->isVisible());
  use->click();
  ASSERT_TRUE(QTest::qWaitFor([&] { return says("It fits"); }, kPatience_ms));
  EXPECT_FALSE(use->isVisible());
  settings = load_model_settings();
  EXPECT_TRUE(settings.keeps || settings.kv_format == "q4");
  EXPECT_EQ(settings.memory_gib, 1);
}

TEST_F(Models, AnEndpointIsOffUntilItIsTurnedOnAndStandsInTheTitle) {
  ModelSettings settings = load_model_settings();
  settings.endpoint = "http://127.0.0.1:9/v1";
  save_model_settings(settings);
  MainWindow window;
  EXPECT_TRUE(window.session().writer().address().isEmpty());
  EXPECT_FALSE(window.windowTitle().contains("127.0.0.1"));
  ASSERT_TRUE(window.session().writer().turn_endpoint_on());
  EXPECT_TRUE(window.windowTitle().contains("http://127.0.0.1:9/v1")) << window.windowTitle().toStdString();
  window.session().writer().turn_endpoint_off();
  EXPECT_FALSE(window.windowTitle().contains("127.0.0.1"));
}

// Nobody listens at the address: the evidence stays, and the sentence under it says so.
TEST_F(Models, AnEndpointThatDoesNotAnswerCostsNoEvidence) {
  ModelSettings settings = load_model_settings();
  settings.endpoint = "http://127.0.0.1:9/v1";
  save_model_settings(settings);
  MainWindow window;
  window.show();
  QSignalSpy opened(&window.session(), &Session::archive_changed);
  window.session().open(path_);
  ASSERT_TRUE(opened.wait(kPatience_ms));
  window.session().writer().turn_endpoint_on();
  auto* ask = qobject_cast<AskView*>(window.panel("ask"));
  ask->ask("Within how many days shall the Supplier deliver the Products?");
  ASSERT_TRUE(QTest::qWaitFor([&] { return ask->answers() == 1; }, kPatience_ms));
  WrittenPart* part = ask->findChild<WrittenPart*>();
  ASSERT_TRUE(part);
  ASSERT_TRUE(QTest::qWaitFor([&] { return !part->running(); }, kPatience_ms));
  EXPECT_EQ(part->sentences(), 0);
  EXPECT_FALSE(part->status().isEmpty());
  EXPECT_FALSE(part->status().startsWith("Writing")) << part->status().toStdString();
}

TEST_F(Models, TheBriefIsWrittenByTheModelWhenAskedFor) {
  use_script();
  ModelSettings settings = load_model_settings();
  settings.keeps = false;  // what is kept of another run would be written by nobody
  save_model_settings(settings);
  MainWindow window;
  window.show();
  QSignalSpy brief(&window.session(), &Session::brief_changed);
  window.session().open(path_);
  ASSERT_TRUE(QTest::qWaitFor([&] { return window.session().brief() && window.session().jobs().running() == 0; }, kPatience_ms));
  QSignalSpy sentences(&window.session(), &Session::sentence_written);
  bool paced = false;
  QObject::connect(&window.session().jobs(), &Jobs::job_changed, &window,
                   [&](int row) { paced |= window.session().jobs().all()[static_cast<size_t>(row)].step.pace.contains("tokens/s"); });
  window.session().write_brief(true);
  ASSERT_TRUE(QTest::qWaitFor([&] { return window.session().jobs().running() == 0; }, kPatience_ms));
  EXPECT_GT(sentences.count(), 3);
  EXPECT_GT(window.session().writer().model()->pace().tokens, 20u);
  EXPECT_TRUE(paced) << "the job says how fast the model writes";
  bool named = false;
  for (const Job& job : window.session().jobs().all()) named |= job.title.contains("script");
  EXPECT_TRUE(named);
}

// The whole way: a model is shown the pages, its sentence about one is judged and stands in the brief, and a click on it opens the picture's place.
TEST_F(Models, AClaimOfTheBriefThatRestsOnAPictureOpensItsPlace) {
  QFile script(folder_.filePath(QStringLiteral("script.json")));
  ASSERT_TRUE(script.open(QIODevice::WriteOnly | QIODevice::Truncate));
  script.write(R"j({"name": "Eyes", "sees": true, "context_tokens": 200000, "answers": [)j");
  for (int i = 0; i < 20; ++i)
    script.write(
        R"j({"text": "The left column is set in two sizes of type [1].\n", "expects": "picture)"}, {"text": "holds", "expects": "Picture:"}, )j");
  script.write(R"j({"text": ""}]})j");
  script.close();
  use_script();
  ModelSettings settings = load_model_settings();
  settings.judges = true;
  settings.keeps = false;
  settings.pictures = PictureChoice::pages;
  save_model_settings(settings);
  const QString path = folder_.filePath(QStringLiteral("opinion.dossier"));
  {
    auto archive = DeskArchive::create(path.toStdString());
    ASSERT_TRUE(archive.ok());
    ASSERT_TRUE(read_files(**archive, {DOSSIER_SOURCE_DIR "/sample_docs/court/Aldergate v Norwick.pdf"}, {}, {}, {}).ok());
  }
  MainWindow window;
  window.show();
  Session& session = window.session();
  session.open(path);
  ASSERT_TRUE(QTest::qWaitFor([&] { return session.brief() && session.jobs().running() == 0; }, kPatience_ms));
  const auto extractive = session.brief();
  session.write_brief(true);
  ASSERT_TRUE(QTest::qWaitFor([&] { return session.brief() != extractive && session.jobs().running() == 0; }, kPatience_ms))
      << session.jobs().all().back().reason.toStdString();
  const ReportDocument& report = session.brief()->document();
  ClaimIndex claim = kNoClaim;
  for (ClaimIndex i = 0; i < report.claims.size(); ++i)
    if (session.marks().number_of(i) && report.claims[i].citations[0].figure) claim = i;
  ASSERT_NE(claim, kNoClaim) << session.jobs().all().back().reason.toStdString();
  EXPECT_EQ(report.claims[claim].check, ClaimClass::judged);
  ASSERT_TRUE(report.claims[claim].judge);
  EXPECT_EQ(report.claims[claim].judge->name, "Eyes");
  BriefList& list = qobject_cast<BriefView*>(window.panel("brief"))->list();
  const QModelIndex row = static_cast<BriefModel*>(list.model())->index_of(claim);
  list.scrollTo(row);
  QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, list.visualRect(row).topLeft() + QPoint(80, 14));
  PageView* view = window.reader().view();
  ASSERT_TRUE(view->has_document());
  const ReportCitation cited = report.claims[claim].citations[0];
  EXPECT_EQ(view->current_page(), cited.span.page);
  // The picture is the whole page: its rim is yellow, its middle is not.
  auto yellow = [&](const QRect& rect) {
    const QImage seen = view->viewport()->grab().toImage();
    int out = 0;
    for (int y = std::max(0, rect.top()); y <= std::min(seen.height() - 1, rect.bottom()); ++y)
      for (int x = std::max(0, rect.left()); x <= std::min(seen.width() - 1, rect.right()); ++x) out += seen.pixelColor(x, y) == light_colours().mark;
    return out;
  };
  const dossier::Box box = cited.boxes.at(0);
  auto place = [&] { return view->viewport_rect(cited.span.page, box).toAlignedRect(); };
  ASSERT_TRUE(QTest::qWaitFor([&] { return yellow(QRect(place().left(), std::max(0, place().top()), 6, 200)) > 400; }, kPatience_ms));
  EXPECT_EQ(yellow(place().adjusted(12, 12, -60, -12)), 0) << "beside its number";
}

}  // namespace
}  // namespace dossier::ui
