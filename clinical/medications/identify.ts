import { ConceptMemo } from '../record/concept-memo.ts'
import type { Coding, Concept } from '../record/record.ts'
import { antidepressants } from './antidepressants.ts'
import { augmentation } from './augmentation.ts'
import { interactingMedicines } from './interacting-medicines.ts'
import type { DoseThreshold, IdentifiedMedication, Medication, ProductForm } from './medication.ts'
import { namesAbroad } from './names-abroad.ts'
import { otherUseOf } from './other-use.ts'
import { type ProductName, readProductName, type Segment, wordsOf } from './product-name.ts'
import { recordedProducts } from './recorded-products.ts'

/** Every medicine that Evenkeel knows by name. */
export const medications: readonly Medication[] = [...antidepressants, ...augmentation, ...interactingMedicines]

const byId = new Map(medications.map((medication) => [medication.id, medication]))

/** By id (`sertraline`); undefined when the table has none of that name. */
export const findMedication = (id: string): Medication | undefined => byId.get(id)

const byRxcui = new Map<string, Medication>()
const byAtc = new Map<string, Medication>()
/** Names by their first word, longest first, so that `lithium carbonate` is tried before `lithium`. */
const byFirstWord = new Map<string, { words: string[]; medication: Medication }[]>()
for (const medication of medications) {
  for (const code of [medication.rxnormIngredient, ...(medication.rxnormAlso ?? [])]) {
    if (code) byRxcui.set(code, medication)
  }
  for (const code of [medication.atc, ...(medication.atcAlso ?? [])]) if (code) byAtc.set(code, medication)
  for (const name of new Set([...medication.names, ...medication.names.flatMap(namesAbroad)])) {
    const words = wordsOf(name)
    const first = words[0]
    if (!first) continue
    const list = byFirstWord.get(first) ?? []
    list.push({ words, medication })
    list.sort((a, b) => b.words.length - a.words.length)
    byFirstWord.set(first, list)
  }
}

const rxnormSystems = new Set(['http://www.nlm.nih.gov/research/umls/rxnorm', 'urn:oid:2.16.840.1.113883.6.88'])
const atcSystems = new Set(['http://www.whocc.no/atc', 'urn:oid:2.16.840.1.113883.6.73'])

interface Hit {
  medication: Medication
  matchedBy: 'code' | 'name'
  segment?: Segment
  product?: ProductName
  rxcui?: string
  codedStrengthMg?: number
}

function hitByCode(coding: Coding): Hit | undefined {
  const code = coding.code.trim()
  if (rxnormSystems.has(coding.system)) {
    const recorded = recordedProducts[code]
    const medication = byRxcui.get(code) ?? (recorded && byId.get(recorded.medication))
    return medication && { medication, matchedBy: 'code', rxcui: code, codedStrengthMg: recorded?.strengthMg }
  }
  if (atcSystems.has(coding.system)) {
    const medication = byAtc.get(code.toUpperCase())
    return medication && { medication, matchedBy: 'code' }
  }
  return undefined
}

function medicationsIn(words: string[]): Medication[] {
  const found: Medication[] = []
  for (let at = 0; at < words.length; ) {
    const name = byFirstWord.get(words[at] ?? '')?.find((each) => each.words.every((word, i) => words[at + i] === word))
    if (name && !found.includes(name.medication)) found.push(name.medication)
    at += name?.words.length ?? 1
  }
  return found
}

function hitsByName(text: string): Hit[] {
  const product = readProductName(text)
  const hits: Hit[] = []
  for (const segment of product.segments) {
    for (const medication of medicationsIn(segment.words)) {
      const known = hits.find((hit) => hit.medication === medication)
      if (!known) hits.push({ medication, matchedBy: 'name', segment, product })
      // A starter pack holds tablets of several strengths: none is that of a tablet.
      else if (known.segment && known.segment.strengthMg !== segment.strengthMg)
        known.segment = { words: known.segment.words }
    }
  }
  for (const medication of medicationsIn(product.brand)) {
    // `oxycodone 5 MG [Percocet]` names its ingredient itself; a brand alone (`[Tegretol]`) has to stand for it.
    if (hits.length === 0) hits.push({ medication, matchedBy: 'name', segment: product.segments[0], product })
  }
  return hits
}

/** Ingredients of a fixed combination become that combination. */
function joinCombinations(hits: Hit[]): Hit[] {
  const ids = new Set(hits.map((hit) => hit.medication.id))
  for (const combination of medications) {
    const { ingredients } = combination
    if (!ingredients?.every((id) => ids.has(id))) continue
    const counted = hits.find((hit) => hit.medication.id === ingredients[1])
    const rest = hits.filter((hit) => !ingredients.includes(hit.medication.id))
    return [{ ...(counted as Hit), medication: combination }, ...rest]
  }
  return hits
}

const named = (medication: Medication): string => medication.name

function describe(
  hit: Hit,
  names: Hit[],
  all: Hit[],
  concept: Concept,
  conflict: string | undefined,
): IdentifiedMedication {
  const { medication, rxcui } = hit
  const byName = names.find((each) => each.medication === medication)
  const segment = hit.segment ?? byName?.segment
  const product = hit.product ?? byName?.product ?? names[0]?.product
  // The only segment's strength belongs to the coded medicine only when the words agree or say nothing else.
  const written =
    segment ??
    (names.length === 0 && conflict === undefined ? readProductName(wordsFor(concept)).segments[0] : undefined)
  const strengthMg = hit.codedStrengthMg ?? written?.strengthMg ?? strengthInBrand(medication, written)
  const strengthConflict =
    hit.codedStrengthMg !== undefined && written?.strengthMg !== undefined && hit.codedStrengthMg !== written.strengthMg
      ? `the code means ${hit.codedStrengthMg} mg, the words say ${written.strengthMg} mg`
      : undefined
  const weekly = medication.id === 'fluoxetine' && strengthMg === 90
  const route = product?.route ?? (written?.mgPerHour === undefined ? undefined : 'transdermal')
  const others = all.filter((each) => each !== hit).map((each) => named(each.medication))
  const unknownOthers = (product?.segments ?? [])
    .filter((each) => each !== segment && medicationsIn(each.words).length === 0)
    .map((each) =>
      each.words
        .filter((word) => /\p{L}{4,}/u.test(word))
        .slice(0, 2)
        .join(' '),
    )
    .filter(Boolean)
  const combinedWith = [...others, ...unknownOthers]
  const said = [conflict, strengthConflict].filter(Boolean).join('; ')
  return {
    medication,
    matchedBy: hit.matchedBy,
    ...(strengthMg === undefined ? {} : { strengthMg }),
    ...(written?.strengthMgPerMl === undefined ? {} : { strengthMgPerMl: written.strengthMgPerMl }),
    ...(written?.mgPerHour === undefined ? {} : { mgPerHour: written.mgPerHour }),
    ...(weekly ? { release: 'weekly' } : product?.release ? { release: product.release } : {}),
    ...(route ? { route } : {}),
    ...pick(
      'otherUse',
      otherUseOf(medication.id, { words: wordsOf(allWords(concept)), strengthMg, route, rxcui, combinedWith }),
    ),
    ...(combinedWith.length > 0 ? { combinedWith } : {}),
    ...(said ? { conflict: said } : {}),
  }
}

/** `Symbyax 6-25 mg`: the strength of the ingredient that a combination is counted by, its second. */
const strengthInBrand = ({ ingredients }: Medication, segment: Segment | undefined): number | undefined =>
  ingredients && segment?.strengthsMg?.length === ingredients.length ? segment.strengthsMg[1] : undefined

const pick = <K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } =>
  value === undefined ? {} : ({ [key]: value } as { [P in K]?: V })

const wordsFor = (concept: Concept): string => concept.codings.find((coding) => coding.display)?.display ?? concept.text
const allWords = (concept: Concept): string =>
  [...concept.codings.map((coding) => coding.display ?? ''), concept.text].join(' ')

/**
 * Every known ingredient of a recorded medicine: by RXCUI or ATC code, then by whole words of its displays and text.
 * A code wins over the words; where they name different medicines the result carries `conflict`.
 * An empty list means that Evenkeel does not know the medicine, not that there is none.
 */
export const identifyMedications = (concept: Concept): readonly IdentifiedMedication[] => identified.of(concept)

const identified = new ConceptMemo<readonly IdentifiedMedication[]>(lookUp, 5000)

function lookUp(concept: Concept): IdentifiedMedication[] {
  const codes: Hit[] = []
  for (const coding of concept.codings) {
    const hit = hitByCode(coding)
    if (hit && !codes.some((each) => each.medication === hit.medication)) codes.push(hit)
  }
  const names: Hit[] = []
  for (const text of new Set([...concept.codings.map((coding) => coding.display ?? ''), concept.text])) {
    for (const hit of hitsByName(text)) {
      const known = names.find((each) => each.medication === hit.medication)
      if (!known) names.push(hit)
      else if (known.segment?.strengthMg === undefined && hit.segment?.strengthMg !== undefined)
        Object.assign(known, hit)
    }
  }
  const joinedNames = joinCombinations(names)
  const joinedCodes = joinCombinations(codes)
  if (joinedCodes.length === 0)
    return joinedNames.map((hit) => describe(hit, joinedNames, joinedNames, concept, undefined))

  const agreed = joinedNames.some((name) => joinedCodes.some((code) => code.medication === name.medication))
  const parts = new Set(joinedNames.flatMap((name) => name.medication.ingredients ?? []))
  const partOf = joinedCodes.some((code) => parts.has(code.medication.id))
  const hits =
    agreed || partOf
      ? [
          ...joinedCodes,
          ...joinedNames.filter((name) => !joinedCodes.some((code) => code.medication === name.medication)),
        ]
      : joinedCodes
  const conflict =
    joinedNames.length > 0 && !agreed && !partOf
      ? `the code means ${joinedCodes.map((hit) => named(hit.medication)).join(' and ')}, the words say ${joinedNames.map((hit) => named(hit.medication)).join(' and ')}`
      : undefined
  return hits.map((hit) =>
    describe(hit, conflict ? [] : joinedNames, hits, concept, hit.matchedBy === 'code' ? conflict : undefined),
  )
}

/**
 * The one medicine that a recorded concept stands for in an evaluation: its antidepressant where it has one,
 * else an augmentation, else whatever is known. Undefined when nothing of it is known.
 */
export function identifyMedication(concept: Concept): IdentifiedMedication | undefined {
  const all = identifyMedications(concept)
  return (
    all.find((each) => each.medication.role.includes('antidepressant')) ??
    all.find((each) => each.medication.role.includes('augmentation')) ??
    all[0]
  )
}

/** The daily dose from which this product counts as adequate; undefined where no number is known for its form. */
export function minimumAdequateDose({ medication, release, route }: ProductForm): DoseThreshold | undefined {
  const byForm = medication.minimumByForm?.find(
    (form) =>
      (form.release === undefined || form.release === release) && (form.route === undefined || form.route === route),
  )
  return byForm?.threshold ?? medication.minimumAdequateDoseMgPerDay
}
