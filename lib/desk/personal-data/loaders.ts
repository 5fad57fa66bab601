import { notFound } from "@/lib/platform/errors";
import { fileName } from "@/lib/platform/file-name";
import type { MailFile } from "@/lib/platform/jobs";
import { deskLoader } from "@/lib/platform/loader";
import { searchOf } from "@/lib/platform/search";
import { exportPerson, getPersonalData } from "./queries";
import { personAddress, personalDataSearch } from "./schema";

/** Null before an address is typed. */
export const loadPersonalData = deskLoader("people.erase", async (staff, email: string | undefined) =>
  email === undefined ? null : getPersonalData(staff, email),
);

/** By the file's address. */
export const loadPersonExport = deskLoader("people.erase", async (staff, url: string): Promise<MailFile> => {
  const address = personAddress.safeParse(personalDataSearch.parse(searchOf(url)).email);
  if (!address.success) throw notFound();
  const data = await exportPerson(staff, address.data);
  return {
    name: fileName(`person ${address.data}`, "json"),
    type: "application/json; charset=utf-8",
    content: `${JSON.stringify(data, null, 2)}\n`,
  };
});
