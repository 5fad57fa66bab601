import { beforeEach, describe, expect, test } from "vitest";
import { today } from "@/lib/platform/clock";
import { calendarDay } from "@/lib/platform/dates";
import { systemDb } from "@/lib/platform/db";
import { rows } from "../setup/admin";
import { setClock } from "../setup/world";
import { dayStarts, edgesOf, endDates, ZONES } from "./edges";

beforeEach(() => setClock(null));

/** What the database makes of each instant, in their order. */
async function daysInSql(instants: readonly number[], zone: string): Promise<string[]> {
  const found = await rows<{ day: string }>(
    `SELECT portal.calendar_day(to_timestamp(at / 1000.0), $2)::text AS day
     FROM unnest($1::bigint[]) WITH ORDINALITY given (at, place) ORDER BY place`,
    [instants, zone],
  );
  return found.map(({ day }) => day);
}

describe("the calendar day in the database", () => {
  test.each(ZONES)("[REN-2, B1] is the one the rules count with, at every edge of 2026-2032 in %s", async (zone) => {
    const start = dayStarts(zone);
    const edges = endDates().flatMap((endsOn) => edgesOf(endsOn, start));
    const instants = [...new Set(edges.map(({ at }) => at))];
    const inSql = await daysInSql(instants, zone);
    const different = instants.filter((at, index) => calendarDay(new Date(at), zone) !== inSql[index]);
    expect(different.map((at) => new Date(at).toISOString())).toEqual([]);
    expect(instants.length).toBeGreaterThan(5_000);
  });

  test("[REN-2] today is that day at the portal's clock", async () => {
    await setClock("2027-03-11T07:30:00Z");
    const todays = await systemDb(async (tx) => [
      await today(tx, "America/Los_Angeles"),
      await today(tx, "Europe/Stockholm"),
      await today(tx, "Pacific/Kiritimati"),
      await today(tx, "Pacific/Pago_Pago"),
    ]);
    expect(todays).toEqual(["2027-03-10", "2027-03-11", "2027-03-11", "2027-03-10"]);
  });
});
