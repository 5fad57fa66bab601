import { changeSellerBankAction, setSellerLimitsAction } from "@/lib/desk/sellers/actions";
import type { SellerMoney } from "@/lib/desk/sellers/types";
import { debitSchemeOf } from "@/lib/payments/debits/rules";
import { formatAmount, formatPlainDate } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { ActionForm } from "../../form/action-form";
import { CheckboxField } from "../../form/checkbox-field";
import { formTexts } from "../../form/form-texts";
import { SubmitButton } from "../../form/submit-button";
import { TextField } from "../../form/text-field";
import { Card } from "../../ui/card";

interface MoneyFormsProps {
  seller: string;
  paid: SellerMoney;
}

/** What may be paid online in one currency, and whether by bank debit [INV-3, PAY-2, PAY-3]. */
export async function LimitsForm({ seller, paid }: MoneyFormsProps) {
  const { currency, version, onlineLimit, partFrom, bankDebit } = paid;
  const scheme = debitSchemeOf(currency);
  const [t, tForm, locale, { labels, pending }] = await Promise.all([
    getTranslations("desk.sellers"),
    getTranslations("users"),
    getLocale(),
    formTexts(),
  ]);
  return (
    <Card title={t("limits", { currency })}>
      <ActionForm
        action={setSellerLimitsAction}
        labels={labels}
        hidden={{ seller, currency, version: String(version) }}
      >
        <TextField
          name="onlineLimit"
          label={t("online_limit", { currency })}
          hint={t("online_limit_hint")}
          inputMode="decimal"
          maxLength={40}
          defaultValue={formatAmount(onlineLimit, locale)}
        />
        <TextField
          name="partFrom"
          label={t("part_from", { currency })}
          hint={t("part_from_hint")}
          optionalLabel={tForm("optional")}
          inputMode="decimal"
          maxLength={40}
          defaultValue={partFrom ? formatAmount(partFrom, locale) : ""}
        />
        {scheme && (
          <CheckboxField
            name="bankDebit"
            label={t("bank_debit", { scheme, currency })}
            hint={t("bank_debit_hint")}
            value={scheme}
            defaultChecked={bankDebit}
          />
        )}
        <SubmitButton pendingLabel={pending}>{t("save")}</SubmitButton>
      </ActionForm>
    </Card>
  );
}

/** Where transfers in one currency go; a change is told to every admin. */
export async function BankForm({ seller, paid }: MoneyFormsProps) {
  const [t, locale, { labels, pending }] = await Promise.all([
    getTranslations("desk.sellers"),
    getLocale(),
    formTexts(),
  ]);
  const { currency, version, bankName, accountHolder, accountNumber, bankCode, bankChangedOn: on } = paid;
  return (
    <Card
      title={t("bank", { currency })}
      description={on ? t("bank_changed", { date: formatPlainDate(on, locale, "long") }) : undefined}
    >
      <ActionForm
        action={changeSellerBankAction}
        labels={labels}
        hidden={{ seller, currency, version: String(version) }}
      >
        <p className="text-muted">{t("bank_hint")}</p>
        <TextField name="bankName" label={t("bank_name")} maxLength={120} defaultValue={bankName} />
        <TextField name="accountHolder" label={t("account_holder")} maxLength={120} defaultValue={accountHolder} />
        <TextField
          name="accountNumber"
          label={t("account_number")}
          maxLength={60}
          autoComplete="off"
          defaultValue={accountNumber}
        />
        <TextField name="bankCode" label={t("bank_code")} maxLength={40} defaultValue={bankCode} />
        <SubmitButton variant="danger" pendingLabel={pending}>
          {t("bank_submit")}
        </SubmitButton>
      </ActionForm>
    </Card>
  );
}
