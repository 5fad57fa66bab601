import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/**
 * A line to the database that can be cut. To the database and to whoever else was talked to, a process whose line is
 * cut for good is a process that was killed: whatever it still does, nothing of it arrives.
 */
export async function openDatabaseLine(databaseUrl: string) {
  const there = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(there.port), there.hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on("error", () => undefined).on("close", () => sockets.delete(socket));
    }
    near.pipe(far);
    far.pipe(near);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const here = new URL(databaseUrl);
  here.hostname = "127.0.0.1";
  here.port = String((server.address() as AddressInfo).port);
  return {
    url: here.href,
    cut: (): void => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
