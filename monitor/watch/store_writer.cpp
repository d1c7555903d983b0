#include "monitor/watch/store_writer.h"

#include <algorithm>
#include <utility>

#include "monitor/index/claim_text.h"

namespace claimwatch {
namespace {

/// More would only take memory.
constexpr std::size_t longest_line = 16;

/// Who reads files and who makes commits could not keep up with more.
constexpr unsigned most_readers = 8;

}  // namespace

StoreWriter::~StoreWriter() {
  {
    const std::lock_guard lock(mutex_);
    ended_ = true;
  }
  changed_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

void StoreWriter::add(NewReading reading, std::string hash) {
  const unsigned readers = std::clamp(std::thread::hardware_concurrency(), 1U, most_readers);
  if (threads_.empty()) threads_.emplace_back([this] { commit(); });
  if (threads_.size() <= readers) threads_.emplace_back([this] { read_claims(); });
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return in_line_.size() < longest_line; });
  in_line_.push_back({std::move(reading), std::move(hash)});
  changed_.notify_all();
}

Result<std::vector<Reading>> StoreWriter::added() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return in_line_.empty(); });
  if (error_) return *std::exchange(error_, std::nullopt);
  return std::exchange(added_, {});
}

Reading StoreWriter::read(InLine& one) const {
  NewReading& reading = one.reading;
  const Article& article = reading.article;
  std::vector<Claim> claims = claims_of(article, rules_);
  reading.claims = static_cast<int>(claims.size());
  reading.claims_jsonl = claims_record(claims, reading.item, article.text, digest_);
  return reading_of({"", one.hash, reading.item, reading.read_at, "original" + reading.extension, article},
                    std::move(claims));
}

void StoreWriter::read_claims() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [this] { return ended_ || begun_ < in_line_.size(); });
    if (ended_) return;
    InLine& one = in_line_[begun_++];  // stays where it is when others come behind it or leave before it
    lock.unlock();
    Reading with_claims = read(one);
    lock.lock();
    one.read = std::move(with_claims);
    changed_.notify_all();
  }
}

void StoreWriter::commit() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [this] { return ended_ || (!in_line_.empty() && in_line_.front().read); });
    if (ended_) return;
    if (!error_) {
      InLine& one = in_line_.front();
      lock.unlock();
      auto path = store_.add(one.reading);
      lock.lock();
      if (path) {
        one.read->stored.path = *std::move(path);
        added_.push_back(*std::move(one.read));
      } else {
        error_ = path.error();
      }
    }
    in_line_.pop_front();
    --begun_;
    changed_.notify_all();
  }
}

}  // namespace claimwatch
