import { liftPath } from "@/lib/desk/suspension/rules";
import type { SuspensionState } from "@/lib/desk/suspension/types";
import { formatInstant } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { Alert } from "../ui/alert";
import { LinkButton } from "../ui/link-button";

interface SuspensionBannerProps {
  state: SuspensionState;
  /** What was just done on a page of its own. */
  done?: "suspended" | "lifted" | undefined;
}

/** That an account is suspended, what for, since when, and the way to lift it [DSK-1]. */
export async function SuspensionBanner({ state, done }: SuspensionBannerProps) {
  const [t, locale] = await Promise.all([getTranslations("desk.suspension"), getLocale()]);
  const { reason, last, lift, accountId, timeZone } = state;
  if (!reason) return done === "lifted" ? <Alert tone="success" role="status" title={t("done_lifted")} /> : null;
  return (
    <Alert
      tone="warning"
      role={done === "suspended" ? "status" : undefined}
      title={t(`is_${reason}`)}
      actions={lift.allowed && <LinkButton href={liftPath(accountId)}>{t("lift")}</LinkButton>}
    >
      {last && <p>{t("by", { who: last.who, at: formatInstant(last.at, locale, timeZone) })}</p>}
      {last?.note && <p className="wrap-anywhere whitespace-pre-line">{last.note}</p>}
    </Alert>
  );
}
