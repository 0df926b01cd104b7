import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { Command } from 'commander'
import type { ScreeningCategory } from '../clinical/eligibility/index.ts'
import { BadInput } from './bad-input.ts'
import { counted } from './counted.ts'
import type { EvaluationChoice } from './evaluation-options.ts'
import type { ExportFile } from './screen/export-files.ts'

/** Screens a whole panel from an export of an EHR, without server or database. */
export function register(program: Command): void {
  program
    .command('screen')
    .description(
      'Screen a panel from a FHIR Bulk Data export: one row a patient, whom to look at first. A work list, never a determination.',
    )
    .argument(
      '<export>',
      'a folder with .ndjson files (one a resource type, or bundles one a line) or .json bundles, or one such file; also packed by gzip',
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
      '\nRows go to standard output, progress and lines that could not be used to standard error.' +
        '\nWhat is sorted lies in the temporary directory (TMPDIR), about as much as the export, and is removed at the end.' +
        '\nExit code 0: screened, also when lines were left out; 1: the list could not be written, or no space was left; 2: a file or an option cannot be used, or nobody could be screened; 130: stopped.',
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
  const [{ readEvaluationChoice }, { filesOf }] = await Promise.all([
    import('./evaluation-options.ts'),
    import('./screen/export-files.ts'),
  ])
  const choice = await readEvaluationChoice(options)
  const { format } = options
  if (format !== 'csv' && format !== 'ndjson') throw new BadInput(`--format ${format} is none of csv, ndjson.`)
  const { files, passedOver } = await filesOf(path)
  if (passedOver.length > 0) console.error(`Passed over, since no .ndjson or .json: ${firstFew(passedOver)}.`)

  // What lies here names patients: nobody else may read it, and it goes also when the command is stopped.
  const folder = temporaryFolder()
  const clean = () => rmSync(folder, { recursive: true, force: true })
  const stopped = () => process.exit(130)
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  process.once('exit', clean)
  for (const signal of signals) process.once(signal, stopped)
  try {
    await screen(files, folder, choice, format)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
    throw new Error(`${folder}: no space is left. Name a folder with room for the export in TMPDIR.`)
  } finally {
    process.off('exit', clean)
    for (const signal of signals) process.off(signal, stopped)
    clean()
  }
}

function temporaryFolder(): string {
  try {
    return mkdtempSync(join(tmpdir(), 'evenkeel-screen-'))
  } catch (error) {
    throw new BadInput(`${tmpdir()} (TMPDIR) cannot be written: ${(error as NodeJS.ErrnoException).code}.`)
  }
}

/** Of the export, in one part that is sorted in memory. */
const partBytes = 16_000_000
/** What an export that is packed becomes, about: its parts are to be no larger. */
const unpacked = 10

async function screen(
  files: readonly ExportFile[],
  folder: string,
  choice: EvaluationChoice,
  format: 'csv' | 'ndjson',
): Promise<void> {
  const [{ Medicines }, { Files }, { Partitions }, { Ranked }, { inWords, sortByPatient }, patients, { csvLine }] =
    await Promise.all([
      import('./screen/medicines.ts'),
      import('./screen/on-disk.ts'),
      import('./screen/partitions.ts'),
      import('./screen/ranked.ts'),
      import('./screen/sort-by-patient.ts'),
      import('./screen/screen-patient.ts'),
      import('./screen/csv.ts'),
    ])
  const { columns, screenPatient } = patients
  const progress = makeProgress()
  let faults = 0
  const report = (text: string) => {
    faults++
    console.error(text)
  }
  console.error(`Screening for ${choice.inWords}. A work list, never a determination.`)

  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  const volume = files.reduce((sum, file) => sum + file.bytes * (file.packed ? unpacked : 1), 0)
  const parts = Math.min(4096, Math.max(1, Math.ceil(volume / partBytes)))
  const onDisk = new Files(folder)
  const [partitions, medicines] = [new Partitions(onDisk, parts), new Medicines(onDisk, parts)]
  const counts = new Map<string, number>()
  let seen = 0
  for (const file of files) {
    await sortByPatient(file, {
      partitions,
      medicines,
      counts,
      report: (origin, fault) => report(`${inWords(origin)}: ${fault}`),
      onBytes: (more) => {
        seen += more
        progress(() => `read ${megabytes(seen)} of ${megabytes(bytes)}`)
      },
    })
  }
  console.error(`In the export: ${[...counts].map(([type, count]) => `${count} ${type}`).join(', ') || 'nothing'}.`)
  await medicines.giveTo(partitions)

  const ranked = new Ranked(onDisk)
  const categories: Record<ScreeningCategory, number> = {
    candidate: 0,
    'resistance-not-shown': 0,
    'excluded-on-record': 0,
  }
  let screened = 0
  for (let which = 0; which < partitions.count; which++) {
    for (const [name, resources] of partitions.patients(which)) {
      const found = screenPatient(name, resources, choice, report)
      if (!found) continue
      const { row, rank } = found
      ranked.add(rank, format === 'csv' ? csvLine(columns.map((column) => row[column])) : `${JSON.stringify(row)}\n`)
      categories[row.category]++
      screened++
      progress(() => `${screened} patients screened, part ${which + 1} of ${partitions.count}`)
      // A signal is heard only between two patients.
      if (screened % 100 === 0) await setImmediate()
    }
  }
  if (screened === 0) throw new BadInput('No patient of the export could be screened.')

  if (format === 'csv') await write(csvLine(columns))
  for await (const text of ranked.text()) await write(text)
  const list = Object.entries(categories).map(([category, count]) => `${count} ${category}`)
  console.error(
    `${counted(screened, 'patient')}: ${list.join(', ')}. ${faults === 0 ? 'No line was left out.' : `${counted(faults, 'fault')}, named above.`}`,
  )
}

/** As fast as whoever reads the list takes it. */
async function write(text: string | Buffer): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain')
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`

function firstFew(names: readonly string[]): string {
  const more = names.length - 5
  return more > 0 ? `${names.slice(0, 5).join(', ')} and ${more} more` : names.join(', ')
}

/** At most a line every two seconds. */
function makeProgress(): (text: () => string) => void {
  let last = performance.now()
  return (text) => {
    if (performance.now() - last < 2000) return
    last = performance.now()
    console.error(text())
  }
}
