#include "ingest/reader/ocr/language.h"

#include <gtest/gtest.h>

namespace dossier::reader {
namespace {

const std::vector<std::string> kLatin = {"deu", "eng", "fil", "fra", "ind", "ita", "por", "spa", "vie"};

TEST(GuessLanguage, KnowsRunningText) {
  const std::pair<const char*, const char*> cases[] = {
      {"eng", "The delivery was late and we have not been told when the rest of it will arrive."},
      {"deu", "Die Lieferung war verspätet und wir wissen nicht, wann der Rest eintreffen wird."},
      {"fra", "La livraison est arrivée en retard et nous ne savons pas quand le reste sera livré."},
      {"ita", "La consegna è arrivata in ritardo e non sappiamo quando il resto della merce sarà spedito."},
      {"por", "A entrega chegou com atraso e não sabemos quando o resto da mercadoria será enviado."},
      {"spa", "La entrega llegó con retraso y no sabemos cuándo se enviará el resto de la mercancía."},
      {"ind", "Pengiriman itu terlambat dan kami tidak tahu kapan barang yang lain akan dikirim."},
      {"fil", "Ang padala ay nahuli at hindi namin alam kung kailan darating ang iba pang mga gamit."},
      {"vie", "Chuyến hàng đã đến muộn và chúng tôi không biết khi nào phần còn lại sẽ được gửi."},
  };
  for (auto [language, text] : cases) EXPECT_EQ(guess_language(text, kLatin).language, language) << text;
}

TEST(GuessLanguage, NeedsNoAccents) {
  EXPECT_EQ(guess_language("Chuyen hang da den muon va chung toi khong biet khi nao", kLatin).language, "vie");
  EXPECT_EQ(guess_language("A entrega nao chegou e nos nao sabemos quando o resto sera enviado", kLatin).language, "por");
}

TEST(GuessLanguage, ChoosesAmongCandidatesOnly) {
  LanguageGuess guess = guess_language("Die Lieferung war verspätet und wir wissen nicht warum", {"eng", "fra"});
  EXPECT_NE(guess.language, "deu");
}

TEST(GuessLanguage, SaysNothingAboutFigures) {
  EXPECT_EQ(guess_language("12.50 1,577 2024-03-01", kLatin).language, "");
  EXPECT_EQ(guess_language("", kLatin).score, 0);
}

TEST(ScriptOf, KnowsTheLanguagesWithModels) {
  EXPECT_EQ(script_of("hin"), Script::devanagari);
  EXPECT_EQ(script_of("ara"), Script::arabic);
  EXPECT_EQ(script_of("tha"), Script::thai);
  for (const std::string& language : kLatin) EXPECT_EQ(script_of(language), Script::latin) << language;
  EXPECT_EQ(script_of("xxx"), Script::other);
}

}  // namespace
}  // namespace dossier::reader
