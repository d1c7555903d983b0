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
      listing.files.push_back({.path = entry->path(), .name = prefix + shown_name(name)});
    }
  }
  if (problem) {
    listing.problems.push_back(folder.string() + ": cannot be listed: " + problem.message() +
                               "; let this user read it, and scan again");
  }
}

fs::path folder_of(const Watch& watch, const std::string& inbox) { return (watch.root / inbox).lexically_normal(); }

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
      if (settings.inboxes.size() == 1) continue;
      for (InboxFile& file : std::span(listing.files).subspan(before)) {
        file.inbox = inbox + (inbox.ends_with('/') ? "" : "/");
      }
    }
  }
  std::ranges::sort(listing.files, [](const InboxFile& a, const InboxFile& b) {
    return std::tie(a.name, a.path) < std::tie(b.name, b.path);
  });
  return listing;
}

Result<InboxItem> load_item(const InboxFile& file) {
  auto bytes = read_file(file.path);
  if (!bytes) return Error{file.name + ": " + bytes.error().message};
  InboxItem item{file.name, std::move(*bytes), std::nullopt, modified_time(file.path)};
  const std::string sidecar = file.path.string() + std::string(sidecar_ending);
  std::error_code unknown;
  if (fs::exists(sidecar, unknown)) {
    auto text = read_file(sidecar);
    if (!text) return Error{file.name + std::string(sidecar_ending) + ": " + text.error().message};
    item.sidecar = std::move(*text);
  }
  return item;
}

Result<InboxItem> load_item(const InboxFile& file, const Settings& settings) {
  std::error_code unknown;  // then reading it tells why
  const std::uintmax_t size = fs::file_size(file.path, unknown);
  if (!unknown && size > settings.limit_bytes) {
    return Error{file.name + ": " + human_size(size) + " is over the limit of " + human_size(settings.limit_bytes) +
                 "; raise limit_bytes in claimwatch.toml"};
  }
  return load_item(file);
}

}  // namespace claimwatch
