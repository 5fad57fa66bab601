import type { WholeFault } from "@/lib/files/rules";
import type { FileFault } from "@/lib/files/types";

export const sellersPath = (): string => "/desk/sellers";
export const sellerPath = (id: string): string => `/desk/sellers/${id}`;

/** ISO 13616's remainder: letters count from 10, and the whole of it leaves 1. */
function remainderOf(iban: string): number {
  const moved = `${iban.slice(4)}${iban.slice(0, 4)}`;
  return [...moved].reduce((rest, sign) => Number(`${rest}${Number.parseInt(sign, 36)}`) % 97, 0);
}

/** Whether it begins as an IBAN and is none: an account number that no country writes so is left alone. */
export function isMistypedIban(text: string): boolean {
  const bare = text.replace(/\s/g, "").toUpperCase();
  if (!/^[A-Z]{2}\d{2}/.test(bare)) return false;
  return !/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(bare) || remainderOf(bare) !== 1;
}

/** Enough of an account number to know it by, for the audit log and mails. */
export const lastOf = (accountNumber: string): string => `…${accountNumber.replace(/\s/g, "").slice(-4)}`;

export const MOST_LOGO_BYTES = 2 * 1024 * 1024;
const LOGO_TYPES = ["image/png", "image/jpeg", "image/webp"] as const;
/** For the browser's own picker, which is a help and no check. */
export const PICKED_LOGOS = LOGO_TYPES.join(",");

/** By its bytes. A drawing (SVG) is none: it may hold programs, and documents would have to draw whatever is in it. */
export const isLogoType = (type: string): boolean => LOGO_TYPES.some((taken) => taken === type);

/** What became of a logo that was sent, as the page's address tells it. */
export const LOGO_FATES = [
  "saved",
  "none",
  "empty",
  "too_big",
  "type",
  "damaged",
  "infected",
  "unchecked",
  "too_many",
  "malformed",
  "slow",
] as const;
export type LogoFate = (typeof LOGO_FATES)[number];

/** Of what may become of any upload: more than may be sent is too big. */
export function logoFateOf(fault: FileFault | WholeFault): LogoFate {
  if (fault === "too_much") return "too_big";
  return LOGO_FATES.find((fate) => fate === fault) ?? "malformed";
}

export const logoUploadPath = (id: string): string => `/api/sellers/${id}/logo`;
export const sellerLogoPath = (id: string, fate: LogoFate): string => `${sellerPath(id)}?logo=${fate}#logo`;
