/**
 * Conditions that a criterion can ask about, each with its ICD-10-CM codes as prefixes (written without the dot's
 * meaning: `I71.4` covers `I71.43`), and the words that stand for it where a record has no code.
 * ICD-10-CM: National Center for Health Statistics, releases up to October 2024; splits of single codes are covered
 * by the prefixes. SNOMED CT codes are in `snomed.ts`.
 */
export interface ConditionGroupDefinition {
  /** In words, for findings. */
  name: string
  icd10: string[]
  /** Longer prefixes that the ones above must not take with them. */
  notIcd10?: string[]
  /** Phrases matched on whole words. */
  words?: string[]
  /** Phrases that hold one of `words` and mean something else. */
  notWords?: string[]
  /** Made of these groups as well. */
  includes?: string[]
}

const substance = (prefix: string, suffixes: string[]): string[] => suffixes.map((suffix) => `${prefix}.${suffix}`)
/** Abuse and dependence; `.11` and `.21` are remission, `.9-` is use without a disorder. */
const activeUse = ['10', '12', '13', '14', '15', '18', '19', '20', '22', '23', '24', '25', '26', '27', '28', '29']
const everySubstance = ['F10', 'F11', 'F12', 'F13', 'F14', 'F15', 'F16', 'F18', 'F19']

const groups = {
  // Mood
  'major-depression': {
    name: 'Major depressive disorder',
    icd10: [],
    includes: ['major-depression-current', 'major-depression-in-remission'],
  },
  'major-depression-current': {
    name: 'Major depressive disorder, not in remission',
    icd10: ['F32.9', 'F33.9'],
    words: ['major depression', 'major depressive disorder', 'major depressive episode', 'mdd', 'recurrent depression'],
    notWords: ['remission', 'premenstrual', 'bipolar'],
    includes: [
      'major-depression-mild',
      'major-depression-moderate',
      'major-depression-severe',
      'major-depression-psychotic',
    ],
  },
  'major-depression-mild': { name: 'Mild major depression', icd10: ['F32.0', 'F33.0'] },
  'major-depression-moderate': { name: 'Moderate major depression', icd10: ['F32.1', 'F33.1'] },
  'major-depression-severe': { name: 'Severe major depression without psychotic features', icd10: ['F32.2', 'F33.2'] },
  'major-depression-psychotic': {
    name: 'Major depression with psychotic features',
    icd10: ['F32.3', 'F33.3'],
    words: [
      'psychotic depression',
      'depression with psychotic features',
      'depressive disorder with psychotic features',
      'depressive episode with psychotic features',
      'depression with psychosis',
    ],
  },
  'major-depression-in-remission': {
    name: 'Major depression in remission',
    icd10: [],
    includes: ['major-depression-in-partial-remission', 'major-depression-in-full-remission'],
  },
  'major-depression-in-partial-remission': {
    name: 'Major depression in partial remission',
    icd10: ['F32.4', 'F33.41'],
  },
  'major-depression-in-full-remission': {
    name: 'Major depression in full or unspecified remission',
    icd10: ['F32.5', 'F33.40', 'F33.42'],
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
  'other-psychosis': {
    name: 'Delusional, brief or unspecified psychosis',
    icd10: ['F22', 'F23', 'F24', 'F28', 'F29', 'F53.1'],
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
  'substance-induced-psychosis': {
    name: 'Psychosis caused by a substance',
    icd10: everySubstance.flatMap((each) => substance(each, ['15', '25', '95'])),
    words: ['substance induced psychosis', 'drug induced psychosis', 'substance induced psychotic disorder'],
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
    words: ['dementia', 'alzheimers disease', 'alzheimer disease', 'major neurocognitive disorder'],
  },
  'mild-cognitive-impairment': {
    name: 'Mild cognitive impairment',
    icd10: ['G31.84'],
    words: ['mild cognitive impairment', 'mild cognitive disorder'],
  },
  'intellectual-disability': {
    name: 'Intellectual disability',
    icd10: ['F70', 'F71', 'F72', 'F73', 'F78', 'F79'],
    words: ['intellectual disability'],
    notWords: ['borderline intellectual'],
  },

  // Substances
  'substance-use-disorder': {
    name: 'Substance use disorder',
    icd10: [],
    words: ['substance use disorder', 'substance abuse', 'drug dependence'],
    notWords: ['remission'],
    includes: [
      'alcohol-use-disorder',
      'opioid-use-disorder',
      'stimulant-use-disorder',
      'cannabis-use-disorder',
      'sedative-use-disorder',
      'hallucinogen-or-ketamine-use-disorder',
      'other-drug-use-disorder',
    ],
  },
  'substance-use-disorder-in-remission': {
    name: 'Substance use disorder in remission',
    icd10: everySubstance.flatMap((each) => substance(each, ['11', '21'])),
    words: [
      'use disorder in remission',
      'dependence in remission',
      'abuse in remission',
      'alcoholism in remission',
      'early remission',
      'sustained remission',
    ],
  },
  'alcohol-use-disorder': {
    name: 'Alcohol use disorder',
    icd10: substance('F10', activeUse),
    words: ['alcohol use disorder', 'alcohol abuse', 'alcohol dependence', 'alcoholism'],
    notWords: ['remission'],
  },
  'alcohol-withdrawal': {
    name: 'Alcohol withdrawal',
    icd10: ['F10.13', 'F10.23', 'F10.93'],
    words: ['alcohol withdrawal', 'delirium tremens'],
  },
  'opioid-use-disorder': {
    name: 'Opioid use disorder',
    icd10: substance('F11', activeUse),
    words: ['opioid use disorder', 'opioid abuse', 'opioid dependence', 'heroin dependence'],
    notWords: ['remission'],
  },
  'stimulant-use-disorder': {
    name: 'Stimulant use disorder',
    icd10: [...substance('F14', activeUse), ...substance('F15', activeUse)],
    words: [
      'stimulant use disorder',
      'cocaine abuse',
      'cocaine dependence',
      'cocaine use disorder',
      'methamphetamine abuse',
      'methamphetamine dependence',
      'amphetamine dependence',
      'amphetamine abuse',
    ],
    notWords: ['remission'],
  },
  'cannabis-use-disorder': {
    name: 'Cannabis use disorder',
    icd10: substance('F12', activeUse),
    words: ['cannabis use disorder', 'cannabis abuse', 'cannabis dependence'],
    notWords: ['remission'],
  },
  'sedative-use-disorder': {
    name: 'Sedative or hypnotic use disorder',
    icd10: substance('F13', activeUse),
    words: [
      'sedative use disorder',
      'sedative abuse',
      'sedative dependence',
      'benzodiazepine dependence',
      'benzodiazepine use disorder',
    ],
    notWords: ['remission'],
  },
  'hallucinogen-or-ketamine-use-disorder': {
    name: 'Hallucinogen, ketamine or phencyclidine use disorder',
    icd10: substance('F16', activeUse),
    words: [
      'ketamine use disorder',
      'ketamine dependence',
      'ketamine abuse',
      'hallucinogen abuse',
      'hallucinogen dependence',
      'phencyclidine abuse',
      'phencyclidine dependence',
    ],
    notWords: ['remission'],
  },
  'other-drug-use-disorder': {
    name: 'Other or multiple drug use disorder',
    icd10: [...substance('F18', activeUse), ...substance('F19', activeUse)],
    words: ['polysubstance dependence', 'polysubstance abuse', 'inhalant abuse', 'drug abuse'],
    notWords: ['remission'],
  },

  // Suicidality
  'suicidal-ideation': {
    name: 'Suicidal ideation',
    icd10: ['R45.851'],
    words: ['suicidal ideation', 'suicidal thoughts', 'thoughts of suicide'],
  },
  'suicide-attempt': {
    name: 'Suicide attempt or self-harm',
    icd10: ['T14.91XA', 'X71', 'X72', 'X73', 'X74', 'X75', 'X76', 'X77', 'X78', 'X79', 'X80', 'X81', 'X82', 'X83'],
    words: ['suicide attempt', 'attempted suicide', 'intentional self harm', 'suicidal poisoning'],
    notWords: ['history of', 'h o'],
  },
  'suicide-attempt-history': {
    name: 'History of suicide attempt or self-harm',
    icd10: ['Z91.5', 'T14.91XD', 'T14.91XS'],
    words: [
      'history of suicide attempt',
      'history of attempted suicide',
      'h o attempted suicide',
      'history of self harm',
    ],
  },

  // Reproductive
  pregnancy: {
    name: 'Pregnancy',
    icd10: ['O00', 'O01', 'O02', 'O09', 'O10', 'O24', 'O26', 'O30', 'O60', 'O99', 'Z33.1', 'Z33.3', 'Z34', 'Z3A'],
    words: ['pregnancy', 'pregnant'],
    notWords: [
      'pregnancy test',
      'not pregnant',
      'past pregnancy',
      'previous pregnancy',
      'prevention of pregnancy',
      'not detected',
    ],
  },
  breastfeeding: {
    name: 'Breastfeeding',
    icd10: ['Z39.1', 'O91', 'O92'],
    notIcd10: ['O92.5'],
    words: ['breastfeeding', 'breast feeding', 'lactation', 'lactating'],
    notWords: ['does not perform breast feeding', 'suppressed lactation', 'lactation intolerance'],
  },

  // Vessels
  aneurysm: {
    name: 'Aneurysm or dissection of an artery',
    icd10: [],
    words: ['aneurysm', 'aneurysms', 'aneurysmal'],
    notWords: ['aneurysmal bone cyst', 'atrial septal aneurysm'],
    includes: ['aortic-aneurysm', 'aortic-dissection', 'intracranial-aneurysm', 'other-arterial-aneurysm'],
  },
  'aortic-aneurysm': {
    name: 'Aortic aneurysm',
    icd10: ['I71.1', 'I71.2', 'I71.3', 'I71.4', 'I71.5', 'I71.6', 'I71.8', 'I71.9', 'Q25.43'],
    words: ['aortic aneurysm', 'aneurysm of aorta', 'aneurysm of thoracic aorta', 'aneurysm of abdominal aorta'],
  },
  'aortic-dissection': {
    name: 'Aortic dissection',
    icd10: ['I71.0'],
    words: [
      'aortic dissection',
      'dissection of aorta',
      'dissection of thoracic aorta',
      'dissection of abdominal aorta',
    ],
  },
  'intracranial-aneurysm': {
    name: 'Intracranial aneurysm',
    icd10: ['I67.1', 'I60.0', 'I60.1', 'I60.2', 'I60.3', 'I60.4', 'I60.5', 'I60.6', 'I60.7'],
    words: ['cerebral aneurysm', 'intracranial aneurysm', 'berry aneurysm', 'cerebral arterial aneurysm'],
  },
  'other-arterial-aneurysm': {
    name: 'Peripheral, visceral or other arterial aneurysm or dissection',
    icd10: ['I72', 'I77.7', 'I25.41'],
  },
  'arteriovenous-malformation': {
    name: 'Arteriovenous malformation',
    icd10: ['Q28.0', 'Q28.2', 'Q27.3', 'Q25.72', 'I77.0'],
    words: ['arteriovenous malformation', 'avm'],
    notWords: ['dialysis'],
  },
  'cerebral-vessel-malformation-to-clarify': {
    name: 'Other malformation of cerebral vessels (may be an arteriovenous malformation)',
    icd10: ['Q28.3'],
  },
  'intracerebral-haemorrhage': {
    name: 'Intracerebral haemorrhage, now or in the past',
    icd10: ['I61', 'S06.34', 'S06.35', 'S06.36', 'I69.1'],
    words: [
      'intracerebral haemorrhage',
      'intracerebral hemorrhage',
      'cerebral haemorrhage',
      'cerebral hemorrhage',
      'intracranial haemorrhage',
      'intracranial hemorrhage',
      'haemorrhagic stroke',
      'hemorrhagic stroke',
      'brain bleed',
      'brain haemorrhage',
      'brain hemorrhage',
    ],
  },
  'subarachnoid-haemorrhage': {
    name: 'Subarachnoid haemorrhage',
    icd10: ['I60', 'I69.0', 'S06.6'],
    words: ['subarachnoid haemorrhage', 'subarachnoid hemorrhage', 'subarachnoid intracranial hemorrhage'],
  },
  'subdural-haemorrhage': {
    name: 'Subdural or extradural haemorrhage',
    icd10: ['I62.0', 'I62.1', 'S06.4', 'S06.5', 'I69.2'],
    words: [
      'subdural haematoma',
      'subdural hematoma',
      'subdural haemorrhage',
      'subdural hemorrhage',
      'epidural hematoma',
      'extradural haematoma',
    ],
  },
  'intracranial-haemorrhage': {
    name: 'Bleeding inside the skull, now or in the past',
    icd10: ['I62.9'],
    includes: ['intracerebral-haemorrhage', 'subarachnoid-haemorrhage', 'subdural-haemorrhage'],
  },
  'circulatory-history-to-clarify': {
    name: 'History of a circulatory disease that the code does not name',
    icd10: ['Z86.79'],
  },
  stroke: {
    name: 'Stroke, now or in the past',
    icd10: ['I64'],
    words: ['stroke', 'cerebrovascular accident', 'cva'],
    notWords: ['heat stroke', 'stroke volume', 'stroke prevention', 'stroke risk'],
    includes: ['ischaemic-stroke', 'stroke-of-unknown-type', 'intracerebral-haemorrhage', 'subarachnoid-haemorrhage'],
  },
  'ischaemic-stroke': {
    name: 'Ischaemic stroke, now or in the past',
    icd10: ['I63', 'I69.3', 'Z86.73'],
    words: ['cerebral infarction', 'ischemic stroke', 'ischaemic stroke'],
  },
  'stroke-of-unknown-type': {
    name: 'Stroke that the record does not call ischaemic or haemorrhagic',
    icd10: ['I64', 'I69.8', 'I69.9'],
    words: ['stroke', 'cerebrovascular accident', 'cva'],
    notWords: [
      'heat stroke',
      'stroke volume',
      'ischemic',
      'ischaemic',
      'haemorrhagic',
      'hemorrhagic',
      'stroke prevention',
      'stroke risk',
    ],
  },
  'transient-ischaemic-attack': {
    name: 'Transient ischaemic attack',
    icd10: ['G45.0', 'G45.1', 'G45.2', 'G45.8', 'G45.9'],
    words: ['transient ischemic attack', 'transient ischaemic attack', 'tia'],
  },

  // Heart
  'myocardial-infarction': {
    name: 'Myocardial infarction',
    icd10: ['I21', 'I22'],
    words: ['myocardial infarction', 'heart attack', 'stemi', 'nstemi'],
    notWords: ['old myocardial infarction', 'history of myocardial infarction', 'h o myocardial infarction'],
  },
  'myocardial-infarction-history': {
    name: 'Old myocardial infarction',
    icd10: ['I25.2'],
    words: [
      'old myocardial infarction',
      'history of myocardial infarction',
      'h o myocardial infarction',
      'history of heart attack',
    ],
  },
  'unstable-angina': {
    name: 'Unstable angina or acute coronary syndrome',
    icd10: ['I20.0', 'I24.0', 'I24.81', 'I24.89', 'I24.9', 'I25.110', 'I25.700'],
    words: ['unstable angina', 'acute coronary syndrome', 'preinfarction syndrome'],
  },
  'coronary-procedure': {
    name: 'Coronary procedure',
    icd10: ['Z95.5', 'Z95.1', 'Z98.61'],
    words: ['percutaneous coronary intervention', 'coronary artery bypass', 'coronary angioplasty', 'coronary stent'],
  },
  'heart-failure': {
    name: 'Heart failure',
    icd10: ['I50', 'I11.0', 'I13.0', 'I13.2', 'I09.81'],
    words: ['heart failure', 'cardiac failure'],
  },
  'valve-disease': {
    name: 'Heart valve disease',
    icd10: ['I05', 'I06', 'I07', 'I08', 'I34', 'I35', 'I36', 'I37'],
    words: [
      'aortic stenosis',
      'aortic valve stenosis',
      'mitral stenosis',
      'mitral regurgitation',
      'aortic regurgitation',
      'valvular heart disease',
    ],
  },
  'atrial-fibrillation': {
    name: 'Atrial fibrillation or flutter',
    icd10: ['I48'],
    words: ['atrial fibrillation', 'atrial flutter'],
  },
  'ventricular-arrhythmia': {
    name: 'Ventricular tachycardia or fibrillation',
    icd10: ['I47.2', 'I49.0'],
    words: ['ventricular tachycardia', 'ventricular fibrillation', 'torsades de pointes'],
    notWords: ['supraventricular tachycardia'],
  },
  'long-qt': { name: 'Long QT', icd10: ['I45.81'], words: ['long qt', 'prolonged qt', 'qt prolongation'] },
  'high-grade-heart-block': {
    name: 'High-grade heart block or sick sinus syndrome',
    icd10: ['I44.1', 'I44.2', 'I44.3', 'I49.5'],
    words: ['complete heart block', 'sick sinus syndrome', 'third degree heart block'],
  },
  hypertension: {
    name: 'Hypertension',
    icd10: ['I10', 'I11', 'I12', 'I13', 'I15', 'I1A.0'],
    words: ['hypertension', 'high blood pressure', 'hypertensive disorder'],
    notWords: [
      'pulmonary',
      'portal',
      'ocular',
      'intracranial',
      'gestational',
      'white coat',
      'pregnancy',
      'preeclampsia',
    ],
  },
  'hypertensive-crisis': {
    name: 'Hypertensive crisis',
    icd10: ['I16'],
    words: ['hypertensive crisis', 'hypertensive urgency', 'hypertensive emergency'],
    includes: ['hypertensive-encephalopathy'],
  },
  'hypertensive-encephalopathy': {
    name: 'Hypertensive encephalopathy',
    icd10: ['I67.4'],
    words: ['hypertensive encephalopathy'],
  },

  // Pressure inside skull and eye
  'raised-intracranial-pressure': {
    name: 'Raised intracranial pressure or hydrocephalus',
    icd10: ['G93.2', 'G91', 'G93.5', 'G93.6', 'H47.11'],
    words: ['raised intracranial pressure', 'intracranial hypertension', 'hydrocephalus', 'pseudotumor cerebri'],
  },
  'brain-tumour': {
    name: 'Brain tumour',
    icd10: ['C71', 'C79.31', 'D33.0', 'D33.1', 'D33.2', 'D43.0', 'D43.1', 'D43.2'],
    words: ['brain tumour', 'brain tumor', 'neoplasm of brain', 'glioblastoma', 'glioma'],
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
    name: 'Hepatic failure or decompensation',
    icd10: ['K70.4', 'K72', 'K76.6', 'K76.7', 'K76.82', 'I85', 'R18.8', 'K65.2', 'K70.31'],
    words: [
      'hepatic failure',
      'liver failure',
      'hepatic encephalopathy',
      'portal hypertension',
      'esophageal varices',
      'oesophageal varices',
      'end stage liver disease',
      'child pugh c',
    ],
  },
  hepatitis: {
    name: 'Hepatitis',
    icd10: ['B15', 'B16', 'B17', 'B18', 'B19', 'K70.1', 'K73', 'K75.4', 'K71'],
    notIcd10: ['K71.7'],
    words: ['hepatitis'],
    notWords: ['vaccination', 'vaccine', 'immunization', 'immunisation', 'carrier'],
  },
  'liver-disease': { name: 'Liver disease', icd10: [], includes: ['cirrhosis', 'hepatic-failure', 'hepatitis'] },
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
  'sleep-apnoea': { name: 'Sleep apnoea', icd10: ['G47.33', 'G47.30'], words: ['sleep apnoea', 'sleep apnea'] },
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
  'anaesthetic-allergy-to-clarify': { name: 'Allergy to an anaesthetic that the code does not name', icd10: ['Z88.4'] },
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
} satisfies Record<string, ConditionGroupDefinition>

/** What a criterion can ask a coded condition: kebab case, one group a question. */
export type ConditionGroup = keyof typeof groups

export const conditionGroups: Readonly<Record<ConditionGroup, ConditionGroupDefinition>> = groups
