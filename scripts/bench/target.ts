/** A page that is measured: where it is, who asks, and which process serves it. */
export interface Target {
  name: string;
  url: string;
  headers: Record<string, string>;
  pid: number;
}
