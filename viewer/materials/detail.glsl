    // Detail that streams in (viewer/streaming): the finest tile held for a place, asked for at `level`; a: 0 where there is
    // none, 1 where it is of that very level, 0.5 where it is coarser.
    vec4 detailAt(highp vec2 texel, float level) {
        highp float tile = materialParams.detail.z;
        vec4 page = texelFetch(materialParams_detailTable, ivec2(texel / (tile * exp2(level))), int(level));
        if (page.a < 0.5) return vec4(0.0);
        float held = floor(page.b * 255.0 + 0.5);
        highp float step = exp2(held);
        float place = floor(page.r * 255.0 + 0.5) + 256.0 * floor(page.g * 255.0 + 0.5);
        // Half a texel inside the tile: beyond it lies a tile of somewhere else.
        highp vec2 end = min(vec2(tile), materialParams.detail.xy / step - floor(texel / (step * tile)) * tile) - 0.5;
        highp vec2 inside = clamp(mod(texel / step, tile), vec2(0.5), end);
        highp vec2 corner = vec2(mod(place, materialParams.detailCache.x), floor(place / materialParams.detailCache.x)) * tile;
        vec3 color = textureLod(materialParams_detailCacheMap, (corner + inside) * materialParams.detailCache.yz, 0.0).rgb;
        return vec4(color, held == level ? 1.0 : 0.5);
    }

    // The base colour at uv: of the streamed tiles where they are finer than `coarse`, which the texture in the file gave.
    vec3 detailedColor(highp vec2 uv, vec3 coarse) {
        highp vec2 texel = fract(uv) * materialParams.detail.xy;
        highp vec2 step_x = dFdx(uv) * materialParams.detail.xy, step_y = dFdy(uv) * materialParams.detail.xy;
        float lod = clamp(0.5 * log2(max(dot(step_x, step_x), dot(step_y, step_y))), 0.0, materialParams.detailCache.w);
        float level = floor(lod), end = materialParams.detail.w;
        if (level >= end) return coarse;
        vec4 fine = detailAt(texel, level);
        if (fine.a == 0.0) return coarse;
        if (level + 1.0 >= end) return mix(fine.rgb, coarse, fine.a == 1.0 ? lod - level : 0.0);
        vec4 above = detailAt(texel, level + 1.0);
        return mix(fine.rgb, above.rgb, fine.a * above.a == 1.0 ? lod - level : 0.0);
    }
