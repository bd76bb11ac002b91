// The commonest short words of the languages of Latin script that we have models for: articles, pronouns, prepositions,
// conjunctions, forms of to be and to have, and words that stand on forms and letters. Written down by hand from general knowledge
// of the languages for this program; no corpus was used. Accents are left out (fold() is applied to the text as well).
#include "ingest/reader/ocr/language_table.h"

namespace dossier::reader {

const LanguageWords kLanguageWords[] = {
  {"eng", "the of and to in is that for it as was with be by on not he his but at are this have from or had an they which one you were her all she there would "
          "their we him been has when who will more no if out so said what up its about into than them can only other new some could time these two may then do "
          "first any my now such like our over me even most after also did many before must through where your well should because each those shall no. date "
          "name page please dear sincerely from number amount invoice report total company address telephone subject year under between per upon without"},
  {"deu", "der die und in den von zu das mit sich des auf fur ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch "
          "wie einem uber einen so zum war haben nur oder aber vor zur bis mehr durch man sein wurde sei hatte kann gegen vom konnen schon wenn habe seine ihre dann "
          "unter wir soll ich eines jahr zwei diese dieser dieses wieder keine seiner worden will zwischen immer was sagte gibt alle diesem jeder ohne jede "
          "rechnung datum seite betrag sehr geehrte nummer strasse menschen recht hiermit sowie gemass bitte"},
  {"fra", "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont la les avec son aux d'un cette d'une ont ses mais comme on tout nous "
          "sa fait ete aussi leur bien peut ces y deux ainsi encore sans autres leurs dont toute toutes etre ou elle ils meme entre apres je vous sous votre notre soit "
          "chacun droit personne facture montant rue numero monsieur madame tous si avant tres lors selon elles cet"},
  {"ita", "di e il la che in a per un del non della le con si i da una sono al piu dei delle alla nel come anche gli ha lo dal degli se ma o essere nella dalla ed questo sua "
          "suo loro stato alle due ai fra tra sulla sono hanno era tutti cui quale dopo senza ogni individuo diritto tale proprio questa suoi sue anno solo deve ad "
          "della agli nei dell'importo fattura data via numero gentile signore signora ne puo sia anni prima cosi ci mi sul nelle essere stata"},
  {"por", "de a o que e do da em um para com nao uma os no se na por mais as dos como mas ao ele das seu sua ou quando muito nos ja eu tambem so pelo pela ate isso ela "
          "entre depois sem mesmo aos seus quem nas me esse eles voce essa num nem suas meu minha numa pelos elas qual nos lhe deles pessoa todo toda todos direito "
          "ser tem sao foi ter sera sob data valor rua numero fatura ano sobre ainda cada nenhum ninguem"},
  {"spa", "de la que el en y a los se del las un por con no una su para es al lo como mas o pero sus le ha me si sin sobre este ya entre cuando todo esta ser son dos tambien "
          "fue habia era muy anos hasta desde mi porque que solo han yo hay vez puede todos asi nos ni parte tiene el uno donde bien tiempo mismo ese ahora cada "
          "e persona derecho toda tener ninguna nadie fecha factura calle numero importe senor estimado otra otro segun esta estos"},
  {"ind", "yang dan di dengan untuk pada dari dalam ini itu tidak adalah akan oleh atau juga sebagai ke dapat telah karena ada kepada orang mereka lebih bahwa setiap "
          "harus bisa saya kami kita hak atas tersebut serta antara tanpa secara bagi para sudah satu dua tahun hari semua menjadi seperti hanya belum masih sama "
          "lain baik maupun terhadap tentang ia dia anda nya pasal berhak sesuatu seorang siapa pun jalan nomor tanggal jumlah negara bukan apa"},
  {"fil", "ang ng sa mga na at ay ni si kay ito para hindi may isang niya sila ako kanyang kaniyang o kung nang bawat tao kanilang ano pag mula dahil lahat siya namin "
          "natin kayo sila rin din lamang pa po ba pero upang karapatan walang wala sinuman alinmang anumang kaniya dapat magkaroon pagkakaroon bilang ibang iba "
          "batas bansa mayroon naman nito noong ngunit maging kanila pamamagitan hanggang araw taon petsa halaga artikulo pangalan ganap gayon"},
  {"vie", "va cua la co cac cho khong duoc trong nguoi mot nhung voi de nay da den khi ve tu tai cung nhu moi bi o ra theo nam nhieu tren phai hay sau con ong vao toi ho "
          "viec lam neu do nao thi ma quyen bat cu deu hoac gi ai su bang qua ca ban rang vi giua duoi truoc nha nuoc dieu so ngay thang hoi dong xa phap luat tu do "
          "dang chi lai hon rat thuc hien the gioi khac nhau ke kia khi dia chi dien thoai"},
};
const int kLanguageWordsCount = sizeof kLanguageWords / sizeof kLanguageWords[0];

const LanguageLetters kLanguageLetters[] = {
  {"deu", U"äöüßÄÖÜ", 1.0f},
  {"fra", U"éèêàçùâîôûœ", .5f},
  {"ita", U"àèéìòù", .4f},
  {"por", U"ãõçáâêéíóú", .5f},
  {"spa", U"ñáéíóú¿¡", .5f},
  {"vie", U"đĐơưăâêôạảấầẩậắằẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ", 1.0f},
};
const int kLanguageLettersCount = sizeof kLanguageLetters / sizeof kLanguageLetters[0];

const LanguageScript kLanguageScripts[] = {
  {"ara", Script::arabic},     {"fas", Script::arabic},     {"urd", Script::arabic}, {"pus", Script::arabic},
  {"hin", Script::devanagari}, {"mar", Script::devanagari}, {"nep", Script::devanagari}, {"san", Script::devanagari},
  {"tha", Script::thai},
  {"eng", Script::latin}, {"deu", Script::latin}, {"fra", Script::latin}, {"ita", Script::latin}, {"por", Script::latin}, {"spa", Script::latin},
  {"ind", Script::latin}, {"fil", Script::latin}, {"vie", Script::latin}, {"nld", Script::latin}, {"pol", Script::latin}, {"ces", Script::latin},
  {"dan", Script::latin}, {"swe", Script::latin}, {"nor", Script::latin}, {"fin", Script::latin}, {"tur", Script::latin}, {"ron", Script::latin},
  {"hun", Script::latin}, {"cat", Script::latin}, {"msa", Script::latin}, {"lat", Script::latin},
};
const int kLanguageScriptsCount = sizeof kLanguageScripts / sizeof kLanguageScripts[0];

}  // namespace dossier::reader
