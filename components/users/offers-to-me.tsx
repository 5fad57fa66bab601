import { getTranslations } from "@/lib/platform/page-texts";
import { handoverPath } from "@/lib/users/rules";
import type { HandoverOffer } from "@/lib/users/types";
import { Alert } from "../ui/alert";
import { LinkButton } from "../ui/link-button";

/** Roles that wait for the viewer to take over [USR-6]. */
export async function OffersToMe({ offers }: { offers: readonly HandoverOffer[] }) {
  const t = await getTranslations("users");
  return offers.map(({ id, from, role, contractNumber }) => (
    <Alert
      key={id}
      title={t("asked_title", {
        from: from?.name ?? t("somebody_gone"),
        role: t(`role_${role}`),
        number: contractNumber,
      })}
      actions={
        <LinkButton size="small" href={handoverPath(id)}>
          {t("asked_action")}
        </LinkButton>
      }
    />
  ));
}
