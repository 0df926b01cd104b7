import type { DoseThreshold, Evidence, Medication, MedicationClass, MedicationRole } from './medication.ts'

const label = 'Lower end of the usual or labelled range as an adjunct in depression; general clinical knowledge'
const offLabel = 'Off-label adjunct in depression; general clinical knowledge'
const dose = (value: number, source: string, evidence: Evidence): DoseThreshold => ({ value, source, evidence })

/** One row: generic name, class, roles, RXCUI, ATC, other names separated by `;`, minimum adequate dose, the rest. */
function row(
  name: string,
  medicationClass: MedicationClass,
  role: MedicationRole[],
  rxnormIngredient: string,
  atc: string,
  otherNames: string,
  minimumAdequateDoseMgPerDay?: DoseThreshold,
  extra: Partial<Medication> = {},
): Medication {
  const names = [name, ...otherNames.split(';').filter(Boolean)].map((each) => each.toLowerCase())
  return {
    id: name.toLowerCase().replaceAll(' ', '-'),
    name,
    class: medicationClass,
    role,
    rxnormIngredient,
    atc,
    names,
    minimumAdequateDoseMgPerDay,
    ...extra,
  }
}

/** Medicines added to an antidepressant, with the daily dose that counts as an adequate augmentation. */
export const augmentation: Medication[] = [
  row(
    'aripiprazole',
    'antipsychotic',
    ['augmentation', 'antipsychotic'],
    '89013',
    'N05AX12',
    'abilify;aristada;opipza',
    dose(2, label, 'from-knowledge'),
    { remark: 'Long-acting injections point to a psychotic or bipolar disorder.' },
  ),
  row(
    'brexpiprazole',
    'antipsychotic',
    ['augmentation', 'antipsychotic'],
    '1658314',
    'N05AX16',
    'rexulti',
    dose(2, label, 'from-knowledge'),
  ),
  row(
    'cariprazine',
    'antipsychotic',
    ['augmentation', 'antipsychotic'],
    '1667655',
    'N05AX15',
    'vraylar;reagila',
    dose(1.5, label, 'from-knowledge'),
  ),
  row(
    'quetiapine',
    'antipsychotic',
    ['augmentation', 'antipsychotic', 'sedating'],
    '51272',
    'N05AH04',
    'seroquel',
    dose(150, label, 'from-knowledge'),
    { remark: 'Doses of 25-100 mg are often for sleep.' },
  ),
  row(
    'olanzapine',
    'antipsychotic',
    ['augmentation', 'antipsychotic', 'sedating'],
    '61381',
    'N05AH03',
    'zyprexa;zypadhera',
  ),
  row(
    'olanzapine-fluoxetine',
    'antipsychotic',
    ['augmentation', 'antidepressant', 'antipsychotic'],
    '611247',
    'N06CA03',
    'symbyax',
    // 6 mg olanzapine with 25 mg fluoxetine: counted on fluoxetine.
    dose(25, 'Fluoxetine part of 6 mg/25 mg, labelled for treatment-resistant depression', 'from-knowledge'),
    { ingredients: ['olanzapine', 'fluoxetine'] },
  ),
  row(
    'lumateperone',
    'antipsychotic',
    ['augmentation', 'antipsychotic'],
    '2275602',
    'N05AD10',
    'caplyta',
    dose(42, label, 'needs-clinical-sign-off'),
  ),
  row(
    'risperidone',
    'antipsychotic',
    ['augmentation', 'antipsychotic'],
    '35636',
    'N05AX08',
    'risperdal;risperdal consta;perseris;rykindo;uzedy',
    dose(0.5, offLabel, 'needs-clinical-sign-off'),
  ),
  // Adequate by serum level (0.6-1.0 mmol/L), not by dose: no number here.
  row(
    'lithium',
    'lithium',
    ['augmentation', 'mood-stabiliser', 'lithium'],
    '6448',
    'N05AN01',
    'lithium carbonate;lithium citrate;lithobid;eskalith;priadel;camcolit',
    undefined,
    { rxnormAlso: ['42351', '52105'], remark: 'Adequate by serum level, 0.6-1.0 mmol/L, not by dose.' },
  ),
  row(
    'liothyronine',
    'thyroid-hormone',
    ['augmentation', 'thyroid-hormone'],
    '10814',
    'H03AA02',
    'cytomel;liomny;triostat',
    dose(0.025, 'Triiodothyronine 25-50 micrograms; general clinical knowledge', 'from-knowledge'),
  ),
  row(
    'lamotrigine',
    'anticonvulsant',
    ['augmentation', 'mood-stabiliser'],
    '28439',
    'N03AX09',
    'lamictal;subvenite',
    dose(200, offLabel, 'needs-clinical-sign-off'),
  ),
  row(
    'buspirone',
    'azapirone',
    ['augmentation'],
    '1827',
    'N05BE01',
    'buspar;bucapsol',
    dose(20, offLabel, 'needs-clinical-sign-off'),
  ),
]
