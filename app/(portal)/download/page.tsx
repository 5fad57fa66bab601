import type { Metadata } from "next";
import { ZipDownload } from "@/components/invoices/zip-download";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Page } from "@/components/ui/page";
import { loadChosen } from "@/lib/invoices/zip/loaders";
import { zipPath } from "@/lib/invoices/zip/rules";
import { MOST_IN_ZIP } from "@/lib/invoices/zip/schema";
import { getTranslations } from "@/lib/platform/page-texts";

/** Named on the page; all are in the zip. */
const MOST_NAMED = 30;

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations("zip"))("title") });

export default async function DownloadPage({ searchParams }: PageProps<"/download">) {
  const { invoice = [] } = await searchParams;
  const search = new URLSearchParams([invoice].flat().map((reference) => ["invoice", reference]));
  const [chosen, t, tInvoices] = await Promise.all([
    loadChosen(search.toString()),
    getTranslations("zip"),
    getTranslations("invoices"),
  ]);
  const count = chosen?.length ?? 0;
  const more = count - MOST_NAMED;
  const named = (chosen ?? []).slice(0, MOST_NAMED).map(({ number }) => number);
  return (
    <Page title={t("title")} back={{ href: "/invoices", label: tInvoices("back") }}>
      {chosen && count > 0 ? (
        <Card className="max-w-[42rem]" title={t("count", { count })}>
          <p className="mb-5 text-muted wrap-anywhere">
            {more > 0 ? t("named_and_more", { named: named.join(", "), more }) : named.join(", ")}
          </p>
          <ZipDownload
            href={zipPath(chosen.map(({ reference }) => reference))}
            count={count}
            texts={{
              download: t("download"),
              cancel: t("cancel"),
              progress: t("progress", { done: "{done}", count }),
              making: t("making"),
              done: t("done"),
              cancelled: t("cancelled"),
              failed: t("failed"),
            }}
          />
        </Card>
      ) : (
        <EmptyState title={chosen ? t("none_title") : t("many_title")}>
          {chosen ? t("none") : t("many", { most: MOST_IN_ZIP })}
        </EmptyState>
      )}
    </Page>
  );
}
