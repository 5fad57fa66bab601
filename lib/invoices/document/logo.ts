import { DOMParser, type Element as XmlElement } from "@xmldom/xmldom";

interface Circle {
  readonly cx: number;
  readonly cy: number;
  readonly r: number;
}
interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly rx: number;
}
export type LogoShape = { readonly fill: string } & (
  | { readonly rect: Rect }
  | { readonly path: string }
  | { readonly circle: Circle }
);

export interface Drawing {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly LogoShape[];
}

/** A PNG that we made ourselves, with its size in pixels. */
interface Picture {
  readonly width: number;
  readonly height: number;
  readonly png: Uint8Array;
}
export type Logo = Drawing | Picture;

/** Said about a drawing without changing it. */
const SILENT = new Set(["xmlns", "role", "aria-label", "aria-hidden", "id"]);
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  svg: ["viewBox", "width", "height"],
  title: [],
  rect: ["x", "y", "width", "height", "rx", "fill"],
  path: ["d", "fill"],
  circle: ["cx", "cy", "r", "fill"],
};
const HEX = /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i;
const PATH = /^\s*[Mm][MmLlHhVvCcSsQqTtAaZz\d\s,.e+-]*$/;

const PNG_SIGN = "89504e470d0a1a0a0000000d49484452";

/** Either kind of logo as it can be drawn; null for none, and for one that cannot be. */
export function readableLogo(logo: string | Uint8Array | null): Logo | null {
  if (logo === null) return null;
  return typeof logo === "string" ? parseLogo(logo) : readPicture(Buffer.from(logo));
}

function readPicture(png: Buffer): Picture | null {
  if (png.length < 24 || png.toString("hex", 0, 16) !== PNG_SIGN) return null;
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  return width > 0 && height > 0 ? { width, height, png } : null;
}

class NotDrawn extends Error {}

/** Our logos are of a few plain shapes. One that uses anything else is left out whole: half a logo would be wrong. */
export function parseLogo(svg: string): Drawing | null {
  try {
    return readLogo(svg);
  } catch {
    return null;
  }
}

function readLogo(svg: string): Drawing {
  const parser = new DOMParser({
    onError: () => {
      throw new NotDrawn("not well-formed");
    },
  });
  const root = parser.parseFromString(svg, "image/svg+xml").documentElement;
  if (root?.tagName !== "svg") throw new NotDrawn("not an svg");
  refuseUnknown(root);
  const [x, y, width, height] = (root.getAttribute("viewBox") ?? "")
    .trim()
    .split(/[\s,]+/)
    .map(finite);
  if (x === undefined || y === undefined || !width || !height || width < 0 || height < 0) throw new NotDrawn("no box");
  return { x, y, width, height, shapes: childrenOf(root).flatMap(shapesOf) };
}

const childrenOf = (element: XmlElement): XmlElement[] =>
  Array.from(element.childNodes).filter((node): node is XmlElement => node.nodeType === node.ELEMENT_NODE);

function refuseUnknown(element: XmlElement): void {
  const known = KNOWN[element.tagName];
  const isKnown = (name: string): boolean => SILENT.has(name) || (known?.includes(name) ?? false);
  if (!known || !Array.from(element.attributes).every(({ name }) => isKnown(name))) throw new NotDrawn(element.tagName);
}

function finite(text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value)) throw new NotDrawn(`no number: ${text}`);
  return value;
}

function shapesOf(element: XmlElement): LogoShape[] {
  refuseUnknown(element);
  if (element.tagName === "title") return [];
  const fill = element.getAttribute("fill") ?? "#000";
  if (!HEX.test(fill)) throw new NotDrawn(`fill ${fill}`);
  const number = (name: string): number => finite(element.getAttribute(name) ?? "0");
  if (element.tagName === "rect") {
    const rect = { x: number("x"), y: number("y"), width: number("width"), height: number("height"), rx: number("rx") };
    return [{ fill, rect }];
  }
  if (element.tagName === "circle") return [{ fill, circle: { cx: number("cx"), cy: number("cy"), r: number("r") } }];
  const path = element.getAttribute("d") ?? "";
  if (element.tagName !== "path" || !PATH.test(path)) throw new NotDrawn("path");
  return [{ fill, path }];
}

/** Draws with the upper left corner at a point, as high as given. */
export function drawLogo(pdf: PDFKit.PDFDocument, logo: Logo, x: number, y: number, height: number): void {
  if ("png" in logo) {
    pdf.image(Buffer.from(logo.png), x, y, { height });
    return;
  }
  const scale = height / logo.height;
  pdf.save();
  pdf.translate(x - logo.x * scale, y - logo.y * scale).scale(scale);
  for (const shape of logo.shapes) {
    if ("path" in shape) pdf.path(shape.path);
    else if ("circle" in shape) pdf.circle(shape.circle.cx, shape.circle.cy, shape.circle.r);
    else drawRect(pdf, shape.rect);
    pdf.fill(shape.fill);
  }
  pdf.restore();
}

function drawRect(pdf: PDFKit.PDFDocument, { x, y, width, height, rx }: Rect): void {
  if (rx > 0) pdf.roundedRect(x, y, width, height, rx);
  else pdf.rect(x, y, width, height);
}
