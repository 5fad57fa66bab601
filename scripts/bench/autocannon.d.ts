/** The part of autocannon that the bench uses: it ships no types. */
declare module "autocannon" {
  interface Common {
    url: string;
    connections: number;
    /** Seconds until a request counts as failed. */
    timeout: number;
  }
  interface Options extends Common {
    /** So many requests in all; it ends with the last answer. */
    amount: number;
    headers: Record<string, string>;
  }
  interface MixOptions extends Common {
    /** Seconds. */
    duration: number;
    /** Requests a second over all connections. */
    overallRate?: number;
    /** One after the other on each connection. */
    requests: MixRequest[];
    /** Called with each connection before it begins. */
    setupClient: (client: Client) => void;
  }
  interface MixRequest {
    path: string;
    headers: Record<string, string>;
  }
  interface Client {
    setRequests(requests: MixRequest[]): void;
  }
  interface Result {
    errors: number;
    timeouts: number;
    non2xx: number;
    "2xx": number;
    requests: { average: number; total: number };
    latency: { p99: number };
  }
  interface Instance {
    on(
      event: "response",
      listener: (client: object, status: number, bytes: number, milliseconds: number) => void,
    ): void;
    stop(): void;
  }
  namespace autocannon {
    export type { Client };
  }
  function autocannon(options: Options, done: (error: Error | null, result: Result) => void): Instance;
  function autocannon(options: MixOptions): Promise<Result>;
  export default autocannon;
}
