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
    ColumnName{Field::kDisplay, "展示期間", "on_display"},
    ColumnName{Field::kDisplayPlace, "展示場所", "display_place", true},
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

const ColumnName* findName(std::string_view plain) {
  for (const ColumnName& name : kColumns) {
    if (plain == plainHeader(name.ja) || plain == name.en) return &name;
  }
  return nullptr;
}

}  // namespace

std::string plainHeader(std::string_view header) {
  std::string plain;
  for (char c : lowerAscii(foldWidth(tidyText(header)))) {
    if (c != ' ' && c != '\n' && c != '*') plain += c;
  }
  return plain;
}

std::string languageOfSuffix(std::string_view suffix) {
  for (const LanguageSuffix& language : kLanguages) {
    if (suffix == language.suffix) return std::string(language.language);
  }
  return {};
}

std::optional<Column> findColumn(std::string_view header) {
  const std::string plain = plainHeader(header);
  if (const ColumnName* name = findName(plain)) return Column{name->field, name->has_languages ? "ja" : ""};
  const size_t underscore = plain.rfind('_');
  if (underscore == std::string::npos) return std::nullopt;
  const ColumnName* name = findName(plain.substr(0, underscore));
  if (!name || !name->has_languages) return std::nullopt;
  const std::string language = languageOfSuffix(plain.substr(underscore + 1));
  if (language.empty()) return std::nullopt;
  return Column{name->field, language};
}

std::string suggestHeader(std::string_view header) {
  // What stands in brackets, behind an underscore or after the name is a unit or a remark.
  const auto coreOf = [](std::string_view text) {
    const std::string plain = plainHeader(text);
    return plain.substr(0, plain.find_first_of("(_["));
  };
  const std::string core = coreOf(header), plain = plainHeader(header);
  if (core.empty()) return {};
  for (const ColumnName& name : kColumns) {
    if (core == coreOf(name.ja) || (core == coreOf(name.en) && core.size() > 2)) return std::string(name.ja);
  }
  // One character more or less at the end: 公開状況 for 公開, 作者名 for 作者, 資料 for 資料名 (each is three bytes).
  for (const ColumnName& name : kColumns) {
    const std::string known = plainHeader(name.ja);
    if (known.size() >= 6 && plain.starts_with(known)) return std::string(name.ja);
    if (plain.size() >= 6 && known.starts_with(plain)) return std::string(name.ja);
  }
  return {};
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
