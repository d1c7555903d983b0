#include "monitor/cli/command.h"

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "monitor/report/terminal.h"

namespace claimwatch {
namespace {

void tell_changed_rules(const CurrentIndex& current) {
  if (current.came.empty() && current.gone.empty()) return;
  std::string text = "rules changed: all articles were read anew";
  for (const std::string& id : current.came) text += "\n  flag came  " + id;
  for (const std::string& id : current.gone) text += "\n  flag gone  " + id;
  std::fprintf(stderr, "%s\n", text.c_str());
}

}  // namespace

int tell(const Error& error, int exit_code) {
  std::fprintf(stderr, "claimwatch: %s\n", visible(error.message).c_str());
  return exit_code;
}

void print(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stdout); }

int printed_all(int exit_code) {
  const bool failed_before = std::ferror(stdout) != 0;
  const bool flushed = std::fflush(stdout) == 0;
  if (flushed && !failed_before) return exit_code;
  if (!flushed && errno == EPIPE) return exit_code;  // who reads has read enough
  const std::string why = flushed ? "" : std::string(": ") + std::strerror(errno);
  const int code = tell({"standard output cannot be written" + why + "; what was printed is not whole"}, failed);
  return exit_code == done || exit_code == new_flags ? code : exit_code;
}

int OpenWatch::open_configuration(const Invocation& invocation) {
  auto found = find_watch(invocation.folder);
  if (!found) return tell(found.error(), wrong_usage);
  watch = std::move(*found);
  auto read = settings_of(watch);
  if (!read) return tell(read.error(), wrong_usage);
  settings = std::move(*read);
  auto config = rules_files(watch);
  if (!config) return tell(config.error(), wrong_usage);
  files = std::move(*config);
  auto loaded = load_rules(files);
  if (!loaded) return tell(loaded.error(), wrong_usage);
  rules = std::move(*loaded);
  return done;
}

int OpenWatch::open_store(const Invocation& invocation) {
  if (const int code = open_configuration(invocation); code != done) return code;
  auto opened = Store::open(watch.store_path().string());
  if (!opened) return tell(opened.error(), failed);
  store = std::move(*opened);
  return done;
}

int OpenWatch::open(const Invocation& invocation) {
  if (const int code = open_store(invocation); code != done) return code;
  return open_index();
}

int OpenWatch::copy_index() {
  auto copy = PrivateIndex::copy_of(watch);
  if (!copy) return tell(copy.error(), failed);
  const std::string own = watch.index_path().string();
  private_index = std::move(*copy);
  watch.other_index = private_index->path();
  const auto index = Index::open(watch.index_path().string());
  const auto built = index ? index->built_from() : Result<Index::BuiltFrom>(index.error());
  if (!built || *built != Index::BuiltFrom{store->head(), digest}) {
    tell({own + ": is out of date, and this user cannot write it: all articles are read anew for this command; "
                "let who can write it run `claimwatch status` with this program once"},
         done);
  }
  return done;
}

int OpenWatch::open_index() {
  auto hash = rules_digest(files);
  if (!hash) return tell(hash.error(), failed);
  digest = std::move(*hash);
  if (!can_write_index(watch)) {
    if (const int code = copy_index(); code != done) return code;
  }
  auto index = current_index(watch, *store, *rules, digest);
  if (!index) return tell(index.error(), failed);
  current = std::move(*index);
  tell_changed_rules(*current);
  return done;
}

}  // namespace claimwatch
