import { NotFoundBody } from "@/components/layout/not-found-body";

/** Within the portal's frame. */
export default function NotFound() {
  return <NotFoundBody />;
}
