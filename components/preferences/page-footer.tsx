import type { Brand } from "@/lib/branding/types";
import { getTranslations } from "@/lib/platform/page-texts";
import { ShellFooter } from "../layout/shell-footer";
import { Preferences } from "./preferences";

/** The foot of every page: who helps, cookies, language and appearance. */
export async function PageFooter({ customerService }: Pick<Brand, "customerService">) {
  const t = await getTranslations("layout");
  const { name, email } = customerService;
  return (
    <ShellFooter
      help={{ href: `mailto:${email}`, label: t("help", { name }) }}
      links={[{ href: "/cookies", label: t("cookies") }]}
      preferences={<Preferences />}
    />
  );
}
