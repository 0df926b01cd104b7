import { type ConditionGroup, conceptIs } from '../../conditions/index.ts'
import { identifyMedications } from '../../medications/index.ts'
import { dayInterval, isWithinDays } from '../../quantity/calendar-date.ts'
import type { Judgement } from '../criterion.ts'
import { useOf } from '../medicines-in-use.ts'
import type { PatientView } from '../patient-view.ts'
import { criterion, from } from './define.ts'
import { raisedOrKnown } from './work-up-evidence.ts'

/** How long a tracing counts. Ours: needs clinical sign-off. */
const electrocardiogramCountsDays = 365

/** Words and codes of a tracing on record: QT intervals by LOINC, or a procedure by its name. */
const qtCodes = ['8634-8', '8636-3']
const electrocardiogramDone = (view: PatientView): Judgement => {
  const traced = [
    ...view.measurements.filter(({ concept }) => concept.codings.some(({ code }) => qtCodes.includes(code))),
    ...view.procedures
      .filter(({ concept }) => /\b(electrocardiogra|ecg\b|ekg\b)/i.test(concept.text))
      .map(({ start, ...fact }) => ({ ...fact, at: start })),
  ].filter(({ at }) => {
    const day = dayInterval(at)
    return day !== undefined && isWithinDays(day, electrocardiogramCountsDays, view.asOf) === 'yes'
  })
  const evidence = traced.map(({ reference, concept, at }) => ({ reference, text: `${concept.text} on ${at}` }))
  return evidence.length > 0
    ? { status: 'met', finding: 'An electrocardiogram of the last twelve months is on record.', evidence }
    : { status: 'unknown', finding: 'No electrocardiogram of the last twelve months is on record.', evidence }
}

const raisedBy = [
  'uncontrolled-heart-disease',
  'recent-cardiovascular-event',
  'past-cardiovascular-event',
  'uncontrolled-hypertension',
  'interaction-stimulants',
]

/** Also where it is stable or long ago: that decides eligibility, and not whether a tracing is taken. */
const heartGroups: ConditionGroup[] = [
  'myocardial-infarction',
  'myocardial-infarction-history',
  'unstable-angina',
  'coronary-procedure',
  'heart-failure',
  'valve-disease',
  'atrial-fibrillation',
  'ventricular-arrhythmia',
  'high-grade-heart-block',
  'long-qt',
  'hypertension',
]

const heartOnRecord = ({ conditions, procedures }: PatientView): boolean =>
  conditions.some(
    ({ concept, verificationStatus }) =>
      verificationStatus !== 'refuted' && heartGroups.some((group) => conceptIs(concept, group)),
  ) || procedures.some(({ concept }) => conceptIs(concept, 'coronary-procedure'))

const tricyclicInUse = ({ medications, asOf }: PatientView): boolean =>
  medications.some(
    (fact) =>
      useOf(fact, asOf) !== 'not' &&
      identifyMedications(fact.concept).some(({ medication }) => medication.class === 'tca'),
  )

/** From this age one is taken. Ours: needs clinical sign-off. */
const electrocardiogramAge = 50

export const electrocardiogram = criterion({
  id: 'electrocardiogram-done',
  title: 'Electrocardiogram',
  statement: 'An electrocardiogram of the last twelve months is on record.',
  kind: 'work-up',
  output: 'caution',
  need: 'advisory',
  whyNotRelevant: (view, others) =>
    view.age !== undefined &&
    view.age.max < electrocardiogramAge &&
    !raisedOrKnown(others, raisedBy) &&
    !heartOnRecord(view) &&
    !tricyclicInUse(view)
      ? `under ${electrocardiogramAge}, no heart disease on record, no stimulant or tricyclic.`
      : undefined,
  judge: electrocardiogramDone,
  action: { unknown: 'Take one before the first session.' },
  source: from(
    'clinic',
    '',
    'From 50 years, with heart disease or its risks, with a stimulant or a tricyclic; esketamine itself does not change QT.',
  ),
  evidenceMark: 'local',
  signOff: 'needs-clinical-sign-off',
})
