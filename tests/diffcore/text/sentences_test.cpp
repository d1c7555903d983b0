#include "diffcore/text/sentences.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>

#include "diffcore/text/utf8.h"

namespace claimwatch {
namespace {

/// Sentences one after the other: H heading, * item, ? question, name: speaker.
std::string shown(std::string_view text) {
  std::string shown;
  for (const Sentence& sentence : sentences_of(text)) {
    if (!shown.empty()) shown += " | ";
    if (sentence.heading) shown += "H ";
    if (sentence.item) shown += "* ";
    if (sentence.question) shown += "? ";
    if (sentence.speaker.size() > 0) shown += std::string(sentence.speaker.of(text)) + ": ";
    shown += sentence.range.of(text);
  }
  return shown;
}

struct Case {
  std::string_view why, text, want;
};

TEST(Sentences, EndWhereACarefulReaderEndsThem) {
  const Case cases[] = {
      {"figures", "매출은 6.5억달러다. 1.2GW를 쓴다.", "매출은 6.5억달러다. | 1.2GW를 쓴다."},
      {"abbreviations",
       "Microsoft Corp. said on Jan. 21 that Mr. Smith and the U.S. Department of Justice met. It paid Oracle Inc. No. "
       "2 "
       "vs. No. 1.",
       "Microsoft Corp. said on Jan. 21 that Mr. Smith and the U.S. Department of Justice met. | It paid Oracle Inc. "
       "No. "
       "2 vs. No. 1."},
      {"an abbreviation may end one", "It moved to the U.S. The lab stayed.", "It moved to the U.S. | The lab stayed."},
      {"a unit behind a figure", "It put in $500m. Nvidia paid €5B. Mistral grew.",
       "It put in $500m. | Nvidia paid €5B. | Mistral grew."},
      {"initials", "J. Edgar and e.g. Oracle agreed. J. K. left.", "J. Edgar and e.g. Oracle agreed. | J. K. left."},
      {"a round's letter is no initial", "It closed a Series B. Oracle agreed.",
       "It closed a Series B. | Oracle agreed."},
      {"what an apostrophe parts off is no initial", "It isn't. Google's is Amazon’s. Oracle agreed.",
       "It isn't. | Google's is Amazon’s. | Oracle agreed."},
      {"quotes and brackets belong to it", "He said \"no.\" She left. (He did too.) End.",
       "He said \"no.\" | She left. | (He did too.) | End."},
      {"a lower-case word goes on", "\"Why?\" he asked. Yahoo! said no.", "\"Why?\" he asked. | Yahoo! said no."},
      {"a small initial of a name begins one", "It was sold. xAI bought it.", "It was sold. | xAI bought it."},
      {"a quotation of two sentences inside one", "그는 \"없다고는 않겠다. 물론 있다. 그래도 좋다\"고 말했다. 끝이다.",
       "그는 \"없다고는 않겠다. 물론 있다. 그래도 좋다\"고 말했다. | 끝이다."},
      {"a quotation that is its own sentences", "\"It works. It may stop.\" He left.",
       "\"It works. | It may stop.\" | He left."},
      {"a particle after the quote goes on", "\"독점이 아니다.\"라고 했다. \"좋다.\" 라며 웃었다.",
       "\"독점이 아니다.\"라고 했다. | \"좋다.\" 라며 웃었다."},
      {"straight and curly quotes mixed", "그는 “전례가 없다. 처음이다\"면서 웃었다. 끝.",
       "그는 “전례가 없다. 처음이다\"면서 웃었다. | 끝."},
      {"a lost space", "값이 오른 듯하다.작년에 만났다.AI가 크죠.2024년이다.",
       "값이 오른 듯하다. | 작년에 만났다. | AI가 크죠. | 2024년이다."},
      {"no space lost", "오픈AI.com과 Node.js를 쓴다.", "오픈AI.com과 Node.js를 쓴다."},
      {"a bracket inside", "샘이 \"오픈했다(Sam was open. Really.)\"고 말했다. 끝.",
       "샘이 \"오픈했다(Sam was open. Really.)\"고 말했다. | 끝."},
      {"ellipses inside", "지분은... 그대로다. 뭐랄까… 애매하다. 급상승....동맹 긴장",
       "지분은... 그대로다. | 뭐랄까… 애매하다. | 급상승....동맹 긴장"},
      {"an ellipsis at the end", "그렇다… 그리고 끝났다. Well . . . Nobody knows.",
       "그렇다… | 그리고 끝났다. | Well . . . | Nobody knows."},
      {"dates", "계약은 2025. 10. 28. 바뀌었다. 2025.10.28. 밝혔다.",
       "계약은 2025. 10. 28. 바뀌었다. | 2025.10.28. 밝혔다."},
      {"a decimal at the end is no date", "It raised $6.5. Nobody knew.", "It raised $6.5. | Nobody knew."},
      {"a lost space after a bracket", "10월이다(현지시간).그러나 남았다.", "10월이다(현지시간). | 그러나 남았다."},
      {"a letter as a name", "He wrote on X. ‘We will see.’ Nobody did.",
       "He wrote on X. | ‘We will see.’ | Nobody did."},
      {"an editor's note", "(주. 지금도 그렇다) 끝이다.", "(주. 지금도 그렇다) 끝이다."},
      {"a stray quote spoils nothing", "15\" screens sell. They do.", "15\" screens sell. | They do."},
      {"full-width", "그렇다。아니다。", "그렇다。 | 아니다。"},
      {"punctuation alone is none", "***\n\n...\n\n끝이다.", "끝이다."},
  };
  for (const auto& [why, text, want] : cases) EXPECT_EQ(shown(text), want) << why;
}

TEST(Sentences, FollowTheLinesOfTheText) {
  const Case cases[] = {
      {"a headline", "오픈AI 지분 27% 보유\n오픈AI가 밝혔다.", "H 오픈AI 지분 27% 보유 | 오픈AI가 밝혔다."},
      {"a title between blank lines", "Text ends.\n\nWhat stays\n\nAzure stays.",
       "Text ends. | H What stays | Azure stays."},
      {"marked titles", "■ 돈의 크기\n\n## Money\n\n▶ 요약", "H 돈의 크기 | H Money | H 요약"},
      {"a marked sentence is an item", "■ 지분은 27%다.\n△제품: 두루 쓴다. 또 쓴다.",
       "지분은 27%다. | * 제품: 두루 쓴다. | 또 쓴다."},
      {"items inside a line", "지분은 다음과 같다. △MS 27% △재단 26% 등이다.",
       "지분은 다음과 같다. | * MS 27% | * 재단 26% 등이다."},
      {"one mark in a line is none", "지분은 △27%다.", "지분은 △27%다."},
      {"items stay whole", "Signed so far:\n\n- Microsoft Azure: $250 billion\n- Oracle: $300 billion",
       "Signed so far: | * Microsoft Azure: $250 billion | * Oracle: $300 billion"},
      {"labels after marks are no speakers", "ㆍ지분: 27%다.\nㆍ지분: 49%였다.", "* 지분: 27%다. | * 지분: 49%였다."},
      {"numbered items", "1. 끝났다.\n2) 아니다.\n① 모른다.", "* 끝났다. | * 아니다. | * 모른다."},
      {"rows of a table, and the names of its columns", "Investor | Stake\nMicrosoft | 27%\nSoftBank\t11%",
       "H Investor | Stake | * Microsoft | 27% | * SoftBank\t11%"},
      {"entries", "THE ROUND\nAmount raised: $6.6 billion\nPrice of it all: $157 billion",
       "H THE ROUND | * Amount raised: $6.6 billion | * Price of it all: $157 billion"},
      {"entries of a fact sheet are no turns",
       "OPENAI\n\nShareholders: Microsoft, 27%\n\nRevenue: $13 billion\n\nXAI\n\nShareholders: SpaceX, "
       "100%\n\nRevenue: $1 billion",
       "H OPENAI | * Shareholders: Microsoft, 27% | * Revenue: $13 billion | H XAI | * Shareholders: SpaceX, 100% | * "
       "Revenue: "
       "$1 billion"},
      {"one entry alone is a headline or a sentence", "Amount raised: $6.6 billion", "H Amount raised: $6.6 billion"},
      {"a marked name above entries is their heading", "▲ 미스트랄\n기업가치: 58억유로\n본사: 파리",
       "H 미스트랄 | * 기업가치: 58억유로 | * 본사: 파리"},
      {"a label above the items of a list heads them", "Factbox: who owns OpenAI\n\n- Microsoft: 27%\n- SoftBank: 11%",
       "H Factbox: who owns OpenAI | * Microsoft: 27% | * SoftBank: 11%"},
      {"a minus is no mark", "-5%로 내렸다.", "-5%로 내렸다."},
      {"lead-ins", "**Revenue.** It fell.\n\n**Who pays?** Redmond.\n\n**Also today:** Rain.",
       "H Revenue. | It fell. | H ? Who pays? | Redmond. | H Also today: | Rain."},
      {"a time is no part of it", "**09:02** It's out.", "It's out."},
      {"bold words are", "**Microsoft** said so.", "**Microsoft** said so."},
      {"turns", "MARA: Hello. You?\n\nJOEL: Fine.\n\nMARA: Good.\n\nJOEL: Bye.",
       "MARA: Hello. | ? MARA: You? | JOEL: Fine. | MARA: Good. | JOEL: Bye."},
      {"Korean turns, with lines of their own",
       "진행자 - 어떻습니까?\n윤 연구원 - 끝났습니다.\n계속됩니다.\n(※ 설명이다.)\n진행자 - 네.\n윤 연구원 - 네.",
       "? 진행자: 어떻습니까? | 윤 연구원: 끝났습니다. | 윤 연구원: 계속됩니다. | (※ 설명이다.) | 진행자: 네. | 윤 "
       "연구원: 네."},
      {"bold turns", "**Satya Nadella:** Yes.\n\n**Host:** Why?\n\n**Satya Nadella:** No.\n\n**Host:** Ah.",
       "Satya Nadella: Yes. | ? Host: Why? | Satya Nadella: No. | Host: Ah."},
      {"a single label is none", "Bottom line: Azure won.\n\nOct 28 - Microsoft won.",
       "Bottom line: Azure won. | Oct 28 - Microsoft won."},
      {"wrapped lines are joined",
       "Microsoft has obtained an exclusive licence to\nthe model that OpenAI presented in May. Kevin\nScott said so.",
       "Microsoft has obtained an exclusive licence to\nthe model that OpenAI presented in May. | Kevin\nScott said "
       "so."},
      {"a wrapped item", "- It holds 26 percent of\n  the company.\n- Next.",
       "* It holds 26 percent of\n  the company. | * Next."},
  };
  for (const auto& [why, text, want] : cases) EXPECT_EQ(shown(text), want) << why;
}

TEST(Sentences, OfABrokenParagraphAreMendedOnlyInMidSentence) {
  const std::string paragraph = std::string(130, 'x') + " 제시합니다. ";
  const std::string broken = paragraph + "두 번째 칩(Second Chip)\n을 첫 칩에 잇는 전략이다.";
  EXPECT_EQ(sentences_of(broken).size(), 2u);
  const std::string quoted = paragraph + "\"모자란 것은 모두 채워 줄 것”\n가장 큰 회사의 말이다.";
  EXPECT_EQ(sentences_of(quoted).size(), 3u);
}

TEST(Sentences, KnowQuestionsByMarkAndEnding) {
  const std::pair<std::string_view, bool> cases[] = {
      {"왜 지금이냐.", true},
      {"다음은 무엇일까.", true},
      {"사면 될 일 아닌가.", true},
      {"누가 쥐었나.", true},
      {"어디까지 가나", true},
      {"그는 \"왜?\"라고 물었다.", false},
      {"클로드는 AWS에서만 학습하나.", true},
      {"돈은 한꺼번에 들어오나.", true},
      {"남은 곳은 애저 하나.", false},
      {"뭡니까.", true},
      {"절반 가까이 갖고 있다는데.", true},
      {"그러니까.", false},
      {"2030년까지.", false},
      {"그는 전문가.", false},
      {"\"남이 되는 건가요?\"", true},
      {"막는가.", true},
      {"아니냐는 말이 나온다.", false},
      {"Is it out?!", true},
      {"It is.", false},
  };
  for (const auto& [text, want] : cases) EXPECT_EQ(sentences_of(text).front().question, want) << text;
}

TEST(Sentences, CountLinesFromOneAndParagraphsFromNought) {
  const auto sentences = sentences_of("제목\n\n하나다. 둘이다.\n\n- 셋\n- 넷");
  const std::vector<std::pair<std::size_t, std::size_t>> want = {{1, 0}, {3, 1}, {3, 1}, {5, 2}, {6, 3}};
  ASSERT_EQ(sentences.size(), want.size());
  for (std::size_t i = 0; i < want.size(); ++i) {
    EXPECT_EQ(std::pair(sentences[i].line, sentences[i].paragraph), want[i]) << i;
  }
}

TEST(Sentences, SayWhichLanguageTheTextIsIn) {
  EXPECT_EQ(language_of("오픈AI와 Microsoft의 계약"), "ko");
  EXPECT_EQ(language_of("The lab 오픈AI and Microsoft"), "en");
  EXPECT_EQ(language_of(""), "en");
}

void expect_sound(std::string_view text) {
  std::size_t last = 0;
  for (const Sentence& sentence : sentences_of(text)) {
    ASSERT_LE(last, sentence.range.start) << text;
    ASSERT_LT(sentence.range.start, sentence.range.end) << text;
    ASSERT_LE(sentence.range.end, text.size()) << text;
    ASSERT_TRUE(is_boundary(text, sentence.range.start) && is_boundary(text, sentence.range.end)) << text;
    last = sentence.range.end;
  }
}

TEST(Sentences, ThatGoOnWithoutEndAreCutAtBlanksBetweenCharacters) {
  constexpr std::size_t longest = 2000;
  for (const std::string_view word : {"가나다 ", "word ", "가", "a", "é"}) {
    std::string text;
    while (text.size() < 20 * longest) text += word;
    const auto sentences = sentences_of(text);
    EXPECT_GE(sentences.size(), 20U) << word;
    EXPECT_LE(sentences.size(), 22U) << word;
    for (const Sentence& sentence : sentences) {
      EXPECT_LE(sentence.range.size(), longest) << word;
      EXPECT_TRUE(is_boundary(text, sentence.range.start)) << word;
      EXPECT_TRUE(sentence.range.of(text).starts_with(word.substr(0, 3))) << word;
    }
    expect_sound(text);
  }
}

TEST(Sentences, AreOrderedDisjointAndWholeForAnyMixture) {
  const std::string_view parts[] = {"오픈AI", "다.", "요?", "\"",    "“",   "”",      "(",     ")",   "\n",
                                    "\n\n",   " ",   "…",   "U.S.",  "6.5", "**",     "■ ",    "- ",  "# ",
                                    "1. ",    "|",   "A: ", "가 - ", ". .", "\u0301", "said",  "27%", "'s",
                                    "->",     "。",  "？",  "「",    "\t",  "!",      "12:30", ":",   "\xFF"};
  std::mt19937 random(1);
  for (int i = 0; i < 5'000; ++i) {
    std::string text;
    for (auto n = random() % 30; n > 0; --n) text += parts[random() % std::size(parts)];
    expect_sound(text);
  }
}

TEST(Sentences, AreSoundForEveryPrefix) {
  const std::string text =
      "진행자 - \"오픈AI가 MS 지분을 전부 되사 오면. 되나요?\" (웃음)\n\n■ 돈\n**Revenue.** It's $6.5bn (U.S. only).\n"
      "- a: b\n진행자 - 끝이다.다음…";
  for (std::size_t end = 0; end <= text.size(); ++end) {
    if (is_boundary(text, end)) expect_sound(std::string_view(text).substr(0, end));
  }
}

}  // namespace
}  // namespace claimwatch
