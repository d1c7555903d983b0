#include "diffcore/topic/sites.h"

#include <algorithm>
#include <optional>

namespace claimwatch {
namespace {

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
         (static_cast<unsigned char>(c) & 0x80U) != 0;
}

/// Reads a selector from its start; none is left over.
class SelectorReader {
 public:
  explicit SelectorReader(std::string_view css) : rest_(css) {}

  Result<Selector> read() {
    Selector selector;
    for (skip_blanks(); !rest_.empty(); skip_blanks()) {
      if (!read_element(selector.path.emplace_back())) return Error{"is not read at \"" + std::string(rest_) + '"'};
    }
    if (selector.path.empty()) return Error{"is empty"};
    return selector;
  }

 private:
  void skip_blanks() { rest_.remove_prefix(std::min(rest_.find_first_not_of(' '), rest_.size())); }

  bool take(char c) {
    if (rest_.empty() || rest_[0] != c) return false;
    rest_.remove_prefix(1);
    return true;
  }

  std::string take_name() {
    const auto end = std::ranges::find_if_not(rest_, is_name_character);
    std::string name(rest_.begin(), end);
    rest_.remove_prefix(name.size());
    return name;
  }

  bool read_element(Selector::Element& element) {
    element.tag = take_name();
    bool any = !element.tag.empty();
    while (!rest_.empty() && rest_[0] != ' ') {
      if (take('#')) {
        if ((element.id = take_name()).empty()) return false;
      } else if (take('.')) {
        if (element.classes.emplace_back(take_name()).empty()) return false;
      } else if (!take('[') || !read_attribute(element.attributes.emplace_back())) {
        return false;
      }
      any = true;
    }
    return any;
  }

  /// "name=pubdate]", "class*='ad']", "itemprop]"
  bool read_attribute(Selector::Attribute& attribute) {
    const auto sign = std::ranges::find_if_not(rest_, [](char c) { return is_name_character(c) || c == ':'; });
    attribute.name.assign(rest_.begin(), sign);
    rest_.remove_prefix(attribute.name.size());
    if (attribute.name.empty()) return false;
    for (const char c : {'^', '$', '*', '='}) {
      if (take(c)) {
        attribute.sign = c;
        break;
      }
    }
    if (attribute.sign == 0) return take(']');
    if (attribute.sign != '=' && !take('=')) return false;
    const char quote = !rest_.empty() && (rest_[0] == '"' || rest_[0] == '\'') ? rest_[0] : ']';
    if (quote != ']') rest_.remove_prefix(1);
    const std::size_t end = rest_.find(quote);
    if (end == std::string_view::npos) return false;
    attribute.value = rest_.substr(0, end);
    rest_.remove_prefix(end);
    return (quote == ']' || take(quote)) && take(']');
  }

  std::string_view rest_;
};

}  // namespace

Result<Selector> selector_of(std::string_view css) { return SelectorReader(css).read(); }

bool Site::is_of(std::string_view host) const {
  return hosts.empty() || std::ranges::any_of(hosts, [&](const std::string& own) {
           return host.ends_with(own) && (host.size() == own.size() || host[host.size() - own.size() - 1] == '.');
         });
}

}  // namespace claimwatch
