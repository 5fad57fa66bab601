import { expect, test } from "vitest";
import { countedUpload } from "./receive";

test("[P2] two uploads of one person run at once, a third is told to come later, and each that ends makes room", async () => {
  const ends: (() => void)[] = [];
  const slow = (person: string) => countedUpload(person, () => new Promise((done) => ends.push(() => done("/there"))));
  const running = [slow("ada"), slow("ada")];
  await expect(slow("ada")).rejects.toMatchObject({ code: "TOO_MANY", reason: "platform.too_many_uploads" });
  expect(ends).toHaveLength(2);
  running.push(slow("ben"));
  for (const end of ends) end();
  expect(await Promise.all(running)).toEqual(["/there", "/there", "/there"]);
  await expect(countedUpload("ada", () => Promise.reject(new Error("lost")))).rejects.toThrow("lost");
  expect(await countedUpload("ada", async () => "/again")).toBe("/again");
});
