import type { FhirConcept } from './elements.ts'

/** Statuses of SNOMED CT, as documents made from CDA carry them, and words that stand for those of FHIR. */
const sayings: Record<string, string> = {
  '55561003': 'active',
  '73425007': 'inactive',
  '413322009': 'resolved',
  '410605003': 'confirmed',
  '415684004': 'unconfirmed',
  '410516002': 'refuted',
  'in-remission': 'remission',
  'ruled-out': 'refuted',
  suspected: 'unconfirmed',
  probable: 'unconfirmed',
  possible: 'unconfirmed',
  // FHIR R5: enough to act on, and not verified.
  presumed: 'unconfirmed',
}

const fold = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-')

/**
 * The status that a concept says: by the code of any of its codings, else by their displays or its text. `unknown` where
 * it says nothing, and `foreign` where it says something that is not understood: neither may turn into a yes or a no.
 */
export function statusFrom<T extends string>(
  known: readonly T[],
  concept: FhirConcept | undefined,
): T | 'unknown' | 'foreign' {
  const codings = concept?.coding ?? []
  const said = [...codings.map(({ code }) => code), ...codings.map(({ display }) => display), concept?.text].flatMap(
    (each) => (each?.trim() ? [fold(each)] : []),
  )
  for (const each of said) {
    const status = known.find((one) => one === each || one === sayings[each])
    if (status) return status
  }
  return said.length === 0 || said.every((each) => each === 'unknown') ? 'unknown' : 'foreign'
}
