"use server";

import { deskAction } from "@/lib/platform/action";
import { setContractTerms } from "./commands";
import { deskTermsPath } from "./rules";
import { contractTermsInput } from "./schema";

export const setContractTermsAction = deskAction({
  name: "contracts.set_terms",
  permission: "contracts.set_terms",
  input: contractTermsInput,
  run: setContractTerms,
  revalidate: ({ contract }) => [deskTermsPath(contract)],
  done: () => "terms_set",
});
