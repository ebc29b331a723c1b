// What becomes one GLB: geometry and materials of a Scene, with textures that are encoded already.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "model/scene.h"

namespace kura {

struct EncodedTexture {
  std::string name;
  std::string mime_type;  // image/jpeg, image/png, image/webp
  Bytes bytes;
};

struct GltfAsset {
  std::string name;                              // of the node: the item's id
  std::vector<Primitive> primitives;             // metres, Y up (geometry/place_scene.h); one mesh
  std::vector<Material> materials;               // texture references point into `textures`
  std::vector<EncodedTexture> textures;
  std::string copyright;                         // asset.copyright; left out where empty
  std::string rights;                            // URI of the licence; KHR_xmp_json_ld, with copyright and name. Left out where empty
  std::map<std::string, std::string> extras;     // asset.extras; left out where empty
};

}  // namespace kura
