import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface ServedReport {
  readonly url: string;
  readonly close: () => void;
}

/**
 * Serves one page on loopback until closed. Other users and pages of this machine can reach the port too, so the
 * address holds 128 random bits and the `Host` header must name loopback (against DNS rebinding).
 * @param port 0 takes a free one.
 */
export function serveReport(html: string, port = 0): Promise<ServedReport> {
  const path = `/${randomBytes(16).toString("base64url")}/`;
  const server = createServer((request, response) => {
    const { port: own } = server.address() as AddressInfo;
    const isOurs = request.headers.host === `127.0.0.1:${own}` || request.headers.host === `localhost:${own}`;
    if (!isOurs || request.url !== path || (request.method !== "GET" && request.method !== "HEAD")) {
      response
        .writeHead(404, { "content-type": "text/plain; charset=utf-8" })
        .end("Not here. The full address stands in the terminal.\n");
      return;
    }
    response
      .writeHead(200, {
        "content-type": "text/html; charset=utf-8",
        "content-security-policy":
          "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; base-uri 'none'",
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "cache-control": "no-store",
      })
      .end(request.method === "HEAD" ? undefined : html);
  });
  return new Promise((done, failed) => {
    server.once("error", failed);
    server.listen(port, "127.0.0.1", () => {
      const { port: own } = server.address() as AddressInfo;
      done({ url: `http://127.0.0.1:${own}${path}`, close: () => server.close() });
    });
  });
}
