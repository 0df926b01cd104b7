/** Input that a command cannot use: told in one line that names the fault, exit code 2. */
export class BadInput extends Error {
  override readonly name = 'BadInput'
}
