import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

/** Something done to the store from the page: one at a time, everything shown is asked again, what went wrong is said. */
export interface Acting {
  readonly isBusy: boolean;
  /** Of the last try; null where it went well. */
  readonly error: string | null;
  /** @returns what came of it; undefined where it went wrong. */
  readonly act: <T>(job: () => Promise<T>) => Promise<T | undefined>;
}

export function useActing(): Acting {
  const queries = useQueryClient();
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  return {
    isBusy,
    error,
    act: async (job) => {
      setIsBusy(true);
      setError(null);
      try {
        const done = await job();
        await queries.invalidateQueries();
        return done;
      } catch (caught) {
        setError(caught instanceof Error ? caught.message : String(caught));
        return undefined;
      } finally {
        setIsBusy(false);
      }
    },
  };
}
