import type { FhirCondition } from './resources.ts'

/**
 * How sure a diagnosis of the German ICD-10-GM is (Diagnosesicherheit): G for sure, V suspected, Z a state after it, A
 * excluded. It stands in an extension of the coding (https://fhir.de, base profiles R4), or behind the code.
 */
type Certainty = 'sure' | 'suspected' | 'past' | 'excluded'

const extensionUrl = 'http://fhir.de/StructureDefinition/icd-10-gm-diagnosesicherheit'
const meanings: Record<string, Certainty> = { G: 'sure', V: 'suspected', Z: 'past', A: 'excluded' }
const behindCode = /^[A-Z]\d\d(?:\.?\d{1,2})?[-+*†!]?\s*([GVZA])$/i

export function certaintyOf(code: FhirCondition['code']): Certainty | undefined {
  for (const coding of code?.coding ?? []) {
    const said = coding.extension?.find(({ url }) => url === extensionUrl)?.valueCoding
    const letter = (said as { code?: unknown } | undefined)?.code
    if (typeof letter === 'string' && meanings[letter]) return meanings[letter]
    const behind = coding.system?.endsWith('/icd-10-gm') ? behindCode.exec(coding.code?.trim() ?? '')?.[1] : undefined
    if (behind) return meanings[behind.toUpperCase()]
  }
  return undefined
}
