export { dateOfFact } from './fact-date.ts'
export {
  amendFact,
  factHistory,
  listFacts,
  type NewFact,
  nameOf,
  readFact,
  readPatientRecord,
  recordFact,
  retractFact,
  type StoredFact,
} from './facts.ts'
export { factOfHand } from './hand-entered.ts'
export { type FactToRecord, recordFacts } from './record-many.ts'
export { registerRecord } from './routes.ts'
