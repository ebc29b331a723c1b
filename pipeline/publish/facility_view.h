// A museum for pages: what it says of itself, where it is, when it is quiet.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "model/collection.h"

namespace kura {

// {name…, description[], rows: [{label, text, other_lang?, href?}], map?, url?, has_comfort, comfort: [{date, level, word, note?}]}
nlohmann::json facilityView(const Facility& facility, const std::string& language, const nlohmann::json& words);

// A map at the museum's place: its own, else OpenStreetMap; empty where neither is known.
std::string mapAddress(const Facility& facility);

// The calendars of all museums as one table that anybody may use: facility, date, level, note and its languages.
std::string comfortCsv(const Collection& collection);

}  // namespace kura
