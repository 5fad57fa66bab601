import { redirect } from "next/navigation";

/** Home [SIG-8] is the list of contracts as long as there is nothing else to bring together. */
export default function HomePage(): never {
  redirect("/contracts");
}
