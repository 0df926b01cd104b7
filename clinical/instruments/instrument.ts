import type { SignOff, Source } from '../quantity/source.ts'

/** One way to answer an item: the number that is stored and the words beside it. */
export interface AnswerOption {
  value: number
  label: string
  /** LOINC answer code (`LA6568-5`), where confirmed. */
  loinc?: string
}

/** The item is put only when the earlier item, or several of them together, were answered with at least this number. */
export type AskedWhen = { linkId: string; atLeast: number } | { sumOf: string[]; atLeast: number }

export type MeasuredVital = 'spo2' | 'heart-rate' | 'respiratory-rate' | 'systolic' | 'temperature'

export interface Item {
  /** Unique in the instrument, stable for ever: answers are stored under it. */
  linkId: string
  /** A few neutral words of ours: what the item is about. Always there, on every screen and print. */
  label: string
  /** The instrument's own wording. Only where the licence lets it be shipped. */
  text?: string
  /** Lowest and highest answer; answers are whole numbers, unless measured. Yes and no are 1 and 0. */
  min: number
  max: number
  /**
   * One for each answer, lowest first; the labels are bare numbers where the licence keeps the anchors. Empty where the
   * answer is written as a number.
   */
  options: AnswerOption[]
  /** The answer is a number that is measured or marked on a line, not chosen. */
  measured?: { unit: string; decimals: number }
  /** It asks for exactly this vital sign, so that a session's newest one answers it until somebody says otherwise. */
  vital?: MeasuredVital
  /** It is judged beside this vital sign, which does not answer it by itself. */
  besideVital?: 'spo2' | 'blood-pressure' | 'respiratory-rate'
  /** Put the other way round: it counts from its other end. Answers are stored as given. */
  reversed?: true
  askedWhen?: AskedWhen
  /** The form asks for this item or for the other one (less appetite, more appetite); one of the two is enough. */
  alternativeTo?: string
  loinc?: string
}

/** From this total upwards, to the next band or the end of the range. */
export interface Band {
  id: string
  label: string
  from: number
}

export interface Remission {
  /** Unique over all instruments, stored beside the result: `madrs-at-most-12`. */
  id: string
  label: string
  atMost: number
  source: Source
}

/** A number of points, in the direction of improvement. */
export interface PointChange {
  points: number
  /** What such a change is called, and by whom: `substantial (Turkoz 2021)`. */
  label: string
  source: Source
  status?: SignOff
}

/** A cut-off for screening: totals at or beyond it need a look; it is no diagnosis. */
export interface Cutoff {
  id: string
  label: string
  atLeast?: number
  atMost?: number
  source: Source
  status?: SignOff
}

/** An answer that must be seen whatever the total is, also when the form is unfinished. */
export interface FlagRule {
  id: string
  linkId: string
  atLeast: number
  meaning: string
  source: Source
  status?: SignOff
}

/** At least `count` of these items were answered with at least `atLeast`. */
export interface Condition {
  items: string[]
  count: number
  atLeast: number
}

/** A pattern of answers that must be seen beside the total; raised as a flag as soon as all of it holds. */
export interface PatternRule {
  id: string
  allOf: Condition[]
  meaning: string
  source: Source
  status?: SignOff
}

/** What a measured value counts. Of several tables for one item, the one whose `when` holds is used. */
export interface PointTable {
  linkId: string
  /** Answers to other items, exactly. */
  when?: Record<string, number>
  /** Lowest first; the last whose `from` is reached counts. */
  steps: { from: number; points: number }[]
}

/** A value that counts so many points by itself. */
export interface SingleSign {
  id: string
  points: number
  meaning: string
  band: Omit<Band, 'from'> & { below: number }
  source: Source
}

export interface Domain {
  id: string
  label: string
  /** The domain counts as the highest of these. */
  items: string[]
}

export interface TriageTier {
  id: string
  /** Any of these answered yes puts the patient at least in this tier. */
  anyOf: string[]
}

/**
 * How answers become a result.
 * - `sum`: add the items, times the factor.
 * - `percent-of-maximum`: where the sum lies between its lowest and highest, in per cent, to one decimal.
 * - `domain-maxima`: add each domain's highest item.
 * - `screen`: the total counts some items, and the result is positive only when all conditions hold.
 * - `points`: each measured value counts points by its table; `single` flags a value that alone is grave, and lifts a
 *   total below its `band.below` into that band.
 * - `profile`: one digit a dimension, written side by side and never added (`21231`); there is no total.
 * - `triage`: the highest tier with a yes; there is no total, because counting the answers would say something false.
 */
export type Scoring =
  | { kind: 'sum'; factor: number }
  | { kind: 'percent-of-maximum' }
  | { kind: 'domain-maxima'; domains: Domain[] }
  | { kind: 'screen'; counted: string[]; positiveWhen: Condition[] }
  | { kind: 'points'; tables: PointTable[]; single: SingleSign }
  | { kind: 'profile'; dimensions: string[] }
  | { kind: 'triage'; tiers: TriageTier[] }

/** Adds up items beside the total: a short form inside a longer one, or the raw score of a percentage. */
export interface Subscale {
  id: string
  label: string
  items: string[]
  source: Source
}

export interface Licence {
  /** `shippable`: wording included. `labels-only`: a form for entering scores, from the clinic's own licensed copy. */
  text: 'shippable' | 'labels-only'
  holder: string
  terms: string
  source: Source
}

/** One instrument: everything that the form, the score, the chart and the exchange formats need. */
export interface Instrument {
  id: string
  /** Goes up when items, scoring, bands or thresholds change; stored with each assessment. */
  version: string
  title: string
  /** As it is written on a chart: `PHQ-9`. */
  shortTitle: string
  source: Source
  /** The instrument as a whole is a proposal of ours. */
  status?: SignOff
  licence: Licence
  recallPeriod: string
  administeredBy: ('patient' | 'clinician' | 'trained-staff')[]
  direction: 'higher-is-worse' | 'higher-is-better'
  /** Stands above the items: the instrument's own words where they may be shipped, else how to fill the form in. */
  prompt: string
  items: Item[]
  /** Asked with the form and kept, but never part of a score. */
  unscoredItems: Item[]
  scoring: Scoring
  subscales: Subscale[]
  /** Lowest first; empty when the source gives none. */
  bands: Band[]
  bandSource?: Source
  /** What happens to the result when answers are missing, in words. Nothing is filled in: no proration. */
  missingItems: string
  flags: FlagRule[]
  patterns?: PatternRule[]
  cutoffs: Cutoff[]
  /** Fall from baseline that counts as response; absent where the field defines none. */
  response?: { percentFall: number; source: Source }
  /** The first is the one shown when a screen has room for one. */
  remission: Remission[]
  meaningfulChange?: PointChange
  substantialChange?: PointChange
  /** `band` is the code of a triage's tier. Absent means not confirmed: a local code, never a guess. */
  loinc: { panel?: string; total?: string; band?: string }
}

/** Lowest and highest total that the scoring can give; null where there is no total. */
export function totalRange(instrument: Instrument): { min: number; max: number } | null {
  const { scoring, items } = instrument
  const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0)
  switch (scoring.kind) {
    case 'sum':
      return {
        min: sum(items.map((item) => item.min)) * scoring.factor,
        max: sum(items.map((item) => item.max)) * scoring.factor,
      }
    case 'domain-maxima': {
      const of = (domain: Domain) => items.filter((item) => domain.items.includes(item.linkId))
      return {
        min: sum(scoring.domains.map((domain) => Math.max(...of(domain).map((item) => item.min)))),
        max: sum(scoring.domains.map((domain) => Math.max(...of(domain).map((item) => item.max)))),
      }
    }
    case 'percent-of-maximum':
      return { min: 0, max: 100 }
    case 'screen': {
      const counted = items.filter((item) => scoring.counted.includes(item.linkId))
      return { min: sum(counted.map((item) => item.min)), max: sum(counted.map((item) => item.max)) }
    }
    case 'points': {
      const highest = new Map<string, number>()
      for (const { linkId, steps } of scoring.tables)
        highest.set(linkId, Math.max(highest.get(linkId) ?? 0, ...steps.map((step) => step.points)))
      return { min: 0, max: sum([...highest.values()]) }
    }
    case 'profile':
    case 'triage':
      return null
  }
}

const ranges = new WeakMap<Instrument, ReturnType<typeof totalRange>>()

/** Of an instrument it is always the same, and every assessment of a panel asks for it. */
function knownRange(instrument: Instrument): ReturnType<typeof totalRange> {
  const known = ranges.get(instrument)
  if (known !== undefined) return known
  const range = totalRange(instrument)
  ranges.set(instrument, range)
  return range
}

/** The band that a total falls in; null without bands, without a total, or outside the range. */
export function bandOf(instrument: Instrument, total: number | null): Band | null {
  const range = knownRange(instrument)
  if (total === null || range === null || total < range.min || total > range.max) return null
  return instrument.bands.findLast((band) => total >= band.from) ?? null
}

/** The words for a band as a score names it; undefined for the tiers of a triage, which have their own. */
export function labelOfBand(instrument: Instrument, band: string | null): string | undefined {
  const { scoring, bands } = instrument
  if (scoring.kind === 'screen') return band === null ? undefined : `${band} screen`
  if (scoring.kind === 'points' && scoring.single.band.id === band) return scoring.single.band.label
  return bands.find((each) => each.id === band)?.label
}

/** Everything that an instrument can raise besides its total, in words. */
export function flagsOf({ flags, patterns = [], scoring }: Instrument): { id: string; meaning: string }[] {
  return [...flags, ...patterns, ...(scoring.kind === 'points' ? [scoring.single] : [])]
}

/** What a flag says, in words; undefined for one that no rule of the instrument raises. */
export function meaningOfFlag(instrument: Instrument, id: string): string | undefined {
  return flagsOf(instrument).find((each) => each.id === id)?.meaning
}

/** The words for a part of the result. */
export function labelOfSubscale({ scoring, subscales, items }: Instrument, id: string): string {
  const domains = scoring.kind === 'domain-maxima' ? scoring.domains : []
  const named = [...domains, ...subscales].find((each) => each.id === id)
  if (named) return named.label
  if (scoring.kind === 'profile' && id === 'profile') return 'Profile, a digit for each dimension'
  return items.find((item) => item.linkId === id)?.label ?? id
}

/** Which end of an item is the graver one; `neither` where too low and too high are both. */
export function graverEnd({ direction, scoring }: Instrument, { reversed }: Item): 'high' | 'low' | 'neither' {
  if (scoring.kind === 'points') return 'neither'
  return (direction === 'higher-is-worse') === (reversed === undefined) ? 'high' : 'low'
}
