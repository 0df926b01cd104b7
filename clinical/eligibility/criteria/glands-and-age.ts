import type { Judgement } from '../criterion.ts'
import type { PatientView } from '../patient-view.ts'
import { bodyMassIndex, indexMeasurements } from './body-mass-index.ts'
import { aboutCondition, answerCounts, byTreatment, type CriterionGroup, criterion, from } from './define.ts'

const hyperthyroidism = aboutCondition({
  id: 'uncontrolled-hyperthyroidism',
  title: 'Uncontrolled hyperthyroidism',
  statement: 'There is a hyperthyroidism that is not sufficiently treated.',
  kind: 'caution',
  output: 'caution',
  need: 'advisory',
  question: {
    text: 'Is there a hyperthyroidism that is not sufficiently treated?',
    answerType: 'yes-no',
    validForDays: answerCounts.present,
  },
  rule: { when: 'now', groups: [], toClarify: ['hyperthyroidism'] },
  action: { met: 'Treat the thyroid first; blood pressure and pulse may rise.' },
  alternatives: 'to-put-right',
})

const phaeochromocytoma = aboutCondition({
  id: 'phaeochromocytoma',
  passes: 'when-put-right',
  title: 'Phaeochromocytoma',
  statement: 'There is a phaeochromocytoma or paraganglioma.',
  kind: 'exclusion',
  output: 'hold',
  need: 'absent-after-review',
  question: {
    text: 'Is there a phaeochromocytoma or paraganglioma?',
    answerType: 'yes-no',
    validForDays: answerCounts.history,
  },
  rule: {
    when: 'now',
    groups: ['phaeochromocytoma'],
    toClarify: ['adrenal-neoplasm-to-clarify'],
  },
  action: { met: 'A rise of pressure would be a hazard: treat it first.' },
  source: from('clinic', '', 'Until it is treated; no label that we read names it.'),
  evidenceMark: 'local',
  signOff: 'needs-clinical-sign-off',
  alternatives: 'vascular',
})

const dialysis = aboutCondition({
  id: 'dialysis',
  title: 'Dialysis',
  statement: 'The patient has end-stage kidney disease or is on dialysis.',
  kind: 'caution',
  output: 'caution',
  need: 'advisory',
  rule: { when: 'now', groups: ['dialysis'] },
  action: {
    met: 'Not studied on dialysis; other renal impairment asks for no change.',
    unknown: 'Read the record through.',
  },
  source: from('smpc', 'section 5.2', 'Dialysis was not studied; renal impairment needs no adjustment.'),
  evidenceMark: 'verified',
})

const porphyria = aboutCondition({
  id: 'porphyria',
  title: 'Porphyria',
  statement: 'There is a porphyria.',
  kind: 'caution',
  output: 'caution',
  need: 'advisory',
  treatments: ['ketamine-iv'],
  rule: { when: 'ever', groups: ['porphyria'] },
  action: { met: 'Ask a specialist whether ketamine is safe in this type.', unknown: 'Read the record through.' },
  source: from('general', '', 'Ketamine in porphyria is uncertain.'),
  evidenceMark: 'unverified',
  signOff: 'needs-clinical-sign-off',
})

const older = criterion({
  id: 'aged-65-or-over',
  title: 'Aged 65 or over',
  statement: 'The patient is 65 or older.',
  kind: 'caution',
  output: 'caution',
  need: 'advisory',
  judge: ({ age, patient }: PatientView): Judgement => {
    if (!age) return { status: 'unknown', finding: 'The date of birth is not known.', evidence: [] }
    const evidence = [{ reference: 'Patient', text: `Born ${patient.birthDate}` }]
    const finding = `${age.min === age.max ? age.min : `${age.min} to ${age.max}`} years old.`
    return { status: age.min >= 65 ? 'met' : age.max < 65 ? 'not-met' : 'unknown', finding, evidence }
  },
  action: {
    met: 'Exposure and rises of pressure are higher: watch more closely.',
    unknown: 'Complete the date of birth.',
  },
})

const obesity = criterion({
  id: 'body-mass-index-30-or-over',
  title: 'BMI of 30 or more',
  statement: 'The body mass index is 30 or more.',
  kind: 'caution',
  output: 'info',
  need: 'advisory',
  treatments: ['ketamine-iv'],
  wokenBy: { measurements: indexMeasurements },
  judge: (view: PatientView): Judgement => {
    const index = bodyMassIndex(view)
    if (!index)
      return { status: 'unknown', finding: 'No weight of the last 30 days with a height is on record.', evidence: [] }
    return {
      status: index.value >= 30 ? 'met' : 'not-met',
      finding: `${index.text}.`,
      evidence: index.references.map((reference) => ({ reference, text: index.text })),
    }
  },
  action: {
    met: 'Choose the weight to dose by (ideal, adjusted, actual) and record the choice.',
    unknown: 'Weigh the patient.',
  },
  source: from(
    'apa-2017',
    '',
    'Ideal body weight suggested from a BMI of 30, since effects on blood pressure follow the dose.',
  ),
  evidenceMark: 'unverified',
  signOff: 'needs-clinical-sign-off',
})

export const glandsAndAge: CriterionGroup = {
  title: 'Glands, kidney, age and weight',
  criteria: [
    ...byTreatment(hyperthyroidism, {
      'esketamine-us': {
        source: from(
          'ema-leaflet',
          '',
          'Insufficiently treated hyperthyroidism: the doctor decides. Not in the US label.',
        ),
        evidenceMark: 'verified',
        signOff: 'needs-clinical-sign-off',
      },
      'esketamine-eu': {
        source: from('ema-leaflet', '', 'Insufficiently treated hyperthyroidism: the doctor decides.'),
        evidenceMark: 'verified',
      },
      'ketamine-iv': {
        source: from('clinic', '', 'Hold until treated; a contraindication in Switzerland, not in the US label.'),
        evidenceMark: 'local',
        signOff: 'needs-clinical-sign-off',
        kind: 'exclusion',
        output: 'hold',
        need: 'absent-after-review',
      },
    }),
    phaeochromocytoma,
    dialysis,
    porphyria,
    ...byTreatment(older, {
      'esketamine-us': {
        source: from('uspi', 'section 8.5', 'Higher exposure from 65 years; no dose rule for age.'),
        evidenceMark: 'verified',
      },
      'esketamine-eu': {
        source: from('smpc', 'section 4.2', 'From 65 years start with 28 mg.'),
        evidenceMark: 'verified',
        action: { met: 'Start with 28 mg and go up in steps of 28 mg.', unknown: 'Complete the date of birth.' },
      },
      'ketamine-iv': {
        source: from('uspi', 'section 8.5', 'Higher exposure from 65 years. Taken over from esketamine.'),
        evidenceMark: 'unverified',
        signOff: 'needs-clinical-sign-off',
      },
    }),
    obesity,
  ],
}
