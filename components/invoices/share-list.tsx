import { withdrawShareAction } from "@/lib/invoices/sharing/actions";
import type { ShareRow, Sharing } from "@/lib/invoices/sharing/types";
import { formatInstant } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { ActionForm } from "../form/action-form";
import { formTexts } from "../form/form-texts";
import { SubmitButton } from "../form/submit-button";
import { Section } from "../ui/section";
import { Table } from "../ui/table";
import { VisuallyHidden } from "../ui/visually-hidden";

/** Mails sent and links made, with Withdraw on those that work. One form for all, so that its answer stays [INV-7]. */
export async function ShareList({ sharing: { reference, shares, timeZone } }: { sharing: Sharing }) {
  const [t, locale, { labels, pending }] = await Promise.all([getTranslations("share"), getLocale(), formTexts()]);
  const when = (at: Date) => formatInstant(at, locale, timeZone);
  const standingOf = ({ standing, expiresAt, sharedBy }: ShareRow) => {
    if (standing === null) return t("sent");
    if (standing === "live") return t("live", { until: expiresAt ? when(expiresAt) : "" });
    return standing === "ended" ? t("ended", { who: sharedBy }) : t(standing);
  };
  const openedOf = ({ kind, openedCount, lastOpenedAt }: ShareRow) => {
    if (kind === "mail") return "–";
    return lastOpenedAt ? t("opened_count", { count: openedCount, at: when(lastOpenedAt) }) : t("opened_never");
  };
  if (shares.length === 0)
    return (
      <Section title={t("list")}>
        <p className="text-muted">{t("none")}</p>
      </Section>
    );
  return (
    <Section title={t("list")}>
      <ActionForm action={withdrawShareAction} labels={labels} hidden={{ reference }}>
        <Table
          caption={t("list")}
          rows={shares}
          rowKey={({ id }) => id}
          columns={[
            {
              id: "what",
              header: t("what"),
              kind: "title",
              cell: ({ kind, sentTo }) => {
                if (kind === "link") return t("a_link");
                return sentTo ? (
                  <span className="wrap-anywhere">{t("mail_to", { email: sentTo })}</span>
                ) : (
                  t("mail_erased")
                );
              },
            },
            { id: "who", header: t("who"), cell: ({ sharedBy }) => sharedBy },
            { id: "when", header: t("when"), cell: ({ sharedAt }) => when(sharedAt) },
            { id: "standing", header: t("standing"), cell: standingOf },
            { id: "opened", header: t("opened"), cell: openedOf },
            {
              id: "withdraw",
              header: t("action"),
              kind: "action",
              cell: ({ id, standing, sharedAt }) =>
                standing === "live" && (
                  <SubmitButton name="share" value={id} variant="secondary" size="small" pendingLabel={pending}>
                    {t("withdraw")}
                    <VisuallyHidden>{`: ${t("withdraw_of", { at: when(sharedAt) })}`}</VisuallyHidden>
                  </SubmitButton>
                ),
            },
          ]}
        />
      </ActionForm>
    </Section>
  );
}
