#include "monitor/watch/inbox.h"

#include <algorithm>
#include <array>
#include <span>
#include <tuple>

#include "diffcore/text/decode.h"
#include "monitor/watch/files.h"

namespace claimwatch {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view sidecar_ending = ".meta.toml";

/// What browsers, editors and copying programs leave while they write.
bool temporary(std::string_view name) {
  constexpr std::array<std::string_view, 6> endings = {"~", ".tmp", ".part", ".partial", ".crdownload", ".swp"};
  return std::ranges::any_of(endings, [&](std::string_view ending) { return name.ends_with(ending); });
}

bool is_item(std::string_view name) {
  return !name.starts_with('.') && !name.ends_with(sidecar_ending) && !temporary(name);
}

/// A file's name as UTF-8, whatever the system that named it wrote (CP949, NFD); what is no text at all as %XX.
std::string shown_name(const std::string& name) {
  if (const auto decoded = decode(name); decoded && decoded->text.find('\n') == std::string::npos) return decoded->text;
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string shown;
  for (const unsigned char byte : name) {
    if (byte > ' ' && byte < 0x7f) {
      shown += static_cast<char>(byte);
    } else {
      shown += {'%', digits[byte >> 4U], digits[byte & 0xfU]};
    }
  }
  return shown;
}

/// Lists by hand what a recursive iterator would: one folder without permission must not end the listing of the rest.
void list_folder(const fs::path& folder, const std::string& prefix, InboxListing& listing) {
  std::error_code problem;
  fs::directory_iterator entry(folder, problem);
  for (const fs::directory_iterator end; !problem && entry != end; entry.increment(problem)) {
    const std::string name = entry->path().filename().string();
    std::error_code unknown;
    if (entry->is_symlink(unknown) && entry->is_directory(unknown)) continue;  // may lead back above
    if (entry->is_directory(unknown) && !name.starts_with('.')) {
      list_folder(entry->path(), prefix + shown_name(name) + '/', listing);
    } else if (entry->is_regular_file(unknown) && is_item(name)) {
      listing.files.push_back({.path = entry->path().string(), .name = prefix + shown_name(name)});
    }
  }
  if (problem) {
    listing.problems.push_back(folder.string() + ": cannot be listed: " + problem.message() +
                               "; let this user read it, and scan again");
  }
}

fs::path folder_of(const Watch& watch, const std::string& inbox) {
  const fs::path folder = (watch.root / inbox).lexically_normal();
  return folder.has_filename() ? folder : folder.parent_path();  // "a/" is "a"
}

bool in_order(const InboxFile& a, const InboxFile& b) {
  return a.name != b.name ? a.name < b.name : fs::path(a.path) < fs::path(b.path);
}

/// What messages put before the names of an inbox's items.
std::string prefix_of(const std::string& inbox, const Settings& settings) {
  return settings.inboxes.size() == 1 ? "" : inbox + (inbox.ends_with('/') ? "" : "/");
}

/// The name of a file below its inbox; none for one elsewhere, or below a hidden folder.
std::optional<std::string> name_below(const fs::path& inbox, const fs::path& path) {
  const auto [rest, at] = std::ranges::mismatch(inbox, path);
  if (rest != inbox.end()) return std::nullopt;
  std::string name;
  for (auto part = at; part != path.end(); ++part) {
    if (part->native().starts_with('.')) return std::nullopt;
    if (!name.empty()) name += '/';
    name += shown_name(part->string());
  }
  return name;
}

/// The item that lies there now.
std::optional<InboxFile> inbox_file(const Watch& watch, const Settings& settings, const fs::path& path) {
  for (const std::string& inbox : settings.inboxes) {
    const fs::path folder = folder_of(watch, inbox);
    const auto name = name_below(folder, path);
    if (!name || !state_of(path)) continue;
    const fs::path below = path.lexically_relative(folder);
    const auto has_it_too = [&](const fs::path& other) { return other != folder && state_of(other / below); };
    return InboxFile{path, *name, prefix_of(inbox, settings),
                     std::ranges::any_of(inbox_folders(watch, settings), has_it_too)};
  }
  return std::nullopt;
}

/// Why the inbox cannot be read at all; empty when it can.
std::string inbox_problem(const Watch& watch, const std::string& inbox) {
  const fs::path folder = folder_of(watch, inbox);
  std::error_code unknown;
  const fs::file_status status = fs::status(folder, unknown);
  const std::string name = "the inbox \"" + inbox + "\" ";
  if (status.type() == fs::file_type::not_found) {
    return folder.string() + ": " + name + "is missing; make it, or take it out of `inboxes` in claimwatch.toml";
  }
  if (fs::exists(status) && !fs::is_directory(status)) {
    return folder.string() + ": " + name + "is a file; name the folder it lies in in claimwatch.toml";
  }
  return "";
}

}  // namespace

std::vector<fs::path> inbox_folders(const Watch& watch, const Settings& settings) {
  std::vector<fs::path> folders;
  for (const std::string& inbox : settings.inboxes) folders.push_back(folder_of(watch, inbox));
  return folders;
}

std::vector<std::string> inbox_problems(const Watch& watch, const Settings& settings) {
  std::vector<std::string> problems;
  for (const std::string& inbox : settings.inboxes) {
    if (std::string problem = inbox_problem(watch, inbox); !problem.empty()) problems.push_back(std::move(problem));
  }
  return problems;
}

InboxListing list_inboxes(const Watch& watch, const Settings& settings) {
  InboxListing listing;
  for (const std::string& inbox : settings.inboxes) {
    if (const std::string problem = inbox_problem(watch, inbox); !problem.empty()) {
      listing.problems.push_back(problem);
    } else {
      const std::size_t before = listing.files.size();
      list_folder(folder_of(watch, inbox), "", listing);
      for (InboxFile& file : std::span(listing.files).subspan(before)) file.inbox = prefix_of(inbox, settings);
    }
  }
  std::ranges::sort(listing.files, in_order);
  for (std::size_t i = 1; i < listing.files.size(); ++i) {
    InboxFile &one = listing.files[i - 1], &next = listing.files[i];
    if (one.name == next.name) one.shared = next.shared = true;
  }
  return listing;
}

InboxListing list_items(const Watch& watch, const Settings& settings, const std::vector<fs::path>& paths) {
  InboxListing listing;
  listing.whole = false;
  for (const fs::path& path : paths) {
    auto file = inbox_file(watch, settings, path);
    if (file) {
      listing.files.push_back(std::move(*file));
    } else {
      listing.gone.push_back(path);
    }
  }
  std::ranges::sort(listing.files, in_order);
  return listing;
}

std::vector<fs::path> items_below(const fs::path& folder) {
  InboxListing listing;
  list_folder(folder, "", listing);
  std::vector<fs::path> paths;
  for (InboxFile& file : listing.files) paths.push_back(std::move(file.path));
  return paths;
}

std::optional<fs::path> item_of(const fs::path& file) {
  std::string name = file.filename().string();
  if (name.ends_with(sidecar_ending)) name.resize(name.size() - sidecar_ending.size());
  if (name.empty() || !is_item(name)) return std::nullopt;
  return file.parent_path() / name;
}

fs::path sidecar_of(const fs::path& item) { return item.string() + std::string(sidecar_ending); }

Result<InboxItem> load_item(const InboxFile& file) {
  auto bytes = read_file(file.path);
  if (!bytes) return Error{file.name + ": " + bytes.error().message};
  InboxItem item{file.name, std::move(*bytes), std::nullopt, modified_time(file.path)};
  const fs::path sidecar = sidecar_of(file.path);
  std::error_code unknown;
  if (fs::exists(sidecar, unknown)) {
    auto text = read_file(sidecar);
    if (!text) return Error{file.name + std::string(sidecar_ending) + ": " + text.error().message};
    item.sidecar = std::move(*text);
  }
  return item;
}

LoadedItem load_item(const InboxFile& file, const Settings& settings) {
  const auto before = item_state_of(file.path);
  if (!before) return {};
  if (before->file.size > static_cast<std::int64_t>(settings.limit_bytes)) {
    return {
        before, false,
        Error{file.name + ": " + human_size(static_cast<std::uintmax_t>(before->file.size)) + " is over the limit of " +
              human_size(settings.limit_bytes) + "; raise limit_bytes in claimwatch.toml"}};
  }
  const bool being_written = is_open_for_writing(file.path) || is_open_for_writing(sidecar_of(file.path));
  if (being_written) return {before, true};
  auto item = load_item(file);
  const auto after = item_state_of(file.path);
  return {after, after != before, std::move(item)};
}

}  // namespace claimwatch
