export { registerOutcomes } from './routes.ts'
export { type PatientCourse, readCourse } from './store.ts'
