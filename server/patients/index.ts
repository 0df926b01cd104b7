export { readJourney, refreshJourney } from './journey.ts'
export { registerPatients } from './routes.ts'
export { createPatient, type NewPatient, type Patient, readPatient } from './store.ts'
