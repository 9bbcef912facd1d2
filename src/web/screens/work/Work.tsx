import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo, useState, type ReactNode } from "react";
import type { SaidAnswer, WorkOutcome, WorkRow, WorkView } from "../../engine/work.ts";
import type { WorkAnswer } from "../../engine/work/answers.ts";
import { useEngine } from "../../engine/useEngine.ts";
import { useText } from "../../text/useText.ts";
import { Ask } from "../../ui/Ask.tsx";
import { tellLive } from "../../ui/Live.tsx";
import { NoOrg } from "../../ui/NoOrg.tsx";
import { Pager } from "../../ui/Pager.tsx";
import { useOrgAt } from "../../view/useOrgAt.ts";
import { useView } from "../../view/useView.ts";
import { formatView, type OrgAt } from "../../view/view.ts";
import { GroupBy } from "./GroupBy.tsx";
import { Kept } from "./Kept.tsx";
import { Managers } from "./Managers.tsx";
import { SheetFiles } from "./SheetFiles.tsx";
import { SheetRows } from "./SheetRows.tsx";

/** Who works on what: a short sheet for each manager, guesses filled in, coverage counted. */
export function Work(): ReactNode {
  const engine = useEngine();
  const at = useOrgAt();
  if (at === null) return <NoOrg />;
  return (
    <Ask of={["work", at.org]} ask={async (): Promise<WorkView> => engine.work(at)}>
      {(found) => <Sheets at={at} found={found} />}
    </Ask>
  );
}

type Committed = WorkOutcome & { readonly revision: number };

function Sheets({ at, found }: { readonly at: OrgAt; readonly found: WorkView }): ReactNode {
  const engine = useEngine();
  const text = useText();
  const queries = useQueryClient();
  const { view, go } = useView();
  const [kept, setKept] = useState<Committed | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [isMoving, setIsMoving] = useState(false);
  const key = ["work-answers", at.org];
  const { data: said = [] } = useQuery({
    queryKey: key,
    queryFn: async (): Promise<readonly SaidAnswer[]> => engine.workAnswers(at),
  });
  const answers = useMemo(() => new Map(said.map((one) => [one.key, one.answer])), [said]);
  const answered = useMemo(() => {
    const counts = new Map<string | null, number>();
    for (const { managerId } of said) counts.set(managerId, (counts.get(managerId) ?? 0) + 1);
    return counts;
  }, [said]);

  const managerId = managerIn(view.own["manager"], found);
  const select = (id: string | null, how: "push" | "replace" = "push"): void =>
    go({ own: { ...view.own, manager: id ?? NOBODY } }, how);
  const act = async (run: () => Promise<void>): Promise<void> => {
    setIsBusy(true);
    setError(null);
    try {
      await run();
    } catch (caught) {
      setError(caught instanceof Error ? caught.message : String(caught));
    } finally {
      setIsBusy(false);
    }
  };
  const commit = async (run: () => Promise<Committed>): Promise<void> => {
    const done = await run();
    setKept(done);
    await queries.invalidateQueries();
    tellLive(text("work.keptSay", { count: done.people }));
  };
  const answer = async (row: WorkRow, given: WorkAnswer | null): Promise<void> => {
    const held = await engine.answerWork(at, row.key, given);
    queries.setQueryData<readonly SaidAnswer[]>(key, (before = []) => [
      ...before.filter((one) => one.key !== row.key),
      ...(held === null ? [] : [held]),
    ]);
  };
  const fillIn = async (): Promise<void> => {
    queries.setQueryData(key, await engine.answerAsGuessed(at));
  };
  /** The next manager with a row that nobody answered, after this one. */
  const next = (): void => {
    const here = found.managers.findIndex(({ id }) => id === managerId);
    const after = [...found.managers.slice(here + 1), ...found.managers.slice(0, Math.max(0, here))];
    const open = after.find(({ id, rows }) => (answered.get(id) ?? 0) < rows);
    if (open === undefined) {
      tellLive(text("work.allAnswered"));
      return;
    }
    setIsMoving(true);
    select(open.id, "replace");
  };

  const people = said.reduce((sum, one) => sum + one.people, 0);
  return (
    <div className="stack work">
      <section className="panel stack tight" aria-labelledby="work">
        <h1 id="work">{text("place.work")}</h1>
        <p data-coverage="">{found.coverage.headline}</p>
        <Meter
          people={found.coverage.people}
          confirmed={found.coverage.confirmed}
          answered={Math.min(people, found.coverage.people - found.coverage.confirmed)}
        />
        <p className="muted">{text("work.about")}</p>
        {kept === null ? null : <Kept at={at} kept={kept} onDone={() => setKept(null)} />}
        {error === null ? null : (
          <p className="bad" role="alert">
            {error}
          </p>
        )}
        <div className="row">
          {said.length === 0 ? null : (
            <button
              type="button"
              className="button primary"
              disabled={isBusy}
              onClick={() => void act(() => commit(() => engine.commitAnswers(at)))}
            >
              {text("work.keep", { count: said.length })}
            </button>
          )}
          {found.rows === 0 || found.isProposed ? null : (
            <button type="button" className="button" disabled={isBusy} onClick={() => void act(fillIn)}>
              {text("work.allGuesses")}
            </button>
          )}
          <a
            className={said.length === 0 && found.coverage.confirmed > 0 ? "button primary" : "button"}
            href={formatView({ org: at.org, place: "findings", own: {} })}
          >
            {text("work.toFindings")}
          </a>
          {said.length === 0 ? null : (
            <span className="muted">{text("work.notKept", { count: people })}</span>
          )}
        </div>
      </section>
      {found.isProposed ? (
        <GroupBy
          found={found}
          isBusy={isBusy}
          hasAnswers={said.length > 0}
          onColumn={(heading) => void act(() => commit(() => engine.takeColumn(at, heading)))}
          onTeams={() => void act(fillIn)}
        />
      ) : null}
      {found.rows === 0 ? (
        <p className="panel">{text("work.nobodyLeft")}</p>
      ) : (
        <div className="work-sheets">
          <div className="panel">
            <Managers
              managers={found.managers}
              answered={answered}
              selected={managerId}
              onSelect={(id) => {
                setIsMoving(true);
                select(id);
              }}
            />
          </div>
          <section className="panel stack tight" aria-label={text("work.sheet")}>
            <p className="muted">{text("work.howTo")}</p>
            {managerId === undefined ? null : (
              <Ask
                key={managerId}
                of={["work-rows", at.org, managerId]}
                ask={async (): Promise<readonly WorkRow[]> => engine.workRows(at, managerId)}
              >
                {(rows) => (
                  <Pages
                    rows={rows}
                    answers={answers}
                    found={found}
                    isMoving={isMoving}
                    onAnswer={answer}
                    onEnd={next}
                  />
                )}
              </Ask>
            )}
          </section>
        </div>
      )}
      <SheetFiles at={at} managerId={found.rows === 0 ? undefined : managerId} onCommit={commit} />
    </div>
  );
}

/** People nobody can be asked about stand under this name in the link. */
const NOBODY = "-";
/** Rows of one sheet on the page at once. */
const ROWS_SHOWN = 30;

function managerIn(wanted: string | undefined, { managers }: WorkView): string | null | undefined {
  const named = managers.find(({ id }) => (id ?? NOBODY) === wanted);
  return named === undefined ? managers[0]?.id : named.id;
}

/** A long sheet page by page; confirming the last row of a page turns it. */
function Pages({
  rows,
  answers,
  found,
  isMoving,
  onAnswer,
  onEnd,
}: {
  readonly rows: readonly WorkRow[];
  readonly answers: ReadonlyMap<string, WorkAnswer>;
  readonly found: WorkView;
  readonly isMoving: boolean;
  readonly onAnswer: (row: WorkRow, answer: WorkAnswer | null) => Promise<void>;
  readonly onEnd: () => void;
}): ReactNode {
  const [page, setPage] = useState({ from: 0, isTurned: isMoving });
  const shown = rows.slice(page.from, page.from + ROWS_SHOWN);
  const end = (): void => {
    const from = page.from + ROWS_SHOWN;
    if (from < rows.length) setPage({ from, isTurned: true });
    else onEnd();
  };
  return (
    <>
      <SheetRows
        key={page.from}
        rows={shown}
        answers={answers}
        areas={found.areas}
        hasFocus={page.isTurned}
        onAnswer={onAnswer}
        onEnd={end}
      />
      <Pager
        from={page.from}
        shown={shown.length}
        count={rows.length}
        step={ROWS_SHOWN}
        onGo={(from) => setPage({ from, isTurned: true })}
      />
    </>
  );
}

/** How many people are confirmed, and how many more once the answers are kept. */
function Meter({
  people,
  confirmed,
  answered,
}: {
  readonly people: number;
  readonly confirmed: number;
  readonly answered: number;
}): ReactNode {
  const text = useText();
  const part = (count: number): string => `${people === 0 ? 0 : (100 * count) / people}%`;
  return (
    <div className="coverage" role="img" aria-label={text("work.meter", { confirmed, answered, people })}>
      <span className="is-confirmed" style={{ inlineSize: part(confirmed) }} />
      <span className="is-held" style={{ inlineSize: part(answered) }} />
    </div>
  );
}
