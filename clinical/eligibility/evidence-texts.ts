import { joinedText } from '../quantity/joined.ts'
import type { Evidence } from '../resistance/index.ts'

/** What was found, one after the other, for a finding. */
export const textsOf = (evidence: readonly Evidence[]): string => joinedText(evidence, textOf, '; ')

const textOf = ({ text }: Evidence): string => text
