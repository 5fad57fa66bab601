import type { Metadata } from "next";
import { Card } from "@/components/ui/card";
import { Page } from "@/components/ui/page";
import { HandoverAnswer } from "@/components/users/handover-answer";
import { formatInstant } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { loadHandover } from "@/lib/users/loaders";
import type { HandoverOffer } from "@/lib/users/types";

type Props = PageProps<"/users/handover/[id]">;

async function titleOf({ isMine, role, contractNumber: number }: HandoverOffer): Promise<string> {
  const t = await getTranslations("users");
  const values = { role: t(`role_${role}`), number };
  return isMine ? t("handover_title", values) : t("handover_title_own", values);
}

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => ({
  title: await titleOf(await loadHandover((await params).id)),
});

export default async function HandoverPage({ params }: Props) {
  const offer = await loadHandover((await params).id);
  const { from, to, role, contractNumber: number, outcome, expiresAt, timeZone } = offer;
  const [t, locale] = await Promise.all([getTranslations("users"), getLocale()]);
  const nameOf = (somebody: HandoverOffer["to"]): string => somebody?.name ?? t("somebody_gone");
  return (
    <Page title={await titleOf(offer)} back={{ href: "/users", label: t("back") }}>
      <Card className="max-w-[42rem]">
        <div className="flex flex-col gap-4">
          <p>{t("handover_intro", { from: nameOf(from), to: nameOf(to), role: t(`role_${role}`), number })}</p>
          <p className="text-muted">{t(`handover_means_${role}`)}</p>
          <p className="font-medium">
            {outcome
              ? t(`handover_${outcome}`, { to: nameOf(to) })
              : t("handover_expires", { date: formatInstant(expiresAt, locale, timeZone) })}
          </p>
          <HandoverAnswer offer={offer} />
        </div>
      </Card>
    </Page>
  );
}
