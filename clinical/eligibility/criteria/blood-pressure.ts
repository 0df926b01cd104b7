import { dayInterval, isWithinDays } from '../../quantity/calendar-date.ts'
import type { CalendarDate, MeasurementFact } from '../../record/record.ts'
import { answerText, sentence } from '../answer-words.ts'
import { conditionRule, judgeCondition } from '../condition-evidence.ts'
import type { Judgement } from '../criterion.ts'
import type { PatientView } from '../patient-view.ts'
import { answerCounts } from './define.ts'

/** A reading speaks for the pressure now for so many days. Ours: needs clinical sign-off. */
export const pressureCountsDays = 30

interface Reading {
  fact: MeasurementFact
  day: CalendarDate
  systolic: number
  diastolic: number
  text: string
}

/** Whole readings of the last 30 days, newest first; of one day the highest first. */
export function readings(view: PatientView): Reading[] {
  const found: Reading[] = []
  for (const fact of view.measurements) {
    const { systolicMmHg: systolic, diastolicMmHg: diastolic } = fact
    if (systolic === undefined || diastolic === undefined) continue
    const at = dayInterval(fact.at)
    if (!at || isWithinDays(at, pressureCountsDays, view.asOf) !== 'yes') continue
    const day = at.latest
    found.push({ fact, day, systolic, diastolic, text: `Blood pressure ${systolic}/${diastolic} mmHg on ${day}` })
  }
  return found.sort(newestFirst)
}

const newestFirst = (a: Reading, b: Reading): number =>
  (a.day < b.day ? 1 : a.day > b.day ? -1 : 0) ||
  b.systolic - a.systolic ||
  b.diastolic - a.diastolic ||
  (a.fact.id < b.fact.id ? -1 : 1)

/**
 * Above this the label asks to weigh benefit and risk. US: 140/90 at any age. EU: 150/90 from 65 years. Of an age that
 * is known only in part, the lower value.
 */
function guide({ treatment, age }: PatientView): { systolic: number; diastolic: number } {
  const older = treatment === 'esketamine-eu' && age !== undefined && age.min >= 65
  return { systolic: older ? 150 : 140, diastolic: 90 }
}

export function judgeRaisedPressure(view: PatientView): Judgement {
  const { systolic, diastolic } = guide(view)
  const answer = view.answer('raised-pressure', pressureCountsDays)
  const [last] = readings(view)
  if (last && (!answer || answer.answer === 'unknown' || answer.on <= last.day)) {
    const above = last.systolic > systolic || last.diastolic > diastolic
    return {
      status: above ? 'met' : 'not-met',
      finding: `${last.text}; the guide value is ${systolic}/${diastolic}.`,
      evidence: [{ reference: last.fact.reference, text: last.text }],
    }
  }
  if (answer && answer.answer !== 'unknown')
    return {
      status: answer.answer === 'yes' ? 'met' : 'not-met',
      finding: sentence(answerText(answer)),
      evidence: [{ reference: answer.reference, text: answerText(answer) }],
    }
  return {
    status: 'unknown',
    finding: `No blood pressure of the last ${pressureCountsDays} days is on record.`,
    evidence: [],
  }
}

const uncontrolledAsks = {
  id: 'uncontrolled-hypertension',
  version: 2,
  need: 'must-ask',
  question: { text: '', answerType: 'yes-no', validForDays: answerCounts.present },
} as const

export const uncontrolledPressure = conditionRule(uncontrolledAsks, {
  when: 'now',
  groups: [],
  toClarify: ['hypertension', 'hypertensive-crisis'],
})

/** Above either the pressure is severely raised (Yip 2022). */
const severeSystolicMmHg = 180
const severeDiastolicMmHg = 120

/**
 * A diagnosis or a high reading never answers by itself whether the pressure is under control. A diagnosis raises the
 * question, and a severe reading raises it anew.
 */
export function judgeUncontrolledPressure(view: PatientView): Judgement {
  const judged = judgeCondition(view, uncontrolledPressure)
  const [last] = readings(view)
  if (!last || judged.status === 'met') return judged
  const evidence = [...judged.evidence, { reference: last.fact.reference, text: last.text }]
  const severe = last.systolic > severeSystolicMmHg || last.diastolic > severeDiastolicMmHg
  const answer = view.answer(uncontrolledAsks.id, uncontrolledAsks.question.validForDays)
  if (severe && !(answer && answer.answer !== 'unknown' && answer.on >= last.day))
    return {
      status: 'unknown',
      finding: `${last.text}; nobody has said since whether the pressure is under control.`,
      evidence,
      raised: true,
    }
  return { status: judged.status, finding: `${judged.finding} ${last.text}.`, evidence, raised: judged.raised }
}
