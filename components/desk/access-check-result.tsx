import { endSessionsPath } from "@/lib/desk/access-check/rules";
import type { AccessCheck } from "@/lib/desk/access-check/types";
import { personalDataPath } from "@/lib/desk/personal-data/rules";
import { getTranslations } from "@/lib/platform/page-texts";
import { Alert } from "../ui/alert";
import { Card } from "../ui/card";
import { LinkButton } from "../ui/link-button";
import { Section } from "../ui/section";
import { Reasons } from "../ui/why-not";
import { SeenContracts } from "./seen-contracts";
import { UnseenContracts } from "./unseen-contracts";

/** What an address sees and by what, what it does not see and why not, and where it is signed in [DSK-7]. */
export async function AccessCheckResult({ check }: { check: AccessCheck }) {
  const t = await getTranslations("desk.access_check");
  const { email, standing, seen, unseen, isStaff, isCut, sessions, endSessions } = check;
  return (
    <>
      {isStaff && <Alert title={t("is_staff")} />}
      {standing !== "known" && <Alert title={t(`is_${standing}`, { email })} />}
      <Section title={t("sees")} description={seen.length > 0 ? t("sees_intro", { email }) : undefined}>
        {seen.length > 0 ? (
          <SeenContracts contracts={seen} />
        ) : (
          <p>{t(unseen.length > 0 ? "sees_nothing" : "covered_by_nothing")}</p>
        )}
      </Section>
      {unseen.length > 0 && (
        <Section title={t("sees_not")} description={t("sees_not_intro")}>
          <UnseenContracts contracts={unseen} />
        </Section>
      )}
      {isCut && <p className="text-muted">{t("cut")}</p>}
      <Card
        title={t("sessions")}
        actions={endSessions.allowed && <LinkButton href={endSessionsPath(email)}>{t("end_sessions")}</LinkButton>}
      >
        {endSessions.allowed ? <p>{t("sessions_live", { count: sessions })}</p> : <Reasons refusal={endSessions} />}
      </Card>
      {check.mayErase && (
        <Card
          title={t("personal_data")}
          actions={<LinkButton href={personalDataPath({ email })}>{t("personal_data_open")}</LinkButton>}
        >
          <p>{t("personal_data_card")}</p>
        </Card>
      )}
    </>
  );
}
