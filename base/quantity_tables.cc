// Words that quantities are written with. Written by hand from general knowledge of the languages; folded (lower case, no accents).
#include <algorithm>
#include <unordered_map>

#include "base/quantity_parts.h"
#include "base/utf8.h"

namespace dossier::quantity {
namespace {

using Map = std::unordered_map<std::string, int>;
using Names = std::unordered_map<std::string, std::string>;

// Each entry: value, then words separated by spaces.
Map map_of(std::initializer_list<std::pair<int, const char*>> entries) {
  Map out;
  for (const auto& [value, words] : entries) {
    std::string_view rest = words;
    while (!rest.empty()) {
      size_t cut = rest.find(' ');
      out.emplace(fold(rest.substr(0, cut)), value);
      rest.remove_prefix(cut == std::string_view::npos ? rest.size() : cut + 1);
    }
  }
  return out;
}

Names names_of(std::initializer_list<std::pair<const char*, const char*>> entries) {
  Names out;
  for (const auto& [name, words] : entries) {
    std::string_view rest = words;
    while (!rest.empty()) {
      size_t cut = rest.find(' ');
      out.emplace(fold(rest.substr(0, cut)), name);
      rest.remove_prefix(cut == std::string_view::npos ? rest.size() : cut + 1);
    }
  }
  return out;
}

std::optional<int> look_up(const Map& map, std::string_view word) {
  if (word.size() > 40) return std::nullopt;
  auto found = map.find(std::string(word));
  return found == map.end() ? std::nullopt : std::optional<int>(found->second);
}

std::string_view look_up(const Names& map, std::string_view word) {
  if (word.size() > 40) return {};
  auto found = map.find(std::string(word));
  return found == map.end() ? std::string_view() : std::string_view(found->second);
}

}  // namespace

std::optional<int> month_of(std::string_view word) {
  // English, German, French, Spanish, Italian, Portuguese, Dutch, Indonesian, Vietnamese is written "thang N", Filipino, Arabic
  // (Levant and Gulf), Hindi, Thai.
  static const Map map = map_of({
      {1, "january jan januar jänner janvier janv enero ene gennaio gennaraio janeiro januari enero يناير كانون جنوري जनवरी มกราคม ม.ค"},
      {2, "february feb februar février févr febrero febbraio fevereiro februari pebrero فبراير شباط फरवरी फ़रवरी กุมภาพันธ์"},
      {3, "march mar märz mrz mars marzo março maart maret marso مارس آذار मार्च มีนาคม"},
      {4, "april apr avril avr abril aprile إبريل أبريل نيسان अप्रैल เมษายน"},
      {5, "may mai mayo maggio maio mei mayo مايو أيار मई พฤษภาคม"},
      {6, "june jun juni juin junio giugno junho hunyo يونيو حزيران जून มิถุนายน"},
      {7, "july jul juli juillet juil julio luglio julho hulyo يوليو تموز जुलाई กรกฎาคม"},
      {8, "august aug août agosto augustus agustus أغسطس آب अगस्त สิงหาคม"},
      {9, "september sept sep septembre septiembre settembre setembro setyembre سبتمبر أيلول सितंबर सितम्बर กันยายน"},
      {10, "october oct oktober okt octobre octubre ottobre outubro oktubre أكتوبر अक्टूबर अक्तूबर ตุลาคม"},
      {11, "november nov novembre noviembre novembro nobyembre نوفمبر नवंबर नवम्बर พฤศจิกายน"},
      {12, "december dec dezember dez décembre déc diciembre dic dicembre dezembro desember disyembre ديسمبر दिसंबर दिसम्बर ธันวาคม"},
  });
  return look_up(map, word);
}

std::optional<int> number_word(std::string_view word) {
  static const Map map = map_of({
      {0, "zero null zéro cero"}, {1, "one eins"}, {2, "two zwei deux dos"}, {3, "three drei trois tres"}, {4, "four vier quatre cuatro"},
      {5, "five fünf cinq cinco"}, {6, "six sechs seis"}, {7, "seven sieben sept siete"}, {8, "eight acht huit ocho"},
      {9, "nine neun neuf nueve"}, {10, "ten zehn dix diez"}, {11, "eleven elf onze once"}, {12, "twelve zwölf douze doce"},
      {13, "thirteen dreizehn treize trece"}, {14, "fourteen vierzehn quatorze catorce"}, {15, "fifteen fünfzehn quinze quince"},
      {16, "sixteen sechzehn seize dieciséis"}, {17, "seventeen siebzehn diecisiete"}, {18, "eighteen achtzehn dieciocho"},
      {19, "nineteen neunzehn diecinueve"}, {20, "twenty zwanzig vingt veinte"}, {30, "thirty dreissig trente treinta"},
      {40, "forty vierzig quarante cuarenta"}, {50, "fifty fünfzig cinquante cincuenta"}, {60, "sixty sechzig soixante sesenta"},
      {70, "seventy siebzig setenta"}, {80, "eighty achtzig ochenta"}, {90, "ninety neunzig noventa"},
  });
  // Words that are more often something else in English ("once", "sept", "six" is fine) are left to their language's context.
  if (word == "once" || word == "sept" || word == "null" || word == "dos") return std::nullopt;
  return look_up(map, word);
}

std::optional<int> ordinal_word(std::string_view word) {
  static const Map map = map_of({
      {3, "third"}, {4, "fourth"}, {5, "fifth"}, {6, "sixth"}, {7, "seventh"}, {8, "eighth"}, {9, "ninth"}, {10, "tenth"}, {11, "eleventh"},
      {12, "twelfth"}, {13, "thirteenth"}, {14, "fourteenth"}, {15, "fifteenth"}, {16, "sixteenth"}, {17, "seventeenth"}, {18, "eighteenth"},
      {19, "nineteenth"}, {20, "twentieth"}, {30, "thirtieth"}, {40, "fortieth"}, {50, "fiftieth"}, {60, "sixtieth"}, {70, "seventieth"},
      {80, "eightieth"}, {90, "ninetieth"}, {100, "hundredth"},
  });
  return look_up(map, word);
}

std::optional<int> scale_word(std::string_view word) {
  static const Map map = map_of({
      {2, "hundred hundert cien ciento"},
      {3, "thousand thousands tausend tsd mille mil millier milliers"},
      {5, "lakh lakhs lac lacs"},
      {6, "million millions millionen mio millón millones milhão milhões milioni milione mn mm mln juta triệu"},
      {7, "crore crores"},
      {9, "billion billions bn milliarde milliarden mrd milliard milliards miliardo miliardi mld tỷ miliar"},
      {12, "trillion trillions tn billionen"},
  });
  return look_up(map, word);
}

std::string_view currency_of_sign(char32_t sign) {
  switch (sign) {
    case U'$': return "USD";
    case U'€': return "EUR";
    case U'£': return "GBP";
    case U'¥': return "JPY";
    case U'₹': return "INR";
    case U'₨': return "INR";
    case U'₽': return "RUB";
    case U'₩': return "KRW";
    case U'฿': return "THB";
    case U'₱': return "PHP";
    case U'₫': return "VND";
    case U'₺': return "TRY";
    case U'₪': return "ILS";
    case U'₴': return "UAH";
    default: return {};
  }
}

std::string_view currency_of_code(std::string_view word) {
  static const Names map = names_of({
      {"USD", "usd"}, {"EUR", "eur"}, {"GBP", "gbp"}, {"JPY", "jpy"}, {"CHF", "chf"}, {"INR", "inr rs"}, {"CNY", "cny rmb"}, {"CAD", "cad"},
      {"AUD", "aud"}, {"HKD", "hkd"}, {"SGD", "sgd"}, {"NZD", "nzd"}, {"BRL", "brl"}, {"MXN", "mxn"}, {"KRW", "krw"}, {"THB", "thb"},
      {"PHP", "php"}, {"VND", "vnd"}, {"IDR", "idr rp"}, {"AED", "aed"}, {"SAR", "sar"}, {"QAR", "qar"}, {"EGP", "egp"}, {"SEK", "sek"},
      {"NOK", "nok"}, {"DKK", "dkk"}, {"PLN", "pln"}, {"CZK", "czk"}, {"HUF", "huf"}, {"ZAR", "zar"}, {"RUB", "rub"}, {"ILS", "ils nis"},
      {"TWD", "twd ntd"}, {"MYR", "myr"},
  });
  return look_up(map, word);
}

std::string_view currency_of_word(std::string_view word) {
  static const Names map = names_of({
      {"USD", "dollar dollars dólares dólar"}, {"EUR", "euro euros"}, {"GBP", "sterling"}, {"JPY", "yen"}, {"INR", "rupee rupees"},
      {"CNY", "yuan renminbi"}, {"THB", "baht บาท"}, {"PHP", "pesos piso"}, {"CHF", "franken"}, {"VND", "đồng"}, {"IDR", "rupiah"},
      {"AED", "dirham dirhams درهم"}, {"SAR", "riyal riyals ريال"},
  });
  if (std::string_view code = currency_of_code(word); !code.empty() && word != "rs" && word != "rp") return code;
  return look_up(map, word);
}

std::string_view currency_of_prefix(std::string_view word) {
  static const Names map = names_of({
      {"USD", "us"}, {"CAD", "c ca cad can"}, {"AUD", "a au aud"}, {"HKD", "hk"}, {"NZD", "nz"}, {"SGD", "s sg"}, {"BRL", "r"}, {"TWD", "nt"},
      {"MXN", "mx mex"}, {"JPY", "jp"}, {"CNY", "rmb cn"},
  });
  return look_up(map, word);
}

std::string_view unit_of_word(std::string_view word) {
  static const Names map = names_of({
      {"second", "seconds secs sekunden secondes segundos"},
      {"minute", "minute minutes mins minuten minutos"},
      {"hour", "hour hours hrs stunde stunden heure heures hora horas"},
      {"day", "day days tag tage tagen jour jours día días วัน"},
      {"week", "week weeks woche wochen semaine semaines semana semanas"},
      {"month", "month months monat monate monaten mois mes meses เดือน"},
      {"quarter", "quarter quarters quartal quartale trimestre trimestres"},
      {"year", "year years yr yrs jahr jahre jahren ans année années año años ปี"},
      {"share", "share shares aktien acciones"},
      {"warrant", "warrant warrants"},
      {"mile", "mile miles"}, {"foot", "feet foot ft"}, {"inch", "inch inches"}, {"yard", "yards"}, {"acre", "acre acres"},
      {"hectare", "hectare hectares ha"}, {"kilometer", "km kilometer kilometers kilometre kilometres"}, {"meter", "meter meters metre metres"},
      {"centimeter", "cm"}, {"millimeter", "mm"}, {"ton", "ton tons tonne tonnes tonnen"}, {"kilogram", "kg kilogram kilograms kilo kilos"},
      {"gram", "gram grams"}, {"pound", "pound pounds lb lbs"}, {"ounce", "ounce ounces oz"}, {"barrel", "barrel barrels bbl"},
      {"gallon", "gallon gallons"}, {"liter", "liter liters litre litres"}, {"megawatt", "mw megawatt megawatts"},
      {"gigawatt", "gw gigawatt gigawatts"}, {"kilowatt", "kw kilowatt kilowatts"}, {"degree", "degree degrees"},
      {"times", "x times fold"}, {"unit", "unit units"}, {"employee", "employee employees"}, {"person", "people persons"},
      {"store", "store stores"}, {"page", "page pages"},
  });
  return look_up(map, word);
}

std::optional<int> style_vote(std::string_view word) {
  static const Map map = map_of({
      {1, "der die das und mit von für ist im dem den des eine nicht le la les et du une dans pour sur est el los las y una por con del "
          "il gli che della per o os da em não uma het een van en dan yang dari untuk và của"},
      {-1, "the of and to in for with was were by is are its this that from"},
  });
  return look_up(map, word);
}

}  // namespace dossier::quantity
