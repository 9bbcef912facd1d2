import type { Org } from "../../../org/index.ts";
import { openScenario, type OpenedScenario } from "../../../usecases/scenarios/openScenario.ts";
import type { OrgAt } from "../../view/view.ts";
import type { EngineContext } from "../context.ts";
import { depsOf, worded } from "../scenarioDeps.ts";

/** What a file is made of: the org, and with a scenario what becomes of it. */
export interface Subjects {
  readonly name: string;
  readonly org: Org;
  readonly opened: OpenedScenario | null;
  /** The org after the last wave. */
  readonly after: Org | null;
}

/** With a scenario both are of the revision it stands on, so that they can be compared. */
export async function subjectsOf(context: EngineContext, at: OrgAt): Promise<Subjects> {
  const { scenario, ...base } = at;
  const looked = await context.look(base);
  if (scenario === undefined) return { name: looked.name, org: looked.org, opened: null, after: null };
  const opened = worded(await openScenario(await depsOf(context, at.org), scenario));
  return { name: looked.name, org: opened.base.org, opened, after: opened.walked.org };
}

/** Areas that people have a row in, in the order of the org. */
export function peopledAreas(org: Org): { readonly id: string; readonly name: string }[] {
  const taken = new Set(org.work.area);
  return org.areas.flatMap(({ id, name, placeholder }, a) =>
    placeholder === true || !taken.has(a) ? [] : [{ id: id as string, name }],
  );
}

/** A part of a file's name: letters, digits and dashes of whatever the organisation is called. */
export function fileWord(text: string): string {
  const safe = text.replaceAll(/[^\p{L}\p{N}_-]+/gu, "-").replaceAll(/^-+|-+$/g, "");
  return safe.slice(0, 60) || "onethread";
}
