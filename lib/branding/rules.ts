/** Where an uploaded logo is shown; its address names its content, which never changes. */
export const logoPath = (id: string): string => `/api/brand/logo/${id}`;

/** The uploaded logo that an address is of; null for any other address. */
export const logoIdOf = (url: string | null): string | null =>
  /^\/api\/brand\/logo\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(url ?? "")?.[1] ?? null;

/** The seller's colour as the pages use it, in light and dark [BIL-5]. */
export interface BrandPalette {
  readonly brand: string;
  /** For text and for pressed buttons. */
  readonly strong: string;
  /** For text on either. */
  readonly on: string;
}

type Rgb = readonly [number, number, number];

const WHITE: Rgb = [255, 255, 255];
const INK: Rgb = [6, 19, 31];
/** The darkest light surface and the lightest dark one that the colour has to stand out from. */
const LIGHT_SURFACE: Rgb = [238, 241, 244];
const DARK_SURFACE: Rgb = [30, 38, 47];
const STEP = 0.04;

/** WCAG's contrast for text, of every colour on what it is shown on [ANY-1]. */
const ENOUGH = 4.5;

const parse = (hex: string): Rgb => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb;
const write = (rgb: Rgb): string => `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;
const mix = (from: Rgb, to: Rgb, share: number): Rgb =>
  from.map((part, index) => part + ((to[index] ?? part) - part) * share) as unknown as Rgb;

/** Relative luminance, 0 to 1, as WCAG 2 defines it. */
function luminance(rgb: Rgb): number {
  const [red = 0, green = 0, blue = 0] = rgb.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** 1 to 21. Both colours as `#rrggbb`. */
export function contrast(left: string, right: string): number {
  const [darker = 0, lighter = 0] = [luminance(parse(left)), luminance(parse(right))].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** Moves a colour towards another in small steps until it stands out enough from a surface. */
function until(color: Rgb, towards: Rgb, surface: Rgb): Rgb {
  for (let share = 0; share < 1; share += STEP) {
    const moved = mix(color, towards, share);
    if (contrast(write(moved), write(surface)) >= ENOUGH) return moved;
  }
  return towards;
}

/** Darkened for light pages, lightened for dark ones, just as far as it has to be. */
export function brandPalette(color: string): { light: BrandPalette; dark: BrandPalette } {
  const given = parse(color);
  const onLight = until(given, [0, 0, 0], LIGHT_SURFACE);
  const onDark = until(until(given, WHITE, DARK_SURFACE), WHITE, INK);
  return {
    light: { brand: write(onLight), strong: write(mix(onLight, [0, 0, 0], 0.22)), on: write(WHITE) },
    dark: { brand: write(onDark), strong: write(mix(onDark, WHITE, 0.35)), on: write(INK) },
  };
}

/** The variables that the whole kit draws with. */
export function brandStylesheet(color: string): string {
  const { light, dark } = brandPalette(color);
  const pair = (part: keyof BrandPalette) => `light-dark(${light[part]},${dark[part]})`;
  return `:root{--brand:${pair("brand")};--brand-strong:${pair("strong")};--on-brand:${pair("on")}}`;
}
