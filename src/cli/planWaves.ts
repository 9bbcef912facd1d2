import type { Plan } from "../planner/index.ts";
import { counted, tableLines, wrap, type Terminal } from "./terminal.ts";

/** What could go first, the pilot at the head, and who stays on loan until when. */
export function printWaves(plan: Plan, terminal: Terminal): void {
  if (plan.waves.length < 2) return;
  const nameById = new Map(plan.units.map((unit) => [unit.areaId as string, unit.name]));
  const areas = (ids: readonly string[]): string => ids.map((id) => nameById.get(id) ?? id).join(" with ");
  terminal.out("");
  terminal.out(terminal.colors.bold("What could go first (the pilot on top)"));
  const columns = [
    { title: "Areas", flexible: true },
    { title: "People", align: "right" as const },
    { title: "Changed", align: "right" as const },
    { title: "Owners in place", align: "right" as const },
    { title: "Managers", align: "right" as const },
    { title: "Ties", align: "right" as const },
  ];
  const rows = plan.pilots.map((pilot) => [
    areas(pilot.areaIds),
    String(pilot.people),
    String(pilot.peopleChanged),
    `${pilot.ownersInPlace} of ${pilot.areaIds.length}`,
    String(pilot.managersToday),
    String(pilot.ties),
  ]);
  for (const line of tableLines(columns, rows, terminal.width)) terminal.out(line);
  const loans = plan.waves.reduce((sum, wave) => sum + wave.loans.length, 0);
  if (loans > 0)
    for (const line of wrap(
      `${counted(loans, "person stays", "people stay")} on loan in an area they leave, until it goes live; see below.`,
      terminal.width,
    ))
      terminal.out(line);
}
