import { findInstrument } from '../../instruments/index.ts'
import { dayInterval, isWithinDays } from '../../quantity/calendar-date.ts'
import type { Concept, MeasurementName, PartialDate } from '../../record/record.ts'
import { type Evidence, totalOf } from '../../resistance/index.ts'
import { answerRule, judgeCondition } from '../condition-evidence.ts'
import type { Criterion, CriterionQuestion, Judgement, TreatmentId } from '../criterion.ts'
import { textsOf } from '../evidence-texts.ts'
import type { OutcomesBefore } from '../outcomes-before.ts'
import type { PatientView } from '../patient-view.ts'
import { onlyItsQuestion, type WokenBy } from '../woken-by.ts'
import { answerCounts, type CriterionGroup, criterion, everyTreatment, from } from './define.ts'
import { isMeasured, measure, raisedOrKnown } from './work-up-evidence.ts'

/**
 * The rest of the checklist before a course. It is shown and asked, and changes no determination: guidance is against
 * routine tests in healthy people, and which of these a clinic wants is its own decision.
 */

type Part = Pick<Criterion, 'id' | 'title' | 'statement' | 'judge' | 'action'> &
  Partial<Pick<Criterion, 'version' | 'question' | 'treatments' | 'whyNotRelevant' | 'wokenBy'>>

const part = (given: Part): Criterion =>
  criterion({
    kind: 'work-up' as const,
    output: 'info' as const,
    need: 'advisory' as const,
    source: from('apa-2017', '', 'A baseline before treatment; this part of the checklist is ours.'),
    evidenceMark: 'local' as const,
    signOff: 'needs-clinical-sign-off' as const,
    ...given,
  })

const measuredPart = (
  id: string,
  title: string,
  names: MeasurementName[],
  days: number,
  words: { statement: string; ask: string; more?: string },
  treatments: TreatmentId[] = everyTreatment,
): Criterion =>
  part({
    id,
    title,
    statement: words.statement,
    treatments,
    question: measure(words.ask, names, days),
    wokenBy: onlyItsQuestion,
    judge: isMeasured(names, days),
    action: { unknown: words.more ?? words.ask },
  })

/** How long a scale counts as a baseline. */
const scaleDays = 30

/** Not asked in the interview, which is long enough; its form is opened from the assessments. */
const scalePart = (
  id: string,
  title: string,
  {
    instruments,
    names,
    ...more
  }: {
    version?: number
    instruments: string[]
    names: string
    whyNotRelevant?: Criterion['whyNotRelevant']
    wokenBy?: WokenBy
  },
): Criterion => {
  const text = `Score ${names}.`
  const unknown = instruments.filter((each) => !findInstrument(each))
  if (unknown.length > 0) throw new RangeError(`${id} asks for an unknown instrument: ${unknown.join(', ')}.`)
  return part({
    id,
    title,
    statement: `Of the last ${scaleDays} days ${names} is on record.`,
    ...more,
    wokenBy: { ...more.wokenBy, instruments },
    judge: (view) => judgeScale(view, instruments),
    action: { unknown: text },
  })
}

function judgeScale(view: PatientView, instruments: readonly string[]): Judgement {
  const evidence: Evidence[] = []
  for (const fact of view.assessments) {
    const at = instruments.includes(fact.instrument) ? dayInterval(fact.at) : undefined
    if (!at || isWithinDays(at, scaleDays, view.asOf) !== 'yes') continue
    const name = findInstrument(fact.instrument)?.shortTitle ?? fact.instrument
    const text = `${name} ${totalOf(fact) ?? ''}`.trim().concat(` on ${at.latest}`)
    evidence.push({ reference: fact.reference, text })
  }
  return evidence.length > 0
    ? { status: 'met', finding: `${textsOf(evidence)}.`, evidence }
    : { status: 'unknown', finding: 'None of the last 30 days is on record.', evidence }
}

/** A part that somebody does and says so. */
const saidPart = (given: Omit<Part, 'judge' | 'question'> & { text: string; help?: string }): Criterion => {
  const { text, help, ...rest } = given
  const question: CriterionQuestion = {
    text,
    ...(help === undefined ? {} : { help }),
    answerType: 'yes-no',
    validForDays: answerCounts.present,
  }
  const rule = answerRule({ id: given.id, need: 'must-ask', question })
  return part({ wokenBy: onlyItsQuestion, ...rest, question, judge: (view) => judgeCondition(view, rule) })
}

/** Recognised by its name alone: laboratories code it in many ways. */
const urinalysisWords = /\b(urinalysis|urine (dipstick|test strip|microscopy))\b/i
function addUrinalysis(
  found: Evidence[],
  reference: string,
  { text }: Concept,
  at: PartialDate | undefined,
  { asOf }: PatientView,
): void {
  const day = urinalysisWords.test(text) ? dayInterval(at) : undefined
  if (day && isWithinDays(day, 90, asOf) === 'yes') found.push({ reference, text: `${text} on ${day.latest}` })
}

const bladderCriteria = ['bladder-disease', 'previous-ketamine']
const urinalysis = part({
  id: 'urinalysis-done',
  title: 'Urinalysis',
  statement: 'A urinalysis of the last 90 days is on record.',
  wokenBy: { measurements: 'any', procedures: 'any', criteria: bladderCriteria },
  whyNotRelevant: (_, others) =>
    raisedOrKnown(others, bladderCriteria)
      ? undefined
      : 'no bladder symptom on record; tests by risk, not by routine (ASRA 2018).',
  judge: (view): Judgement => {
    const evidence: Evidence[] = []
    for (const { reference, concept, at } of view.measurements) addUrinalysis(evidence, reference, concept, at, view)
    for (const { reference, concept, start } of view.procedures)
      addUrinalysis(evidence, reference, concept, start, view)
    return evidence.length > 0
      ? { status: 'met', finding: `${textsOf(evidence)}.`, evidence }
      : { status: 'unknown', finding: 'None of the last 90 days is on record.', evidence }
  },
  action: { unknown: 'Test the urine before the first session.' },
})

const traumaCriteria = ['dissociative-or-personality-disorder']
const noTrauma = (_: PatientView, others: OutcomesBefore): string | undefined =>
  raisedOrKnown(others, traumaCriteria) ? undefined : 'no trauma disorder on record.'

export const furtherWorkUp: CriterionGroup = {
  title: 'Further work-up',
  criteria: [
    measuredPart(
      'vital-signs-measured',
      'Vital signs',
      ['heart-rate', 'respiratory-rate', 'oxygen-saturation', 'temperature'],
      30,
      {
        statement: 'Pulse, breathing rate, oxygen saturation and temperature of the last 30 days are on record.',
        ask: 'Measure pulse, breathing rate, oxygen saturation and temperature.',
      },
    ),
    measuredPart('height-measured', 'Height', ['height'], 36_500, {
      statement: 'A height is on record.',
      ask: 'Measure the height.',
    }),
    saidPart({
      id: 'airway-examined',
      title: 'Airway examined',
      statement: 'Somebody has looked at the airway.',
      treatments: ['ketamine-iv'],
      text: 'Was the airway examined (Mallampati, neck, mouth opening)?',
      help: 'A difficult airway is a yes to airway and lung risk.',
      action: { notMet: 'Examine it before the first session.', unknown: 'Examine it before the first session.' },
    }),
    saidPart({
      id: 'neurological-examination-done',
      title: 'Neurological examination',
      statement: 'A short neurological examination was done.',
      text: 'Was a short neurological examination done?',
      action: { notMet: 'Do one before the first session.', unknown: 'Do one before the first session.' },
    }),
    measuredPart('creatinine-measured', 'Creatinine', ['creatinine'], 365, {
      statement: 'A creatinine of the last twelve months is on record.',
      ask: 'Measure creatinine.',
      more: 'Measure it with electrolytes and a blood count where the risk asks for it; glucose and drug levels if indicated.',
    }),
    urinalysis,
    scalePart('mania-scale-done', 'Mania scale', { instruments: ['asrm', 'mdq'], names: 'an ASRM or MDQ' }),
    scalePart('substance-scale-done', 'Substance scale', {
      instruments: ['audit-c', 'dast-10'],
      names: 'an AUDIT-C or DAST-10',
    }),
    scalePart('anxiety-scale-done', 'Anxiety scale', { instruments: ['gad-7'], names: 'a GAD-7' }),
    scalePart('dissociation-scale-done', 'Dissociation before the first dose', {
      instruments: ['cadss', 'cadss-6'],
      names: 'a CADSS',
    }),
    scalePart('anhedonia-scale-done', 'Anhedonia scale', { instruments: ['shaps'], names: 'a SHAPS' }),
    scalePart('function-scale-done', 'Function or quality of life', {
      instruments: ['sds', 'whodas-12', 'who-5', 'eq-5d-5l', 'q-les-q-sf'],
      names: 'an SDS, WHODAS 2.0, WHO-5 or EQ-5D-5L',
    }),
    scalePart('urinary-scale-done', 'Urinary symptoms', { instruments: ['luts-screen'], names: 'a LUTS screen' }),
    scalePart('trauma-scale-done', 'Trauma scale', {
      version: 2,
      instruments: ['pcl-5'],
      names: 'a PCL-5',
      whyNotRelevant: noTrauma,
      wokenBy: { criteria: traumaCriteria },
    }),
    saidPart({
      id: 'cognition-tested',
      title: 'Cognition tested',
      statement: 'Cognition was tested before the first dose.',
      wokenBy: { patient: true },
      whyNotRelevant: ({ age }, others) =>
        (age !== undefined && age.max >= 65) || raisedOrKnown(others, ['capacity-in-doubt', 'delirium-or-dementia'])
          ? undefined
          : 'under 65 and no complaint on record.',
      text: 'Was cognition tested (MoCA or another)?',
      action: { notMet: 'Test it before the first session.', unknown: 'Test it before the first session.' },
    }),
    saidPart({
      id: 'supports-and-expectations-discussed',
      title: 'Supports and expectations',
      statement: 'Supports at home, earlier trauma and what is expected of the treatment were talked about.',
      text: 'Were supports at home, earlier trauma and what is expected of the treatment talked about?',
      action: { notMet: 'Talk about it before consent.', unknown: 'Talk about it before consent.' },
    }),
    saidPart({
      id: 'prescription-monitoring-checked',
      title: 'Prescription monitoring checked',
      statement: 'The prescription drug monitoring programme was asked.',
      treatments: ['esketamine-us', 'ketamine-iv'],
      text: 'Was the prescription drug monitoring programme asked, where the law has one?',
      action: { notMet: 'Ask it, by the law of the state.', unknown: 'Ask it, by the law of the state.' },
    }),
  ],
}
