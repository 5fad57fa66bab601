import { clsx } from "clsx/lite";
import type { AddressFormat, AddressPart, PostalAddress } from "@/lib/addresses/types";
import { getTranslations } from "@/lib/platform/page-texts";
import { SelectField } from "../form/select-field";
import { TextField } from "../form/text-field";

interface AddressFieldsProps {
  format: AddressFormat;
  address: PostalAddress | null;
  /** Whether a person's mail and phone are asked for as well. */
  reach?: boolean;
}

const AUTOCOMPLETE: Readonly<Record<AddressPart, string>> = {
  line1: "address-line1",
  line2: "address-line2",
  postalCode: "postal-code",
  city: "address-level2",
  region: "address-level1",
};

/** The fields of an address in the country's own order and words [CON-5]. */
export async function AddressFields({ format, address, reach = false }: AddressFieldsProps) {
  const t = await getTranslations("addresses");
  return (
    <>
      <Row>
        <TextField
          name="company"
          label={t("company")}
          optionalLabel={t("optional")}
          defaultValue={address?.company ?? ""}
          autoComplete="organization"
        />
        <TextField
          name="name"
          label={t("name")}
          optionalLabel={t("optional")}
          defaultValue={address?.name ?? ""}
          autoComplete="name"
        />
      </Row>
      {format.rows.map((row) => (
        <Row key={row.join()}>
          {row.map((part) => (
            <Part key={part} part={part} format={format} value={address?.[part] ?? ""} />
          ))}
        </Row>
      ))}
      {reach && (
        <Row>
          <TextField
            name="email"
            type="email"
            label={t("email")}
            optionalLabel={t("optional")}
            defaultValue={address?.email ?? ""}
            autoComplete="off"
          />
          <TextField
            name="phone"
            type="tel"
            label={t("phone")}
            optionalLabel={t("optional")}
            defaultValue={address?.phone ?? ""}
            autoComplete="off"
          />
        </Row>
      )}
    </>
  );
}

const Row = ({ children }: { children: React.ReactNode }) => (
  <div className={clsx("grid gap-5 sm:auto-cols-fr sm:grid-flow-col")}>{children}</div>
);

async function Part({ part, format, value }: { part: AddressPart; format: AddressFormat; value: string }) {
  const label = await labelOf(part, format);
  const t = await getTranslations("addresses");
  const isRequired = format.required.includes(part);
  const shared = {
    name: part,
    label,
    optionalLabel: isRequired ? undefined : t("optional"),
    defaultValue: value,
    autoComplete: AUTOCOMPLETE[part],
    required: isRequired || undefined,
  };
  if (part === "region" && format.regions.length > 0)
    return (
      <SelectField
        {...shared}
        options={[
          { value: "", label: t("choose_region") },
          ...format.regions.map(({ code, name }) => ({ value: code, label: name })),
        ]}
      />
    );
  return <TextField {...shared} />;
}

async function labelOf(part: AddressPart, { words }: AddressFormat): Promise<string> {
  // The words come with the country's data; the messages know all of them.
  const t = (await getTranslations("addresses")) as unknown as (key: string) => string;
  if (part === "postalCode") return t(`postal.${words.postalCode}`);
  if (part === "city") return t(`city.${words.city}`);
  return part === "region" ? t(`region.${words.region}`) : t(part);
}
