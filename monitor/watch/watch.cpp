#include "monitor/watch/watch.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "diffcore/topic/toml_file.h"
#include "monitor/store/store.h"
#include "monitor/watch/files.h"
#include "monitor/watch/shipped_config.h"

namespace claimwatch {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view settings_name = "claimwatch.toml";

std::string joined_lines(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += (text.empty() ? "" : "\n") + line;
  return text;
}

/// The path that a folder really has, links followed, as far as it exists.
fs::path real_path(const fs::path& path) {
  std::error_code unknown;
  const fs::path real = fs::weakly_canonical(path, unknown);
  const fs::path whole = unknown ? fs::absolute(path).lexically_normal() : real;
  return whole.has_filename() ? whole : whole.parent_path();  // "a/" is "a"
}

bool is_or_holds(const fs::path& folder, const fs::path& path) {
  return std::ranges::mismatch(folder, path).in1 == folder.end();
}

/// Whether a scan of the inbox would read the store's own files.
bool meets_store(const Watch& watch, const std::string& inbox) {
  const fs::path folder = real_path(watch.root / inbox), store = real_path(watch.store_path());
  return is_or_holds(folder, store) || is_or_holds(store, folder);
}

void read_inboxes(TomlTable& root, const Watch& watch, Settings& settings) {
  constexpr std::string_view key = "inboxes";
  if (!root.has(key)) return;
  settings.inboxes.clear();
  for (const TomlString& inbox : root.strings(key)) {
    if (inbox.text.empty()) {
      root.error(inbox.place, "an inbox has no name; write the folder's path");
    } else if (meets_store(watch, inbox.text)) {
      root.error(inbox.place, "the inbox \"" + inbox.text +
                                  "\" is, holds or lies in store.git, whose files are no articles; name a folder "
                                  "beside it, like \"inbox\"");
    }
    settings.inboxes.push_back(inbox.text);
  }
}

void read_limit(TomlTable& root, Settings& settings) {
  const auto limit = root.integer("limit_bytes");
  if (!limit) return;
  if (*limit <= 0) root.error(root.place(), "\"limit_bytes\" is not above 0; write 20_000_000 for 20 MB");
  settings.limit_bytes = static_cast<std::uintmax_t>(*limit);
}

/// "90s", "15m", "2h", "1d".
std::optional<std::chrono::seconds> duration_of(std::string_view text) {
  int number = 0;
  const auto [unit, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  const std::string_view name(unit, text.data() + text.size());
  if (problem != std::errc() || number < 0) return std::nullopt;
  if (name == "s") return std::chrono::seconds(number);
  if (name == "m") return std::chrono::minutes(number);
  if (name == "h") return std::chrono::hours(number);
  if (name == "d") return std::chrono::days(number);
  return std::nullopt;
}

void read_duration(TomlTable& root, std::string_view key, std::chrono::seconds least, std::chrono::seconds& setting) {
  if (!root.has(key)) return;
  const auto text = root.string(key);
  if (!text) return;
  const auto duration = duration_of(text->text);
  if (duration && *duration >= least) {
    setting = *duration;
  } else {
    root.error(text->place, '"' + std::string(key) + "\" is no time of at least " + std::to_string(least.count()) +
                                " s; write a whole number with s, m, h or d, like \"15m\"");
  }
}

void read_queries(TomlTable& root, Settings& settings) {
  if (!root.has("queries")) return;
  auto queries = root.table("queries");
  if (!queries) return;
  for (const std::string& name : queries->keys()) {
    if (auto text = queries->string(name)) settings.queries.push_back({name, std::move(text->text), text->place});
  }
}

/// What is wrong with a feed that is written there: an inbox would take it for articles.
std::string feed_problem(const Watch& watch, const Settings& settings, const std::string& file) {
  const fs::path feed = real_path(watch.root / file);
  if (is_or_holds(real_path(watch.store_path()), feed)) {
    return "the feed lies in store.git; write it beside that, like \"flags.atom\"";
  }
  for (const std::string& inbox : settings.inboxes) {
    if (!is_or_holds(real_path(watch.root / inbox), feed)) continue;
    return "the feed lies in the inbox \"" + inbox + "\" and would be read as articles; write it beside that";
  }
  return "";
}

std::string shipped_settings() {
  for (ConfigFile& file : shipped_config()) {
    if (file.name == settings_name) return std::move(file.text);
  }
  return {};
}

}  // namespace

std::string human_size(std::uintmax_t bytes) {
  constexpr std::pair<std::uintmax_t, const char*> units[] = {
      {1'000'000'000, " GB"}, {1'000'000, " MB"}, {1'000, " KB"}};
  for (const auto& [size, name] : units) {
    if (bytes < size) continue;
    const std::uintmax_t tenths = bytes / (size / 10);
    return std::to_string(tenths / 10) + (tenths % 10 ? '.' + std::to_string(tenths % 10) : "") + name;
  }
  return std::to_string(bytes) + " bytes";
}

Result<std::vector<std::string>> init_watch(const fs::path& folder) {
  const Watch watch{folder};
  std::vector<std::string> made;
  std::error_code problem;
  fs::create_directories(folder, problem);
  if (problem) return Error{folder.string() + ": cannot be made: " + problem.message()};
  if (fs::create_directory(folder / "inbox", problem)) made.push_back("inbox/");
  if (problem) return Error{(folder / "inbox").string() + ": cannot be made: " + problem.message()};
  if (!fs::exists(watch.store_path())) {
    if (auto created = Store::create(watch.store_path().string()); !created) return created.error();
    made.push_back("store.git");
  }
  // Last, because it is what makes a folder a watch: one cut short is made whole by `init` again.
  if (!fs::exists(watch.settings_path())) {
    if (auto written = write_new_file(watch.settings_path(), shipped_settings()); !written) return written.error();
    made.emplace_back(settings_name);
  }
  return made;
}

Result<Watch> find_watch(const fs::path& from) {
  const fs::path start = fs::absolute(from).lexically_normal();
  for (fs::path folder = start;; folder = folder.parent_path()) {
    if (fs::exists(folder / settings_name)) return Watch{folder};
    if (folder == folder.root_path()) break;
  }
  return Error{start.string() + ": no watch here or above; `claimwatch init` makes one"};
}

Result<Settings> read_settings(const Watch& watch, std::string text) {
  TomlFile file{std::string(settings_name), std::move(text)};
  Settings settings;
  if (auto root = file.root()) {
    read_inboxes(*root, watch, settings);
    read_limit(*root, settings);
    if (root->has("shipped_topics")) settings.shipped_topics = root->boolean("shipped_topics");
    read_duration(*root, "settle", std::chrono::seconds(0), settings.settle);
    read_duration(*root, "every", std::chrono::seconds(1), settings.every);
    settings.channels =
        read_channels(*root, [&](const std::string& feed) { return feed_problem(watch, settings, feed); });
    read_queries(*root, settings);
    root->refuse_others();
  }
  if (!file.errors().empty()) return Error{joined_lines(file.errors())};
  return settings;
}

Result<Settings> settings_of(const Watch& watch) {
  auto text = read_file(watch.settings_path());
  if (!text) return Error{std::string(settings_name) + ": " + text.error().message};
  return read_settings(watch, std::move(*text));
}

std::vector<ConfigFile> shipped_rules_files() {
  std::vector<ConfigFile> files = shipped_config();
  std::erase_if(files, [](const ConfigFile& file) { return file.name == settings_name; });
  return files;
}

Result<std::vector<ConfigFile>> rules_files(const Watch& watch) {
  const auto settings = settings_of(watch);
  if (!settings) return settings.error();
  std::map<std::string, std::string> by_name;
  for (ConfigFile& file : shipped_rules_files()) {
    const bool of_any_subject =
        file.name.starts_with("language/") || file.name.starts_with("outlets") || file.name.starts_with("sites");
    if (settings->shipped_topics || of_any_subject) by_name[file.name] = std::move(file.text);
  }
  const fs::path own = watch.root / "config";
  std::error_code problem;
  for (fs::recursive_directory_iterator entry(own, problem), end; !problem && entry != end; entry.increment(problem)) {
    if (!entry->is_regular_file() || entry->path().extension() != ".toml") continue;
    const std::string name = entry->path().lexically_relative(own).generic_string();
    auto text = read_file(entry->path());
    if (!text) return Error{"config/" + name + ": " + text.error().message};
    by_name[name] = std::move(*text);
  }
  if (problem && fs::exists(own)) return Error{"config: cannot be read: " + problem.message()};
  std::vector<ConfigFile> files;
  for (auto& [name, text] : by_name) files.push_back({name, std::move(text)});
  return files;
}

}  // namespace claimwatch
