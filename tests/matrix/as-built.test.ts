import { vi } from "vitest";
import { matrix } from "./matrix";

await vi.hoisted(async () => (await import("../setup/provider")).useSandbox());

matrix("the build", ".");
