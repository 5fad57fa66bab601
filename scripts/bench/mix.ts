import { createHash, randomBytes } from "node:crypto";
import autocannon from "autocannon";
import { StartError, say } from "../start/step";
import { withClient } from "./database";
import type { Served } from "./servers";
import { residentBytes } from "./stall";

const PEOPLE = 200;
const CONNECTIONS = 24;
const CAPACITY_SECONDS = 20;
const PART_OF_CAPACITY = 0.8;
const MEGABYTE = 2 ** 20;
const COOKIE = "portal-session";

interface Person {
  cookie: string;
  contracts: string[];
  newest: string;
}

/** What a load of some minutes showed. */
export interface Load {
  minutes: number;
  /** Requests a second: all there was to be had, and what was then asked for. */
  capacity: number;
  rate: number;
  requests: number;
  failed: number;
  p99Ms: number;
  memoryBefore: number;
  memoryAfter: number;
  /** Contracts of others that a page named after it [A1]. */
  foreign: number;
}

/** Minutes of what people do, at 80 % of what the process can: lists, pages, documents, Manage Users; nobody pays. */
export async function loadMix(admin: string, { url, pid }: Served, minutes: number): Promise<Load> {
  const people = await signInMany(admin);
  const requests = people.flatMap((person) =>
    pathsOf(person).map((path) => ({ path, headers: { cookie: person.cookie } })),
  );
  const fire = (seconds: number, rate?: number) =>
    autocannon({
      url,
      connections: CONNECTIONS,
      duration: seconds,
      requests,
      timeout: 30,
      ...(rate && { overallRate: rate }),
    });
  await fire(CAPACITY_SECONDS);
  const most = await fire(CAPACITY_SECONDS);
  const capacity = most.requests.average;
  const rate = Math.max(1, Math.floor(capacity * PART_OF_CAPACITY));
  const memoryBefore = residentBytes(pid) / MEGABYTE;
  say(`… ${minutes} minutes of ${rate} requests a second, of ${capacity.toFixed(0)} that there are to be had`);
  const taken = await fire(minutes * 60, rate);
  return {
    ...{ minutes, capacity, rate, memoryBefore, memoryAfter: residentBytes(pid) / MEGABYTE },
    requests: taken.requests.total,
    failed: taken.errors + taken.timeouts + taken.non2xx,
    p99Ms: taken.latency.p99,
    foreign: await foreignContracts(url, people),
  };
}

const pathsOf = ({ newest, contracts }: Person): string[] => [
  "/invoices",
  "/invoices?status=unpaid",
  `/invoices/${newest}`,
  "/contracts",
  `/contracts/${contracts[0]}`,
  "/",
  "/payments",
  "/users",
  `/api/invoices/${newest}/pdf`,
  "/subscriptions",
];

/** Sessions of people who are contacts of some accounts, a different one each. */
const signInMany = (admin: string): Promise<Person[]> =>
  withClient(admin, async (client) => {
    const { rows } = await client.query<{ id: string; contracts: string[]; newest: string }>(
      `select person.id, array_agg(distinct contract.number) as contracts, max(invoice.reference) as newest
       from person join contract_contact place on place.person_id = person.id
       join contract on contract.id = place.contract_id join invoice on invoice.contract_id = contract.id
       where person.id in (
         select person_id from contract_contact where account_id > '00000000-0000-4000-8001-000000000100'
         order by account_id, person_id limit $1)
       group by person.id`,
      [PEOPLE],
    );
    if (rows.length === 0) throw new StartError("There are no people in the data: remove the folder of --data.");
    const people: Person[] = [];
    for (const { id, contracts, newest } of rows) {
      const token = randomBytes(32).toString("base64url");
      await client.query(
        `insert into session (id, token_hash, person_id, user_agent, created_at, last_active_at)
         values (gen_random_uuid(), $1, $2, 'bench', now(), now())`,
        [createHash("sha256").update(token).digest(), id],
      );
      people.push({ cookie: `${COOKIE}=${token}`, contracts, newest });
    }
    return people;
  });

async function foreignContracts(url: string, people: readonly Person[]): Promise<number> {
  let foreign = 0;
  for (const { cookie, contracts } of people) {
    const html = await (await fetch(`${url}/invoices`, { headers: { cookie } })).text();
    const named = new Set(html.match(/\bC-\d{6}\b/g) ?? []);
    foreign += [...named].filter((number) => !contracts.includes(number)).length;
  }
  return foreign;
}

/** What a person reads of it. */
export const loadText = (load: Load): string =>
  [
    `  ${load.minutes} minutes of lists, pages, documents and Manage Users by ${PEOPLE} people at ${load.rate} of ${load.capacity.toFixed(0)} requests a second:`,
    `  ${load.requests} answered, ${load.failed} failed, p99 ${load.p99Ms} ms; memory ${load.memoryBefore.toFixed(0)} → ${load.memoryAfter.toFixed(0)} MB; ${load.foreign} contracts of others named`,
  ].join("\n");
