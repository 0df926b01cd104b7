import {
  findInstrument,
  findItem,
  type Instrument,
  type Item,
  instruments,
  totalRange,
} from '../../clinical/instruments/index.ts'
import { otherInstrumentTotals } from './observation-codes.ts'

/** An instrument as far as a record can name it; `known` where Evenkeel has its items. */
export interface NamedInstrument {
  id: string
  shortTitle: string
  version?: string
  known?: Instrument
}

/** What a code of an observation stands for in an instrument. */
export type InstrumentCode = { instrument: NamedInstrument } & (
  | { kind: 'total' | 'panel' | 'band' }
  | { kind: 'item'; item: Item }
)

const named = (known: Instrument): NamedInstrument => ({
  id: known.id,
  shortTitle: known.shortTitle,
  version: known.version,
  known,
})

const byLoinc = new Map<string, InstrumentCode>()
for (const known of instruments) {
  const instrument = named(known)
  for (const item of [...known.items, ...known.unscoredItems]) {
    if (item.loinc && !byLoinc.has(item.loinc)) byLoinc.set(item.loinc, { instrument, kind: 'item', item })
  }
  for (const kind of ['total', 'panel', 'band'] as const) {
    const code = known.loinc[kind]
    if (code) byLoinc.set(code, { instrument, kind })
  }
}
for (const [code, id] of otherInstrumentTotals) {
  byLoinc.set(code, { instrument: { id, shortTitle: id.toUpperCase() }, kind: 'total' })
}

/** `MADRS total score`, `PHQ-9`: the folded title, with nothing else than the words for a total. */
const byTitle = new Map(
  instruments.flatMap((known) =>
    totalRange(known)
      ? [known.shortTitle, known.id, known.title].map((title) => [fold(title), named(known)] as const)
      : [],
  ),
)

/** Letters and digits alone, to compare words by. */
export function fold(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '')
}

/** By LOINC code, else by the instrument's name as the whole text of a code. */
export function instrumentCode(codeOrText: string): InstrumentCode | undefined {
  const coded = byLoinc.get(codeOrText)
  if (coded) return coded
  const title = fold(codeOrText.replace(/\b(total|score|reported|result)\b/gi, ''))
  const instrument = title === '' ? undefined : byTitle.get(title)
  return instrument && { instrument, kind: 'total' }
}

/** The instrument that a questionnaire's address names: its id, its LOINC panel, or its title, with or without version. */
export function instrumentOfQuestionnaire(canonical: string): NamedInstrument | undefined {
  const last = (canonical.split('|')[0] ?? '').split(/[/:]/).at(-1) ?? ''
  const known = findInstrument(last) ?? instruments.find((each) => fold(each.shortTitle) === fold(last))
  if (known) return named(known)
  const coded = byLoinc.get(last)
  return coded?.kind === 'panel' ? coded.instrument : undefined
}

/** The instrument to which all of these link ids belong by LOINC code, two or more of them. */
export function instrumentOfItems(linkIds: string[]): NamedInstrument | undefined {
  const found = linkIds
    .flatMap((linkId) => byLoinc.get(linkId.replace(/^\//, '')) ?? [])
    .filter((each) => each.kind === 'item')
  const ids = new Set(found.map((each) => each.instrument.id))
  return found.length >= 2 && ids.size === 1 ? found[0]?.instrument : undefined
}

export const itemOf = (instrument: NamedInstrument, linkId: string): Item | undefined =>
  instrument.known && findItem(instrument.known, linkId)

export const isTotalOf = (known: Instrument | undefined, linkId: string): boolean => {
  const code = linkId.replace(/^\//, '')
  return code === 'total' || code === 'total-score' || (code !== '' && code === known?.loinc.total)
}

/** Why a total was not taken that could be the raw sum as well. */
export const rawOrPerCent = ({ shortTitle }: Instrument): string =>
  `It does not say whether this total of ${shortTitle} is its raw sum or per cent`
