/** The help of every verb as one page; pure, so that a test can compare it with what is committed. */
export function verbsPage(program) {
  const lines = [
    "# Every verb",
    "",
    "Made from the help texts by `npm run docs`; do not edit. Streams, exit codes and `--json`: [the command line](cli.md). Every example here is run by a test.",
  ];
  for (const { name, command } of verbsOf(program)) {
    let text = "";
    const width = () => 80;
    command.configureOutput({
      writeOut: (piece) => (text += piece),
      getOutHelpWidth: width,
      getOutHasColors: () => false,
    });
    command.outputHelp();
    lines.push("", `## <a id="${name.replace(" ", "-")}"></a>${name}`, "", "```", text.trim(), "```");
  }
  return `${lines.join("\n")}\n`;
}

/** Every verb, each followed by those below it. */
function verbsOf(program, before = "") {
  return program.commands.flatMap((command) => {
    const name = `${before}${command.name()}`;
    return [{ name, command }, ...verbsOf(command, `${name} `)];
  });
}
