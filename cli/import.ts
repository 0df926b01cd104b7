import { readFile } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { basename } from 'node:path'
import type { Command } from 'commander'
import type { ImportResult } from '../server/imports/index.ts'
import { addDataOptions, type DataOptions } from './data-options.ts'

interface Options extends DataOptions {
  clinic?: string
  patient?: string
  new?: boolean
  json?: boolean
}

export function register(program: Command): void {
  addDataOptions(program.command('import'))
    .argument('<file...>', 'FHIR R4 Bundles of one patient each (JSON: transaction, collection or searchset)')
    .description('Import records, also beside a running server. A file goes in whole or not at all; twice is once.')
    .option('--clinic <name>', 'name or id of the clinic, where several share the records')
    .option('--patient <number>', 'record number of the patient whom the files are about')
    .option('--new', 'make a new patient although somebody here has the same names and birth date')
    .option('--json', 'print a list of { file, ok: true, … } and { file, ok: false, error }')
    .addHelpText('after', '\nExit code 0: all were imported; 2: a file was refused, the others were imported.')
    .action(importFiles)
}

type Outcome = { file: string; ok: true; result: ImportResult } | { file: string; ok: false; error: string }

async function importFiles(files: string[], options: Options): Promise<void> {
  const [{ withData }, { chooseClinic }] = await Promise.all([import('./open-data.ts'), import('./choose-clinic.ts')])
  const outcomes = await withData(options, async (database) => {
    const clinic = await chooseClinic(database, options.clinic)
    const importOne = await importer(database, clinic.id, options)
    const all: Outcome[] = []
    for (const file of files) {
      const outcome = await importOne(file)
      all.push(outcome)
      if (!options.json) tell(outcome)
    }
    return all
  })
  if (options.json)
    console.log(
      JSON.stringify(
        outcomes.map((each) => (each.ok ? { file: each.file, ok: true, ...each.result } : each)),
        null,
        2,
      ),
    )
  if (outcomes.some(({ ok }) => !ok)) process.exitCode = 2
}

type Data = Parameters<Parameters<typeof import('./open-data.ts')['withData']>[1]>[0]

/** Each file in its own transaction, with its entry in the audit trail. */
async function importer(
  database: Data,
  clinicId: string,
  options: Options,
): Promise<(file: string) => Promise<Outcome>> {
  const [{ importBundle, contentSha256, patientOfRecordNumber }, { BundleFault, readBundleText }, audit, { Problem }] =
    await Promise.all([
      import('../server/imports/index.ts'),
      import('../server/fhir/index.ts'),
      import('../server/audit/index.ts'),
      import('../server/http/problem.ts'),
    ])
  return async (file) => {
    const read = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => error)
    if (typeof read !== 'string') return { file, ok: false, error: `cannot be read: ${read.code ?? read.message}` }
    try {
      const bundle = readBundleText(read)
      const result = await database.inClinic(clinicId, async (tx) => {
        const imported = await importBundle(tx, {
          read: bundle,
          sha256: contentSha256(read),
          fileName: basename(file).slice(0, 200),
          patientId: options.patient === undefined ? undefined : await patientOfRecordNumber(tx, options.patient),
          asNew: options.new ?? false,
          authorId: null,
          now: new Date().toISOString(),
        })
        const { importId, created, changed, summary } = imported
        await audit.appendAudit(tx, database.auditKey, {
          memberId: null,
          ip: null,
          action: 'imports.run',
          access: 'write',
          route: 'evenkeel import',
          outcome: 'done',
          patientIds: [imported.patientId],
          detail: {
            account: userInfo().username,
            importId,
            created,
            changed,
            facts: summary.facts,
            ...(summary.urgent ? { urgentPathwayId: summary.urgent.pathwayId } : {}),
          },
        })
        return imported
      })
      return { file, ok: true, result }
    } catch (error) {
      if (error instanceof BundleFault || error instanceof Problem) return { file, ok: false, error: wordsOf(error) }
      throw error
    }
  }
}

function wordsOf(error: Error & { code?: string }): string {
  if (error.code !== 'possible-duplicates') return error.message
  return `${error.message} Use --patient with the record number, or --new.`
}

function tell(outcome: Outcome): void {
  if (!outcome.ok) {
    console.error(`${outcome.file}: ${outcome.error}`)
    return
  }
  for (const line of linesOf(outcome.file, outcome.result)) console.log(line)
}

function linesOf(file: string, { patient, created, changed, summary }: ImportResult): string[] {
  const { facts } = summary
  const name = [patient.familyName, patient.givenName].filter(Boolean).join(', ')
  const what = created ? 'new patient' : changed ? 'known patient' : 'nothing new'
  const counts = [
    `${facts.recorded} new`,
    `${facts.changed} changed`,
    `${facts.retracted} taken out`,
    `${facts.unchanged} as before`,
  ]
  return [
    `${file}: ${name}, ${patient.recordNumber}: ${what}`,
    ...(summary.urgent
      ? [`  URGENT  C-SSRS of ${summary.urgent.on}, ${summary.urgent.tier} tier: the urgent pathway has started`]
      : []),
    `  facts   ${counts.join(', ')}`,
    `  taken   ${summary.taken.map(({ type, count }) => `${count} ${type}`).join(', ')}`,
    ...leftLines(summary.left),
    ...summary.kept.map(
      ({ reference, text, sourceSays }) => `  kept    ${reference}, ${text}; the source: ${sourceSays}`,
    ),
    ...summary.identityChanged.map((field) => `  changed ${field} of the patient`),
    ...summary.notes.map((note) => `  note    ${note}`),
  ]
}

const mostLeftLines = 12

/** Resources that this clinic's work has no use for can be of many kinds; the first show what sort they are. */
function leftLines(left: ImportResult['summary']['left']): string[] {
  const lines = left.map(({ type, count, reason, reference }) => `  left    ${count} ${type}: ${reason} (${reference})`)
  const more = lines.length - mostLeftLines
  return more > 1
    ? [...lines.slice(0, mostLeftLines), `  left    and ${more} kinds more: --json lists them all`]
    : lines
}
