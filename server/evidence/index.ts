export { registerEvidence } from './routes.ts'
export { isApproved } from './store.ts'
