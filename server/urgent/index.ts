export { escalateClinic } from './escalate.ts'
export { type OpenPathway, readOpenPathway } from './of-patient.ts'
export { registerUrgent } from './routes.ts'
export { openUrgentPathway } from './store.ts'
