/** Exit codes of every verb. Source: docs/guides/cli.md#exit-codes. */
export const EXIT = {
  fine: 0,
  /** A "no": findings at or above the tier asked for, nobody owns it, a plan was refused. */
  no: 1,
  /** Wrong usage or input that cannot be read. */
  input: 2,
  /** A bug in this program. Never looks like a verdict. */
  crash: 70,
  /** Ctrl+C. */
  interrupt: 130,
} as const;

/** Usage or input that the command cannot work with: what, where, the value seen, the way out. */
export class InputRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = "InputRefused";
  }
}
