/** Runs steps to their end without a pause. */
export function toEnd<Result>(steps: Generator<unknown, Result, unknown>): Result {
  for (;;) {
    const next = steps.next();
    if (next.done === true) return next.value;
  }
}
