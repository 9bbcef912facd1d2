import { findingKey, group, say, type Finding } from "../org/index.ts";
import { chanceOf, farFromChance, type Draw } from "./chance.ts";

/** What a plan asks of one group of people, beside all it could have asked. */
export interface GroupShare extends Draw {
  /** Stable words for the finding's key: what is asked, by what people are grouped, which group. */
  readonly subjects: readonly [measure: string, dimension: string, group: string];
  /** As a sentence goes on: "of 12 people who work part-time". */
  readonly who: string;
  /** "move to a new area". */
  readonly does: string;
  /** Whom all are: "in the plan", "who may own one". */
  readonly among: string;
  /** Whether less than chance would be uneven too: of a seat it is, of a burden it only mirrors more elsewhere. */
  readonly lessCounts: boolean;
  readonly restsOn: readonly string[];
}

/**
 * A plan asks much more, or much less, of one group than chance would. Not a check of an org: it judges a plan, so
 * the planner asks it. A norm: it informs, decides nothing, and says nothing about why.
 * Source: docs/planner.md#who-bears-the-plan.
 */
export const UNEVEN_BURDEN = {
  id: "uneven-burden",
  tier: "norm",
  title: "A plan asks more of one group than chance would",
  thresholds: {
    level: {
      value: 0.05,
      unit: "part of plans",
      source: "the usual level, over all groups and questions of a plan together (Holm 1979)",
    },
  },
} as const;

/**
 * The groups of which a plan asks more than chance would, or less where that counts, all asked together: of plans
 * that choose at random at most one in twenty shows any. One finding a share far from chance, in the order given.
 * @example unevenBurden([]) // []
 */
export function unevenBurden(shares: readonly GroupShare[]): Finding[] {
  const chances = shares.map(chanceOf);
  const far = farFromChance(chances, UNEVEN_BURDEN.thresholds.level.value);
  return shares.flatMap((share, k) =>
    far[k] === true && (share.lessCounts || share.hit > expectedOf(share))
      ? [findingOf(share, chances[k]!)]
      : [],
  );
}

function findingOf(share: GroupShare, chance: number): Finding {
  const { people, hit, subjects, who, does, among, restsOn } = share;
  const expected = expectedOf(share);
  return {
    check: UNEVEN_BURDEN.id,
    key: findingKey(UNEVEN_BURDEN.id, [subjects.join("/")]),
    tier: UNEVEN_BURDEN.tier,
    value: Math.round(Math.abs(hit - expected) * 10) / 10,
    subjects: [...subjects],
    message: say(
      restsOn,
    )`${group(hit)} of ${share.group} people ${who} ${does}; as many chosen at random among all ${people} ${among} would give ${expected.toFixed(1)}. As far from that or farther comes up by chance ${oddsOf(chance)}.`,
    evidence: [],
    fixes: [],
    assumed: [],
  };
}

const expectedOf = ({ marked, group: size, people }: Draw): number => (marked * size) / people;

/** @example oddsOf(0.0004) // "in 1 of 2,500 plans" */
export function oddsOf(chance: number): string {
  if (chance >= 0.1) return `in ${Math.round(100 * chance)} of 100 plans`;
  if (chance >= 1e-6) return `in 1 of ${Number((1 / chance).toPrecision(2)).toLocaleString("en")} plans`;
  return "in less than 1 of a million plans";
}
