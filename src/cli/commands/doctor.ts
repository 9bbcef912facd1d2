import type { Command } from "commander";
import { inspectMachine, type MachinePart } from "../inspectMachine.ts";
import { EXIT } from "../exit.ts";
import type { CliDeps } from "../deps.ts";
import { terminalOf, withCommonOptions, type CommonOptions } from "../options.ts";
import { isServerAddress } from "../stores.ts";
import { wrap } from "../terminal.ts";

export function register(program: Command, deps: CliDeps): void {
  withCommonOptions(
    program.command("doctor").description("what this machine has and lacks for Onethread, and what follows"),
  )
    .addHelpText("before", "Example: onethread doctor\n")
    .action(async (options: CommonOptions) => {
      const terminal = terminalOf(options);
      const address = deps.env("ONETHREAD_STORE");
      const isServer = address !== undefined && isServerAddress(address);
      const parts = await inspectMachine(deps, isServer ? address : undefined);
      const isFine = parts.every((part) => part.state !== "lacks" || !part.isNeeded);
      process.exitCode = isFine ? EXIT.fine : EXIT.no;
      if (options.json === true)
        return terminal.document(JSON.stringify({ schemaVersion: 1, ok: isFine, parts }, null, 2));
      for (const part of parts) {
        const sign = { has: "has  ", lacks: "LACKS", old: "OLD  " }[part.state];
        terminal.out(
          `${sign} ${terminal.colors.bold(part.name)}${part.found === null ? "" : `  ${part.found}`}`,
        );
        for (const line of wrap(textOf(part), terminal.width - 8)) terminal.out(`        ${line}`);
      }
      terminal.out(
        isFine
          ? "Everything that reading, judging and planning need is here."
          : "Something that Onethread needs is missing; see LACKS above.",
      );
    });
}

const textOf = (part: MachinePart): string =>
  part.state === "has" ? `for ${part.purpose}` : `for ${part.purpose}. ${part.wayOut}`;
