import type { ConditionGroup } from './groups.ts'

/*
 * This material includes SNOMED Clinical Terms(R) (SNOMED CT(R)), which is used by permission of the International
 * Health Terminology Standards Development Organisation (IHTSDO). All rights reserved. SNOMED CT(R) was originally
 * created by The College of American Pathologists. "SNOMED" and "SNOMED CT" are registered trademarks of the IHTSDO.
 *
 * Whoever runs this software outside a member territory of SNOMED International needs a licence of their own. Without
 * one, empty the table below: everything still works on ICD-10-CM codes and on words.
 */

/** Short lists of SNOMED CT concepts by condition group, each with its display. Not a release and no subset of one. */
export const snomedCodes: { readonly [group in ConditionGroup]?: Readonly<Record<string, string>> } = {
  'major-depression-mild': {
    '79298009': 'Mild major depression, single episode',
    '87512008': 'Mild major depression',
    '40379007': 'Mild recurrent major depression',
  },
  'major-depression-moderate': {
    '15639000': 'Moderate major depression, single episode',
    '832007': 'Moderate major depression',
    '18818009': 'Moderate recurrent major depression',
  },
  'major-depression-severe': {
    '76441001': 'Severe major depression, single episode, without psychotic features',
    '75084000': 'Severe major depression without psychotic features',
    '450714000': 'Severe major depression',
    '36474008': 'Severe recurrent major depression without psychotic features',
    '281000119103': 'Severe recurrent major depression',
  },
  'major-depression-psychotic': {
    '430852001': 'Severe major depression, single episode, with psychotic features',
    '73867007': 'Severe major depression with psychotic features',
    '726772006': 'Major depression with psychotic features',
    '77911002': 'Severe major depression, single episode, with psychotic features, mood-congruent',
    '20250007': 'Severe major depression, single episode, with psychotic features, mood-incongruent',
    '28475009': 'Severe recurrent major depression with psychotic features',
    '33078009': 'Severe recurrent major depression with psychotic features, mood-congruent',
    '15193003': 'Severe recurrent major depression with psychotic features, mood-incongruent',
  },
  'major-depression-in-partial-remission': {
    '70747007': 'Major depression single episode, in partial remission',
    '30605009': 'Major depression in partial remission',
    '33135002': 'Recurrent major depression in partial remission',
  },
  'major-depression-in-full-remission': {
    '19527009': 'Single episode of major depression in full remission',
    '63412003': 'Major depression in full remission',
    '42810003': 'Major depression in remission',
    '68019004': 'Recurrent major depression in remission',
    '46244001': 'Recurrent major depression in full remission',
  },
  'major-depression-current': {
    '36923009': 'Major depression, single episode',
    '370143000': 'Major depressive disorder',
    '66344007': 'Recurrent major depression',
    '191616006': 'Recurrent depression',
  },
  'depression-not-specified': {
    '35489007': 'Depressive disorder',
    '191659001': 'Atypical depressive disorder',
    '231504006': 'Mixed anxiety and depressive disorder',
  },
  'persistent-depressive-disorder': {
    '78667006': 'Dysthymia',
    '1153575004': 'Persistent depressive disorder',
    '83176005': 'Primary dysthymia',
    '85080004': 'Secondary dysthymia',
  },
  'postpartum-depression': {
    '58703003': 'Postpartum depression',
    '104851000119103': 'Postpartum major depression in remission',
  },
  bipolar: {
    '13746004': 'Bipolar disorder',
    '371596008': 'Bipolar I disorder',
    '68569003': 'Manic bipolar I disorder',
    '767632000': 'Bipolar disorder, most recent episode manic',
    '767635003': 'Bipolar I disorder, most recent episode manic',
  },
  'bipolar-ii': {
    '83225003': 'Bipolar II disorder',
  },
  'mania-or-hypomania': {
    '68569003': 'Manic bipolar I disorder',
    '767632000': 'Bipolar disorder, most recent episode manic',
    '767635003': 'Bipolar I disorder, most recent episode manic',
    '231494001': 'Mania',
    '231496004': 'Hypomania',
    '268619003': 'Manic disorder, single episode',
    '9340000': 'Bipolar I disorder, single manic episode',
  },
  'bipolar-in-remission': {
    '85248005': 'Bipolar disorder in remission',
    '41836007': 'Bipolar disorder in full remission',
    '5703000': 'Bipolar disorder in partial remission',
    '45479006': 'Manic bipolar I disorder in remission',
  },
  cyclothymia: {
    '76105009': 'Cyclothymia',
  },
  'schizophrenia-spectrum': {
    '58214004': 'Schizophrenia',
    '191526005': 'Schizophrenic disorders',
    '4926007': 'Schizophrenia in remission',
    '88975006': 'Schizophreniform disorder',
    '68890003': 'Schizoaffective disorder',
    '84760002': 'Schizoaffective disorder, depressive type',
  },
  'other-psychosis': {
    '48500005': 'Delusional disorder',
    '69322001': 'Psychotic disorder',
    '65971000052100': 'Acute psychosis',
  },
  'substance-induced-psychosis': {
    '191483003': 'Psychotic disorder caused by drug',
    '724719005': 'Psychotic disorder caused by ketamine',
    '1231846001': 'Psychosis caused by ethanol',
  },
  'posttraumatic-stress-disorder': {
    '47505003': 'Posttraumatic stress disorder',
    '313182004': 'Chronic post-traumatic stress disorder',
    '318784009': 'Posttraumatic stress disorder, delayed onset',
    '443919007': 'Complex posttraumatic stress disorder',
  },
  'obsessive-compulsive-disorder': {
    '191736004': 'Obsessive-compulsive disorder',
  },
  'borderline-personality-disorder': {
    '20010003': 'Borderline personality disorder',
    '191765005': 'Emotionally unstable personality disorder',
  },
  'dissociative-disorder': {
    '44376007': 'Dissociative disorder',
    '70764005': 'Depersonalization disorder',
    '231445001': 'Organic dissociative disorder',
    '276300008': 'Dissociative stupor',
  },
  delirium: {
    '2776000': 'Delirium',
    '191492000': 'Delirium caused by drug',
    '722961009': 'Delirium caused by substance or medication',
    '724716003': 'Delirium caused by ketamine',
  },
  dementia: {
    '52448006': 'Dementia',
    '429998004': 'Vascular dementia',
    '56267009': 'Multi-infarct dementia',
    '26929004': "Alzheimer's disease",
    '230265002': "Familial Alzheimer's disease of early onset",
    '15662003': 'Senile dementia',
  },
  'mild-cognitive-impairment': {
    '386805003': 'Mild cognitive disorder',
  },
  'intellectual-disability': {
    '110359009': 'Intellectual disability',
    '86765009': 'Mild intellectual disability',
    '61152003': 'Moderate intellectual disability',
    '40700009': 'Severe intellectual disability',
    '31216003': 'Profound intellectual disability',
  },
  'alcohol-use-disorder': {
    '7200002': 'Alcoholism',
    '15167005': 'Alcohol abuse',
    '66590003': 'Alcohol dependence',
  },
  'substance-abuse': {
    '15167005': 'Alcohol abuse',
    '5602001': 'Opioid abuse',
    '78267003': 'Cocaine abuse',
    '441527004': 'Stimulant abuse',
    '699449003': 'Methamphetamine abuse',
    '37344009': 'Cannabis abuse',
    '64386003': 'Sedative abuse',
    '74851005': 'Hallucinogen abuse',
    '724713006': 'Harmful use of ketamine',
    '7071007': 'Phencyclidine abuse',
  },
  'substance-use-disorder-in-remission': {
    '191813001': 'Chronic alcoholism in remission',
    '191884001': 'Nondependent alcohol abuse in remission',
  },
  'opioid-use-disorder': {
    '5602001': 'Opioid abuse',
    '75544000': 'Opioid dependence',
  },
  'stimulant-use-disorder': {
    '78267003': 'Cocaine abuse',
    '31956009': 'Cocaine dependence',
    '441527004': 'Stimulant abuse',
    '442406005': 'Stimulant dependence',
    '699449003': 'Methamphetamine abuse',
    '426873000': 'Methamphetamine dependence',
    '21647008': 'Amphetamine dependence',
  },
  'cannabis-use-disorder': {
    '37344009': 'Cannabis abuse',
    '85005007': 'Cannabis dependence',
  },
  'sedative-use-disorder': {
    '64386003': 'Sedative abuse',
    '427327003': 'Sedative dependence',
    '231473004': 'Benzodiazepine dependence',
    '724656006': 'Hypnotic dependence',
  },
  'hallucinogen-or-ketamine-use-disorder': {
    '74851005': 'Hallucinogen abuse',
    '38247002': 'Hallucinogen dependence',
    '724715004': 'Ketamine dependence',
    '724713006': 'Harmful use of ketamine',
    '7071007': 'Phencyclidine abuse',
    '58727001': 'Phencyclidine dependence',
  },
  'other-drug-use-disorder': {
    '6525002': 'Dependent drug abuse',
  },
  'drug-overdose': {
    '1149222004': 'Overdose',
    '55680006': 'Drug overdose',
  },
  'suicide-attempt': {
    '86849004': 'Suicidal poisoning',
    '82313006': 'Suicide attempt',
    '287182007': 'Attempted suicide by suffocation',
    '287185009': 'Attempted suicide by cutting or stabbing',
  },
  'suicidal-ideation': {
    '6471006': 'Suicidal thoughts',
    '267073005': 'Suicidal',
    '225457007': 'Feeling suicidal',
    '304594002': 'Suicidal intent',
    '247650009': 'Planning suicide',
    '41501003': 'Threatening suicide',
    '102911000': 'Thoughts of self harm',
  },
  'suicide-attempt-history': {
    '161474000': 'H/O: attempted suicide',
    '314550003': 'H/O: deliberate self harm',
  },
  pregnancy: {
    '77386006': 'Pregnancy',
    '72892002': 'Normal pregnancy',
    '47200007': 'High risk pregnancy',
    '65727000': 'Intrauterine pregnancy',
    '169563005': 'Pregnant - on history',
    '255409004': 'Pregnant woman',
  },
  breastfeeding: {
    '290122005': 'Finding of lactation',
    '1260078007': 'Maternal breastfeeding',
    '866041003': 'Mother currently breastfeeding',
    '169745008': 'Breastfeeding started',
    '69840006': 'Normal breast feeding',
    '82374005': 'Lactation normal',
  },
  'aortic-aneurysm': {
    '67362008': 'Aortic aneurysm',
    '233985008': 'Abdominal aortic aneurysm',
    '433068007': 'Aneurysm of thoracic aorta',
    '73067008': 'Ruptured aortic aneurysm',
    '14336007': 'Ruptured abdominal aortic aneurysm',
  },
  'aortic-dissection': {
    '308546005': 'Dissection of aorta',
    '301899003': 'Dissection of proximal aorta',
    '233997009': 'Dissection of distal aorta',
    '233996000': 'Type II dissection of thoracic aorta',
  },
  'intracranial-aneurysm': {
    '128608001': 'Cerebral arterial aneurysm',
    '128609009': 'Intracranial aneurysm',
  },
  'other-arterial-aneurysm': {
    '432119003': 'Aneurysm',
    '36184004': 'Aneurysm of renal artery',
    '50570003': 'Aneurysm of coronary vessels',
  },
  'arteriovenous-malformation': {
    '234142008': 'Cerebral arteriovenous malformation',
    '277299009': 'Ruptured cerebral arteriovenous malformation',
    '204493007': 'Arteriovenous malformation of precerebral vessels',
    '234141001': 'Congenital arteriovenous malformation',
    '261482004': 'Spinal arteriovenous malformation',
    '5251000119108': 'Acquired arteriovenous malformation',
  },
  'intracerebral-haemorrhage': {
    '274100004': 'Cerebral hemorrhage',
    '291571000119106': 'Spontaneous cerebral hemorrhage',
    '1386000': 'Intracranial hemorrhage',
    '738779002': 'Spontaneous intracranial hemorrhage',
    '230710000': 'Lobar cerebral hemorrhage',
    '450418003': 'Cerebral hemorrhage due to trauma',
    '428267002': 'History of cerebral hemorrhage',
  },
  'subarachnoid-haemorrhage': {
    '21454007': 'Subarachnoid intracranial hemorrhage',
  },
  'subdural-haemorrhage': {
    '35486000': 'Subdural intracranial hemorrhage',
    '195176009': 'Non-traumatic intracranial subdural hemorrhage',
    '95453001': 'Subdural intracranial hematoma',
    '209987007': 'Traumatic subdural intracranial hemorrhage',
  },
  'ischaemic-stroke': {
    '432504007': 'Cerebral infarction',
    '422504002': 'Ischemic stroke',
  },
  'stroke-of-unknown-type': {
    '230690007': 'Cerebrovascular accident',
  },
  'transient-ischaemic-attack': {
    '266257000': 'Transient ischemic attack',
  },
  'myocardial-infarction': {
    '57054005': 'Acute myocardial infarction',
    '401303003': 'Acute ST segment elevation myocardial infarction',
    '401314000': 'Acute non-ST segment elevation myocardial infarction',
    '22298006': 'Myocardial infarction',
    '428752002': 'Recent myocardial infarction',
  },
  'myocardial-infarction-history': {
    '1755008': 'Old myocardial infarction',
    '399211009': 'History of myocardial infarction',
  },
  'unstable-angina': {
    '4557003': 'Preinfarction syndrome',
    '394659003': 'Acute coronary syndrome',
    '15960061000119102': 'Unstable angina co-occurrent and due to coronary arteriosclerosis',
  },
  'heart-failure': {
    '84114007': 'Heart failure',
    '42343007': 'Congestive heart failure',
    '88805009': 'Chronic congestive heart failure',
    '417996009': 'Systolic heart failure',
    '418304008': 'Diastolic heart failure',
    '48447003': 'Chronic heart failure',
    '56675007': 'Acute heart failure',
  },
  'valve-disease': {
    '60573004': 'Aortic valve stenosis',
    '60234000': 'Aortic valve regurgitation',
    '48724000': 'Mitral valve regurgitation',
    '79619009': 'Mitral valve stenosis',
    '111287006': 'Tricuspid valve regurgitation',
  },
  'atrial-fibrillation': {
    '49436004': 'Atrial fibrillation',
    '5370000': 'Atrial flutter',
    '282825002': 'Paroxysmal atrial fibrillation',
    '426749004': 'Chronic atrial fibrillation',
  },
  'ventricular-arrhythmia': {
    '25569003': 'Ventricular tachycardia',
    '71908006': 'Ventricular fibrillation',
    '251159007': 'Ventricular tachycardia, polymorphic',
    '31722008': 'Torsades de pointes',
  },
  'long-qt': {
    '9651007': 'Long QT syndrome',
    '442917000': 'Congenital long QT syndrome',
    '111975006': 'Prolonged QT interval',
  },
  'high-grade-heart-block': {
    '36083008': 'Sick sinus syndrome',
    '233916004': 'Heart block',
  },
  hypertension: {
    '38341003': 'Hypertensive disorder, systemic arterial',
    '59621000': 'Essential hypertension',
    '31992008': 'Secondary hypertension',
  },
  'hypertensive-crisis': {
    '443482000': 'Hypertensive urgency',
    '706882009': 'Hypertensive crisis',
  },
  'hypertensive-encephalopathy': {
    '50490005': 'Hypertensive encephalopathy',
  },
  'raised-intracranial-pressure': {
    '68267002': 'Benign intracranial hypertension',
    '230745008': 'Hydrocephalus',
    '271719001': 'Raised intracranial pressure',
  },
  'brain-tumour': {
    '126952004': 'Neoplasm of brain',
    '428061005': 'Malignant neoplasm of brain',
    '94225005': 'Secondary malignant neoplasm of brain',
    '92030004': 'Benign neoplasm of brain',
  },
  glaucoma: {
    '23986001': 'Glaucoma',
    '84494001': 'Open-angle glaucoma',
    '392291006': 'Angle-closure glaucoma',
  },
  'raised-intraocular-pressure': {
    '4210003': 'Ocular hypertension',
  },
  hyperthyroidism: {
    '34486009': 'Hyperthyroidism',
    '90739004': 'Thyrotoxicosis',
    '353295004': "Graves' disease",
  },
  phaeochromocytoma: {
    '302835009': 'Pheochromocytoma',
    '253032007': 'Benign pheochromocytoma',
    '21851000119103': 'Malignant pheochromocytoma',
    '302833002': 'Paraganglioma',
  },
  cirrhosis: {
    '19943007': 'Cirrhosis of liver',
    '420054005': 'Alcoholic cirrhosis',
    '1761006': 'Biliary cirrhosis',
  },
  'hepatic-failure': {
    '59927004': 'Hepatic failure',
    '13920009': 'Hepatic encephalopathy',
    '708248004': 'End stage liver disease',
  },
  'hepatic-decompensation-to-clarify': {
    '34742003': 'Portal hypertension',
    '28670008': 'Esophageal varices',
    '389026000': 'Ascites',
  },
  hepatitis: {
    '3738000': 'Viral hepatitis',
    '40468003': 'Viral hepatitis, type A',
    '66071002': 'Viral hepatitis type B',
    '50711007': 'Viral hepatitis type C',
    '128302006': 'Chronic hepatitis C',
    '61977001': 'Chronic type B viral hepatitis',
    '76783007': 'Chronic hepatitis',
    '235875008': 'Alcoholic hepatitis',
  },
  'chronic-kidney-disease': {
    '709044004': 'Chronic kidney disease',
    '431855005': 'Chronic kidney disease stage 1',
    '431856006': 'Chronic kidney disease stage 2',
    '433144002': 'Chronic kidney disease stage 3',
    '431857002': 'Chronic kidney disease stage 4',
    '433146000': 'Chronic kidney disease stage 5',
  },
  dialysis: {
    '46177005': 'End-stage renal disease',
    '265764009': 'Renal dialysis (procedure)',
    '105502003': 'Dependence on renal dialysis',
    '302497006': 'Hemodialysis (procedure)',
  },
  'interstitial-cystitis': {
    '197834003': 'Chronic interstitial cystitis',
    '236630004': 'Chemical cystitis',
  },
  cystitis: {
    '38822007': 'Cystitis',
    '68226007': 'Acute cystitis',
    '307426000': 'Acute infective cystitis',
  },
  'ulcerative-or-interstitial-cystitis': {
    '33655002': 'Chronic cystitis',
    '87696004': 'Hemorrhagic cystitis',
    '236623005': 'Non-infective cystitis',
  },
  haematuria: {
    '34436003': 'Blood in urine',
  },
  'lower-urinary-tract-symptoms': {
    '49650001': 'Dysuria',
    '267064002': 'Retention of urine',
    '165232002': 'Urinary incontinence',
  },
  copd: {
    '13645005': 'Chronic obstructive lung disease',
    '185086009': 'Chronic obstructive bronchitis',
    '87433001': 'Pulmonary emphysema',
  },
  'sleep-apnoea': {
    '78275009': 'Obstructive sleep apnea syndrome',
    '73430006': 'Sleep apnea',
  },
  'upper-respiratory-infection': {
    '54150009': 'Upper respiratory infection',
    '82272006': 'Common cold',
    '54398005': 'Acute upper respiratory infection',
    '195662009': 'Acute viral pharyngitis',
    '444814009': 'Viral sinusitis',
    '75498004': 'Acute bacterial sinusitis',
  },
  epilepsy: {
    '84757009': 'Epilepsy',
    '128613002': 'Seizure disorder',
    '445355009': 'Refractory epilepsy',
  },
  seizure: {
    '91175000': 'Seizure',
    '1290882004': 'History of seizure',
    '703151001': 'History of single seizure',
  },
  porphyria: {
    '418470004': 'Porphyria',
  },
  obesity: {
    '414916001': 'Obesity',
    '414915002': 'Obese',
    '162864005': 'Body mass index 30+ - obesity',
    '408512008': 'Body mass index 40+ - severely obese',
    '238136002': 'Morbid obesity',
  },
  'ketamine-hypersensitivity': {
    '373464007': 'Ketamine (substance)',
  },
  'morbid-obesity': {
    '408512008': 'Body mass index 40+ - severely obese',
    '238136002': 'Morbid obesity',
  },
  'head-injury': {
    '127295002': 'Traumatic brain injury',
  },
  'coronary-procedure': {
    '415070008': 'Percutaneous coronary intervention',
    '232717009': 'Coronary artery bypass grafting',
  },
}
