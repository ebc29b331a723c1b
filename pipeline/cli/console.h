// What the program says: results on standard output, everything else on standard error.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "base/error.h"
#include "cli/language.h"

namespace kura {

class Console {
 public:
  Console(Language language, bool json) : language_(language), json_(json) {}

  Language language() const { return language_; }
  bool json() const { return json_; }

  // One line each, if --json was given.
  void event(const nlohmann::json& event) const;
  // A line of the result or of the course of things; nothing with --json.
  void say(const Localized& text) const;
  void remark(const Localized& text) const;  // on standard error

  // An error on standard error: place, message, remedy.
  void failure(const Error& error) const;

  // The error that ends the program, and with --json the event that ends its output. Returns the exit code.
  int stop(const Error& error) const;

  // Diagnostics as a table grouped by file, errors first within a place's order. Nothing with --json.
  void table(const Diagnostics& diagnostics) const;

 private:
  Language language_;
  bool json_;
};

// The exit code for faults that stopped some items: of the gravest error, 0 where there is none.
int exitCodeOf(const Diagnostics& diagnostics);

}  // namespace kura
