import { userInfo } from 'node:os'
import type { Command } from 'commander'
import type { RerunReport } from '../server/evaluation/index.ts'
import { BadInput } from './bad-input.ts'
import { addDataOptions, type DataOptions } from './data-options.ts'

interface Options extends DataOptions {
  clinic?: string
  json?: boolean
}

export function register(program: Command): void {
  addDataOptions(program.command('re-run'))
    .argument('<determination>', 'id of a stored determination')
    .description('Evaluate the stored inputs of a determination again, and say whether the answer is the same.')
    .option('--clinic <name>', 'name or id of the clinic, where several share the records')
    .option('--json', 'print the answer of the API: { storedRuleset, ruleset, sameAnswer, differences, result, … }')
    .addHelpText('after', '\nExit code 0: the same answer; 1: another one; 2: there is no such determination.')
    .action(rerun)
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

async function rerun(given: string, options: Options): Promise<void> {
  const determinationId = given.toLowerCase()
  if (!uuid.test(determinationId)) throw new BadInput(`${given} is no id of a determination.`)
  const [{ withData }, { chooseClinic }, { rerunStored }, { appendAudit }] = await Promise.all([
    import('./open-data.ts'),
    import('./choose-clinic.ts'),
    import('../server/evaluation/index.ts'),
    import('../server/audit/index.ts'),
  ])
  const report = await withData(options, async (database) => {
    const clinic = await chooseClinic(database, options.clinic)
    return database.inClinic(clinic.id, async (tx) => {
      const found = await rerunStored(tx, determinationId)
      if (!found) throw new BadInput(`${clinic.name} has no determination ${determinationId}.`)
      await appendAudit(tx, database.auditKey, {
        memberId: null,
        ip: null,
        action: 'determinations.rerun',
        access: 'read',
        route: 'evenkeel re-run',
        outcome: 'done',
        patientIds: [found.patientId],
        detail: { account: userInfo().username, determinationId, sameAnswer: found.report.sameAnswer },
      })
      return found.report
    })
  })
  if (options.json) console.log(JSON.stringify(report, null, 2))
  else tell(report)
  if (!report.sameAnswer) process.exitCode = 1
}

function tell(report: RerunReport): void {
  const { storedRuleset, ruleset, sameRuleset, sameAnswer, storedDetermination, determination, differences } = report
  console.log(`determination  ${report.determinationId}`)
  console.log(`rule set       ${storedRuleset.id} ${storedRuleset.version}`)
  if (!sameRuleset) console.log(`today’s        ${ruleset.id} ${ruleset.version}`)
  console.log(`stored         ${storedDetermination}`)
  console.log(`run again      ${determination}${sameAnswer ? ', the same answer word for word' : ''}`)
  for (const { criterionId, stored, now } of differences)
    console.log(`  ${criterionId}: ${stored ?? 'not in that rule set'} → ${now ?? 'not in today’s'}`)
  if (!sameAnswer && differences.length === 0) console.log('  only the words differ')
  if (!sameAnswer && sameRuleset)
    console.log('The rule set has the same version and answers otherwise: that is a fault.')
}
