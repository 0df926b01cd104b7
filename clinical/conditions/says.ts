/** Phrases that stand for a condition; one of `beside` has to stand beside them, and none of `not`. */
export interface Saying {
  phrases: string[][]
  beside: string[][]
  not: string[][]
}

/** Lower case, without what is not seen; `;` and a new line are kept, since a sentence ends there. */
export const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .replace(/[\u00AD\u200B-\u200F\u2060\uFEFF'’]/g, '')
    .toLowerCase()
    .match(/[\p{L}]+|\d+|[;\n]/gu) ?? []

/** Where a phrase starts in the words, from one of them on, or -1. */
function indexOfPhrase(words: string[], phrase: string[], from = 0): number {
  for (let at = from; at + phrase.length <= words.length; at++) {
    if (phrase.every((word, i) => words[at + i] === word)) return at
  }
  return -1
}

const holdsAny = (words: string[], phrases: string[][]): boolean =>
  phrases.some((phrase) => indexOfPhrase(words, phrase) >= 0)

/** Shortly before a condition these take it back, leave it open, or give it to somebody else. */
const takenBackBefore = [
  'no',
  'without',
  'denies',
  'denied',
  'negative for',
  'suspected',
  'possible',
  'screening for',
  'absence of',
  'free of',
  'never had',
  'family history',
  'family hx',
  'fam hx',
  'maternal history',
  'paternal history',
  'fh',
  'fhx',
  'mother',
  'father',
  'parent',
  'sister',
  'brother',
  'sibling',
  'son',
  'daughter',
  'grandmother',
  'grandfather',
  'aunt',
  'uncle',
  'cousin',
  'at risk',
  'risk of',
  'risk for',
  'rule out',
  'r o',
].map(wordsOf)
const takenBackAfter = [
  'ruled out',
  'excluded',
  'absent',
  'denied',
  'not found',
  'not present',
  'not detected',
  'unlikely',
  'screening negative',
  'screen negative',
  'in mother',
  'in father',
  'in parent',
  'in sister',
  'in brother',
  'in sibling',
  'in son',
  'in daughter',
  'in family',
].map(wordsOf)
/** Far enough for `family history of abdominal aortic aneurysm`, of which `aneurysm` alone is a phrase as well. */
const reachBefore = 6
const reachAfter = 4

const endsClause = (word: string): boolean => word === ';' || word === '\n'
const lastClause = (words: string[]): string[] => words.slice(words.findLastIndex(endsClause) + 1)
function firstClause(words: string[]): string[] {
  const end = words.findIndex(endsClause)
  return end < 0 ? words : words.slice(0, end)
}

/** Before all else these do not take a condition back: they say that it is suspected. */
const suspicions = [
  'suspected',
  'suspicion of',
  'possible',
  'probable',
  'likely',
  'questionable',
  'query',
  'concern for',
  'rule out',
  'r o',
].map(wordsOf)

/** How many words at the beginning say that what follows is suspected; 0 where it is said outright. */
export const suspicionIn = (words: string[]): number =>
  suspicions.find((phrase) => indexOfPhrase(words.slice(0, phrase.length), phrase) === 0)?.length ?? 0

/** Do words say what any of these stands for, of the patient and as true? */
export function says(words: string[], sayings: readonly Saying[]): boolean {
  const start = suspicionIn(words)
  return sayings.some(({ phrases, beside, not }) => {
    if (holdsAny(words, not) || (beside.length > 0 && !holdsAny(words, beside))) return false
    return phrases.some((phrase) => {
      // Once of the mother and once of the patient: each mention counts.
      for (let at = indexOfPhrase(words, phrase); at >= 0; at = indexOfPhrase(words, phrase, at + 1)) {
        const end = at + phrase.length
        const before = lastClause(words.slice(Math.max(start, at - reachBefore), at))
        const after = firstClause(words.slice(end, end + reachAfter))
        if (!holdsAny(before, takenBackBefore) && !holdsAny(after, takenBackAfter)) return true
      }
      return false
    })
  })
}
