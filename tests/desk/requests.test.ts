import { beforeEach, expect, test } from "vitest";
import { answerRequest } from "@/lib/catalog/requests/commands/answer-request";
import { answerRequestInput } from "@/lib/catalog/requests/schema";
import { getDeskRequest, listDeskRequests } from "@/lib/desk/requests/queries";
import { deskRequestSearch } from "@/lib/desk/requests/schema";
import { ask, FAY, REGION } from "../catalog/buying";
import { change, rows } from "../setup/admin";
import { freshDemo } from "../setup/demo";
import { emptyQueue, queuedMails } from "../setup/jobs";
import { outcomeOf } from "../setup/outcome";
import { ADMIN, ANNA, deskCtx, staffOf } from "./desk";

beforeEach(freshDemo);

const answer = async (request: string, fields: object, email = ANNA) =>
  answerRequest(deskCtx(await staffOf(email), "requests.answer"), answerRequestInput.parse({ request, ...fields }));
const ids = async (email: string, search: object = {}) =>
  (await listDeskRequests(await staffOf(email), deskRequestSearch.parse(search))).rows.map(({ id }) => id);

test("[QUO-7] a request is listed, agreed to in words, and who asked is told", async () => {
  const { id } = await ask(FAY, "Dune", { [REGION]: "1" });
  expect(await ids(ANNA, { status: "open" })).toContain(id);
  const found = await getDeskRequest(await staffOf(ANNA), id);
  expect(found).toMatchObject({ account: "Dune Analytics", answering: { allowed: true } });
  expect(Object.values(found.quoteFor)).toContain("1");
  await emptyQueue();
  await answer(id, { ending: "accepted", answer: "From Monday on." });
  expect((await queuedMails()).map(({ to, subject }) => [to, subject])).toEqual([
    [FAY, "Anna Ek answered your request"],
  ]);
  expect(await rows("SELECT action FROM audit_event WHERE action LIKE 'request.acc%'")).toHaveLength(1);
  expect(await ids(ANNA, { status: "open" })).not.toContain(id);
  expect(await outcomeOf(answer(id, { ending: "declined", answer: "No." }))).toBe("requests.accepted");
});

test("[QUO-7] declining takes a reason", () => {
  const declined = { request: "ffffffff-ffff-4fff-8fff-ffffffffffff", ending: "declined" };
  expect(answerRequestInput.safeParse(declined).success).toBe(false);
  expect(answerRequestInput.safeParse({ ...declined, answer: " \n" }).success).toBe(false);
});

test("[DSK, ACC-6] another's account executive finds nothing of it; an admin answers", async () => {
  const { id } = await ask(FAY, "Dune", { [REGION]: "1" });
  await change(
    "UPDATE account SET account_executive_id = (SELECT id FROM staff WHERE email = $1) WHERE name = 'Dune Analytics'",
    [ADMIN],
  );
  expect(await ids(ANNA)).not.toContain(id);
  expect(await outcomeOf(getDeskRequest(await staffOf(ANNA), id))).toBe("access.not_found");
  expect(await outcomeOf(answer(id, { ending: "accepted" }))).toBe("access.not_found");
  expect(await outcomeOf(answer(id, { ending: "accepted" }, ADMIN))).toBe("done");
});
