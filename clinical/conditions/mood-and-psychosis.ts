import type { ConditionGroupDefinition } from './condition-group.ts'

/** Names of major depressive disorder; the last two are those of WHO ICD-10. */
const majorDepression = [
  'major depression',
  'major depressive disorder',
  'major depressive affective disorder',
  'depression major',
  'major depression disorder',
  'major depressive episode',
  'mdd',
  'recurrent depression',
  'recurrent depressive disorder',
  'depressive episode',
]
const notMajorDepression = ['bipolar', 'premenstrual', 'schizoaffective']

/** Depression, bipolar disorder, psychosis, and other disorders of mind and memory. */
export const moodAndPsychosis = {
  // Mood
  'major-depression': {
    name: 'Major depressive disorder',
    icd10: [],
    includes: ['major-depression-current', 'major-depression-in-remission'],
  },
  'major-depression-current': {
    name: 'Major depressive disorder, not in remission',
    icd10: ['F32.9', 'F33.9'],
    words: majorDepression,
    notWords: ['remission', ...notMajorDepression],
    includes: [
      'major-depression-mild',
      'major-depression-moderate',
      'major-depression-severe',
      'major-depression-psychotic',
    ],
  },
  'major-depression-mild': {
    name: 'Mild major depression',
    icd10: ['F32.0', 'F33.0'],
    words: majorDepression,
    besideWords: ['mild'],
    notWords: ['remission', ...notMajorDepression],
  },
  'major-depression-moderate': {
    name: 'Moderate major depression',
    icd10: ['F32.1', 'F33.1'],
    words: majorDepression,
    besideWords: ['moderate'],
    notWords: ['remission', ...notMajorDepression],
  },
  'major-depression-severe': {
    name: 'Severe major depression without psychotic features',
    icd10: ['F32.2', 'F33.2'],
    words: majorDepression,
    besideWords: ['severe'],
    notWords: ['remission', 'with psychotic', 'with psychosis', ...notMajorDepression],
  },
  'major-depression-psychotic': {
    name: 'Major depression with psychotic features',
    icd10: ['F32.3', 'F33.3'],
    words: [...majorDepression, 'psychotic depression', 'depression'],
    besideWords: ['with psychotic', 'with psychosis', 'psychotic depression'],
    notWords: ['remission', 'non psychotic', ...notMajorDepression],
  },
  'major-depression-in-remission': {
    name: 'Major depression in remission',
    icd10: [],
    includes: ['major-depression-in-partial-remission', 'major-depression-in-full-remission'],
  },
  'major-depression-in-partial-remission': {
    name: 'Major depression in partial remission',
    icd10: ['F32.4', 'F33.41'],
    words: majorDepression,
    besideWords: ['partial remission'],
    notWords: notMajorDepression,
  },
  'major-depression-in-full-remission': {
    name: 'Major depression in full or unspecified remission',
    icd10: ['F32.5', 'F33.40', 'F33.42'],
    words: majorDepression,
    besideWords: ['remission'],
    notWords: ['partial remission', 'not in remission', ...notMajorDepression],
  },
  'depression-not-specified': {
    name: 'Depression, not specified as major depressive disorder',
    icd10: ['F32.A', 'F32.89', 'F33.8'],
    words: ['depression', 'depressive disorder'],
    notWords: [
      'major',
      'bipolar',
      'postpartum',
      'postnatal',
      'persistent',
      'premenstrual',
      'respiratory',
      'st',
      'psychotic',
    ],
  },
  'premenstrual-dysphoric-disorder': {
    name: 'Premenstrual dysphoric disorder',
    icd10: ['F32.81'],
    words: ['premenstrual dysphoric disorder', 'pmdd'],
  },
  'persistent-depressive-disorder': {
    name: 'Persistent depressive disorder',
    icd10: ['F34.1'],
    words: ['dysthymia', 'dysthymic disorder', 'persistent depressive disorder'],
  },
  'postpartum-depression': {
    name: 'Postpartum depression',
    icd10: ['F53.0'],
    words: ['postpartum depression', 'postnatal depression', 'puerperal depression'],
  },
  bipolar: {
    name: 'Bipolar disorder',
    icd10: ['F31'],
    words: ['bipolar', 'manic depression', 'manic depressive'],
    includes: ['bipolar-ii', 'bipolar-in-remission', 'mania-or-hypomania'],
  },
  'bipolar-ii': {
    name: 'Bipolar II disorder',
    icd10: ['F31.81'],
    words: ['bipolar ii', 'bipolar 2', 'bipolar type ii'],
  },
  'bipolar-in-remission': { name: 'Bipolar disorder in remission', icd10: ['F31.7'] },
  'mania-or-hypomania': {
    name: 'Manic, hypomanic or mixed episode',
    icd10: ['F30', 'F31.0', 'F31.1', 'F31.2', 'F31.6'],
    notIcd10: ['F30.3', 'F30.4'],
    words: ['mania', 'hypomania', 'manic episode', 'hypomanic episode', 'mixed episode'],
    notWords: ['remission'],
  },
  cyclothymia: { name: 'Cyclothymia', icd10: ['F34.0'], words: ['cyclothymia', 'cyclothymic disorder'] },

  // Psychosis
  'schizophrenia-spectrum': {
    name: 'Schizophrenia or schizoaffective disorder',
    icd10: ['F20', 'F25'],
    words: ['schizophrenia', 'schizoaffective', 'schizophreniform'],
  },
  'schizotypal-disorder': {
    name: 'Schizotypal disorder',
    icd10: ['F21'],
    words: ['schizotypal'],
  },
  'other-psychosis': {
    name: 'Delusional, brief or unspecified psychosis',
    icd10: ['F06.0', 'F06.2', 'F22', 'F23', 'F24', 'F28', 'F29', 'F53.1'],
    words: [
      'delusional disorder',
      'psychotic disorder',
      'acute psychosis',
      'brief psychosis',
      'psychosis',
      'puerperal psychosis',
    ],
    notWords: ['without psychosis'],
  },
  'bipolar-psychotic': { name: 'Bipolar disorder with psychotic features', icd10: ['F31.2', 'F31.5', 'F31.64'] },
  psychosis: {
    name: 'Psychosis of any kind',
    icd10: [],
    includes: [
      'schizophrenia-spectrum',
      'other-psychosis',
      'substance-induced-psychosis',
      'major-depression-psychotic',
      'bipolar-psychotic',
    ],
  },

  // Other mental disorders
  'posttraumatic-stress-disorder': {
    name: 'Posttraumatic stress disorder',
    icd10: ['F43.1'],
    words: ['posttraumatic stress disorder', 'post traumatic stress disorder', 'ptsd'],
  },
  'obsessive-compulsive-disorder': {
    name: 'Obsessive-compulsive disorder',
    icd10: ['F42'],
    notIcd10: ['F42.3', 'F42.4'],
    words: ['obsessive compulsive disorder', 'ocd'],
  },
  'borderline-personality-disorder': {
    name: 'Borderline personality disorder',
    icd10: ['F60.3'],
    words: ['borderline personality disorder', 'emotionally unstable personality disorder'],
  },
  'other-personality-disorder': {
    name: 'Another personality disorder',
    icd10: ['F60'],
    notIcd10: ['F60.3'],
    words: ['personality disorder'],
    notWords: ['borderline', 'emotionally unstable', 'schizotypal', 'multiple'],
  },
  'dissociative-disorder': {
    name: 'Dissociative disorder',
    icd10: ['F44.0', 'F44.1', 'F44.2', 'F44.81', 'F44.89', 'F44.9', 'F48.1'],
    words: [
      'dissociative disorder',
      'dissociative identity disorder',
      'depersonalization disorder',
      'depersonalisation disorder',
    ],
  },
  delirium: {
    name: 'Delirium',
    icd10: ['F05', 'F10.121', 'F10.221', 'F10.231', 'F10.921'],
    words: ['delirium'],
    notWords: ['remission'],
  },
  dementia: {
    name: 'Dementia or major neurocognitive disorder',
    icd10: ['F01', 'F02', 'F03', 'G30', 'G31.0', 'G31.83'],
    words: ['dementia', 'alzheimers disease', 'alzheimer disease', 'neurocognitive disorder', 'lewy body disease'],
    notWords: ['mild neurocognitive disorder', 'minor neurocognitive disorder'],
  },
  'mild-cognitive-impairment': {
    name: 'Mild cognitive impairment',
    icd10: ['G31.84'],
    words: ['mild cognitive impairment', 'mild cognitive disorder', 'mild neurocognitive disorder'],
  },
  'intellectual-disability': {
    name: 'Intellectual disability',
    icd10: ['F70', 'F71', 'F72', 'F73', 'F78', 'F79'],
    words: ['intellectual disability'],
    notWords: ['borderline intellectual'],
  },
} satisfies Record<string, ConditionGroupDefinition>
