import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { answerRows } from "../storage/http/answer.ts";
import type { Rows } from "../storage/rows.ts";
import type { WebFile } from "./webFiles.ts";

export interface ServedApp {
  /** Holds the secret: who has it has the store. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

export interface ServeAppInput {
  readonly files: ReadonlyMap<string, WebFile>;
  /** The store that the app works on; closed with the server. */
  readonly rows: Rows;
  /** 0 takes a free one. */
  readonly port?: number;
  /** Who works here, as the command line names them: scenarios of both are one person's. Empty where it is not known. */
  readonly user?: string;
}

/** A list of a million people is some hundred megabytes in one call. */
const BODY_BYTES = 1_000_000_000;

const HEADERS = {
  "content-security-policy": "frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-resource-policy": "same-origin",
  "cache-control": "no-store",
} as const;

/**
 * Serves the web app on loopback, with a store of this machine. Other users and pages of this machine can reach the
 * port too: every path begins with 128 random bits, the `Host` header must name loopback (against DNS rebinding), and
 * calls to the store come from this page alone.
 */
export function serveApp({ files, rows, port = 0, user = "" }: ServeAppInput): Promise<ServedApp> {
  const path = `/${randomBytes(16).toString("base64url")}/`;
  const answer = answerRows(rows);
  const server = createServer((request, response) => {
    const { port: own } = server.address() as AddressInfo;
    const hosts = [`127.0.0.1:${own}`, `localhost:${own}`];
    const asked = (request.url ?? "").replace(/[?#].*/s, "");
    if (!hosts.includes(request.headers.host ?? "") || !asked.startsWith(path)) return refuse(response);
    const name = asked.slice(path.length);
    if (name === "store") return void answerCall(request, response, answer, hosts);
    const file = files.get(name === "" ? "index.html" : name);
    if (file === undefined || (request.method !== "GET" && request.method !== "HEAD"))
      return refuse(response);
    const body =
      name === "" || name === "index.html" ? withStore(file.read(), rows.address, user) : file.read();
    response.writeHead(200, { ...HEADERS, "content-type": file.type });
    response.end(request.method === "HEAD" ? undefined : body);
  });
  return new Promise((done, failed) => {
    server.once("error", failed);
    server.listen(port, "127.0.0.1", () => {
      const { port: own } = server.address() as AddressInfo;
      const close = async (): Promise<void> => {
        server.close();
        server.closeAllConnections();
        await rows.close();
      };
      done({ url: `http://127.0.0.1:${own}${path}`, close });
    });
  });
}

function refuse(response: ServerResponse): void {
  response
    .writeHead(404, { "content-type": "text/plain; charset=utf-8" })
    .end("Not here. The full address stands in the terminal.\n");
}

async function answerCall(
  request: IncomingMessage,
  response: ServerResponse,
  answer: (call: Uint8Array) => Promise<Uint8Array>,
  hosts: readonly string[],
): Promise<void> {
  const { origin } = request.headers;
  const isOurs = origin === undefined || hosts.some((host) => origin === `http://${host}`);
  // No form of another page can send this type.
  if (!isOurs || request.method !== "POST" || request.headers["content-type"] !== "application/octet-stream")
    return refuse(response);
  try {
    const pieces: Buffer[] = [];
    let bytes = 0;
    for await (const piece of request as AsyncIterable<Buffer>) {
      pieces.push(piece);
      bytes += piece.length;
      if (bytes > BODY_BYTES) return void response.writeHead(413, HEADERS).end();
    }
    const answered = await answer(Buffer.concat(pieces));
    response.writeHead(200, { ...HEADERS, "content-type": "application/octet-stream" }).end(answered);
  } catch {
    // The page went away, or what it sent was no call.
    response.destroy();
  }
}

/** Tells the page whose store it works on, and who works there. */
function withStore(html: Uint8Array, address: string, user: string): string {
  const metas = [meta("store", address), ...(user === "" ? [] : [meta("user", user)])];
  return new TextDecoder().decode(html).replace("<head>", () => `<head>\n    ${metas.join("\n    ")}`);
}

function meta(name: string, text: string): string {
  const shown = text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
  return `<meta name="onethread-${name}" content="${shown}" />`;
}
