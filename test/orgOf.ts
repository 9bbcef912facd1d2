import {
  areaId,
  disciplineId,
  indexOrg,
  personId,
  type Area,
  type AreaMode,
  type Asset,
  type Assignment,
  type AssignmentType,
  type Decision,
  type Dependency,
  type Discipline,
  type Org,
  type OrgRecords,
  type Person,
  type Waiver,
} from "../src/org/index.ts";

export const TODAY = "2026-06-01";

export interface OrgOfOptions {
  readonly today?: string;
  /** Fields to add to a person made by the text. */
  readonly people?: Readonly<Record<string, Partial<Person>>>;
  readonly areas?: Readonly<Record<string, Partial<Area>>>;
  readonly disciplines?: readonly Discipline[];
  readonly assets?: readonly Asset[];
  readonly dependencies?: readonly Dependency[];
  readonly decisions?: readonly Decision[];
  readonly waivers?: readonly Waiver[];
  readonly redirects?: OrgRecords["redirects"];
  readonly linesKnown?: boolean;
}

/**
 * An org from a line of text; state only what matters. Statements are divided by `;` or line ends.
 * - `ceo/executive > vp/engineering, pm/product`: lines, a discipline after the slash (said once is enough);
 * - `pay: pm*, dev 0.5, ux 0.3 loan, qa!`: area with core rows; `*` owner, `!` lead, a number is the share
 *   (absent: share 1), then `loan` or `advisory`;
 * - `pay(sto): …` sets the mode, `shop/pay: …` puts area `pay` under `shop`; `solo` alone is a person without lines.
 * The company area `company` is the root of the areas.
 * @example orgOf("ceo > em; em > dev; pay(sto): em*, dev")
 */
export function orgOf(text: string, options: OrgOfOptions = {}): Org {
  const people = new Map<string, { discipline?: string; managerId: string | null }>();
  const areas = new Map<string, { parentId: string; mode: AreaMode; owners: string[] }>();
  const assignments: Assignment[] = [];
  const touch = (word: string): string => {
    const [id = "", discipline] = word.trim().split("/");
    const known = people.get(id) ?? { managerId: null };
    people.set(id, discipline === undefined ? known : { ...known, discipline });
    return id;
  };
  for (const statement of text
    .split(/[;\n]/)
    .map((s) => s.trim())
    .filter((s) => s !== "")) {
    if (statement.includes(">")) {
      const [left = "", right = ""] = statement.split(">");
      const managerId = touch(left);
      for (const word of right.split(",").filter((w) => w.trim() !== "")) {
        const id = touch(word);
        people.set(id, { ...people.get(id), managerId });
      }
    } else if (statement.includes(":")) {
      const [head = "", right = ""] = statement.split(":");
      const match = /^(?:(\S+)\/)?([^\s/(]+)(?:\((sto|stl|functional)\))?$/.exec(head.trim());
      if (match === null) throw new Error(`orgOf cannot read the area "${head}".`);
      const [, parentId = "company", id = "", mode = "functional"] = match;
      const owners: string[] = [];
      for (const word of right
        .split(",")
        .map((w) => w.trim())
        .filter((w) => w !== "")) {
        const [who = "", ...rest] = word.split(/\s+/);
        const person = who.replace(/[*!]/g, "");
        touch(person);
        if (who.includes("*")) owners.push(person);
        const share = rest.map(Number).find((n) => !Number.isNaN(n)) ?? 1;
        const type = (rest.find((r) => r === "loan" || r === "advisory") ?? "core") as AssignmentType;
        assignments.push({
          personId: personId(person),
          areaId: areaId(id),
          share,
          type,
          isLead: who.includes("!"),
        });
      }
      areas.set(id, { parentId, mode: mode as AreaMode, owners });
    } else touch(statement);
  }
  const records: OrgRecords = {
    rootAreaId: areaId("company"),
    people: [...people].map(([id, p]): Person => ({
      id: personId(id),
      name: id,
      managerId: p.managerId === null ? null : personId(p.managerId),
      status: "active",
      fte: 1,
      vacant: false,
      ...(p.discipline === undefined ? {} : { discipline: disciplineId(p.discipline) }),
      ...options.people?.[id],
    })),
    outside: [],
    disciplines: options.disciplines ?? [],
    areas: [
      {
        id: areaId("company"),
        name: "Company",
        parentId: null,
        kind: "corporate",
        mode: "functional",
        status: "active",
        owners: [],
        placeholder: true,
      },
      ...[...areas].map(([id, a]): Area => ({
        id: areaId(id),
        name: id,
        parentId: areaId(a.parentId),
        kind: "product",
        mode: a.mode,
        status: "active",
        owners: a.owners.map((o) => ({ personId: personId(o) })),
        ...options.areas?.[id],
      })),
    ],
    assignments,
    assets: options.assets ?? [],
    dependencies: options.dependencies ?? [],
    decisions: options.decisions ?? [],
    waivers: options.waivers ?? [],
    redirects: options.redirects ?? [],
    linesKnown: options.linesKnown ?? true,
    reading: {
      people: people.size,
      roots: [...people.values()].filter((p) => p.managerId === null).length,
      loops: 0,
      missingManagers: 0,
    },
  };
  return indexOrg(records, [], options.today ?? TODAY);
}
