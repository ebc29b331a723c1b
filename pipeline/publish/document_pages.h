// Letters and books: the words of their pages for the item's page, item.json, IIIF and plain text.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "model/collection.h"
#include "publish/open_record.h"

namespace kura {

// Whether any page of the item has words.
bool hasWords(const Item& item);

// item.json "pages": {image, label?, transcription?, texts?} of each page that has words or a label; image counts from 0.
nlohmann::json pagesOf(const Item& item);

// Adds {words: [{name, lang, html}], …} of each page for the template: transcription first, then the texts, the page's language before others.
// photographs: those of the page view, in the order of item.images, with href and service; words: of the pages' language.
nlohmann::json pagesView(const Item& item, const nlohmann::json& photographs, const std::string& language, const nlohmann::json& words);

// W3C annotations (motivation "supplementing", IIIF Presentation 3.0, section 5.6 and cookbook 0068) of the words of one canvas, readings left out; empty where there are none.
nlohmann::json makeSupplements(const Item& item, size_t image, const std::string& canvas);

// All pages as one text file in UTF-8, readings left out, with the credit and the terms at its head; nothing without words, or where the rights of the
// transcription do not permit to take it.
std::optional<std::string> makePlainTranscription(const Item& item, const Collection& collection);

}  // namespace kura
