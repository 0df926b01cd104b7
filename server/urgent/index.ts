export { escalateClinic } from './escalate.ts'
export { registerUrgent } from './routes.ts'
export { openUrgentPathway } from './store.ts'
