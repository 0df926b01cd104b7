import { conceptIs, groupBits, groupBitsOf } from '../../conditions/index.ts'
import { dayInterval, isWithinDays } from '../../quantity/calendar-date.ts'
import type { CalendarDate, PartialDate } from '../../record/record.ts'
import type { Evidence } from '../../resistance/index.ts'
import { isOver } from '../condition-evidence.ts'
import type { Judgement } from '../criterion.ts'
import type { PatientView } from '../patient-view.ts'
import { criterion, from } from './define.ts'
import { raisedOrKnown } from './work-up-evidence.ts'

/** How long a tracing counts. Ours: needs clinical sign-off. */
const electrocardiogramCountsDays = 365

/** Words and codes of a tracing on record: QT intervals by LOINC, or a procedure by its name. */
const qtCodes = ['8634-8', '8636-3']
const tracingWords = /\b(electrocardiogra|ecg\b|ekg\b)/i

function electrocardiogramDone({ measurements, procedures, asOf }: PatientView): Judgement {
  const evidence: Evidence[] = []
  for (const { reference, concept, at } of measurements)
    if (concept.codings.some(({ code }) => qtCodes.includes(code)) && isRecent(at, asOf))
      evidence.push({ reference, text: `${concept.text} on ${at}` })
  for (const { reference, concept, start } of procedures)
    if (tracingWords.test(concept.text) && isRecent(start, asOf))
      evidence.push({ reference, text: `${concept.text} on ${start}` })
  return evidence.length > 0
    ? { status: 'met', finding: 'An electrocardiogram of the last twelve months is on record.', evidence }
    : noTracing
}

const noTracing: Judgement = {
  status: 'unknown',
  finding: 'No electrocardiogram of the last twelve months is on record.',
  evidence: [],
}

function isRecent(at: PartialDate | undefined, asOf: CalendarDate): boolean {
  const day = dayInterval(at)
  return day !== undefined && isWithinDays(day, electrocardiogramCountsDays, asOf) === 'yes'
}

const raisedBy = [
  'uncontrolled-heart-disease',
  'recent-cardiovascular-event',
  'past-cardiovascular-event',
  'uncontrolled-hypertension',
  'interaction-stimulants',
]

/** Also where it is stable or long ago: that decides eligibility, and not whether a tracing is taken. */
const heartGroups = groupBits([
  'myocardial-infarction',
  'myocardial-infarction-history',
  'unstable-angina',
  'coronary-procedure',
  'angina',
  'cardiomyopathy',
  'pulmonary-hypertension',
  'other-arrhythmia-to-clarify',
  'heart-failure',
  'valve-disease',
  'atrial-fibrillation',
  'ventricular-arrhythmia',
  'high-grade-heart-block',
  'long-qt',
  'hypertension',
])

/** What prolongs the QT interval most among the medicines of our table; tricyclics are asked for as a class. */
const prolongingQt = ['citalopram', 'escitalopram', 'haloperidol', 'methadone']

const heartOnRecord = ({ conditions, procedures }: PatientView): boolean =>
  conditions.some(
    ({ concept, verificationStatus }) => verificationStatus !== 'refuted' && heartGroups.meets(groupBitsOf(concept)),
  ) || procedures.some(({ concept }) => conceptIs(concept, 'coronary-procedure'))

const qtMedicineInUse = ({ medicinesInUse }: PatientView): boolean =>
  medicinesInUse.some(({ product }) =>
    product.some(({ medication }) => medication.class === 'tca' || prolongingQt.includes(medication.id)),
  )

const electrolytesDisturbed = ({ conditions }: PatientView): boolean =>
  conditions.some(
    (fact) => fact.verificationStatus !== 'refuted' && !isOver(fact) && conceptIs(fact.concept, 'electrolyte-disorder'),
  )

/** From this age one is taken. Ours: needs clinical sign-off. */
const electrocardiogramAge = 50

export const electrocardiogram = criterion({
  id: 'electrocardiogram-done',
  version: 5,
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
    !qtMedicineInUse(view) &&
    !electrolytesDisturbed(view)
      ? `under ${electrocardiogramAge}, no heart disease or disturbed electrolytes on record, no stimulant, no medicine that prolongs QT.`
      : undefined,
  judge: electrocardiogramDone,
  action: { unknown: 'Take one before the first session.' },
  source: from(
    'clinic',
    '',
    'From 50 years, with heart disease or its risks, disturbed electrolytes, a stimulant, a tricyclic or another medicine that prolongs QT (Wenzel-Seifert 2011, Dtsch Arztebl Int 108:687; labels of citalopram and methadone); esketamine itself does not change QT.',
  ),
  evidenceMark: 'local',
  signOff: 'needs-clinical-sign-off',
})
