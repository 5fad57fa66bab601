/** The part of autocannon that the bench uses: it ships no types. */
declare module "autocannon" {
  interface Options {
    url: string;
    connections: number;
    /** So many requests in all; it ends with the last answer. */
    amount: number;
    headers: Record<string, string>;
    /** Seconds until a request counts as failed. */
    timeout: number;
  }
  interface Result {
    errors: number;
    timeouts: number;
    non2xx: number;
    "2xx": number;
  }
  interface Instance {
    on(
      event: "response",
      listener: (client: object, status: number, bytes: number, milliseconds: number) => void,
    ): void;
    stop(): void;
  }
  function autocannon(options: Options, done: (error: Error | null, result: Result) => void): Instance;
  export default autocannon;
}
