import { say } from "../../org/index.ts";
import type { Comment, Consultation, Pin, Scenario } from "../scenario.ts";
import { changeAt } from "./live.ts";
import { edit, equal, refuse, step, type By, type Stepped } from "./step.ts";
import { unknownChange } from "./strike.ts";

const COMMENT_MAX = 20_000;

/** A comment on a change or on the whole; approvals stand. */
export function comment(
  scenario: Scenario,
  { id, text, change }: Pick<Comment, "id" | "text" | "change">,
  by: By,
): Stepped {
  if (change !== undefined && changeAt(scenario, change) === undefined)
    return unknownChange(scenario, change);
  if (text.trim() === "" || text.length > COMMENT_MAX)
    return refuse(
      "comment-invalid",
      say([])`A comment has 1 to ${COMMENT_MAX} characters; nothing was written.`,
    );
  if (scenario.comments.some((one) => one.id === id))
    return refuse("comment-known", say([])`A comment ${id} is there already.`);
  const written: Comment = {
    id,
    text,
    user: by.user,
    at: by.at,
    ...(change === undefined ? {} : { change }),
  };
  return step(scenario, by, { kind: "commented", ...change }, { comments: [...scenario.comments, written] });
}

/** What is owed to a works council or the like for a legal entity or a site: put in the place of what was said of it. */
export function setConsultation(scenario: Scenario, consultation: Consultation, by: By): Stepped {
  const { legalEntity, location, openedOn, closedOn } = consultation;
  if (legalEntity === undefined && location === undefined)
    return refuse(
      "consultation-nowhere",
      say([])`A consultation names a legal entity or a location; nothing was changed.`,
    );
  if (openedOn !== undefined && closedOn !== undefined && closedOn < openedOn)
    return refuse(
      "consultation-days",
      say(
        [],
      )`The consultation would close on ${closedOn}, before it opens on ${openedOn}; nothing was changed.`,
    );
  const others = scenario.consultations.filter((one) => placeOf(one) !== placeOf(consultation));
  const event = {
    kind: "consultation-set",
    text: `${placeWords(consultation)}: ${consultation.state}`,
  } as const;
  return edit(scenario, { ...by, areas: [] }, event, { consultations: [...others, consultation] });
}

/** One text for the entity or site a consultation is about. */
export function placeOf({ legalEntity, location }: Consultation): string {
  return JSON.stringify([legalEntity ?? null, location ?? null]);
}

export function placeWords({ legalEntity, location }: Consultation): string {
  return [legalEntity, location].filter((one) => one !== undefined).join(", ");
}

/** A wish for the planner that the scenario keeps. */
export function pin(scenario: Scenario, wish: Pin, by: By): Stepped {
  if (scenario.pins.some((one) => equal(one, wish)))
    return refuse("pin-known", say([])`That is pinned already.`);
  return edit(
    scenario,
    { ...by, areas: [] },
    { kind: "pinned", text: wish.kind },
    { pins: [...scenario.pins, wish] },
  );
}

/** A wish less. */
export function unpin(scenario: Scenario, wish: Pin, by: By): Stepped {
  const pins = scenario.pins.filter((one) => !equal(one, wish));
  if (pins.length === scenario.pins.length)
    return refuse("pin-unknown", say([])`Nothing of that kind is pinned so.`);
  return edit(scenario, { ...by, areas: [] }, { kind: "unpinned", text: wish.kind }, { pins });
}
