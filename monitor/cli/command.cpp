#include "monitor/cli/command.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>

#include "monitor/cli/progress.h"
#include "monitor/query/match.h"
#include "monitor/report/translation.h"

namespace claimwatch {
namespace {

Lang spoken = Lang::en;

}  // namespace

Lang lang_asked_for(int argc, const char* const* argv) {
  constexpr std::string_view option = "--lang";
  for (int i = 1; i < argc; ++i) {
    std::string_view word = argv[i];
    if (word == "--") break;
    if (!word.starts_with(option)) continue;
    word.remove_prefix(std::min(option.size() + 1, word.size()));
    if (word.empty() && i + 1 < argc) word = argv[i + 1];
    if (word == "ko") return Lang::ko;
    if (word == "en") return Lang::en;
  }
  return lang_of_locale();
}

void speak(Lang lang) { spoken = lang; }

int tell(const Error& error, int exit_code) {
  std::fprintf(stderr, "claimwatch: %s\n", visible(translated(error.message, spoken)).c_str());
  return exit_code;
}

void print(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stdout); }

Result<void> tell_notes(const Query& query, const Parts& parts) {
  const auto notes = query_notes(query, parts);
  if (!notes) return notes.error();
  for (const std::string& note : *notes) tell({note}, done);
  return {};
}

Style style_of(const Invocation& invocation) { return terminal_style(invocation.lang); }

Style error_style_of(const Invocation& invocation) { return terminal_style(invocation.lang, STDERR_FILENO); }

int printed_all(int exit_code) {
  const bool failed_before = std::ferror(stdout) != 0;
  const bool flushed = std::fflush(stdout) == 0;
  if (flushed && !failed_before) return exit_code;
  if (!flushed && errno == EPIPE) return exit_code;  // who reads has read enough
  const std::string why = flushed ? "" : std::string(": ") + std::strerror(errno);
  const int code = tell({"standard output cannot be written" + why + "; what was printed is not whole"}, failed);
  return exit_code == done || exit_code == new_flags ? code : exit_code;
}

int OpenWatch::find(const Invocation& invocation) {
  anew_ = progress_anew(invocation);
  auto found = find_watch(invocation.folder);
  if (!found) return tell(found.error(), wrong_usage);
  watch = std::move(*found);
  auto read = settings_of(watch);
  if (!read) return tell(read.error(), wrong_usage);
  settings = std::move(*read);
  return done;
}

int OpenWatch::take(Result<Configuration> configuration) {
  if (!configuration) return tell(configuration.error(), wrong_usage);
  files = std::move(configuration->files);
  rules = std::move(configuration->rules);
  return done;
}

int OpenWatch::open_edited(const Invocation& invocation) {
  if (const int code = find(invocation); code != done) return code;
  return take(edited_configuration(watch));
}

int OpenWatch::open_store() {
  auto opened = Store::open(watch.store_path().string());
  if (!opened) return tell(opened.error(), failed);
  store = std::move(*opened);
  return done;
}

int OpenWatch::open(const Invocation& invocation) {
  if (const int code = find(invocation); code != done) return code;
  if (const int code = open_store(); code != done) return code;
  if (!can_write_index(watch)) {
    if (const int code = copy_index(); code != done) return code;
    tell_out_of_date();
  }
  return open_in_force();
}

int OpenWatch::open_in_force() {
  auto kept = store->config();
  if (!kept) return tell(kept.error(), failed);
  auto opened = opened_index(watch);
  const auto current = opened ? is_current(*opened, *store) : opened.error();
  if (!current) return tell(current.error(), failed);
  auto configuration =
      *current ? names_in_force(watch, std::move(*kept)) : configuration_in_force(watch, std::move(*kept));
  if (const int code = take(std::move(configuration)); code != done) return code;
  if (!*current) {
    const auto made = make_current(*opened, *store, {files, *rules}, anew_);
    if (!made) return tell(made.error(), failed);
  }
  if (const auto folded = opened->fold(*rules); !folded) return tell(folded.error(), failed);
  index = std::move(*opened);
  return done;
}

int OpenWatch::copy_index() {
  auto copy = PrivateIndex::copy_of(watch);
  if (!copy) return tell(copy.error(), failed);
  private_index = std::move(*copy);
  watch.other_index = private_index->path();
  return done;
}

int OpenWatch::copy_store() {
  auto copy = store->copy_at((private_index->folder() / "store.git").string());
  if (!copy) return tell(copy.error(), failed);
  store = std::move(*copy);
  return done;
}

void OpenWatch::tell_out_of_date() const {
  const auto copy = Index::open(watch.index_path().string());
  const auto built = copy ? copy->built_from() : Result<Index::BuiltFrom>(copy.error());
  if (built && built->head == store->head()) return;
  tell({Watch{watch.root}.index_path().string() +
        ": is out of date, and this user cannot write it: all articles are read anew for this command; let who can "
        "write it run `claimwatch status` once"},
       done);
}

}  // namespace claimwatch
