import type { Command } from "commander";
import { presentWho, type OwnerAnswer, type WhoOwns } from "../../api/index.ts";
import { whoOwns } from "../../usecases/whoOwns.ts";
import { EXIT } from "../exit.ts";
import { openSession, withOrgOptions, type CliDeps, type OrgOptions } from "../session.ts";
import type { Terminal } from "../terminal.ts";

export function register(program: Command, deps: CliDeps): void {
  withOrgOptions(
    program.command("who <thing> [path]").description("name the person who owns an area or asset"),
  )
    .addHelpText("before", 'Example: onethread who "Search Core" examples/sourcegraph-2022-05-15\n')
    .action((thing: string, path: string | undefined, options: OrgOptions) => {
      const { org, terminal } = openSession(path, options, deps);
      const result = whoOwns(org, thing);
      const isAnswered =
        result.answers.length > 0 && result.answers.every((answer) => answer.answer === "one");
      process.exitCode = isAnswered ? EXIT.fine : EXIT.no;
      if (options.json === true)
        return terminal.document(JSON.stringify(presentWho(thing, org.today, result), null, 2));
      if (result.answers.length === 0) {
        terminal.out(`Nothing here is called "${thing}".`);
        if (result.near.length > 0)
          terminal.out(
            `Maybe: ${result.near.map((one) => `${one.name} (${one.kind} ${one.id})`).join(", ")}`,
          );
        return;
      }
      for (const answer of result.answers) printAnswer(answer, terminal);
    });
}

function printAnswer(answer: WhoOwns, terminal: Terminal): void {
  const { bold } = terminal.colors;
  const thing = `${answer.subject.name} (${answer.subject.kind} ${answer.subject.id})`;
  const through = answer.path.length > 1 ? `, through the area ${answer.path.at(-1)?.name}` : "";
  if (answer.answer === "none") {
    const area = answer.path.find((step) => step.kind === "area");
    terminal.out(
      `${thing}: ${answer.owners.length > 0 ? "the owner's seat is empty" : "nobody is named as owner"}${area === undefined ? "; it belongs to no area" : through}.`,
    );
  } else if (answer.answer === "several") {
    terminal.out(`${thing}: ${answer.owners.length} people are named as owner${through}; nobody is picked.`);
  }
  for (const owner of answer.owners) {
    const name = `${owner.person.name}${owner.person.title === undefined ? "" : `, ${owner.person.title}`}`;
    terminal.out(answer.answer === "one" ? `${thing}: ${bold(name)}${through}.` : `  ${name}`);
    if (answer.answer === "one") for (const line of detailLines(owner)) terminal.out(`  ${line}`);
  }
  if (answer.sharedBoss !== null) {
    terminal.out(
      `  The first manager all its people share: ${answer.sharedBoss.name}${answer.sharedBoss.title === undefined ? "" : `, ${answer.sharedBoss.title}`}.`,
    );
  }
}

function detailLines(owner: OwnerAnswer): string[] {
  return [
    owner.known === "named"
      ? "known from: the owner column"
      : "known from: a lead row of the area (the source has no owner column)",
    `deputy: ${owner.deputy?.name ?? "nobody named"}`,
    `reports to: ${owner.chain.length === 0 ? "nobody" : owner.chain.map((person) => person.name).join(" → ")}`,
    ...(owner.acting ? ["acting"] : []),
  ];
}
