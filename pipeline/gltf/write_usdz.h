// A USDZ package from the same asset as a GLB: what Quick Look on Apple's devices opens in AR.
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "gltf/gltf_asset.h"

namespace kura {

// One text layer (USDA) with a mesh for each primitive and UsdPreviewSurface materials, then the textures (JPEG or PNG);
// metres, Y up. USDZ file format specification and UsdPreviewSurface specification 2.5 (Pixar). Clear coat is kept as a
// number; emission, alpha masks and texture wrapping are too. Text instead of crate because it needs no library of USD; three.js'
// exporter does the same, and Quick Look opens it. asset.copyright and asset.name stand in the layer's metadata.
// The same asset gives the same bytes. Fails (kLimit) where the package would reach 4 GiB and (kInternal) where a texture
// is neither JPEG nor PNG or an index is out of range.
Result<Bytes> writeUsdz(const GltfAsset& asset);

}  // namespace kura
