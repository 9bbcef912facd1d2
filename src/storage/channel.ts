/**
 * What `run` hands to `put`, one by one, while `run` goes on: each waits until the one before was taken. Where nobody
 * wants more, the next `put` throws, so that `run` ends and gives back what it holds.
 */
export async function* channel<T>(
  run: (put: (item: T) => Promise<void>) => Promise<void>,
): AsyncGenerator<T> {
  let waiting: { readonly item: T; readonly taken: () => void } | null = null;
  let isOver = false;
  let isClosed = false;
  let wake: () => void = () => {};
  let failure: { readonly error: unknown } | null = null;
  const put = (item: T): Promise<void> =>
    new Promise((taken, refuse) => {
      if (isClosed) return refuse(new Closed());
      waiting = { item, taken };
      wake();
    });
  const running = run(put)
    .catch((error: unknown) => {
      if (!(error instanceof Closed)) failure = { error };
    })
    .finally(() => {
      isOver = true;
      wake();
    });
  try {
    for (;;) {
      if (waiting === null && !isOver) await new Promise<void>((resolve) => (wake = resolve));
      // Written by `put` meanwhile, which the compiler does not see.
      const next = waiting as { readonly item: T; readonly taken: () => void } | null;
      if (next === null) break;
      yield next.item;
      waiting = null;
      next.taken();
    }
  } finally {
    isClosed = true;
    // Where nobody wants more, the item that was handed out still waits to be taken.
    const left = waiting as { readonly taken: () => void } | null;
    left?.taken();
    await running;
  }
  const failed = failure as { readonly error: unknown } | null;
  if (failed !== null) throw failed.error;
}

class Closed extends Error {}
