import { groupBits, groupBitsOf } from '../../conditions/index.ts'
import { identifyMedications } from '../../medications/index.ts'
import type { ConditionFact, MeasurementFact } from '../../record/record.ts'
import { conditionRule, judgeCondition } from '../condition-evidence.ts'
import type { Judgement } from '../criterion.ts'
import type { PatientView } from '../patient-view.ts'
import { bodyMassIndex, indexMeasurements } from './body-mass-index.ts'
import {
  aboutCondition,
  answerCounts,
  byTreatment,
  type CriterionGroup,
  criterion,
  from,
  readsConditions,
} from './define.ts'
import { latest } from './measured.ts'

const hypersensitivityAsks = {
  id: 'hypersensitivity',
  need: 'must-ask',
  question: {
    text: 'Has there ever been an allergy or hypersensitivity to ketamine, esketamine or what the product contains?',
    help: 'A rash, swelling, or trouble with breathing after it; nausea and dissociation are effects, not allergies.',
    answerType: 'yes-no',
    validForDays: answerCounts.history,
  },
} as const

/** What a list of problems may say of allergies. */
const allergyGroups = groupBits(['ketamine-allergy', 'anaesthetic-allergy-to-clarify'])

/** Allergies are read as the conditions they are; any that the code does not name raises the question. */
function allergiesAsConditions({ allergies, conditions, conditionGroups }: PatientView): ConditionFact[] {
  const stated = allergies.map(
    ({ id, reference, concept, clinicalStatus, verificationStatus, recorded }): ConditionFact => ({
      id,
      reference,
      kind: 'condition',
      concept,
      clinicalStatus,
      verificationStatus,
      ...(recorded ? { recorded } : {}),
    }),
  )
  if (!allergyGroups.meets(conditionGroups)) return stated
  return [...stated, ...conditions.filter(({ concept }) => allergyGroups.meets(groupBitsOf(concept)))]
}

const ketamineAllergy = conditionRule(hypersensitivityAsks, {
  when: 'ever',
  groups: ['ketamine-hypersensitivity', 'ketamine-allergy'],
  refutedBy: ['ketamine-hypersensitivity', 'ketamine-allergy'],
  also: (concept) => identifyMedications(concept).some(({ medication }) => medication.role.includes('ketamine')),
  toClarify: ['anaesthetic-allergy-to-clarify'],
})

const hypersensitivity = criterion({
  ...hypersensitivityAsks,
  passes: 'never' as const,
  title: 'Hypersensitivity',
  statement: 'There is a hypersensitivity to ketamine, esketamine or an excipient.',
  kind: 'exclusion',
  output: 'block',
  wokenBy: { ...readsConditions(ketamineAllergy), allergies: 'any' },
  judge: (view): Judgement => judgeCondition(view, ketamineAllergy, allergiesAsConditions(view)),
  action: { met: 'Do not give it; consider the alternatives.' },
  secondSignature: true,
  alternatives: 'contraindicated',
})

const bladder = aboutCondition({
  id: 'bladder-disease',
  version: 2,
  title: 'Bladder disease',
  statement: 'There is an interstitial or ulcerative cystitis, or urinary symptoms that nobody has explained.',
  kind: 'exclusion',
  output: 'hold',
  need: 'must-ask',
  question: {
    text: 'Is there an interstitial or ulcerative cystitis, or are there unexplained urinary symptoms?',
    help: 'Frequency, urgency, pain, blood. A treated infection is a no.',
    answerType: 'yes-no',
    validForDays: answerCounts.present,
  },
  rule: {
    when: 'now',
    groups: ['ulcerative-or-interstitial-cystitis'],
    refutedBy: [],
    toClarify: ['cystitis', 'lower-urinary-tract-symptoms', 'haematuria'],
  },
  action: { met: 'Urinalysis and urology first; then evaluate again.' },
  source: from(
    'uspi',
    'section 5',
    'Ulcerative or interstitial cystitis: monitor for bladder symptoms. The hold is ours.',
  ),
  evidenceMark: 'local',
  signOff: 'needs-clinical-sign-off',
  alternatives: 'bladder-or-liver',
})

const severeLiver = aboutCondition({
  id: 'severe-hepatic-impairment',
  title: 'Severe hepatic impairment',
  statement: 'The liver is severely impaired (Child-Pugh C).',
  kind: 'exclusion',
  output: 'block',
  need: 'must-ask',
  question: {
    text: 'Is the liver severely impaired (Child-Pugh class C)?',
    help: 'Ascites, encephalopathy, jaundice, or a known liver failure. No liver disease is a no.',
    answerType: 'yes-no',
    validForDays: answerCounts.present,
  },
  rule: { when: 'now', groups: ['hepatic-failure'], toClarify: ['cirrhosis', 'hepatic-decompensation-to-clarify'] },
  action: { met: 'Not recommended; ask hepatology, consider the alternatives.' },
  secondSignature: true,
  alternatives: 'bladder-or-liver',
})

const moderateLiver = aboutCondition({
  id: 'moderate-hepatic-impairment',
  title: 'Moderate hepatic impairment',
  statement: 'The liver is moderately impaired (Child-Pugh B).',
  kind: 'caution',
  output: 'caution',
  need: 'advisory',
  question: {
    text: 'Is the liver moderately impaired (Child-Pugh class B)?',
    answerType: 'yes-no',
    validForDays: answerCounts.present,
  },
  rule: { when: 'now', groups: [], toClarify: ['liver-disease'] },
  action: { met: 'Exposure is higher and lasts longer: observe longer.' },
})

/** Ours: needs clinical sign-off. */
const upperLimitTimes = 3
const liverEnzymes = ['alanine-aminotransferase', 'aspartate-aminotransferase'] as const
const liverCountsDays = 90

function judgeLiverTests(view: PatientView): Judgement {
  const found = liverEnzymes.flatMap((name) => latest(view, name, liverCountsDays) ?? [])
  const judged = found.flatMap(({ fact, day }) => {
    const limit = fact.referenceRange?.high
    return fact.value === undefined || limit === undefined || limit <= 0
      ? []
      : [{ fact, day, times: fact.value / limit }]
  })
  const evidence = found.map(({ fact, day }) => ({ reference: fact.reference, text: `${named(fact)} on ${day}` }))
  if (judged.length === 0)
    return {
      status: 'unknown',
      finding: 'No ALT or AST of the last 90 days with its normal range is on record.',
      evidence,
    }
  const high = judged.filter(({ times }) => times > upperLimitTimes)
  const finding = `${judged.map(({ fact }) => named(fact)).join('; ')}.`
  return { status: high.length > 0 ? 'met' : 'not-met', finding, evidence }
}

const named = ({ name, value, unit, referenceRange }: MeasurementFact): string =>
  `${name.replaceAll('-', ' ')} ${value ?? '?'} ${unit ?? ''}${referenceRange?.high === undefined ? '' : ` (normal up to ${referenceRange.high})`}`

const raisedLiverTests = criterion({
  id: 'raised-liver-tests',
  title: 'Raised liver tests',
  statement: 'ALT or AST is above three times the upper limit of normal.',
  kind: 'caution',
  output: 'caution',
  need: 'advisory',
  wokenBy: { measurements: liverEnzymes },
  judge: judgeLiverTests,
  action: { met: 'Repeat, and find the cause before a course.', unknown: 'Measure ALT and AST.' },
  source: from('clinic', '', 'Three times the upper limit of normal as the point to stop and look.'),
  evidenceMark: 'local',
  signOff: 'needs-clinical-sign-off',
})

const airway = aboutCondition({
  id: 'airway-or-lung-risk',
  version: 3,
  title: 'Airway or lung risk',
  statement: 'There is a severe lung disease or a difficult airway.',
  kind: 'exclusion',
  output: 'hold',
  need: 'must-ask',
  question: {
    text: 'Is there a severe lung disease, or a known or likely difficult airway?',
    help: 'Severe COPD, breathlessness at rest, oxygen at home, trouble at an earlier anaesthetic.',
    answerType: 'yes-no',
    validForDays: answerCounts.present,
  },
  rule: { when: 'now', groups: [], toClarify: ['copd', 'lung-or-airway-to-clarify'] },
  action: { met: 'Have anaesthesia review it; then evaluate again.' },
  alternatives: 'to-put-right',
})

const sleepApnoea = aboutCondition({
  id: 'untreated-sleep-apnoea',
  version: 3,
  title: 'Untreated sleep apnoea',
  statement: 'There is a sleep apnoea that is not treated.',
  kind: 'exclusion',
  output: 'hold',
  need: 'must-ask',
  question: {
    text: 'Is there a sleep apnoea that is not treated?',
    help: 'Treated and the device used is a no. EU: the caution is for morbid obesity (BMI 35 or more).',
    answerType: 'yes-no',
    validForDays: answerCounts.present,
  },
  rule: { when: 'now', groups: [], toClarify: ['sleep-apnoea'] },
  // For the EU, where the body mass index may settle it.
  wokenBy: { measurements: indexMeasurements },
  action: { met: 'Treat it, or have anaesthesia review it; then evaluate again.' },
  alternatives: 'to-put-right',
})

/** The EU leaflet asks for care in sleep apnoea with morbid obesity alone. */
const morbidObesity = 35
function belowMorbidObesity(view: PatientView): string | undefined {
  const index = bodyMassIndex(view)
  return index && index.value < morbidObesity ? `${index.text}; the EU caution begins at ${morbidObesity}.` : undefined
}

const respiratory = 'Respiratory depression is in the boxed warning; the hold is ours.'
const local = { evidenceMark: 'local', signOff: 'needs-clinical-sign-off' } as const
const cautionInEu = { kind: 'caution', output: 'caution', need: 'advisory' } as const

export const body: CriterionGroup = {
  title: 'Body',
  criteria: [
    ...byTreatment(hypersensitivity, {
      'esketamine-us': {
        source: from('uspi', 'section 4', 'Hypersensitivity to esketamine, ketamine or an excipient.'),
        evidenceMark: 'verified',
      },
      'esketamine-eu': {
        source: from('smpc', 'section 4.3', 'Hypersensitivity to esketamine, ketamine or an excipient.'),
        evidenceMark: 'verified',
      },
      'ketamine-iv': {
        source: from('ketamine-label', 'section 4', 'Known hypersensitivity to ketamine or an excipient.'),
        evidenceMark: 'verified',
      },
    }),
    bladder,
    ...byTreatment(severeLiver, {
      'esketamine-us': {
        source: from('uspi', 'section 8.6', 'Not studied and not recommended in Child-Pugh C.'),
        evidenceMark: 'verified',
      },
      'esketamine-eu': {
        source: from('smpc', 'section 4.2', 'Not recommended in Child-Pugh C.'),
        evidenceMark: 'verified',
      },
      'ketamine-iv': {
        source: from('asra-2018', 'contraindications', 'Avoid in severe hepatic disease.'),
        evidenceMark: 'verified',
        secondSignature: false,
      },
    }),
    ...byTreatment(moderateLiver, {
      'esketamine-us': {
        source: from('uspi', 'section 8.6', 'Higher exposure and half-life in Child-Pugh B; longer monitoring.'),
        evidenceMark: 'verified',
      },
      'esketamine-eu': {
        source: from('smpc', 'section 4.2', 'The highest dose of 84 mg with caution in Child-Pugh B.'),
        evidenceMark: 'verified',
      },
      'ketamine-iv': {
        source: from('asra-2018', 'contraindications', 'Care in moderate hepatic disease.'),
        evidenceMark: 'verified',
      },
    }),
    raisedLiverTests,
    ...byTreatment(airway, {
      'esketamine-us': { source: from('uspi', 'boxed warning', respiratory), ...local },
      'esketamine-eu': {
        source: from('ema-leaflet', '', 'Pulmonary insufficiency and COPD: the doctor decides.'),
        evidenceMark: 'verified',
        ...cautionInEu,
      },
      'ketamine-iv': { source: from('clinic', '', 'Anaesthesia review of lung and airway before a course.'), ...local },
    }),
    ...byTreatment(sleepApnoea, {
      'esketamine-us': { source: from('uspi', 'boxed warning', respiratory), ...local },
      'esketamine-eu': {
        source: from('ema-leaflet', '', 'Sleep apnoea with morbid obesity: the doctor decides.'),
        evidenceMark: 'verified',
        ...cautionInEu,
        whyNotRelevant: belowMorbidObesity,
      },
      'ketamine-iv': { source: from('clinic', '', 'Anaesthesia review of untreated sleep apnoea.'), ...local },
    }),
  ],
}
