#include "build/time_left.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/file.h"

namespace kura {

TimeLeft::TimeLeft(const std::filesystem::path& memory, unsigned parallel_steps)
    : memory_(memory), parallel_steps_(std::max(1u, parallel_steps)) {
  const Result<Bytes> bytes = readFile(memory_);
  const nlohmann::json json = bytes ? nlohmann::json::parse(asText(*bytes), nullptr, false) : nlohmann::json();
  if (!json.is_object()) return;
  for (const auto& [name, pace] : json.items()) {
    if (!pace.is_array() || pace.size() != 2 || !pace[0].is_number() || !pace[1].is_number()) continue;
    paces_[name] = {pace[0], pace[1]};
    overall_.seconds += paces_[name].seconds;
    overall_.cost += paces_[name].cost;
  }
}

std::optional<double> TimeLeft::secondsFor(const Step& step) const {
  const auto pace = paces_.find(step.name);
  const Pace& known = pace != paces_.end() ? pace->second : overall_;
  if (known.cost <= 0) return std::nullopt;
  return step.expected_cost * known.seconds / known.cost;
}

void TimeLeft::expect(const Step& step) {
  fractions_[&step] = 0;
  weight_total_ += weights_[&step] = std::max(1e-3, secondsFor(step).value_or(step.expected_cost));
}

void TimeLeft::dropExpected(const Step& step) {
  if (fractions_.count(&step)) fractions_[&step] = 1;
}

void TimeLeft::progress(const Step& step, double fraction) {
  const auto found = fractions_.find(&step);
  if (found != fractions_.end()) found->second = std::clamp(fraction, found->second, 1.0);
}

void TimeLeft::done(const Step& step, double seconds) {
  progress(step, 1);
  for (Pace* pace : {&paces_[step.name], &overall_}) {
    // Older builds count less and less, so that a faster machine or program is soon believed.
    constexpr double kMemoryOfCost = 50;
    if (pace->cost > kMemoryOfCost) {
      pace->seconds *= kMemoryOfCost / pace->cost;
      pace->cost = kMemoryOfCost;
    }
    pace->seconds += seconds;
    pace->cost += step.expected_cost;
  }
  learnt_ = true;
}

double TimeLeft::fraction() const {
  double done = 0;
  for (const auto& [step, fraction] : fractions_) done += fraction * weights_.at(step);
  shown_ = std::max(shown_, weight_total_ > 0 ? std::min(1.0, done / weight_total_) : 1.0);
  return shown_;
}

double TimeLeft::secondsLeft() const {
  double sum = 0, longest = 0;
  size_t open = 0;
  for (const auto& [step, fraction] : fractions_) {
    if (fraction >= 1) continue;
    const std::optional<double> seconds = secondsFor(*step);
    if (!seconds) return -1;
    const double left = *seconds * (1 - fraction);
    sum += left;
    longest = std::max(longest, left);
    ++open;
  }
  if (open == 0) return 0;
  return std::max(longest, sum / static_cast<double>(std::min<size_t>(parallel_steps_, open)));
}

Status TimeLeft::save() const {
  if (!learnt_) return {};
  nlohmann::json json = nlohmann::json::object();
  for (const auto& [name, pace] : paces_) json[name] = {pace.seconds, pace.cost};
  return writeFile(memory_, asBytes(json.dump()));
}

}  // namespace kura
