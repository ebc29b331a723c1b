    // Detail that streams in (viewer/streaming). A page is a texel of the table: where the finest tile lies that covers a place.
    vec4 pageAt(highp vec2 texel, float level) {
        return texelFetch(materialParams_detailTable, ivec2(texel / (materialParams.detail.z * exp2(level))), int(level));
    }

    // The tile of a page at `texel` (of level 0), filtered within the tile: base colour, and the normal as a map keeps it from the
    // half beside it, where there is one. The cache decodes sRGB, which normals are not.
    void tileAt(highp vec2 texel, vec4 page, out vec3 color, inout vec3 bump) {
        highp float tile = materialParams.detail.z, span = exp2(floor(page.b * 255.0 + 0.5));
        float place = floor(page.r * 255.0 + 0.5) + 256.0 * floor(page.g * 255.0 + 0.5);
        // Half a texel inside the tile: beyond it lies a tile of somewhere else.
        highp vec2 end = min(vec2(tile), materialParams.detail.xy / span - floor(texel / (span * tile)) * tile) - 0.5;
        highp vec2 inside = clamp(mod(texel / span, tile), vec2(0.5), end);
        highp vec2 corner = vec2(mod(place, materialParams.detailCache.x) * materialParams.detailParts, floor(place / materialParams.detailCache.x)) * tile;
        color = textureLod(materialParams_detailCacheMap, (corner + inside) * materialParams.detailCache.yz, 0.0).rgb;
        if (materialParams.detailParts < 1.5) return;
        vec3 light = textureLod(materialParams_detailCacheMap, (corner + vec2(tile, 0.0) + inside) * materialParams.detailCache.yz, 0.0).rgb;
        bump = mix(light * 12.92, 1.055 * pow(light, vec3(1.0 / 2.4)) - 0.055, step(vec3(0.0031308), light));
    }

    // Base colour and normal (as a map keeps it) at uv: of the streamed tiles where they are finer than what the textures in the file
    // gave, which comes in. Loops instead of calls: the compiler writes out every call, and every visitor fetches what it wrote.
    void takeDetail(highp vec2 uv, inout vec3 resultColor, inout vec3 resultBump) {
        vec3 coarse = resultColor, coarseBump = resultBump;
        highp vec2 texel = fract(uv) * materialParams.detail.xy;
        highp vec2 step_x = dFdx(uv) * materialParams.detail.xy, step_y = dFdy(uv) * materialParams.detail.xy;
        float lod = clamp(0.5 * log2(max(dot(step_x, step_x), dot(step_y, step_y))), 0.0, materialParams.detailCache.w);
        float end = materialParams.detail.w, share = 1.0;
        for (int i = 0; i < 2; ++i) {
            float level = floor(lod) + float(i);
            vec4 page = level < end ? pageAt(texel, level) : vec4(0.0);
            vec3 color = coarse, bump = coarseBump;
            float held = level;
            if (page.a > 0.5) {
                held = floor(page.b * 255.0 + 0.5);
                highp float step = exp2(held);
                highp vec2 inside = mod(texel / step, materialParams.detail.z);
                bool is_edge = any(lessThan(inside, vec2(0.5))) || any(greaterThan(inside, vec2(materialParams.detail.z - 0.5)));
                // Across the edge of a tile the neighbours' texels are mixed by hand.
                highp vec2 at = texel / step - 0.5, part = fract(at);
                color = bump = vec3(0.0);
                for (int tap = 0; tap < (is_edge ? 4 : 1); ++tap) {
                    vec2 side = vec2(tap & 1, tap >> 1);
                    highp vec2 place = is_edge ? clamp((floor(at) + side + 0.5) * step, vec2(0.5 * step), materialParams.detail.xy - 0.5 * step) : texel;
                    vec4 neighbour = pageAt(place, held);
                    vec2 weight = is_edge ? mix(1.0 - part, part, side) : vec2(1.0);
                    vec3 tapColor = coarse, tapBump = coarseBump;
                    if (neighbour.a > 0.5) tileAt(place, neighbour, tapColor, tapBump);
                    color += weight.x * weight.y * tapColor;
                    bump += weight.x * weight.y * tapBump;
                }
            } else if (i == 0 || level < end) {
                break;  // nothing, or nothing to mix in
            }
            // A tile that stands in for a finer one is not mixed further.
            if (i == 0 || held == level) {
                resultColor = mix(resultColor, color, share);
                resultBump = mix(resultBump, bump, share);
            }
            if (held != level) break;
            share = fract(lod);
        }
    }
