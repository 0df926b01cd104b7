/**
 * 100,000 synthetic patients evaluated on one core, with findings, evidence, sources, questions, staging and alternatives of
 * each; in the same run the core logic alone (two failed trials, five exclusions) in CQL, run by `cql-execution`. By processor
 * time, so that what else the machine does counts for neither. By hand: `npx tsx bench/eligibility.ts [patients]`
 */

import { look } from '../clinical/eligibility/evaluate.ts'
import { type Determination, type Evaluation, evaluate, explain, rulesets } from '../clinical/eligibility/index.ts'
import { openQuestions } from '../clinical/eligibility/interview-questions.ts'
import { judgeAll } from '../clinical/eligibility/outcome.ts'
import { prepare } from '../clinical/eligibility/prepared.ts'
import { factsAsOf } from '../clinical/record/as-of.ts'
import type { PatientRecord } from '../clinical/record/record.ts'
import { resistanceOf } from '../clinical/resistance/index.ts'
import { runPeer } from './core-logic-peer.ts'
import { panelDay, randomFrom, syntheticPatient } from './synthetic-panel.ts'

const patients = Number(process.argv[2] ?? 100_000)
const batch = 1000
const options = { treatment: 'esketamine-us', asOf: panelDay } as const
const goal = { patientsPerSecond: 100_000, ratio: 200 }

const random = randomFrom(20_260_115)
const made = (count: number, from = 0): PatientRecord[] =>
  Array.from({ length: count }, (_, at) => syntheticPatient(random, from + at))

const processorSeconds = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}
function timed(run: () => void): number {
  const start = processorSeconds()
  run()
  return processorSeconds() - start
}
const perSecond = (count: number, seconds: number) => `${Math.round(count / seconds).toLocaleString('en')} patients/s`

const warm = made(10_000)
for (const record of warm) evaluate(record, options)

const determinations: Partial<Record<Determination, number>> = {}
let [seconds, facts, evidence] = [0, 0, 0]
for (let from = 0; from < patients; from += batch) {
  const records = made(Math.min(batch, patients - from), from)
  const evaluations: Evaluation[] = []
  seconds += timed(() => {
    for (const record of records) evaluations.push(evaluate(record, options))
  })
  facts += records.reduce((sum, record) => sum + record.facts.length, 0)
  for (const { determination, criteria } of evaluations) {
    determinations[determination] = (determinations[determination] ?? 0) + 1
    for (const outcome of criteria) evidence += outcome.evidence.length
  }
}
const ours = patients / seconds
console.log(
  `${patients.toLocaleString('en')} patients, ${(facts / patients).toFixed(1)} facts each, ${rulesets[0]?.criteria.length} criteria, ${(evidence / patients).toFixed(1)} pieces of evidence each`,
)
console.log(
  `determinations: ${Object.entries(determinations)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ')}`,
)
console.log(`evaluate, whole             ${perSecond(patients, seconds)}`)

const sample = made(2000)
const peerStart = processorSeconds()
await runPeer(sample.slice(0, 200))
const peerWarm = processorSeconds()
const candidates = (await runPeer(sample)).filter(Boolean).length
const peerSeconds = processorSeconds() - peerWarm
const theirs = sample.length / peerSeconds
console.log(
  `beside: core logic in CQL   ${perSecond(sample.length, peerSeconds)} (cql-execution; ${candidates} of ${sample.length} fit, warmed up for ${(peerWarm - peerStart).toFixed(1)} s)`,
)
console.log(`ratio                       ${(ours / theirs).toFixed(1)} ×`)

console.log('\nwhere the time goes, of the same sample')
const ruleset = rulesets[0]
if (!ruleset) throw new Error('There is no ruleset.')
const { prepared } = prepare(ruleset)
const days = sample.map((record) => factsAsOf(record, panelDay))
const views = sample.map((record) => look(record, options))
const parts: [name: string, run: () => void][] = [
  ['facts of the day, in order', () => sample.forEach((record) => void factsAsOf(record, panelDay))],
  ['trials and staging', () => days.forEach((each) => void resistanceOf(each, panelDay, 'athf-sf'))],
  ['facts, trials, sorted out', () => sample.forEach((record) => void look(record, options))],
  ['criteria with evidence', () => views.forEach((view) => void judgeAll(prepared, view, []))],
  [
    'criteria and questions',
    () => views.forEach((view) => void openQuestions(prepared, judgeAll(prepared, view, []), view)),
  ],
  ['evaluate, whole', () => sample.forEach((record) => void evaluate(record, options))],
]
for (const [name, run] of parts)
  console.log(`${name.padEnd(27)} ${((timed(run) / sample.length) * 1e6).toFixed(0).padStart(6)} µs a patient`)
const few = sample.slice(0, 50)
const explained = timed(() => few.forEach((record) => void explain(record, options)))
console.log(
  `${'smallest set of facts'.padEnd(27)} ${((explained / few.length) * 1e6).toFixed(0).padStart(6)} µs a patient, when asked for: it is tried, not told by the rules`,
)

if (ours < goal.patientsPerSecond || ours / theirs < goal.ratio) {
  console.error(
    `\nThe goal is ${goal.patientsPerSecond.toLocaleString('en')} patients/s and ${goal.ratio} ×; it is not reached.`,
  )
  process.exitCode = 1
}
