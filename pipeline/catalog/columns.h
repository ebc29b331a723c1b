// The columns of the record file and their names (docs/collection.md, items.csv).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kura {

enum class Field {
  kId, kTitle, kTitleKana, kCategory, kMaker, kPeriod, kYearFrom, kYearTo, kPlace, kMaterial, kTechnique, kDimensions,
  kHeight, kWidth, kDepth, kDiameter, kWeight, kCount, kInscription, kDesignation, kDesignationDate, kFacility,
  kDescription, kAltText, kScans, kImages, kScaleBasis, kPhotographer, kDevice, kSoftware, kCaptureDate, kRightsImage,
  kRightsModel, kRightsHighDefinition, kRightsTranscription, kCredit, kPublic, kDisplay, kDisplayPlace
};

struct Column {
  Field field;
  std::string language;  // BCP 47 where the field is a text in a language ("ja" where the header names none), else empty
};

// Two spellings of a header are the same where this is the same.
std::string plainHeader(std::string_view header);

// "en" of 英語 or en behind the last underscore of a header, "ja-easy" of easy; empty where it is no language.
std::string languageOfSuffix(std::string_view suffix);

// The column that a header names, in Japanese or English; width, case of ASCII letters, spaces and a closing * do not
// matter. Empty where the header is unknown.
std::optional<Column> findColumn(std::string_view header);

// The Japanese header of a field, for messages.
// The usual header that an unknown one may have meant ("高さ(cm)" -> "高さ_cm"); empty where none is near.
std::string suggestHeader(std::string_view header);

std::string_view headerOf(Field field);

// The fields that no record may leave empty (defaults of the collection may fill rights and credit).
const std::vector<Field>& requiredFields();

}  // namespace kura
