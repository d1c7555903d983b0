#include "monitor/readers/html_text.h"

#include <gtest/gtest.h>

#include <tuple>

namespace claimwatch {
namespace {

std::string text_of(std::string_view html) {
  const auto text = text_of_html_fragment(html);
  EXPECT_TRUE(text);
  return text ? *text : "";
}

TEST(HtmlText, HasALineForWhatAReaderSeesAsOne) {
  const std::tuple<std::string, std::string, std::string> cases[] = {
      {"paragraphs stand apart", "<p>One.</p><p>Two\n  goes on.</p>Three.", "One.\n\nTwo goes on.\n\nThree.\n"},
      {"unclosed ones too", "<p>One.<p>Two.", "One.\n\nTwo.\n"},
      {"one <br> ends a line, two a paragraph", "One,<br>two.<br> <br/>Three.", "One,\ntwo.\n\nThree.\n"},
      {"headings", "<h2>What <i>now</i>?</h2><p>This.</p>", "## What now?\n\nThis.\n"},
      {"lists", "<ul><li>One</li><li><p>Two</p></li></ul><ol><li>A<li>B</ol>", "- One\n- Two\n1. A\n2. B\n"},
      {"a table's rows", "<table><tr><th>Who</th><th>Share</th></tr><tr><td>A</td><td>27<br>%</td></tr></table>After.",
       "Who | Share\nA | 27 %\n\nAfter.\n"},
      {"its empty cells", "<table><tr><td>A<td><td>27%</tr><tr><td><td></tr><tr><td>B<td>26%</tr></table>",
       "A | 27%\nB | 26%\n"},
      {"a table that lays out a page", "<table><tr><td>Side</td><td><p>One.</p><p>Two.</p></td></tr></table>",
       "Side\n\nOne.\n\nTwo.\n"},
      {"preformatted lines", "<pre>One\nTwo</pre>", "One\nTwo\n"},
      {"words that tags touch", "Micro<b>soft</b>&#8217;s 27&nbsp;% <a href=x>stake</a>.", "Microsoft’s 27 % stake.\n"},
      {"soft hyphens and zero width",
       "Open\xc2\xad"
       "AI hol\xe2\x80\x8b"
       "ds.",
       "OpenAI holds.\n"},
      {"marks of notes, and powers", "27%<sup><a href=\"#1\">1</a></sup> of 10<sup>9</sup>", "27% of 109\n"},
      {"Windows' numbers for its quotes", "&#147;Half&#148;", "“Half”\n"},
      {"a quote", "<blockquote>It is ours.</blockquote>", "It is ours.\n"},
  };
  for (const auto& [why, html, want] : cases) EXPECT_EQ(text_of(html), want) << why;
}

TEST(HtmlText, LeavesOutWhatNobodySees) {
  for (const std::string hidden :
       {"<script>27%</script>", "<style>27%</style>", "<template><p>27%</p></template>", "<noscript>27%</noscript>",
        "<div hidden>27%</div>", "<p style='color:red; DISPLAY : none'>27%</p>", "<span aria-hidden=true>27%</span>",
        "<!-- 27% -->", "<button>27%</button>", "<select><option>27%</select>", "<svg><title>27%</title></svg>",
        "<p style='visibility:hidden'>27%</p>", "<title>27%</title>"}) {
    EXPECT_EQ(text_of("<p>One.</p>" + hidden + "<p>Two.</p>"), "One.\n\nTwo.\n") << hidden;
  }
}

}  // namespace
}  // namespace claimwatch
