import { connect, createServer, type Socket } from "node:net";

/** A port that stays while the server behind it changes, as an address of a cluster does. */
export interface Link {
  readonly port: number;
  /** Where new connections go from now on; those of before are cut. */
  leadTo(port: number): void;
  close(): void;
}

export async function openLink(first: number): Promise<Link> {
  let target = first;
  const sockets = new Set<Socket>();
  const cut = () => {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  };
  const listener = createServer((near) => {
    const far = connect(target, "127.0.0.1");
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.pipe(other);
      one.on("error", () => other.destroy());
      one.on("close", () => {
        sockets.delete(one);
        other.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  const address = listener.address();
  return {
    port: address !== null && typeof address === "object" ? address.port : 0,
    leadTo: (port) => {
      target = port;
      cut();
    },
    close: () => {
      cut();
      listener.close();
    },
  };
}
