import type { Tx } from "@/lib/platform/db";
import { formatMoney } from "@/lib/platform/format";
import type { MailContent } from "@/lib/platform/mail/content";
import { money } from "@/lib/platform/money";
import { translator } from "@/lib/platform/translate";
import {
  type AttemptMailFacts,
  mailButton,
  mailEnd,
  mailReaders,
  type Reader,
  readMailFacts,
  shareLines,
} from "../mail";
import { debitDeclineText } from "./rules";

/** The bank has the debit, and has not said yet whether it goes through [PAY-3]. */
export async function mailDebitSubmitted(tx: Tx, attemptId: string): Promise<void> {
  const facts = await readMailFacts(tx, attemptId);
  await mailReaders(tx, facts, `debit_submitted:${attemptId}`, (reader) => contentOf(facts, reader, "submitted"));
}

/**
 * It came back: what the bank said, and what to do [PAY-6]. Of what auto-pay tried its own mail tells, with when it tries
 * again.
 */
export async function mailDebitFailed(tx: Tx, attemptId: string, declineCode: string): Promise<void> {
  const facts = await readMailFacts(tx, attemptId);
  if (!facts.payerEmail) return;
  const said = (reader: Reader) => translator(reader.locale)(`payments.${debitDeclineText(declineCode)}`);
  await mailReaders(tx, facts, `debit_failed:${attemptId}`, (reader) =>
    contentOf(facts, reader, "failed", said(reader)),
  );
}

function contentOf(facts: AttemptMailFacts, reader: Reader, what: "submitted" | "failed", said?: string): MailContent {
  const { locale, isTold } = reader;
  const t = translator(locale);
  const amount = formatMoney(money(facts.amountMinor, facts.currency), locale);
  return {
    subject: t(`mail.debit.${what}_subject`, { amount }),
    heading: t(`mail.debit.${what}_heading`),
    paragraphs: [...(said ? [said] : []), t(`mail.debit.${what}_body`, { amount })],
    facts: [
      ...(isTold && facts.payerEmail ? [[t("mail.payment.payer"), facts.payerEmail] as [string, string]] : []),
      ...shareLines(facts, locale),
    ],
    ...mailButton(facts, reader, t("mail.debit.button")),
    ...mailEnd(facts, reader),
  };
}
