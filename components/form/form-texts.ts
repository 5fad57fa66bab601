import { getTranslations } from "@/lib/platform/page-texts";

/** The words every form needs around its own: they are handed to the client, which has no messages. */
export async function formTexts() {
  const [help, errors, layout] = await Promise.all([
    getTranslations("help"),
    getTranslations("problem"),
    getTranslations("layout"),
  ]);
  const labels = { help: help("title"), reference: errors("reference"), meanwhile: layout("meanwhile") };
  return { labels, pending: layout("pending") };
}
