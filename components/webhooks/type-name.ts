import type { getTranslations } from "@/lib/platform/page-texts";
import type { EventType } from "@/lib/webhooks/schema";

type Translate = Awaited<ReturnType<typeof getTranslations<"webhooks.type">>>;

/** A type of event in words; message keys hold no points. */
export const typeName = (type: EventType, t: Translate): string =>
  t(type.replace(".", "_") as Parameters<Translate>[0]);
