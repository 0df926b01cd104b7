/** Evenkeel cannot start, for a reason that whoever runs it can mend. The message is one line that says how. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart'
}
