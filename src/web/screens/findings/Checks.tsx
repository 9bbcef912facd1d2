import { useEffect, useRef, type ReactNode } from "react";
import type { FiredCheck, FindingsView, FindingsWanted, FoundRow } from "../../engine/findings.ts";
import { useEngine } from "../../engine/useEngine.ts";
import { TIERS, type Tier } from "../../../org/index.ts";
import { useText } from "../../text/useText.ts";
import { Ask } from "../../ui/Ask.tsx";
import { Pager } from "../../ui/Pager.tsx";
import { useView } from "../../view/useView.ts";
import type { OrgAt } from "../../view/view.ts";
import { FoundOne } from "./FoundOne.tsx";
import type { Writing } from "./useWriting.ts";

/** What the checks say, by tier with counts; one check or one area at a time is listed. */
export function Checks({
  at,
  found,
  writing,
}: {
  readonly at: OrgAt;
  readonly found: FindingsView;
  readonly writing: Writing;
}): ReactNode {
  const engine = useEngine();
  const text = useText();
  const { view, go } = useView();
  const { check, tier, area } = view.own;
  const wanted: FindingsWanted = {
    ...(check === undefined ? {} : { check }),
    ...(isTier(tier) ? { tier } : {}),
    ...(area === undefined ? {} : { area }),
    from: Math.max(0, Number(view.own["finding"] ?? "0") || 0),
  };
  const choose = (next: Readonly<Record<string, string>>): void => {
    const { check: _, tier: __, area: ___, finding: ____, ...rest } = view.own;
    go({ own: { ...rest, ...next } }, "replace");
  };
  const isChosen = check !== undefined || area !== undefined;
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // The list stands below the table of areas, from where it was asked for.
    if (area !== undefined) title.current?.focus();
  }, [area]);
  const areaName = found.areas.find(({ id }) => id === area)?.name ?? area ?? "";
  return (
    <section className="panel stack" id="checks" aria-labelledby="checks-title">
      <h2 id="checks-title">{text("findings.checks")}</h2>
      {found.checks.length === 0 ? (
        <p className="good">{text("findings.noFinding", { day: found.asOf })}</p>
      ) : null}
      <div className="tiers">
        {TIERS.map((one) => (
          <TierList
            key={one}
            tier={one}
            checks={found.checks.filter((fired) => fired.tier === one)}
            isChosen={(fired) => fired.id === check && fired.tier === tier}
            onChoose={(fired) => choose({ check: fired.id, tier: fired.tier })}
          />
        ))}
      </div>
      {isChosen ? (
        <>
          <div className="row">
            <h3 ref={title} tabIndex={-1}>
              {area === undefined
                ? (found.checks.find(({ id }) => id === check)?.title ?? check)
                : text("findings.ofArea", { area: areaName })}
            </h3>
            <button type="button" className="button" onClick={() => choose({})}>
              {text("findings.closeList")}
            </button>
          </div>
          <Ask
            of={["finding-list", at, wanted]}
            ask={async (): Promise<Listed> => engine.findingList(at, wanted)}
          >
            {({ count, rows }) => (
              <List
                at={at}
                found={found}
                rows={rows}
                count={count}
                from={wanted.from}
                writing={writing}
                onGo={(from) => go({ own: { ...view.own, finding: String(from) } }, "replace")}
              />
            )}
          </Ask>
        </>
      ) : null}
    </section>
  );
}

interface Listed {
  readonly count: number;
  readonly rows: readonly FoundRow[];
}

const isTier = (text: string | undefined): text is Tier => TIERS.some((one) => one === text);

function TierList({
  tier,
  checks,
  isChosen,
  onChoose,
}: {
  readonly tier: Tier;
  readonly checks: readonly FiredCheck[];
  readonly isChosen: (check: FiredCheck) => boolean;
  readonly onChoose: (check: FiredCheck) => void;
}): ReactNode {
  const text = useText();
  const count = checks.reduce((sum, one) => sum + one.count - one.waived, 0);
  return (
    <div className="stack tight">
      <h3>
        {text(`findings.tier.${tier}`)} <span className="muted">{count}</span>
      </h3>
      <p className="muted">{text(`findings.tierSays.${tier}`)}</p>
      <ul className="plain">
        {checks.map((one) => (
          <li key={one.id}>
            <button
              type="button"
              className="menu-item check-item"
              aria-pressed={isChosen(one)}
              onClick={() => onChoose(one)}
            >
              <span>{one.title}</span>
              <span className="muted">
                {one.count - one.waived}
                {one.severe === 0 ? "" : `, ${text("findings.severe", { count: one.severe })}`}
                {one.waived === 0 ? "" : `, ${text("findings.waived", { count: one.waived })}`}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {checks.length === 0 ? <p className="muted">{text("findings.none")}</p> : null}
    </div>
  );
}

function List({
  at,
  found,
  rows,
  count,
  from,
  writing,
  onGo,
}: Listed & {
  readonly at: OrgAt;
  readonly found: FindingsView;
  readonly from: number;
  readonly writing: Writing;
  readonly onGo: (from: number) => void;
}): ReactNode {
  const text = useText();
  return (
    <>
      {count === 0 ? <p className="muted">{text("findings.none")}</p> : null}
      <ul className="plain found">
        {rows.map((row) => (
          <FoundOne key={row.key} at={at} row={row} isReadOnly={!found.isToday} writing={writing} />
        ))}
      </ul>
      <Pager from={from} shown={rows.length} count={count} step={STEP} onGo={onGo} />
    </>
  );
}

/** As many as the engine sends at once. */
const STEP = 25;
