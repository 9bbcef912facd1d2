import type { Rows } from "./rows.ts";

/** The same rows as if the store held one organisation alone: a backup of them is a backup of it. */
export function onlyOrg(rows: Rows, orgId: string): Rows {
  return {
    ...rows,
    orgs: async () => (await rows.orgs()).filter(({ id }) => id === orgId),
    reading: (run) => rows.reading((held) => run(onlyOrg(held, orgId))),
    writing: (run) => rows.writing((held) => run(onlyOrg(held, orgId))),
  };
}
