// Letters and books: the words of each photographed page, from text files beside the photographs and from item.toml.
//
//   01.jpg  01.翻刻.txt  01.ja.txt  01.ja-easy.txt  01.en.txt  01.zh.txt  01.ko.txt
//
// Text files are decoded as tables are (decode_text.h), composed to NFC, with LF at the ends of lines.
#pragma once

#include <filesystem>

#include "catalog/story_reading.h"

namespace kura {

// reading_direction and [[page]] of item.toml: image, label, transcription, text. Faults go to diagnostics, with their lines.
// \pre item.images is filled
void readPageTables(DocumentFields& fields, const ItemFilePlace& place, Item& item, Diagnostics& diagnostics);

// The text files of the item's folder, of photos/ and of text/ in it. Reported: a text without its photograph, a language that is not
// known, a page that item.toml describes too, a file of more than 1 MB. Call after readPageTables.
void readPageTexts(const std::filesystem::path& collection, const std::filesystem::path& folder, Item& item, Diagnostics& diagnostics);

}  // namespace kura
