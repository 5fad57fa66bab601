export interface Floor {
  name: string;
  atLeast: string;
  /** Every copy in the lockfile, or only the one the portal itself imports. */
  copies: "every" | "top";
  /** May be absent altogether. */
  optional?: true;
}

/** Below these versions there are known holes. */
export const versionFloors: readonly Floor[] = [
  { name: "next", atLeast: "16.4.6", copies: "every" },
  { name: "next-auth", atLeast: "4.24.15", copies: "every" },
  { name: "nodemailer", atLeast: "10.6.0", copies: "every" },
  { name: "zod", atLeast: "4.6.7", copies: "top" },
  { name: "stripe", atLeast: "23.1.0", copies: "top", optional: true },
];
