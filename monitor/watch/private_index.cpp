#include "monitor/watch/private_index.h"

#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string>
#include <system_error>
#include <tuple>
#include <vector>

#include "monitor/watch/files.h"

namespace claimwatch {
namespace {

namespace fs = std::filesystem;

/// The index and the log of what was written to it last.
std::vector<fs::path> files_of(const fs::path& index) { return {index, index.string() + "-wal"}; }

/// Changes when somebody writes the files.
auto state_of(const std::vector<fs::path>& files) {
  std::vector<std::tuple<std::uintmax_t, fs::file_time_type>> states;
  for (const fs::path& file : files) {
    std::error_code missing;
    const std::uintmax_t size = fs::file_size(file, missing);
    states.emplace_back(size, fs::last_write_time(file, missing));
  }
  return states;
}

}  // namespace

bool can_write_index(const Watch& watch) {
  std::error_code unknown;
  return can_write(watch.root) && (!fs::exists(watch.index_path(), unknown) || can_write(watch.index_path()));
}

Result<std::unique_ptr<PrivateIndex>> PrivateIndex::copy_of(const Watch& watch) {
  std::error_code problem;
  std::string folder = (fs::temp_directory_path(problem) / "claimwatch-XXXXXX").string();
  if (problem || mkdtemp(folder.data()) == nullptr) {
    const std::string why = problem ? problem.message() : std::strerror(errno);
    return Error{watch.index_path().string() + ": this user cannot write it, and there is no place for a copy (" + why +
                 "); let its owner run claimwatch, or set TMPDIR to a folder that this user can write"};
  }
  std::unique_ptr<PrivateIndex> copy(new PrivateIndex(folder));
  const std::vector<fs::path> from = files_of(watch.index_path()), to = files_of(copy->path());
  const auto before = state_of(from);
  for (std::size_t at = 0; at < from.size(); ++at) fs::copy_file(from[at], to[at], problem);  // missing: made anew
  if (state_of(from) != before) {
    for (const fs::path& torn : to) fs::remove(torn, problem);  // half old, half new: made anew from the store
  }
  return copy;
}

PrivateIndex::~PrivateIndex() {
  std::error_code left_behind;
  fs::remove_all(folder_, left_behind);
}

}  // namespace claimwatch
