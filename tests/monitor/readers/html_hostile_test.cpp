#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <random>
#include <string>

#include "monitor/readers/html_text.h"
#include "tests/monitor/readers/page.h"

// Pages that nobody would write, or that somebody would to do harm: each is an article or one error, in bounded time.

namespace claimwatch {
namespace {

using testing::AnyOf;
using testing::HasSubstr;

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

std::string numbered(std::string_view before, std::string_view behind, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += std::string(before) + std::to_string(i) + std::string(behind);
  return all;
}

/// Whatever comes of it.
void try_page(std::string bytes) { static_cast<void>(error_of_page(std::move(bytes))); }

/// Processor time, so that what else the machine does does not count.
double seconds_of(const std::function<void()>& action) {
  const std::clock_t start = std::clock();
  action();
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

TEST(HtmlHostile, PagesThatAskForTooMuchAreRefusedInTime) {
  const std::string pages[] = {
      repeated("<div>", 60'000),
      repeated("<ul><li>", 30'000),
      repeated("<table><tr><td>", 100'000),
      repeated("<b>", 100'000),
      numbered("<font a", "><p>", 20'000),
      numbered("<b i=", "><p>x", 20'000),
      "<div " + numbered(" a", "=1", 50'000) + ">x",
      repeated("<svg><foreignObject>", 50'000),
  };
  for (const std::string& page : pages) {
    std::string said;
    const double seconds = seconds_of([&] { said = error_of_page("<html>" + page); });
    EXPECT_THAT(said, AnyOf(HasSubstr("page.html: the page takes too long to read"),
                            HasSubstr("page.html: the page nests elements 1000 deep"),
                            HasSubstr("page.html: the page grows to over 100 times its size")))
        << page.substr(0, 40);
    EXPECT_LT(seconds, 8) << page.substr(0, 40);
  }
}

TEST(HtmlHostile, OddPagesEndInAnArticleOrAnError) {
  using namespace std::string_literals;
  const std::string story = "<article><p>Microsoft holds about 27 percent of OpenAI, it said.</p></article>";
  const std::string pages[] = {
      "",
      "<",
      "<html",
      "<!doctype html",
      "<html><!--",
      "<html><script>" + story,
      "<html><title>" + story,
      "<html><p title=\"" + story,
      repeated("<", 2'000'000),
      "<html>" + repeated("&", 500'000),
      "<html>" + repeated("&notit;", 100'000),
      "<html><div a=\"" + std::string(2'000'000, 'x') + "\">" + story,
      "<html><!--" + repeated("x-", 500'000),
      "<html><table>" + repeated("x<b>", 2'000) + "</table>",
      "<html>\0<p>nul\0</p>"s + story,
      "<html>\xff\xfe\xc3\x28" + story,
      "<html>" + repeated("</p>", 100'000),
      "<html>" + repeated("<p>word ", 20'000),
      "<html><head><script type='application/ld+json'>" + std::string(200'000, '[') + "</script>" + story,
      "<html><body hidden>" + story,
      "<html><frameset><frame src=a></frameset>",
      "<html><plaintext>" + story,
      "<html><select>" + repeated("<option>", 20'000) + story,
  };
  for (const std::string& page : pages) {
    EXPECT_LT(seconds_of([&] { try_page(page); }), 8) << page.substr(0, 40);
  }
}

TEST(HtmlHostile, PagesCutOffOrSpoiltEndInAnArticleOrAnError) {
  std::mt19937 chance(1);
  for (const auto& entry : std::filesystem::directory_iterator(CLAIMWATCH_SOURCE_DIR "/fixtures/formats/html")) {
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string whole(std::istreambuf_iterator<char>(in), {});
    for (int i = 1; i < 12; ++i) try_page(whole.substr(0, whole.size() * i / 12));
    for (int i = 0; i < 12; ++i) {
      std::string spoilt = whole;
      for (int flip = 0; flip < 20; ++flip) spoilt[chance() % spoilt.size()] = static_cast<char>(chance());
      try_page(spoilt);
    }
  }
}

TEST(HtmlHostile, TimeGrowsWithThePage) {
  const auto seconds = [](std::size_t paragraphs) {
    const std::string page =
        "<html><div id=text>" +
        repeated("<p class='text-block wide'>Microsoft holds about <a href=x>27 percent</a>, it said.</p>\n",
                 paragraphs) +
        "</div></html>";
    double least = 1e9;
    for (int i = 0; i < 3; ++i) {
      least = std::min(least, seconds_of([&] { try_page(page); }));
    }
    return least;
  };
  EXPECT_LT(seconds(8'000), 2.6 * seconds(4'000));
}

}  // namespace
}  // namespace claimwatch
