import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useText } from "../text/useText.ts";
import { Waiting } from "./Waiting.tsx";

/**
 * Asks the engine and shows what comes: the answer, or what went wrong with the way out. Under 300 ms nothing is shown
 * instead of a spinner.
 * @param of names the question: same name, same answer, until it is forgotten.
 */
export function Ask<Answer>({
  of,
  ask,
  children,
}: {
  readonly of: readonly unknown[];
  readonly ask: () => Promise<Answer>;
  readonly children: (answer: Answer) => ReactNode;
}): ReactNode {
  const text = useText();
  const { data, error, refetch } = useQuery({ queryKey: of, queryFn: ask });
  if (error !== null)
    return (
      <div className="panel stack" role="alert">
        <h2>{text("state.failed")}</h2>
        <p>{error.message}</p>
        <div className="row">
          <button type="button" className="button" onClick={() => void refetch()}>
            {text("state.again")}
          </button>
        </div>
      </div>
    );
  if (data === undefined) return <Waiting />;
  return children(data);
}
