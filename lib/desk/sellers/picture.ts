import sharp from "sharp";

/** A picture of 2 MB may say that it is a hundred thousand pixels wide: above this nothing of it is unpacked. */
const MOST_PIXELS = 40_000_000;
/** On a page it is 28 pixels high, on paper as many points: enough for the sharpest screen and printer. */
const WITHIN = { width: 640, height: 240, fit: "inside", withoutEnlargement: true } as const;

/** A logo as we keep it: two PNGs without anything that a camera or a program wrote beside the pixels. */
export interface LogoPictures {
  readonly screen: Uint8Array<ArrayBuffer>;
  /** Drawn into documents, where white is under it. */
  readonly printed: Uint8Array<ArrayBuffer>;
}

/** Makes a logo of a PNG, JPEG or WebP on disk, its first picture where it moves; null where it is damaged or too large. */
export async function makeLogo(path: string): Promise<LogoPictures | null> {
  try {
    const drawn = sharp(path, { limitInputPixels: MOST_PIXELS, failOn: "error" })
      .timeout({ seconds: 10 })
      .autoOrient()
      .resize(WITHIN);
    const png = { compressionLevel: 9 } as const;
    const [screen, printed] = await Promise.all([
      drawn.clone().png(png).toBuffer(),
      drawn.clone().flatten({ background: "#ffffff" }).png(png).toBuffer(),
    ]);
    return { screen: new Uint8Array(screen), printed: new Uint8Array(printed) };
  } catch {
    return null;
  }
}
