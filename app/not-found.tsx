import { NotFoundBody, NotFoundTitle } from "@/components/layout/problems";

/** Where no layout of the portal stands around it. */
export default function NotFound() {
  return (
    <main id="main" className="px-4">
      <NotFoundTitle />
      <NotFoundBody />
    </main>
  );
}
