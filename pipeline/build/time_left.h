// How far a build is, and how long it will take.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "build/step.h"

namespace kura {

// Seconds for each unit of Step::expected_cost, by step name, learnt from earlier builds and from this one.
class TimeLeft {
 public:
  TimeLeft(const std::filesystem::path& memory, unsigned parallel_steps);

  // The steps that will run, before the first one starts.
  void expect(const Step& step);
  void dropExpected(const Step& step);  // it will not run after all
  void progress(const Step& step, double fraction);
  void done(const Step& step, double seconds);

  double fraction() const;     // 0..1 of the whole; never falls
  double secondsLeft() const;  // negative: nothing is known yet

  Status save() const;

 private:
  struct Pace {
    double seconds = 0, cost = 0;
  };
  std::optional<double> secondsFor(const Step& step) const;

  std::filesystem::path memory_;
  unsigned parallel_steps_;
  std::map<std::string, Pace> paces_;
  Pace overall_;
  bool learnt_ = false;
  std::map<const Step*, double> fractions_;  // of the expected steps
  std::map<const Step*, double> weights_;
  double weight_total_ = 0;
  mutable double shown_ = 0;
};

}  // namespace kura
