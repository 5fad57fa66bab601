import type { Locale } from "@/lib/platform/locales";
import { explain, translator } from "@/lib/platform/translate";
import type { Viewer } from "@/lib/platform/viewer";
import { listUsers } from "@/lib/users/queries";
import { previewRemoval } from "@/lib/users/removal/queries";
import { personPath } from "@/lib/users/rules";
import { usersSearch } from "@/lib/users/schema";
import type { Finding } from "../types";
import type { KnownPerson } from "../understanding/types";

const MOST_PEOPLE = 20;

/** Everybody on the viewer's contracts [USR-1]. */
export async function tellPeople(viewer: Viewer, locale: Locale): Promise<Finding> {
  const t = translator(locale);
  const { rows, byRule } = await listUsers(viewer, usersSearch.parse({}));
  const all = [...rows.map(({ name, email }) => `${name}, ${email}`), ...byRule.map(({ email }) => email)];
  return {
    sentences: [t("agent.people", { count: all.length })],
    items: all.slice(0, MOST_PEOPLE),
    sources: [{ href: "/users", label: t("users.title") }],
  };
}

/**
 * Whether somebody can be removed, contract by contract, in the words of the page's own rule [USR-4, USR-5]; null where they
 * share no contract with the viewer any more.
 */
export async function tellRemoval(viewer: Viewer, { id }: KnownPerson, locale: Locale): Promise<Finding | null> {
  const t = translator(locale);
  const { people } = await previewRemoval(viewer, [id], []);
  const [person] = people;
  if (!person) return null;
  const { name, removed, left } = person;
  const refused = left.flatMap(({ because }) => [because, ...because.also].map((refusal) => explain(refusal, locale)));
  const helpers = left.flatMap(({ because }) => (because.ask ? [because.ask] : []));
  const removable = t("agent.removable", { name, contracts: removed.join(", ") });
  return {
    sentences: [...(removed.length > 0 ? [removable] : []), ...new Set(refused)],
    people: helpers.filter(({ email }, at) => helpers.findIndex((one) => one.email === email) === at),
    sources: [{ href: personPath(id), label: t("users.title") }],
  };
}
