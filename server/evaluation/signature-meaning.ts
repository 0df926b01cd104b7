import type { Determination } from '../../clinical/eligibility/index.ts'

const reviewed = 'I have read the record, the answers and each criterion, and I determine that this patient is'

const verdicts: Record<Determination, string> = {
  eligible: 'eligible for this treatment.',
  'eligible-with-cautions': 'eligible for this treatment with the cautions listed.',
  'needs-information': 'not to be decided upon before the missing information is here.',
  'not-eligible': 'not eligible for this treatment now. I have weighed the alternatives listed.',
}

/** What a signature under a determination says. It is shown before signing and kept with the signature. */
export const signatureMeaning = (determination: Determination): string => `${reviewed} ${verdicts[determination]}`
