import { transferFilesPath } from "@/lib/collections/transfers/rules";
import type { TransferDetails } from "@/lib/collections/transfers/types";
import { formatInstant, formatMoney, formatPlainDate } from "@/lib/platform/format";
import { getLocale, getTranslations } from "@/lib/platform/page-texts";
import { AddFilesForm } from "../files/add-files-form";
import { FileLink } from "../files/file-link";
import { Card } from "../ui/card";
import { Section } from "../ui/section";

interface TransferListProps {
  transfers: readonly TransferDetails[];
  timeZone: string;
}

/** What was said before, the newest first, with its slips; to the newest one can be added. */
export async function TransferList({ transfers, timeZone }: TransferListProps) {
  const t = await getTranslations("transfers");
  return (
    <Section title={t("list")}>
      <ul className="flex max-w-[42rem] flex-col gap-4">
        {transfers.map((transfer, index) => (
          <li key={transfer.id}>
            <Transfer transfer={transfer} timeZone={timeZone} isNewest={index === 0} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

interface TransferProps {
  transfer: TransferDetails;
  timeZone: string;
  isNewest: boolean;
}

async function Transfer({ transfer, timeZone, isNewest }: TransferProps) {
  const [t, locale] = await Promise.all([getTranslations("transfers"), getLocale()]);
  const { id, amount, sentOn, bankReference, who, at, files } = transfer;
  const said = { who: who ?? t("someone"), at: formatInstant(at, locale, timeZone) };
  return (
    <Card>
      <div className="flex flex-col gap-3">
        <p className="font-medium">
          {t("said", { amount: formatMoney(amount, locale), day: formatPlainDate(sentOn, locale) })}
        </p>
        {bankReference && <p className="wrap-anywhere">{t("with_reference", { reference: bankReference })}</p>}
        <p className="text-sm text-muted">{t("said_by", said)}</p>
        {files.map((file) => (
          <FileLink key={file.id} file={file} />
        ))}
        {isNewest && (
          <div className="border-t border-line pt-4">
            <h3 className="mb-3 font-semibold">{t("slip")}</h3>
            <AddFilesForm action={transferFilesPath(id)} />
          </div>
        )}
      </div>
    </Card>
  );
}
