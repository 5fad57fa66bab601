import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { readArguments, UsageError } from "@/scripts/import/arguments";
import { databaseSettings } from "@/scripts/import/database";
import { lineOf, summaryOf } from "@/scripts/import/report";
import { row } from "../setup/admin";
import { setClock } from "../setup/world";
import { fixturePath, xmlOf } from "./documents";

const folder = mkdtempSync(join(tmpdir(), "portal-import-test-"));
afterAll(() => rmSync(folder, { recursive: true }));

function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const tsx = ["--import", "tsx", "scripts/import.ts", ...args];
  return new Promise((resolve) => {
    execFile(process.execPath, tsx, { env: process.env }, (error, out, err) =>
      resolve({ code: typeof error?.code === "number" ? error.code : 0, out, err }),
    );
  });
}

describe("npm run import", { timeout: 60_000 }, () => {
  test("[DSK-5] refuses what is wrong, takes the rest, and says so with its exit code", async () => {
    // After the fixtures were issued.
    await setClock("2027-03-10T20:00:00Z");
    const wrong = join(folder, "wrong.xml");
    writeFileSync(wrong, xmlOf("invoice", [">1081.00<", ">1081.01<"]));
    const files = [wrong, join(folder, "none.xml"), folder, fixturePath("invoice")];
    const dry = await run("--dry-run", ...files);
    expect([dry.code, dry.out.trim().split("\n")]).toEqual([
      1,
      [
        `refused       ${wrong}  line 161 BR-CO-16: total − prepaid + rounding is 1081.00, the file says 1081.01`,
        `refused       ${files[1]}  FILE: there is no such file`,
        `refused       ${folder}  FILE: this is a folder`,
        `would import  ${files[3]}  invoice NL-2027/118 1,081.00 SEK, contract K-2027-14; new: seller entity, account, bill group, contract`,
        "4 files: 3 refused, 1 would import.",
      ],
    ]);
    expect(await row("SELECT count(*)::int AS n FROM invoice")).toEqual({ n: 0 });
    const json = await run("--json", "--contact", "Ilse.Roth@bergmann.example", ...files);
    expect(json.code).toBe(1);
    expect(JSON.parse(json.out)).toMatchObject({
      dryRun: false,
      files: [
        { result: "refused", findings: [{ line: 161, rule: "BR-CO-16" }] },
        { result: "refused" },
        { result: "refused" },
        { result: "imported", total: "1181.27", payable: "1081.00", contacts: ["ilse.roth@bergmann.example"] },
      ],
    });
    expect(await row("SELECT first_name, last_name FROM account_person")).toEqual({
      first_name: "Ilse",
      last_name: "Roth",
    });
  });
});

describe("what is asked for", () => {
  test("[DSK-5] names belong to the contact before them, addresses are told from others by no letter's case", () => {
    const args = "a.xml --contact B@x.example --contact-name Bo=Ek --contact c.d@x.example --dry-run b.xml".split(" ");
    expect(readArguments(args.map((word) => word.replace("Bo=Ek", "Bo von Ek")))).toEqual({
      files: ["a.xml", "b.xml"],
      dryRun: true,
      kind: null,
      json: false,
      contacts: [
        { email: "b@x.example", firstName: "Bo", lastName: "von Ek" },
        { email: "c.d@x.example", firstName: "C", lastName: "D" },
      ],
    });
    expect(readArguments(["--help"])).toBeNull();
  });

  test.each([
    [[], "Name the files to import."],
    [["--dry-run"], "Name the files to import."],
    [["--dryrun", "a.xml"], "Unknown option '--dryrun'"],
    [["a.xml", "--contact"], "Option '--contact <value>' argument missing"],
    [["a.xml", "--contact", "nobody"], '--contact "nobody" is no email address.'],
    [["a.xml", "--contact", "a@b.example,c@d.example"], "holds several addresses"],
    [["a.xml", "--contact-name", "Bo Ek"], "--contact-name comes after the --contact it names."],
    [["a.xml", "--contact", "a@b.example", "--contact-name", " "], '--contact-name " " is no name.'],
  ])("[DSK-5] %j is answered with a sentence", (args, sentence) => {
    expect(() => readArguments(args)).toThrow(UsageError);
    expect(() => readArguments(args)).toThrow(sentence);
  });

  test("[DSK-5] without a database, it says what to start", () => {
    const { DATABASE_URL, DATA_DIR } = process.env;
    try {
      Object.assign(process.env, { DATABASE_URL: "", DATA_DIR: folder, EMBEDDED: "" });
      expect(databaseSettings).toThrow("The embedded database is not running: run npm start in another terminal first");
    } finally {
      Object.assign(process.env, { DATABASE_URL, DATA_DIR: DATA_DIR ?? "" });
    }
  });

  test("[DSK-5] of many findings it tells the first, and nothing that a terminal would obey", () => {
    const findings = Array.from({ length: 7 }, (_, n) => ({
      line: n + 1,
      rule: "FORM",
      message: `wrong\u001b[31m ${n}`,
    }));
    expect(lineOf({ file: "a.xml", findings }, false).split("\n")).toEqual([
      "refused       a.xml  line 1 FORM: wrong [31m 0",
      ...[1, 2, 3, 4].map((n) => `              line ${n + 1} FORM: wrong [31m ${n}`),
      "              and 2 more",
    ]);
    expect(summaryOf([{ file: "a.xml", findings }], false)).toBe("1 file: 1 refused.");
  });
});
