/**
 * 100,000 synthetic patients evaluated on one core: of each the determination with every finding, piece of evidence, source
 * and action, the open questions and the alternatives, and all of it read. In the same run the core logic alone (two
 * adequate failed trials, five exclusions) in CQL, run by `cql-execution`: over its simple patients and over FHIR R4, as CQL
 * is used; the goal is set for the latter. By processor time, so that what else the
 * machine does counts for neither. By hand: `npx tsx bench/eligibility.ts [patients]`
 */

import { look } from '../clinical/eligibility/evaluate.ts'
import { type Determination, type Evaluation, evaluate, explain, rulesets } from '../clinical/eligibility/index.ts'
import { openQuestions } from '../clinical/eligibility/interview-questions.ts'
import { judge, judgeEvery } from '../clinical/eligibility/outcome.ts'
import { prepare } from '../clinical/eligibility/prepared.ts'
import { factsOfDay } from '../clinical/record/as-of.ts'
import type { PatientRecord } from '../clinical/record/record.ts'
import { resistanceOf } from '../clinical/resistance/index.ts'
import { fhirPeer, simplePeer } from './core-logic-peer.ts'
import { Reader } from './read-evaluation.ts'
import { panelDay, randomFrom, syntheticPatient } from './synthetic-panel.ts'

const patients = Number(process.argv[2] ?? 100_000)
/** Made before they are evaluated, so that moving new records in memory is not counted as evaluating them. */
const batch = 10_000
const options = { treatment: 'esketamine-us', asOf: panelDay } as const
const goal = { patientsPerSecond: 100_000, ratio: 200 }

const random = randomFrom(20_260_115)
/** As they come from the database: read from JSON. */
const made = (count: number, from = 0): PatientRecord[] =>
  JSON.parse(JSON.stringify(Array.from({ length: count }, (_, at) => syntheticPatient(random, from + at))))

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

const nobody = evaluate(
  { patient: { ...(made(1)[0] as PatientRecord).patient, birthDate: undefined }, facts: [] },
  options,
)
const reader = new Reader(nobody.criteria)
const warm = made(10_000)
for (const record of warm) reader.read(evaluate(record, options))

reader.begin()
const determinations: Partial<Record<Determination, number>> = {}
let [whole, bare, facts] = [0, 0, 0]
// Those before are let go only when the next are there: when the last object of a layout is cleared away, the engine forgets
// the layout and the code that it had made quick for it. A server is never without a record.
let records = warm
for (let from = 0; from < patients; from += batch) {
  records = made(Math.min(batch, patients - from), from)
  whole += timed(() => {
    for (const record of records) reader.read(evaluate(record, options))
  })
  bare += timed(() => {
    for (const record of records) count(evaluate(record, options))
  })
  for (const record of records) facts += record.facts.length
}
function count({ determination }: Evaluation): void {
  determinations[determination] = (determinations[determination] ?? 0) + 1
}

const ours = patients / whole
const each = (total: number) => (total / patients).toFixed(1)
console.log(
  `${patients.toLocaleString('en')} patients, ${each(facts)} facts each, ${rulesets[0]?.criteria.length} criteria`,
)
console.log(
  `read of each: ${each(reader.outcomes)} outcomes of its own, ${each(reader.evidence)} pieces of evidence, ${each(reader.questions)} open questions, ${each(reader.characters)} characters`,
)
console.log(
  `determinations: ${Object.entries(determinations)
    .map(([name, many]) => `${name} ${many}`)
    .join(', ')}`,
)
console.log(`evaluated, everything read  ${perSecond(patients, whole)}`)
console.log(`evaluated, not read         ${perSecond(patients, bare)}`)

const peerRecords = made(2000)
let ratio = 0
let fit: number[] | undefined
for (const peer of [simplePeer, fhirPeer]) {
  await peer.candidates(peer.take(made(200)))
  const taken = peer.take(peerRecords)
  const start = processorSeconds()
  const candidates = await peer.candidates(taken)
  const theirs = peerRecords.length / (processorSeconds() - start)
  fit ??= candidates
  if (candidates.join() !== fit.join()) throw new Error(`${peer.name} finds other candidates.`)
  ratio = ours / theirs
  console.log(
    `beside: ${peer.name.padEnd(26)} ${perSecond(peerRecords.length, peerRecords.length / theirs)} (${candidates.length} of ${peerRecords.length} fit), ratio ${ratio.toFixed(1)} ×`,
  )
}

console.log('\nwhere the time goes, of the same sample')
const sample = made(200)
const ruleset = rulesets[0]
if (!ruleset) throw new Error('There is no ruleset.')
const prepared = prepare(ruleset)
const days = sample.map((record) => factsOfDay(record, panelDay))
const views = sample.map((record) => look(record, options))
const rounds = 20
const ofEach =
  <T>(all: readonly T[], work: (one: T) => unknown) =>
  () => {
    for (const one of all) work(one)
  }
const parts: [name: string, run: () => void][] = [
  ['facts of the day, by kind', ofEach(sample, (record) => factsOfDay(record, panelDay))],
  ['trials and severity', ofEach(days, (day) => resistanceOf(day, 'athf-sf'))],
  ['facts, trials, sorted out', ofEach(sample, (record) => look(record, options))],
  ['criteria that wake', ofEach(views, (view) => judge(prepared, view, []))],
  ['criteria, every one', ofEach(views, (view) => judgeEvery(prepared, view))],
  ['criteria and questions', ofEach(views, (view) => openQuestions(prepared, judge(prepared, view, []), view))],
  ['evaluate', ofEach(sample, (record) => evaluate(record, options))],
  ['evaluate, and read', ofEach(sample, (record) => reader.read(evaluate(record, options)))],
  ['the same with stagings', ofEach(sample, (record) => reader.readWithStagings(evaluate(record, options)))],
]
for (const [name, run] of parts) {
  run()
  const seconds = timed(() => {
    for (let round = 0; round < rounds; round++) run()
  })
  console.log(`${name.padEnd(27)} ${((seconds / rounds / sample.length) * 1e6).toFixed(1).padStart(7)} µs a patient`)
}
const few = sample.slice(0, 50)
const explained = timed(ofEach(few, (record) => explain(record, options)))
console.log(
  `${'smallest set of facts'.padEnd(27)} ${((explained / few.length) * 1e6).toFixed(0).padStart(7)} µs a patient, when asked for: it is tried, not told by the rules`,
)

if (ours < goal.patientsPerSecond || ratio < goal.ratio) {
  console.error(
    `\nThe goal is ${goal.patientsPerSecond.toLocaleString('en')} patients/s and ${goal.ratio} ×; it is not reached.`,
  )
  process.exitCode = 1
}
