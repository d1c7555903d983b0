#include "diffcore/quantity/reader.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include "diffcore/quantity/bounds.h"
#include "diffcore/quantity/dates.h"
#include "diffcore/quantity/figures.h"
#include "diffcore/quantity/korean_numeral.h"
#include "diffcore/quantity/numeral.h"
#include "diffcore/quantity/plain_text.h"
#include "diffcore/quantity/share.h"
#include "diffcore/quantity/unit.h"
#include "diffcore/quantity/value_form.h"

namespace claimwatch {
namespace {

/// A number and what it counts, if that is printed with it: the "20" of "20~25%" has no unit of its own.
struct Amount {
  Range range;
  Numeral numeral;
  std::optional<Unit> unit;
};

/// The currency that closes "$13 billion US dollars" as well, if it is the one that opens it.
std::size_t end_with_unit(std::string_view text, const Numeral& numeral, const Unit& prefix) {
  const auto unit = unit_after(text, numeral.end, numeral, {});
  const bool same = unit && unit->kind == prefix.kind && unit->name == prefix.name && unit->exponent == 0;
  return same ? unit->end : numeral.end;
}

/// Hangul numerals are also syllables of words: only a currency or 퍼센트 behind them makes them numbers.
bool word_of_its_own(std::string_view text, std::size_t pos) {
  if (is_digit(text[pos]) || text[pos] == '.') return true;
  if (!hangul_before(text, pos)) return !is_digit(char_before(text, pos));
  const std::string_view before = text.substr(0, pos);
  for (const std::string_view word : {"약", "총", "최대", "최소"}) {
    if (before.ends_with(word) && !hangul_before(text, pos - word.size())) return true;
  }
  return false;
}

/// 수십억, 몇 백억, "several hundred million", "a few billion": no number that anyone could compare.
bool vague(std::string_view text, std::size_t pos) {
  const std::size_t end = before_blanks(text, pos);
  const std::string_view before = text.substr(0, end);
  if (before.ends_with("몇") || (before.ends_with("수") && !hangul_before(text, end - 3) && !is_digit(text[pos])))
    return true;
  if (end == pos && before.ends_with("수") && !hangul_before(text, end - 3)) return true;
  constexpr std::array<std::string_view, 9> words = {"several", "few",       "many",   "multi-", "multi",
                                                     "couple",  "couple of", "dozens", "point"};
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return has_word_before(text, end, word); });
}

/// A number in native Korean words, which count things and, from ten on, percents: "두 석", "열 프로"; "한 프로" may be
/// a programme.
std::optional<Amount> native_amount_at(std::string_view text, std::size_t pos, const CountUnits& counts) {
  const auto numeral = native_numeral_at(text, pos);
  if (!numeral) return std::nullopt;
  constexpr std::uint64_t ten = 10;
  const auto percent = numeral->number.digits >= ten ? unit_after(text, numeral->end, *numeral, {}) : std::nullopt;
  if (percent && percent->kind == Unit::Kind::percent) return Amount{{pos, percent->end}, *numeral, percent};
  const auto count = count_after(text, numeral->end, counts);
  if (!count) return std::nullopt;
  return Amount{{pos, count->end}, *numeral, Unit{Unit::Kind::count, count->name, 0, count->end}};
}

std::optional<Amount> amount_at(std::string_view text, std::size_t pos, const CountUnits& counts) {
  if (!word_of_its_own(text, pos)) return std::nullopt;
  auto numeral = numeral_at(text, pos, counts);
  if (!numeral) return native_amount_at(text, pos, counts);
  if (vague(text, pos)) return std::nullopt;
  Amount amount{{pos, numeral->end}, *numeral, std::nullopt};
  if (const auto prefix = numeral->digits ? currency_before(text, pos) : std::nullopt) {
    amount.unit = unit_of(*prefix);
    amount.range = {prefix->edge, end_with_unit(text, *numeral, *amount.unit)};
  } else if (const auto unit = unit_after(text, numeral->end, *numeral, counts)) {
    amount.unit = unit;
    amount.range.end = unit->end;
  }
  return amount;
}

bool same_unit(const Unit& a, const Unit& b) {
  return a.kind == b.kind && a.name == b.name && a.exponent == b.exponent;
}

/// What joins the ends of a range, and how surely.
struct Joint {
  std::size_t end = 0;
  bool sign = false;  // ~ or -, close to both numbers
  bool amid = false;  // 에서: a range only with 사이
};

/// "from 31% to 32%" and "rose $2 billion to $5 billion" tell two numbers; "ranging from" tells a range.
bool tells_a_change(std::string_view text, std::size_t start) {
  const std::size_t end = end_before_cue(text, start);
  if (has_word_before(text, end, "from")) {
    const std::size_t before = before_blanks(text, end - 4);
    constexpr std::array<std::string_view, 12> ranging = {"ranging",  "range",     "ranges", "ranged",
                                                          "anywhere", "somewhere", "run",    "runs",
                                                          "running",  "vary",      "varies", "priced"};
    return std::none_of(ranging.begin(), ranging.end(),
                        [&](std::string_view word) { return has_word_before(text, before, word); });
  }
  constexpr std::array<std::string_view, 33> changes = {
      "by",        "rose",    "fell",    "grew",    "climbed",  "jumped",    "up",     "down",    "gained",
      "dropped",   "slipped", "surged",  "lost",    "soared",   "increased", "rising", "falling", "decreased",
      "tumbled",   "slid",    "sank",    "plunged", "declined", "advanced",  "eased",  "edged",   "dipped",
      "retreated", "rallied", "slumped", "shed",    "added",    "climbing"};
  return std::any_of(changes.begin(), changes.end(),
                     [&](std::string_view word) { return has_word_before(text, end, word); });
}

std::optional<Joint> joint_at(std::string_view text, const Amount& low) {
  const std::size_t end = low.range.end;
  const std::size_t at = past_blanks(text, end);
  const char sign = char_at(text, at);
  if (sign == '~' || sign == '-') {
    const std::size_t next = past_blanks(text, at + 1);
    return Joint{next, at == end && next == at + 1, false};
  }
  if (has_word_at(text, at, "to") && !(low.unit && tells_a_change(text, low.range.start)))
    return Joint{past_blanks(text, at + 2)};
  if (has_at(text, at, "내지")) return Joint{past_blanks(text, at + std::string_view("내지").size())};
  if (has_word_at(text, at, "and") && start_with_between(text, low.range.start) != low.range.start) {
    return Joint{past_blanks(text, at + 3), false, false};
  }
  if (has_at(text, end, "에서")) return Joint{past_blanks(text, end + std::string_view("에서").size()), false, true};
  return std::nullopt;
}

bool no_more(const Decimal& low, const Decimal& high) {
  const auto a = milli_of(low);
  const auto b = milli_of(high);
  return a && b && *a <= *b;
}

struct Ends {
  Range range;
  Unit unit;
  Decimal low, high;
};

/// The unit of a range of two amounts: printed with both, or once for both.
std::optional<Unit> shared_unit(const Amount& low, const Amount& high, const Joint& joint) {
  if (low.unit && high.unit) return same_unit(*low.unit, *high.unit) ? low.unit : std::nullopt;
  if (high.unit) return high.unit;
  if (!low.unit || low.unit->kind == Unit::Kind::percent) return std::nullopt;
  // Of "$5 billion to 3 companies" the 3 is none; "$20-25" and "$20 to 25 billion" are written so.
  return joint.sign || high.numeral.exponent > 0 ? low.unit : std::nullopt;
}

/// The amount whose currency or number starts at `start`.
std::optional<Amount> high_end_at(std::string_view text, std::size_t start, const CountUnits& counts) {
  constexpr std::size_t longest_prefix = 6;  // "U.S.$", "USD "
  std::size_t pos = start;
  while (pos < text.size() && pos - start < longest_prefix && !is_digit(text[pos])) ++pos;
  if (pos == text.size() || !is_digit(text[pos])) pos = start;
  auto amount = pos < text.size() ? amount_at(text, pos, counts) : std::nullopt;
  return amount && amount->range.start == start ? amount : std::nullopt;
}

/// The ends in units. Of "20-25 billion", 5∼6억 and 2~3천만 the lower takes the scale of the higher, where that keeps
/// it lower.
std::optional<Ends> ends_of(const Amount& low, const Amount& high, const Unit& unit) {
  const auto top = scaled(high.numeral.number, unit.exponent);
  const int scale_of_high = low.numeral.exponent == 0 ? high.numeral.exponent : 0;
  const int tens_of_high = low.numeral.exponent == 0 && low.numeral.tens == 0 ? high.numeral.tens : 0;
  for (const int scale : {scale_of_high + tens_of_high, scale_of_high, 0}) {
    const auto bottom = scaled(low.numeral.number, unit.exponent + scale);
    if (top && bottom && no_more(*bottom, *top)) {
      return Ends{{low.range.start, high.range.end}, unit, *bottom, *top};
    }
  }
  return std::nullopt;
}

/// 20%에서 25% 사이, 20%에서 25% 정도가, and 1800억에서 1900억 달러 with one unit for both; 정도로 and 달러로 say where
/// it went.
bool amid_at(std::string_view text, std::size_t pos, bool one_unit) {
  if (one_unit && !has_at(text, pos, "로") && !has_at(text, pos, "으로")) return true;
  pos = past_blanks(text, pos);
  return has_at(text, pos, "사이") || (has_at(text, pos, "정도") && !has_at(text, pos, "정도로"));
}

std::optional<Ends> range_from(std::string_view text, const Amount& low, const CountUnits& counts) {
  const auto joint = joint_at(text, low);
  const auto high = joint ? high_end_at(text, joint->end, counts) : std::nullopt;
  if (!high || (joint->amid && !amid_at(text, high->range.end, !low.unit && high->unit))) return std::nullopt;
  const auto unit = shared_unit(low, *high, *joint);
  return unit ? ends_of(low, *high, *unit) : std::nullopt;
}

std::string form_of(const Decimal& number, const Unit& unit, std::string_view sign = "") {
  const bool percent = unit.kind == Unit::Kind::percent;
  std::string form = percent ? "" : std::string(unit.name) + " ";
  form.append(sign);
  return form + (percent ? text_of(number) + "%" : trimmed_text_of(number));
}

/// A sum that does not fit its interval is left with its range alone, so that no part of it is read for the whole.
Quantity finished(Quantity quantity) {
  const auto interval = interval_of_form(quantity.value, quantity.value_high, quantity.bound);
  if (interval) {
    quantity.interval = *interval;
  } else {
    quantity.value.clear();
  }
  return quantity;
}

/// With the words around it that bound it; what is not said to the last digit is about that much.
Quantity bounded(std::string_view text, Quantity quantity, bool rounded) {
  const Bounded words = bound_around(text, quantity.range);
  quantity.bound = rounded && words.bound == Bound::exact ? Bound::about : words.bound;
  quantity.with_bound = words.with_bound;
  return finished(std::move(quantity));
}

Quantity::Kind kind_of(Unit::Kind kind) {
  switch (kind) {
    case Unit::Kind::money: return Quantity::Kind::money;
    case Unit::Kind::percent: return Quantity::Kind::percent;
    case Unit::Kind::count: return Quantity::Kind::count;
  }
  std::abort();  // every Kind has its case
}

Quantity quantity_of(const Unit& unit, Range range) {
  Quantity quantity;
  quantity.kind = kind_of(unit.kind);
  quantity.range = range;
  quantity.unit = unit.name;
  return quantity;
}

Quantity quantity_of_range(std::string_view text, const Ends& ends) {
  Quantity quantity = quantity_of(ends.unit, ends.range);
  quantity.value = form_of(ends.low, ends.unit);
  quantity.value_high = form_of(ends.high, ends.unit);
  quantity.with_bound = bound_around(text, ends.range).with_bound;
  quantity.with_bound.start = std::min(quantity.with_bound.start, start_with_between(text, ends.range.start));
  quantity.bound = Bound::range;
  return quantity;
}

/// 33달러 50센트, 1385원 50전, "five dollars and 50 cents": the small change behind a sum joins it.
void read_change(std::string_view text, Amount& amount) {
  if (amount.unit->kind != Unit::Kind::money || amount.unit->exponent != 0 || amount.numeral.exponent >= 6) return;
  std::size_t at = past_blanks(text, amount.range.end);
  if (has_word_at(text, at, "and")) at = past_blanks(text, at + 3);
  const auto change = at < text.size() ? numeral_at(text, at, {}) : std::nullopt;
  if (!change || change->number.places > 0 || change->number.digits > 99) return;
  constexpr std::string_view jeon = "전";
  std::size_t end = change->end + jeon.size();
  if (amount.unit->name != "KRW" || !has_at(text, change->end, jeon) || !korean_ending_at(text, end)) {
    const auto unit = unit_after(text, change->end, *change, {});
    if (!unit || unit->exponent == 0) return;
    end = unit->end;
  }
  const auto sum = sum_of(amount.numeral.number, Decimal{change->number.digits, 2});
  if (!sum) return;
  amount.numeral.number = *sum;
  amount.range.end = end;
}

/// The minus or plus written onto a number, '\0' where a dash joins it to what stands before or begins its line.
char sign_before(std::string_view text, std::size_t start) {
  const char sign = char_before(text, start);
  const char before = start > 1 ? text[start - 2] : '\n';
  const bool written_on = (sign == '-' || sign == '+') && (before == ' ' || before == '(' || before == '"');
  return written_on ? sign : '\0';
}

/// The percent sign that ends a row of numbers: the 10 and the 20 of "10·20·30%" are percents too.
std::optional<Unit> percent_of_row(std::string_view text, std::size_t end, const CountUnits& counts) {
  constexpr std::string_view dots[] = {"·", "ㆍ"};
  for (int members = 0; members < 10; ++members) {
    const auto dot =
        std::find_if(std::begin(dots), std::end(dots), [&](std::string_view d) { return has_at(text, end, d); });
    if (dot == std::end(dots) || !is_digit(char_at(text, end + dot->size()))) return std::nullopt;
    const auto next = numeral_at(text, end + dot->size(), counts);
    if (!next) return std::nullopt;
    const auto unit = unit_after(text, next->end, *next, {});
    if (unit && unit->kind == Unit::Kind::percent) return unit;
    end = next->end;
  }
  return std::nullopt;
}

/// A sum, percentage or count, or a range of them, that starts with the number at `pos`.
std::optional<Quantity> number_quantity_at(std::string_view text, std::size_t pos, const CountUnits& counts) {
  auto amount = amount_at(text, pos, counts);
  if (!amount) return std::nullopt;
  if (const auto ends = range_from(text, *amount, counts)) return finished(quantity_of_range(text, *ends));
  if (!amount->unit) amount->unit = percent_of_row(text, amount->range.end, counts);
  if (!amount->unit) return std::nullopt;
  read_change(text, *amount);
  const auto number = scaled(amount->numeral.number, amount->unit->exponent).value_or(too_large);
  const char sign = sign_before(text, amount->range.start);
  if (sign != '\0') --amount->range.start;
  Quantity quantity = quantity_of(*amount->unit, amount->range);
  quantity.value = form_of(number, *amount->unit, sign == '-' ? "-" : "");
  return bounded(text, std::move(quantity), amount->numeral.and_more);
}

std::optional<Quantity> share_quantity_at(std::string_view text, std::size_t pos) {
  const auto share = share_at(text, pos);
  if (!share) return std::nullopt;
  Quantity quantity;
  quantity.kind = Quantity::Kind::percent;
  quantity.range = share->range;
  quantity.value = text_of(share->percent) + "%";
  return bounded(text, std::move(quantity), share->rounded);
}

/// "Microsoft had pledged up to five billion": billions of nothing that is named, as people speak.
bool is_bare_sum(std::string_view text, const Numeral& numeral) {
  const std::string_view words = text.substr(0, numeral.end);
  if (!words.ends_with("billion") && !words.ends_with("trillion")) return false;
  const std::size_t next = past_blanks(text, numeral.end);
  if (next == text.size() || !is_letter(text[next])) return char_at(text, next) != '-';
  constexpr std::array<std::string_view, 17> behind = {"more", "from", "for", "into", "in", "to",  "and", "over",  "by",
                                                       "at",   "with", "or",  "on",   "is", "was", "but", "apiece"};
  return std::any_of(behind.begin(), behind.end(),
                     [&](std::string_view word) { return has_word_at(text, next, word); });
}

/// A bare sum that starts at `pos`, in the currency of the sum before.
std::optional<Quantity> bare_sum_at(std::string_view text, std::size_t pos, const std::optional<Unit>& currency) {
  const auto amount = currency ? amount_at(text, pos, {}) : std::nullopt;
  if (!amount || amount->unit || !is_bare_sum(text, amount->numeral)) return std::nullopt;
  Quantity quantity = quantity_of(*currency, amount->range);
  quantity.value = form_of(amount->numeral.number, *currency);
  return bounded(text, std::move(quantity), false);
}

std::optional<Quantity> date_quantity_at(std::string_view text, std::size_t pos) {
  const auto written = date_at(text, pos);
  if (!written) return std::nullopt;
  Quantity quantity;
  quantity.kind = Quantity::Kind::date;
  quantity.range = quantity.with_bound = written->range;
  quantity.value = iso_form(written->date);
  if (written->until) {
    quantity.value_high = iso_form(*written->until);
    quantity.bound = Bound::range;
  }
  return finished(std::move(quantity));
}

/// The currency of the last sum.
std::optional<Unit> currency_of(const std::vector<Quantity>& found) {
  const auto sum = std::find_if(found.rbegin(), found.rend(),
                                [](const Quantity& quantity) { return quantity.kind == Quantity::Kind::money; });
  return sum == found.rend() ? std::nullopt : std::optional(Unit{Unit::Kind::money, sum->unit, 0, 0});
}

/// What may start at a byte. Most bytes start nothing, and the scan only looks at their class.
enum class Start : unsigned char { nothing, digit, point, part, letter, hangul };

constexpr std::array<Start, 256> start_table() {
  std::array<Start, 256> table{};
  for (unsigned c = '0'; c <= '9'; ++c) table[c] = Start::digit;
  for (const char c : std::string_view("aefhnoqstzjmdAEFHNOQSTZJMD"))
    table[static_cast<unsigned char>(c)] = Start::letter;
  for (unsigned lead = 0xEA; lead <= 0xED; ++lead) table[lead] = Start::hangul;  // 구 만 백 일…절 팔
  table['.'] = Start::point;
  for (const unsigned lead : {0xC2U, 0xE2U}) table[lead] = Start::part;
  return table;
}

/// The first two letters of number words, of half and of months.
constexpr std::array<bool, 26 * 26> pair_table() {
  std::array<bool, 26 * 26> table{};
  constexpr std::string_view pairs = "ontwthfofisiseeinitezeelhajafemaapjuauocnodequ";
  for (std::size_t i = 0; i < pairs.size(); i += 2) {
    table[static_cast<std::size_t>(pairs[i] - 'a') * 26 + static_cast<std::size_t>(pairs[i + 1] - 'a')] = true;
  }
  return table;
}

bool may_start_a_word(std::string_view text, std::size_t pos) {
  static constexpr auto table = pair_table();
  if (is_letter(char_before(text, pos))) return false;
  const char first = lowered(text[pos]);
  const char second = lowered(char_at(text, pos + 1));
  if (!is_letter(second)) return first == 'a';
  return table[static_cast<std::size_t>(first - 'a') * 26 + static_cast<std::size_t>(second - 'a')];
}

bool hangul_number_sign(std::string_view sign) {
  constexpr std::array<std::string_view, 14> signs = {"만", "일", "이", "삼", "사", "오", "육",
                                                      "칠", "팔", "구", "십", "백", "천", "절"};
  return std::find(signs.begin(), signs.end(), sign) != signs.end();
}

/// How a number in native words begins.
bool native_number_sign(std::string_view sign) {
  constexpr std::array<std::string_view, 17> signs = {"한", "하", "두", "둘", "세", "석", "셋", "네", "넉",
                                                      "다", "여", "아", "열", "스", "서", "마", "쉰"};
  return std::find(signs.begin(), signs.end(), sign) != signs.end();
}

/// Tens in native words, which percents are counted in as well.
bool native_ten_at(std::string_view text, std::size_t pos) {
  constexpr std::array<std::string_view, 12> tens = {"열 ",  "열프", "열퍼", "열다", "열두", "스물",
                                                     "서른", "마흔", "쉰",   "예순", "여든", "아흔"};
  return std::any_of(tens.begin(), tens.end(), [&](std::string_view word) { return has_at(text, pos, word); });
}

bool may_start(std::string_view text, std::size_t pos, bool counting) {
  static constexpr auto table = start_table();
  switch (table[static_cast<unsigned char>(text[pos])]) {
    case Start::nothing: return false;
    case Start::digit: return !is_digit(char_before(text, pos));
    case Start::point: return is_digit(char_at(text, pos + 1));
    case Start::part: return !is_digit(char_before(text, pos)) && figures_at(text, pos);
    case Start::letter: return may_start_a_word(text, pos);
    case Start::hangul: {
      const std::string_view sign = text.substr(pos, 3);
      return hangul_number_sign(sign) || (counting && native_number_sign(sign)) || native_ten_at(text, pos);
    }
  }
  return false;
}

std::optional<Quantity> quantity_at(std::string_view text, std::size_t pos, const CountUnits& counts,
                                    const std::optional<Unit>& currency) {
  if (auto date = date_quantity_at(text, pos)) return date;
  if (auto share = share_quantity_at(text, pos)) return share;
  if (auto number = number_quantity_at(text, pos, counts)) return number;
  return bare_sum_at(text, pos, currency);
}

bool only_words_of_conversion(std::string_view between) {
  constexpr std::array<std::string_view, 22> words = {
      "우리 돈으로", "우리돈으로", "우리 돈",       "우리돈", "한국 돈으로",
      "한국 돈",     "한화로",     "한화",          "원화로", "미화로",
      "미화",        "환산",       "equivalent to", "or",     "the equivalent of",
      "equal to",    "총",         "당시",          "현재",   "환율로",
      "then",        "at the time"};
  std::size_t pos = past_blanks(between, 0);
  while (pos < between.size()) {
    const auto found =
        std::find_if(words.begin(), words.end(), [&](std::string_view word) { return has_at(between, pos, word); });
    if (found == words.end()) return false;
    pos = past_blanks(between, pos + found->size());
  }
  return true;
}

/// What a dollar costs in won, roughly and over decades: "1000억 달러, 140조원" says one sum twice, "100만 달러, 5억원"
/// need not.
bool dollars_in_won(const Quantity& first, const Quantity& second) {
  constexpr Milli least = 800;
  constexpr Milli most = 2000;
  if (first.unit != "USD" || second.unit != "KRW" || first.interval.printed == 0) return false;
  const Milli rate = second.interval.printed / first.interval.printed;
  return least <= rate && rate <= most;
}

/// docs/claims.md, rule 3: whether `second` is `first` once more, in another currency or notation.
bool converts(std::string_view text, const Quantity& first, const Quantity& second) {
  if (first.kind != Quantity::Kind::money || second.kind != Quantity::Kind::money) return false;
  const std::size_t start = std::max(first.range.end, std::min(first.with_bound.end, second.range.start));
  const std::size_t end = std::max(start, second.with_bound.start);
  std::string_view between = text.substr(start, end - start);
  for (const std::string_view word : {"어치", "규모", " 규모"}) {
    if (between.starts_with(word)) between.remove_prefix(word.size());
  }
  const bool next_line = between.find('\n') != std::string_view::npos;
  between.remove_prefix(past_blanks(between, 0));
  const bool same = first.unit == second.unit;
  if (between.starts_with('(')) {
    const bool repeated = first.value == second.value && first.value_high == second.value_high;
    return (!same || repeated) && only_words_of_conversion(between.substr(1));
  }
  if (same || next_line) return false;
  if (first.conversion && (between == ", " || between == "/" || between == "·" || between == ",")) return true;
  const bool comma = between.starts_with(',');
  const std::string_view words = comma ? between.substr(1) : between;
  const bool named = past_blanks(words, 0) < words.size() && only_words_of_conversion(words);
  return named || ((comma || between.empty() || between == "/") &&
                   words.find_first_not_of(" /") == std::string_view::npos && dollars_in_won(first, second));
}

}  // namespace

bool same_measure(const Quantity& a, const Quantity& b) {
  return a.kind == b.kind && (a.kind != Quantity::Kind::count || a.unit == b.unit);
}

std::vector<Quantity> read_quantities(std::string_view original, const CountUnits& counts,
                                      std::vector<Range>* left_out) {
  const PlainText plain(original);
  const std::string_view text = plain.text();
  std::vector<Quantity> found;
  std::size_t behind = 0;  // what was read already; a range may not reach back into it
  for (std::size_t pos = 0; pos < text.size();) {
    auto quantity =
        may_start(text, pos, !counts.empty()) ? quantity_at(text, pos, counts, currency_of(found)) : std::nullopt;
    if (!quantity || quantity->range.start < behind) {
      ++pos;
      continue;
    }
    pos = behind = quantity->range.end;
    if (quantity->value.empty()) {
      if (left_out != nullptr) left_out->push_back(plain.original_of(quantity->range));
      continue;
    }
    quantity->conversion = !found.empty() && converts(text, found.back(), *quantity);
    found.push_back(*std::move(quantity));
  }
  for (Quantity& quantity : found) {
    quantity.range = plain.original_of(quantity.range);
    quantity.with_bound = plain.original_of(quantity.with_bound);
  }
  return found;
}

}  // namespace claimwatch
