import { getRequestConfig } from "next-intl/server";
import { pageLocale } from "./page-locale";
import { messagesOf } from "./translate";

/** What next-intl asks for once a request; dates and money are formatted by platform/format.ts. */
export default getRequestConfig(async () => {
  const locale = await pageLocale();
  return { locale, messages: messagesOf(locale), timeZone: "UTC" };
});
