#pragma once

#include <gtest/gtest.h>

#include <string>

#include "monitor/readers/article.h"
#include "tests/support/shipped_rules.h"

namespace claimwatch {

inline InboxItem page_item(std::string bytes, std::string name = "page.html") {
  return {std::move(name), std::move(bytes), std::nullopt, "2026-11-21T10:12:00Z"};
}

inline Article read_page(const InboxItem& item, const Rules& rules = shipped_rules()) {
  const auto article = read_article(item, rules);
  EXPECT_TRUE(article) << (article ? "" : article.error().message);
  return article ? *article : Article();
}

inline Article read_page(std::string bytes) { return read_page(page_item(std::move(bytes))); }

inline std::string error_of_page(std::string bytes) {
  const auto article = read_article(page_item(std::move(bytes)), shipped_rules());
  return article ? "" : article.error().message;
}

}  // namespace claimwatch
