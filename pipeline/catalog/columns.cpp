#include "catalog/columns.h"

#include <array>

#include "catalog/text.h"

namespace kura {
namespace {

struct ColumnName {
  Field field;
  std::string_view ja;
  std::string_view en;
  bool has_languages = false;
};

constexpr std::array kColumns = {
    ColumnName{Field::kId, "資料番号", "id"},
    ColumnName{Field::kTitle, "資料名", "title", true},
    ColumnName{Field::kTitleKana, "資料名_カナ", "title_kana"},
    ColumnName{Field::kCategory, "分類", "category", true},
    ColumnName{Field::kMaker, "作者", "maker", true},
    ColumnName{Field::kPeriod, "時代(表示)", "period", true},
    ColumnName{Field::kYearFrom, "年_始", "year_from"},
    ColumnName{Field::kYearTo, "年_終", "year_to"},
    ColumnName{Field::kPlace, "産地", "place", true},
    ColumnName{Field::kMaterial, "材質", "material", true},
    ColumnName{Field::kTechnique, "技法", "technique", true},
    ColumnName{Field::kDimensions, "寸法(表示)", "dimensions"},
    ColumnName{Field::kHeight, "高さ_cm", "height_cm"},
    ColumnName{Field::kWidth, "幅_cm", "width_cm"},
    ColumnName{Field::kDepth, "奥行_cm", "depth_cm"},
    ColumnName{Field::kDiameter, "径_cm", "diameter_cm"},
    ColumnName{Field::kWeight, "重量_g", "weight_g"},
    ColumnName{Field::kCount, "員数", "count"},
    ColumnName{Field::kInscription, "銘文", "inscription"},
    ColumnName{Field::kDesignation, "指定区分", "designation"},
    ColumnName{Field::kDesignationDate, "指定日", "designation_date"},
    ColumnName{Field::kFacility, "所蔵館", "facility"},
    ColumnName{Field::kDescription, "解説", "description", true},
    ColumnName{Field::kAltText, "代替テキスト", "alt_text", true},
    ColumnName{Field::kScans, "3Dファイル", "3d_files"},
    ColumnName{Field::kImages, "画像ファイル", "image_files"},
    ColumnName{Field::kScaleBasis, "実寸根拠", "scale_basis"},
    ColumnName{Field::kPhotographer, "撮影者", "photographer"},
    ColumnName{Field::kDevice, "機材", "device"},
    ColumnName{Field::kSoftware, "ソフト", "software"},
    ColumnName{Field::kCaptureDate, "撮影日", "capture_date"},
    ColumnName{Field::kRightsImage, "権利URI_通常画像", "rights_image"},
    ColumnName{Field::kRightsModel, "権利URI_3D", "rights_model"},
    ColumnName{Field::kRightsHighDefinition, "権利URI_高精細", "rights_high_definition"},
    ColumnName{Field::kRightsTranscription, "権利URI_翻刻", "rights_transcription"},
    ColumnName{Field::kCredit, "クレジット", "credit"},
    ColumnName{Field::kPublic, "公開", "public"},
};

struct LanguageSuffix {
  std::string_view suffix;
  std::string_view language;
};

constexpr std::array kLanguages = {
    LanguageSuffix{"ja", "ja"},   LanguageSuffix{"日本語", "ja"},      LanguageSuffix{"easy", "ja-easy"},
    LanguageSuffix{"en", "en"},   LanguageSuffix{"英語", "en"},        LanguageSuffix{"zh", "zh"},
    LanguageSuffix{"中国語", "zh"}, LanguageSuffix{"ko", "ko"},        LanguageSuffix{"韓国語", "ko"},
};

// Two spellings of a header are the same where this is the same.
std::string plainHeader(std::string_view header) {
  std::string plain;
  for (char c : lowerAscii(foldWidth(tidyText(header)))) {
    if (c != ' ' && c != '\n' && c != '*') plain += c;
  }
  return plain;
}

const ColumnName* findName(std::string_view plain) {
  for (const ColumnName& name : kColumns) {
    if (plain == plainHeader(name.ja) || plain == name.en) return &name;
  }
  return nullptr;
}

}  // namespace

std::optional<Column> findColumn(std::string_view header) {
  const std::string plain = plainHeader(header);
  if (const ColumnName* name = findName(plain)) return Column{name->field, name->has_languages ? "ja" : ""};
  const size_t underscore = plain.rfind('_');
  if (underscore == std::string::npos) return std::nullopt;
  const ColumnName* name = findName(plain.substr(0, underscore));
  if (!name || !name->has_languages) return std::nullopt;
  for (const LanguageSuffix& language : kLanguages) {
    if (plain.substr(underscore + 1) == language.suffix) return Column{name->field, std::string(language.language)};
  }
  return std::nullopt;
}

std::string_view headerOf(Field field) {
  for (const ColumnName& name : kColumns) {
    if (name.field == field) return name.ja;
  }
  return {};
}

const std::vector<Field>& requiredFields() {
  static const std::vector<Field> kRequired = {Field::kId,     Field::kTitle,  Field::kFacility,
                                               Field::kRightsImage, Field::kCredit, Field::kPublic};
  return kRequired;
}

}  // namespace kura
