import { describe, expect, test } from "vitest";
import { plainDate } from "@/lib/platform/dates";
import { calendarFile } from "./ics";
import type { WindowEvent } from "./types";

const EVENT: WindowEvent = {
  contractId: "0b9a3c52-0000-4000-8000-000000000001",
  number: "C-1001",
  account: "Acme; Robotics, Inc.\nEND:VEVENT",
  seller: "Fjord Cloud Inc.",
  endsOn: plainDate("2028-03-01"),
  isOpen: true,
  sequence: 4,
  changedAt: new Date("2027-03-10T20:00:00Z"),
};
const linesOf = (event: Partial<WindowEvent> = {}, locale: "en" | "sv" = "en") =>
  calendarFile({ ...EVENT, ...event }, locale)
    .content.replaceAll("\r\n ", "")
    .split("\r\n");

describe("the window as a calendar file", () => {
  test("[REN-7] is one event over whole days, from the first to the last, whatever zone this runs in", () => {
    expect(linesOf()).toEqual(
      expect.arrayContaining([
        "METHOD:PUBLISH",
        "UID:renewal-0b9a3c52-0000-4000-8000-000000000001@localhost",
        "SEQUENCE:4",
        "DTSTAMP:20270310T200000Z",
        "LAST-MODIFIED:20270310T200000Z",
        "DTSTART;VALUE=DATE:20271202", // the span holds 29 February
        "DTEND;VALUE=DATE:20280224", // the day after the last
        "STATUS:CONFIRMED",
        "TRANSP:TRANSPARENT",
        "URL;VALUE=URI:http://localhost:3000/contracts/C-1001",
        "TRIGGER;RELATED=START:PT9H",
        "TRIGGER;RELATED=END:-P3DT15H",
      ]),
    );
  });

  test("[REN-7] with nothing to decide any more it is the same event, crossed out and without an alarm", () => {
    const lines = linesOf({ isOpen: false, sequence: 5 });
    expect(lines).toEqual(expect.arrayContaining(["STATUS:CANCELLED", "SEQUENCE:5"]));
    expect(lines).toContain("UID:renewal-0b9a3c52-0000-4000-8000-000000000001@localhost");
    expect(lines.join("\n")).not.toContain("VALARM");
  });

  test("[F2] what customers are called cannot begin a line of its own", () => {
    const lines = linesOf();
    expect(lines.filter((line) => line === "END:VEVENT")).toHaveLength(1);
    expect(lines.find((line) => line.startsWith("DESCRIPTION:"))).toContain("Acme\\; Robotics\\, Inc.\\nEND:VEVENT");
    expect(calendarFile({ ...EVENT, number: '../"x\r\n' }, "en").name).toBe("renewal-..-x-.ics");
  });

  test("[ANY-2] speaks the reader's language", () => {
    expect(linesOf({}, "sv")).toContain("SUMMARY:Besluta om förlängning av C-1001");
  });
});
