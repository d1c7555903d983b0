#include <CLI/CLI.hpp>
#include <algorithm>
#include <iterator>
#include <utility>

#include "diffcore/text/utf8.h"
#include "diffcore/text/width.h"
#include "monitor/cli/command.h"
#include "monitor/decisions/decide.h"
#include "monitor/index/open_parts.h"
#include "monitor/query/match.h"
#include "monitor/query/query.h"
#include "monitor/report/decision_report.h"
#include "monitor/report/flag_report.h"
#include "monitor/report/translation.h"
#include "monitor/review/flag_list.h"
#include "monitor/review/full_screen.h"
#include "monitor/review/other_program.h"
#include "monitor/review/page.h"
#include "monitor/review/surroundings.h"
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

/// A note as it was written: without the lines that only told of what it is on.
std::string without_hints(std::string_view text) {
  std::string note;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    if (!line.starts_with('#')) note.append(line).append("\n");
  }
  while (note.ends_with('\n')) note.pop_back();
  note.erase(0, note.find_first_not_of('\n'));
  return note;
}

/// An article for reading, with the words of a claim in it marked.
std::string article_page(const ReadingView& reading, std::string text, const ClaimView& claim) {
  const Range& words = claim.claim.evidence;
  if (words.end <= text.size()) text.insert(words.end, "<<<").insert(words.start, ">>>");
  return visible(reading.title.value + "\n" + source_words(reading) + "  " + day_words(reading) + "  " +
                 reading.url.value + "\n\n" + text + '\n');
}

/// Flags one at a time on a full screen.
class Review {
 public:
  Review(OpenWatch& open, Person who, Style style) : open_(open), who_(std::move(who)), style_(style) {}

  int run(const std::string& query) {
    if (const auto looked = look(); !looked) return tell(looked.error(), failed);
    seen_ = last_seen(index_->decisions.all(), who_);
    if (const auto listed = list(query); !listed) return tell(listed.error(), wrong_usage);
    auto screen = FullScreen::open();
    if (!screen) return tell(screen.error(), wrong_usage);
    screen_ = std::move(*screen);
    style_.colour = style_.colour && screen_->has_colours();
    for (bool goes_on = true; goes_on && !problem_;) {
      goes_on = act_on(key_on_page(told_));
      if (screen_lines(told_, style_.width).size() > screen_->rows() / 3) show_until_key(std::exchange(told_, ""));
    }
    screen_.reset();
    return problem_ ? tell(*problem_, failed) : done;
  }

 private:
  std::string words(std::string_view key, const Fillings& fillings = {}) const {
    return message(key, style_.lang, fillings);
  }

  /// Takes up the index as it is now.
  Result<void> look() {
    auto now = OpenParts::of(open_.watch.index_path().string(), *open_.index);
    if (!now) return now.error();
    index_.emplace(std::move(*now));
    surroundings_.emplace(*index_);
    return list_ ? list_->follow_flags() : Result<void>();
  }

  /// The same after another process has taken away what is shown.
  void look_again() {
    if (const auto looked = look(); !looked) problem_ = looked.error();
  }

  /// Errors: the query is wrong.
  Result<void> list(const std::string& text) {
    auto query = parse_query(text, {*open_.rules, open_.settings.queries});
    if (!query) return query.error();
    const auto notes = query_notes(*query, index_->parts);
    if (!notes) return notes.error();
    auto found = FlagList::of(*index_, *std::move(query), seen_);
    if (!found) return found.error();
    if (list_ && found->size() == 0) {
      told_ = notes->empty() ? words("review.none_found", {{"query", text}}) : translated(notes->front(), style_.lang);
      return {};
    }
    list_ = *std::move(found);
    query_ = text;
    return {};
  }

  void tell_problem(const Error& problem) { told_ = translated(problem.message, style_.lang); }

  /// A flag with its sides.
  struct Shown {
    FlagView flag;
    Contents contents;
  };
  /// That at the list's place; none: the list is empty.
  std::optional<Shown> current() {
    for (bool again = true; list_->size() > 0 && !problem_;) {
      auto sides = index_->parts.sides({list_->id_at(list_->place())}, index_->decisions);
      if (!sides) {
        problem_ = sides.error();
      } else if (!sides->flags.empty()) {
        FlagView flag = sides->flags.front();
        return Shown{std::move(flag), *std::move(sides)};
      } else if (std::exchange(again, false)) {
        look_again();
      } else {
        break;
      }
    }
    return std::nullopt;
  }

  std::string head() {
    const auto shown = current();
    std::string line = words("review.place", {{"at", std::to_string(shown ? list_->place() + 1 : 0)},
                                              {"count", std::to_string(list_->size())},
                                              {"open", std::to_string(list_->open())},
                                              {"news", std::to_string(list_->news())}});
    if (shown) {
      line += "   " + list_->state_words_at(list_->place(), style_.lang) + "  " +
              age_words(shown->flag, shown->contents, style_.lang);
    }
    if (!query_.empty()) line += "   /" + query_;
    return style_.bold(cut_to_width(one_line(line), style_.width));
  }

  /// What stands around a page.
  ReviewScreen frame(const std::string& told) {
    std::vector<std::string> hints = hint_lines(words("review.decide"), style_.width);
    std::ranges::move(hint_lines(words("review.move"), style_.width), std::back_inserter(hints));
    return {head(), {}, first_, screen_lines(visible(told), style_.width), std::move(hints)};
  }

  void show(const std::vector<std::string>& page, const std::string& told) {
    ReviewScreen shown = frame(told);
    shown.page = page;
    screen_->show(laid_out(shown, screen_->rows(), style_));
    first_ = shown.first;
  }

  /// How many lines of a page can be gone by at once.
  std::size_t step() { return std::max<std::size_t>(page_rows(frame(told_), screen_->rows()), 3) - 2; }

  /// Shows what `page` makes, with `told` below it, and waits for a key. What scrolls a page that is longer is done
  /// here.
  char32_t key_on(const std::function<std::vector<std::string>()>& page, const std::string& told) {
    for (std::vector<std::string> lines;;) {
      if (lines.empty() || style_.width != screen_->columns() || listing_) {
        style_.width = screen_->columns();
        lines = page();
      }
      if (problem_) return key_gone;
      show(lines, told);
      const char32_t key = screen_->key();
      if (!scroll(key) && key != key_other) return key;
    }
  }

  /// In the list it is the place that moves. Gives whether the key is one for that.
  bool scroll(char32_t key) {
    const bool down = key == ' ' || key == key_page_down;
    if (!down && key != 'b' && key != key_page_up) return false;
    if (!listing_) {
      first_ = down ? first_ + step() : first_ - std::min(first_, step());
    } else if (list_->size() > 0) {
      const std::size_t place = list_->place(), by = std::max<std::size_t>(step() / 2, 1);
      list_->go_to(down ? std::min(place + by, list_->size() - 1) : place - std::min(place, by));
    }
    return true;
  }

  std::vector<std::string> page() {
    if (listing_ && list_->size() > 0) {
      auto lines = list_page(*list_, *index_, *open_.rules, style_, page_rows(frame(told_), screen_->rows()));
      if (lines) return *std::move(lines);
      problem_ = lines.error();
    }
    const auto shown = current();
    if (!shown || problem_) return {words("review.none")};
    const auto part = surroundings_->around(shown->flag);
    if (!part) problem_ = part.error();
    if (problem_ || part->contents.flags.empty()) return {words("review.none")};
    return flag_page(shown->flag.id, *part, *open_.rules, style_, [&](const ReadingView& reading) {
      auto text = text_of(*open_.store, reading);
      return text ? *std::move(text) : std::string();
    });
  }

  /// A key on what is shown: one that acts, or answers a question; one that scrolls is none.
  char32_t key_on_page(const std::string& told) {
    return key_on([&] { return page(); }, told);
  }

  /// Lines that are read until any key.
  void show_until_key(const std::string& text) {
    const bool listing = std::exchange(listing_, false);
    first_ = 0;
    key_on([&] { return screen_lines(text, style_.width); }, "");
    first_ = 0;
    listing_ = listing;
  }

  /// A line that a person writes; none: not after all.
  std::optional<std::string> written(const std::string& before) {
    std::string text;
    for (;;) {
      style_.width = screen_->columns();
      show(page(), before + text + '_');
      const char32_t key = screen_->key();
      if (key == '\n' || key == '\r') return text;
      if (key == '\x1b' || key == key_gone) return std::nullopt;
      if (key == key_backspace && !text.empty()) text.resize(character_before(text, text.size()).at);
      if (key >= ' ' && (key < key_up || key > key_gone)) append_utf8(text, key);
    }
  }

  void go_to(std::size_t place) {
    list_->go_to(place);
    if (!listing_) first_ = 0;
  }

  /// Whether the review goes on.
  bool act_on(char32_t key) {
    told_.clear();
    if (key == 'q' || key == key_gone) return false;
    if (key == '?') show_until_key(words("review.help"));
    if (key == '/') search();
    if (key == 'u') undo();
    if (key == 'l' || key == '\t' || (listing_ && (key == '\n' || key == '\r' || key == '\x1b'))) turn_list();
    const std::size_t place = list_->place();
    if ((key == 'j' || key == key_down) && place + 1 < list_->size()) go_to(place + 1);
    if ((key == 'k' || key == key_up) && place > 0) go_to(place - 1);
    if (const auto shown = current()) act_on_flag(*shown, key);
    return true;
  }

  void act_on_flag(const Shown& shown, char32_t key) {
    if (const auto state = state_of_key(key)) resolve(shown, *state);
    if (key == 'n') note(shown);
    if (key == 'o') open_article(shown);
    if (key == 'A') resolve_all();
  }

  void turn_list() {
    listing_ = !listing_;
    first_ = 0;
  }

  /// The row of the side that a key names; none: neither.
  std::optional<std::int64_t> asked_side(const FlagView& flag) {
    const char32_t which = key_on_page(words("review.which"));
    if (which == '1') return flag.old_claim;
    return which == '2' ? std::optional(flag.new_claim) : std::nullopt;
  }

  void resolve(const Shown& shown, FlagState state) {
    Decision draft = draft_on(shown.flag, shown.contents);
    draft.state = state;
    if (state == FlagState::extraction_wrong) {
      const auto side = asked_side(shown.flag);
      if (!side) return;
      draft.claim = decided_claim(shown.contents.claims.at(*side), shown.contents);
    }
    const std::string& id = shown.flag.id;
    if (!decide({std::move(draft)}) || list_->size() == 0) return;
    if (list_->id_at(list_->place()) == id && list_->place() + 1 < list_->size()) go_to(list_->place() + 1);
  }

  void resolve_all() {
    const auto state = state_of_key(key_on_page(words("review.all", {{"count", std::to_string(list_->size())}})));
    if (!state || state == FlagState::extraction_wrong) return;
    std::vector<std::string> ids;
    std::size_t decided = 0;
    for (std::size_t place = 0; place < list_->size(); ++place) {
      if (list_->state_at(place) == *state) continue;
      if (list_->state_at(place) != FlagState::open) ++decided;
      ids.push_back(list_->id_at(place));
    }
    const Fillings numbers = {{"count", std::to_string(ids.empty() ? list_->size() : ids.size())},
                              {"state", state_words(*state, style_.lang)},
                              {"decided", std::to_string(decided)}};
    if (ids.empty()) {
      told_ = words("review.nothing_to_decide", numbers);
    } else if (key_on_page(words("bulk.preview", numbers) + ". " + words("bulk.ask")) == 'y') {
      decide_alike(ids, *state);
    } else {
      told_ = words("bulk.nothing");
    }
  }

  void decide_alike(const std::vector<std::string>& ids, FlagState state) {
    const auto sides = index_->parts.sides(ids, index_->decisions);
    if (!sides) return tell_problem(sides.error());
    std::vector<Decision> drafts;
    for (const FlagView& flag : sides->flags) {
      if (!drafts.empty() && drafts.back().id == flag.id) continue;
      drafts.push_back(draft_on(flag, *sides));
      drafts.back().state = state;
    }
    if (!drafts.empty()) decide(std::move(drafts));
  }

  void undo() {
    std::vector<Decision> drafts;
    for (const Decision* last : last_operation(index_->decisions.all(), who_)) drafts.push_back(draft_undo(*last));
    if (drafts.empty()) {
      told_ = words("review.nothing_to_undo");
      return;
    }
    const std::string id = drafts.front().id;
    if (decide(std::move(drafts))) list_->go_to(id);
    first_ = 0;
  }

  void note(const Shown& shown) {
    const std::string hints = "\n# " + flag_line(shown.flag, shown.contents, *open_.rules, plain_style()) + "\n# " +
                              words("review.note_help") + '\n';
    Result<std::string> text = std::string();
    screen_->lend([&] { text = through_program(hints, "EDITOR", "vi", style_.lang); });
    if (!text) {
      tell_problem(text.error());
      return;
    }
    Decision draft = draft_on(shown.flag, shown.contents);
    draft.note = without_hints(*text);
    if (draft.note.empty()) {
      told_ = words("review.not_noted");
    } else {
      decide({std::move(draft)});
    }
  }

  void open_article(const Shown& shown) {
    const auto side = asked_side(shown.flag);
    if (!side) return;
    const ClaimView& claim = shown.contents.claims.at(*side);
    const ReadingView& reading = shown.contents.reading_of(claim);
    Result<std::string> text = text_of(*open_.store, reading);
    if (text) {
      const std::string article = article_page(reading, *std::move(text), claim);
      screen_->lend([&] { text = through_program(article, "PAGER", "less '+/>>>'", style_.lang); });
    }
    if (!text) tell_problem(text.error());
  }

  void search() {
    const auto text = written("/");
    if (!text) return;
    if (const auto listed = list(*text); !listed) tell_problem(listed.error());
    first_ = 0;
  }

  /// Makes the drafts decisions, which are durable when this returns, and tells what came of them. Gives whether it
  /// could.
  bool decide(std::vector<Decision> drafts) {
    const auto lock = store_lock();
    if (!lock) {
      tell_problem(lock.error());
      return false;
    }
    const bool other_store = follow_store();
    if (problem_) return false;
    if (std::ranges::any_of(drafts, [](const Decision& draft) { return draft.claim.has_value(); })) {
      show(page(), words("review.folding"));
    }
    const std::string before = subject_of(drafts);
    const auto decided = claimwatch::decide(std::move(drafts), who_, *open_.store, *open_.index, *open_.rules,
                                            [](const std::vector<Decision>&) {});
    const auto followed = decided ? follow(*decided, other_store) : Result<void>(decided.error());
    if (!followed) {
      problem_ = followed.error();
      return false;
    }
    tell_of(*decided, before.empty() ? subject_of(decided->decisions) : before);
    return true;
  }

  Result<std::unique_ptr<StoreLock>> store_lock() {
    auto lock = open_.store->lock(0);
    if (lock) return lock;
    show(page(), words("review.waiting"));
    return open_.store->lock(wait_for_writer_s);
  }

  /// Takes up what another process wrote since. Gives whether one did.
  bool follow_store() {
    const auto built = open_.index->built_from();
    if (built && built->head == open_.store->head()) return false;
    int code = done;
    screen_->lend([&] { code = open_.open_in_force(); });
    if (code != done) problem_ = Error{"the index cannot be read any more; `claimwatch status` says why"};
    return true;
  }

  /// Takes up what was decided; where that is not all that has changed, the index is looked at anew.
  Result<void> follow(const Decided& decided, bool other_store) {
    const auto& [decisions, consequences] = decided;
    if (other_store || !consequences.folded.empty()) return look();
    std::vector<std::string> ids;
    for (const Decision& decision : decisions) ids.push_back(decision.id);
    auto sides = index_->parts.sides(ids, index_->decisions);
    if (!sides) return sides.error();
    if (!index_->decisions.add(decisions, *sides)) return look();
    for (FlagView& flag : sides->flags) index_->decisions.put(flag);
    list_->follow_states(sides->flags);
    return {};
  }

  Style plain_style() const {
    Style plain = style_;
    plain.colour = false;
    return plain;
  }

  /// The flag that is decided on, or how many are; empty when the one is not there now.
  std::string subject_of(const std::vector<Decision>& decisions) const {
    const bool on_articles = decisions.front().on == Decision::On::article;
    if (decisions.size() > 1) return counted(on_articles ? "n.article" : "n.flag", decisions.size(), style_.lang);
    const auto sides = index_->parts.sides({decisions.front().id}, index_->decisions);
    if (!sides || sides->flags.empty()) return "";
    return flag_words(sides->flags.front(), *sides, *open_.rules, plain_style());
  }

  void tell_of(const Decided& decided, const std::string& what) {
    const auto& [decisions, consequences] = decided;
    told_ = act_words(decisions.front(), style_.lang) + ": " + (what.empty() ? decisions.front().id : what);
    const auto add = [&](std::string_view key, const std::vector<std::string>& flags) {
      if (!flags.empty()) told_ += "; " + words(key, {{"count", std::to_string(flags.size())}});
    };
    add("decision.flags_went", consequences.gone);
    add("decision.flags_came", consequences.came);
  }

  OpenWatch& open_;
  Person who_;
  Style style_;
  std::optional<OpenParts> index_;            ///< None before the first look.
  std::optional<Surroundings> surroundings_;  ///< Likewise.
  std::string seen_;                          ///< When the newest article was read that this person had seen before.
  std::optional<FlagList> list_;              ///< None before the first query.
  std::string query_;
  bool listing_ = false;          ///< The list is shown, not one flag of it.
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
  command->callback(
      [&invocation, query] { invocation.action = [&invocation, query] { return review(invocation, *query); }; });
}

}  // namespace claimwatch
