import { addressFormat } from "@/lib/addresses/formats";
import { addressLines } from "@/lib/addresses/rules";
import type { SavedAddress } from "@/lib/addresses/types";
import { formatCountry } from "@/lib/platform/format";
import { getTranslations } from "@/lib/platform/page-texts";
import { Card } from "../ui/card";

interface AddressCardProps {
  title: string;
  address: SavedAddress | null;
  locale: string;
}

/** An address to read, as a letter has it. */
export async function AddressCard({ title, address, locale }: AddressCardProps) {
  const t = await getTranslations("billing");
  const format = address && addressFormat(address.country);
  const lines = address && format ? addressLines(format, address) : [];
  return (
    <Card title={title}>
      {address ? (
        <address className="not-italic wrap-anywhere">
          {[...lines, formatCountry(address.country, locale), address.email, address.phone]
            .filter(Boolean)
            .map((line) => (
              <p key={line}>{line}</p>
            ))}
        </address>
      ) : (
        <p className="text-muted">{t("no_address")}</p>
      )}
    </Card>
  );
}
