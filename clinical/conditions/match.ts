import type { Concept } from '../record/record.ts'
import { type ConditionGroup, type ConditionGroupDefinition, conditionGroups } from './groups.ts'
import { snomedCodes } from './snomed.ts'

const icd10Systems = new Set([
  'http://hl7.org/fhir/sid/icd-10-cm',
  'http://hl7.org/fhir/sid/icd-10',
  'http://www.cms.gov/Medicare/Coding/ICD10',
  'urn:oid:2.16.840.1.113883.6.90',
  'urn:oid:2.16.840.1.113883.6.3',
  'urn:oid:2.16.840.1.113883.6.4',
])
const snomedSystems = new Set(['http://snomed.info/sct', 'urn:oid:2.16.840.1.113883.6.96'])

const bare = (code: string): string => code.trim().toUpperCase().replaceAll('.', '')

/** A group with everything that it includes. */
interface Resolved {
  icd10: string[]
  notIcd10: string[]
  snomed: Set<string>
  phrases: { words: string[]; not: string[][] }[]
}

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .replace(/[\u00AD\u200B-\u200F\u2060\uFEFF'’]/g, '')
    .toLowerCase()
    .match(/[\p{L}]+|\d+/gu) ?? []

const resolvedGroups = new Map<ConditionGroup, Resolved>()

function resolve(group: ConditionGroup): Resolved {
  const known = resolvedGroups.get(group)
  if (known) return known
  const definition: ConditionGroupDefinition = conditionGroups[group]
  const parts = (definition.includes ?? []).map((each) => resolve(each as ConditionGroup))
  const not = (definition.notWords ?? []).map(wordsOf)
  const resolved: Resolved = {
    icd10: [...definition.icd10.map(bare), ...parts.flatMap((part) => part.icd10)],
    notIcd10: (definition.notIcd10 ?? []).map(bare),
    snomed: new Set([...Object.keys(snomedCodes[group] ?? {}), ...parts.flatMap((part) => [...part.snomed])]),
    phrases: [
      ...(definition.words ?? []).map((phrase) => ({ words: wordsOf(phrase), not })),
      ...parts.flatMap((part) => part.phrases),
    ],
  }
  resolvedGroups.set(group, resolved)
  return resolved
}

const everySnomedCode = new Set(Object.values(snomedCodes).flatMap((codes) => Object.keys(codes)))

/** Where a phrase starts in the words, or -1. */
function indexOfPhrase(words: string[], phrase: string[]): number {
  for (let at = 0; at + phrase.length <= words.length; at++) {
    if (phrase.every((word, i) => words[at + i] === word)) return at
  }
  return -1
}

/** Words shortly before a condition that take it back, or give it to somebody else. */
const takenBack = [
  'no',
  'not',
  'without',
  'denies',
  'denied',
  'negative',
  'excluded',
  'exclude',
  'absent',
  'suspected',
  'possible',
  'screening',
  'family',
  'fh',
  'mother',
  'father',
  'risk',
  'rule',
  'ruled',
  'r',
]
const reach = 4

function saysSo(words: string[], resolved: Resolved): boolean {
  return resolved.phrases.some(({ words: phrase, not }) => {
    const at = indexOfPhrase(words, phrase)
    if (at < 0 || not.some((each) => indexOfPhrase(words, each) >= 0)) return false
    return !words.slice(Math.max(0, at - reach), at).some((word) => takenBack.includes(word))
  })
}

/** How a concept was recognised; `text` means that only words spoke for it. */
export interface ConditionMatch {
  matchedBy: 'code' | 'text'
  /** The code or the words that decided. */
  by: string
}

/**
 * Does a recorded concept belong to a group of conditions? Codes decide: ICD-10-CM by prefix, SNOMED CT by our short
 * lists. Words (whole words, never parts of them) are asked only where no code of the concept is one we know, because
 * SNOMED CT has far more codes than our lists and a missed aneurysm is worse than a second look.
 * Undefined means that this concept does not say so; it never means that the patient has not got it.
 */
export function matchCondition(concept: Concept, group: ConditionGroup): ConditionMatch | undefined {
  const resolved = resolve(group)
  let recognised = false
  for (const { system, code } of concept.codings) {
    if (icd10Systems.has(system)) {
      const plain = bare(code)
      if (plain) recognised = true
      if (
        resolved.icd10.some((prefix) => plain.startsWith(prefix)) &&
        !resolved.notIcd10.some((prefix) => plain.startsWith(prefix))
      )
        return { matchedBy: 'code', by: code }
    }
    if (snomedSystems.has(system)) {
      if (resolved.snomed.has(code.trim())) return { matchedBy: 'code', by: code }
      if (everySnomedCode.has(code.trim())) recognised = true
    }
  }
  if (recognised) return undefined
  for (const text of [concept.text, ...concept.codings.map((coding) => coding.display ?? '')]) {
    if (text && saysSo(wordsOf(text), resolved)) return { matchedBy: 'text', by: text }
  }
  return undefined
}

/** True when the concept belongs to the group, by code or by words. */
export const conceptIs = (concept: Concept, group: ConditionGroup): boolean =>
  matchCondition(concept, group) !== undefined
