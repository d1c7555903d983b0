#include "monitor/report/markup.h"

#include "diffcore/text/utf8.h"
#include "monitor/report/terminal.h"

namespace claimwatch {

std::string escaped(std::string_view text) {
  const std::string shown = visible(text);
  std::string out;
  for (std::size_t at = 0; at < shown.size();) {
    const Character c = character_at(shown, at);
    at = c.end();
    switch (c.value) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case 0xFFFD:
      case 0xFFFE:
      case 0xFFFF: out += "\ufffd"; break;
      default: out.append(shown, c.at, c.size);
    }
  }
  return out;
}

}  // namespace claimwatch
