/** A made-up patient with so many encounters and what comes with them, as a FHIR Bundle. The same each time. */
export function bundleOfManyYears(encounters: number): object {
  const patient = {
    resourceType: 'Patient',
    id: 'many-years',
    identifier: [{ system: 'https://bench.example/mrn', value: 'B-500', type: { coding: [{ code: 'MR' }] } }],
    name: [{ family: 'Manyyears', given: ['Ada'] }],
    gender: 'female',
    birthDate: '1975-04-11',
  }
  const entries: object[] = [patient]
  for (let n = 0; n < encounters; n++) entries.push(...visit(n))
  const conditions = [
    'Essential hypertension',
    'Asthma',
    'Migraine',
    'Viral sinusitis',
    'Acute bronchitis',
    'Sprain of ankle',
  ]
  for (let n = 0; n < encounters / 12; n++) entries.push(condition(n, conditions[n % conditions.length] ?? ''))
  entries.push(depression, ...interview())
  return { resourceType: 'Bundle', type: 'collection', entry: entries.map((resource) => ({ resource })) }
}

const subject = { reference: 'Patient/many-years' }
const loinc = (code: string) => ({ coding: [{ system: 'http://loinc.org', code }] })
/** One visit each nine days, the last in 2025. */
const dayOf = (n: number) => new Date(Date.UTC(2013, 5, 1 + n * 9, 9)).toISOString().slice(0, 10)

function visit(n: number): object[] {
  const at = `${dayOf(n)}T09:30:00Z`
  const measured = (id: string, code: string, value: number, unit: string) => ({
    resourceType: 'Observation',
    id: `${id}-${n}`,
    status: 'final',
    subject,
    code: loinc(code),
    effectiveDateTime: at,
    valueQuantity: { value, unit, code: unit, system: 'http://unitsofmeasure.org' },
  })
  const side = (code: string, value: number) => ({
    code: loinc(code),
    valueQuantity: { value, unit: 'mmHg', code: 'mm[Hg]' },
  })
  const wave = (low: number, span: number) => low + ((n * 37) % span)
  const resources: object[] = [
    {
      resourceType: 'Encounter',
      id: `visit-${n}`,
      status: 'finished',
      class: { code: 'AMB' },
      type: [{ text: n % 3 ? 'Follow-up visit' : 'Telephone consultation' }],
      subject,
      period: { start: at, end: `${dayOf(n)}T10:00:00Z` },
    },
    measured('weight', '29463-7', wave(70, 9), 'kg'),
    measured('pulse', '8867-4', wave(62, 30), '/min'),
    {
      ...measured('pressure', '85354-9', 0, 'x'),
      valueQuantity: undefined,
      component: [side('8480-6', wave(112, 40)), side('8462-4', wave(66, 25))],
    },
  ]
  if (n % 4 === 0)
    resources.push(
      measured('alt', '1742-6', wave(14, 40), 'U/L'),
      measured('creatinine', '2160-0', 0.8, 'mg/dL'),
      measured('tsh', '3016-3', 2.1, 'mIU/L'),
    )
  if (n % 6 === 0)
    resources.push({
      ...measured('phq-9', '44261-6', 0, 'x'),
      valueQuantity: undefined,
      valueInteger: wave(6, 18),
    })
  if (n % 3 === 0) resources.push(prescription(n))
  if (n % 5 === 0)
    resources.push({
      resourceType: 'Procedure',
      id: `procedure-${n}`,
      status: 'completed',
      subject,
      code: { text: 'Depression screening' },
      performedDateTime: at,
    })
  return resources
}

const products = [
  'Sertraline 100 MG Oral Tablet',
  'Venlafaxine 150 MG Extended Release Oral Capsule',
  'Mirtazapine 30 MG Oral Tablet',
  'Amlodipine 5 MG Oral Tablet',
  'Lorazepam 1 MG Oral Tablet',
  'Albuterol 0.09 MG/ACTUAT Metered Dose Inhaler',
]

const prescription = (n: number) => ({
  resourceType: 'MedicationRequest',
  id: `prescription-${n}`,
  status: n > 480 ? 'active' : 'completed',
  intent: 'order',
  subject,
  medicationCodeableConcept: { text: products[Math.floor(n / 90) % products.length] },
  authoredOn: dayOf(n),
  dosageInstruction: [
    {
      text: 'one tablet in the morning',
      timing: {
        repeat: { frequency: 1, period: 1, periodUnit: 'd', boundsPeriod: { start: dayOf(n), end: dayOf(n + 3) } },
      },
      doseAndRate: [{ doseQuantity: { value: 1 } }],
    },
  ],
})

const condition = (n: number, text: string) => ({
  resourceType: 'Condition',
  id: `condition-${n}`,
  subject,
  code: { text },
  clinicalStatus: { coding: [{ code: n < 2 ? 'active' : 'resolved' }] },
  verificationStatus: { coding: [{ code: 'confirmed' }] },
  onsetDateTime: dayOf(n * 12),
  ...(n < 2 ? {} : { abatementDateTime: dayOf(n * 12 + 2) }),
})

const depression = {
  resourceType: 'Condition',
  id: 'depression',
  subject,
  code: {
    coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'F33.2' }],
    text: 'Major depression, recurrent',
  },
  clinicalStatus: { coding: [{ code: 'active' }] },
  verificationStatus: { coding: [{ code: 'confirmed' }] },
  onsetDateTime: '2024-03',
}

/** MADRS by the twelve last months. */
const interview = () =>
  Array.from({ length: 12 }, (_, n) => ({
    resourceType: 'QuestionnaireResponse',
    id: `madrs-${n}`,
    status: 'completed',
    subject,
    questionnaire: 'urn:evenkeel:madrs',
    authored: `2025-${String(n + 1).padStart(2, '0')}-05T10:00:00Z`,
    item: [
      'apparent-sadness',
      'reported-sadness',
      'inner-tension',
      'reduced-sleep',
      'reduced-appetite',
      'concentration',
      'lassitude',
      'inability-to-feel',
      'pessimistic-thoughts',
      'suicidal-thoughts',
    ].map((linkId) => ({ linkId, answer: [{ valueInteger: 2 + ((n + linkId.length) % 3) }] })),
  }))
