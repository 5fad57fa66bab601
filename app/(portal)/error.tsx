"use client";

// Within the portal's frame.
export { ErrorBody as default } from "@/components/layout/problems";
