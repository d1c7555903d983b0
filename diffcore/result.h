#pragma once

#include <cassert>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace claimwatch {

/// What an article, a file or the network can cause. The message says where, what and what to do.
struct Error {
  std::string message;
};

/// A value, or the error that stood in its way; shaped like `std::expected`.
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::move(value)) {}      // NOLINT: implicit, so that `return value;` reads well
  Result(Error error) : state_(std::move(error)) {}  // NOLINT: likewise

  explicit operator bool() const { return has_value(); }
  bool has_value() const { return state_.index() == 0; }

  T& value() & { return get(*this); }
  const T& value() const& { return get(*this); }
  T&& value() && { return std::move(get(*this)); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  const Error& error() const {
    assert(!has_value());
    return *std::get_if<1>(&state_);
  }

 private:
  template <typename Self>
  static auto& get(Self& self) {
    assert(self.has_value());
    return *std::get_if<0>(&self.state_);
  }
  std::variant<T, Error> state_;
};

/// Success without a value, or the error.
template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : error_(std::move(error)) {}  // NOLINT: implicit, as above

  explicit operator bool() const { return has_value(); }
  bool has_value() const { return !error_; }
  const Error& error() const { return *error_; }

 private:
  std::optional<Error> error_;
};

}  // namespace claimwatch
