#include "monitor/readers/zip_archive.h"

#include <zip.h>

#include <array>

namespace claimwatch {
namespace {

constexpr std::size_t largest = 50 << 20;
constexpr std::size_t free_size = 1 << 20;
constexpr std::size_t largest_ratio = 200;
constexpr zip_int64_t most_files = 10'000;

Error broken(const std::string& name, const char* why) {
  return {"broken ZIP archive (" + name + ": " + std::string(why) + "); save the document again"};
}

struct CloseFile {
  void operator()(zip_file* file) const { zip_fclose(file); }
};

}  // namespace

void ZipArchive::Close::operator()(zip* archive) const { zip_discard(archive); }

Result<ZipArchive> ZipArchive::open(std::string_view bytes) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip* archive = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
  if (archive == nullptr) {
    Error problem = broken("all of it", zip_error_strerror(&error));
    zip_error_fini(&error);
    if (source != nullptr) zip_source_free(source);
    return problem;
  }
  ZipArchive opened(archive);
  if (zip_get_num_entries(archive, 0) > most_files)
    return Error{"a ZIP archive of over 10000 files, which no article has"};
  return opened;
}

std::vector<std::string> ZipArchive::names() const {
  std::vector<std::string> names;
  for (zip_int64_t i = 0; i < zip_get_num_entries(archive_.get(), 0); ++i) {
    if (const char* name = zip_get_name(archive_.get(), static_cast<zip_uint64_t>(i), 0)) names.emplace_back(name);
  }
  return names;
}

bool ZipArchive::has(const std::string& name) const { return zip_name_locate(archive_.get(), name.c_str(), 0) >= 0; }

Result<std::string> ZipArchive::read(const std::string& name) const {
  zip_stat_t known;
  zip_stat_init(&known);
  if (zip_stat(archive_.get(), name.c_str(), 0, &known) != 0) return broken(name, "it is missing");
  if ((known.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && known.encryption_method != ZIP_EM_NONE) {
    return Error{"the document is encrypted; save it without a password"};
  }
  const std::unique_ptr<zip_file, CloseFile> file(zip_fopen(archive_.get(), name.c_str(), 0));
  if (file == nullptr) return broken(name, zip_strerror(archive_.get()));
  const std::size_t packed = (known.valid & ZIP_STAT_COMP_SIZE) != 0 ? known.comp_size : 0;
  std::string out;
  std::array<char, 1 << 16> piece{};
  for (;;) {
    const zip_int64_t size = zip_fread(file.get(), piece.data(), piece.size());
    if (size < 0) return broken(name, zip_error_strerror(zip_file_get_error(file.get())));
    if (size == 0) return out;
    out.append(piece.data(), static_cast<std::size_t>(size));
    if (out.size() > largest || (out.size() > free_size && out.size() / largest_ratio > packed)) {
      return Error{"the document expands to over " + std::to_string(out.size() >> 20U) + " MB, which no article does"};
    }
  }
}

}  // namespace claimwatch
