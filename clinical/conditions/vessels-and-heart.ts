import type { ConditionGroupDefinition } from './condition-group.ts'

/** Arteries, bleeding, stroke, heart and blood pressure. */
export const vesselsAndHeart = {
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
    icd10: ['I72', 'I77.7', 'I25.41', 'I25.42', 'I67.0'],
    words: [
      'pseudoaneurysm',
      'arterial dissection',
      'artery dissection',
      'carotid dissection',
      'vertebral dissection',
      'dissection of artery',
      'dissection of carotid artery',
      'dissection of vertebral artery',
      'dissection of coronary artery',
    ],
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
  angina: {
    name: 'Angina pectoris, or coronary disease with angina',
    icd10: ['I20', 'I25.11', 'I25.7'],
    words: ['angina'],
    notWords: ['ludwigs angina', 'ludwig angina', 'vincents angina', 'vincent angina', 'abdominal angina'],
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
  cardiomyopathy: {
    name: 'Cardiomyopathy',
    icd10: ['I42', 'I43', 'I51.81'],
    words: ['cardiomyopathy'],
  },
  'pulmonary-hypertension': {
    name: 'Pulmonary hypertension',
    icd10: ['I27.0', 'I27.2'],
    words: ['pulmonary hypertension', 'pulmonary arterial hypertension'],
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
} satisfies Record<string, ConditionGroupDefinition>
