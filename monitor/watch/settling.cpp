#include "monitor/watch/settling.h"

#include <algorithm>

namespace claimwatch {

void Settling::put(const Path& path, Item item) {
  if (const auto before = items_.find(path); before != items_.end()) due_.erase({before->second.due, path});
  due_.insert({item.due, path});
  items_.insert_or_assign(path, std::move(item));
}

void Settling::look(const Path& path, const std::optional<ItemState>& state, Time now, std::chrono::nanoseconds quiet) {
  put(path, {state, now + settle_ - std::clamp(quiet, std::chrono::nanoseconds(0), settle_)});
}

std::vector<Settling::Path> Settling::take(Time now, std::size_t most,
                                           const std::function<std::optional<ItemState>(const Path&)>& state_now) {
  std::vector<Path> settled;
  while (!due_.empty() && due_.begin()->first <= now && settled.size() < most) {
    const Path path = due_.begin()->second;
    const auto state = state_now(path);
    if (state != items_.at(path).state && settle_.count() > 0) {
      put(path, {state, now + settle_});
      continue;
    }
    due_.erase(due_.begin());
    items_.erase(path);
    settled.push_back(path);
  }
  return settled;
}

std::optional<Settling::Time> Settling::next() const {
  return due_.empty() ? std::nullopt : std::optional(due_.begin()->first);
}

}  // namespace claimwatch
