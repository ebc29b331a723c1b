// Finds the file that a scan refers to, however the exporter wrote its name.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace kura {

// `reference` as it stands in the scan: relative or absolute, with / or \, percent-encoded or not, UTF-8 or CP932, NFC or
// NFD, in other case than the file on disk. Looks at the stated place below `folder` first, then for the same file name
// in folder and (up to three levels) below it, ignoring case and Unicode normalisation. Never leaves `folder`.
std::optional<std::filesystem::path> findBeside(const std::filesystem::path& folder, std::string_view reference);

// The last component of a reference, / and \ both separating, in UTF-8: what people recognise.
std::string fileNameOf(std::string_view reference);

// "obj" of "Bowl.OBJ": small letters, without the dot; empty where there is none.
std::string lowerExtension(const std::filesystem::path& file);

// Text of unknown encoding as UTF-8: UTF-8 stays, UTF-16 is known by its byte order mark, the rest is taken for CP932
// (what Japanese Windows programs write). A byte order mark is removed.
std::string toUtf8(std::string text);

}  // namespace kura
