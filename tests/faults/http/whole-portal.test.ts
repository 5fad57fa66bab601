import { afterAll, beforeAll, beforeEach, onTestFailed, vi } from "vitest";
import { rows } from "../../setup/admin";
import { testBusy } from "./busy";
import { testForgeries } from "./forgeries";
import { testKills } from "./kills";
import { testOutages } from "./outages";
import { signIn } from "./people";
import { testPressing } from "./pressing";
import type { Cast } from "./stage";
import { testSuspension } from "./suspension";
import { testWatched } from "./watched";

const portal = await vi.hoisted(async () => (await import("./portal")).startWholePortal());

let cast: Cast;

beforeAll(async () => {
  const kept = await rows<{ id: string }>(
    "SELECT method.id FROM payment_method method JOIN bill_group ON bill_group.id = bill_group_id WHERE name = 'Acme US'",
  );
  cast = {
    people: [await signIn("ada@acme.example"), await signIn("ben@acme.example")],
    methods: kept.map(({ id }) => id) as unknown as Cast["methods"],
  };
});
beforeEach(() => {
  onTestFailed(() => console.error([portal.web, portal.worker].map((process) => process.lastLines()).join("\n")));
});
afterAll(() => portal.stop());

// In this order: the gentle ones first.
const stage = { portal, cast: (): Cast => cast };
testWatched(stage);
testPressing(stage);
testSuspension(stage);
testForgeries(stage);
testOutages(stage);
testBusy(stage);
testKills(stage);
