import { accessSync, constants, readFileSync, statSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { extname, join, resolve } from "node:path";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";

/** The system's Chromium, or undefined: tests that need it are skipped in one loud line. */
export const CHROMIUM = ["chromium", "chromium-browser", "google-chrome"]
  .flatMap((name) => (process.env.PATH ?? "").split(":").map((folder) => join(folder, name)))
  .find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });

/** What a browser on a machine of tests is started with: no display, no calls of its own. */
const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The sub-path the app is served under: it must not care. */
const BASE = "/some/where/";
/** The bundle that is served. */
export const WEB = resolve(process.env.ONETHREAD_WEB_DIR ?? join(import.meta.dirname, "../../dist/web"));
const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".csv": "text/csv",
  ".wasm": "application/wasm",
  ".json": "application/json",
};

/** A browser with nothing kept, for pages of a test's own. */
export interface Chromium {
  readonly browser: Browser;
  readonly context: BrowserContext;
  readonly close: () => Promise<void>;
}

/** @throws where there is no Chromium. */
export async function launchChromium(): Promise<Chromium> {
  const browser = await launch();
  return { browser, context: await browser.newContext(), close: () => browser.close() };
}

async function launch(): Promise<Browser> {
  if (CHROMIUM === undefined) throw new Error("There is no Chromium.");
  return chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
}

/** The bundled app in a real browser. */
export interface WebApp {
  readonly address: string;
  readonly browser: Browser;
  /** A page of its own: nothing kept before, and every error on it fails the test that ends with `close`. */
  readonly newPage: (options?: Parameters<Browser["newContext"]>[0]) => Promise<OpenPage>;
  /** The host is gone; the browser stays. */
  readonly stopServing: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface OpenPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Addresses asked for so far. */
  readonly requests: readonly string[];
  /** Errors of scripts and lines the page wrote as errors. */
  readonly errors: readonly string[];
}

/** Serves the bundle under a sub-path and starts the browser. @throws where there is no Chromium. */
export async function openWebApp(): Promise<WebApp> {
  const server = await serveFolder(WEB);
  const address = `http://127.0.0.1:${portOf(server)}${BASE}`;
  const browser = await launch();
  return {
    address,
    browser,
    newPage: async (options = {}) => {
      const context = await browser.newContext({
        viewport: { width: 1280, height: 800 },
        locale: "en-GB",
        ...options,
      });
      const page = await context.newPage();
      // A machine with much else to do is slow, not wrong.
      page.setDefaultTimeout(90_000);
      const requests: string[] = [];
      const errors: string[] = [];
      context.on("request", (request) => requests.push(request.url()));
      page.on("pageerror", (error) => errors.push(error.message));
      page.on("console", (message) => {
        if (message.type() === "error") errors.push(message.text());
      });
      return { page, context, requests, errors };
    },
    stopServing: () => stop(server),
    close: async () => {
      await browser.close();
      await stop(server);
    },
  };
}

async function serveFolder(folder: string): Promise<Server> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://host").pathname;
    const file = path.startsWith(BASE)
      ? join(folder, decodeURIComponent(path.slice(BASE.length)) || "index.html")
      : "";
    if (!file.startsWith(folder) || statSync(file, { throwIfNoEntry: false })?.isFile() !== true) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" });
    response.end(readFileSync(file));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return server;
}

async function stop(server: Server): Promise<void> {
  const stopped = new Promise((done) => server.close(done));
  server.closeAllConnections();
  await stopped;
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return address.port;
}
