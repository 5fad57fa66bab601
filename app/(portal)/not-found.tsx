// Within the portal's frame.
export { NotFoundBody as default } from "@/components/layout/problems";
