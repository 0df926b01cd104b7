import { Command, CommanderError } from 'commander'
import { BadInput } from './bad-input.ts'

/**
 * The commands, a file each with `register(program)`. The file itself imports only what describes the command; what
 * the command works with it imports when it runs: `evaluate` must not load a database.
 */
const commands: (() => Promise<{ register: (program: Command) => void }>)[] = [
  () => import('./evaluate.ts'),
  () => import('./screen.ts'),
  () => import('./vignettes.ts'),
  () => import('./score.ts'),
  () => import('./questionnaire.ts'),
  () => import('./simulate.ts'),
  () => import('./verify-audit.ts'),
  () => import('./re-run.ts'),
  () => import('./import.ts'),
  () => import('./replay.ts'),
  () => import('./evidence.ts'),
]

// Whoever reads may have had enough, as `head` has; a disk may be full. There is no one left to answer to.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') console.error(`Standard output cannot be written: ${error.message}.`)
  process.exit(1)
})

/**
 * The `evenkeel` command. Answers go to standard output, everything else to standard error.
 *
 * @param argv as `process.argv`
 */
export async function main(argv: string[]): Promise<void> {
  const program = new Command('evenkeel')
    .description('Supervised ketamine and esketamine therapy, from referral to outcome.')
    .exitOverride()
  for (const load of commands) (await load()).register(program)
  try {
    await program.parseAsync(argv)
  } catch (error) {
    if (error instanceof CommanderError) {
      // Commander has printed its line already; help that was asked for is no error.
      process.exitCode = error.exitCode === 0 ? 0 : 2
      return
    }
    console.error(error instanceof Error ? error.message.split('\n').join(' ') : String(error))
    process.exitCode = error instanceof BadInput ? 2 : 1
  }
}
