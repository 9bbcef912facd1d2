import type { Agreement, DependencyMatrix } from "./dependencies/matrix.ts";
import type { OrgAt } from "../view/view.ts";
import type { EngineContext } from "./context.ts";

/** Who waits for whom, today and in a scenario. */
export interface DependenciesEngine {
  /** @param opened id of an area whose areas are shown one by one where there are too many for all. */
  readonly dependencies: (at: OrgAt, opened?: string) => Promise<DependencyMatrix>;
  /** What the one waits for from the other; names are of areas or groups of the matrix. */
  readonly agreements: (
    at: OrgAt,
    opened: string | undefined,
    consumerId: string,
    providerId: string,
  ) => Promise<readonly Agreement[]>;
}

/** What reads scenarios is loaded with the first question. */
export function dependenciesEngine(context: EngineContext): DependenciesEngine {
  let desk: Promise<DependenciesEngine> | null = null;
  const open = (): Promise<DependenciesEngine> =>
    (desk ??= import("./dependencies/desk.ts").then(({ createDependenciesDesk }) =>
      createDependenciesDesk(context),
    ));
  return {
    dependencies: async (...asked) => (await open()).dependencies(...asked),
    agreements: async (...asked) => (await open()).agreements(...asked),
  };
}
