import { isDay, type Day } from "../../org/index.ts";

/** What a typed line asks for. */
export type Query =
  | { readonly kind: "nothing" }
  | { readonly kind: "find"; readonly text: string }
  | { readonly kind: "who"; readonly of: string }
  | { readonly kind: "why"; readonly of: string }
  /** Either is "" while it is not typed yet. */
  | { readonly kind: "move"; readonly who: string; readonly to: string }
  /** `day` null: no day yet; "today": today, whatever that is. */
  | { readonly kind: "as-of"; readonly day: Day | "today" | null };

/** The words that begin a question, in every language the app speaks: whoever switches it keeps their habits. */
const WHO = /^(?:who\s+owns|owner\s+of|wem\s+gehört|wer\s+verantwortet)(?:\s+(.*))?$/i;
const WHY = /^(?:why|warum|wieso)(?:\s+(.*))?$/i;
const AS_OF = /^(?:as\s+of|stand|am)(?:\s+(.*))?$/i;
/** "move … to …": names hold the word "to" too, so the last one parts them. */
const MOVE = /^(?:move|verschiebe)(?:\s+(.*))?$/i;
const TO = /^(.*)\s(?:to|nach|zu)(?:\s(.*))?$/i;
const TODAY = /^(?:today|now|heute|jetzt)$/i;
/** 2026-03-01, 2026-03, 2026; 1.3.2026. */
const DAY = /^(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$/;
const GERMAN_DAY = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/;

/**
 * Reads a line of the palette; what begins no question is searched for.
 * @example readQuery("who owns Search Core?").kind // "who"
 */
export function readQuery(typed: string): Query {
  const text = typed.trim().replace(/\s*\?+$/, "");
  if (text === "") return { kind: "nothing" };
  const [, who] = WHO.exec(text) ?? [null];
  if (WHO.test(text)) return { kind: "who", of: bare(who ?? "") };
  const why = WHY.exec(text);
  if (why !== null) return { kind: "why", of: bare((why[1] ?? "").replace(/^(?:is|are|ist|sind)\s+/i, "")) };
  const move = MOVE.exec(text);
  if (move !== null) {
    const rest = (move[1] ?? "").trim();
    const [, who = rest, to = ""] = TO.exec(rest) ?? [];
    return { kind: "move", who: bare(who), to: bare(to) };
  }
  const asOf = AS_OF.exec(text);
  // "Am" and "Stand" begin names too: only a day, or nothing yet, makes them a question.
  if (asOf !== null) {
    const rest = (asOf[1] ?? "").trim();
    const day = readDay(rest);
    if (day !== null || rest === "" || /^\d/.test(rest)) return { kind: "as-of", day };
  }
  return { kind: "find", text };
}

/** Without the quotes and articles people put around a name. */
const bare = (text: string): string => text.trim().replaceAll(/^["“„']+|["”“']+$/g, "");

/**
 * A day as people type it; a month or a year is its first day.
 * @example readDay("2026-3") // "2026-03-01"
 */
export function readDay(text: string): Day | "today" | null {
  if (TODAY.test(text)) return "today";
  const iso = DAY.exec(text);
  const german = GERMAN_DAY.exec(text);
  const [year, month = "1", day = "1"] =
    iso !== null ? iso.slice(1) : german !== null ? [german[3], german[2], german[1]] : [];
  if (year === undefined) return null;
  const written = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isDay(written) ? written : null;
}
