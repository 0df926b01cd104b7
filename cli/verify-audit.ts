import type { Command } from 'commander'
import type { AuditHead, ChainReport } from '../server/audit/index.ts'
import { BadInput } from './bad-input.ts'
import { addDataOptions, type DataOptions } from './data-options.ts'

interface Options extends DataOptions {
  json?: boolean
  anchors?: string
}

export function register(program: Command): void {
  addDataOptions(program.command('verify-audit'))
    .description('Walk the audit trail of each clinic and name the first entry that was changed, removed or reordered.')
    .option('--json', 'print a list of { clinicId, name, ok, entries, head } or { …, ok: false, seq, fault }')
    .option('--anchors <file>', 'output of an earlier run with --json, kept elsewhere: its heads must still be there')
    .addHelpText('after', '\nExit code 0: all unbroken; 1: an entry is bad; 2: the command could not be understood.')
    .action(verifyAudit)
}

async function verifyAudit(options: Options): Promise<void> {
  const [{ verifyAllChains }, { withData }] = await Promise.all([
    import('../server/audit/index.ts'),
    import('./open-data.ts'),
  ])
  const anchors = options.anchors ? await readAnchors(options.anchors) : undefined
  const reports = await withData(options, async (database) => {
    const all: ChainReport[] = []
    for await (const report of verifyAllChains(database, anchors)) {
      all.push(report)
      if (!options.json) tell(report)
    }
    return all
  })
  const gone = missingClinics(anchors, reports)
  for (const clinicId of gone) console.error(`The audit trail of clinic ${clinicId} is gone: it was there earlier.`)
  if (options.json)
    console.log(
      JSON.stringify(
        reports.map(({ verdict, ...of }) => ({ ...of, ...verdict })),
        null,
        2,
      ),
    )
  if (gone.length > 0 || reports.some(({ verdict }) => !verdict.ok)) process.exitCode = 1
}

function tell({ clinicId, name, verdict }: ChainReport): void {
  const whose = clinicId ? `${name} (${clinicId})` : 'Installation'
  if (verdict.ok) console.log(`${whose}: ${verdict.entries} entries, unbroken.`)
  else console.error(`${whose}: entry ${verdict.seq} ${verdict.fault}.`)
}

const missingClinics = (anchors: Map<string | null, AuditHead> | undefined, reports: ChainReport[]) =>
  [...(anchors?.keys() ?? [])].filter((clinicId) => !reports.some((report) => report.clinicId === clinicId))

async function readAnchors(file: string): Promise<Map<string | null, AuditHead>> {
  const [{ z }, { parseText, readText }] = await Promise.all([import('zod'), import('./read-file.ts')])
  const anchorsSchema = z.array(
    z.object({
      clinicId: z.string().nullable(),
      ok: z.boolean(),
      head: z.object({ seq: z.number(), hash: z.string() }).optional(),
    }),
  )
  const read = anchorsSchema.safeParse(parseText(await readText(file), file))
  if (!read.success) throw new BadInput(`${file} is not the output of verify-audit --json.`)
  return new Map(read.data.flatMap(({ clinicId, head }) => (head ? [[clinicId, head] as const] : [])))
}
