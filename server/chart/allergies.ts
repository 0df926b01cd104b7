import type { z } from 'zod'
import { isCurrentAllergy, noKnownAllergies } from '../../clinical/allergies/index.ts'
import type { AllergyFact, NoKnownAllergiesFact } from '../../clinical/record/record.ts'
import type { chart, chartAllergy } from '../../contract/chart.ts'
import { identityOf, newestFirst, type ShownFact } from './shown-fact.ts'

export const allergiesOf = (facts: ShownFact<AllergyFact>[]): z.output<typeof chartAllergy>[] =>
  facts
    .filter(({ fact }) => fact.verificationStatus !== 'entered-in-error')
    .map((each) => ({
      ...identityOf(each),
      text: each.fact.concept.text,
      reaction: each.fact.reaction ?? null,
      clinicalStatus: each.fact.clinicalStatus,
      verificationStatus: each.fact.verificationStatus,
      current: isCurrentAllergy(each.fact),
    }))
    .sort((a, b) => Number(b.current) - Number(a.current))

/** The statement that no allergy is known, also where an allergy outweighs it: whoever reads it must see both. */
export function noKnownAllergiesOf(
  statements: ShownFact<NoKnownAllergiesFact>[],
  allergies: ShownFact<AllergyFact>[],
): z.output<typeof chart>['noKnownAllergies'] {
  const standing = noKnownAllergies(
    statements.map(({ fact }) => fact),
    allergies.map(({ fact }) => fact),
  )
  const shown = statements.find(({ fact }) => fact === standing) ?? [...statements].sort(newestFirst)[0]
  if (!shown) return null
  const { scope, on = null, statedBy } = shown.fact
  return { ...identityOf(shown), scope, on, statedBy: statedBy ?? shown.authorName, stands: standing !== undefined }
}
