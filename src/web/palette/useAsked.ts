import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useLayoutEffect } from "react";

/**
 * The answer to what is typed; until it comes the one before stays, so that nothing flickers.
 * @param setFresh told whether the answer is of what is typed now.
 */
export function useAsked<Answer>(
  of: readonly unknown[],
  ask: () => Promise<Answer>,
  setFresh: (isFresh: boolean) => void,
): { readonly data: Answer | undefined; readonly error: Error | null } {
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: ["palette", ...of],
    queryFn: ask,
    placeholderData: keepPreviousData,
    gcTime: 10_000,
  });
  const isFresh = error !== null || (data !== undefined && !isPlaceholderData);
  useLayoutEffect(() => setFresh(isFresh));
  return { data, error };
}
