import { createReadStream, mkdtempSync, rmSync, statSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Command } from 'commander'
import type { ScreeningCategory } from '../clinical/eligibility/index.ts'
import { BadInput } from './bad-input.ts'
import type { EvaluationChoice } from './evaluation-options.ts'
import type { Row } from './screen/screen-patient.ts'

/** Screens a whole panel from an export of an EHR, without server or database. */
export function register(program: Command): void {
  program
    .command('screen')
    .description(
      'Screen a panel from a FHIR Bulk Data export: one row a patient, whom to look at first. A work list, never a determination.',
    )
    .argument(
      '<export>',
      'a folder with .ndjson files (one a resource type, or bundles one a line) or .json bundles, or one such file',
    )
    .requiredOption('--as-of <date>', 'the day of the screening, YYYY-MM-DD; nothing dated later is used')
    .option(
      '--treatment <id>',
      'esketamine-us, esketamine-us-acute-suicidality, esketamine-eu, ketamine-iv or ketamine-injection',
      'esketamine-us',
    )
    .option(
      '--standard <id>',
      'by which a trial is adequate and failed: athf-sf, mgh-atrq, delphi-2022, or a .json file with the clinic’s own',
      'athf-sf',
    )
    .option('--format <format>', 'csv or ndjson', 'csv')
    .addHelpText(
      'after',
      '\nRows go to standard output, progress and lines that could not be used to standard error.\nExit code 0: screened, also when lines were left out; 2: nothing to screen, or an option cannot be used.',
    )
    .action(run)
}

interface Options {
  asOf: string
  treatment: string
  standard: string
  format: string
}

async function run(path: string, options: Options): Promise<void> {
  const { readEvaluationChoice } = await import('./evaluation-options.ts')
  const choice = await readEvaluationChoice(options)
  const { format } = options
  if (format !== 'csv' && format !== 'ndjson') throw new BadInput(`--format ${format} is none of csv, ndjson.`)
  const files = await filesOf(path)
  // What lies here names patients: nobody else may read it, and it goes also when the command is stopped.
  const folder = mkdtempSync(join(tmpdir(), 'evenkeel-screen-'))
  const clean = () => rmSync(folder, { recursive: true, force: true })
  const stopped = () => {
    clean()
    process.exit(130)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stopped)
  try {
    await screen(files, folder, choice, format)
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, stopped)
    clean()
  }
}

async function filesOf(path: string): Promise<string[]> {
  try {
    if (statSync(path).isFile()) return [path]
    const names = (await readdir(path)).filter((name) => /\.(ndjson|json)$/.test(name)).sort()
    if (names.length === 0) throw new BadInput(`${path} holds no .ndjson or .json file.`)
    return names.map((name) => join(path, name))
  } catch (error) {
    if (error instanceof BadInput) throw error
    throw new BadInput(`${path} cannot be read: ${(error as NodeJS.ErrnoException).code ?? 'unknown'}.`)
  }
}

async function screen(
  files: readonly string[],
  folder: string,
  choice: EvaluationChoice,
  format: 'csv' | 'ndjson',
): Promise<void> {
  const [{ Medicines }, { Partitions, Ranked }, { inWords, sortByPatient }, { columns, screenPatient }] =
    await Promise.all([
      import('./screen/medicines.ts'),
      import('./screen/partitions.ts'),
      import('./screen/sort-by-patient.ts'),
      import('./screen/screen-patient.ts'),
    ])
  const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0)
  const progress = makeProgress()
  let faults = 0
  const report = (text: string) => {
    faults++
    console.error(text)
  }
  console.error(
    `Screening for ${choice.treatment} as of ${choice.asOf}, trials by ${typeof choice.standard === 'string' ? choice.standard : choice.standard.name}. A work list, never a determination.`,
  )

  const partitions = new Partitions(folder, bytes)
  const medicines = new Medicines(folder, bytes)
  let seen = 0
  for (const file of files) {
    await sortByPatient(file, {
      partitions,
      medicines,
      report: (origin, fault) => report(`${inWords(origin)}: ${fault}`),
      onBytes: (more) => {
        seen += more
        progress(`read ${megabytes(seen)} of ${megabytes(bytes)}`)
      },
    })
  }

  await medicines.giveTo(partitions)

  const ranked = new Ranked(folder)
  const counts: Record<ScreeningCategory, number> = {
    candidate: 0,
    'resistance-not-shown': 0,
    'excluded-on-record': 0,
  }
  let patients = 0
  for (let which = 0; which < partitions.count; which++) {
    for (const [key, resources] of partitions.patients(which)) {
      const found = screenPatient(key, resources, choice, report)
      if (!found) continue
      ranked.add(found.rank, found.row)
      counts[found.row.category]++
      patients++
      progress(`${patients} patients screened, part ${which + 1} of ${partitions.count}`)
    }
  }
  if (patients === 0) throw new BadInput('No patient of the export could be screened.')

  if (format === 'csv') console.log(columns.join(','))
  for (const file of ranked.files()) {
    for await (const line of createInterface({ input: createReadStream(file) })) {
      console.log(format === 'ndjson' ? line : csvOf(JSON.parse(line) as Row, columns))
    }
  }
  const counted = Object.entries(counts).map(([category, count]) => `${count} ${category}`)
  console.error(
    `${patients} patients: ${counted.join(', ')}. ${faults === 0 ? 'No line was left out.' : `${faults} faults, named above.`}`,
  )
}

/** Excel and others would run a field that begins like a formula. */
const cell = (value: string | number): string => {
  const text = String(value)
  const safe = /^[=+\-@\t\r]/.test(text) && typeof value === 'string' ? `'${text}` : text
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const csvOf = (row: Row, columns: readonly (keyof Row)[]): string =>
  columns
    .map((column) => {
      const value = row[column]
      return cell(Array.isArray(value) ? value.join(' | ') : value)
    })
    .join(',')

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`

/** At most a line every two seconds. */
function makeProgress(): (text: string) => void {
  let last = performance.now()
  return (text) => {
    if (performance.now() - last < 2000) return
    last = performance.now()
    console.error(text)
  }
}
