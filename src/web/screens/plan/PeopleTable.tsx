import { useDeferredValue, useState, type ReactNode } from "react";
import type { AreaId, PersonId } from "../../../org/index.ts";
import type { PlannedArea, PlannedPerson } from "../../engine/plan/planView.ts";
import { useEngine } from "../../engine/useEngine.ts";
import { useText } from "../../text/useText.ts";
import { Ask } from "../../ui/Ask.tsx";
import { Pager } from "../../ui/Pager.tsx";
import type { OrgAt } from "../../view/view.ts";
import type { Planning } from "./usePlanning.ts";
import { WishMenu, type NamedWish } from "./WishMenu.tsx";

/** Rows the engine sends at once. */
const PAGE = 50;

/** Everybody the plan moves, with the reason; searched by name, title, area or manager. */
export function PeopleTable({
  at,
  area,
  areas,
  planning,
}: {
  readonly at: OrgAt;
  readonly area: PlannedArea | undefined;
  readonly areas: readonly PlannedArea[];
  /** Absent: nothing can be fixed here. */
  readonly planning?: Planning;
}): ReactNode {
  const engine = useEngine();
  const text = useText();
  const [typed, setTyped] = useState("");
  const [onlyChanges, setOnlyChanges] = useState(true);
  const [from, setFrom] = useState(0);
  const wanted = {
    text: useDeferredValue(typed),
    onlyChanges,
    from,
    ...(area === undefined ? {} : { area: area.id }),
  };
  return (
    <section className="panel stack">
      <h2>{area === undefined ? text("plan.who") : text("plan.whoIn", { area: area.name })}</h2>
      <div className="row">
        <input
          type="search"
          className="search"
          aria-label={text("plan.search")}
          placeholder={text("plan.search")}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setFrom(0);
          }}
        />
        <label className="row">
          <input
            type="checkbox"
            checked={onlyChanges}
            onChange={(event) => {
              setOnlyChanges(event.currentTarget.checked);
              setFrom(0);
            }}
          />
          {text("plan.onlyChanges")}
        </label>
      </div>
      <Ask of={["planned-people", at, wanted]} ask={() => engine.plannedPeople(at, wanted)}>
        {({ count, people }) => (
          <>
            <div className="scroll people-scroll" tabIndex={0} role="region" aria-label={text("plan.who")}>
              <table className="data">
                <thead>
                  <tr>
                    <th scope="col">{text("plan.person")}</th>
                    <th scope="col">{text("findings.area")}</th>
                    <th scope="col">{text("plan.manager")}</th>
                    <th scope="col">{text("plan.reason")}</th>
                    {planning === undefined ? null : (
                      <th scope="col">
                        <span className="visually-hidden">{text("plan.fix")}</span>
                      </th>
                    )}
                  </tr>
                </thead>
                <tbody>
                  {people.map((person) => (
                    <PersonRow
                      key={person.id}
                      person={person}
                      menu={
                        planning === undefined ? undefined : (
                          <WishMenu
                            at={at}
                            planning={planning}
                            label={text("plan.fixFor", { name: person.name })}
                            wishes={wishesOf(person, areas, text)}
                          />
                        )
                      }
                    />
                  ))}
                </tbody>
              </table>
            </div>
            <p className="muted" role="status">
              {text("plan.people", { count })}
            </p>
            <Pager from={from} shown={people.length} count={count} step={PAGE} onGo={setFrom} />
          </>
        )}
      </Ask>
    </section>
  );
}

function PersonRow({
  person,
  menu,
}: {
  readonly person: PlannedPerson;
  readonly menu: ReactNode;
}): ReactNode {
  const text = useText();
  return (
    <tr>
      <td>
        <b>{person.name}</b>
        <div className="muted">{person.title}</div>
      </td>
      <td>
        <FromTo before={person.areaBefore} after={person.area} />
        {person.owns ? <div className="muted">{text("plan.owns")}</div> : null}
      </td>
      <td>
        <FromTo before={person.managerBefore} after={person.manager} />
      </td>
      <td className="wrap">{person.reason}</td>
      {menu === undefined ? null : <td>{menu}</td>}
    </tr>
  );
}

/** What was and what will be; once where both are the same. */
export function FromTo({ before, after }: { readonly before: string; readonly after: string }): ReactNode {
  if (before === after) return <span className="muted">{after}</span>;
  return (
    <>
      <span className="muted">{before === "" ? "–" : before}</span>{" "}
      <span className="moved">↷ {after === "" ? "–" : after}</span>
    </>
  );
}

/** Areas offered in one menu. */
const AREAS_OFFERED = 200;

function wishesOf(
  person: PlannedPerson,
  areas: readonly PlannedArea[],
  text: ReturnType<typeof useText>,
): NamedWish[] {
  const personId = person.id as PersonId;
  const { name, area, areaId } = person;
  return [
    { title: text("plan.wish.manager", { name }), wish: { kind: "keep-manager", personId } },
    {
      title: text("plan.wish.place", { name, area }),
      wish: { kind: "place", personId, areaId: areaId as AreaId },
    },
    {
      title: text("plan.wish.out", { name, area }),
      wish: { kind: "keep-out", personId, areaId: areaId as AreaId },
    },
    ...areas
      .filter(({ id }) => id !== areaId)
      .slice(0, AREAS_OFFERED)
      .map((other): NamedWish => ({
        title: text("plan.wish.place", { name, area: other.name }),
        wish: { kind: "place", personId, areaId: other.id as AreaId },
      })),
  ];
}
