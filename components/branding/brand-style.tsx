import { brandPalette } from "@/lib/branding/rules";
import { pageNonce } from "@/lib/platform/request";

/** The seller's colour, as the variables that the whole kit draws with. */
export async function BrandStyle({ color }: { color: string }) {
  const { light, dark } = brandPalette(color);
  const css = `:root{--brand:light-dark(${light.brand},${dark.brand});--brand-strong:light-dark(${light.strong},${dark.strong});--on-brand:light-dark(${light.on},${dark.on})}`;
  return (
    <style nonce={await pageNonce()} suppressHydrationWarning>
      {css}
    </style>
  );
}
