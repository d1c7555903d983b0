#include "diffcore/claim/korean_verb.h"

#include <algorithm>
#include <iterator>

#include "diffcore/text/utf8.h"

namespace claimwatch {
namespace {

enum Final { none = 0, nieun = 4, rieul = 8, bieup = 17, pieup_siot = 18, ssang_siot = 20 };

bool is_one_of_these(std::string_view rest, std::initializer_list<std::string_view> all) {
  return std::find(all.begin(), all.end(), rest) != all.end();
}

/// Where a statement's ending stands with nothing but what quotes it behind: "다" in 넣는다고.
std::size_t ending_at(std::string_view eojeol, std::string_view ending) {
  const std::size_t at = eojeol.rfind(ending);
  if (at == std::string_view::npos || at == 0) return 0;
  const std::string_view rest = eojeol.substr(at + ending.size());
  return is_one_of_these(rest, {"", "고", "며", "면서", "는"}) ? at : 0;
}

}  // namespace

bool is_act_in_present(std::string_view eojeol) {
  if (const std::size_t at = ending_at(eojeol, "다")) {
    if (final_consonant(character_before(eojeol, at).value) == nieun) return true;
  }
  const std::size_t polite = ending_at(eojeol, "니다");
  if (polite == 0) return false;
  const Character last = character_before(eojeol, polite);
  if (final_consonant(last.value) != bieup || last.value == U'입') return false;
  if (last.value != U'습') return true;
  const int stem = final_consonant(character_before(eojeol, last.at).value);
  return stem != ssang_siot && stem != pieup_siot;  // 했습니다, 있습니다, 없습니다
}

bool is_participle_of_future(std::string_view eojeol) {
  const Character last = character_before(eojeol, eojeol.size());
  if (last.at == 0 || final_consonant(last.value) != rieul || last.value == U'일') return false;
  if (last.value != U'을') return true;
  const Character stem = character_before(eojeol, last.at);
  return final_consonant(stem.value) != ssang_siot && stem.value != U'없';  // 했을, 있을
}

bool is_participle_of_past(std::string_view eojeol) {
  const Character last = character_before(eojeol, eojeol.size());
  const std::u32string_view endings = U"한된은낸댄준쓴난간뀐룬든산진킨친른린인운긴딴본온친돈끈끌린모은";
  return last.at > 0 ? endings.find(last.value) != std::u32string_view::npos
                     : last.value == U'낸' || last.value == U'댄';
}

bool is_past_of_verb(std::string_view eojeol) {
  constexpr std::string_view was = "였";
  const std::size_t at = eojeol.rfind(was);
  if (at == std::string_view::npos || at == 0) return false;
  const Character before = character_before(eojeol, at);
  return is_hangul_syllable(before.value) && final_consonant(before.value) != none;
}

bool goes_on_with_own_tense(std::string_view eojeol) {
  for (const std::string_view ending : {"으며", "고", "지만", "는데", "으나"}) {
    if (!eojeol.ends_with(ending)) continue;
    return final_consonant(character_before(eojeol, eojeol.size() - ending.size()).value) == ssang_siot;
  }
  return false;
}

}  // namespace claimwatch
