import type { Browser } from "@playwright/test";
import { withClient } from "./database";
import { figure, type Verdict, verdict } from "./goals";
import { compareLatencies } from "./latency";
import { takeTurn } from "./load";
import { median } from "./numbers";
import { printRate } from "./print";
import type { Served, Servers } from "./servers";
import type { Target } from "./target";
import type { SignedIn } from "./viewers";

/** The typical person's newest invoice has a thousand lines, the others ten (data-set.ts). */
const LINES = { one: 10, thousand: 1_000 } as const;
/** Fewer than a person may have in a minute. */
const A_TURN = 40;
const CONNECTIONS = 4;

interface Documents {
  admin: string;
  /** Null where nothing is measured in one. */
  browser: Browser | null;
  databasePid: number;
  servers: Servers;
  typical: SignedIn;
  rounds: number;
  /** Of documents of one page, for each server; a thread that has just begun takes twice as long for one. */
  warmUpSeconds: number;
  /** For documents of a thousand lines. */
  seconds: number;
}

/** Goal 4: a document over HTTP, access check and all, against drawing alone. */
export async function documentGoals(given: Documents): Promise<Verdict[]> {
  const { admin, servers, typical } = given;
  const [thousand = "", one = ""] = await newestInvoices(admin);
  const own = (reference: string): Target => documentOf("The portal", servers.portal, reference, typical);
  const bare = (kind: string, lines: number): Target => ({
    ...{ name: kind, headers: {}, ...servers.documents },
    url: `${servers.documents.url}/${kind}/${lines}`,
  });
  const rates = await inTurns(given, [own(one), bare("pdfkit", LINES.one), bare("react", LINES.one)]);
  const [portal = 0, pdfkit = 0, react = 0] = rates;
  await forgetLimits(admin);
  const [long, bareLong] = await compareLatencies([own(thousand), bare("pdfkit", LINES.thousand)], given.seconds);
  const a = (rate: number): string => `${rate.toFixed(1)}/s`;
  const beside = `a second; pdfkit ${a(pdfkit)}, react-pdf ${a(react)}, the portal with its access check ${a(portal)}`;
  return [
    verdict(4, "bare pdfkit's rate ÷ one page over HTTP", 1 / 0.6, pdfkit / portal, `${a(pdfkit)} ÷ ${a(portal)}`),
    verdict(4, "react-pdf's rate × 5 ÷ one page over HTTP", 1, (react * 5) / portal, `${a(react)} × 5 ÷ ${a(portal)}`),
    verdict(
      4,
      "1,000 lines, p50 ÷ bare pdfkit's",
      1.3,
      (long?.p50Ms ?? Number.NaN) / (bareLong?.p50Ms ?? Number.NaN),
      long?.problem ?? `${long?.p50Ms.toFixed(0)} ms ÷ ${bareLong?.p50Ms.toFixed(0)} ms`,
    ),
    ...(await printed(given, beside)),
  ];
}

/** Nobody is asked to be faster than a browser: it is told, for whoever thinks of one. */
async function printed({ browser, rounds }: Documents, beside: string): Promise<Verdict[]> {
  if (!browser) return [];
  const rate = await printRate({ browser, lines: LINES.one, windows: CONNECTIONS, amount: A_TURN, rounds });
  return [figure(4, "one page printed by Chromium that stays open", rate, beside)];
}

/** All warm, and then A B C A B C. */
async function inTurns(
  { admin, databasePid, rounds, warmUpSeconds }: Documents,
  targets: readonly Target[],
): Promise<number[]> {
  const turn = async (target: Target): Promise<number> => {
    await forgetLimits(admin);
    return (await takeTurn(target, databasePid, CONNECTIONS, A_TURN)).requestsPerSecond;
  };
  for (const target of targets) {
    const end = performance.now() + warmUpSeconds * 1000;
    while (performance.now() < end) await turn(target);
  }
  const taken = targets.map(() => [] as number[]);
  for (let round = 0; round < rounds; round++)
    for (const [index, target] of targets.entries()) taken[index]?.push(await turn(target));
  return taken.map(median);
}

/** Of the typical person's, the newest first. */
export const newestInvoices = (admin: string, most = 2): Promise<string[]> =>
  withClient(admin, async (client) => {
    const { rows } = await client.query(
      `select invoice.reference from invoice join contract_contact place on place.contract_id = invoice.contract_id
       join person on person.id = place.person_id where person.email = 'measured1@bench.example'
       order by invoice.issued_on desc, invoice.reference desc limit $1`,
      [most],
    );
    return rows.map(({ reference }) => reference);
  });

/** How many files a person may have in a minute is no part of what one costs. */
export const forgetLimits = (admin: string): Promise<unknown> =>
  withClient(admin, (client) => client.query("delete from rate_limit"));

export const documentOf = (name: string, { url, pid }: Served, reference: string, { cookie }: SignedIn): Target => ({
  ...{ name, pid, headers: { cookie } },
  url: `${url}/api/invoices/${encodeURIComponent(reference)}/pdf`,
});
