export { isYesNo } from './answer-options.ts'
export {
  type AnswerOption,
  type AskedWhen,
  type Band,
  bandOf,
  type Condition,
  type Cutoff,
  type Domain,
  type FlagRule,
  flagsOf,
  graverEnd,
  type Instrument,
  type Item,
  type Licence,
  labelOfBand,
  labelOfSubscale,
  type MeasuredVital,
  meaningOfFlag,
  type PatternRule,
  type PointChange,
  type PointTable,
  type Remission,
  type Scoring,
  type Subscale,
  type TriageTier,
  totalRange,
} from './instrument.ts'
export { type AnswerFault, type Answers, faultOfAnswer, findItem } from './read-answers.ts'
export { findInstrument, type InstrumentGroup, instrumentGroups, instruments } from './registry.ts'
export { askedItems, faultOfTotal, type InstrumentScore, mayBeRawSum, scoreInstrument, tierSoFar } from './score.ts'
export { type ItemWording, type Wording, withWording } from './wording.ts'
