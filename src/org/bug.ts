/**
 * A fault of this program, not of its input: thrown early, with the values and a hint.
 * Expected trouble (bad rows, conflicts, infeasible plans) is returned as data instead.
 * @example new Bug("Person index 9 is outside 0..6.", "Maybe the index came from another revision.").message
 * // "Person index 9 is outside 0..6. Maybe the index came from another revision."
 */
export class Bug extends Error {
  constructor(what: string, hint: string) {
    super(`${what} ${hint}`);
    this.name = "Bug";
  }
}
