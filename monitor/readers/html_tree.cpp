#include "monitor/readers/html_tree.h"

#include <gumbo.h>

#include <algorithm>
#include <csetjmp>
#include <cstdlib>
#include <ctime>

#include "monitor/readers/lines.h"

// Gumbo reads as the HTML standard says, and so builds what a page asks for: a few hundred bytes of unclosed tags can
// make it work for minutes or fill the memory. It has no limits, but lets us give it memory: there it is stopped.

namespace claimwatch {
namespace {

// A page takes some 20 bytes of memory a byte, and a second for 7 MB.
constexpr std::size_t most_memory = 512 << 20;
constexpr std::size_t least_memory = 32 << 20, memory_a_byte = 100;
constexpr double least_seconds = 0.5, seconds_a_byte = 1e-6;
constexpr std::size_t deepest = 1'000;  // browsers end at 512

double processor_seconds() {
  std::timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

/// What the parser holds. Everything is in one list, so that it can be given back without the parser's help, which
/// would walk the tree by calling itself.
struct Held {
  struct alignas(std::max_align_t) Block {
    Block *before, *after;
    std::size_t size;
  };
  enum Stop { none, memory, time };

  std::size_t memory_left;
  double end_of_time;
  Block first{&first, &first, 0};
  std::size_t asked = 0;
  std::jmp_buf out;

  explicit Held(std::size_t page_bytes)
      : memory_left(std::clamp(page_bytes * memory_a_byte, least_memory, most_memory)),
        end_of_time(processor_seconds() + least_seconds + seconds_a_byte * static_cast<double>(page_bytes)) {}
  Held(const Held&) = delete;
  Held& operator=(const Held&) = delete;
  ~Held() {
    while (first.after != &first) give_back(this, first.after + 1);
  }

  static void* take(void* self, std::size_t size) {
    Held& held = *static_cast<Held*>(self);
    constexpr std::size_t calls_between_looks = 1024;
    if (++held.asked % calls_between_looks == 0 && processor_seconds() > held.end_of_time) std::longjmp(held.out, time);
    const std::size_t whole = size + sizeof(Block);
    if (whole > held.memory_left) std::longjmp(held.out, memory);
    auto* block = static_cast<Block*>(std::malloc(whole));
    if (block == nullptr) std::longjmp(held.out, memory);
    held.memory_left -= whole;
    *block = {&held.first, held.first.after, whole};
    block->after->before = held.first.after = block;
    return block + 1;
  }

  static void give_back(void* self, void* bytes) {
    if (bytes == nullptr) return;
    Block* block = static_cast<Block*>(bytes) - 1;
    block->before->after = block->after;
    block->after->before = block->before;
    static_cast<Held*>(self)->memory_left += block->size;
    std::free(block);
  }
};

/// The parser's tree, which `held` owns; null where it had to be stopped. Nothing here may need a destructor: being
/// stopped is a jump out of the parser.
const GumboOutput* parsed(Held& held, std::string_view utf8, Held::Stop& stop) {
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = Held::take;
  options.deallocator = Held::give_back;
  options.userdata = &held;
  options.max_errors = 0;
  switch (setjmp(held.out)) {
    case Held::none: return gumbo_parse_with_options(&options, utf8.data(), utf8.size());
    case Held::memory: stop = Held::memory; break;
    default: stop = Held::time;
  }
  return nullptr;
}

std::string name_of(const GumboElement& element) {
  if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
  GumboStringPiece name = element.original_tag;
  gumbo_tag_from_original_text(&name);
  return name.length == 0 ? "?" : lower({name.data, name.length});
}

bool is_element(const GumboNode& node) { return node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE; }

const GumboVector* children_of(const GumboNode& node) {
  if (node.type == GUMBO_NODE_DOCUMENT) return &node.v.document.children;
  return is_element(node) ? &node.v.element.children : nullptr;
}

HtmlNode copy_of(const GumboNode& node, std::size_t parent) {
  HtmlNode copy;
  copy.parent = parent;
  if (node.type == GUMBO_NODE_DOCUMENT) {
    copy.tag = "#document";
  } else if (is_element(node)) {
    copy.tag = name_of(node.v.element);
    const GumboVector& attributes = node.v.element.attributes;
    for (unsigned i = 0; i < attributes.length; ++i) {
      const auto& attribute = *static_cast<const GumboAttribute*>(attributes.data[i]);
      copy.attributes.emplace_back(lower(attribute.name), attribute.value);
    }
  } else {
    if (node.type == GUMBO_NODE_COMMENT) copy.tag = comment_tag;
    copy.text = node.v.text.text;
  }
  return copy;
}

Error too_much(std::string_view what) {
  return {"the page " + std::string(what) + ", which no article needs; save it again"};
}

Result<HtmlPage> copy_of(const GumboOutput& output) {
  struct Open {
    const GumboVector* children;
    unsigned next;
    std::size_t node;
  };
  HtmlPage page;
  page.push_back(copy_of(*output.document, 0));
  std::vector<Open> open{{children_of(*output.document), 0, 0}};
  while (!open.empty()) {
    auto& [children, next, parent] = open.back();
    if (next == children->length) {
      page[parent].end = page.size();
      open.pop_back();
      continue;
    }
    const auto& child = *static_cast<const GumboNode*>(children->data[next++]);
    page.push_back(copy_of(child, parent));
    page.back().end = page.size();
    if (const GumboVector* inner = children_of(child)) open.push_back({inner, 0, page.size() - 1});
    if (open.size() > deepest) return too_much("nests elements " + std::to_string(deepest) + " deep");
  }
  return page;
}

}  // namespace

bool HtmlNode::has(std::string_view name) const {
  return std::ranges::any_of(attributes, [&](const auto& attribute) { return attribute.first == name; });
}

std::string_view HtmlNode::attribute(std::string_view name) const {
  const auto found = std::ranges::find(attributes, name, [](const auto& attribute) { return attribute.first; });
  return found == attributes.end() ? std::string_view() : std::string_view(found->second);
}

Result<HtmlPage> parse_html(std::string_view utf8) {
  Held held(utf8.size());
  Held::Stop stop = Held::none;
  const GumboOutput* output = parsed(held, utf8, stop);
  if (stop == Held::memory) return too_much("grows to over 100 times its size");
  if (stop == Held::time) return too_much("takes too long to read");
  return copy_of(*output);
}

}  // namespace claimwatch
