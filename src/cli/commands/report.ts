import { Option, type Command } from "commander";
import { AUDIENCE_RIGHTS, AUDIENCES, type Audience } from "../../report/index.ts";
import { checkOrg } from "../../usecases/checkOrg.ts";
import { makeReport } from "../../usecases/makeReport.ts";
import { planOf, withPlanOptions, type PlanOptions } from "../planOf.ts";
import { openSession, withOrgOptions, writeText } from "../session.ts";
import type { CliDeps } from "../deps.ts";

interface ReportOptions extends PlanOptions {
  readonly out: string;
  readonly audience: Audience;
}

export function register(program: Command, deps: CliDeps): void {
  withPlanOptions(
    withOrgOptions(
      program.command("report [path]").description("write findings, plan and comparison as one HTML file"),
    ),
  )
    .option("--out <file>", "where to write it", "report.html")
    .addOption(
      new Option("--audience <who>", "for whom; names of movers and candidates only for deciders")
        .choices(AUDIENCES)
        .default("all-hands"),
    )
    .addHelpText("before", "Example: onethread report examples/sourcegraph-2022-05-15 --out report.html\n")
    .action(async (path: string | undefined, options: ReportOptions) => {
      const session = await openSession(path, options, deps);
      const planned = await planOf(session, options, deps);
      const html = makeReport({
        source: session.title,
        audience: options.audience,
        judgement: checkOrg(session.org, session.config, { asMode: "sto" }),
        problems: session.problems,
        planned,
      });
      writeText(options.out, html, true, deps);
      const bytes = new TextEncoder().encode(html).length;
      if (options.json === true) {
        return session.terminal.document(
          JSON.stringify(
            { schemaVersion: 1, file: options.out, bytes, audience: options.audience, planned: planned.ok },
            null,
            2,
          ),
        );
      }
      session.terminal.out(
        `Written: ${options.out} (${Math.ceil(bytes / 1024)} kB). ${AUDIENCE_RIGHTS[options.audience].says}`,
      );
      if (options.audience === "all-hands")
        session.terminal.hint("With names, for those who decide: --audience deciders");
    });
}
