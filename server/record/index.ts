export {
  amendFact,
  factHistory,
  listFacts,
  type NewFact,
  readPatientRecord,
  recordFact,
  retractFact,
  type StoredFact,
} from './facts.ts'
