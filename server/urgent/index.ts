export { escalateClinic } from './escalate.ts'
export { type OpenPathway, readOpenPathway } from './of-patient.ts'
export { registerUrgent } from './routes.ts'
export { actOnPathway, openUrgentPathway } from './store.ts'
