import { switchPath } from "@/lib/desk/portal-access/rules";
import type { PortalAccess } from "@/lib/desk/portal-access/types";
import { getTranslations } from "@/lib/platform/page-texts";
import { Alert } from "../ui/alert";
import { Card } from "../ui/card";
import { CopyField } from "../ui/copy-field";
import { LinkButton } from "../ui/link-button";
import { Status } from "../ui/status";
import { WhyNot } from "../ui/why-not";
import { AccessRuleList } from "./access-rule-list";
import { AddRuleForm } from "./add-rule-form";

interface PortalAccessCardProps {
  access: PortalAccess;
  /** What was just done on a page of its own. */
  done?: "added" | "removed" | "on" | "off" | undefined;
}

/** Who of the customer's may come in by their address, on or off, and the link to send them [DSK-2]. */
export async function PortalAccessCard({ access, done }: PortalAccessCardProps) {
  const t = await getTranslations("desk.portal_access");
  const { isOn, hasActiveContract, isClosed, manage, people } = access;
  return (
    <Card title={t("title")} description={t("intro")} actions={<Switch access={access} />}>
      <div className="flex flex-col gap-5">
        {done && <Alert tone="success" role="status" title={t(`done_${done}`)} />}
        {isClosed && <Alert tone="warning" title={t("closed")} />}
        <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
          <Status tone={isOn && hasActiveContract ? "good" : "neutral"}>
            {t(isOn ? (hasActiveContract ? "is_on" : "is_on_for_nobody") : "is_off")}
          </Status>
          <span className="text-muted">{t("people", { count: people })}</span>
        </div>
        <AccessRuleList access={access} />
        {manage.allowed ? <AddRuleForm billGroupId={access.billGroupId} /> : <WhyNot refusal={manage} />}
        <CopyField
          value={access.link}
          label={t("link")}
          hint={t("link_hint")}
          copy={t("copy_link")}
          copied={t("link_copied")}
        />
      </div>
    </Card>
  );
}

/** Leads to the page that says what follows; for who may change nothing the reason stands below. */
async function Switch({ access: { manage, isOn, billGroupId } }: { access: PortalAccess }) {
  const t = await getTranslations("desk.portal_access");
  if (!manage.allowed) return null;
  return <LinkButton href={switchPath(billGroupId)}>{t(isOn ? "turn_off" : "turn_on")}</LinkButton>;
}
