/**
 * For whom an output is made. Names of movers and candidates appear only where the audience may see them; counts are
 * the default. Source: docs/glossary.md (audience).
 */
export const AUDIENCES = ["deciders", "managers", "council", "all-hands"] as const;
export type Audience = (typeof AUDIENCES)[number];

export interface AudienceRights {
  /** Names in statements about today's organisation (owners, shared bosses). */
  readonly todayNames: "shown" | "hidden";
  /** Names in the plan: movers, owners, candidates. */
  readonly planNames: "shown" | "hidden";
  /** Statements and drawings of single people: moves, candidates, findings about one person. */
  readonly singlePeople: boolean;
  /** Groups smaller than this are shown as "under n"; 1 shows all. */
  readonly groupMin: number;
  /** Who bears the plan, by groups: for who decides it and who speaks for those it asks something of. */
  readonly burden: boolean;
  readonly says: string;
}

export const AUDIENCE_RIGHTS: Readonly<Record<Audience, AudienceRights>> = {
  deciders: {
    todayNames: "shown",
    planNames: "shown",
    singlePeople: true,
    groupMin: 1,
    burden: true,
    says: "Made for deciders: names candidates who were not asked and people who would move. Do not forward.",
  },
  managers: {
    todayNames: "shown",
    planNames: "hidden",
    singlePeople: false,
    groupMin: 1,
    burden: false,
    says: "Made for managers: names today's owners and the managers above their areas; candidates, people who would move and findings about single people are counted, not named.",
  },
  council: {
    todayNames: "hidden",
    planNames: "hidden",
    singlePeople: false,
    groupMin: 5,
    burden: true,
    says: "Made for a council: reasons, alternatives and numbers, no names, no group under 5.",
  },
  "all-hands": {
    todayNames: "hidden",
    planNames: "hidden",
    singlePeople: false,
    groupMin: 5,
    burden: false,
    says: "Made for everybody: counts only, no names, no group under 5.",
  },
};
