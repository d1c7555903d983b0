#pragma once

#include <string>
#include <string_view>

// What mail programs and newsletters put around an article.

namespace claimwatch {

/// Lines of format=flowed as paragraphs. Source: RFC 3676.
std::string unflowed(std::string_view text, bool delsp);

/// A mail that somebody passed on in the text of another: what its headers say there, as they are written.
struct PassedOn {
  std::string from, date, subject;
  std::string text;
};

/// The mail that `text` passes on, if more of it than anything above it.
bool is_passed_on(std::string_view text, PassedOn& mail);

/// The text without quoted mails, signature, addresses of the web that stand alone or behind a word, and lines about
/// the mail itself: how to read it in a browser, who sent it to whom, how to end it.
std::string article_text(std::string_view text);

/// How much of a text is sentences, in bytes: of two forms of a mail, the one that tells more.
std::size_t size_of_prose(std::string_view text);

/// A subject without "Re:", "Fwd:", "(광고)".
std::string title_of_subject(std::string_view subject);

}  // namespace claimwatch
