import { randomUUID } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { DomainError } from "@/lib/platform/errors";
import { notNowResponse } from "@/lib/platform/file-response";
import { countExport, countFile, disconnectLimits } from "@/lib/platform/limits";
import { change } from "../setup/admin";
import { refusalOf } from "../setup/outcome";

afterAll(disconnectLimits);

const IN_A_MINUTE = 60;
const person = () => ({ personId: randomUUID() });

test(`[S6] ${IN_A_MINUTE} documents a minute are made for a person, the next has to wait, and nobody else does`, async () => {
  const [eager, other] = [person(), person()];
  for (let nth = 0; nth < IN_A_MINUTE; nth += 1) await countFile(eager);
  const { code, reason, refusal } = await refusalOf(countFile(eager));
  expect([code, reason]).toEqual(["TOO_MANY", "platform.too_many_files"]);
  expect(refusal?.params.seconds).toBeGreaterThan(0);
  expect(refusal?.params.seconds).toBeLessThanOrEqual(60);
  await countFile(other);
  // As if the minute were over: the limiter counts by the process's clock, which a test does not move.
  await change("UPDATE rate_limit SET expire = 0 WHERE key LIKE 'files_of_person:%'");
  await countFile(eager);
});

test("[S6, DSK-7] ten exports of the audit log in ten minutes are made for one of the seller's people, the next has to wait", async () => {
  const [eager, other] = [{ staffId: randomUUID() }, { staffId: randomUUID() }];
  for (let nth = 0; nth < 10; nth += 1) await countExport(eager);
  const { code, reason, refusal } = await refusalOf(countExport(eager));
  expect([code, reason]).toEqual(["TOO_MANY", "platform.too_many_exports"]);
  expect(refusal?.params.seconds).toBeGreaterThan(60);
  await countExport(other);
});

const tooMany = new DomainError("TOO_MANY", "platform.too_many_files", { params: { seconds: 17 } });

test.each([
  ["en", "In 17 seconds the next can be opened.\n"],
  ["sv", "Om 17 sekunder kan nästa öppnas.\n"],
] as const)("[S6, ANY-2] says so in %s, with how long to wait", async (locale, sentence) => {
  const response = notNowResponse(tooMany, locale);
  expect(response?.status).toBe(429);
  expect(response?.headers.get("retry-after")).toBe("17");
  expect(response?.headers.get("content-type")).toBe("text/plain; charset=utf-8");
  expect(response?.headers.get("cache-control")).toBe("private, no-store");
  expect(await response?.text()).toContain(sentence);
});

test("[P2] a portal that is too busy for a document says so too; any other refusal is not answered here", () => {
  const busy = notNowResponse(new DomainError("UNAVAILABLE", "platform.busy"), "en");
  expect([busy?.status, busy?.headers.get("retry-after")]).toEqual([503, "60"]);
  expect(notNowResponse(new DomainError("RULE", "payment.void"), "en")).toBeNull();
});
