// What went wrong in the viewer core, as it crosses to JavaScript: {code, message, subject}.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace kura::viewer {

// The codes of docs/viewer-module.md. The page turns them into the visitor's language; message is for developers.
enum class FailureCode { kBadModel, kTooLarge, kBadEnvironment, kOutOfMemory, kInternal };

constexpr const char* nameOf(FailureCode code) {
  switch (code) {
    case FailureCode::kBadModel: return "bad_model";
    case FailureCode::kTooLarge: return "too_large";
    case FailureCode::kBadEnvironment: return "bad_environment";
    case FailureCode::kOutOfMemory: return "out_of_memory";
    case FailureCode::kInternal: return "internal";
  }
  return "internal";
}

// subject: the part of the file that is at fault, e.g. "mesh 0, primitive 2, POSITION".
struct Failure {
  FailureCode code = FailureCode::kInternal;
  std::string message;
  std::string subject;
};

// A value or the Failure that prevented it. The viewer core is compiled without exceptions.
template <typename T>
class [[nodiscard]] Outcome {
 public:
  Outcome(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Outcome(Failure failure) : state_(std::in_place_index<1>, std::move(failure)) {}

  explicit operator bool() const { return state_.index() == 0; }
  // \pre *this is true
  T& operator*() { return *std::get_if<0>(&state_); }
  const T& operator*() const { return *std::get_if<0>(&state_); }
  T* operator->() { return std::get_if<0>(&state_); }
  const T* operator->() const { return std::get_if<0>(&state_); }
  // \pre *this is false
  const Failure& failure() const { return *std::get_if<1>(&state_); }

 private:
  std::variant<T, Failure> state_;
};

}  // namespace kura::viewer
