// A model that sees is given pictures where they stand on their pages, within its plan; what it says of one cites its box and is judged or withheld.
#include "app/writing/shown_pictures.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/generate/brief.h"
#include "app/grounding/page_fixture.h"
#include "app/writing/answer_passages.h"
#include "app/writing/model_judge.h"
#include "app/writing/scripted_model.h"
#include "app/writing/writing_rules.h"
#include "app/writing/written_generator.h"
#include "engine/engine.h"

namespace dossier {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

const Box kChart{60, 200, 320, 360};
const std::string kAbove = "Sales of pumps grew in every quarter of the year.", kCaption = "Figure 1: pumps sold in each quarter.",
                  kBelow = "The Board approved a second line in March.";

// A flat picture of a size that fits the box.
class FlatPictures : public PictureSource {
 public:
  Result<std::shared_ptr<const RgbImage>> picture(const SourceDocument& document, uint32_t page, const Box& box, const CancelToken&) override {
    asked.push_back(document.name + " " + std::to_string(page));
    if (fails) return *fails;
    auto out = std::make_shared<RgbImage>();
    out->width = static_cast<int64_t>(box.x1 - box.x0);
    out->height = static_cast<int64_t>(box.y1 - box.y0);
    out->rgb.assign(static_cast<size_t>(out->width * out->height * 3), 128);
    return std::shared_ptr<const RgbImage>(std::move(out));
  }
  std::vector<std::string> asked;
  std::optional<Error> fails;
};

Page page_with_chart(uint32_t number, const Box& chart = kChart, ImageKind kind = ImageKind::figure) {
  const std::string text = kAbove + "\n\n" + kCaption + "\n\n" + kBelow;
  Page page = page_of_text(number, text);
  uint32_t at = 0;
  float y = 60;
  for (const std::string& part : {kAbove, kCaption, kBelow}) {
    const auto end = at + static_cast<uint32_t>(part.size());
    page.blocks.push_back({BlockKind::paragraph, 0, at, end, {50, y, 500, y + 20}});
    at = end + 2;
    y = y < 100 ? 380 : y + 40;
  }
  page.images.push_back({chart, kind, {}});
  return page;
}

struct Desk {
  MemoryPages pages;
  SourceDocument document = document_of("sales.pdf");
  FlatPictures source;
  std::vector<std::string> said;

  explicit Desk(uint32_t page_count = 1) {
    std::vector<Page> read;
    for (uint32_t n = 1; n <= page_count; ++n) {
      read.push_back(page_with_chart(n));
      document.page_numbers.push_back(n);
    }
    document.pages = document.pages_text = page_count;
    pages.add(document, std::move(read));
  }

  PictureShow show(PictureChoice choice = PictureChoice::figures) {
    return {choice, &source, [this](const std::string& what) { said.push_back(what); }};
  }

  Report brief(WrittenGenerator& generator, ClaimJudge* judge = nullptr) {
    BriefRequest request;
    request.documents = {document};
    request.title = "Brief";
    request.points = 1;
    request.folder_picture = false;
    request.judge = judge;
    auto report = make_brief(pages, request, generator, {}, CancelToken());
    EXPECT_TRUE(report.ok()) << (report.ok() ? "" : report.error().describe());
    return std::move(report).value();
  }
};

ScriptedModel seeing(std::vector<ScriptedAnswer> answers) {
  ScriptedModel model(std::move(answers));
  model.let_see();
  return model;
}

std::vector<std::string> kinds(const std::vector<NumberedPassage>& passages) {
  std::vector<std::string> out;
  for (const NumberedPassage& p : passages) out.push_back(std::to_string(p.number) + (p.picture ? " picture" : " " + p.text.substr(0, 8)));
  return out;
}

std::vector<const VerifiedClaim*> written(const Report& report) {
  std::vector<const VerifiedClaim*> out;
  for (const ReportSection& section : report.sections)
    for (const VerifiedClaim& claim : section.claims)
      if (claim.claim().origin.kind == Origin::Kind::written) out.push_back(&claim);
  return out;
}

TEST(ShownPictures, StandWhereTheyStandOnThePage) {
  Desk desk;
  EXPECT_THAT(kinds(*passages_of(desk.pages, desk.document, {}, PictureChoice::none)), ElementsAre("1 Sales of"));
  EXPECT_THAT(kinds(*passages_of(desk.pages, desk.document, {}, PictureChoice::figures)), ElementsAre("1 Sales of", "2 picture", "3 Figure 1"));
  EXPECT_THAT(kinds(*passages_of(desk.pages, desk.document, {}, PictureChoice::pages)), ElementsAre("1 picture", "2 Sales of"));
  EXPECT_THAT(kinds(*passages_of(desk.pages, desk.document, {}, PictureChoice::scans)), ElementsAre("1 Sales of"));

  const Page page = page_with_chart(1);
  EXPECT_EQ(place_of_picture(page, {0, 0, 595, 842}), 0u);
  EXPECT_EQ(place_of_picture(page, {60, 10, 320, 40}), 0u);                  // above all words
  EXPECT_EQ(place_of_picture(page, kChart), page.text.find(kCaption));       // between
  EXPECT_EQ(place_of_picture(page, {60, 600, 320, 700}), page.text.size());  // below all words
  EXPECT_EQ(place_of_picture(page, {520, 10, 590, 40}), page.text.size());   // beside them
}

TEST(ShownPictures, OnlyScannedPagesAreScansAndSmallMarksAreNoFigures) {
  const Box whole{0, 0, 595, 842};
  EXPECT_THAT(pictures_of(page_with_chart(1, whole, ImageKind::scan), PictureChoice::scans), ElementsAre(whole));
  EXPECT_TRUE(pictures_of(page_with_chart(1, whole, ImageKind::scan), PictureChoice::figures).empty());
  EXPECT_TRUE(pictures_of(page_with_chart(1, {60, 200, 90, 230}), PictureChoice::figures).empty());
  EXPECT_TRUE(pictures_of(page_with_chart(1), PictureChoice::none).empty());
}

TEST(ShownPictures, TheMaterialNumbersThemBetweenTheWords) {
  Desk desk;
  auto passages = *passages_of(desk.pages, desk.document, {}, PictureChoice::figures);
  ASSERT_TRUE(draw_pictures({desk.document}, desk.show(), passages, {}).ok());
  const WrittenPassages material = written_passages(passages);
  ASSERT_EQ(material.pictures.size(), 1u);
  EXPECT_TRUE(material.text.substr(0, material.pictures[0].at).ends_with("[2] (sales.pdf, page 1, picture)\n"));
  EXPECT_THAT(material.text.substr(material.pictures[0].at), StartsWith("\n\n[3] (sales.pdf, page 1)\n" + kCaption));
  EXPECT_EQ(material.pictures[0].pixels->width, 260);
}

TEST(ShownPictures, NoneAreAskedForUnlessWanted) {
  Desk desk;
  ScriptedModel model = seeing({{kAbove + " [1]"}});
  WrittenGenerator generator(model);
  desk.brief(generator);
  EXPECT_TRUE(desk.source.asked.empty());
  EXPECT_TRUE(model.requests().at(0).pictures.empty());
}

TEST(ShownPictures, AClaimFromAPictureCitesItsBoxAndIsJudged) {
  Desk desk;
  ScriptedModel model = seeing({{"The fourth bar is the tallest of all [2]."}, {"holds"}});
  const CancelToken cancel;
  ModelJudge judge(model, cancel);
  judge.let_see(desk.source, {desk.document});
  WrittenGenerator generator(model, {}, desk.show());
  const Report report = desk.brief(generator, &judge);
  const auto claims = written(report);
  ASSERT_EQ(claims.size(), 1u);
  EXPECT_EQ(claims[0]->check(), ClaimClass::judged);
  ASSERT_EQ(claims[0]->claim().citations.size(), 1u);
  const Citation& citation = claims[0]->claim().citations[0];
  EXPECT_TRUE(citation.is_figure());
  EXPECT_THAT(citation.boxes(), ElementsAre(kChart));
  EXPECT_TRUE(citation.quote().empty());
  EXPECT_THAT(claims[0]->reasons(), Contains(Reason{"judged_by", "script"}));
  EXPECT_THAT(claims[0]->reasons(), Contains(Reason{"prompt_sha256", sha256_of(picture_judging_rules()).hex()}));
  // The judge saw the picture, and only that.
  ASSERT_EQ(model.requests().size(), 2u);
  EXPECT_EQ(model.requests()[1].pictures.size(), 1u);
  EXPECT_EQ(model.requests()[1].material, "Picture:\n\n");
  EXPECT_THAT(desk.said, ElementsAre("sales.pdf: 1 picture, 1 tile, 147 tokens of the prompt, 1.0 TFLOP"));
}

// The same sentence, and no word for it that counts.
TEST(ShownPictures, WithoutAJudgeThatSeesItIsWithheld) {
  const std::string sentence = "The fourth bar is the tallest of all [2].";
  for (const char* word : {"", "does_not", "unclear", "blind"}) {
    Desk desk;
    ScriptedModel model = seeing({{sentence}, {word}});
    ScriptedModel blind({{"holds"}});
    const CancelToken cancel;
    ModelJudge judge(std::string(word) == "blind" ? blind : model, cancel);
    judge.let_see(desk.source, {desk.document});
    WrittenGenerator generator(model, {}, desk.show());
    const Report report = desk.brief(generator, *word ? &judge : nullptr);
    EXPECT_TRUE(written(report).empty()) << word;
    ASSERT_EQ(report.withheld.size(), 1u) << word;
    EXPECT_EQ(report.withheld[0].check, ClaimClass::unsupported);
    EXPECT_TRUE(blind.requests().empty());
  }
}

// What the words say too is proven by them, whichever passage the model names.
TEST(ShownPictures, WordsGoBeforePictures) {
  Desk desk;
  ScriptedModel model = seeing({{"The Board approved a second line in March [2]."}});
  WrittenGenerator generator(model, {}, desk.show());
  const Report report = desk.brief(generator);
  const auto claims = written(report);
  ASSERT_EQ(claims.size(), 1u);
  EXPECT_EQ(claims[0]->check(), ClaimClass::verbatim);
  EXPECT_FALSE(claims[0]->claim().citations[0].is_figure());
}

TEST(ShownPictures, AModelThatDoesNotSeeIsNotGivenAny) {
  Desk desk;
  ScriptedModel model({{"The fourth bar is the tallest of all [2]."}});
  WritingRequest request;
  request.pictures.push_back({0, *desk.source.picture(desk.document, 1, kChart, {})});
  auto end = model.write(request, [](std::string_view) { return true; }, {});
  ASSERT_FALSE(end.ok());
  EXPECT_EQ(end.error().kind, ErrorKind::usage);
  EXPECT_FALSE(model.cost({10, {{100, 100}}}, 10, {}).ok());
}

TEST(ShownPictures, APictureThatCannotBeDrawnIsToldAndTheWordsStay) {
  Desk desk(3);
  desk.source.fails = Error{ErrorKind::not_found, "the file is no longer in its folder", "", ""};
  ScriptedModel model = seeing({{kAbove + " [1]"}});
  WrittenGenerator generator(model, {}, desk.show());
  const Report report = desk.brief(generator);
  EXPECT_EQ(written(report).size(), 1u);
  EXPECT_TRUE(model.requests().at(0).pictures.empty());
  EXPECT_THAT(desk.said, ElementsAre("sales.pdf: a picture is not shown: the file is no longer in its folder"));
}

TEST(ShownPictures, ADocumentWithoutPicturesHasNoneHoweverManyPages) {
  Desk desk(60);
  desk.source.fails = Error{ErrorKind::unsupported, "this type has no page pictures", "", ""};
  ScriptedModel model = seeing({{kAbove + " [1]"}});
  WrittenGenerator generator(model, {ReadingStrategy::whole, 600}, desk.show(PictureChoice::pages));
  EXPECT_EQ(written(desk.brief(generator)).size(), 1u);
  EXPECT_EQ(desk.source.asked.size(), 1u);
  EXPECT_THAT(desk.said, ElementsAre("sales.pdf: no pictures are shown: this type has no page pictures"));
}

TEST(ShownPictures, ManyAreWarnedOf) {
  Desk desk(6);
  ScriptedModel model = seeing({{kAbove + " [1]"}});
  WrittenGenerator generator(model, {}, desk.show());
  desk.brief(generator);
  EXPECT_EQ(model.requests().at(0).pictures.size(), 6u);
  EXPECT_THAT(desk.said, ElementsAre("sales.pdf: 6 pictures, 6 tiles, 882 tokens of the prompt, 6.0 TFLOP",
                                     "sales.pdf: 6 pictures: the models were tried with at most 5 in a prompt"));
}

TEST(ShownPictures, APromptTakesFortyEight) {
  Desk desk(50);
  ScriptedModel model = seeing({{kAbove + " [1]"}});
  WrittenGenerator whole(model, {ReadingStrategy::whole, 600}, desk.show());
  desk.brief(whole);
  EXPECT_TRUE(model.requests().empty());
  EXPECT_THAT(whole.remarks(), Contains(HasSubstr("there are 50 pictures, a prompt takes at most 48")));
  EXPECT_EQ(desk.source.asked.size(), 1u);

  auto all = *passages_of(desk.pages, desk.document, {}, PictureChoice::figures);
  ASSERT_TRUE(fit_pictures(model, {desk.document}, desk.show(), {}, "sales.pdf", 0, 0, all, {}).ok());
  EXPECT_EQ(pictures_among(all), 48u);
  EXPECT_EQ(desk.source.asked.size(), 49u);
  EXPECT_THAT(desk.said, ElementsAre("sales.pdf: 2 of 50 pictures are not shown: the plan allows no more"));
}

// A second a picture, and nothing for words.
class SlowEyes : public ScriptedModel {
 public:
  using ScriptedModel::ScriptedModel;
  Result<WritingCost> cost(const PromptSize& prompt, size_t, const CancelToken&) override {
    WritingCost out;
    out.seconds = static_cast<double>(prompt.pictures.size());
    return out;
  }
};

TEST(ShownPictures, ThePlanDecidesHowManyAreShown) {
  Desk desk(6);
  SlowEyes model({{kAbove + " [1]"}});
  model.let_see();
  WrittenGenerator generator(model, {ReadingStrategy::automatic, 2}, desk.show());
  desk.brief(generator);
  EXPECT_THAT(generator.remarks(), Contains(HasSubstr("with 6 pictures would take about 6 s, allowed are 2 s")));
  EXPECT_LE(model.requests().at(0).pictures.size(), 2u);

  desk.said.clear();
  const auto all = *passages_of(desk.pages, desk.document, {}, PictureChoice::figures);
  for (const auto& [limits, shown] : {std::pair<ReadingLimits, size_t>{{ReadingStrategy::automatic, 2}, 2},
                                      {{ReadingStrategy::retrieved, 4}, 4},
                                      {{ReadingStrategy::automatic, 0}, 6},
                                      {{ReadingStrategy::whole, 2}, 6}}) {
    auto passages = all;
    ASSERT_TRUE(fit_pictures(model, {desk.document}, desk.show(), limits, "sales.pdf", 0, 0, passages, {}).ok());
    EXPECT_EQ(pictures_among(passages), shown);
  }
  EXPECT_THAT(desk.said, ElementsAre("sales.pdf: 4 of 6 pictures are not shown: the plan allows no more",
                                     "sales.pdf: 2 of 6 pictures are not shown: the plan allows no more"));
}

TEST(ShownPictures, AnAnswerSeesThePicturesBesideItsEvidence) {
  Desk desk(3);
  ScriptedModel model = seeing({});
  Answer found;
  found.question = "Which bar is the tallest?";
  Evidence evidence;
  evidence.document = desk.document;
  evidence.page = 2;
  evidence.span = {desk.document.sha256, 2, 0, 20};
  found.evidence = {evidence};
  AnswerReading reading;
  reading.limits.strategy = ReadingStrategy::retrieved;
  reading.pictures = desk.show();
  auto given = passages_for_answer(found, desk.pages, model, {100, 100}, reading, {});
  ASSERT_TRUE(given.ok()) << given.error().describe();
  EXPECT_THAT(kinds(given->passages), ElementsAre("1 Sales of", "2 picture"));
  EXPECT_EQ(given->read, "1 passage and 1 picture");
  EXPECT_THAT(desk.source.asked, ElementsAre("sales.pdf 2"));

  reading.limits.strategy = ReadingStrategy::whole;
  reading.documents = {desk.document};
  EXPECT_EQ(passages_for_answer(found, desk.pages, model, {100, 100}, reading, {})->read, "1 document whole with 3 pictures");
  Desk many(60);
  reading.documents = {many.document};
  reading.pictures = many.show();
  auto refused = passages_for_answer(found, many.pages, model, {100, 100}, reading, {});
  ASSERT_FALSE(refused.ok());
  EXPECT_THAT(refused.error().message, HasSubstr("there are 60 pictures, a prompt takes at most 48"));
}

}  // namespace
}  // namespace dossier
