import { ConceptMemo } from '../record/concept-memo.ts'
import type { Concept, ConditionFact } from '../record/record.ts'
import { conceptIs, saysPast, saysSuspected } from './match.ts'

/** What a code or its words say about a major depression; `unspecified` when it names no severity. */
export interface DepressionCode {
  severity: 'mild' | 'moderate' | 'severe-without-psychosis' | 'severe-with-psychosis' | 'unspecified'
  remission: 'none' | 'partial' | 'full'
  psychotic: boolean
}

/**
 * Reads a major depressive disorder from its concept; undefined for anything else, such as unspecified depression
 * (F32.A), premenstrual dysphoric disorder (F32.81), dysthymia or bipolar depression.
 */
export const readDepression = (concept: Concept): DepressionCode | undefined => depressions.of(concept)

const depressions = new ConceptMemo(depressionIn)

function depressionIn(concept: Concept): DepressionCode | undefined {
  if (!conceptIs(concept, 'major-depression')) return undefined
  const psychotic = conceptIs(concept, 'major-depression-psychotic')
  return {
    severity: psychotic ? 'severe-with-psychosis' : severityOf(concept),
    remission: remissionOf(concept),
    psychotic,
  }
}

function severityOf(concept: Concept): DepressionCode['severity'] {
  if (conceptIs(concept, 'major-depression-severe')) return 'severe-without-psychosis'
  if (conceptIs(concept, 'major-depression-moderate')) return 'moderate'
  return conceptIs(concept, 'major-depression-mild') ? 'mild' : 'unspecified'
}

function remissionOf(concept: Concept): DepressionCode['remission'] {
  if (conceptIs(concept, 'major-depression-in-partial-remission')) return 'partial'
  return conceptIs(concept, 'major-depression-in-full-remission') || saysPast(concept) ? 'full' : 'none'
}

/**
 * Is this condition a major depressive episode that is going on, by its code and its clinical status?
 * `remission`, `resolved` and `inactive` are not, nor is what nobody has confirmed (refuted, provisional, differential);
 * a status that the record leaves out is taken as going on.
 */
export function isCurrentDepression(fact: ConditionFact): boolean {
  if (fact.verificationStatus !== 'confirmed' && fact.verificationStatus !== 'unknown') return false
  if (saysSuspected(fact.concept)) return false
  const { clinicalStatus: status } = fact
  if (status === 'remission' || status === 'resolved' || status === 'inactive' || fact.abatement !== undefined)
    return false
  return readDepression(fact.concept)?.remission === 'none'
}
