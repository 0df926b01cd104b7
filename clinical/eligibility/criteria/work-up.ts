import { findInstrument } from '../../instruments/index.ts'
import { dayInterval, isWithinDays } from '../../quantity/calendar-date.ts'
import { type Evidence, totalOf } from '../../resistance/index.ts'
import type { Judgement } from '../criterion.ts'
import { textsOf } from '../evidence-texts.ts'
import type { OutcomesBefore } from '../outcomes-before.ts'
import { type PatientView, reviewCountsDays } from '../patient-view.ts'
import { onlyItsQuestion } from '../woken-by.ts'
import { readings } from './blood-pressure.ts'
import { byTreatment, type CriterionGroup, criterion, from } from './define.ts'
import { electrocardiogram } from './electrocardiogram.ts'
import { testCountsDays, whyNotPregnant } from './reproduction.ts'
import { recentScreens, screeners } from './suicide-risk.ts'
import { isMeasured, measure, raisedOrKnown } from './work-up-evidence.ts'

/** For how many days each part of the work-up counts. Ours, all of them: they need clinical sign-off. */
const counts = { weight: 30, liverTests: 90, drugScreen: 30, scale: 30, thyroid: 365 } as const

const bloodPressure = criterion({
  id: 'blood-pressure-measured',
  title: 'Blood pressure',
  statement: 'A blood pressure of the last 30 days is on record.',
  kind: 'work-up',
  output: 'caution',
  need: 'advisory',
  question: measure('Measure the blood pressure at rest, twice.', ['blood-pressure'], 30),
  wokenBy: onlyItsQuestion,
  judge: (view): Judgement => {
    const found = readings(view)
    const evidence = found.map(({ fact, text }) => ({ reference: fact.reference, text }))
    return found[0]
      ? { status: 'met', finding: `${found[0].text}.`, evidence }
      : { status: 'unknown', finding: 'Not on record within 30 days: blood pressure.', evidence }
  },
  action: { unknown: 'Measure it before the first session.' },
  source: from('uspi', 'section 5', 'Blood pressure is assessed before each dose; a baseline belongs to the work-up.'),
  evidenceMark: 'verified',
})

const weight = criterion({
  id: 'weight-measured',
  title: 'Weight',
  statement: 'A measured weight of the last 30 days is on record.',
  kind: 'work-up',
  output: 'caution',
  need: 'advisory',
  treatments: ['ketamine-iv'],
  question: measure('Weigh the patient.', ['weight'], counts.weight),
  wokenBy: onlyItsQuestion,
  judge: isMeasured(['weight'], counts.weight),
  action: { unknown: 'Weigh the patient before the dose is calculated.' },
  source: from('clinic', '', 'The dose is by weight; a weight older than 30 days is stale.'),
  evidenceMark: 'local',
  signOff: 'needs-clinical-sign-off',
})

const liverNames = [
  'alanine-aminotransferase',
  'aspartate-aminotransferase',
  'alkaline-phosphatase',
  'gamma-glutamyl-transferase',
  'bilirubin',
] as const

/** In the EU and the US tests are asked for where one of these is known or raised. */
const liverCriteria = ['severe-hepatic-impairment', 'moderate-hepatic-impairment', 'substance-use-disorder']

const liverTests = criterion({
  id: 'liver-tests-done',
  version: 3,
  title: 'Liver tests',
  statement: 'Liver tests of the last 90 days are on record: ALT, AST, alkaline phosphatase, GGT, bilirubin.',
  kind: 'work-up',
  output: 'hold',
  need: 'must-ask',
  question: measure('Measure ALT, AST, alkaline phosphatase, GGT and bilirubin.', [...liverNames], counts.liverTests),
  wokenBy: { criteria: liverCriteria },
  judge: isMeasured(liverNames, counts.liverTests),
  action: { unknown: 'Measure them before a series of doses; then periodically.' },
})

const liverIsQuiet = (_: PatientView, others: OutcomesBefore): string | undefined =>
  raisedOrKnown(others, liverCriteria)
    ? undefined
    : 'No liver disease on record; the esketamine labels ask for no baseline.'

const pregnancyTest = criterion({
  id: 'pregnancy-test-done',
  title: 'Pregnancy test',
  statement: 'A pregnancy test of the last 30 days is on record.',
  kind: 'work-up',
  output: 'caution',
  need: 'advisory',
  whyNotRelevant: whyNotPregnant,
  question: measure('Do a pregnancy test.', ['pregnancy-test'], testCountsDays),
  judge: isMeasured(['pregnancy-test'], testCountsDays),
  action: { unknown: 'Test before the first session, unless pregnancy is not possible.' },
  source: from('clinic', '', 'A urine test before the first dose, then by the clinic’s policy.'),
  evidenceMark: 'local',
  signOff: 'needs-clinical-sign-off',
})

const substanceCriteria = ['substance-use-disorder', 'substance-use-in-remission', 'previous-ketamine']

const drugScreen = criterion({
  id: 'drug-screen-done',
  version: 2,
  title: 'Drug screen',
  statement: 'A urine drug screen of the last 30 days is on record.',
  kind: 'work-up',
  output: 'caution',
  need: 'advisory',
  wokenBy: { criteria: substanceCriteria },
  whyNotRelevant: (_, others) =>
    raisedOrKnown(others, substanceCriteria)
      ? undefined
      : 'nothing on record about substances; no routine tests in healthy people (ASRA 2018).',
  question: measure('Do a urine drug screen; ketamine is on no usual panel.', ['drug-screen'], counts.drugScreen),
  judge: isMeasured(['drug-screen'], counts.drugScreen),
  action: { unknown: 'Screen before the first session.' },
  source: from('asra-2018', '', 'Tests by risk, not by routine.'),
  evidenceMark: 'unverified',
  signOff: 'needs-clinical-sign-off',
})

const thyroidCriteria = ['uncontrolled-hyperthyroidism', 'interaction-thyroid-hormones']

const thyroid = criterion({
  id: 'thyroid-tested',
  title: 'Thyroid test',
  statement: 'A TSH of the last twelve months is on record.',
  kind: 'work-up',
  output: 'caution',
  need: 'advisory',
  wokenBy: { criteria: thyroidCriteria },
  whyNotRelevant: (_, others) => (raisedOrKnown(others, thyroidCriteria) ? undefined : 'no thyroid disease on record.'),
  question: measure('Measure the TSH.', ['thyroid-stimulating-hormone'], counts.thyroid),
  judge: isMeasured(['thyroid-stimulating-hormone'], counts.thyroid),
  action: { unknown: 'Measure it before the first session.' },
  source: from('clinic', '', 'With thyroid disease or thyroid hormone.'),
  evidenceMark: 'local',
  signOff: 'needs-clinical-sign-off',
})

const scales = ['madrs', 'phq-9', 'qids-sr16']

const baselineScale = criterion({
  id: 'baseline-scale-done',
  title: 'Baseline scale',
  statement: 'A MADRS, PHQ-9 or QIDS-SR16 of the last 30 days is on record.',
  kind: 'work-up',
  output: 'caution',
  need: 'advisory',
  question: {
    text: 'Score a MADRS, PHQ-9 or QIDS-SR16.',
    answerType: 'assessment',
    instruments: scales,
    validForDays: counts.scale,
  },
  wokenBy: onlyItsQuestion,
  judge: (view): Judgement => {
    const evidence: Evidence[] = []
    for (const fact of view.assessments) {
      const instrument = scales.includes(fact.instrument) ? findInstrument(fact.instrument) : undefined
      const at = instrument && dayInterval(fact.at)
      if (!instrument || !at || isWithinDays(at, counts.scale, view.asOf) !== 'yes') continue
      const total = totalOf(fact)
      if (total === undefined) continue
      evidence.push({ reference: fact.reference, text: `${instrument.shortTitle} ${total} on ${at.latest}` })
    }
    return evidence.length > 0
      ? { status: 'met', finding: `${textsOf(evidence)}.`, evidence }
      : { status: 'unknown', finding: 'None of the last 30 days is on record.', evidence }
  },
  action: { unknown: 'Score one before the first session: response and remission are measured against it.' },
  source: from('apa-2017', '', 'A baseline of depression before treatment.'),
  evidenceMark: 'unverified',
})

const suicideScreen = criterion({
  id: 'suicide-screen-done',
  title: 'C-SSRS screener',
  statement: 'A finished C-SSRS screener of the last two weeks is on record.',
  kind: 'work-up',
  output: 'caution',
  need: 'advisory',
  question: {
    text: 'Go through the C-SSRS screener.',
    answerType: 'assessment',
    instruments: ['c-ssrs-screener'],
    validForDays: 14,
  },
  wokenBy: { instruments: screeners },
  judge: (view): Judgement => {
    const finished = recentScreens(view).filter(({ tier }) => tier !== 'unfinished')
    const evidence = finished.map(({ fact, day, tier }) => ({
      reference: fact.reference,
      text: `C-SSRS on ${day}: ${tier}`,
    }))
    return finished.length > 0
      ? { status: 'met', finding: `${textsOf(evidence)}.`, evidence }
      : { status: 'unknown', finding: 'None of the last two weeks is on record.', evidence }
  },
  action: { unknown: 'Screen before the first session.' },
  source: from('columbia', '', 'Screen before and during treatment.'),
  evidenceMark: 'unverified',
})

const recordReviewed = criterion({
  id: 'record-reviewed',
  title: 'Record read',
  statement: `A clinician has read the whole record in the last ${reviewCountsDays} days.`,
  kind: 'work-up',
  output: 'caution',
  need: 'advisory',
  question: {
    text: 'Have you read the whole record of this patient?',
    help: 'A yes is an attestation: what the record does not mention then counts as absent, where a criterion allows it.',
    answerType: 'yes-no',
    validForDays: reviewCountsDays,
  },
  wokenBy: { review: true },
  judge: ({ review }): Judgement =>
    review
      ? {
          status: 'met',
          finding: `Read on ${review.on} by ${review.by}.`,
          evidence: [{ reference: review.reference, text: `Record reviewed on ${review.on} by ${review.by}` }],
        }
      : { status: 'unknown', finding: 'Nobody has attested it.', evidence: [] },
  action: { unknown: 'Read the record through, then say so.' },
  source: from('clinic', '', 'Absence from a record means something only once somebody has read it.'),
  evidenceMark: 'local',
  signOff: 'needs-clinical-sign-off',
})

const noBaseline = from('uspi', 'section 8.6', 'Liver disease changes exposure; the labels ask for no baseline tests.')

export const workUp: CriterionGroup = {
  title: 'Work-up',
  criteria: [
    bloodPressure,
    weight,
    ...byTreatment(liverTests, {
      'esketamine-us': {
        source: noBaseline,
        evidenceMark: 'unverified',
        output: 'caution',
        whyNotRelevant: liverIsQuiet,
      },
      'esketamine-eu': {
        source: noBaseline,
        evidenceMark: 'unverified',
        output: 'caution',
        whyNotRelevant: liverIsQuiet,
      },
      'ketamine-iv': {
        source: from(
          'ketamine-label',
          'section 5.6',
          'Baseline liver tests with ALP and GGT for any recurrent dosing.',
        ),
        evidenceMark: 'verified',
      },
    }),
    pregnancyTest,
    drugScreen,
    electrocardiogram,
    thyroid,
    baselineScale,
    suicideScreen,
    recordReviewed,
  ],
}
