import { getTranslations } from "next-intl/server";

/** The words every form needs around its own: they are handed to the client, which has no messages. */
export async function formTexts() {
  const [help, errors, layout] = await Promise.all([
    getTranslations("help"),
    getTranslations("problem"),
    getTranslations("layout"),
  ]);
  return { labels: { help: help("title"), reference: errors("reference") }, pending: layout("pending") };
}
