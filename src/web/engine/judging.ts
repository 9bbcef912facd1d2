import type { Config, Org } from "../../org/index.ts";
import { checkOrgInSteps, type OrgJudgement } from "../../usecases/checkOrg.ts";

type Judgement = () => OrgJudgement;

/** How long the worker judges before it listens to what else it is asked. */
const LISTEN_MS = 30;

const pausing = new WeakMap<Judgement, () => Promise<OrgJudgement>>();

/** Judges an org when it is first asked for, once. */
export function judging(org: Org, config: Config): Judgement {
  const steps = checkOrgInSteps(org, config, { asMode: "sto" });
  let made: OrgJudgement | null = null;
  /** One more step; the judgement once it is made. */
  const step = (): OrgJudgement | null => {
    if (made !== null) return made;
    const next = steps.next();
    return next.done === true ? (made = next.value) : null;
  };
  const judgement = (): OrgJudgement => {
    for (;;) {
      const whole = step();
      if (whole !== null) return whole;
    }
  };
  pausing.set(judgement, async () => {
    let heard = performance.now();
    for (;;) {
      const whole = step();
      if (whole !== null) return whole;
      if (performance.now() - heard < LISTEN_MS) continue;
      await messagesHeard();
      heard = performance.now();
    }
  });
  return judgement;
}

/**
 * The judgement of an organisation that is looked at, made with pauses: of a hundred thousand people it takes a second,
 * in which the drawing and the outline are asked for too.
 */
export async function judged({ judgement }: { readonly judgement: Judgement }): Promise<OrgJudgement> {
  return (await pausing.get(judgement)?.()) ?? judgement();
}

/** Until whatever was sent to this thread is heard. */
function messagesHeard(): Promise<void> {
  return new Promise((done) => setTimeout(done, 0));
}
