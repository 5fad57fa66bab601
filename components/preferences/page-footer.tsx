import type { Brand } from "@/lib/branding/types";
import { getTranslations } from "@/lib/platform/page-texts";
import { ShellFooter } from "../layout/shell-footer";
import { TextLink } from "../ui/text-link";
import { Preferences } from "./preferences";

/** The foot of every page: who helps, cookies, language and appearance. */
export async function PageFooter({ customerService }: Pick<Brand, "customerService">) {
  const t = await getTranslations("layout");
  const { name, email } = customerService;
  return (
    <ShellFooter
      help={
        <TextLink plain href={`mailto:${email}`} className="inline-flex min-h-6 items-center">
          {t("help", { name })}
        </TextLink>
      }
      links={[{ href: "/cookies", label: t("cookies") }]}
      preferences={<Preferences />}
    />
  );
}
