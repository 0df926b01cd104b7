import type { Source } from '../quantity/source.ts'

export type AlternativesKey =
  | 'vascular'
  | 'psychosis'
  | 'pregnancy'
  | 'trials'
  | 'substances'
  | 'bipolar'
  | 'bladder-or-liver'
  | 'suicide-risk'
  | 'contraindicated'
  | 'skull'
  | 'neurocognitive'
  | 'under-age'
  | 'indication'
  | 'to-put-right'
  | 'no-response'
  | 'wish-for-no-medicine'

export interface Alternatives {
  key: AlternativesKey
  /** Why ketamine is not the way now. */
  reason: string
  /** Options to weigh, not orders. */
  options: string[]
}

export const alternativesSource: Source = {
  citation: 'Standard treatment options; general clinical knowledge',
  evidence: 'unverified',
}

/** What to consider when a patient is not eligible; the last two after a course, or where a patient wants no medicine. */
export const alternatives: Readonly<Record<AlternativesKey, Alternatives>> = {
  vascular: {
    key: 'vascular',
    reason: 'Aneurysm, bleeding in the brain or uncontrolled cardiovascular disease',
    options: [
      'Repetitive transcranial magnetic stimulation',
      'Optimise the medicines',
      'Psychotherapy',
      'Control blood pressure, then evaluate again',
    ],
  },
  psychosis: {
    key: 'psychosis',
    reason: 'Psychotic depression or psychosis',
    options: ['Electroconvulsive therapy first', 'Antidepressant with an antipsychotic', 'Admission'],
  },
  pregnancy: {
    key: 'pregnancy',
    reason: 'Pregnancy or breastfeeding',
    options: [
      'Perinatal psychiatry',
      'Psychotherapy',
      'Electroconvulsive therapy',
      'Repetitive transcranial magnetic stimulation',
    ],
  },
  trials: {
    key: 'trials',
    reason: 'Fewer than two adequate trials without response',
    options: ['Complete or optimise the running trial', 'Switch to another class', 'Psychotherapy'],
  },
  substances: {
    key: 'substances',
    reason: 'Active substance use disorder',
    options: ['Treat the substance use first, integrated with the depression', 'Then evaluate again'],
  },
  bipolar: {
    key: 'bipolar',
    reason: 'Bipolar disorder',
    options: [
      'Mood-stabiliser pathway: quetiapine, lurasidone, cariprazine, lumateperone or lithium',
      'Electroconvulsive therapy',
    ],
  },
  'bladder-or-liver': {
    key: 'bladder-or-liver',
    reason: 'Bladder or liver disease',
    options: [
      'No further ketamine; see the specialist',
      'Repetitive transcranial magnetic stimulation',
      'Electroconvulsive therapy',
    ],
  },
  'suicide-risk': {
    key: 'suicide-risk',
    reason: 'Imminent suicide risk',
    options: ['Emergency care and admission first', 'Electroconvulsive therapy', 'Treatment as an inpatient'],
  },
  contraindicated: {
    key: 'contraindicated',
    reason: 'Ketamine is contraindicated',
    options: [
      'Electroconvulsive therapy',
      'Repetitive transcranial magnetic stimulation',
      'Optimise or switch antidepressants, lithium, psychotherapy',
    ],
  },
  skull: {
    key: 'skull',
    reason: 'Raised pressure inside the skull',
    options: [
      'Neurology first',
      'Optimise the medicines',
      'Psychotherapy',
      'Electroconvulsive therapy and magnetic stimulation only where neurology agrees: both carry a risk of their own here',
    ],
  },
  neurocognitive: {
    key: 'neurocognitive',
    reason: 'Delirium or dementia',
    options: [
      'Find and treat the cause of a delirium',
      'A specialist in dementia or the psychiatry of old age',
      'Optimise the medicines',
      'Electroconvulsive therapy by decision of that specialist',
    ],
  },
  'under-age': {
    key: 'under-age',
    reason: 'Under 18',
    options: ['Child and adolescent psychiatry', 'Psychotherapy'],
  },
  indication: {
    key: 'indication',
    reason: 'The indication is not there',
    options: [
      'Review the diagnosis and how severe the episode is',
      'Complete or optimise the running treatment',
      'Psychotherapy',
    ],
  },
  'to-put-right': {
    key: 'to-put-right',
    reason: 'Something to put right first',
    options: ['Put it right, then evaluate again', 'Meanwhile optimise the medicines', 'Psychotherapy'],
  },
  'no-response': {
    key: 'no-response',
    reason: 'No benefit from ketamine',
    options: [
      'Review the diagnosis',
      'Electroconvulsive therapy',
      'Repetitive transcranial magnetic stimulation',
      'Vagus nerve stimulation',
      'Monoamine oxidase inhibitor or tricyclic',
      'Lithium',
    ],
  },
  'wish-for-no-medicine': {
    key: 'wish-for-no-medicine',
    reason: 'The patient wants no medicine',
    options: [
      'Psychotherapy: cognitive behavioural (CBT), CBASP, or mindfulness-based (MBCT)',
      'Repetitive transcranial magnetic stimulation',
    ],
  },
}
