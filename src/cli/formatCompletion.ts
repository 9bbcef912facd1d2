import { Option, type Command } from "commander";

export const SHELLS = ["bash", "zsh", "fish"] as const;
export type Shell = (typeof SHELLS)[number];

/** A verb as shells need it: options with their fixed values, and whether a path may follow. */
interface Verb {
  readonly name: string;
  readonly description: string;
  readonly options: readonly Option[];
  /** Fixed values of its first argument. */
  readonly values: readonly string[];
}

/**
 * The completion script of a command line for one shell: verbs, options, fixed values of options and arguments, and
 * files everywhere else. Made from the same definitions as `--help`, so the two cannot differ.
 * @example formatCompletion(program, "bash").includes("complete -F _onethread onethread") // true
 */
export function formatCompletion(program: Command, shell: Shell): string {
  const verbs = program.commands.map((command): Verb => ({
    name: command.name(),
    description: command.description(),
    options: optionsOf(command),
    values:
      command.commands.length > 0
        ? command.commands.map((one) => one.name())
        : (command.registeredArguments[0]?.argChoices ?? []),
  }));
  switch (shell) {
    case "bash":
      return bash(verbs);
    case "zsh":
      return zsh(verbs);
    case "fish":
      return fish(verbs);
  }
}

/** The options of a verb and of those below it, each once. */
function optionsOf(command: Command): Option[] {
  const all = [command, ...command.commands].flatMap((one) => one.options);
  const byName = new Map(all.map((option) => [option.long, option]));
  return [...byName.values()].filter((option) => !option.hidden && typeof option.long === "string");
}

const longOf = (option: Option): string => option.long ?? "";
const takesValue = (option: Option): boolean => option.required || option.optional;

function bash(verbs: readonly Verb[]): string {
  const valued = verbs.flatMap((verb) =>
    verb.options
      .filter((option) => option.argChoices !== undefined)
      .map(
        (option) => `    ${verb.name}:${longOf(option)}) words="${option.argChoices?.join(" ") ?? ""}" ;;`,
      ),
  );
  const filed = verbs.flatMap((verb) =>
    verb.options
      .filter((option) => takesValue(option) && option.argChoices === undefined)
      .map((option) => `${verb.name}:${longOf(option)}`),
  );
  return `# bash completion of onethread
_onethread() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" verb="\${COMP_WORDS[1]}" words=""
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${verbs.map((verb) => verb.name).join(" ")}" -- "$word"))
    return
  fi
  case "$verb:$before" in
${valued.join("\n")}
    ${filed.join("|")}) COMPREPLY=($(compgen -f -- "$word")); return ;;
  esac
  if [ -n "$words" ]; then COMPREPLY=($(compgen -W "$words" -- "$word")); return; fi
  case "$word" in
    -*)
      case "$verb" in
${verbs.map((verb) => `        ${verb.name}) words="${verb.options.map(longOf).join(" ")}" ;;`).join("\n")}
      esac
      COMPREPLY=($(compgen -W "$words" -- "$word")) ;;
    *)
      case "$verb:$COMP_CWORD" in
${verbs
  .filter((verb) => verb.values.length > 0)
  .map((verb) => `        ${verb.name}:2) COMPREPLY=($(compgen -W "${verb.values.join(" ")}" -- "$word")) ;;`)
  .join("\n")}
        *) COMPREPLY=($(compgen -f -- "$word")) ;;
      esac ;;
  esac
}
complete -o filenames -F _onethread onethread
`;
}

const zshText = (text: string): string =>
  text.replace(/[[\]:'\\]/g, (sign) => (sign === "'" ? "’" : `\\${sign}`));

function zsh(verbs: readonly Verb[]): string {
  const option = (one: Option): string => {
    const value = one.argChoices === undefined ? "_files" : `(${one.argChoices.join(" ")})`;
    return `'${longOf(one)}[${zshText(one.description)}]${takesValue(one) ? `:value:${value}` : ""}'`;
  };
  return `#compdef onethread
# zsh completion of onethread
_onethread() {
  local -a verbs
  verbs=(
${verbs.map((verb) => `    '${verb.name}:${zshText(verb.description)}'`).join("\n")}
  )
  if (( CURRENT == 2 )); then _describe verb verbs; return; fi
  local verb=$words[2]
  shift words; (( CURRENT-- ))
  case $verb in
${verbs
  .map(
    (verb) =>
      `    ${verb.name}) _arguments ${[...verb.options.map(option), verb.values.length > 0 ? `'1:value:(${verb.values.join(" ")})' '*:file:_files'` : "'*:file:_files'"].join(" ")} ;;`,
  )
  .join("\n")}
  esac
}
_onethread "$@"
`;
}

const fishText = (text: string): string => `'${text.replace(/[\\']/g, "\\$&")}'`;

function fish(verbs: readonly Verb[]): string {
  const lines = verbs.flatMap((verb) => {
    const on = `-n '__fish_seen_subcommand_from ${verb.name}'`;
    return [
      `complete -c onethread -n __fish_use_subcommand -f -a ${verb.name} -d ${fishText(verb.description)}`,
      ...verb.options.map(
        (option) =>
          `complete -c onethread ${on} -l ${longOf(option).slice(2)} -d ${fishText(option.description)}${
            takesValue(option)
              ? option.argChoices === undefined
                ? " -r"
                : ` -x -a ${fishText(option.argChoices.join(" "))}`
              : ""
          }`,
      ),
      ...(verb.values.length > 0
        ? [`complete -c onethread ${on} -f -a ${fishText(verb.values.join(" "))}`]
        : []),
    ];
  });
  return `# fish completion of onethread\n${lines.join("\n")}\n`;
}
