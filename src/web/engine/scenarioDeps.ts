import { wording } from "../../org/index.ts";
import type { Result, ScenarioDeps } from "../../usecases/scenarios/deps.ts";
import { browserTools } from "./browserTools.ts";
import type { EngineContext } from "./context.ts";

/** What the use cases of scenarios are handed here. */
export async function depsOf(context: EngineContext, orgId: string): Promise<ScenarioDeps> {
  return {
    store: await context.store,
    orgId,
    user: context.user(),
    now: () => browserTools.now() as ReturnType<ScenarioDeps["now"]>,
    newId: () => [...browserTools.randomBytes(6)].map((byte) => byte.toString(16).padStart(2, "0")).join(""),
    today: context.today(),
  };
}

/** The value, or an error in the words of the refusal with all that stands in the way. */
export function worded<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(wording(result.refusal.message));
  return result.value;
}
