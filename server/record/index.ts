export { dateOfFact } from './fact-date.ts'
export {
  amendFact,
  factHistory,
  listFacts,
  type NewFact,
  readFact,
  readPatientRecord,
  recordFact,
  retractFact,
  type StoredFact,
} from './facts.ts'
export { registerRecord } from './routes.ts'
