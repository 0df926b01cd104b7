export { readJourney, refreshJourney } from './journey.ts'
export { registerPatients } from './routes.ts'
export { foldedName } from './search-key.ts'
export { amendPatient, createPatient, type NewPatient, type Patient, possibleDuplicates, readPatient } from './store.ts'
