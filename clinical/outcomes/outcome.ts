import type { Instrument, PointChange } from '../instruments/index.ts'
import type { SignOff, Source } from '../quantity/source.ts'
import type { ThreeValued } from '../quantity/three-valued.ts'

/** What a word such as response means here; stored beside each result. */
export interface Definition {
  id: string
  /** In words, with its numbers: `MADRS fell by at least 50 % from baseline`. */
  statement: string
  source: Source
  status?: SignOff
}

export interface Judgement {
  definition: Definition
  /** `unknown` without a baseline, and where a percentage of a baseline of zero would be asked for. */
  holds: ThreeValued
}

/** What became of a score against its baseline, each answer with its definition. */
export interface Outcome {
  instrument: string
  version: string
  baselineTotal: number | null
  total: number
  /** Total less baseline: negative when it fell. */
  change: number | null
  /** Change in per cent of the baseline, not rounded; null without a baseline or with a baseline of zero. */
  changePercent: number | null
  /** Points in the direction that is better for the patient; negative when worse. */
  improvement: number | null
  /** These four are null where the field defines no response on the instrument. */
  response: Judgement | null
  partialResponse: Judgement | null
  nonResponse: Judgement | null
  deterioration: Judgement | null
  /** One for each definition in use; empty where there is none. */
  remission: Judgement[]
  meaningfulChange: Judgement | null
  substantialChange: Judgement | null
}

const delphi: Source = {
  citation:
    'Sforzini L et al. A Delphi-method-based consensus guideline for TRD. Mol Psychiatry 2022;27:1286-1299, table 1',
  url: 'https://www.ncbi.nlm.nih.gov/pmc/articles/PMC9095475',
  evidence: 'verified',
}

const deteriorationSource: Source = { citation: 'No published definition for this setting', evidence: 'local' }

export interface ScoreInCourse {
  total: number
  /** Flag ids of the score; absent when only a total is known. */
  flags?: readonly string[]
}

/** Judges a score against its baseline; null stands for no baseline. Whole numbers are compared, never rounded ones. */
export function judgeOutcome(instrument: Instrument, baseline: ScoreInCourse | null, now: ScoreInCourse): Outcome {
  const change = baseline === null ? null : now.total - baseline.total
  const better = instrument.direction === 'higher-is-worse' ? -1 : 1
  const improvement = change === null ? null : change === 0 ? 0 : change * better
  return {
    instrument: instrument.id,
    version: instrument.version,
    baselineTotal: baseline?.total ?? null,
    total: now.total,
    change,
    changePercent:
      baseline === null || change === null || baseline.total === 0 ? null : (change / baseline.total) * 100,
    improvement,
    ...judgeResponse(instrument, baseline, now),
    remission: instrument.remission.map(({ id, label, atMost, source }) => ({
      definition: { id, statement: label, source },
      holds: now.total <= atMost ? 'yes' : 'no',
    })),
    meaningfulChange: judgePoints(instrument, 'meaningful-change', instrument.meaningfulChange, improvement),
    substantialChange: judgePoints(instrument, 'substantial-change', instrument.substantialChange, improvement),
  }
}

/** Total at which the response begins, on the scale of the instrument; null where no response is defined. */
export const responseTotal = (instrument: Instrument, baselineTotal: number): number | null =>
  instrument.response === undefined ? null : (baselineTotal * (100 - instrument.response.percentFall)) / 100

export function responseDefinition(instrument: Instrument): Definition | null {
  const { response, shortTitle, id } = instrument
  if (response === undefined) return null
  return {
    id: `${id}-response`,
    statement: `${shortTitle} fell by at least ${response.percentFall} % from baseline`,
    source: response.source,
  }
}

type ResponseJudgements = Pick<Outcome, 'response' | 'partialResponse' | 'nonResponse' | 'deterioration'>

function judgeResponse(instrument: Instrument, baseline: ScoreInCourse | null, now: ScoreInCourse): ResponseJudgements {
  const definition = responseDefinition(instrument)
  if (definition === null || instrument.response === undefined) {
    return { response: null, partialResponse: null, nonResponse: null, deterioration: null }
  }
  const { percentFall } = instrument.response
  const { shortTitle, id } = instrument
  const judge = (judged: Definition, test: (fallPercent: number) => boolean): Judgement => ({
    definition: judged,
    holds:
      baseline === null || baseline.total === 0
        ? 'unknown'
        : test(fallPercentOf(baseline.total, now.total))
          ? 'yes'
          : 'no',
  })
  const deterioration = judge(
    {
      id: `${id}-deterioration`,
      statement: `${shortTitle} rose by at least 50 % from baseline, or suicidal thoughts are new`,
      source: deteriorationSource,
      status: 'needs-clinical-sign-off',
    },
    (fall) => fall <= -50,
  )
  return {
    response: judge(definition, (fall) => fall >= percentFall),
    partialResponse: judge(
      {
        id: `${id}-partial-response`,
        statement: `${shortTitle} fell by 25 % to less than ${percentFall} % from baseline`,
        // The consensus on 25 % was read; the word for the range above it was not.
        source: { ...delphi, evidence: 'unverified' },
      },
      (fall) => fall >= 25 && fall < percentFall,
    ),
    nonResponse: judge(
      { id: `${id}-non-response`, statement: `${shortTitle} fell by less than 25 % from baseline`, source: delphi },
      (fall) => fall < 25,
    ),
    deterioration: hasNewIdeation(baseline, now) ? { ...deterioration, holds: 'yes' } : deterioration,
  }
}

// Multiplied before it is divided: 50 % of 34 is then exactly 17.
const fallPercentOf = (baselineTotal: number, total: number): number => ((baselineTotal - total) * 100) / baselineTotal

const hasNewIdeation = (baseline: ScoreInCourse | null, now: ScoreInCourse): boolean =>
  baseline?.flags !== undefined &&
  !baseline.flags.includes('suicidal-ideation') &&
  (now.flags ?? []).includes('suicidal-ideation')

function judgePoints(
  { id, shortTitle, direction }: Instrument,
  kind: string,
  asked: PointChange | undefined,
  improvement: number | null,
): Judgement | null {
  if (asked === undefined) return null
  const moved = direction === 'higher-is-worse' ? 'fell' : 'rose'
  return {
    definition: {
      id: `${id}-${kind}`,
      statement: `${shortTitle} ${moved} by at least the ${asked.points} points called ${asked.label}`,
      source: asked.source,
      ...(asked.status ? { status: asked.status } : {}),
    },
    holds: improvement === null ? 'unknown' : improvement >= asked.points ? 'yes' : 'no',
  }
}
