import type { Command } from 'commander'

/** Prints where everything comes from, without server or database. */
export function register(program: Command): void {
  program
    .command('evidence')
    .description('Print every rule, number and instrument with its source; docs/evidence.md is made with it.')
    .option('--json', 'print JSON instead of Markdown')
    .action(async ({ json }: { json?: boolean }) => {
      const { evidenceEntries, evidenceMarkdown } = await import('../clinical/evidence/index.ts')
      const entries = evidenceEntries()
      process.stdout.write(json ? `${JSON.stringify(entries, null, 2)}\n` : evidenceMarkdown(entries))
    })
}
