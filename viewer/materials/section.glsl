    // The section plane: what lies before it is cut away. Whoever looks into the cut sees the surface from within, and
    // that is painted flat: of a closed piece just what a saw would lay open, without computing it.
    bool isCutAway() {
        return dot(materialParams.section.xyz, getWorldPosition() + getWorldOffset()) > materialParams.section.w;
    }

    bool isCutFace() {
        return dot(materialParams.section.xyz, materialParams.section.xyz) > 0.5 && !gl_FrontFacing;
    }

    // Linear, as before the tone curve: red earth, hatched as in a measured drawing.
    vec3 cutColor() {
        float line = smoothstep(0.30, 0.42, abs(fract((gl_FragCoord.x + gl_FragCoord.y) / 14.0) - 0.5));
        return beforeToneCurve(mix(vec3(0.235, 0.034, 0.040), vec3(0.47, 0.115, 0.105), line));
    }
