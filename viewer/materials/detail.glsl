    // Detail that streams in (viewer/streaming). A page is a texel of the table: where the finest tile lies that covers a place.
    vec4 pageAt(highp vec2 texel, float level) {
        return texelFetch(materialParams_detailTable, ivec2(texel / (materialParams.detail.z * exp2(level))), int(level));
    }

    // The tile of a page at `texel` (of level 0), filtered within the tile.
    vec3 tileAt(highp vec2 texel, vec4 page) {
        highp float tile = materialParams.detail.z, step = exp2(floor(page.b * 255.0 + 0.5));
        float place = floor(page.r * 255.0 + 0.5) + 256.0 * floor(page.g * 255.0 + 0.5);
        // Half a texel inside the tile: beyond it lies a tile of somewhere else.
        highp vec2 end = min(vec2(tile), materialParams.detail.xy / step - floor(texel / (step * tile)) * tile) - 0.5;
        highp vec2 inside = clamp(mod(texel / step, tile), vec2(0.5), end);
        highp vec2 corner = vec2(mod(place, materialParams.detailCache.x), floor(place / materialParams.detailCache.x)) * tile;
        return textureLod(materialParams_detailCacheMap, (corner + inside) * materialParams.detailCache.yz, 0.0).rgb;
    }

    // The base colour at uv: of the streamed tiles where they are finer than `coarse`, which the texture in the file gave. Loops
    // instead of calls: the compiler writes out every call, and every visitor fetches what it wrote.
    vec3 detailedColor(highp vec2 uv, vec3 coarse) {
        highp vec2 texel = fract(uv) * materialParams.detail.xy;
        highp vec2 step_x = dFdx(uv) * materialParams.detail.xy, step_y = dFdy(uv) * materialParams.detail.xy;
        float lod = clamp(0.5 * log2(max(dot(step_x, step_x), dot(step_y, step_y))), 0.0, materialParams.detailCache.w);
        float end = materialParams.detail.w, share = 1.0;
        vec3 result = coarse;
        for (int i = 0; i < 2; ++i) {
            float level = floor(lod) + float(i);
            vec4 page = level < end ? pageAt(texel, level) : vec4(0.0);
            vec3 color = coarse;
            float held = level;
            if (page.a > 0.5) {
                held = floor(page.b * 255.0 + 0.5);
                highp float step = exp2(held);
                highp vec2 inside = mod(texel / step, materialParams.detail.z);
                bool is_edge = any(lessThan(inside, vec2(0.5))) || any(greaterThan(inside, vec2(materialParams.detail.z - 0.5)));
                // Across the edge of a tile the neighbours' texels are mixed by hand.
                highp vec2 at = texel / step - 0.5, part = fract(at);
                color = vec3(0.0);
                for (int tap = 0; tap < (is_edge ? 4 : 1); ++tap) {
                    vec2 side = vec2(tap & 1, tap >> 1);
                    highp vec2 place = is_edge ? clamp((floor(at) + side + 0.5) * step, vec2(0.5 * step), materialParams.detail.xy - 0.5 * step) : texel;
                    vec4 neighbour = pageAt(place, held);
                    vec2 weight = is_edge ? mix(1.0 - part, part, side) : vec2(1.0);
                    color += weight.x * weight.y * (neighbour.a > 0.5 ? tileAt(place, neighbour) : coarse);
                }
            } else if (i == 0 || level < end) {
                break;  // nothing, or nothing to mix in
            }
            // A tile that stands in for a finer one is not mixed further.
            if (i == 0 || held == level) result = mix(result, color, share);
            if (held != level) break;
            share = fract(lod);
        }
        return result;
    }
