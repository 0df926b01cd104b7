import type { ConditionGroupDefinition } from './condition-group.ts'

/** Reproduction, pressure in skull and eye, glands, liver, kidney, bladder, breathing, seizures, and treatments by procedure. */
export const otherConditions = {
  // Reproductive
  pregnancy: {
    name: 'Pregnancy',
    icd10: [
      ...[
        'O00',
        'O01',
        'O02',
        'O09',
        'O10',
        'O11',
        'O12',
        'O13',
        'O14',
        'O15',
        'O16',
        'O20',
        'O21',
        'O22',
        'O23',
        'O24',
      ],
      ...[
        'O25',
        'O26',
        'O28',
        'O29',
        'O30',
        'O31',
        'O32',
        'O33',
        'O34',
        'O35',
        'O36',
        'O40',
        'O41',
        'O42',
        'O43',
        'O44',
      ],
      ...['O45', 'O46', 'O47', 'O48', 'O60', 'O99', 'Z32.01', 'Z33.1', 'Z33.3', 'Z34', 'Z3A'],
    ],
    // Of these the last character says that it complicates the time after the birth.
    notIcd10: [
      ...['O10.03', 'O10.13', 'O10.23', 'O10.33', 'O10.43', 'O10.93', 'O11.5', 'O12.05', 'O12.15', 'O12.25', 'O13.5'],
      ...['O14.05', 'O14.15', 'O14.25', 'O14.95', 'O15.2', 'O16.5', 'O24.03', 'O24.13', 'O24.33', 'O24.43', 'O24.83'],
      ...['O24.93', 'O25.3', 'O26.63', 'O26.73', 'O99.03', 'O99.13', 'O99.215', 'O99.285', 'O99.315', 'O99.325'],
      ...['O99.335', 'O99.345', 'O99.355', 'O99.43', 'O99.53', 'O99.63', 'O99.73', 'O99.815', 'O99.825', 'O99.835'],
      ...['O99.845', 'O99.893'],
    ],
    words: ['pregnancy', 'pregnant'],
    notWords: [
      'pregnancy test',
      'not pregnant',
      'past pregnancy',
      'history of pregnancy',
      'previous pregnancy',
      'prevention of pregnancy',
      'not detected',
    ],
  },
  'pre-eclampsia': {
    name: 'Pre-eclampsia or eclampsia, in pregnancy or after the birth',
    icd10: ['O11', 'O14', 'O15'],
    words: ['preeclampsia', 'eclampsia', 'hellp syndrome'],
  },
  breastfeeding: {
    name: 'Breastfeeding',
    icd10: ['Z39.1', 'O91', 'O92'],
    notIcd10: ['O92.5'],
    words: ['breastfeeding', 'breast feeding', 'lactation', 'lactating'],
    notWords: ['does not perform breast feeding', 'suppressed lactation', 'lactation intolerance'],
  },

  // Pressure inside skull and eye
  'raised-intracranial-pressure': {
    name: 'Raised intracranial pressure or hydrocephalus',
    icd10: ['G93.2', 'G91', 'G93.5', 'G93.6', 'H47.11'],
    words: ['raised intracranial pressure', 'intracranial hypertension', 'hydrocephalus', 'pseudotumor cerebri'],
  },
  'brain-tumour': {
    name: 'Brain tumour',
    icd10: ['C70.0', 'C71', 'C79.31', 'D33.0', 'D33.1', 'D33.2', 'D43.0', 'D43.1', 'D43.2'],
    words: ['brain tumour', 'brain tumor', 'neoplasm of brain', 'glioblastoma', 'glioma'],
  },
  'intracranial-mass-to-clarify': {
    name: 'Meningioma, pituitary tumour, cyst or shunt in the skull',
    icd10: ['D32.0', 'D32.9', 'D42.0', 'D35.2', 'D35.3', 'D44.3', 'D44.4', 'G93.0', 'Z98.2'],
    words: [
      'meningioma',
      'pituitary adenoma',
      'pituitary tumour',
      'pituitary tumor',
      'craniopharyngioma',
      'arachnoid cyst',
      'ventriculoperitoneal shunt',
      'vp shunt',
    ],
  },
  'head-injury': {
    name: 'Head injury',
    icd10: ['S06'],
    words: ['traumatic brain injury', 'head injury'],
  },
  glaucoma: {
    name: 'Glaucoma',
    icd10: ['H40.1', 'H40.2', 'H40.3', 'H40.4', 'H40.5', 'H40.6', 'H40.8', 'H40.9', 'H42', 'Q15.0'],
    words: ['glaucoma'],
    notWords: ['glaucoma suspect', 'suspected glaucoma'],
  },
  'raised-intraocular-pressure': {
    name: 'Raised intraocular pressure',
    icd10: ['H40.05'],
    words: ['ocular hypertension', 'raised intraocular pressure'],
  },

  // Glands, liver, kidney, bladder
  hyperthyroidism: {
    name: 'Hyperthyroidism',
    icd10: ['E05'],
    words: ['hyperthyroidism', 'thyrotoxicosis', 'graves disease'],
    notWords: ['subclinical hyperthyroidism'],
  },
  phaeochromocytoma: {
    name: 'Phaeochromocytoma or paraganglioma',
    icd10: ['C74.1', 'C75.5', 'D44.1', 'E27.5'],
    words: ['phaeochromocytoma', 'pheochromocytoma', 'paraganglioma'],
  },
  'adrenal-neoplasm-to-clarify': { name: 'Benign adrenal neoplasm (may be a phaeochromocytoma)', icd10: ['D35.0'] },
  cirrhosis: {
    name: 'Cirrhosis',
    icd10: ['K70.3', 'K71.7', 'K74.3', 'K74.4', 'K74.5', 'K74.6'],
    words: ['cirrhosis'],
  },
  'hepatic-failure': {
    name: 'Hepatic failure',
    icd10: ['K70.4', 'K72', 'K76.7', 'K76.82'],
    words: ['hepatic failure', 'liver failure', 'hepatic encephalopathy', 'end stage liver disease', 'child pugh c'],
  },
  'hepatic-decompensation-to-clarify': {
    name: 'Portal hypertension, varices or ascites (Child-Pugh class not said)',
    icd10: ['K76.6', 'I85', 'R18.8', 'K65.2', 'K70.31'],
    words: ['portal hypertension', 'esophageal varices', 'oesophageal varices', 'ascites'],
    notWords: ['malignant ascites'],
  },
  hepatitis: {
    name: 'Hepatitis',
    icd10: ['B15', 'B16', 'B17', 'B18', 'B19', 'K70.1', 'K73', 'K75.4', 'K71'],
    notIcd10: ['K71.7'],
    words: ['hepatitis'],
    notWords: ['vaccination', 'vaccine', 'immunization', 'immunisation', 'carrier'],
  },
  'liver-disease': {
    name: 'Liver disease',
    icd10: [],
    includes: ['cirrhosis', 'hepatic-failure', 'hepatic-decompensation-to-clarify', 'hepatitis'],
  },
  'chronic-kidney-disease': {
    name: 'Chronic kidney disease',
    icd10: ['N18'],
    words: ['chronic kidney disease', 'ckd', 'chronic renal failure'],
  },
  dialysis: {
    name: 'End-stage kidney disease or dialysis',
    icd10: ['N18.6', 'Z99.2'],
    words: ['dialysis', 'hemodialysis', 'haemodialysis', 'end stage renal disease', 'esrd'],
  },
  'interstitial-cystitis': {
    name: 'Interstitial cystitis or bladder pain',
    icd10: ['N30.1'],
    words: ['interstitial cystitis', 'bladder pain syndrome', 'ketamine cystitis', 'chemical cystitis'],
  },
  cystitis: {
    name: 'Cystitis of any kind',
    icd10: ['N30'],
    words: ['cystitis'],
    includes: ['interstitial-cystitis'],
  },
  'ulcerative-or-interstitial-cystitis': {
    name: 'Ulcerative or interstitial cystitis',
    icd10: ['N30.2', 'N30.4', 'N30.8'],
    words: [
      'ulcerative cystitis',
      'hemorrhagic cystitis',
      'haemorrhagic cystitis',
      'chronic cystitis',
      'ketamine cystitis',
    ],
    includes: ['interstitial-cystitis'],
  },
  haematuria: { name: 'Blood in urine', icd10: ['R31'], words: ['haematuria', 'hematuria', 'blood in urine'] },
  'lower-urinary-tract-symptoms': {
    name: 'Lower urinary tract symptoms',
    icd10: ['R30.0', 'R35.0', 'R35.1', 'R39.1', 'N32.81', 'R33', 'N39.4'],
    words: [
      'dysuria',
      'urinary frequency',
      'urinary urgency',
      'urinary incontinence',
      'lower urinary tract symptoms',
      'overactive bladder',
      'retention of urine',
    ],
  },

  'electrolyte-disorder': {
    name: 'Low or high potassium, low magnesium or calcium',
    icd10: ['E87.5', 'E87.6', 'E83.42', 'E83.51'],
    words: [
      'hypokalaemia',
      'hypokalemia',
      'hyperkalaemia',
      'hyperkalemia',
      'hypomagnesaemia',
      'hypomagnesemia',
      'hypocalcaemia',
      'hypocalcemia',
    ],
  },

  // Breathing
  copd: {
    name: 'Chronic obstructive lung disease',
    icd10: ['J41', 'J42', 'J43', 'J44'],
    words: [
      'copd',
      'chronic obstructive pulmonary disease',
      'chronic obstructive lung disease',
      'emphysema',
      'chronic bronchitis',
    ],
  },
  'lung-or-airway-to-clarify': {
    name: 'Lung disease that may be severe, oxygen at home, or a difficult airway',
    icd10: ['E84', 'J45.5', 'J84', 'J96.1', 'Z99.81', 'T88.4'],
    words: [
      'chronic respiratory failure',
      'home oxygen',
      'oxygen dependent',
      'pulmonary fibrosis',
      'cystic fibrosis',
      'interstitial lung disease',
      'severe asthma',
      'severe persistent asthma',
      'difficult airway',
      'difficult intubation',
    ],
  },
  'sleep-apnoea': { name: 'Sleep apnoea', icd10: ['G47.33', 'G47.30'], words: ['sleep apnoea', 'sleep apnea', 'osa'] },
  'upper-respiratory-infection': {
    name: 'Acute upper respiratory infection',
    icd10: ['J00', 'J01', 'J02', 'J03', 'J04', 'J05', 'J06'],
    words: ['upper respiratory infection', 'common cold', 'acute sinusitis', 'acute pharyngitis', 'viral sinusitis'],
  },

  // Seizures, metabolism, body
  epilepsy: {
    name: 'Epilepsy',
    icd10: ['G40'],
    words: ['epilepsy', 'seizure disorder'],
    notWords: ['non epileptic', 'nonepileptic', 'psychogenic'],
  },
  seizure: {
    name: 'Seizure',
    icd10: ['R56'],
    words: ['seizure', 'seizures', 'convulsion', 'convulsions'],
    notWords: ['non epileptic', 'nonepileptic', 'psychogenic', 'functional seizure', 'functional seizures'],
  },
  porphyria: { name: 'Porphyria', icd10: ['E80.0', 'E80.1', 'E80.2'], words: ['porphyria'] },
  obesity: {
    name: 'Obesity',
    icd10: ['E66', 'Z68.3', 'Z68.4'],
    notIcd10: ['E66.3'],
    words: ['obesity', 'obese', 'morbidly obese'],
  },
  'morbid-obesity': {
    name: 'Morbid obesity',
    icd10: ['E66.01', 'E66.2', 'E66.813', 'Z68.4'],
    words: ['morbid obesity', 'severe obesity', 'severely obese', 'morbidly obese'],
  },
  'ketamine-hypersensitivity': {
    name: 'Hypersensitivity to ketamine or esketamine',
    icd10: [],
    words: ['ketamine', 'esketamine', 'spravato', 'ketalar'],
  },
  // Narrower than the group above: in a list of problems `ketamine` alone may be a use disorder.
  'ketamine-allergy': {
    name: 'Allergy to ketamine or esketamine, in a list of problems',
    icd10: [],
    words: ['ketamine', 'esketamine', 'spravato', 'ketalar'].flatMap((name) => [
      `allergy to ${name}`,
      `allergic to ${name}`,
      `${name} allergy`,
      `hypersensitivity to ${name}`,
      `${name} hypersensitivity`,
      `allergic reaction to ${name}`,
      `anaphylaxis to ${name}`,
      `anaphylaxis due to ${name}`,
    ]),
  },
  'anaesthetic-allergy-to-clarify': {
    name: 'Allergy to an anaesthetic that the code does not name',
    icd10: ['Z88.4', 'T41.295'],
  },
  'drug-overdose': {
    name: 'Drug overdose',
    icd10: [],
    words: ['drug overdose', 'overdose'],
  },

  // Treatments recorded as procedures
  'electroconvulsive-therapy': {
    name: 'Electroconvulsive therapy',
    // ICD-10-PCS section G, root type B.
    icd10: ['GZB'],
    words: ['electroconvulsive therapy', 'ect', 'electroconvulsive'],
  },
  'transcranial-magnetic-stimulation': {
    name: 'Transcranial magnetic stimulation',
    icd10: [],
    words: ['transcranial magnetic stimulation', 'rtms', 'tms'],
  },
  psychotherapy: {
    name: 'Psychotherapy',
    icd10: [],
    words: [
      'psychotherapy',
      'cognitive behavioural therapy',
      'cognitive behavioral therapy',
      'cognitive and behavioral therapy',
      'cognitive therapy',
      'interpersonal therapy',
      'interpersonal psychotherapy',
      'behavioural activation',
      'behavioral activation',
      'cbt',
      'cbasp',
    ],
  },
} satisfies Record<string, ConditionGroupDefinition>
