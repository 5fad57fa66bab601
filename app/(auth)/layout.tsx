import type { ReactNode } from "react";
import { BrandStyle } from "@/components/branding/brand-style";
import { loadPublicBrand } from "@/lib/branding/loaders";

export default async function AuthLayout({ children }: { children: ReactNode }) {
  const { color } = await loadPublicBrand();
  return (
    <>
      <BrandStyle color={color} />
      {children}
    </>
  );
}
