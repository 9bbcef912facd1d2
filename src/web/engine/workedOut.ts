import type { FormulaSymbol, NumberRow } from "../../api/index.ts";
import type { OrgAt } from "../view/view.ts";
import type { EngineContext } from "./context.ts";

/** A number of a screen, by what it measures. */
export interface Figure {
  /**
   * Id of a metric; `area-row.…`: what the table of areas says of its own members; `single-threaded`: how many areas
   * the verdicts say it of.
   */
  readonly metric: string;
  /** Id; absent: the company. */
  readonly area?: string;
}

/** A limit a number depends on. */
export interface WorkedOutLimit {
  /** As it stands in the settings file of the company. */
  readonly key: string;
  /** What was counted with here. */
  readonly value: number;
  /** What the company set, else the default. */
  readonly configured: number;
  readonly given: number;
  readonly unit: string;
  readonly source: string;
}

/** How a number is worked out, all of it as plain data. */
export interface WorkedOutView {
  readonly title: string;
  /** The area; null for the company. */
  readonly area: string | null;
  readonly org: string;
  readonly on: string;
  /** Value as words, with what it was divided by. */
  readonly shown: string;
  readonly formula: string;
  readonly unit: string;
  readonly symbols: readonly FormulaSymbol[];
  readonly source: string;
  readonly prose: string;
  readonly limits: readonly WorkedOutLimit[];
  /** Who is counted and who is not. */
  readonly filters: readonly string[];
  /** Of the area's people: with a confirmed row; null where that does not count here. */
  readonly coverage: number | null;
  readonly rows: readonly NumberRow[];
  /** All rows, also those not listed. */
  readonly count: number;
}

/** What the table of areas says of one; null where the data do not say. */
export interface AreaFigures {
  readonly people: number;
  readonly legs: number | null;
  readonly levelsUp: number | null;
  /** Part of the people who are, or stand below, the owner. */
  readonly lineIntegrity: number | null;
}

export interface WorkedOutEngine {
  /** Null where the area is not part of the organisation on that day. */
  readonly areaFigures: (at: OrgAt, area: string) => Promise<AreaFigures | null>;
  /** @param limits other values for the limits, only for this answer. */
  readonly workedOut: (
    at: OrgAt,
    figure: Figure,
    limits?: Readonly<Record<string, number>>,
  ) => Promise<WorkedOutView>;
  /** A table of a screen as CSV. */
  readonly tableCsv: (headings: readonly string[], rows: readonly (readonly string[])[]) => Promise<string>;
  /** All rows as CSV. */
  readonly workedOutCsv: (
    at: OrgAt,
    figure: Figure,
    limits?: Readonly<Record<string, number>>,
  ) => Promise<string>;
}

export function workedOutEngine({ look }: EngineContext): WorkedOutEngine {
  const whole = async (at: OrgAt, figure: Figure, limits: Readonly<Record<string, number>> = {}) => {
    const [{ name, judgement }, { workOut }] = await Promise.all([look(at), import("./workedOutView.ts")]);
    return workOut(judgement(), { figure, limits, org: name });
  };
  return {
    areaFigures: async (at, area) => {
      const [{ org, judgement }, { checkRow }] = await Promise.all([
        look(at),
        import("../../usecases/explainNumber.ts"),
      ]);
      const index = org.areaIndexById.get(area);
      if (index === undefined) return null;
      const { people, legs, levelsUp, lineIntegrity } = checkRow(judgement(), index);
      return { people, legs, levelsUp, lineIntegrity };
    },
    workedOut: async (at, figure, limits) => {
      const found = await whole(at, figure, limits);
      return { ...found, rows: found.rows.slice(0, ROWS_SENT) };
    },
    tableCsv: async (headings, rows) => {
      const { formatCsvTable } = await import("../../formats/index.ts");
      return formatCsvTable(headings, rows);
    },
    workedOutCsv: async (at, figure, limits) => {
      const [found, { workedOutCsv }] = await Promise.all([
        whole(at, figure, limits),
        import("./workedOutView.ts"),
      ]);
      return workedOutCsv(found);
    },
  };
}

const ROWS_SENT = 200;
