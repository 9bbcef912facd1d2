/** The help of every verb as one page; pure, so that a test can compare it with what is committed. */
export function verbsPage(program) {
  const lines = [
    "# Every verb",
    "",
    "Made from the help texts by `npm run docs`; do not edit. Streams, exit codes and `--json`: [the command line](cli.md). Every example here is run by a test.",
  ];
  for (const command of program.commands) {
    let text = "";
    const width = () => 80;
    command.configureOutput({
      writeOut: (piece) => (text += piece),
      getOutHelpWidth: width,
      getOutHasColors: () => false,
    });
    command.outputHelp();
    lines.push("", `## <a id="${command.name()}"></a>${command.name()}`, "", "```", text.trim(), "```");
  }
  return `${lines.join("\n")}\n`;
}
