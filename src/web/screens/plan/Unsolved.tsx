import type { ReactNode } from "react";
import type { PlanView } from "../../engine/plan/planView.ts";
import { useText } from "../../text/useText.ts";

/** What the plan leaves open, never folded. */
export function Unsolved({ plan }: { readonly plan: PlanView }): ReactNode {
  const text = useText();
  const { todo, counts } = plan;
  return (
    <section className="panel stack">
      <h2>{text("plan.unsolved")}</h2>
      {plan.unsolved.length === 0 ? (
        <p>{text("plan.nothingUnsolved")}</p>
      ) : (
        <Sentences list={plan.unsolved} />
      )}
      <h3>{text("plan.todo")}</h3>
      <ul>
        <li>{text("plan.todo.charters", { count: todo.charters })}</li>
        <li>{text("plan.todo.agreements", { count: todo.agreements })}</li>
        <li>{text("plan.todo.craftLeads", { count: todo.craftLeads })}</li>
        <li>{text("plan.todo.heads", { count: todo.shortHeads })}</li>
        <li>{text("plan.todo.owners", { count: counts.ownersToHire })}</li>
        <li>{text("plan.todo.roles", { count: todo.withoutRole })}</li>
      </ul>
    </section>
  );
}

/** Sentences as a list. */
export function Sentences({ list }: { readonly list: readonly string[] }): ReactNode {
  return (
    <ul>
      {list.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
