import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { brandPalette, brandStylesheet, contrast } from "./rules";

const anyColor = fc.integer({ min: 0, max: 0xffffff }).map((number) => `#${number.toString(16).padStart(6, "0")}`);

describe("contrast", () => {
  test.each([
    ["#000000", "#ffffff", 21],
    ["#ffffff", "#ffffff", 1],
    ["#767676", "#ffffff", 4.54], // the lightest grey that passes on white
    ["#777777", "#ffffff", 4.48],
  ])("[ANY-1] of %s on %s is %d, as WCAG counts it", (left, right, expected) => {
    expect(contrast(left, right)).toBeCloseTo(expected, 2);
    expect(contrast(right, left)).toBe(contrast(left, right));
  });
});

describe("a seller's colour", () => {
  test("[BIL-5, ANY-1] is readable on light and dark pages and under its own text, whatever it is", () => {
    fc.assert(
      fc.property(anyColor, (color) => {
        const { light, dark } = brandPalette(color);
        for (const surface of ["#ffffff", "#eef1f4"])
          for (const shown of [light.brand, light.strong]) expect(contrast(shown, surface)).toBeGreaterThanOrEqual(4.5);
        for (const surface of ["#06131f", "#1e262f"])
          for (const shown of [dark.brand, dark.strong]) expect(contrast(shown, surface)).toBeGreaterThanOrEqual(4.5);
        for (const { brand, strong, on } of [light, dark])
          for (const under of [brand, strong]) expect(contrast(on, under)).toBeGreaterThanOrEqual(4.5);
      }),
      { numRuns: 1000 },
    );
  });

  test("[BIL-5] is left as it is where it stands out already", () => {
    expect(brandPalette("#1c6094").light.brand).toBe("#1c6094");
  });

  test("[BIL-5, F1] makes a stylesheet of nothing but colours", () => {
    fc.assert(
      fc.property(anyColor, (color) => {
        const pair = "light-dark\\(#[0-9a-f]{6},#[0-9a-f]{6}\\)";
        expect(brandStylesheet(color)).toMatch(
          new RegExp(`^:root\\{--brand:${pair};--brand-strong:${pair};--on-brand:${pair}\\}$`),
        );
      }),
    );
  });
});
