    // Inverse of Narkowicz' curve y = x(ax + b) / (x(cx + d) + e), which Filament calls FILMIC: what goes through it
    // reaches the screen as the sRGB colour that was given.
    vec3 beforeToneCurve(vec3 y) {
        const float a = 2.51, b = 0.03, c = 2.43, d = 0.59, e = 0.14;
        vec3 p = a - c * y;
        vec3 q = b - d * y;
        return (-q + sqrt(q * q + 4.0 * p * e * y)) / (2.0 * p);
    }
