import { endSessionAction } from "@/lib/auth/sessions/actions";
import type { OwnSession, OwnSessions } from "@/lib/auth/sessions/types";
import { formatInstant } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { ActionForm } from "../form/action-form";
import { formTexts } from "../form/form-texts";
import { SubmitButton } from "../form/submit-button";
import { Badge } from "../ui/badge";
import { Section } from "../ui/section";
import { Table } from "../ui/table";
import { VisuallyHidden } from "../ui/visually-hidden";

/** Where the person is signed in. One form for all, so that its answer stays when a row goes [SIG-6]. */
export async function SessionList({ sessions, timeZone }: OwnSessions) {
  const [t, locale, { labels, pending }] = await Promise.all([getTranslations("profile"), getLocale(), formTexts()]);
  const nameOf = ({ browser, system }: OwnSession) => {
    if (browser) return system ? t("browser_on", { browser, system }) : browser;
    return system ? t("only_system", { system }) : t("unknown");
  };
  const when = (instant: Date) => formatInstant(instant, locale, timeZone);
  return (
    <Section title={t("sessions")} description={t("sessions_description")}>
      <ActionForm action={endSessionAction} labels={labels}>
        <Table
          caption={t("sessions")}
          rows={sessions}
          rowKey={({ id }) => id}
          columns={[
            {
              id: "browser",
              header: t("browser"),
              kind: "title",
              cell: (row) => (
                <span className="flex flex-wrap items-center gap-2">
                  {nameOf(row)}
                  {row.isThis && <Badge tone="brand">{t("this_session")}</Badge>}
                </span>
              ),
            },
            { id: "signed_in", header: t("signed_in"), cell: ({ signedInAt }) => when(signedInAt) },
            { id: "last_active", header: t("last_active"), cell: ({ lastActiveAt }) => when(lastActiveAt) },
            {
              id: "end",
              header: t("action"),
              kind: "action",
              cell: (row) => (
                <SubmitButton name="session" value={row.id} variant="secondary" size="small" pendingLabel={pending}>
                  {row.isThis ? t("sign_out") : t("end")}
                  <VisuallyHidden>{`: ${nameOf(row)}, ${when(row.signedInAt)}`}</VisuallyHidden>
                </SubmitButton>
              ),
            },
          ]}
        />
        {sessions.length > 1 ? (
          <SubmitButton name="session" value="others" pendingLabel={pending} variant="secondary">
            {t("end_others")}
          </SubmitButton>
        ) : (
          <p className="text-muted">{t("only_here")}</p>
        )}
      </ActionForm>
    </Section>
  );
}
