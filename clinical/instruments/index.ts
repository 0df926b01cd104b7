export {
  type AnswerOption,
  type AskedWhen,
  type Band,
  bandOf,
  type Cutoff,
  type Domain,
  type FlagRule,
  type Instrument,
  type Item,
  type Licence,
  type PointChange,
  type Remission,
  type Scoring,
  type Subscale,
  type TriageTier,
  totalRange,
} from './instrument.ts'
export { findInstrument, instruments } from './registry.ts'
export {
  type AnswerFault,
  type Answers,
  askedItems,
  faultOfTotal,
  findItem,
  type InstrumentScore,
  scoreInstrument,
  tierSoFar,
} from './score.ts'
