// The curator's records: what catalog/ reads and publish/ writes. Plain values, validated by catalog/.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/scene.h"
#include "model/surface_material.h"

namespace kura {

// Text by language tag (BCP 47): "ja", "ja-easy" (やさしい日本語), "en", "zh", "ko". Absent where not given.
using LanguageMap = std::map<std::string, std::string>;

// The asset classes whose rights the curator states separately (Kanazawa Museum+ practice).
enum class AssetClass { kImage, kModel, kHighDefinition, kTranscription };
inline constexpr std::array kAssetClasses = {AssetClass::kImage, AssetClass::kModel, AssetClass::kHighDefinition,
                                      AssetClass::kTranscription};

struct Rights {
  std::string uri;  // http://creativecommons.org/... or http://rightsstatements.org/...
};

// How a view shows the piece besides its place: what is absent is as the viewer shows a piece first. The words are those
// of the viewer's Look (docs/viewer-module.md).
struct ViewLook {
  struct KeyLight {
    double yaw_deg = 0, pitch_deg = 0;  // where it comes from, as for the camera
    double intensity = 1;
  };
  struct Section {
    char axis = 'y';
    double at = 0.5;  // 0..1 through the box of the piece
    bool is_flipped = false;
  };
  std::string environment;  // gallery, daylight, raking
  std::optional<double> exposure_ev;
  std::optional<KeyLight> key;
  std::string mode;  // full, color, relief, clay, xray, curvature, texels
  std::optional<Section> section;
};

// Where the camera stands for a named view; angles in degrees, lengths in metres, in the published frame
// (base centre at the origin, Y up, front towards +Z).
struct View {
  std::string id;
  LanguageMap label;
  Double3 target_m = {0, 0, 0};
  double yaw_deg = 0;     // 0 looks at the front; positive moves the camera to the piece's left (towards +X)
  double pitch_deg = 15;  // positive looks from above
  double distance_m = 0;  // 0: fit the piece
  bool is_orthographic = false;
  ViewLook look;
};

struct Annotation {
  std::string id;
  Double3 position_m = {0, 0, 0};
  Double3 normal = {0, 1, 0};
  LanguageMap label;
  LanguageMap body;
  std::string view;  // id of a View, or empty
  std::optional<size_t> image;  // one of the item's photographs
};

// One halt of a tour. What it does not state comes from its annotation.
struct TourStop {
  std::string view;        // id of a View; where empty, that of the annotation
  std::string annotation;  // id of an Annotation, or empty
  LanguageMap label;
  LanguageMap text;
  std::optional<size_t> image;  // one of the item's photographs
};

struct Tour {
  std::string id;
  LanguageMap label;
  std::vector<TourStop> stops;  // at least one
};

// How much room a day will leave its visitors: 1 (very busy) to 5 (very quiet), 0 where the house is closed.
struct ComfortDay {
  std::string date;  // ISO 8601
  int level = 0;
  LanguageMap note;
};

// A photograph of something written, as text. Texts may carry readings as 漢字《かんじ》 (the notation of 青空文庫).
struct DocumentPage {
  LanguageMap label;          // 一丁表, folio 1 recto
  std::string transcription;  // 翻刻: letter by letter
  LanguageMap texts;          // what it says: ja in today's Japanese, ja-easy, en, zh, ko

  bool hasWords() const { return !transcription.empty() || !texts.empty(); }
};

struct Facility {
  std::string id;
  LanguageMap name;
  std::string url;
  LanguageMap description, address, hours, closed, admission, access, barrier_free;
  std::string phone;
  std::string map_url;                         // of the museum's own choice; empty: OpenStreetMap, where the place is known
  std::optional<double> latitude, longitude;   // WGS 84, degrees
  std::vector<ComfortDay> comfort;             // by date, from comfort.csv
};

// Works for a part of the year. Which is shown is decided where the page is read: what is built knows no day.
struct Pick {
  LanguageMap title, text;
  std::string from, to;  // "MM-DD", both inclusive; from may be later in the year than to
  std::vector<std::string> items;
};

// A curated story over several works (特集).
struct Feature {
  std::string id;
  LanguageMap title, lead;
  std::string cover;      // id of an item, or empty: the first that the text shows
  LanguageMap markdown;   // CommonMark; a picture of "item:ID" or "item:ID#VIEW" on a line of its own shows that work
};

// Days on which a piece is on display, both inclusive (ISO 8601); an empty end is open.
struct DaySpan {
  std::string from, to;
};

struct Item {
  std::string id;  // 資料番号
  uint32_t row = 0;  // in the record file, 1-based, for messages
  LanguageMap title;
  std::string title_kana;
  std::string category, maker, period, place, material, technique, dimensions, count, inscription;  // as displayed
  LanguageMap category_by_language, maker_by_language, period_by_language, place_by_language,
      material_by_language, technique_by_language;  // other languages, where the record gives them
  std::optional<int> year_from, year_to;
  std::optional<double> height_cm, width_cm, depth_cm, diameter_cm, weight_g;
  std::string designation, designation_date;
  std::string facility;  // id of a Facility
  std::vector<DaySpan> display;  // sorted; one span open at both ends: always
  LanguageMap display_place;     // the room or case
  LanguageMap description;
  LanguageMap alt_text;
  std::vector<std::filesystem::path> scans;   // absolute paths of existing files
  std::vector<std::filesystem::path> images;  // absolute paths of existing files, in display order
  std::vector<DocumentPage> pages;  // one for each of images, or none at all
  bool reads_right_to_left = false;  // the order of the pages, as Japanese books have it
  std::string scale_basis;  // 実寸根拠; empty: true size is not claimed
  std::string photographer, device, software, capture_date;
  std::map<AssetClass, Rights> rights;
  std::string credit;
  bool is_public = false;
  std::vector<View> views;
  std::vector<Annotation> annotations;
  std::vector<Tour> tours;
  // From item.toml: how the scan is to be read; absent values are guessed and the guess is reported.
  std::optional<double> meters_per_unit;
  std::optional<char> up_axis;  // 'X', 'Y', 'Z'
  struct MaterialOverride {     // applied to every material of the scan
    std::optional<double> metallic, roughness, clearcoat, clearcoat_roughness;
  } material_override;
  std::vector<SurfaceRegion> surfaces;  // later ones lie over earlier ones
  ScanMaps maps;
  bool wants_ambient_occlusion = false;  // computed from the scan
};

// Basis Universal in KTX 2.0: ETC1S is small, UASTC is true.
enum class Ktx2Mode { kEtc1s, kUastc };

struct Collection {
  std::filesystem::path root;
  LanguageMap title;
  LanguageMap description;
  std::vector<std::string> languages;  // of the site, first is the default; subset of ja, ja-easy, en, zh, ko
  std::string base_url;                // "https://…/", or empty where unknown
  std::map<AssetClass, Rights> default_rights;
  std::optional<Rights> metadata_rights;  // of the record itself as open data; unknown where not stated
  std::string default_credit;
  std::vector<Facility> facilities;
  std::vector<Pick> picks;
  std::vector<Feature> features;
  std::map<std::string, std::string> readings;  // word -> kana, confirmed by the curator (readings.csv)
  std::vector<std::string> record_files;   // as collection.toml names them; empty: items.xlsx, items.csv, items.tsv, whichever are there
  std::optional<std::string> encoding;     // of record files that are text
  std::optional<double> meters_per_unit;  // default for all scans
  std::optional<char> up_axis;
  std::optional<Ktx2Mode> ktx2;           // each tier once more with textures that stay compressed on the GPU
  std::vector<Item> items;  // in the order of the record file, public and not public
};

}  // namespace kura
