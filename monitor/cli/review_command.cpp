#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "diffcore/text/width.h"
#include "monitor/cli/command.h"
#include "monitor/decisions/decide.h"
#include "monitor/query/match.h"
#include "monitor/query/query.h"
#include "monitor/report/decision_report.h"
#include "monitor/report/order.h"
#include "monitor/review/full_screen.h"
#include "monitor/review/page.h"
#include "monitor/watch/verify.h"

namespace claimwatch {
namespace {

/// The state that a key decides for.
std::optional<FlagState> state_of_key(char32_t key) {
  switch (key) {
    case 'c': return FlagState::confirmed_change;
    case 'x': return FlagState::contradiction;
    case 'd': return FlagState::not_a_change;
    case 'w': return FlagState::extraction_wrong;
    case 's': return FlagState::needs_second_look;
    case 'r': return FlagState::open;
    default: return std::nullopt;
  }
}

void append_utf8(std::string& text, char32_t c) {
  const auto follow = [&](unsigned shift) { text += static_cast<char>(0x80U | ((c >> shift) & 0x3fU)); };
  if (c < 0x80) {
    text += static_cast<char>(c);
  } else if (c < 0x800) {
    text += static_cast<char>(0xc0U | (c >> 6U));
    follow(0);
  } else if (c < 0x10000) {
    text += static_cast<char>(0xe0U | (c >> 12U));
    follow(6), follow(0);
  } else {
    text += static_cast<char>(0xf0U | (c >> 18U));
    follow(12), follow(6), follow(0);
  }
}

/// A file for a program to work on, while this lives.
class ScratchFile {
 public:
  explicit ScratchFile(std::string_view text) {
    const char* folder = std::getenv("TMPDIR");
    path_ = std::string(folder == nullptr ? "/tmp" : folder) + "/claimwatch-XXXXXX";
    const int file = mkstemp(path_.data());
    if (file >= 0) close(file);
    std::ofstream(path_, std::ios::binary) << text;
  }
  ScratchFile(const ScratchFile&) = delete;
  ScratchFile& operator=(const ScratchFile&) = delete;
  ~ScratchFile() { unlink(path_.c_str()); }

  /// Runs the program that the variable names, else `other`, and gives what the file then holds; none: it failed.
  std::optional<std::string> run(const char* variable, const char* other) const {
    const char* named = std::getenv(variable);
    const std::string program = named == nullptr || *named == '\0' ? other : named;
    if (std::system((program + " '" + path_ + '\'').c_str()) != 0) return std::nullopt;
    std::ifstream file(path_, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(file), {});
  }

 private:
  std::string path_;
};

/// Flags one at a time on a full screen.
class Review {
 public:
  Review(OpenWatch& open, Person who, Style style) : open_(open), who_(std::move(who)), style_(style) {}

  int run(const std::string& query) {
    if (const int code = look(); code != done) return code;
    if (const auto listed = list(query); !listed) return tell(listed.error(), wrong_usage);
    auto screen = FullScreen::open();
    if (!screen) return tell(screen.error(), wrong_usage);
    screen_ = std::move(*screen);
    style_.colour = style_.colour && screen_->has_colours();
    for (bool goes_on = true; goes_on && !problem_;) goes_on = act_on(shown_key());
    screen_.reset();
    return problem_ ? tell(*problem_, failed) : done;
  }

 private:
  std::string words(std::string_view key, const Fillings& fillings = {}) const {
    return message(key, style_.lang, fillings);
  }

  int look() {
    auto now = open_.index->contents();
    if (!now) return tell(now.error(), failed);
    contents_ = std::move(*now);
    return done;
  }

  /// Makes the list: what a query asks for, first what is open and news for this person, then what else is open.
  Result<void> list(const std::string& text) {
    auto query = parse_query(text, {*open_.rules, open_.settings.queries});
    if (!query) return query.error();
    query_ = *std::move(query);
    ids_.clear();
    at_ = 0;
    const std::string seen = last_seen(contents_, who_);
    const auto turn = [&](const FlagView* flag) {
      return flag->state != FlagState::open ? 2 : is_news(*flag, contents_, seen) ? 0 : 1;
    };
    std::vector<const FlagView*> flags = ordered_flags(contents_);
    std::ranges::stable_sort(flags, {}, turn);
    add_fitting(flags);
    return {};
  }

  void add_fitting(const std::vector<const FlagView*>& flags) {
    for (const FlagView* flag : flags) {
      if (std::ranges::find(ids_, flag->id) != ids_.end()) continue;
      if (fits(query_, candidate_of(*flag, contents_))) ids_.push_back(flag->id);
    }
  }

  /// Takes out of the list what does not arise any more, and adds what came; the place stays.
  void keep_list() {
    for (std::size_t i = ids_.size(); i-- > 0;) {
      if (flag_of(ids_[i]) != nullptr) continue;
      ids_.erase(ids_.begin() + static_cast<std::ptrdiff_t>(i));
      if (i < at_) --at_;
    }
    add_fitting(ordered_flags(contents_));
    at_ = ids_.empty() ? 0 : std::min(at_, ids_.size() - 1);
  }

  const FlagView* flag_of(const std::string& id) const {
    const auto flag = std::ranges::find(contents_.flags, id, &FlagView::id);
    return flag == contents_.flags.end() ? nullptr : &*flag;
  }
  const FlagView* current() const { return ids_.empty() ? nullptr : flag_of(ids_[at_]); }

  std::string head() const {
    const auto open =
        std::ranges::count_if(ids_, [&](const auto& id) { return flag_of(id)->state == FlagState::open; });
    return words("review.place", {{"at", std::to_string(ids_.empty() ? 0 : at_ + 1)},
                                  {"count", std::to_string(ids_.size())},
                                  {"open", std::to_string(open)}});
  }

  /// Shows `page` with `told` below it, and waits for a key. What scrolls is done here.
  char32_t key_on(const std::function<std::vector<std::string>()>& page, const std::string& told) {
    for (;;) {
      style_.width = screen_->columns();
      const auto line = [&](const std::string& text) { return cut_to_width(one_line(text), style_.width); };
      ReviewScreen shown{
          style_.bold(line(head())),
          page(),
          first_,
          {line(told), style_.faint(line(words("review.decide"))), style_.faint(line(words("review.move")))}};
      screen_->show(laid_out(shown, screen_->rows(), style_.lang));
      first_ = shown.first;
      const char32_t key = screen_->key();
      const std::size_t step = rows_to_scroll(shown, screen_->rows());
      if (key == ' ' || key == key_page_down) {
        first_ += step;
      } else if (key == 'b' || key == key_page_up) {
        first_ -= std::min(first_, step);
      } else if (key != key_other) {
        return key;
      }
    }
  }

  std::vector<std::string> page() const {
    const FlagView* flag = current();
    if (flag == nullptr) return {words("review.none")};
    return flag_page(*flag, contents_, *open_.rules, style_);
  }

  char32_t shown_key() {
    return key_on([&] { return page(); }, told_);
  }

  /// A key that answers a question; one that scrolls is none.
  char32_t answer(const std::string& question) {
    return key_on([&] { return page(); }, question);
  }

  /// A line that a person writes; none: not after all.
  std::optional<std::string> written(const std::string& before) {
    std::string text;
    for (;;) {
      style_.width = screen_->columns();
      ReviewScreen shown{head(), page(), first_, {before + text + '_', "", ""}};
      screen_->show(laid_out(shown, screen_->rows(), style_.lang));
      const char32_t key = screen_->key();
      if (key == '\n' || key == '\r') return text;
      if (key == '\x1b' || key == key_gone) return std::nullopt;
      if (key == key_backspace && !text.empty()) text.resize(text.size() - 1 - follow_bytes(text));
      if (key >= ' ' && (key < key_up || key > key_gone)) append_utf8(text, key);
    }
  }

  /// Bytes of the last character behind its first one.
  static std::size_t follow_bytes(const std::string& text) {
    std::size_t count = 0;
    while (count + 1 < text.size() && (static_cast<unsigned char>(text[text.size() - 1 - count]) & 0xc0U) == 0x80U) {
      ++count;
    }
    return count;
  }

  void go_to(std::size_t place) {
    at_ = place;
    first_ = 0;
  }

  /// Whether the review goes on.
  bool act_on(char32_t key) {
    told_.clear();
    const FlagView* const flag = current();
    const auto state = state_of_key(key);
    if (key == 'q' || key == key_gone) return false;
    if (key == '?') key_on([&] { return screen_lines(words("review.help"), style_.width); }, "");
    if (key == '/') search();
    if (key == 'u') undo();
    if ((key == 'j' || key == key_down) && at_ + 1 < ids_.size()) go_to(at_ + 1);
    if ((key == 'k' || key == key_up) && at_ > 0) go_to(at_ - 1);
    if (flag == nullptr) return true;
    if (state) resolve(*flag, *state);
    if (key == 'n') note(*flag);
    if (key == 'o') open_article(*flag);
    if (key == 'A') resolve_all();
    return true;
  }

  /// The row of the side that a key names; none: neither.
  std::optional<std::int64_t> asked_side(const FlagView& flag) {
    const char32_t which = answer(words("review.which"));
    if (which == '1') return flag.old_claim;
    return which == '2' ? std::optional(flag.new_claim) : std::nullopt;
  }

  void resolve(const FlagView& flag, FlagState state) {
    Decision draft = draft_on(flag, contents_);
    draft.state = state;
    if (state == FlagState::extraction_wrong) {
      const auto side = asked_side(flag);
      if (!side) return;
      draft.claim = decided_claim(contents_.claims.at(*side), contents_);
    }
    const std::string id = flag.id;
    decide({std::move(draft)});
    if (!ids_.empty() && ids_[at_] == id && at_ + 1 < ids_.size()) ++at_;
    first_ = 0;
  }

  void resolve_all() {
    const auto state = state_of_key(answer(words("review.all", {{"count", std::to_string(ids_.size())}})));
    if (!state || state == FlagState::extraction_wrong) return;
    std::vector<Decision> drafts;
    for (const std::string& id : ids_) {
      drafts.push_back(draft_on(*flag_of(id), contents_));
      drafts.back().state = state;
    }
    decide(std::move(drafts));
  }

  void undo() {
    std::vector<Decision> drafts;
    for (const Decision* last : last_operation(contents_, who_)) drafts.push_back(draft_undo(*last));
    if (drafts.empty()) {
      told_ = words("review.nothing_to_undo");
      return;
    }
    const std::string id = drafts.front().id;
    decide(std::move(drafts));
    const auto there = std::ranges::find(ids_, id);
    if (there != ids_.end()) go_to(static_cast<std::size_t>(there - ids_.begin()));
  }

  void note(const FlagView& flag) {
    std::optional<std::string> text;
    screen_->lend([&] { text = ScratchFile("").run("EDITOR", "vi"); });
    while (text && text->ends_with('\n')) text->pop_back();
    if (!text || text->empty()) return;
    Decision draft = draft_on(flag, contents_);
    draft.note = *std::move(text);
    decide({std::move(draft)});
  }

  void open_article(const FlagView& flag) {
    const auto side = asked_side(flag);
    if (!side) return;
    const ReadingView& reading = contents_.reading_of(contents_.claims.at(*side));
    const auto text = text_of(*open_.store, reading);
    if (!text) {
      problem_ = text.error();
      return;
    }
    screen_->lend([&] { ScratchFile(visible(reading.title.value + "\n\n" + *text)).run("PAGER", "less"); });
  }

  void search() {
    const auto text = written("/");
    if (!text) return;
    if (const auto listed = list(*text); !listed) told_ = listed.error().message;
    first_ = 0;
  }

  /// Makes the drafts decisions, which are durable when this returns, and tells what came of them.
  void decide(std::vector<Decision> drafts) {
    auto lock = open_.store->lock(wait_for_writer_s);
    if (!lock) {
      told_ = lock.error().message;
      return;
    }
    const auto built = open_.index->built_from();
    if (!built || built->head != open_.store->head()) {  // another process wrote since
      int code = done;
      screen_->lend([&] { code = open_.open_in_force(); });
      if (code != done) {
        problem_ = Error{"the index cannot be read any more; `claimwatch status` says why"};
        return;
      }
    }
    const auto decided = claimwatch::decide(std::move(drafts), who_, *open_.store, *open_.index, *open_.rules,
                                            [](const std::vector<Decision>&) {});
    auto now = decided ? open_.index->contents() : Result<Contents>(decided.error());
    if (!now) {
      problem_ = now.error();
      return;
    }
    contents_ = std::move(*now);
    keep_list();
    tell_of(*decided);
  }

  void tell_of(const Decided& decided) {
    const auto& [decisions, consequences] = decided;
    const std::string what = decisions.size() == 1 ? decisions.front().id : std::to_string(decisions.size());
    told_ = words("review.decided", {{"act", act_words(decisions.front(), style_.lang)},
                                     {"what", what},
                                     {"came", std::to_string(consequences.came.size())},
                                     {"went", std::to_string(consequences.gone.size())}});
  }

  OpenWatch& open_;
  Person who_;
  Style style_;
  Contents contents_;
  Query query_;
  std::vector<std::string> ids_;  ///< Of the flags under review.
  std::size_t at_ = 0;            ///< Place in them.
  std::size_t first_ = 0;         ///< Line of the page that is shown first.
  std::string told_;              ///< What came of the last key.
  std::optional<Error> problem_;  ///< After it nothing goes on.
  std::unique_ptr<FullScreen> screen_;
};

int review(const Invocation& invocation, const std::string& query) {
  if (const auto terminal = FullScreen::possible(); !terminal) return tell(terminal.error(), wrong_usage);
  OpenWatch open;
  if (const int code = open.open(invocation); code != done) return code;
  auto who = open.store->person();
  if (!who) return tell(who.error(), wrong_usage);
  return Review(open, *std::move(who), style_of(invocation)).run(query);
}

}  // namespace

void add_review_command(CLI::App& app, Invocation& invocation) {
  const auto query = std::make_shared<std::string>();  // lives as long as the action does
  auto* const command = app.add_subcommand("review", "Decide on flags one by one, on a full screen");
  command->footer("Example: claimwatch review 'topic:stake state:open'");
  command->add_option("QUERY", *query, "Only those that it asks for, in one pair of quotes");
  add_lang(*command, invocation);
  command->callback(
      [&invocation, query] { invocation.action = [&invocation, query] { return review(invocation, *query); }; });
}

}  // namespace claimwatch
