import { dailyDoseMg } from '../../clinical/medications/index.ts'
import type { ThreeValued } from '../../clinical/quantity/three-valued.ts'
import type { Concept, MedicationFact } from '../../clinical/record/record.ts'
import { cleanText, dayOf, defined, periodDays, readConcept, wordsOf } from './concepts.ts'
import { type ReadDosage, readDosage } from './dosage.ts'
import type { FhirConcept, FhirReference } from './elements.ts'
import { enteredInError, left, parse, type Reading, type ReadingContext, whyNotThePatient } from './reading.ts'
import type { Entry } from './references.ts'
import { medicationRequestSchema, medicationSchema, medicationStatementSchema } from './resources.ts'

interface NamesMedication {
  medicationCodeableConcept?: FhirConcept
  medicationReference?: FhirReference
  contained?: { resourceType: string; id?: string }[]
}

/** The medicine that a request or statement names, in itself, contained, or as another entry of the bundle. */
function readMedication(resource: NamesMedication, entry: Entry, { resolver }: ReadingContext): Concept | undefined {
  if (resource.medicationCodeableConcept) return readConcept(resource.medicationCodeableConcept)
  const { reference = '', display } = resource.medicationReference ?? {}
  const containedAt = reference.startsWith('#')
    ? (resource.contained ?? []).findIndex((each) => each.id === reference.slice(1))
    : -1
  const found = resolver.find(reference)
  const target =
    containedAt >= 0
      ? { resource: resource.contained?.[containedAt], path: `${entry.path}.contained[${containedAt}]` }
      : found?.resourceType === 'Medication'
        ? found
        : undefined
  const medication = target && parse(medicationSchema, target.resource, target.path)
  return (
    readConcept(medication?.code) ??
    ingredientsOf(medication?.ingredient) ??
    (display ? { codings: [], text: cleanText(display) } : undefined)
  )
}

function ingredientsOf(ingredients: { itemCodeableConcept?: FhirConcept }[] | undefined): Concept | undefined {
  const concepts = (ingredients ?? []).flatMap((each) => readConcept(each.itemCodeableConcept) ?? [])
  if (concepts.length === 0) return undefined
  return { codings: concepts.flatMap((each) => each.codings), text: concepts.map((each) => each.text).join(' / ') }
}

/** Instructions that hold at the same time add up, where each is known. */
function withDose(fact: MedicationFact, { together }: ReadDosage): MedicationFact {
  const doses = together?.map((each) => dailyDoseMg({ ...fact, ...each })) ?? []
  const sum = doses.reduce((total = Number.NaN, dose = Number.NaN) => total + dose, 0)
  return defined({ ...fact, dailyDoseMg: sum ? sum : dailyDoseMg(fact) })
}

const noMedicine = () => left('It names no medicine, or one that is not in this bundle')

export function readMedicationRequest(entry: Entry, context: ReadingContext): Reading {
  const resource = parse(medicationRequestSchema, entry.resource, entry.path)
  const why = whyNotThePatient(resource.subject, 'subject', entry, context)
  if (why) return why
  if (resource.status === 'entered-in-error') return left(enteredInError)
  if (resource.doNotPerform) return left('It asks not to give the medicine')
  if (['proposal', 'plan', 'option'].includes(resource.intent)) return left('It is a proposal or plan, not an order')
  const concept = readMedication(resource, entry, context)
  if (!concept) return noMedicine()

  const dosage = readDosage(resource.dosageInstruction)
  const over = resource.status === 'completed' || resource.status === 'stopped' || resource.status === 'unknown'
  return {
    facts: [
      withDose(
        defined({
          id: entry.reference,
          reference: entry.reference,
          kind: 'medication',
          origin: 'request',
          concept,
          status: resource.status,
          statusReason: wordsOf(resource.statusReason),
          start: dosage.start ?? dayOf(resource.authoredOn),
          // The dispensing period is when it could be collected; for a running order its end is not the end of taking it.
          stop: dosage.stop ?? (over ? dayOf(resource.dispenseRequest?.validityPeriod?.end) : undefined),
          ...dosage.fields,
          // A prescription shows neither that it was collected nor that it was taken.
          taken: 'unknown',
        }),
        dosage,
      ),
    ],
  }
}

const statementStatus: Record<string, MedicationFact['status']> = {
  active: 'active',
  completed: 'completed',
  stopped: 'stopped',
  'on-hold': 'on-hold',
  intended: 'draft',
  unknown: 'unknown',
  'not-taken': 'cancelled',
}

const statementTaken: Record<string, ThreeValued> = {
  active: 'yes',
  completed: 'yes',
  stopped: 'yes',
  'not-taken': 'no',
}

export function readMedicationStatement(entry: Entry, context: ReadingContext): Reading {
  const resource = parse(medicationStatementSchema, entry.resource, entry.path)
  const why = whyNotThePatient(resource.subject, 'subject', entry, context)
  if (why) return why
  if (resource.status === 'entered-in-error') return left(enteredInError)
  const concept = readMedication(resource, entry, context)
  if (!concept) return noMedicine()

  const dosage = readDosage(resource.dosage)
  const effective = resource.effectivePeriod
    ? periodDays(resource.effectivePeriod)
    : { start: dayOf(resource.effectiveDateTime), stop: undefined }
  return {
    facts: [
      withDose(
        defined({
          id: entry.reference,
          reference: entry.reference,
          kind: 'medication',
          origin: 'statement',
          concept,
          status: statementStatus[resource.status] ?? 'unknown',
          statusReason: resource.statusReason?.map(wordsOf).filter(Boolean).join('; ') || undefined,
          start: effective.start ?? dosage.start,
          stop: effective.stop ?? dosage.stop,
          ...dosage.fields,
          taken: statementTaken[resource.status] ?? 'unknown',
        }),
        dosage,
      ),
    ],
  }
}
