#include "diffcore/quantity/bounds.h"

#include <algorithm>
#include <array>
#include <optional>

#include "diffcore/quantity/plain_text.h"

namespace claimwatch {
namespace {

struct Cue {
  std::string_view words;
  Bound bound;
};

// Of cues that end alike the longer stands first: "no less than" before "less than".
constexpr std::array<Cue, 102> english_before = {{
    {"no higher than", Bound::upto},
    {"as high as", Bound::upto},
    {"capped at", Bound::upto},
    {"a shade under", Bound::about},
    {"a shade over", Bound::over},
    {"a hair under", Bound::about},
    {"a tad under", Bound::about},
    {"a touch under", Bound::about},
    {"slightly short of", Bound::about},
    {"a little short of", Bound::about},
    {"somewhere around", Bound::about},
    {"something like", Bound::about},
    {"in the region of", Bound::about},
    {"in the neighborhood of", Bound::about},
    {"in the neighbourhood of", Bound::about},
    {"in the vicinity of", Bound::about},
    {"in the order of", Bound::about},
    {"on the order of", Bound::about},
    {"of the order of", Bound::about},
    {"approaching", Bound::about},
    {"getting on for", Bound::about},
    {"no less than", Bound::over},
    {"not less than", Bound::over},
    {"nothing less than", Bound::exact},
    {"no fewer than", Bound::over},
    {"no more than", Bound::upto},
    {"not more than", Bound::upto},
    {"nothing more than", Bound::exact},
    {"slightly more than", Bound::over},
    {"slightly less than", Bound::about},
    {"a little more than", Bound::over},
    {"a little less than", Bound::about},
    {"just more than", Bound::over},
    {"just less than", Bound::about},
    {"more than", Bound::over},
    {"less than", Bound::upto},
    {"fewer than", Bound::upto},
    {"greater than", Bound::over},
    {"lower than", Bound::upto},
    {"higher than", Bound::over},
    {"just over", Bound::over},
    {"just above", Bound::over},
    {"just under", Bound::about},
    {"just below", Bound::about},
    {"just shy of", Bound::about},
    {"just short of", Bound::about},
    {"slightly over", Bound::over},
    {"slightly under", Bound::about},
    {"slightly above", Bound::over},
    {"slightly below", Bound::about},
    {"a little over", Bound::over},
    {"a little under", Bound::about},
    {"shy of", Bound::about},
    {"at least", Bound::over},
    {"in excess of", Bound::over},
    {"upwards of", Bound::over},
    {"upward of", Bound::over},
    {"north of", Bound::over},
    {"south of", Bound::upto},
    {"a minimum of", Bound::over},
    {"minimum of", Bound::over},
    {"over", Bound::over},
    {"above", Bound::over},
    {"exceeding", Bound::over},
    {"exceeds", Bound::over},
    {"exceed", Bound::over},
    {"exceeded", Bound::over},
    {"surpassing", Bound::over},
    {"topping", Bound::over},
    {"beyond", Bound::over},
    {"not exceeding", Bound::upto},
    {"up to", Bound::upto},
    {"as much as", Bound::upto},
    {"as many as", Bound::upto},
    {"at most", Bound::upto},
    {"a maximum of", Bound::upto},
    {"maximum of", Bound::upto},
    {"under", Bound::upto},
    {"below", Bound::upto},
    {"about", Bound::about},
    {"around", Bound::about},
    {"roughly", Bound::about},
    {"approximately", Bound::about},
    {"approx.", Bound::about},
    {"approx", Bound::about},
    {"nearly", Bound::about},
    {"almost", Bound::about},
    {"some", Bound::about},
    {"an estimated", Bound::about},
    {"estimated", Bound::about},
    {"close to", Bound::about},
    {"circa", Bound::about},
    {"ca.", Bound::about},
    {"surpassed", Bound::over},
    {"surpasses", Bound::over},
    {"topped", Bound::over},
    {"tops", Bound::over},
    {"≥", Bound::over},
    {">", Bound::over},
    {"≤", Bound::upto},
    {"<", Bound::upto},
    {"≈", Bound::about},
}};

/// Between a cue and its number: "up to a further $20 billion", 최대 연간 100억달러.
constexpr std::array<std::string_view, 15> english_fillers = {
    "a further", "an additional", "a total of", "a combined", "another", "an extra", "further", "additional", "a",
    "an",        "perhaps",       "some",       "a whopping", "a full",  "about"};
constexpr std::array<std::string_view, 9> korean_fillers = {"총",   "연",   "연간", "추가로", "미화",
                                                            "한화", "매년", "또",   "약"};

constexpr std::array<Cue, 16> korean_before = {{{"약", Bound::about},
                                                {"얼추", Bound::about},
                                                {"대충", Bound::about},
                                                {"대략", Bound::about},
                                                {"대략적으로", Bound::about},
                                                {"어림잡아", Bound::about},
                                                {"줄잡아", Bound::about},
                                                {"거의", Bound::about},
                                                {"최소", Bound::over},
                                                {"최소한", Bound::over},
                                                {"적어도", Bound::over},
                                                {"적게는", Bound::over},
                                                {"최대", Bound::upto},
                                                {"최고", Bound::upto},
                                                {"많게는", Bound::upto},
                                                {"많아야", Bound::upto}}};

constexpr std::array<Cue, 73> after_cues = {{
    {"give or take", Bound::about}, {"조금 못 미치", Bound::about},
    {"조금 못 미친", Bound::about}, {"약간 못 미치", Bound::about},
    {"약간 못 미친", Bound::about}, {"살짝 못 미치", Bound::about},
    {"살짝 못 미친", Bound::about}, {"넘지 않", Bound::upto},
    {"넘지 못", Bound::upto},       {"넘지는 않", Bound::upto},
    {"넘지 말", Bound::upto},       {"넘겨주", Bound::exact},
    {"넘겨준", Bound::exact},       {"넘겨받", Bound::exact},
    {"넘겨 받", Bound::exact},      {"넘", Bound::over},
    {"이상한", Bound::exact},       {"이상하", Bound::exact},
    {"이상", Bound::over},          {"웃도", Bound::over},
    {"웃돈", Bound::over},          {"웃돌", Bound::over},
    {"웃돕", Bound::over},          {"선으로", Bound::about},
    {"선에 ", Bound::about},        {"선이다", Bound::about},
    {"선에서", Bound::about},       {"상회", Bound::over},
    {"초과", Bound::over},          {"뛰어넘", Bound::over},
    {"돌파", Bound::over},          {"이하", Bound::upto},
    {"미만", Bound::upto},          {"이내", Bound::upto},
    {"못 미치", Bound::upto},       {"못 미친", Bound::upto},
    {"못 미쳤", Bound::upto},       {"못미치", Bound::upto},
    {"미치지 못", Bound::upto},     {"밑도", Bound::upto},
    {"밑돈", Bound::upto},          {"밑돌", Bound::upto},
    {"하회", Bound::upto},          {"아래", Bound::upto},
    {"안 되는", Bound::upto},       {"안 된", Bound::upto},
    {"채 안 되", Bound::upto},      {"안되는", Bound::upto},
    {"안팎", Bound::about},         {"가량", Bound::about},
    {"정도", Bound::about},         {"쯤", Bound::about},
    {"수준", Bound::about},         {"내외", Bound::about},
    {"남짓", Bound::over},          {"가까이", Bound::about},
    {"가까운", Bound::about},       {"육박", Bound::about},
    {"전후", Bound::about},         {"언저리", Bound::about},
    {"or more", Bound::over},       {"or so", Bound::about},
    {"or less", Bound::upto},       {"at most", Bound::upto},
    {"or higher", Bound::over},     {"or above", Bound::over},
    {"or over", Bound::over},       {"and above", Bound::over},
    {"and up", Bound::over},        {"or thereabouts", Bound::about},
    {"or under", Bound::upto},      {"or below", Bound::upto},
    {"or lower", Bound::upto},
}};

constexpr std::array<std::string_view, 12> particles = {"에도", "까지", "이", "가", "을", "를",
                                                        "은",   "는",   "도", "에", "로", "대"};
constexpr std::array<std::string_view, 6> adverbs = {"훌쩍", "훨씬", "이미", "크게", "채", "다소"};

/// A Korean word that ends at `end` and is no longer word's end (계약 is no 약).
bool has_korean_word_before(std::string_view text, std::size_t end, std::string_view word) {
  return text.substr(0, end).ends_with(word) && !hangul_before(text, end - word.size());
}

std::size_t skip_filler(std::string_view text, std::size_t end) {
  for (const std::string_view filler : english_fillers) {
    if (has_word_before(text, end, filler)) return before_blanks(text, end - filler.size());
  }
  for (const std::string_view filler : korean_fillers) {
    if (has_korean_word_before(text, end, filler)) return before_blanks(text, end - filler.size());
  }
  return end;
}

/// "adds up to $13 billion" is a sum, 사상 최대 1100억달러 a record, and neither is a cap.
bool no_cap(std::string_view text, std::size_t start) {
  const std::size_t end = before_blanks(text, start);
  for (const std::string_view word :
       {"add", "adds", "added", "adding", "amount", "amounts", "amounted", "sum", "sums"}) {
    if (has_word_before(text, end, word)) return true;
  }
  for (const std::string_view word : {"사상", "역대", "세계", "국내", "국내외", "업계", "분기", "이래", "연중"}) {
    if (has_korean_word_before(text, end, word)) return true;
  }
  return false;
}

/// "handed over $10bn" gives it away.
bool is_handed(std::string_view text, std::size_t start) {
  const std::size_t end = before_blanks(text, start);
  for (const std::string_view word : {"hand", "hands", "handed", "handing", "turn", "turns", "turned", "fork", "forks",
                                      "forked", "signed", "sign", "made"}) {
    if (has_word_before(text, end, word)) return true;
  }
  return false;
}

struct Found {
  Bound bound;
  std::size_t edge;  // where the cue starts, or ends when it stands after the number
};

std::optional<Found> cue_ending_at(std::string_view text, std::size_t end) {
  for (const Cue& cue : english_before) {
    if (!has_word_before(text, end, cue.words)) continue;
    const std::size_t start = end - cue.words.size();
    if (cue.words == "up to" && no_cap(text, start)) return std::nullopt;
    if (cue.words == "over" && is_handed(text, start)) return std::nullopt;
    return Found{cue.bound, start};
  }
  for (const Cue& cue : korean_before) {
    if (!has_korean_word_before(text, end, cue.words)) continue;
    const std::size_t start = end - cue.words.size();
    if (cue.bound == Bound::upto && no_cap(text, start)) return std::nullopt;
    return Found{cue.bound, start};
  }
  const bool tilde = char_before(text, end) == '~' && (end == 1 || before_blanks(text, end - 1) != end - 1);
  if (tilde) return Found{Bound::about, end - 1};
  return std::nullopt;
}

/// "talks about a $30 billion round", "over a $30 billion round": what the talks are of.
bool is_topic_of_noun(std::string_view text, std::size_t before_filler, std::size_t end) {
  const bool is_article = has_word_before(text, end, "a") || has_word_before(text, end, "an");
  return is_article && (has_word_before(text, before_filler, "about") || has_word_before(text, before_filler, "over") ||
                        has_word_before(text, before_filler, "around"));
}

std::optional<Found> cue_before(std::string_view text, std::size_t start) {
  const std::size_t end = before_blanks(text, start);
  const auto direct = cue_ending_at(text, end);
  const std::size_t before_filler = skip_filler(text, end);
  if (before_filler == end) return direct;
  if (is_topic_of_noun(text, before_filler, end)) return direct;
  const auto farther = cue_ending_at(text, before_filler);  // 최대 약 100억달러: the limit, not the 약
  return farther && (!direct || farther->bound != Bound::about) ? farther : direct;
}

/// 5000억달러까지 is a cap; 10%까지 낮춘다 and 1470원까지 올랐다 say where it goes or went.
std::optional<Found> cap_at(std::string_view text, std::size_t pos) {
  constexpr std::string_view cap = "까지";
  if (!has_at(text, pos, cap)) return std::nullopt;
  const std::size_t end = pos + cap.size();
  const std::size_t next = past_blanks(text, end);
  for (const std::string_view move : {"낮", "줄", "내리", "내려", "떨어", "하락", "축소", "추락", "급락", "치솟",
                                      "올랐", "늘었", "커졌", "불어났", "뛰었"}) {
    if (has_at(text, next, move)) return std::nullopt;
  }
  return Found{Bound::upto, end};
}

/// Of 넘는, 웃도는 and 못 미치는 the table holds the stems; 이상 and its like are whole, with particles of their own.
bool stem(const Cue& cue) {
  constexpr std::array<std::string_view, 7> whole = {"이상", "남짓", "초과", "이하", "미만", "이내", "아래"};
  return cue.bound != Bound::about && std::find(whole.begin(), whole.end(), cue.words) == whole.end();
}

std::optional<Found> cue_at(std::string_view text, std::size_t pos) {
  pos = past_blanks(text, pos);
  for (const std::string_view adverb : adverbs) {
    if (!has_at(text, pos, adverb) || char_at(text, pos + adverb.size()) != ' ') continue;
    pos = past_blanks(text, pos + adverb.size());
  }
  for (const Cue& cue : after_cues) {
    if (!has_at(text, pos, cue.words)) continue;
    if (cue.bound == Bound::exact) return std::nullopt;
    std::size_t end = pos + cue.words.size();
    while (stem(cue) && hangul_at(text, end)) end += 3;
    return Found{cue.bound, end};
  }
  return std::nullopt;
}

/// Behind the conversion that stands in parentheses between a sum and its bound: 130억달러(약 17조원)가 넘는.
std::size_t past_parentheses(std::string_view text, std::size_t pos) {
  constexpr std::size_t longest = 80;
  if (char_at(text, pos) != '(') return pos;
  const std::size_t close = text.substr(0, std::min(text.size(), pos + longest)).find_first_of(")\n", pos);
  return close == std::string_view::npos || text[close] != ')' ? pos : close + 1;
}

std::optional<Found> cue_after(std::string_view text, std::size_t end) {
  for (const std::string_view sign : {"+", "-plus", " plus "}) {
    if (has_at(text, end, sign)) return Found{Bound::over, end + (sign == " plus " ? sign.size() - 1 : sign.size())};
  }
  if (has_at(text, end, "어치")) end += std::string_view("어치").size();
  if (const auto cap = cap_at(text, end)) return cap;
  if (const auto cue = cue_at(text, end)) return cue;
  for (const std::string_view particle : particles) {
    if (!has_at(text, end, particle)) continue;
    if (const auto cue = cue_at(text, end + particle.size())) return cue;
  }
  return std::nullopt;
}

/// 10억원대, 30%대: the number and what follows it up to the next round one.
std::optional<Found> stretch_at(std::string_view text, std::size_t end) {
  constexpr std::string_view stretch = "대";
  if (!has_at(text, end, stretch)) return std::nullopt;
  end += stretch.size();
  if (!hangul_at(text, end)) return Found{Bound::about, end};
  for (const std::string_view ending : {"의", "로", "에", "를", "가", "는", "까", "인"}) {
    if (has_at(text, end, ending)) return Found{Bound::about, end};
  }
  return std::nullopt;
}

}  // namespace

Bounded bound_around(std::string_view text, Range number) {
  Bounded result{Bound::exact, number};
  const auto before = cue_before(text, number.start);
  auto after = cue_after(text, number.end);
  const std::size_t behind = past_parentheses(text, number.end);
  const bool apart = !after && behind != number.end;
  if (apart) after = cue_after(text, behind);
  if (!after) after = stretch_at(text, number.end);
  if (before) {
    result.bound = before->bound;
    result.with_bound.start = before->edge;
  }
  if (after) {
    // 약 130억달러 이상: the limit says more than the 약.
    if (result.bound == Bound::exact || result.bound == Bound::about) result.bound = after->bound;
    if (!apart) result.with_bound.end = after->edge;
  }
  return result;
}

std::size_t end_before_cue(std::string_view text, std::size_t pos) {
  const std::size_t end = before_blanks(text, pos);
  const auto cue = cue_ending_at(text, end);
  return cue ? before_blanks(text, cue->edge) : end;
}

std::size_t start_with_between(std::string_view text, std::size_t pos) {
  constexpr std::string_view between = "between";
  const std::size_t end = end_before_cue(text, pos);
  return has_word_before(text, end, between) ? end - between.size() : pos;
}

}  // namespace claimwatch
