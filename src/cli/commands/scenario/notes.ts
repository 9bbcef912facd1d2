import { Option, type Command } from "commander";
import { comment, CONSULTATION_STATES, setConsultation, type Consultation } from "../../../history/index.ts";
import type { CliDeps } from "../../deps.ts";
import { InputRefused } from "../../exit.ts";
import { dayOption } from "../../options.ts";
import { changeRef, editNamed } from "../../scenarios.ts";
import { withOrg, withStoreOptions, type StoreOptions } from "../../stores.ts";

interface CommentOptions extends StoreOptions {
  readonly on?: string;
}

interface ConsultOptions extends StoreOptions {
  readonly entity?: string;
  readonly location?: string;
  readonly state: Consultation["state"];
  readonly opened?: string;
  readonly closed?: string;
  readonly contact?: string;
}

export function register(program: Command, deps: CliDeps): void {
  withStoreOptions(
    program
      .command("comment <name> <text>")
      .summary("say something about it")
      .description("say something about it, or about one change"),
  )
    .option("--on <change>", "the change, by its number in show, such as 1.2")
    .addHelpText("before", 'Example: onethread scenario comment platform "Ask both first." --on 1.1\n')
    .action((name: string, text: string, options: CommentOptions) =>
      withOrg(options, deps, (open) => {
        const id = deps.randomHex(6);
        return editNamed(open, deps, name, (scenario, by) =>
          comment(
            scenario,
            { id, text, ...(options.on === undefined ? {} : { change: changeRef(scenario, options.on) }) },
            by,
          ),
        );
      }),
    );
  withStoreOptions(
    program
      .command("consult <name>")
      .summary("what is owed to a works council")
      .description("what is owed to a works council or the like; open ones keep it from approval"),
  )
    .option("--entity <name>", "the legal entity")
    .option("--location <name>", "the site")
    .addOption(new Option("--state <state>", "where it stands").choices(CONSULTATION_STATES).default("open"))
    .option("--opened <day>", "since when")
    .option("--closed <day>", "when it was over")
    .option("--contact <text>", "whom to ask")
    .addHelpText("before", "Example: onethread scenario consult platform --location Berlin --state closed\n")
    .action((name: string, options: ConsultOptions) => {
      const { entity, location, state, opened, closed, contact } = options;
      if (entity === undefined && location === undefined)
        throw new InputRefused("Whose consultation? Name an --entity or a --location.");
      const consultation: Consultation = {
        state,
        ...(entity === undefined ? {} : { legalEntity: entity }),
        ...(location === undefined ? {} : { location }),
        ...(opened === undefined ? {} : { openedOn: dayOption("--opened", opened) }),
        ...(closed === undefined ? {} : { closedOn: dayOption("--closed", closed) }),
        ...(contact === undefined ? {} : { contact }),
      };
      return withOrg(options, deps, (open) =>
        editNamed(open, deps, name, (scenario, by) => setConsultation(scenario, consultation, by)),
      );
    });
}
