import { getTranslations } from "@/lib/platform/page-texts";
import { CHOOSABLE_TYPES } from "@/lib/webhooks/schema";
import type { EndpointDetails } from "@/lib/webhooks/types";
import { TextField } from "../form/text-field";
import { typeName } from "./type-name";
import { TypeTicks } from "./type-ticks";

/** What an endpoint is called, where it is and what it is told of [DSK-6]. */
export async function EndpointFields({ saved }: { saved?: EndpointDetails | undefined }) {
  const [t, tType] = await Promise.all([getTranslations("webhooks"), getTranslations("webhooks.type")]);
  return (
    <>
      <TextField
        name="name"
        label={t("name")}
        hint={t("name_hint")}
        maxLength={100}
        autoComplete="off"
        defaultValue={saved?.name}
      />
      <TextField
        type="url"
        name="url"
        label={t("url")}
        hint={t("url_hint")}
        maxLength={500}
        autoComplete="off"
        placeholder="https://"
        defaultValue={saved?.url}
      />
      <TypeTicks
        label={t("types")}
        hint={t("types_hint")}
        ticked={saved?.types}
        types={CHOOSABLE_TYPES.map((type) => ({ value: type, label: typeName(type, tType) }))}
      />
    </>
  );
}
