import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Command } from 'commander'
import { BadInput } from './bad-input.ts'
import { readText } from './read-file.ts'

/** Checks vignettes: stories of patients with the determination that clinicians expect. */
export function register(program: Command): void {
  program
    .command('vignettes')
    .description('Evaluate the patients of vignettes and say where the determination is not the expected one.')
    .argument('<files...>', 'vignettes, or folders of them (docs/vignettes.md)')
    .option('--json', 'print JSON, one line a vignette')
    .addHelpText('after', '\nExit code 0: all as expected; 1: some are not; 2: a file cannot be used.')
    .action(run)
}

async function run(given: string[], { json }: { json?: boolean }): Promise<void> {
  const { disagreements, evaluateVignette, readVignette } = await import('./vignette-file.ts')
  let differ = 0
  const files = (await Promise.all(given.map(filesOf))).flat()
  for (const file of files) {
    const vignette = readVignette(await readText(file), file)
    const evaluation = evaluateVignette(vignette, file)
    const differences = disagreements(vignette, evaluation)
    if (differences.length > 0) differ++
    if (json) console.log(JSON.stringify({ file, determination: evaluation.determination, differences }))
    else if (differences.length > 0)
      console.log([`${file}: ${vignette.title}`, ...differences.map((each) => `  ${each}`)].join('\n'))
  }
  if (!json) console.log(`${files.length} ${files.length === 1 ? 'vignette' : 'vignettes'}, ${differ} not as expected.`)
  if (differ > 0) process.exitCode = 1
}

/** The file itself, or the JSON files of a folder in the order of their names. */
async function filesOf(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => undefined)
  if (!found) throw new BadInput(`${path} cannot be read: no such file or folder.`)
  if (!found.isDirectory()) return [path]
  const names = (await readdir(path)).filter((name) => name.endsWith('.json')).sort()
  if (names.length === 0) throw new BadInput(`${path} holds no vignette (a .json file).`)
  return names.map((name) => join(path, name))
}
