#include "diffcore/text/decode.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <iconv.h>

#include <random>
#include <string>

#include "diffcore/text/utf8.h"

namespace claimwatch {
namespace {

using ::testing::HasSubstr;

/// Bytes as another library writes them.
std::string encoded(std::string_view utf8, std::string_view charset) {
  const iconv_t converter = iconv_open(charset == "windows-949" ? "CP949" : std::string(charset).c_str(), "UTF-8");
  std::string in(utf8);
  std::string out(utf8.size() * 4, '\0');
  char* from = in.data();
  char* to = out.data();
  std::size_t in_left = in.size();
  std::size_t out_left = out.size();
  EXPECT_EQ(iconv(converter, &from, &in_left, &to, &out_left), 0u);
  iconv_close(converter);
  out.resize(out.size() - out_left);
  return out;
}

constexpr std::string_view korean = "오픈AI 지분 27%를 보유\n똠방각하와 뷁은 KS X 1001 밖이다.\n";

/// Where `words` came from in the original bytes.
std::string original_of(const Decoded& decoded, std::string_view bytes, std::string_view words) {
  const std::size_t at = decoded.text.find(words);
  const std::size_t start = decoded.offsets.original_of(at);
  return std::string(bytes.substr(start, decoded.offsets.original_of(at + words.size()) - start));
}

TEST(Decode, ReadsTheCharsetsOfKoreanAndEnglishNews) {
  const std::string le = encoded(korean, "UTF-16LE");
  const std::string be = encoded(korean, "UTF-16BE");
  const std::tuple<std::string_view, std::string, std::string_view> cases[] = {
      {"UTF-8", std::string(korean), "UTF-8"},
      {"UTF-8 with a mark", "\xEF\xBB\xBF" + std::string(korean), "UTF-8"},
      {"CP949, with syllables beyond EUC-KR", encoded(korean, "windows-949"), "windows-949"},
      {"UTF-16LE with a mark", "\xFF\xFE" + le, "UTF-16LE"},
      {"UTF-16BE with a mark", "\xFE\xFF" + be, "UTF-16BE"},
      {"UTF-16LE without one", le, "UTF-16LE"},
      {"UTF-16BE without one", be, "UTF-16BE"},
      {"UTF-32LE with a mark", std::string("\xFF\xFE\0\0", 4) + encoded(korean, "UTF-32LE"), "UTF-32LE"},
  };
  for (const auto& [why, bytes, charset] : cases) {
    const auto decoded = decode(bytes);
    ASSERT_TRUE(decoded) << why << ": " << decoded.error().message;
    EXPECT_EQ(decoded->text, korean) << why;
    EXPECT_EQ(decoded->charset, charset) << why;
    EXPECT_EQ(decoded->offsets.original_of(decoded->text.size()), bytes.size()) << why;
    const std::string own = charset == "UTF-8" ? "지분 27%를" : encoded("지분 27%를", charset);
    EXPECT_EQ(original_of(*decoded, bytes, "지분 27%를"), own) << why;
  }
}

TEST(Decode, ReadsAsciiInUtf16) {
  const auto decoded = decode(encoded("Microsoft holds 27% of OpenAI.", "UTF-16LE"));
  ASSERT_TRUE(decoded);
  EXPECT_EQ(decoded->text, "Microsoft holds 27% of OpenAI.");
}

TEST(Decode, ComposesDecomposedHangulAndFindsItsBytesAgain) {
  // "한글" as macOS writes it, then the same composed.
  const std::string decomposed = "\u1112\u1161\u11AB\u1100\u1173\u11AF";
  const std::string bytes = "A " + decomposed + " 27%\r\n" + decomposed + "\r끝";
  const auto decoded = decode(bytes);
  ASSERT_TRUE(decoded);
  EXPECT_EQ(decoded->text, "A 한글 27%\n한글\n끝");
  EXPECT_EQ(original_of(*decoded, bytes, "한글"), decomposed);
  EXPECT_EQ(original_of(*decoded, bytes, "27%"), "27%");
  EXPECT_EQ(original_of(*decoded, bytes, "한글\n끝"), decomposed + "\r끝");
  EXPECT_EQ(original_of(*decoded, bytes, "끝"), "끝");
  EXPECT_EQ(normalised(decomposed), "한글");
}

TEST(Decode, ComposesCharsetTextWithoutLosingItsBytes) {
  const std::string bytes = encoded("e\u0301 지분\r\n보유", "UTF-16LE");
  const auto decoded = decode("\xFF\xFE" + bytes);
  ASSERT_TRUE(decoded);
  EXPECT_EQ(decoded->text, "é 지분\n보유");
  EXPECT_EQ(original_of(*decoded, "\xFF\xFE" + bytes, "지분"), encoded("지분", "UTF-16LE"));
  EXPECT_EQ(original_of(*decoded, "\xFF\xFE" + bytes, "보유"), encoded("보유", "UTF-16LE"));
}

TEST(Decode, NamesTheFirstBadByteOfWhatNothingReads) {
  const std::string cut = std::string("지분 27%를 보유").substr(0, 16);  // in the middle of a syllable
  const auto decoded = decode(cut);
  ASSERT_FALSE(decoded);
  EXPECT_THAT(decoded.error().message, HasSubstr("offset 14"));
  EXPECT_THAT(decoded.error().message, HasSubstr("windows-949"));
}

TEST(Decode, RefusesBinaryData) {
  const std::string png = std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0", 20);
  const std::string controls = "text\x01\x02\x03\x04\x05";
  for (const std::string& bytes : {png, controls, std::string("text\0text!", 10)}) EXPECT_FALSE(decode(bytes));
  EXPECT_TRUE(decode("one stray \x0b or \x08 in a long line of text that is a text all the same"));
}

TEST(Decode, DoesNotTakeWindowsQuotesForHangul) {
  for (const char* declared : {"", "euc-kr", "windows-1252"}) {
    const auto decoded = decode("the lab\x92s stake isn\x92t sold", declared);
    ASSERT_TRUE(decoded) << declared;
    EXPECT_EQ(decoded->text, "the lab’s stake isn’t sold") << declared;
    EXPECT_EQ(decoded->charset, "windows-1252") << declared;
  }
}

constexpr std::string_view english = "The company’s stake isn’t sold: it is “27 percent” of the café chain.";
constexpr std::string_view japanese = "マイクロソフトはオープンAIの株式27%を保有している。";
constexpr std::string_view chinese = "微软持有OpenAI约27%的股份。公司表示，投资总额达130亿美元。";
constexpr std::string_view russian = "Майкрософт владеет 27% акций OpenAI, сообщила компания.";

TEST(Decode, TakesADeclarationThatFits) {
  const std::tuple<std::string_view, std::string_view, std::string_view, std::string_view> cases[] = {
      {english, "CP1252", " latin1", "windows-1252"},  // as browsers do
      {english, "CP1252", "ISO-8859-1", "windows-1252"},
      {korean, "windows-949", "euc-kr", "windows-949"},
      {korean, "windows-949", "\"ks_c_5601-1987\"", "windows-949"},
      {japanese, "SHIFT_JIS", "x-sjis", "Shift_JIS"},
      {japanese, "EUC-JP", "euc-jp", "EUC-JP"},
      {japanese, "ISO-2022-JP", "iso-2022-jp", "ISO-2022-JP"},
      {chinese, "GB18030", "gb2312", "GB18030"},
      {russian, "KOI8-R", "koi8-r", "KOI8-R"},
      {russian, "CP1251", "windows-1251", "windows-1251"},
      {"오픈AI 지분", "ISO-2022-KR", "iso-2022-kr", "ISO-2022-KR"},
  };
  for (const auto& [text, charset, declared, want] : cases) {
    const auto decoded = decode(encoded(text, charset), declared);
    ASSERT_TRUE(decoded) << declared << ": " << decoded.error().message;
    EXPECT_EQ(decoded->text, text) << declared;
    EXPECT_EQ(decoded->charset, want) << declared;
  }
}

TEST(Decode, KnowsBetterThanAWrongDeclaration) {
  const std::tuple<std::string_view, std::string_view, std::string_view> cases[] = {
      {"UTF-8", "euc-kr", "UTF-8"},
      {"UTF-8", "iso-8859-1", "UTF-8"},
      {"UTF-8", "utf-16", "UTF-8"},
      {"windows-949", "utf-8", "windows-949"},
      {"windows-949", "iso-8859-1", "windows-949"},
      {"windows-949", "no-such-charset", "windows-949"},
      {"UTF-16LE", "euc-kr", "UTF-16LE"},
      {"UTF-16BE", "utf-8", "UTF-16BE"},
  };
  for (const auto& [charset, declared, want] : cases) {
    const auto decoded = decode(encoded(korean, charset), declared);
    ASSERT_TRUE(decoded) << charset << " declared " << declared;
    EXPECT_EQ(decoded->text, korean) << charset << " declared " << declared;
    EXPECT_EQ(decoded->charset, want) << charset << " declared " << declared;
  }
}

TEST(Decode, TellsOtherCharsetsByTheirStatistics) {
  const std::tuple<std::string_view, std::string_view, std::string_view> cases[] = {
      {japanese, "SHIFT_JIS", "Shift_JIS"},
      {japanese, "EUC-JP", "EUC-JP"},
      {japanese, "ISO-2022-JP", "ISO-2022-JP"},
      {chinese, "GB18030", "GB18030"},
      {russian, "KOI8-R", "KOI8-R"},
      {russian, "CP1251", "windows-1251"},
      {english, "CP1252", "windows-1252"},
      {"오픈AI 지분 27%를 보유", "ISO-2022-KR", "ISO-2022-KR"},
  };
  for (const auto& [text, charset, want] : cases) {
    const auto decoded = decode(encoded(text, charset));
    ASSERT_TRUE(decoded) << charset << ": " << decoded.error().message;
    EXPECT_EQ(decoded->text, text) << charset;
    EXPECT_EQ(decoded->charset, want) << charset;
  }
}

TEST(Decode, ReadsATextWithACharacterCutInTheMiddle) {
  std::string page;
  for (int i = 0; i < 10; ++i) page += korean;
  const std::string cp949 = encoded(page, "windows-949");
  const std::tuple<std::string, std::string, std::string_view, std::string_view> cases[] = {
      {std::string("\xEF\xBB\xBF\xEC\xA7 ") + page, "\uFFFD " + page, "", "UTF-8"},
      {page + "\xEC\xA7", page + "\uFFFD", "euc-kr", "UTF-8"},
      {cp949 + "\xBF", page + "\uFFFD", "euc-kr", "windows-949"},
  };
  for (const auto& [bytes, text, declared, charset] : cases) {
    const auto decoded = decode(bytes, declared);
    ASSERT_TRUE(decoded) << charset << ": " << decoded.error().message;
    EXPECT_EQ(decoded->text, text);
    EXPECT_EQ(decoded->charset, charset);
  }
}

TEST(Decode, GivesTextOrAnErrorForAnyBytes) {
  std::mt19937 random(1);
  for (int i = 0; i < 10'000; ++i) {
    std::string bytes(random() % 40, '\0');
    const unsigned long from = i % 3 == 0 ? 0 : i % 3 == 1 ? 0x20 : 0xA1;
    for (char& byte : bytes) byte = static_cast<char>(from + random() % (256 - from));
    const auto decoded = decode(bytes, i % 2 == 0 ? "" : i % 5 == 0 ? "euc-kr" : "iso-2022-kr");
    if (!decoded) {
      EXPECT_FALSE(decoded.error().message.empty());
      continue;
    }
    EXPECT_EQ(first_invalid_utf8(decoded->text), decoded->text.size());
    EXPECT_EQ(normalised(decoded->text), decoded->text);
    std::size_t last = 0;
    for (std::size_t at = 0; at <= decoded->text.size(); ++at) {
      if (!is_boundary(decoded->text, at)) continue;
      EXPECT_GE(decoded->offsets.original_of(at), last);
      last = decoded->offsets.original_of(at);
    }
    EXPECT_EQ(last, bytes.size());
  }
}

}  // namespace
}  // namespace claimwatch
