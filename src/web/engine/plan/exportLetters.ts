import { changeSheet, orderOfTelling } from "../../../announce/index.ts";
import { formatCsvTable } from "../../../formats/index.ts";
import { AUDIENCE_RIGHTS, type AudienceRights } from "../../../report/index.ts";
import { named } from "./planView.ts";
import type { WaveLetters } from "./waveLetters.ts";

/** A file for the page to hand to the user. */
export interface MadeFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Ids are unique, names are what people look for. */
function fileName(name: string, id: string): string {
  const safe = (text: string): string =>
    text.replaceAll(/[^\p{L}\p{N}_-]+/gu, "-").replaceAll(/^-+|-+$/g, "");
  return `${safe(name).slice(0, 60)}-${safe(id).slice(0, 60)}`;
}

/** The fields HR changes in its system, on the day of the wave. */
export function exportChangeSheet({ step, number }: WaveLetters): MadeFile {
  const rows = changeSheet(step.before, step.after, step.changeSet.effectiveOn);
  const text = formatCsvTable(
    ["person_id", "employee_number", "name", "field", "before", "after", "effective_on"],
    rows.map((row) => [
      row.personId,
      row.employeeNumber,
      row.name,
      row.field,
      row.before,
      row.after,
      row.effectiveOn,
    ]),
  );
  return { name: `hr-changes-wave-${number}.csv`, type: "text/csv", bytes: bytesOf(text) };
}

/** Who tells whom: what one manager tells, with the names of those they tell alone. */
export function exportManager({ letters, step, opened, number }: WaveLetters, managerId: string): MadeFile {
  const own = orderOfTelling(letters, opened.stored.scenario.consultations).filter(
    ({ teller }) => teller === managerId,
  );
  const { name } = named(step.after, managerId);
  const lines = own.map(({ step: what, listeners }) => {
    const who = listeners.map((id) => named(step.after, id).name).join(", ");
    return `- ${STEP_WORDS[what] ?? what}: ${who}`;
  });
  const text = [
    `# What ${name} tells, wave ${number}, from ${step.changeSet.effectiveOn}`,
    "",
    "In this order. Nobody hears of themselves in a meeting.",
    "",
    ...lines,
    "",
  ].join("\n");
  return { name: `telling-${fileName(name, managerId)}.md`, type: "text/markdown", bytes: bytesOf(text) };
}

const STEP_WORDS: Readonly<Record<string, string>> = {
  alone: "Alone",
  "new-manager": "As the new manager, alone",
  team: "The team together",
};

/** What everybody may read: areas, days and counts, no name and no group under five. */
export function allHandsText({ letters, opened, step, number }: WaveLetters): string {
  const rights = AUDIENCE_RIGHTS["all-hands"];
  const { plan } = opened;
  const wave = plan.waves.find((one) => one.number === number);
  const areas = plan.units.filter((unit) => unit.wave === number);
  const managers = letters.filter(({ changes }) => changes.some(({ fact }) => fact === "manager")).length;
  const lines = [
    `# From ${step.changeSet.effectiveOn}: one owner each for ${areas.map(({ name }) => escapeText(name)).join(", ")}`,
    "",
    `For ${countFor(rights, letters.length)} people something changes on this day; ${countFor(rights, managers)} of them get another manager. Each of them hears of it alone, from today's manager, before this is read out.`,
    "",
    ...areas.map(
      ({ name, people, readiness }) =>
        `- ${escapeText(name)}: ${countFor(rights, people)} people; ${readiness === "to-hire" ? "the owner is to be hired" : "one owner"}`,
    ),
    "",
    plan.waves.length > 1
      ? `This is wave ${number} of ${plan.waves.length}${wave?.pilot === true ? ", the pilot" : ""}.`
      : "",
  ];
  return `${lines.join("\n").trimEnd()}\n`;
}

export function exportAllHands(wave: WaveLetters): MadeFile {
  return {
    name: `all-hands-wave-${wave.number}.md`,
    type: "text/markdown",
    bytes: bytesOf(allHandsText(wave)),
  };
}

const countFor = ({ groupMin }: AudienceRights, count: number): string =>
  count > 0 && count < groupMin ? `under ${groupMin}` : count.toLocaleString("en");

const escapeText = (text: string): string => text.replaceAll(/([\\`*_[\]<>|#])/g, "\\$1");

const bytesOf = (text: string): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;
