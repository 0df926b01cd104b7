import { BitSet } from '../quantity/bit-set.ts'
import { ConceptMemo } from '../record/concept-memo.ts'
import type { Concept } from '../record/record.ts'
import type { ConditionGroupDefinition } from './condition-group.ts'
import { type ConditionGroup, conditionGroups } from './groups.ts'
import { type Saying, says, suspicionIn, wordsOf } from './says.ts'
import { snomedCodes } from './snomed.ts'

const icd10Systems = new Set([
  'http://hl7.org/fhir/sid/icd-10-cm',
  'http://hl7.org/fhir/sid/icd-10',
  'http://www.cms.gov/Medicare/Coding/ICD10',
  'urn:oid:2.16.840.1.113883.6.90',
  'urn:oid:2.16.840.1.113883.6.3',
  'urn:oid:2.16.840.1.113883.6.4',
  // The German modification, from its two publishers: in these groups its codes are those of the WHO.
  'http://fhir.de/CodeSystem/bfarm/icd-10-gm',
  'http://fhir.de/CodeSystem/dimdi/icd-10-gm',
])
const snomedSystems = new Set(['http://snomed.info/sct', 'urn:oid:2.16.840.1.113883.6.96'])

/** Also as https and with a slash at its end: what is meant is the same. */
const isAmong = (systems: ReadonlySet<string>, system: string): boolean =>
  systems.has(system) ||
  systems.has(
    system
      .trim()
      .replace(/^https:/, 'http:')
      .replace(/\/$/, ''),
  )

const bare = (code: string): string => code.trim().toUpperCase().replaceAll('.', '')

/** A group with everything that it includes. */
interface Resolved {
  icd10: { take: string[]; not: string[] }[]
  snomed: Set<string>
  sayings: Saying[]
}

const resolvedGroups = new Map<ConditionGroup, Resolved>()

function resolve(group: ConditionGroup): Resolved {
  const known = resolvedGroups.get(group)
  if (known) return known
  const { icd10, notIcd10, words, besideWords, notWords, includes }: ConditionGroupDefinition = conditionGroups[group]
  const parts = (includes ?? []).map((each) => resolve(each as ConditionGroup))
  const saying = {
    phrases: (words ?? []).map(wordsOf),
    beside: (besideWords ?? []).map(wordsOf),
    not: (notWords ?? []).map(wordsOf),
  }
  const resolved: Resolved = {
    icd10: [{ take: icd10.map(bare), not: (notIcd10 ?? []).map(bare) }, ...parts.flatMap((part) => part.icd10)],
    snomed: new Set([...Object.keys(snomedCodes[group] ?? {}), ...parts.flatMap((part) => [...part.snomed])]),
    sayings: [saying, ...parts.flatMap((part) => part.sayings)],
  }
  resolvedGroups.set(group, resolved)
  return resolved
}

const everySnomedCode = new Set(Object.values(snomedCodes).flatMap((codes) => Object.keys(codes)))

/** A `?` in a prefix stands for any one character: `T50.??2`, poisoning of any kind with intent. */
const startsWithAny = (code: string, prefixes: string[]): boolean =>
  prefixes.some((prefix) =>
    prefix.includes('?')
      ? code.length >= prefix.length && [...prefix].every((each, at) => each === '?' || each === code[at])
      : code.startsWith(prefix),
  )

/** Does a concept have a code that is understood here? Of ICD-10 all are, of SNOMED CT those of our lists. */
export const hasKnownCode = ({ codings }: Concept): boolean =>
  codings.some(
    ({ system, code }) =>
      isAmong(icd10Systems, system) || (isAmong(snomedSystems, system) && everySnomedCode.has(code.trim())),
  )

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
    if (isAmong(icd10Systems, system)) {
      const plain = bare(code)
      if (plain) recognised = true
      const found = resolved.icd10.some(({ take, not }) => startsWithAny(plain, take) && !startsWithAny(plain, not))
      if (found) return { matchedBy: 'code', by: code }
    }
    if (isAmong(snomedSystems, system)) {
      if (resolved.snomed.has(code.trim())) return { matchedBy: 'code', by: code }
      if (everySnomedCode.has(code.trim())) recognised = true
    }
  }
  if (recognised) return undefined
  for (const text of [concept.text, ...concept.codings.map((coding) => coding.display ?? '')]) {
    if (text && says(wordsOf(text), resolved.sayings)) return { matchedBy: 'text', by: text }
  }
  return undefined
}

/** True when the concept belongs to the group, by code or by words. */
export const conceptIs = (concept: Concept, group: ConditionGroup): boolean => read.of(concept).names.has(group)

/** All groups that a concept belongs to. */
export const groupsOf = (concept: Concept): ReadonlySet<ConditionGroup> => read.of(concept).names

/** The same as bits, to be compared with those of `groupBits`. */
export const groupBitsOf = (concept: Concept): BitSet => read.of(concept).bits

/** Some groups as bits. */
export const groupBits = (groups: readonly ConditionGroup[] = []): BitSet =>
  new BitSet(everyGroup.length, groups.map(numberOfGroup))

const everyGroup = Object.keys(conditionGroups) as ConditionGroup[]
const numbers = new Map(everyGroup.map((group, number) => [group, number]))

/** The bit that stands for a group. */
export const numberOfGroup = (group: ConditionGroup): number => numbers.get(group) as number

const read = new ConceptMemo((concept) => {
  const names = everyGroup.filter((group) => matchCondition(concept, group) !== undefined)
  return { names: new Set(names) as ReadonlySet<ConditionGroup>, bits: groupBits(names) }
})

/** Do its words, beside no code that we know, begin by calling it suspected: `Rule out aortic aneurysm`? */
export const saysSuspected = (concept: Concept): boolean => suspected.of(concept)

const suspected = new ConceptMemo(
  (concept) =>
    !hasKnownCode(concept) &&
    [concept.text, ...concept.codings.map(({ display }) => display ?? '')].some(
      (text) => /^\s*\?/.test(text) || suspicionIn(wordsOf(text)) > 0,
    ),
)

const past = /^(?:personal |past |prior )?(?:history of|h\/o|hx of|status post|s\/p|previous|former|prior|past)\b/i

/** Do its words, beside no code that we know, say that it is over: `History of mania`? */
export const saysPast = (concept: Concept): boolean => past.test(concept.text.trim()) && !hasKnownCode(concept)
