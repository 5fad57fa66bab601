import { describe, expect, test } from "vitest";
import { isForReal, readEnv, SettingError } from "./env";

const REAL_KEYS = { STRIPE_SECRET_KEY: "sk_live_1", STRIPE_WEBHOOK_SECRET: "whsec_1" };
const REAL = { ...REAL_KEYS, SMTP_URL: "smtps://mail.example", AUTH_SECRET: "x".repeat(32) };
const PRODUCTION = {
  NODE_ENV: "production",
  DATABASE_URL: "postgresql://web@db.example/portal?sslmode=verify-full",
  SMTP_URL: "smtps://mail.example",
  AUTH_SECRET: "x".repeat(32),
};

const refusedWith = (source: Record<string, string>): string => {
  try {
    readEnv(source);
    return "taken";
  } catch (error) {
    expect(error).toBeInstanceOf(SettingError);
    return (error as Error).message;
  }
};

describe("settings", () => {
  test("are all optional: an empty environment is the embedded default", () => {
    expect(readEnv({})).toMatchObject({
      PORT: 3000,
      APP_URL: "http://localhost:3000",
      DATABASE_POOL: 10,
      EMBEDDED: [],
    });
  });

  test("follow the port, lose a trailing slash, and count an empty one as unset", () => {
    expect(readEnv({ PORT: "4000" }).APP_URL).toBe("http://localhost:4000");
    expect(readEnv({ APP_URL: "https://portal.example//" }).APP_URL).toBe("https://portal.example");
    expect(readEnv({ PORT: " ", DATABASE_URL: "" }).PORT).toBe(3000);
  });

  test.each([
    [{ PORT: "0" }, "PORT"],
    [{ PORT: "http" }, "PORT"],
    [{ APP_URL: "javascript:alert(1)" }, "APP_URL"],
    [{ DATABASE_URL: "mysql://x" }, "DATABASE_URL"],
    [{ SMTP_URL: "http://x" }, "SMTP_URL"],
    [{ AUTH_SECRET: "short" }, "AUTH_SECRET"],
    [{ TEST_CLOCK: "tomorrow" }, "TEST_CLOCK"],
    [{ DATABASE_POOL: "0" }, "DATABASE_POOL"],
    [{ LOG_LEVEL: "loud" }, "LOG_LEVEL"],
  ])("%j is refused by the name of %s, its value untold", (source, name) => {
    const message = refusedWith(source as Record<string, string>);
    expect(message).toContain(`The setting ${name} is not usable`);
    for (const value of Object.values(source)) if (value.length > 4) expect(message).not.toContain(value);
  });
});

describe("test equipment", () => {
  test("[Clock] is refused with real payment keys, each piece by name", () => {
    expect(refusedWith({ ...REAL, TEST_CLOCK: "2027-01-01T00:00:00Z" })).toContain("TEST_CLOCK cannot be used");
    expect(refusedWith({ ...REAL, DEMO_DATA: "on" })).toContain("DEMO_DATA=on cannot be used");
    expect(refusedWith({ ...REAL, EMBEDDED: "database,mail" })).toContain("SMTP_URL is missing");
    expect(refusedWith(REAL_KEYS)).toContain("SMTP_URL is missing");
    expect(refusedWith({ ...REAL, AUTH_SECRET: "" })).toContain("AUTH_SECRET is missing");
    expect(refusedWith(REAL)).toBe("taken");
  });

  test("[Clock] is refused on a production database likewise", () => {
    expect(refusedWith({ ...PRODUCTION, TEST_CLOCK: "2027-01-01T00:00:00Z" })).toContain("TEST_CLOCK cannot be used");
    expect(refusedWith({ ...PRODUCTION, DEMO_DATA: "on" })).toContain("DEMO_DATA=on cannot be used");
    expect(refusedWith(PRODUCTION)).toBe("taken");
    expect(isForReal(readEnv(PRODUCTION))).toBe(true);
  });

  test("[Clock] is allowed on the embedded default, in production mode too", () => {
    const embedded = { ...PRODUCTION, EMBEDDED: "database,mail", TEST_CLOCK: "2027-01-01T00:00:00Z" };
    expect(refusedWith(embedded)).toBe("taken");
    expect(isForReal(readEnv(embedded))).toBe(false);
  });

  test("[HLP-2] a language model has an address and a name, and is reached over https unless it is on this machine", () => {
    const url = "https://api.example/v1";
    expect(refusedWith({ AGENT_MODEL_URL: url, AGENT_MODEL: "m" })).toBe("taken");
    expect(refusedWith({ AGENT_MODEL_URL: "http://127.0.0.1:11434/v1", AGENT_MODEL: "m" })).toBe("taken");
    expect(refusedWith({ AGENT_MODEL_URL: "http://api.example/v1", AGENT_MODEL: "m" })).toContain("https://");
    expect(refusedWith({ AGENT_MODEL_URL: url })).toContain("belong together");
    expect(refusedWith({ AGENT_MODEL: "m" })).toContain("belong together");
  });

  test("half of the payment keys is refused", () => {
    expect(refusedWith({ STRIPE_SECRET_KEY: "sk_test_1" })).toContain("belong together");
    expect(refusedWith({ STRIPE_WEBHOOK_SECRET: "whsec_1" })).toContain("belong together");
  });
});
