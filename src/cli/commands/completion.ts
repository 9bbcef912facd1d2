import { Argument, type Command } from "commander";
import { formatCompletion, SHELLS, type Shell } from "../formatCompletion.ts";
import type { CliDeps } from "../deps.ts";

export function register(program: Command, _deps: CliDeps): void {
  program
    .command("completion")
    .description("print the script that completes verbs, options and their values in your shell")
    .addArgument(new Argument("<shell>", "your shell").choices(SHELLS))
    .addHelpText(
      "before",
      `Example: onethread completion bash >> ~/.bashrc
         onethread completion zsh > "\${fpath[1]}/_onethread"
         onethread completion fish > ~/.config/fish/completions/onethread.fish
`,
    )
    .action((shell: Shell) => void process.stdout.write(formatCompletion(program, shell)));
}
