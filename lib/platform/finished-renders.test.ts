import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { releaseFinishedRenders } from "./finished-renders";

const { abort } = AbortController.prototype;
beforeEach(() => releaseFinishedRenders());
afterEach(() => {
  AbortController.prototype.abort = abort;
});

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

/** A render that ends within an Immediate, as React's do. */
function endRender(signals: AbortSignal[]): Promise<WeakRef<NodeJS.Immediate>> {
  return new Promise((resolve) => {
    setImmediate(function end(this: NodeJS.Immediate) {
      const controller = new AbortController();
      controller.abort(new Error("This render completed successfully."));
      signals.push(controller.signal);
      resolve(new WeakRef(this));
    });
  });
}

test("what a render was ended with holds nothing of the request, as long as its signal may live", async () => {
  const signals: AbortSignal[] = [];
  const immediate = await endRender(signals);
  // A WeakRef holds what it points to until the turn in which it was made is over.
  await new Promise((resolve) => setImmediate(resolve));
  collectGarbage();
  expect(immediate.deref()).toBeUndefined();
  expect(signals[0]?.reason).toMatchObject({ message: "This render completed successfully." });
});

test("what is aborted with no error, or with none at all, is aborted as ever", () => {
  const [plain, told] = [new AbortController(), new AbortController()];
  plain.abort();
  told.abort("enough");
  expect(plain.signal.reason).toMatchObject({ name: "AbortError" });
  expect(told.signal.reason).toBe("enough");
});
