import { shortDate } from './ui/index.ts'

interface Allergies {
  allergies: readonly string[]
  noKnownAllergies: { scope: 'any' | 'medicine'; on: string | null } | null
}

/** Not recorded is not none: only what somebody said is shown as that. */
export function noneKnownWords({ scope, on }: NonNullable<Allergies['noKnownAllergies']>, today: string): string {
  const date = on ? shortDate(on, today) : 'no date'
  return scope === 'any' ? `No known allergies (${date})` : `No known drug allergies (${date}); others not recorded`
}

/** The allergies of a patient in one line. */
export function allergyWords({ allergies, noKnownAllergies }: Allergies, today: string): string {
  if (allergies.length > 0) return `Allergies: ${allergies.join(', ')}`
  return noKnownAllergies ? noneKnownWords(noKnownAllergies, today) : 'Allergies: not recorded'
}
