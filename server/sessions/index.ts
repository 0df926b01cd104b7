export { initialsOfPatient } from './behind-the-lock.ts'
export { registerSessions } from './routes.ts'
export { listSessions, readEvents } from './store.ts'
