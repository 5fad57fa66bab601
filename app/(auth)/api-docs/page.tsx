import type { Metadata } from "next";
import { AuthPage } from "@/components/auth/auth-page";
import { LinkButton } from "@/components/ui/link-button";
import { loadApiOperations } from "@/lib/api/loaders";
import { OPENAPI_PATH, PROBLEM_KINDS, problemStatus, problemTitle } from "@/lib/api/rules";
import { getTranslations } from "@/lib/platform/page-texts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("api_docs"))("title"),
});

/** What the API does, for people; programs read its OpenAPI document. */
export default async function ApiDocsPage() {
  const [t, operations] = await Promise.all([getTranslations("api_docs"), loadApiOperations()]);
  return (
    <AuthPage title={t("title")} description={t("intro")}>
      <div className="flex flex-col gap-6">
        <LinkButton href={OPENAPI_PATH} plain>
          {t("openapi")}
        </LinkButton>
        <ul className="flex flex-col gap-4">
          {operations.map(({ method, path, summary, description }) => (
            <li key={`${method} ${path}`}>
              <p className="font-medium wrap-anywhere">
                <code>{method}</code> <code>{path}</code>
              </p>
              <p lang="en" className="text-sm text-muted">
                {summary}. {description}
              </p>
            </li>
          ))}
        </ul>
        <section>
          <h2 className="mb-2 text-lg font-semibold">{t("problems")}</h2>
          <ul lang="en" className="flex flex-col gap-1">
            {PROBLEM_KINDS.map((kind) => (
              <li key={kind} id={kind}>
                <code>{problemStatus(kind)}</code> {problemTitle(kind)}
              </li>
            ))}
          </ul>
        </section>
      </div>
    </AuthPage>
  );
}
