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

export interface Alternatives {
  key: AlternativesKey
  /** Why ketamine is not the way now. */
  reason: string
  /** Options to weigh, not orders. */
  options: string[]
}

/** What to consider when a patient is not eligible. Source: standard treatment options; general clinical knowledge. */
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
}
