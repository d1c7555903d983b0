#pragma once

#include <string>
#include <string_view>

namespace claimwatch {

/// Pages, each ended by a form feed, as one text: without what stands above or below on every page and page numbers,
/// with words put together again that a line's end had cut, and sentences that a page's end had.
std::string text_of_pages(std::string_view pages);

/// Takes the title off the text that begins with it, in one line or several: a title is no part of the text.
void take_off_title(std::string& text, std::string_view title);

}  // namespace claimwatch
