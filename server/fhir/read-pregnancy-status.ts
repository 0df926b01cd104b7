import type { ConditionFact } from '../../clinical/record/record.ts'
import { cleanText, dayOf, defined, wordsOf } from './concepts.ts'
import { left, type Reading } from './reading.ts'
import type { Entry } from './references.ts'
import type { FhirObservation } from './resources.ts'

/** LOINC answers and SNOMED CT. */
const pregnant = new Set(['LA15173-0', '77386006'])
const notPregnant = new Set(['LA26683-5', '60001007'])

/**
 * A pregnancy status (LOINC 82810-3) says what the record holds to be true, by whatever means: it is no test. It becomes
 * the condition, or that it is refuted on that day.
 */
export function readPregnancyStatus(resource: FhirObservation, at: string | undefined, entry: Entry): Reading {
  const { valueCodeableConcept: concept, valueString } = resource
  const codes = (concept?.coding ?? []).flatMap(({ code }) => (code ? [code.trim()] : []))
  const words = cleanText(valueString ?? wordsOf(concept) ?? '')
  const is = codes.some((code) => pregnant.has(code)) || (codes.length === 0 && /^pregnant\.?$/i.test(words))
  const isNot = codes.some((code) => notPregnant.has(code)) || (codes.length === 0 && /^not pregnant\.?$/i.test(words))
  if (is === isNot) return left('Its pregnancy status says neither pregnant nor not pregnant')
  const sure = resource.status !== 'preliminary' && resource.status !== 'unknown'
  // Who may be pregnant is asked where nobody has confirmed a no.
  if (isNot && !sure) return left('Its pregnancy status of not pregnant is not final')
  const fact: ConditionFact = defined({
    id: entry.reference,
    reference: entry.reference,
    kind: 'condition',
    concept: {
      codings: [{ system: 'http://snomed.info/sct', code: '77386006', display: 'Pregnant' }],
      text: 'Pregnancy (pregnancy status)',
    },
    clinicalStatus: is ? 'active' : 'unknown',
    verificationStatus: is ? (sure ? 'confirmed' : 'unconfirmed') : 'refuted',
    recorded: dayOf(at),
  })
  return { facts: [fact] }
}
