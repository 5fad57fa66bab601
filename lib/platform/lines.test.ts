import { afterAll, beforeAll, expect, test } from "vitest";
import { answerLines } from "./lines";
import { log } from "./log";

// What breaks off on purpose is nobody's to read about.
const { level } = log;
beforeAll(() => {
  log.level = "silent";
});
afterAll(() => {
  log.level = level;
});

const read = async (response: Response): Promise<string> => response.text();

test("[A6] each line is one of JSON, as it is said, and nobody may keep it", async () => {
  const response = answerLines<unknown>(async (say) => {
    say({ a: "ett\ntvå" });
    say(2);
  });
  expect(response.headers.get("cache-control")).toBe("private, no-store");
  expect(await read(response)).toBe('{"a":"ett\\ntvå"}\n2\n');
});

test("a line can be read before the next one is said", async () => {
  let goOn = (): void => undefined;
  const response = answerLines<number>(async (say) => {
    say(1);
    await new Promise<void>((resolve) => {
      goOn = resolve;
    });
    say(2);
  });
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const next = async () => new TextDecoder().decode((await reader.read()).value);
  expect(await next()).toBe("1\n");
  goOn();
  expect(await next()).toBe("2\n");
});

test("what fails breaks off, so that half an answer does not look whole", async () => {
  const response = answerLines<number>(async (say) => {
    say(1);
    throw new Error("broken");
  });
  await expect(read(response)).rejects.toThrow("broken");
});

test("whose reader has gone is told so, and says the rest to nobody", async () => {
  const ended = new Promise<boolean>((resolve) => {
    const response = answerLines<number>(async (say, gone) => {
      await new Promise<void>((seen) => gone.addEventListener("abort", () => seen()));
      say(1);
      resolve(gone.aborted);
    });
    void response.body?.cancel();
  });
  expect(await ended).toBe(true);
});
