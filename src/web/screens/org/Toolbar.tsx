import type { ReactNode } from "react";
import { isDay, type Day } from "../../../org/index.ts";
import type { OrgOverview } from "../../engine/org.ts";
import { GROUPINGS, type Group, type Grouping, type Wanted } from "../../engine/orgGroups.ts";
import { useText } from "../../text/useText.ts";
import { useView } from "../../view/useView.ts";
import { formatView, LENSES, type Lens } from "../../view/view.ts";

import { GroupSearch } from "./GroupSearch.tsx";

interface ToolbarProps {
  readonly overview: OrgOverview;
  readonly lens: Lens;
  readonly by: Grouping;
  readonly wanted: Wanted;
  readonly onLens: (lens: Lens) => void;
  readonly onOwn: (change: Readonly<Record<string, string | undefined>>) => void;
  /** Undefined: today. Null: the day cannot be chosen, as a scenario is dated by itself. */
  readonly onDay: ((on: Day | undefined) => void) | null;
  /** What stands first. */
  readonly children?: ReactNode;
}

/** How the org is looked at: lens, day, who is wanted, by what it is coloured. */
export function Toolbar(props: ToolbarProps): ReactNode {
  const text = useText();
  const { view } = useView();
  const { overview, lens, by, wanted, onLens, onOwn, onDay } = props;
  return (
    <div className="toolbar">
      {props.children}
      {overview.hasAreas ? (
        <div className="segments" role="group" aria-label={text("org.lens")}>
          {LENSES.map((one) => (
            <button
              key={one}
              type="button"
              data-command={`lens.${one}`}
              aria-pressed={lens === one}
              onClick={() => onLens(one)}
            >
              {text(`org.lens.${one}`)}
            </button>
          ))}
        </div>
      ) : null}
      {overview.hasAreas ? (
        <a className="button" href={formatView({ ...view, place: "dependencies", own: {} })}>
          {text("place.dependencies")}
        </a>
      ) : null}
      {GROUPINGS.filter((one) => overview.groups[one].some(({ id }) => id !== "")).map((one) => (
        <GroupChoice
          key={one}
          by={one}
          groups={overview.groups[one]}
          chosen={wanted[one]}
          onChoice={(id) => onOwn({ [one]: id })}
        />
      ))}
      <label className="choice">
        <span>{text("org.colour")}</span>
        <select
          value={by}
          onChange={({ target }) => onOwn({ by: target.value === "discipline" ? undefined : target.value })}
        >
          {GROUPINGS.map((one) => (
            <option key={one} value={one}>
              {text(`org.by.${one}`)}
            </option>
          ))}
        </select>
      </label>
      {onDay === null ? (
        <span className="muted">
          {text("org.on")} {overview.on}
        </span>
      ) : (
        <>
          <label className="choice">
            <span>{text("org.on")}</span>
            <input
              type="date"
              value={overview.on}
              onChange={({ target }) => {
                if (isDay(target.value)) onDay(target.value);
              }}
            />
          </label>
          <button type="button" className="button" onClick={() => onDay(undefined)}>
            {text("org.today")}
          </button>
        </>
      )}
    </div>
  );
}

/** Groups in a list; more of them are searched. */
const OFFERED = 40;
const ALL = "*";

interface GroupChoiceProps {
  readonly by: Grouping;
  readonly groups: readonly Group[];
  readonly chosen: string | undefined;
  readonly onChoice: (id: string | undefined) => void;
}

function GroupChoice(props: GroupChoiceProps): ReactNode {
  const text = useText();
  const { by, groups, chosen, onChoice } = props;
  if (groups.length > OFFERED) return <GroupSearch {...props} />;
  return (
    <label className="choice">
      <span className="visually-hidden">{text(`org.by.${by}`)}</span>
      <select
        value={chosen ?? ALL}
        onChange={({ target }) => onChoice(target.value === ALL ? undefined : target.value)}
      >
        <option value={ALL}>{text(`org.all.${by}`)}</option>
        {groups.map(({ id, name, people }) => (
          <option key={id} value={id}>
            {text("org.option", { name: name === "" ? text(`org.none.${by}`) : name, people })}
          </option>
        ))}
      </select>
    </label>
  );
}

/** What the colours stand for; what has no hue of its own is grey and counted together. */
export function Legend({
  groups,
  by,
}: {
  readonly groups: readonly Group[];
  readonly by: Grouping;
}): ReactNode {
  const text = useText();
  const coloured = groups.filter(({ hue }) => hue > 0);
  const grey = groups.filter(({ hue }) => hue === 0);
  const rest = grey.reduce((sum, { people }) => sum + people, 0);
  const [only] = grey;
  const restName =
    grey.length === 1 && only !== undefined
      ? only.name === ""
        ? text(`org.none.${by}`)
        : only.name
      : text("org.others");
  return (
    <ul className="legend" aria-label={text("org.colour")}>
      {coloured.map(({ id, name, hue, people }) => (
        <li key={id}>
          <span className={`swatch hue-${hue}`} aria-hidden="true" />
          {text("org.option", { name, people })}
        </li>
      ))}
      {rest > 0 ? (
        <li>
          <span className="swatch hue-0" aria-hidden="true" />
          {text("org.option", { name: restName, people: rest })}
        </li>
      ) : null}
    </ul>
  );
}
