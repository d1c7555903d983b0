#include "diffcore/text/verb_forms.h"

#include <algorithm>
#include <array>
#include <optional>

#include "diffcore/text/utf8.h"

namespace claimwatch {
namespace {

// A syllable is 0xAC00 + (onset * 21 + vowel) * 28 + final consonant, each as Unicode numbers them.
constexpr char32_t first_syllable = 0xAC00;
constexpr char32_t vowels = 21, finals = 28;

enum Vowel : char32_t { a = 0, eo = 4, o = 8, wa = 9, wae = 10, oe = 11, u = 13, wo = 14, eu = 18, i = 20, yeo = 6 };
enum Final : char32_t { none = 0, nieun = 4, rieul = 8, mieum = 16, bieup = 17, siot = 19, ssang_siot = 20 };

char32_t vowel_of(char32_t syllable) { return (syllable - first_syllable) / finals % vowels; }

char32_t with_final(char32_t syllable, char32_t final) {
  return syllable - (syllable - first_syllable) % finals + final;
}

char32_t with_vowel(char32_t syllable, char32_t vowel) { return syllable + (vowel - vowel_of(syllable)) * finals; }

void append(std::string& text, char32_t syllable) {
  text += static_cast<char>(0xE0U | syllable >> 12U);
  text += static_cast<char>(0x80U | (syllable >> 6U & 0x3FU));
  text += static_cast<char>(0x80U | (syllable & 0x3FU));
}

/// The forms of one stem: all but its last syllable stay as they are.
class Forms {
 public:
  explicit Forms(std::string_view stem) : out_{std::string(stem)} {
    const Character last = character_before(stem, stem.size());
    start_ = stem.substr(0, last.at);
    last_ = last.value;
  }

  std::vector<std::string> take() {
    switch (static_cast<char32_t>(final_consonant(last_))) {
      case none: add_open(); break;
      case rieul: add_without_rieul(); break;
      case siot: add_without_siot(); break;
      default: break;  // 받은, 받을, 받아: begin with the stem
    }
    return std::move(out_);
  }

 private:
  void add(char32_t syllable, std::string_view rest = {}) {
    std::string form(start_);
    append(form, syllable);
    out_.push_back(form.append(rest));
  }

  void add_finals(char32_t syllable, std::initializer_list<char32_t> finals_of_forms) {
    for (const char32_t final : finals_of_forms) add(with_final(syllable, final));
  }

  /// 풀리: 풀린, 풀릴, 풀림, 풀립; and with 어, 었: 풀려, 풀렸.
  void add_open() {
    add_finals(last_, {nieun, rieul, mieum, bieup});
    if (last_ == U'하') return add_finals(U'해', {none, ssang_siot});
    if (last_ == U'르') return add_of_reu();
    add_finals(with_vowel(last_, joined_vowel()), {none, ssang_siot});
  }

  /// The vowel with 아 or 어 behind it: 리어 is 려, 주어 is 줘, 쓰어 is 써.
  char32_t joined_vowel() const {
    switch (vowel_of(last_)) {
      case i: return yeo;
      case o: return wa;
      case u: return wo;
      case oe: return wae;
      case eu: return follows_bright() ? a : eo;
      default: return vowel_of(last_);
    }
  }

  /// Whether 아, and not 어, follows what stands before the last syllable: 모으 becomes 모아.
  bool follows_bright() const {
    if (start_.empty()) return false;
    const char32_t vowel = vowel_of(character_before(start_, start_.size()).value);
    return vowel == a || vowel == o;
  }

  /// 오르: 올라, 올랐; 누르: 눌러, 눌렀.
  void add_of_reu() {
    if (start_.empty()) return;
    const Character before = character_before(start_, start_.size());
    const bool bright = follows_bright();
    start_ = start_.substr(0, before.at);
    for (const char32_t syllable : bright ? std::array{U'라', U'랐'} : std::array{U'러', U'렀'}) {
      std::string rest;
      append(rest, syllable);
      add(with_final(before.value, rieul), rest);
    }
  }

  /// 팔: 파는, 판, 팝.
  void add_without_rieul() {
    add(with_final(last_, none), "는");
    add_finals(last_, {nieun, bieup});
  }

  /// 짓: 지어, 지은, 지을; others keep it.
  void add_without_siot() {
    constexpr std::u32string_view irregular = U"짓붓잇긋";
    if (irregular.find(last_) == std::u32string_view::npos) return;
    for (const std::string_view rest : {"어", "었", "은", "을"}) add(with_final(last_, none), rest);
  }

  std::string_view start_;
  char32_t last_ = 0;
  std::vector<std::string> out_;
};

}  // namespace

std::vector<std::string> beginnings_of_forms(std::string_view stem) {
  const Character last = character_before(stem, stem.size());
  if (!is_hangul_syllable(last.value)) return {std::string(stem)};
  return Forms(stem).take();
}

std::optional<std::string> polite_form(std::string_view stem) {
  const Character last = character_before(stem, stem.size());
  if (!is_hangul_syllable(last.value)) return std::nullopt;
  const auto final = static_cast<char32_t>(final_consonant(last.value));
  if (final != none && final != rieul) return std::nullopt;  // 받습니다 begins with its stem
  std::string form(stem.substr(0, last.at));
  append(form, with_final(last.value, bieup));
  return form + "니다";
}

}  // namespace claimwatch
