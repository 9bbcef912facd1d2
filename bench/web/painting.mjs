/** First paint and frames of a page that marks `data-ready` and `chart-painted`. */

/** ms from rows in memory to everybody on the screen, with what the page told along the way. */
export async function firstPaint(browser, url, { timeout = 120_000, more = async () => ({}) } = {}) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    serviceWorkers: "block",
  });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(timeout);
    await page.goto(url);
    await page.waitForFunction(() => performance.getEntriesByName("chart-painted").length > 0);
    const marks = await page.evaluate(() =>
      Object.fromEntries(
        performance
          .getEntriesByType("mark")
          .map(({ name, startTime, detail }) => [name, { at: startTime, detail }]),
      ),
    );
    return {
      ms: marks["chart-painted"].at - marks["data-ready"].at,
      readMs: marks["data-ready"].at - (marks["rows-asked"]?.at ?? 0),
      columnMb: (marks["chart-painted"].detail?.columnBytes ?? 0) / 1e6,
      elements: await page.evaluate(() => document.querySelectorAll("*").length),
      heapMb: await heapMb(context, page),
      ...(await more(page)),
    };
  } finally {
    await context.close();
  }
}

/** Heap of the page after a collection; of its workers too is not told. */
async function heapMb(context, page) {
  const session = await context.newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  return usedSize / 1e6;
}

/** Columns of pixels in which something is drawn, of all: a blank picture has none. */
export async function paintedShare(page, selector, keepAs) {
  // The picture of another thread is shown a moment after it was made.
  await page.waitForTimeout(300);
  const png = await page.locator(selector).first().screenshot({ path: keepAs });
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    let painted = 0;
    for (let x = 0; x < image.width; x++) {
      const colours = new Set();
      for (let y = 0; y < image.height; y++) {
        const at = (y * image.width + x) * 4;
        colours.add((data[at] << 16) | (data[at + 1] << 8) | data[at + 2]);
      }
      if (colours.size > 1) painted++;
    }
    return painted / image.width;
  }, png.toString("base64"));
}

const MOVE_MS = 2_500;

/**
 * Frames while the drawing is zoomed and panned, noted where they are made: in the painter's thread, else in the page.
 * The wheel turns once a frame of the page, since a wheel driven from outside waits for two; the mouse is a real one.
 * Its own pauses count, so a busy machine looks worse than it is: `workMs` is what a frame takes.
 */
export async function frames(page, selector) {
  const where = await painterOf(page);
  await where.evaluate(noteFrames);
  const box = await page.locator(selector).first().boundingBox();
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await page.mouse.move(at.x, at.y);
  await startNoting(where);
  await page.evaluate(turnWheel, { ...at, ms: MOVE_MS });
  const zoom = await noted(where);
  await page.mouse.down();
  await startNoting(where);
  const begin = performance.now();
  for (let k = 0; performance.now() - begin < MOVE_MS; k++)
    await page.mouse.move(at.x + 300 * Math.sin(k / 25), at.y + 40 * Math.sin(k / 40));
  const pan = await noted(where);
  await page.mouse.up();
  return { zoom, pan };
}

/** In at first, then in and out. */
function turnWheel({ x, y, ms }) {
  const target = document.elementFromPoint(x, y);
  const begin = performance.now();
  return new Promise((done) => {
    const turn = (k) => {
      if (performance.now() - begin > ms) return done();
      const deltaY = k < 25 ? -60 : k % 2 === 0 ? -30 : 30;
      const given = { deltaY, clientX: x, clientY: y, bubbles: true, cancelable: true };
      target.dispatchEvent(new WheelEvent("wheel", given));
      requestAnimationFrame(() => turn(k + 1));
    };
    requestAnimationFrame(() => turn(0));
  });
}

/** The worker that draws is the one whose frames count. */
async function painterOf(page) {
  for (const worker of page.workers())
    if ((await worker.evaluate(() => self.name)) === "painter") return worker;
  return page;
}

function noteFrames() {
  const raw = globalThis.requestAnimationFrame.bind(globalThis);
  globalThis.notedFrames = [];
  globalThis.requestAnimationFrame = (draw) =>
    raw((at) => {
      const begin = performance.now();
      draw(at);
      globalThis.notedFrames.push([at, performance.now() - begin]);
    });
}

const startNoting = (where) => where.evaluate(() => void (globalThis.notedFrames.length = 0));

async function noted(where) {
  const all = await where.evaluate(() => globalThis.notedFrames);
  const gaps = all.slice(1).map(([at], i) => at - all[i][0]);
  const work = all.map(([, ms]) => ms);
  return {
    frames: all.length,
    // Null where nothing moved between two frames.
    fps: gaps.length === 0 ? null : 1000 / quantile(gaps, 0.5),
    p95Ms: quantile(gaps, 0.95),
    longestMs: Math.max(0, ...gaps),
    workMs: quantile(work, 0.5),
    longestWorkMs: Math.max(0, ...work),
  };
}

function quantile(numbers, share) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
